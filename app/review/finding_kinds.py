"""The kinds of findings as a delegate thinks of them: several checks look for one kind of thing."""

from __future__ import annotations

from app.wording import Message

OTHER = "other"
FINDING_KINDS: dict[str, tuple[Message, frozenset[str]]] = {
    "same": (Message("Told differently"), frozenset({"same_figure"})),
    "sums": (Message("Does not add up"), frozenset({"sum", "remainder", "part_of", "product", "duration", "range"})),
    "counted": (Message("List does not match its number"), frozenset({"list_count"})),
    "rates": (Message("Rate, growth or plan"), frozenset({"ratio_percent", "share", "growth", "plan"})),
    "values": (Message("Impossible value or unit"), frozenset({"impossible_value", "ambiguous_unit"})),
    "references": (
        Message("Reference wrong or missing"),
        frozenset({"missing_reference", "reference_conflict", "missing_footnote", "orphan_footnote"}),
    ),
    "years": (Message("Year does not fit the period"), frozenset({"stale_year"})),
    "writing": (Message("Mistyped"), frozenset({"broken_number", "doubled_word"})),
    "numbering": (Message("Numbering has a gap"), frozenset({"numbering_gap"})),
    "blanks": (Message("Left blank"), frozenset({"blank"})),
    "twice": (Message("Said twice"), frozenset({"duplicate"})),
    OTHER: (Message("Other"), frozenset({"other"})),
}
_KIND_OF = {check: kind for kind, (_, checks) in FINDING_KINDS.items() for check in checks}


def kind_of_check(check: str) -> str:
    """Return the kind of finding that a check looks for."""
    return _KIND_OF.get(check, OTHER)
