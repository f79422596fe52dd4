"""One file per format, each file -> Report; one registry that picks the reader and holds the limits."""
