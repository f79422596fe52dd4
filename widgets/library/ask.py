"""What is asked before a report is renamed or put into a session."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from app.review.model import ReportRecord
from app.wording import plural, translate
from widgets.detail.ask import AskDialog
from widgets.overview.choice import Choice
from widgets.telling import session_name, short_title
from widgets.theme.theme import Theme


class NameDialog(AskDialog):
    """Asks what reports are to be called; `told` gets it, nothing for the title that they give themselves."""

    def __init__(self, told: Callable[[str], None], records: Sequence[ReportRecord], window: QWidget) -> None:
        super().__init__(translate("Rename"), window)
        self._told = told
        self.name = QLineEdit(records[-1].title, self)
        self.name.setAccessibleName(translate("Title"))
        self.name.setPlaceholderText(translate("Title as in the report"))
        self.name.selectAll()
        words = QLabel(translate("Only the library calls it so; empty, it has its own title again."), self)
        words.setProperty("kind", "muted")
        words.setWordWrap(True)
        self.body.addWidget(self.name)
        self.body.addWidget(words)
        self.finish()
        self.name.setFocus()
        self.accepted.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self._told(" ".join(self.name.text().split()))


class SessionDialog(AskDialog):
    """Asks which session reports are for, one of those there are or a new one; `told` gets its name or nothing."""

    def __init__(
        self,
        told: Callable[[str], None],
        records: Sequence[ReportRecord],
        sessions: Sequence[str],
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(translate("Session"), window)
        self._told = told
        self.session = Choice(theme, self)
        self.session.setEditable(True)
        self.session.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.session.addItems([session_name(one) for one in sessions])
        field = self.session.lineEdit()
        assert field is not None
        field.setPlaceholderText(translate("For example: Session 15, term IX"))
        self.session.setAccessibleName(translate("Session"))
        now = next((one.session for one in records if one.session), "")
        self.session.setCurrentText(session_name(now) if now else "")
        field.selectAll()
        one = translate("Which session is “{title}” for?", title=short_title(records[0].title))
        several = plural(
            "Which session is this {count} report for?", "Which session are these {count} reports for?", len(records)
        )
        words = QLabel(one if len(records) == 1 else several, self)
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.body.addWidget(self.session)
        self.finish()
        self.session.setFocus()
        self.accepted.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self._told(" ".join(self.session.currentText().split()))
