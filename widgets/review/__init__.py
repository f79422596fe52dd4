"""The review of the open report: its verdicts, notes, questions, ties, kept in step with the page and the list."""
