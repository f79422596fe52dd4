"""The window: PySide6. Imports app, never storage."""
