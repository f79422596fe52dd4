"""Word files (Office Open XML), read from their XML parts."""
