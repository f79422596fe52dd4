"""Figures, references and claims out of a report: pure functions of its text."""
