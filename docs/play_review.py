"""Play one full review in the real window, and take the pictures of the guides on the way: `make screenshots`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from app.settings import SettingsFile  # noqa: E402
from app.wording import choose_language, render, translate  # noqa: E402
from app.wording.catalogue import LANGUAGES  # noqa: E402
from docs.hand import Camera, Hand, NotSeen, plain  # noqa: E402
from main import SAMPLE_VERSIONS, build_services  # noqa: E402
from widgets.actions import MENU_TITLES, Act, Menu  # noqa: E402
from widgets.compare.compared import Stage  # noqa: E402
from widgets.start.recent import RecentReport  # noqa: E402
from widgets.window.main_window import MainWindow  # noqa: E402
from widgets.window.menus import THEME_WORDS  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
SIZE = (1366, 768)
SHOWN_LIBRARY = "/home/binh/ThamTra/library.sqlite"  # in the settings, so that no picture shows where it was taken
DELEGATE = "Trần Thị Bình"
NOTE = "Đề nghị giải trình: còn 07 hay 08 nội dung?"
REASON = "Chữ thừa, không ảnh hưởng số liệu"
SOURCE = "Nghị quyết số 62/NQ-HĐND"
QUOTE = "Nghị quyết được thông qua ngày 08/12/2023."
TIE_NOTE = "Sáu tháng đầu năm và sáu tháng cuối năm cộng thành kế hoạch"
PROMISE = "bảo đảm chất lượng và thời gian"
PROMISE_NOTE = "Căn cứ nào để nói là bảo đảm?"
WORDS, LIBRARY_WORDS = "con lai", "khieu nai"


@dataclass(frozen=True)
class Desk:
    """Where a delegate works: the folder with the library, the settings and the layout."""

    folder: Path
    language: str = "vi"

    @property
    def library(self) -> Path:
        """The library file."""
        return self.folder / "library.sqlite"

    @contextmanager
    def sit_down(self, camera: Camera | None = None) -> Iterator[Review]:
        """Open the window over the library, and close both again."""
        from storage.library import open_library

        settings = SettingsFile(self.folder / "settings.json")
        settings.change(language=self.language, theme="light", library=SHOWN_LIBRARY)
        choose_language(self.language)
        layout = QSettings(str(self.folder / "layout.ini"), QSettings.Format.IniFormat)
        with closing(open_library(self.library)) as store:
            window = MainWindow(build_services(store, settings), layout)
            try:
                window.resize(*SIZE)
                window.show()
                window.activateWindow()
                QTest.qWaitForWindowActive(window)
                yield Review(Hand(window), camera)
            finally:
                window.close()
                window.deleteLater()
                QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


class Review:
    """What a delegate does, chapter by chapter, each with the keys, menus and clicks that the guides tell of."""

    def __init__(self, hand: Hand, camera: Camera | None) -> None:
        self.hand, self._camera = hand, camera
        self.window = hand.window

    def picture(self, name: str) -> None:
        """Take a picture, if pictures are taken."""
        if self._camera:
            self._camera.take(self.window, name)

    def sign(self) -> None:
        """Tell the settings the delegate's name."""
        self.hand.act(Act.SETTINGS)
        self.hand.type(DELEGATE)
        self.picture("settings")
        self.hand.close_dialog()

    def open_sample(self) -> None:
        """Open the bundled report from the start page."""
        self.hand.rest()
        self.picture("start-empty")
        self.hand.click(translate("Try the sample report"))
        self.hand.wait(lambda: self.window.session, "the items of the report")
        self.hand.rest()

    def walk(self) -> list[str]:
        """Go through the findings with F8, round to the first; return them in their order."""
        seen = [self._current]
        self.hand.act(Act.NEXT_FINDING)
        while self._current != seen[0]:
            if self._current in seen:
                raise NotSeen("the way round the findings")
            seen.append(self._current)
            self.hand.act(Act.NEXT_FINDING)
        return seen

    def assess(self) -> None:
        """Give the finding of the footnote a verdict and a note, then verdicts to three more by their keys."""
        self.hand.act(Act.NEXT_FINDING)
        self.picture("finding")
        self.hand.act(Act.PEEK)
        self.picture("peek")
        self.hand.press("Esc")
        self.hand.act(Act.INCONSISTENT)
        self.hand.act(Act.NOTE)
        self.hand.type(NOTE)
        self.hand.press("Esc")
        self.picture("note")
        for act in (Act.INCONSISTENT, Act.QUESTIONED, Act.INCONSISTENT):
            self.hand.act(Act.NEXT_FINDING)
            self.hand.act(act)

    def support(self) -> None:
        """Add evidence to the first finding and link it with the second."""
        self._go_to_finding(0)
        self.hand.act(Act.EVIDENCE)
        self.hand.dialog()
        self.hand.type(SOURCE)
        self.hand.press("Tab")
        self.hand.type(QUOTE)
        self.picture("evidence")
        self.hand.answer()
        self.hand.act(Act.LINK)
        self.hand.act(Act.NEXT_FINDING)
        self.hand.act(Act.LINK)
        self._go_to_finding(0)
        self.hand.roll(self.window.parts.detail.machine)
        self.picture("links")

    def put_aside(self) -> None:
        """Put the doubled word aside: it is no error of a figure."""
        self._go_to_finding(self._finding_of("các các"))
        self.hand.act(Act.ASIDE)
        self.hand.dialog()
        self.hand.type(REASON)
        self.picture("aside")
        self.hand.answer()

    def tie(self) -> None:
        """Tie three numbers of two sections that the report itself never brings together."""
        around = "việc làm cho 11.340 lượt lao động, đạt 54,0% kế hoạch (21.000 lượt)"
        self.hand.click_on_page("21.000", around)
        self.hand.act(Act.TIE)
        self.hand.click_on_page("11.340", around)
        self.hand.click_on_page("9.660", "giải quyết việc làm cho 9.660 lượt lao động")
        self.picture("tie")
        self.window.parts.tie.note.setFocus()
        self.hand.type(TIE_NOTE)
        self.hand.click(translate("Tie together"))

    def mark_by_hand(self) -> None:
        """Select words on the page, question them, and note why."""
        self.hand.select_on_page(PROMISE)
        self.hand.act(Act.QUESTIONED)
        self.hand.act(Act.NOTE)
        self.hand.type(PROMISE_NOTE)
        self.hand.press("Esc")
        self.picture("by-hand")

    def find(self) -> None:
        """Find words typed without accents, and step through their places."""
        self.hand.act(Act.FIND)
        self.hand.type(WORDS)
        self.hand.act(Act.FIND_NEXT)
        self.picture("find")

    def leave_search(self) -> None:
        """Leave the search for the page."""
        self.hand.press("Esc")

    def look_over(self) -> None:
        """Look at the overview, at the items under their sections, and at the help on keys."""
        self.hand.act(Act.OVERVIEW)
        self.picture("overview")
        self.hand.act(Act.OVERVIEW)
        self.hand.act(Act.KEYS)
        self.picture("keys")
        self.hand.close_dialog()

    def reopen(self) -> None:
        """Open the report again from the recent ones on the start page."""
        self.hand.rest()
        self.hand.wait(lambda: self.window.parts.start.findChildren(RecentReport), "the recent reports")
        self.picture("start")
        row = self.window.parts.start.findChildren(RecentReport)[-1]
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        self.hand.wait(lambda: self.window.session, "the items of the report")
        self.hand.rest()

    def compare(self) -> None:
        """Compare with the second version, chosen as a file."""
        self.hand.act(Act.COMPARE)
        self.hand.answer_file(SAMPLE_VERSIONS[1])
        self.hand.wait(self._is_compared, "the comparison")
        self.hand.rest()
        self.picture("compare")

    def _is_compared(self) -> bool:
        view = self.window.comparison
        return view is not None and view.compared is not None and view.compared.stage is Stage.REVIEW

    def leave_comparison(self) -> None:
        """Go back to the report that was open."""
        self.hand.act(Act.CLOSE_COMPARISON)

    def export(self, path: Path) -> None:
        """Export the summary to a Word file."""
        self.hand.choose(Act.EXPORT)
        exports = self.hand.dialog()
        self.hand.click(plain(translate("&Save as...")), exports)
        self.hand.answer_file(path)
        self.hand.wait(path.exists, "the summary")
        self.hand.rest()
        self.hand.click(translate("Close"), exports)
        self.hand.gone(exports)

    def print_pages(self, path: Path) -> None:
        """Save the page with its highlights as a PDF file."""
        self.hand.act(Act.PRINT)
        sheets = self.hand.dialog()
        self.picture("print")
        self.hand.click(plain(translate("&Save as PDF...")), sheets)
        self.hand.answer_file(path)
        self.hand.gone(sheets)

    def open_pages(self, path: Path) -> None:
        """Open a PDF file and show the pictures of its pages beside the text."""
        before = self.window.session
        self.hand.act(Act.OPEN)
        self.hand.answer_file(path)
        self.hand.wait(lambda: self.window.session not in (None, before), "the items of the PDF file")
        self.hand.act(Act.VIEW_BOTH)
        self.hand.act(Act.NEXT_FINDING)
        self.picture("pages")
        self.hand.act(Act.VIEW_TEXT)

    def search_library(self) -> None:
        """Search all reports of the library, and leave the words again."""
        self.hand.act(Act.FIND_IN_LIBRARY)
        self.hand.type(LIBRARY_WORDS)
        self.hand.wait(lambda: self.window.parts.start.results.isVisible(), "what was found")
        self.picture("library")
        self.hand.press("Esc")

    def darken(self) -> None:
        """Choose the dark theme in the View menu."""
        self.hand.choose_word(render(MENU_TITLES[Menu.VIEW]), translate("Theme"), render(THEME_WORDS["dark"]))
        self.picture("dark")
        self.hand.choose_word(render(MENU_TITLES[Menu.VIEW]), translate("Theme"), render(THEME_WORDS["light"]))

    @property
    def _current(self) -> str:
        if self.window.room.current is None:
            raise NotSeen("a current item")
        return self.window.room.current

    def _finding_of(self, words: str) -> int:
        session = self.window.session
        if session is None:
            raise NotSeen(words)
        texts = [session.report.text_of(session.item(key).span) for key in self.window.room.findings]
        return texts.index(words)

    def _go_to_finding(self, number: int) -> None:
        wanted = self.window.room.findings[number]
        for _ in self.window.room.findings:
            if self._current == wanted:
                return
            self.hand.act(Act.NEXT_FINDING)
        if self._current != wanted:
            raise NotSeen(wanted)


def play(desk: Desk, camera: Camera | None = None) -> None:
    """Play the whole review on two days at the same desk."""
    with desk.sit_down(camera) as first:
        first.open_sample()
        first.sign()
        first.walk()
        first.assess()
        first.support()
        first.put_aside()
        first.tie()
        first.mark_by_hand()
        first.find()
        first.leave_search()
        first.hand.act(Act.UNDO)
        first.hand.act(Act.REDO)
        first.look_over()
        first.darken()
    with desk.sit_down(camera) as second:
        second.reopen()
        second.compare()
        second.leave_comparison()
        second.export(desk.folder / "bang-tong-hop.docx")
        second.print_pages(desk.folder / "bao-cao-da-soat.pdf")
        second.open_pages(desk.folder / "bao-cao-da-soat.pdf")
        second.search_library()


def main() -> int:
    """Play the review in each language on an empty desk, and write the pictures."""
    from app.readers.process import close_processes
    from widgets.application import make_application

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, default=PICTURES, help="where the pictures go")
    parser.add_argument("--language", choices=sorted(LANGUAGES), action="append", help="all languages by default")
    options = parser.parse_args()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    make_application()
    try:
        for language in options.language or sorted(LANGUAGES):
            with tempfile.TemporaryDirectory() as folder:
                play(Desk(Path(folder), language), Camera(options.pictures / language))
            print(options.pictures / language)
    finally:
        close_processes()
    return 0


if __name__ == "__main__":
    sys.exit(main())
