"""Checks: each takes the extracted report and yields relations and findings; it never gives a verdict."""
