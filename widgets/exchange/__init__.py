"""Exchange with colleagues: what they say beside one's own, where they differ, and what is sent and summed up."""
