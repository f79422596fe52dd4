"""The look: palette, faces, style sheet and icons."""

from widgets.theme.theme import Theme, Tone, apply_theme, load_theme, system_theme

__all__ = ["Theme", "Tone", "apply_theme", "load_theme", "system_theme"]
