"""Takes what is chosen in the settings dialog to the window and keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.errors import ThamTraError
from app.paths import user_data
from app.settings import SettingsFile
from app.wording import render
from widgets.review.reviewing import Reviewing
from widgets.window.looks import Looks
from widgets.window.parts import Parts

if TYPE_CHECKING:
    from widgets.settings.dialog import SettingsDialog

LAYERS = ("show_figures", "show_claims", "show_references")  # in the order of the page bar's


class Preferences(QObject):
    """Opens the dialog; what is highlighted is kept too where it is chosen in the menu."""

    def __init__(
        self,
        window: QWidget,
        settings: SettingsFile,
        looks: Looks,
        parts: Parts,
        reviewing: Reviewing,
        sizes: Sequence[QAction],
    ) -> None:
        """`sizes` are the actions that change the text size; their keys work in the dialog too."""
        super().__init__(window)
        self._sizes = sizes
        self._window, self._settings, self._looks = window, settings, looks
        self._parts, self._reviewing = parts, reviewing
        self.dialog: SettingsDialog | None = None
        for name, layer in zip(LAYERS, parts.page_bar.layers, strict=True):
            layer.setChecked(getattr(settings.current, name))
        parts.page_bar.layers_changed.connect(self._keep_layers)
        for told in (looks.themed, looks.worded, looks.sized):
            told.connect(self._refresh)

    @Slot()
    def show(self) -> None:
        """Open the dialog, or bring it to the front."""
        from widgets.settings.dialog import SettingsDialog

        if self.dialog is None:
            self.dialog = SettingsDialog(self._settings.current, user_data() / "library.sqlite", self._window)
            self.dialog.addActions(self._sizes)
            self.dialog.changed.connect(self.take)
            self.dialog.finished.connect(self._forget)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot(str, object)
    def take(self, name: str, value: object) -> None:
        """Take over one setting and keep it; one that cannot be written is told and holds until the end."""
        try:
            self._take(name, value)
        except ThamTraError as error:
            self._parts.strip.say("settings", render(error.message), "error")

    def _take(self, name: str, value: object) -> None:
        if name in LAYERS:
            self._parts.page_bar.layers[LAYERS.index(name)].setChecked(bool(value))
        elif name == "theme":
            self._looks.choices.themes[str(value)].setChecked(True)
            self._looks.set_theme(str(value))
        elif name == "language":
            self._looks.set_language(str(value))
        elif name == "text_size" and isinstance(value, int):
            self._looks.set_text_size(value)
        else:
            self._settings.change(**{name: value})
            if name == "library" and self.dialog:
                self.dialog.show_library(str(value))
            if name == "author" and self._reviewing.session:
                self._reviewing.session.author = str(value)

    @Slot()
    def _refresh(self) -> None:
        """Show in the dialog what was chosen by key or menu while it is open."""
        if self.dialog:
            self.dialog.retranslate()
            self.dialog.show_chosen(self._settings.current)

    @Slot(bool, bool, bool)
    def _keep_layers(self, figures: bool, claims: bool, references: bool) -> None:
        if self.dialog:
            self.dialog.show_layers((figures, claims, references))
        values = dict(zip(LAYERS, (figures, claims, references), strict=True))
        now = {name: getattr(self._settings.current, name) for name in LAYERS}
        if values != now:
            try:
                self._settings.change(**values)
            except ThamTraError as error:
                self._parts.strip.say("settings", render(error.message), "error")

    @Slot()
    def _forget(self) -> None:
        self.dialog = None
