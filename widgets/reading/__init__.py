"""The open report: opening it, finding, peeking, copying, and where the reader was."""
