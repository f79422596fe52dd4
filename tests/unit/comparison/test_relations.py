from __future__ import annotations

from decimal import Decimal

from app.checks.model import Checked, Holds, Relation
from app.comparison.compare import compare_reports
from app.comparison.relations import changes_by_figure, relation_changes
from app.extraction.model import Extraction
from app.wording.message import Message
from tests.unit.comparison.builder import extraction_of

TEXT = "Sở Nội vụ được giao 42 nội dung, đã xong 37 nội dung.\nCòn lại 05 nội dung chưa trình Ủy ban."


def remainder(extraction: Extraction, holds: Holds, kind: str = "remainder") -> Checked:
    whole, part, rest = (figure.id for figure in extraction.figures[:3])
    formula = "42 - 37 = 5"
    told = Message("{formula}", formula=formula)
    return Checked((Relation("r1", kind, (whole, part), rest, Decimal(5), Decimal(5), holds, formula, told),))


def states(old: str, new: str, before: Checked | None, after: Checked | None) -> list[str]:
    comparison = compare_reports(extraction_of(old), extraction_of(new))
    return [c.change.value for c in relation_changes(comparison, before or Checked(), after or Checked())]


def test_a_relation_that_held_and_no_longer_does_is_broken() -> None:
    new = TEXT.replace("05", "06")
    before, after = remainder(extraction_of(TEXT), Holds.YES), remainder(extraction_of(new), Holds.NO)
    assert states(TEXT, new, before, after) == ["broken"]
    assert states(new, TEXT, after, before) == ["resolved"]
    assert states(TEXT, TEXT, before, before) == []
    assert states(new, new, after, after) == ["standing"]


def test_a_relation_of_one_version_only_is_new_or_gone() -> None:
    broken = remainder(extraction_of(TEXT), Holds.NO)
    assert states(TEXT, TEXT, None, broken) == ["new"]
    assert states(TEXT, TEXT, broken, None) == ["gone"]
    assert states(TEXT, TEXT, None, remainder(extraction_of(TEXT), Holds.YES)) == []


def test_a_relation_is_followed_though_a_figure_was_put_before_its_figures() -> None:
    new = f"Có 12 đơn vị báo cáo đúng hạn trong kỳ.\n{TEXT}"
    extraction = extraction_of(new)
    shifted = Extraction(extraction.report, extraction.figures[1:])
    assert states(TEXT, new, remainder(extraction_of(TEXT), Holds.NO), remainder(shifted, Holds.NO)) == ["standing"]


def test_each_figure_knows_what_its_change_did() -> None:
    old, new = extraction_of(TEXT), extraction_of(TEXT.replace("05", "06"))
    changes = relation_changes(compare_reports(old, new), remainder(old, Holds.YES), remainder(new, Holds.NO))
    tied = changes_by_figure(changes)
    assert [one.change.value for one in tied[new.figures[2].id]] == ["broken"]
    assert [one.change.value for one in tied[f"old:{old.figures[0].id}"]] == ["broken"]


def test_a_relation_that_became_doubtful_is_not_called_broken() -> None:
    sure, doubtful = remainder(extraction_of(TEXT), Holds.YES), remainder(extraction_of(TEXT), Holds.UNSURE)
    assert states(TEXT, TEXT, sure, doubtful) == states(TEXT, TEXT, doubtful, sure) == []
    assert states(TEXT, TEXT, None, doubtful) == states(TEXT, TEXT, doubtful, None) == []
    assert states(TEXT, TEXT, doubtful, remainder(extraction_of(TEXT), Holds.NO)) == ["standing"]
