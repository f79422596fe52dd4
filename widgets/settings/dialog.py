"""The settings: each takes effect at once, so there is nothing to apply."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.settings import TEXT_SIZES, THEMES, Settings
from app.wording import Message, render, translate
from app.wording.catalogue import LANGUAGES
from widgets.theme.choice import Choice
from widgets.theme.fonts import window_font
from widgets.window.menus import LANGUAGE_WORDS, THEME_WORDS

WIDTH, LONGEST_NAME = 520, 200
SHOWN = {
    "show_figures": Message("&Figures"),
    "show_claims": Message("&Claims"),
    "show_references": Message("&References"),
}
ROWS = {
    "author": Message("&Your name:"),
    "language": Message("&Language:"),
    "theme": Message("&Theme:"),
    "text_size": Message("Text &size:"),
    "library": Message("Li&brary:"),
}


class SettingsDialog(QDialog):
    """Shows the settings. Signals: `changed(str, object)` the name of a setting and its new value."""

    changed = Signal(str, object)

    def __init__(self, settings: Settings, library: Path, window: QWidget) -> None:
        """`library` is where the library lies by default."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self._default_library = library
        self._library = settings.library
        self.author, self.library = QLineEdit(settings.author, self), QLineEdit(self)
        self.language, self.theme, self.text_size = (Choice(self) for _ in range(3))
        self.choose, self.default = QPushButton(self), QPushButton(self)
        self.shown = {name: QCheckBox(self) for name in SHOWN}
        self._labels = {name: QLabel(self) for name in ROWS}
        self._hints = {name: QLabel(self) for name in ("author", "library", "shown")}
        self._shown_title = QLabel(self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._fill(settings)
        self._build()
        self._join()
        self.retranslate()

    def _fill(self, settings: Settings) -> None:
        self.author.setMaxLength(LONGEST_NAME)
        self.library.setReadOnly(True)
        for name in LANGUAGES:
            self.language.addItem(LANGUAGE_WORDS[name], name)
        for name in THEMES:
            self.theme.addItem("", name)
        for size in TEXT_SIZES:
            self.text_size.addItem(f"{size} %", size)
        self.show_chosen(settings)
        for name, check in self.shown.items():
            check.setChecked(getattr(settings, name))

    def _build(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields: dict[str, QWidget] = {name: getattr(self, name) for name in ROWS}
        for name, field in fields.items():
            self._labels[name].setBuddy(field)
            form.addRow(self._labels[name], field)
            if name == "author":
                form.addRow("", self._hints["author"])
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choose)
        row.addWidget(self.default)
        row.addStretch(1)
        form.addRow("", row)
        form.addRow("", self._hints["library"])
        form.addRow(self._shown_title, self._checks())
        for hint in self._hints.values():
            hint.setProperty("kind", "muted")
            hint.setFont(window_font(9.0))
            hint.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(16)
        whole.addLayout(form)
        whole.addStretch(1)
        whole.addWidget(self.buttons)

        order = (*fields.values(), self.choose, self.default, *self.shown.values(), self.buttons)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _checks(self) -> QVBoxLayout:
        """Return the boxes of what is highlighted, side by side over their hint."""
        checks = QHBoxLayout()
        checks.setSpacing(20)
        for check in self.shown.values():
            checks.addWidget(check)
        checks.addStretch(1)
        box = QVBoxLayout()
        box.setSpacing(6)
        box.addLayout(checks)
        box.addWidget(self._hints["shown"])
        return box

    def _join(self) -> None:
        self.author.editingFinished.connect(lambda: self.changed.emit("author", self.author.text().strip()))
        for name, box in (("language", self.language), ("theme", self.theme), ("text_size", self.text_size)):
            box.activated.connect(lambda _index, name=name, box=box: self.changed.emit(name, box.currentData()))
        for name, check in self.shown.items():
            check.toggled.connect(lambda on, name=name: self.changed.emit(name, on))
        self.choose.clicked.connect(self._ask_for_library)
        self.default.clicked.connect(lambda: self._set_library(""))
        self.buttons.rejected.connect(self.close)
        self.finished.connect(lambda _result: self.author.editingFinished.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the hints need that are broken into lines."""
        super().resizeEvent(event)
        box = self.layout()
        if box is not None:
            self.setMinimumHeight(min(box.totalHeightForWidth(self.width()), self.screen().availableSize().height()))

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self.setWindowTitle(translate("Settings"))
        for name, label in self._labels.items():
            label.setText(render(ROWS[name]))
            getattr(self, name).setAccessibleName(label.text().replace("&", "").rstrip(":"))
        for index, name in enumerate(THEMES):
            self.theme.setItemText(index, render(THEME_WORDS[name]))
        for name, check in self.shown.items():
            check.setText(render(SHOWN[name]))
        self._shown_title.setText(translate("Highlighted:"))
        self._hints["author"].setText(translate("It stands in the history and in what you export."))
        self._hints["shown"].setText(translate("What was judged or found always stays highlighted."))
        self.choose.setText(translate("Choose a fol&der..."))
        self.default.setText(translate("The &usual place"))
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(translate("Close"))
        self._show_library()

    def show_chosen(self, settings: Settings) -> None:
        """Show language, theme and text size where they were chosen elsewhere."""
        chosen = {self.language: settings.language, self.theme: settings.theme, self.text_size: settings.text_size}
        for box, value in chosen.items():
            box.setCurrentIndex(box.findData(value))

    def show_layers(self, shown: tuple[bool, bool, bool]) -> None:
        """Show what is highlighted where that was chosen elsewhere."""
        for check, on in zip(self.shown.values(), shown, strict=True):
            check.setChecked(on)

    def show_library(self, library: str) -> None:
        """Show where the library is from the next start on."""
        self._library = library
        self._show_library()

    def _show_library(self) -> None:
        self.library.setText(self._library or str(self._default_library))
        self.library.setToolTip(self.library.text())
        self.library.setCursorPosition(0)
        self.default.setEnabled(bool(self._library))
        self._hints["library"].setText(
            translate("Another place holds from the next start on. The library stays where it is: copy it by yourself.")
        )

    def _set_library(self, library: str) -> None:
        self.changed.emit("library", library)

    @Slot()
    def _ask_for_library(self) -> None:
        dialog = QFileDialog(self, translate("Folder of the library"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self._set_library(str(Path(path) / "library.sqlite")))
        dialog.open()
