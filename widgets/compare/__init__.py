"""Two versions of a report side by side."""
