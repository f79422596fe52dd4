"""Opening a report that resembles one of the library offers the comparison, once."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.language.folding import fold
from tests.widgets.memory_store import MemoryStore
from tests.widgets.opened import TEXT, wait
from widgets.window.main_window import MainWindow
from widgets.window.strip import Notice

MORE = "\n".join(
    f"Huyện số {number} đã giải ngân {number}{number % 7},5 tỷ đồng cho chương trình." for number in range(30)
)
OTHER = "\n".join(
    f"Trong quý {n % 4 + 1} có {n * 37 + 5} lượt khách, {n * 11} vụ việc hòa giải ở xã {n}." for n in range(60)
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def show(qtbot: QtBot, window: MainWindow, path: Path) -> str:
    window.open_file(path)
    wait(qtbot, window)
    return window.parts.strip.texts().get("resembling", "")


def notice(window: MainWindow) -> Notice:
    return next(one for one in window.parts.strip.findChildren(Notice) if one.topic == "resembling")


def test_a_second_version_is_offered_for_comparison_and_one_click_compares(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    assert show(qtbot, window, write(tmp_path, "ban-1.txt", TEXT + MORE)) == ""
    said = show(qtbot, window, write(tmp_path, "ban-2.txt", TEXT.replace("05", "06") + MORE))
    assert "ban-1.txt" in said
    notice(window)._action.click()
    wait(qtbot, window)
    assert window.parts.stack.currentWidget() is window.comparison
    assert "resembling" not in window.parts.strip.texts()


def test_an_offer_that_was_put_away_is_not_made_again(
    qtbot: QtBot, window: MainWindow, store: MemoryStore, tmp_path: Path
) -> None:
    first, second = write(tmp_path, "1.txt", TEXT + MORE), write(tmp_path, "2.txt", TEXT + MORE + " Hết.")
    show(qtbot, window, first)
    assert show(qtbot, window, second)
    notice(window)._close.click()
    wait(qtbot, window)
    assert store.apart == {frozenset((1, 2))}
    assert show(qtbot, window, first) == show(qtbot, window, second) == ""


def test_another_report_is_not_offered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    show(qtbot, window, write(tmp_path, "1.txt", TEXT + MORE))
    assert show(qtbot, window, write(tmp_path, "2.txt", "BÁO CÁO\n\n" + OTHER)) == ""


def test_the_offer_goes_when_another_report_is_opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    show(qtbot, window, write(tmp_path, "1.txt", TEXT + MORE))
    assert show(qtbot, window, write(tmp_path, "2.txt", fold(TEXT) + MORE))
    assert show(qtbot, window, write(tmp_path, "3.txt", "BÁO CÁO\n\n" + OTHER)) == ""
