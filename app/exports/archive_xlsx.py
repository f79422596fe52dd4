"""The summary of an archive as a workbook, written while the scan goes on: it holds no more than a row at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from app.comparison.resemblance import About, Groups, Likeness
from app.exports.archive import Facts
from app.exports.atomic import replacing
from app.exports.cells import OPTIONS, Cell, Looks, SheetTable
from app.exports.labels import figure_label
from app.exports.live_formulas import Formula
from app.extraction.model import FigureKind
from app.review.finding_kinds import FINDING_KINDS
from app.wording import Message, render, translate

_LEVELS = {"error": Message("Does not agree"), "unsure": Message("Unsure"), "notice": Message("Notice")}
_KINDS = tuple(FINDING_KINDS)
_FIRST_KIND = 13  # the column of the sheet of reports where the counts by kind begin, counted from 0
_COUNTED = (8, 9, 10, 11, 12)  # its columns of figures, claims, relations, relations that hold, findings


class ArchiveWorkbook:
    """Takes the reports one by one; left well, the workbook stands at its path, else what was there is unchanged."""

    def __init__(self, path: Path) -> None:
        import xlsxwriter

        self._stack = ExitStack()
        self._temporary = self._stack.enter_context(replacing(path))
        folder = self._stack.enter_context(TemporaryDirectory(prefix="thamtra-"))
        options = OPTIONS | {"constant_memory": True, "tmpdir": folder}
        self._book = xlsxwriter.Workbook(str(self._temporary), options)
        looks = Looks(self._book)
        names = _names()
        self._totals, self._reports, self._findings, self._figures, self._versions, self._gaps = (
            SheetTable(self._book.add_worksheet(name), columns, looks)
            for name, columns in zip(names, _columns(), strict=True)
        )
        self._report_sheet, self._version_sheet, self._gap_sheet = names[1], names[4], names[5]
        self._counts: Counter[int] = Counter()  # by the column of the sheet of reports
        self._units: Counter[tuple[str, str]] = Counter()
        self._unit_reports: Counter[tuple[str, str]] = Counter()
        self._groups = Groups()
        self._listed: list[tuple[str, About]] = []
        self._unread = 0

    def __enter__(self) -> ArchiveWorkbook:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._stack:
            if kind is None:
                self._finish()
            self._book.close()  # in any case: its rows lie in files that are open
            if error is not None:
                raise error

    def add(self, path: Path, facts: Facts | None, error: str | None) -> None:
        """Add the next report, or the sentence that says why it was not read."""
        if facts is None:
            self._unread += 1
            self._gaps.add((str(path), translate("Not read"), error or ""))
            return
        self._listed.append((facts.path, facts.about))
        self._groups.add(facts.sketch, facts.about)
        self._reports.add(self._report_row(facts))
        self._units.update(facts.figures)
        self._unit_reports.update(facts.figures.keys())
        for found in facts.findings:
            kind, level = render(FINDING_KINDS[found.kind][0]), render(_LEVELS[found.level])
            number = self._reports.last
            self._findings.add((number, facts.path, kind, level, found.message, found.place, found.quote))
        for what in facts.not_read:
            self._gaps.add((facts.path, translate("Not read within"), what))

    def _report_row(self, facts: Facts) -> Sequence[Cell]:
        about, row = facts.about, self._reports.last + 2  # of the sheet, which counts from 1 and has its titles there
        said = (about.title, about.number, about.issued_on, about.issuer, about.period)
        kinds = Counter(found.kind for found in facts.findings)
        counts = [sum(facts.figures.values()), facts.claims, facts.relations, facts.holding, len(facts.findings)]
        self._counts.update(dict(zip(_COUNTED, counts, strict=True)))
        self._counts.update({_FIRST_KIND + place: kinds[kind] for place, kind in enumerate(_KINDS)})
        first, last = _letters(_FIRST_KIND), _letters(_FIRST_KIND + len(_KINDS) - 1)
        found = Formula(f"=SUM({first}{row}:{last}{row})", Decimal(counts.pop()))
        by_kind = [kinds[kind] or None for kind in _KINDS]
        return (self._reports.last + 1, facts.path, *said, facts.pages, *counts, found, *by_kind)

    def _finish(self) -> None:
        for (kind, unit), count in self._units.most_common():
            self._figures.add((figure_label(FigureKind(kind)), unit, count, self._unit_reports[kind, unit]))
        groups = self._groups.groups()
        for number, group in enumerate(groups, 1):
            for place, like in group:
                path, about = self._listed[place]
                said = (about.title, about.number, about.issued_on)
                self._versions.add((number, place + 1, path, *said, *_percents(like)))
        for row in self._total_rows(len(groups)):
            self._totals.add(row)
        for sheet in (self._totals, self._reports, self._findings, self._figures, self._versions, self._gaps):
            sheet.finish()

    def _total_rows(self, groups: int) -> Iterator[Sequence[Cell]]:
        """Yield what the sheets come to, as formulas over them."""
        last = max(2, self._reports.last + 1)
        read = Formula(f"=COUNTA('{self._report_sheet}'!B2:B{last})", Decimal(self._reports.last))
        yield translate("Reports"), read
        gaps = max(2, self._gaps.last + 1)
        unread = f"=COUNTIF('{self._gap_sheet}'!B2:B{gaps},\"{translate('Not read')}\")"
        yield translate("Files that could not be read"), Formula(unread, Decimal(self._unread))
        titles = [title for title, _ in _report_columns()]
        for column in (*_COUNTED, *range(_FIRST_KIND, _FIRST_KIND + len(_KINDS))):
            letters = _letters(column)
            total = Formula(f"=SUM('{self._report_sheet}'!{letters}2:{letters}{last})", Decimal(self._counts[column]))
            yield ("– " if column >= _FIRST_KIND else "") + titles[column], total
        end = max(2, self._versions.last + 1)
        yield translate("Groups of versions"), Formula(f"=MAX('{self._version_sheet}'!A2:A{end})", Decimal(groups))


def _names() -> tuple[str, ...]:
    return (
        translate("Totals"),
        translate("Reports"),
        translate("Findings"),
        translate("Figures"),
        translate("Versions"),
        translate("Not covered"),
    )


def _columns() -> Iterator[Sequence[tuple[str, int]]]:
    """Yield the titles and widths of the columns, in the order of the sheets."""
    yield (translate("What"), 40), (translate("Number"), 14)
    yield _report_columns()
    yield (
        (translate("Report"), 8),
        (translate("File"), 40),
        (translate("Kind"), 26),
        (translate("Level"), 16),
        (translate("What was found"), 60),
        (translate("Place"), 24),
        (translate("Quote"), 70),
    )
    yield (translate("Kind"), 24), (translate("Unit"), 24), (translate("Number"), 12), (translate("Reports"), 12)
    yield (
        (translate("Group"), 8),
        (translate("Report"), 8),
        (translate("File"), 40),
        (translate("Title"), 60),
        (translate("Number and symbol"), 18),
        (translate("Issued on"), 12),
        (translate("Words shared with the first (%)"), 16),
        (translate("Numbers shared with the first (%)"), 16),
    )
    yield (translate("File"), 40), (translate("Kind"), 20), (translate("What is not covered"), 80)


def _report_columns() -> Sequence[tuple[str, int]]:
    return (
        (translate("No."), 6),
        (translate("File"), 40),
        (translate("Title"), 60),
        (translate("Number and symbol"), 18),
        (translate("Issued on"), 12),
        (translate("Issuer"), 24),
        (translate("Period"), 12),
        (translate("Pages"), 8),
        (translate("Figures"), 10),
        (translate("Claims"), 10),
        (translate("Relations recomputed"), 14),
        (translate("Relations that hold"), 14),
        (translate("Findings"), 10),
        *((render(FINDING_KINDS[kind][0]), 14) for kind in _KINDS),
    )


def _percents(like: Likeness | None) -> tuple[int | None, int | None]:
    return (round(100 * like.words), round(100 * like.numbers)) if like else (None, None)


def _letters(column: int) -> str:
    """Return the letters of a column, counted from 0."""
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))
