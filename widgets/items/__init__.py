"""The list of what can be reviewed."""
