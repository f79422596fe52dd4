"""The page of a report: its text, and over it figures, claims, findings and verdicts."""
