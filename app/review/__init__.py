"""Marks and verdicts: what the delegate says of a report, how it is undone, and what the store must do."""
