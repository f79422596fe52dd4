"""Signs of symbol fonts (Symbol, Wingdings) as Unicode. Source: the fonts' published code charts."""

from __future__ import annotations

_SYMBOL = {
    0x2D: "−", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x64: "δ", 0x6C: "λ", 0x6D: "μ", 0x70: "π",
    0x73: "σ", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD7: "⋅", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪", 0xA8: "☐",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(font: str, code: str) -> str | None:
    """Return the sign that w:sym names, None where the font's table does not tell."""
    try:
        place = int(code, 16)
    except ValueError:
        return None
    table = _FONTS.get(font.lower())
    low = place & 0xFF if 0xF000 <= place <= 0xF0FF else place
    if table is not None:
        return table.get(low) or (chr(low) if table is _SYMBOL and 0x20 <= low < 0x40 else None)
    if 0xE000 <= place <= 0xF8FF or not 0x20 <= place <= 0x10FFFF or 0xD800 <= place <= 0xDFFF:
        return None
    return chr(place)
