"""A theme: colours by role, read from resources/themes, and putting one on the application."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.paths import RESOURCES
from app.review.model import Verdict
from widgets.theme.fonts import window_font
from widgets.theme.style import STYLE

THEMES = ("light", "dark")


@dataclass(frozen=True)
class Tone:
    """The three colours of one meaning: its line and icon, its fill, its ink on the fill."""

    line: QColor
    fill: QColor
    ink: QColor


@dataclass(frozen=True)
class Theme:
    """The colours of the window by what they are used for."""

    name: str
    window: QColor
    canvas: QColor
    page: QColor
    raised: QColor
    sunken: QColor
    hover: QColor
    text: QColor
    muted: QColor
    faint: QColor
    border: QColor
    field: QColor
    accent: QColor
    accent_ink: QColor
    on_accent: QColor
    accent_soft: QColor
    accent_line: QColor
    select: QColor
    claim: QColor
    reference: QColor
    moved: QColor
    moved_fill: QColor
    tones: Mapping[str, Tone]

    @property
    def dark(self) -> bool:
        """Whether text is light on a dark page."""
        return self.text.lightness() > self.page.lightness()

    @property
    def finding(self) -> Tone:
        """The colours of what the machine found."""
        return self.tones["finding"]

    def tone(self, verdict: Verdict) -> Tone:
        """Return the colours of a verdict."""
        return self.tones[verdict.value]

    def colour(self, role: str) -> QColor:
        """Return the colour of a role, or the line colour of a tone ("muted", "verified"); KeyError for another."""
        return self.tones[role].line if role in self.tones else roles(self)[role]


def roles(theme: Theme) -> dict[str, QColor]:
    """Return every role of the theme with its colour."""
    return {name: value for name, value in vars(theme).items() if isinstance(value, QColor)}


@lru_cache(maxsize=len(THEMES))
def load_theme(name: str) -> Theme:
    """Return the theme "light" or "dark"."""
    data = tomllib.loads((RESOURCES / "themes" / f"{name}.toml").read_text("utf-8"))
    tones = {tone: Tone(*(QColor(colour) for colour in colours)) for tone, colours in data["tones"].items()}
    return Theme(name=name, tones=tones, **{role: QColor(colour) for role, colour in data["roles"].items()})


def system_theme(app: QApplication) -> Theme:
    """Return the theme that the user's system asks for."""
    return load_theme("dark" if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light")


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the application: Fusion, palette, window face and the one style sheet."""
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setFont(window_font())
    app.setPalette(palette(theme))
    app.setStyleSheet(STYLE.substitute({name: colour.name() for name, colour in roles(theme).items()}))


def palette(theme: Theme) -> QPalette:
    """Return the Qt palette of a theme."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, colour in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.raised,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.faint,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.on_accent,
        role.Highlight: theme.select,
        role.HighlightedText: theme.text,
        role.Link: theme.accent_ink,
        role.LinkVisited: theme.accent_ink,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Light: theme.raised,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.field,
        role.Shadow: theme.border,
        role.Accent: theme.accent,
    }.items():
        made.setColor(which, colour)
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, faded(theme.text, 0.45))
    return made


def faded(colour: QColor, share: float) -> QColor:
    """Return a colour with that share of opacity."""
    made = QColor(colour)
    made.setAlphaF(share)
    return made


def mixed(base: QColor, over: QColor, share: float) -> QColor:
    """Return `base` with that share of `over` mixed in."""
    return QColor(
        *(
            round(under + (above - under) * share)
            for under, above in zip(base.getRgb()[:3], over.getRgb()[:3], strict=True)  # type: ignore[index]
        )
    )
