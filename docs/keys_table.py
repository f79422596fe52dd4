"""Write the table of keys into the guides, from the table of actions: `make screenshots` does so too."""

from __future__ import annotations

import re
import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from app.wording import choose_language, current_language, render  # noqa: E402
from widgets.actions import ACTIONS, MENU_TITLES  # noqa: E402

GUIDES = {"vi": ROOT / "docs" / "huong-dan.md", "en": ROOT / "docs" / "guide.md"}
BEGIN, END = "<!-- keys -->", "<!-- /keys -->"
HEADS = {"vi": ("Phím", "Việc", "Thực đơn"), "en": ("Keys", "What they do", "Menu")}


def keys_table(language: str) -> str:
    """Return the keys of all actions as a table, in a language."""
    before = current_language()
    choose_language(language)
    try:
        rows = [HEADS[language], ("---",) * 3]
        for spec in (spec for spec in ACTIONS if spec.shortcuts):
            keys = ", ".join(f"<kbd>{escape(keys)}</kbd>" for keys in spec.shortcuts)
            menu = render(MENU_TITLES[spec.menu])
            rows.append((keys, plain(render(spec.text)), plain(menu)))
    finally:
        choose_language(before)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def with_keys(text: str, language: str) -> str:
    """Return a guide with the table of now in its place."""
    between = re.compile(f"{BEGIN}.*?{END}", re.DOTALL)
    return between.sub(lambda _match: f"{BEGIN}\n{keys_table(language)}\n{END}", text)


def plain(text: str) -> str:
    """Return a text of a menu without the sign of its key."""
    return text.replace("&", "").removesuffix("...")


def main() -> int:
    """Write the table into every guide."""
    for language, guide in GUIDES.items():
        guide.write_text(with_keys(guide.read_text("utf-8"), language), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
