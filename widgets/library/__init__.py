"""The library: its reports by session and version, and what can be done with them."""
