"""Asks what to write of a review, shows how it will look, and says where it went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QFontMetrics
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.exports.options import Options
from app.exports.registry import Choice as Kind
from app.exports.registry import choices_for
from app.report.model import Report
from app.wording import current_language, render, translate
from app.wording.catalogue import LANGUAGES
from widgets.export.preview import PreviewArea
from widgets.export.questions import QuestionsEditor
from widgets.scrolling import Scrolling
from widgets.theme.choice import Choice
from widgets.theme.fonts import window_font
from widgets.theme.theme import Theme
from widgets.window.menus import LANGUAGE_WORDS

LEFT, LEAST, ROW = 288, 320, 30  # pixels of the kinds, of the preview at least, and of one kind
WANTED, ROOM = QSize(1240, 860), QSize(32, 48)  # the dialog at best, and what it leaves of the screen
SETTLED = 300  # milliseconds after typing that the preview is made anew
LONGEST_SESSION = 200


class ExportDialog(QDialog):
    """Signals: `wished()` another kind or other options are to be shown; `asked(Path)` the file is to be written;
    `stopped()` the writing is to be stopped.
    """

    wished = Signal()
    asked = Signal(object)
    stopped = Signal()

    def __init__(self, report: Report, sitting: str, theme: Theme, window: QWidget | None = None) -> None:
        """`sitting` names the session of the Council that the report is for."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Export"))
        self._report = report
        self._path: Path | None = None
        self._kinds = choices_for(report)
        self.kinds, self.about = QListWidget(self), QLabel(self)
        self.language, self.session = Choice(self), QLineEdit(self)
        self.own, self.text = QCheckBox(self), QCheckBox(self)
        self.preview, self.questions = PreviewArea(theme, self), QuestionsEditor(theme, self)
        self.said, self.progress = QLabel(self), QProgressBar(self)
        self.stop, self.open_file, self.open_folder = (QPushButton(self) for _ in range(3))
        self.close_button, self.write = QPushButton(self), QPushButton(self)
        self._later = QTimer(self, singleShot=True, interval=SETTLED)
        self._form: QFormLayout | None = None
        self._fill()
        self.session.setText(sitting)
        self._build()
        self._join()
        self._show_kind()
        self.kinds.setFocus()
        self.kinds.setFocus()

    @property
    def kind(self) -> Kind:
        """What is chosen to be written."""
        return self._kinds[max(0, self.kinds.currentRow())]

    @property
    def options(self) -> Options:
        """How it is to be written."""
        return Options(
            language=self.language.currentData(),
            own_only=self.own.isChecked(),
            session=self.session.text().strip(),
            questions=self.questions.order if self.kind.kind == "questions" else None,
            with_text=self.text.isChecked(),
        )

    # What it is made of

    def _fill(self) -> None:
        height = max(ROW, QFontMetrics(self.font()).height() + 10)
        for one in self._kinds:
            item = QListWidgetItem(f"{render(one.label)} ({one.ending})")
            item.setSizeHint(QSize(0, height))
            self.kinds.addItem(item)
        self.kinds.setCurrentRow(0)
        self.kinds.setAccessibleName(translate("What to write"))
        self.kinds.setFixedHeight(height * len(self._kinds) + 8)
        for name in LANGUAGES:
            self.language.addItem(LANGUAGE_WORDS[name], name)
        self.language.setCurrentIndex(self.language.findData(current_language()))
        self.session.setMaxLength(LONGEST_SESSION)
        self.own.setText(translate("&Only what I marked myself"))
        self.text.setText(translate("With the report's &text"))
        self.stop.setText(translate("Cancel"))
        self.open_file.setText(translate("Open the &file"))
        self.open_folder.setText(translate("Open the fol&der"))
        self.close_button.setText(translate("Close"))
        self.write.setText(translate("&Save as..."))
        self.write.setDefault(True)
        self.write.setProperty("kind", "primary")

    def _build(self) -> None:
        for label in (self.about, self.said):
            label.setWordWrap(True)
            label.setProperty("kind", "muted")
        self.about.setFont(window_font(9.0))
        self.progress.setTextVisible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        right = QVBoxLayout()
        right.setSpacing(0)
        middle = QSplitter(Qt.Orientation.Horizontal, self)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.questions)
        middle.addWidget(self.preview)
        middle.setStretchFactor(1, 1)
        middle.setSizes([LEAST, 2 * LEAST])
        self.preview.setMinimumWidth(LEAST // 2)
        right.addWidget(middle, 1)
        right.addLayout(self._foot())
        row.addLayout(right, 1)
        self.show_busy(False)
        self._show_written(None)
        room = self.screen().availableGeometry().size() - ROOM
        self.resize(WANTED.boundedTo(room))

    def _left(self) -> QWidget:
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(12)
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.addRow(translate("&Language of the file:"), self.language)
        self._form.addRow(translate("Sess&ion of the Council:"), self.session)
        self._form.addRow(self.own)
        self._form.addRow(self.text)
        box.addWidget(self.kinds)
        box.addWidget(self.about)
        box.addLayout(self._form)
        box.addStretch(1)
        area = Scrolling(left, self)
        area.setFixedWidth(max(LEFT, left.minimumSizeHint().width()))
        return area

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        for widget in (self.progress, self.stop, self.open_file, self.open_folder, self.close_button, self.write):
            foot.addWidget(widget)
        return foot

    def _join(self) -> None:
        self.kinds.currentRowChanged.connect(self._show_kind)
        self.language.activated.connect(self.wished)
        self.own.toggled.connect(self.wished)
        self.text.toggled.connect(self.wished)
        self.session.textChanged.connect(self._later.start)
        self._later.timeout.connect(self.wished)
        self.questions.arranged.connect(self.wished)
        self.write.clicked.connect(self._ask_where)
        self.stop.clicked.connect(self.stopped)
        self.close_button.clicked.connect(self.close)
        self.open_file.clicked.connect(lambda: self._open(self._path))
        self.open_folder.clicked.connect(lambda: self._open(self._path.parent if self._path else None))

    @Slot()
    def _show_kind(self) -> None:
        kind, form = self.kind, self._form
        self.about.setText(render(kind.about))
        self.questions.setVisible(kind.kind == "questions")
        if form is not None:
            form.setRowVisible(self.text, kind.kind == "bundle")
            form.setRowVisible(self.session, kind.kind in ("summary", "questions"))
            form.setRowVisible(self.language, kind.kind not in ("web-annotation", "bundle"))
        self._show_written(None)
        self.preview.say(translate("Making the preview..."))
        self.wished.emit()

    # Where it goes

    @Slot()
    def _ask_where(self) -> None:
        self.questions.flush()
        dialog = QFileDialog(self, translate("Export"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{render(self.kind.label)} (*{self.kind.ending})"])
        dialog.setDefaultSuffix(self.kind.ending[1:])
        dialog.setDirectory(str(Path(self._report.path).parent))
        dialog.selectFile(f"{Path(self._report.path).stem}-{self.kind.name}{self.kind.ending}")
        dialog.fileSelected.connect(lambda path: self.asked.emit(Path(path)))
        dialog.open()

    def show_busy(self, busy: bool) -> None:
        """Show that the file is being written, or that it is not."""
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
        self.write.setEnabled(not busy)
        self.kinds.setEnabled(not busy)
        self.progress.setMaximum(0)

    def show_step(self, done: int, total: int) -> None:
        """Show how far the writing is."""
        self.progress.setMaximum(total)
        self.progress.setValue(done)

    def show_written(self, path: Path) -> None:
        """Say where the file is, and offer to open it."""
        self.show_busy(False)
        self._show_written(path)

    def show_failed(self, words: str) -> None:
        """Say why the file was not written."""
        self.show_busy(False)
        self._show_written(None)
        self.said.setText(words)

    def _show_written(self, path: Path | None) -> None:
        self._path = path
        self.said.setText(translate("Written: {path}", path=path) if path else "")
        for button in (self.open_file, self.open_folder):
            button.setVisible(path is not None)

    def _open(self, path: Path | None) -> None:
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def done(self, result: int) -> None:
        """Close; Escape does so too, and stops what is under way."""
        self.questions.flush()
        self.stopped.emit()
        super().done(result)
