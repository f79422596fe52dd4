"""What is measured, beside peers in the same run: `make bench`."""
