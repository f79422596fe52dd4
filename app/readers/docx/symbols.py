"""Signs of symbol fonts (Symbol, Wingdings) as Unicode. Source: the fonts' code charts and Unicode's names for them.

Keys are the bytes of the fonts; programs write them as they are or, from U+F020 on, in the private area.
"""

from __future__ import annotations

from functools import lru_cache

_SYMBOL_ROWS = (
    (0x20, " !∀#∃%&∋()*+,−./0123456789:;<=>?"),
    (0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
    (0x60, "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~"),
    (0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵"),
    (0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"),
    (0xE0, "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
)
_WINGDINGS_ROWS = (
    (0x20, " 🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍"),
    (0x40, "🖎✌🖏👍👎☜☞☝☟🖐☺😐☹💣🕱🏳🏱✈☼🌢❄🕆✞🕈✠✡☪☯🕉☸♈♉"),
    (0x60, "♊♋♌♍♎♏♐♑♒♓🙰🙵●🔾■□🞐❑❒🞟⧫◆❖⬩⌧⮹⌘🏵🏶🙶🙷▯"),
    (0x80, "🄋➀➁➂➃➄➅➆➇➈➉🄌❶➋➌➍➎➏➐➑➒➓🙢🙠🙡🙣🙞🙜🙝🙟·•"),
    (0xA0, "⬝⭘🞆🞈🞊🞋🔿▪☐🟁🟅★🟋🟏🟓🟑⯐⌖⯎⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘"),
    (0xC0, "🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←"),
    (0xE0, "→↑↓🡬🡭🡯🡮🡸➔🡹🡻🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂🢬🢭✗✓☒☑"),
)
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA2: "■", 0xA3: "□"}


def _table(rows: tuple[tuple[int, str], ...]) -> dict[int, str]:
    return {code: sign for first, row in rows for code, sign in enumerate(row, first) if code == 0x20 or sign != " "}


_FONTS = {"symbol": _table(_SYMBOL_ROWS), "wingdings": _table(_WINGDINGS_ROWS), "wingdings 2": _WINGDINGS_2}
_OTHERS = frozenset({"wingdings 3", "webdings"})


@lru_cache(maxsize=256)
def symbol_font(name: str) -> dict[int, str] | None:
    """Return the signs of a symbol font by their bytes, none of them where no chart is known; None for other fonts."""
    folded = name.strip().lower()
    return _FONTS.get(folded, {} if folded in _OTHERS else None)


def symbol(font: str, code: str) -> str | None:
    """Return the sign that w:sym names, None where the font's table does not tell."""
    try:
        place = int(code, 16)
    except ValueError:
        return None
    table = symbol_font(font)
    if table is not None:
        return table.get(place & 0xFF if 0xF000 <= place <= 0xF0FF else place)
    if 0xE000 <= place <= 0xF8FF or not 0x20 <= place <= 0x10FFFF or 0xD800 <= place <= 0xDFFF:
        return None
    return chr(place)


def in_symbols(text: str, table: dict[int, str]) -> tuple[str, int]:
    """Return words that stand in a symbol font as the signs that a person sees, and how many are not known."""
    signs, unknown = [], 0
    for letter in text:
        code = ord(letter) - 0xF000 if "\uf020" <= letter <= "\uf0ff" else ord(letter)
        if code > 0xFF or letter in "\t\u00a0":
            signs.append(letter)
        elif sign := table.get(code):
            signs.append(sign)
        else:
            unknown += 1
    return "".join(signs), unknown
