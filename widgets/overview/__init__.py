"""The overview: progress, findings and figures of the open report in charts."""
