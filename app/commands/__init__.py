"""The command line: one file a command, each handed what it needs by main.py."""
