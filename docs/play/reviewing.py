"""Reviewing one report: findings, verdicts, notes, questions, evidence, marks and ties by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.wording import render, translate
from docs.play.chapter import Chapter
from docs.play.hand import NotSeen
from widgets.actions import MENU_TITLES, Act, Menu
from widgets.start.recent import RecentReport
from widgets.window.menus import THEME_WORDS

NOTE = "Đề nghị giải trình: còn 07 hay 08 nội dung?"
ADDRESSEE = "Sở Nội vụ"
THEME = "Cải cách hành chính"
ANSWER = "Chú thích đếm nhầm; bản sau sẽ sửa thành 07 nội dung."
ANSWERED_ON = "02/7/2024"
REASON = "Chữ thừa, không ảnh hưởng số liệu"
SOURCE = "Nghị quyết số 62/NQ-HĐND"
QUOTE = "Nghị quyết được thông qua ngày 08/12/2023."
TIE_NOTE = "Sáu tháng đầu năm và sáu tháng cuối năm cộng thành kế hoạch"
PROMISE = "bảo đảm chất lượng và thời gian"
PROMISE_NOTE = "Căn cứ nào để nói là bảo đảm?"
WORDS = "con lai"


class Reviewing(Chapter):
    """What a delegate does with a report before the session."""

    def sign(self, name: str) -> None:
        """Tell the settings the delegate's name."""
        self.hand.act(Act.SETTINGS)
        self.hand.type(name)
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
        seen = [self.current]
        self.hand.act(Act.NEXT_FINDING)
        while self.current != seen[0]:
            if self.current in seen:
                raise NotSeen("the way round the findings")
            seen.append(self.current)
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

    def ask(self) -> None:
        """Write the question about the finding of the footnote: whom, on what, and what was answered."""
        self.go_to_finding(1)
        self.hand.act(Act.QUESTION)
        form = self.window.parts.detail.sections.question
        self.hand.type(ADDRESSEE)
        self.hand.press("Enter")
        self.hand.click_on(form.theme)
        self.hand.type(THEME)
        self.hand.press("Enter")
        self.hand.click_on(form.from_template)
        self.hand.press("Ctrl+Home")
        self.picture("question")
        self.hand.click_on(form.answer)
        self.hand.type(ANSWER)
        self.hand.click_on(form.answered_on)
        self.hand.type(ANSWERED_ON)
        self.hand.press("Esc")

    def support(self) -> None:
        """Add evidence to the first finding and link it with the second."""
        self.go_to_finding(0)
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
        self.go_to_finding(0)
        self.hand.roll(self.window.parts.detail.machine)
        self.picture("links")

    def put_aside(self) -> None:
        """Put the doubled word aside: it is no error of a figure."""
        self.go_to_finding("các các")
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

    def darken(self) -> None:
        """Choose the dark theme in the View menu."""
        self.hand.choose_word(render(MENU_TITLES[Menu.VIEW]), translate("Theme"), render(THEME_WORDS["dark"]))
        self.picture("dark")
        self.hand.choose_word(render(MENU_TITLES[Menu.VIEW]), translate("Theme"), render(THEME_WORDS["light"]))

    def reopen(self) -> None:
        """Open the report again from the recent ones on the start page."""
        self.hand.rest()
        self.hand.wait(lambda: self.window.parts.start.findChildren(RecentReport), "the recent reports")
        self.picture("start")
        row = self.window.parts.start.findChildren(RecentReport)[-1]
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        self.hand.wait(lambda: self.window.session, "the items of the report")
        self.hand.rest()
