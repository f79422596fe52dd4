"""The library on disk: SQLite through sqlite-utils."""
