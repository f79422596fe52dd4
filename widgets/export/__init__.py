"""Exports in the window: what to write, how it will look, the words of the questions, and where it goes."""
