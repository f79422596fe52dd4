"""What goes to colleagues and comes from them, and what leaves the program: bundles, summaries, questions, prints."""

from __future__ import annotations

from pathlib import Path

from app.exports.registry import CHOICES
from app.wording import render, translate
from docs.play.chapter import Chapter
from docs.play.hand import NotSeen, plain
from widgets.actions import Act
from widgets.exchange.sending import TOPIC
from widgets.export.dialog import ExportDialog

REMARK = "Chú thích liệt kê 07 gạch đầu dòng; đề nghị hỏi Văn phòng UBND."
MORE_WORDS = " Đề nghị trả lời bằng văn bản trước phiên chất vấn."
FOOTNOTE = 1  # its place in the order of the findings


class Sharing(Chapter):
    """What a delegate sends, takes in and hands in."""

    def assess_as_a_colleague(self) -> None:
        """Question the footnote, call the date right that is none, and leave all else alone."""
        self.go_to_finding(FOOTNOTE)
        self.hand.act(Act.QUESTIONED)
        self.hand.act(Act.NOTE)
        self.hand.type(REMARK)
        self.hand.press("Esc")
        self.hand.act(Act.NEXT_FINDING)
        self.hand.act(Act.VERIFIED)
        for _ in range(4):
            self.hand.act(Act.NEXT_FINDING)
        self.hand.act(Act.INCONSISTENT)

    def send(self, path: Path) -> None:
        """Send one's own review as a bundle."""
        self._press_in_exchange(translate("&Send my review..."), path)

    def receive(self, path: Path) -> None:
        """Take in the bundle of a colleague, and look at what it says beside one's own review."""
        self._press_in_exchange(translate("&Import a review..."), path)
        self.hand.act(Act.EXCHANGE)
        self.hand.dialog()
        self.picture("exchange")
        self.hand.click(plain(translate("Show the differences in the &list")), self.hand.dialog())
        self.hand.close_dialog()
        self.go_to_finding(FOOTNOTE)
        self.hand.roll(self.window.parts.detail.machine)
        self.picture("colleagues")

    def adopt(self, name: str) -> str:
        """Make what the colleague says of the one place where oneself said nothing one's own; return the item."""
        for place, key in enumerate(self.window.room.findings):
            self.go_to_finding(place)
            if self.window.rooms.exchange.section.isVisible() and self.session.mark_of(key) is None:
                tip = translate("Make what {name} says my own assessment; Ctrl+Z takes it back", name=name)
                self.hand.click(tip)
                return key
        raise NotSeen("something to adopt")

    def sum_up(self, path: Path) -> None:
        """Write the summary of all reviews for the committee."""
        self._press_in_exchange(translate("Summary for the &committee..."), path)
        self.hand.put_away(TOPIC)

    def export(self, path: Path) -> None:
        """Export the summary to a Word file, as the dialog shows it beforehand."""
        exports = self._open_exports()
        self.picture("export")
        self._save(exports, path)

    def export_questions(self, path: Path) -> None:
        """Export the questions: the first with more words and asked later, the one that is first then left out."""
        exports = self._open_exports()
        self._choose_kind(exports, "questions")
        editor = exports.questions
        self.hand.wait(lambda: editor.list.count(), "the questions")
        self.hand.click_on(editor.words)
        self.hand.press("Ctrl+End")
        self.hand.type(MORE_WORDS)
        self.hand.click_on(editor.down)
        self.hand.click_row(editor.list, editor.list.model().index(0, 0))
        self.hand.press("Space")
        self.hand.click_row(editor.list, editor.list.model().index(1, 0))
        self.picture("questions")
        self._save(exports, path)

    def print_pages(self, path: Path) -> None:
        """Save the page with its highlights as a PDF file."""
        self.hand.act(Act.PRINT)
        sheets = self.hand.dialog()
        self.picture("print")
        self.hand.click(plain(translate("&Save as PDF...")), sheets)
        self.hand.answer_file(path)
        self.hand.gone(sheets)

    def _press_in_exchange(self, button: str, path: Path) -> None:
        """Press a button of the exchange, name the file, and close the exchange again."""
        self.hand.act(Act.EXCHANGE)
        exchange = self.hand.dialog()
        self.hand.click(plain(button), exchange)
        self.hand.answer_file(path)
        self.hand.wait(path.exists, path.name)
        self.hand.rest()
        self.hand.close_dialog()

    def _open_exports(self) -> ExportDialog:
        self.hand.choose(Act.EXPORT)
        exports = self.hand.dialog()
        if not isinstance(exports, ExportDialog):
            raise NotSeen("the exports")
        return exports

    def _choose_kind(self, exports: ExportDialog, kind: str) -> None:
        """Click a kind of export in the list of all."""
        kinds = exports.kinds
        name = next(render(one.label) for one in CHOICES if one.kind == kind)
        row = next(row for row in range(kinds.count()) if kinds.item(row).text().startswith(name))
        self.hand.click_row(kinds, kinds.model().index(row, 0))

    def _save(self, exports: ExportDialog, path: Path) -> None:
        """Save what is previewed, and close the exports."""
        self.hand.click(plain(translate("&Save as...")), exports)
        self.hand.answer_file(path)
        self.hand.wait(path.exists, path.name)
        self.hand.rest()
        self.hand.click(translate("Close"), exports)
        self.hand.gone(exports)
