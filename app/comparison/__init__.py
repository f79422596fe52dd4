"""Two versions of a report: what stands where, what changed, and where marks go."""
