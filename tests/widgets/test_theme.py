"""The theme: both palettes are whole and readable, and every icon exists."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.review.model import Verdict
from widgets.page.painting import verdict_line
from widgets.theme.fonts import NEEDED, has_vietnamese, page_face
from widgets.theme.icons import NAMES, pixmap
from widgets.theme.theme import THEMES, apply_theme, load_theme, mixed, roles


def luminance(colour: QColor) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


# The colours of text with every ground that one of them is painted on.
GROUNDS = {
    "text": (
        *("page", "window", "canvas", "raised", "sunken", "hover", "border"),
        *("accent_soft", "select", "moved_fill"),
    ),
    "muted": ("page", "window", "raised", "sunken", "hover", "accent_soft", "moved_fill"),
    "faint": ("raised",),
    "accent_ink": ("page", "window", "raised", "hover", "accent_soft"),
    "on_accent": ("accent",),
}


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "ground"), [(ink, ground) for ink, all_of in GROUNDS.items() for ground in all_of])
def test_text_is_readable_on_every_ground_it_stands_on(name: str, ink: str, ground: str) -> None:
    known = roles(load_theme(name))
    assert contrast(known[ink], known[ground]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_the_focus_stands_out_from_every_ground(name: str) -> None:
    theme = load_theme(name)
    grounds = (theme.window, theme.page, theme.raised, theme.canvas)
    assert min(contrast(theme.accent, ground) for ground in grounds) >= 3


def foot(verdict: Verdict) -> QImage:
    """Paint the line along the foot of a box in black, whatever the verdict's colour."""
    image = QImage(120, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    verdict_line(painter, verdict, QColor("#000000"), QRectF(4, 2, 110, 18))
    painter.end()
    return image


def test_verdicts_differ_by_icon_and_by_line_even_without_colour(qapp: QApplication) -> None:
    signs = [pixmap(verdict.value, "#000000", 16, 2.0).toImage() for verdict in Verdict]
    lines = [foot(verdict) for verdict in Verdict]
    for images in (signs, lines):
        for number, one in enumerate(images):
            assert all(one != other for other in images[number + 1 :])


@pytest.mark.parametrize("name", THEMES)
def test_every_text_has_a_contrast_of_at_least_four_and_a_half(name: str) -> None:
    theme = load_theme(name)
    pairs = [
        (theme.text, theme.page),
        (theme.muted, theme.page),
        (theme.muted, theme.accent_soft),
        (theme.faint, theme.raised),
        (theme.accent_ink, theme.window),
        (theme.accent_ink, theme.accent_soft),
        (theme.on_accent, theme.accent),
        *((tone.ink, tone.fill) for tone in theme.tones.values()),
        *((theme.text, tone.fill) for tone in theme.tones.values()),
    ]
    assert min(contrast(*pair) for pair in pairs) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_every_line_that_carries_a_meaning_has_a_contrast_of_three(name: str) -> None:
    theme = load_theme(name)
    assert min(contrast(tone.line, theme.page) for tone in theme.tones.values()) >= 3


def test_the_dark_theme_knows_that_it_is_dark() -> None:
    assert load_theme("dark").dark
    assert not load_theme("light").dark


def test_every_verdict_has_colours_and_an_icon() -> None:
    theme = load_theme("light")
    for verdict in Verdict:
        assert theme.colour(verdict.value) == theme.tone(verdict).line
        assert verdict.value in NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_icon_draws_something_in_its_colour(qapp: QApplication, name: str) -> None:
    image: QImage = pixmap(name, "#B5281C", 16, 2.0).toImage()
    assert image.width() == 32
    reds = sum(
        image.pixelColor(x, y).red() > 150 and image.pixelColor(x, y).alpha() > 200
        for x in range(32)
        for y in range(32)
    )
    assert reds > 10


def test_a_theme_dresses_the_application(qapp: QApplication) -> None:
    for name in THEMES:
        theme = load_theme(name)
        apply_theme(qapp, theme)
        assert qapp.palette().window().color() == theme.window
        assert theme.field.name() in qapp.styleSheet()
        assert "$" not in qapp.styleSheet()


def test_the_face_of_the_page_has_vietnamese(qapp: QApplication) -> None:
    assert has_vietnamese(page_face().family)
    assert "ạ" in NEEDED


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    black, white = QColor("#000000"), QColor("#FFFFFF")
    assert mixed(black, white, 0.0) == black
    assert mixed(black, white, 1.0) == white
    assert mixed(black, white, 0.5).red() == 128
