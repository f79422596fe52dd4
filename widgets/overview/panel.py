"""The overview: progress by section, findings by kind, and the items by kind or the figures by unit and indicator."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.review.model import Verdict
from app.review.overview import Overview
from app.review.overview_figures import Indicator, Unit, units_of
from app.wording import plural, translate
from widgets.overview import content
from widgets.overview.choice import Choice
from widgets.overview.column import Column
from widgets.overview.rows import SOLID, Bar
from widgets.theme.theme import Theme
from widgets.words import verdict_word

if TYPE_CHECKING:
    from app.review.session import ReviewSession

SHARES = (44, 28, 28)
NARROW = 800  # pixels below which only one of the three has room
BY_KIND, BY_INDICATOR, ALONG = "", "", "*"


class OverviewPanel(QWidget):
    """Three charts; `chosen(ChartRow)` tells the row that was clicked, `narrowed(bool)` that only one fits."""

    chosen = Signal(object)
    narrowed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session: ReviewSession | None = None
        self._overview: Overview | None = None
        self._units: tuple[Unit, ...] = ()
        self.columns = (Column(theme), Column(theme, bold=True), Column(theme))
        self.sections, self.findings, self.figures = self.columns
        self.unit, self.indicator = Choice(theme, self), Choice(theme, self)
        self._rules = [QFrame(self), QFrame(self)]
        self._shown, self._narrow = 0, False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, column in enumerate(self.columns):
            if number:
                row.addWidget(self._rules[number - 1])
            row.addWidget(column, SHARES[number])
            column.chosen.connect(self.chosen)
        for combo in (self.unit, self.indicator):
            self.figures.tools.addWidget(combo, 1)
        self.unit.activated.connect(self._choose_unit)
        self.indicator.activated.connect(self._refresh_figures)
        self.set_theme(theme)
        self.retranslate()

    # What is shown

    def show_session(self, session: ReviewSession | None) -> None:
        """Show a review from its beginning, or that there is none yet."""
        self._session = session
        self._overview = Overview(session) if session else None
        self._units = units_of(session.scan.extraction) if session else ()
        self._fill_units()
        self._refresh()

    def update_items(self, keys: Iterable[str]) -> None:
        """Show what some items say now; where items came or went, everything is counted anew."""
        if self._session and self._overview:
            if self._overview.still_fits(self._session):
                self._overview.update(keys)
            else:
                self._overview = Overview(self._session)
            self._refresh()

    def show_column(self, number: int) -> None:
        """Choose which of the three is shown where only one has room."""
        self._shown = number
        self._place()

    def picture(self) -> QPixmap:
        """Return the charts as they are shown."""
        made = QPixmap(self.size() * self.devicePixelRatioF())
        made.setDevicePixelRatio(self.devicePixelRatioF())
        made.fill(self._theme.window)
        self.render(made)
        return made

    # Looks

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        for column in self.columns:
            column.set_theme(theme)
        for combo in (self.unit, self.indicator):
            combo.set_theme(theme)
        for rule in self._rules:
            rule.setFixedWidth(1)
            rule.setStyleSheet(f"background: {theme.border.name()}; margin: 4px 0 8px 0;")

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self.unit.setAccessibleName(translate("Unit of the figures"))
        self.indicator.setAccessibleName(translate("Indicator"))
        self.show_session(self._session)

    # Inside

    def _refresh(self) -> None:
        self._refresh_sections()
        self._refresh_findings()
        self._refresh_figures()

    def _refresh_sections(self) -> None:
        session, overview = self._session, self._overview
        legend = [
            (Bar(1, verdict.value, pattern=content.PATTERNS.get(verdict, SOLID)), verdict_word(verdict))
            for verdict in (*content.ORDER, Verdict.UNREVIEWED)
        ]
        title, rows, number, second = translate("Progress by section"), [], "–", ""
        if session and overview and session.total:
            rows = content.section_rows(overview)
            number = f"{100 * session.reviewed // session.total} %"
            second = translate("{reviewed} of {total} items reviewed", reviewed=session.reviewed, total=session.total)
        self.sections.show_head(number, title, second, legend if rows else [])
        self.sections.show_rows(rows, self._nothing())

    def _refresh_findings(self) -> None:
        overview = self._overview
        rows = content.finding_rows(overview) if overview else []
        tallies = overview.findings.all() if overview else ()
        total = sum(tally.total for tally in tallies)
        left = total - sum(tally.reviewed for tally in tallies)
        second = plural("{count} finding not assessed yet", "{count} findings not assessed yet", left) if left else ""
        if total and not left:
            second = translate("all of them assessed")
        legend = [
            (Bar(1, "finding", "finding"), translate("assessed")),
            (Bar(1, "finding_fill", "finding"), translate("not yet")),
        ]
        self.findings.show_head(str(total), translate("Findings by kind"), second, legend if rows else [])
        empty = translate("The checks found nothing that does not fit. What they recomputed is at the right.")
        self.findings.show_rows(rows, empty if self._session and self._session.total else self._nothing())

    @Slot()
    def _refresh_figures(self) -> None:
        unit = self._units[self.unit.currentIndex() - 1] if self.unit.currentIndex() > 0 else None
        if unit is None:
            self._show_kinds()
        else:
            self._show_unit(unit, self.indicator.currentIndex())

    def _show_kinds(self) -> None:
        overview = self._overview
        rows = content.kind_rows(overview) if overview else []
        second = ""
        if overview and overview.computed:
            second = translate("{computed} sums recomputed, {held} fit", computed=overview.computed, held=overview.held)
        legend = [
            (Bar(1, "accent", "accent"), translate("reviewed")),
            (Bar(1, "accent_soft", "accent_line"), translate("not yet")),
        ]
        total = str(self._session.total) if self._session else "–"
        self.figures.show_head(total, translate("Items by kind"), second, legend if rows else [])
        self.figures.show_rows(rows, self._nothing())

    def _show_unit(self, unit: Unit, chosen: int) -> None:
        """Show what is measured in a unit, all its numbers along the text, or those of one indicator."""
        title = translate("Figures in {unit}", unit=unit.label)
        if chosen <= 0:
            rows, second = content.indicator_rows(unit), translate("by indicator")
        elif chosen == 1:
            rows, second = content.value_rows(unit.points), translate("along the text")
        else:
            indicator = unit.indicators[chosen - 2]
            rows, second = content.value_rows(indicator.points), content.values_title(indicator)
        self.figures.show_head(str(len(unit.points)), title, second, [])
        empty = translate("What these numbers measure is not known; choose their values along the text above.")
        self.figures.show_rows(rows, empty)

    def _nothing(self) -> str:
        if self._session is None:
            return translate("The charts appear once the report has been read and checked.")
        return translate("No figures were found. Select words on the page and press V, Q or I to mark them by hand.")

    def _fill_units(self) -> None:
        before = self.unit.currentData()
        self.unit.clear()
        self.unit.addItem(translate("All items by kind"), BY_KIND)
        for unit in self._units:
            self.unit.addItem(f"{unit.label} ({len(unit.points)})", unit.id)
        self.unit.setCurrentIndex(max(0, self.unit.findData(before)))
        self._fill_indicators()

    @Slot()
    def _choose_unit(self) -> None:
        self._fill_indicators()
        self._refresh_figures()

    def _fill_indicators(self) -> None:
        number = self.unit.currentIndex() - 1
        indicators: tuple[Indicator, ...] = self._units[number].indicators if number >= 0 else ()
        before = self.indicator.currentData()
        self.indicator.clear()
        self.indicator.setVisible(number >= 0)
        self.indicator.addItem(translate("By indicator"), BY_INDICATOR)
        self.indicator.addItem(translate("All values along the text"), ALONG)
        for indicator in indicators:
            self.indicator.addItem(f"{indicator.label} ({len(indicator.points)})", indicator.id)
        self.indicator.setCurrentIndex(max(0, self.indicator.findData(before)))

    def _place(self) -> None:
        for number, column in enumerate(self.columns):
            column.setVisible(not self._narrow or number == self._shown)
        for rule in self._rules:
            rule.setVisible(not self._narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one chart at a time where three would be squeezed."""
        narrow = self.width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._place()
            self.narrowed.emit(narrow)
        super().resizeEvent(event)
