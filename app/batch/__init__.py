"""Scanning an archive: many reports, by many processes or machines, interrupted and resumed."""
