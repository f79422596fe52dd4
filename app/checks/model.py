"""What the checks say: relations between figures, and findings that a delegate should look at."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.report.model import Span
from app.wording.message import Message


class Holds(StrEnum):
    """Whether a relation is as the text states it."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Level(StrEnum):
    """How sure a finding is: beyond doubt by the text's own words, in doubt, or only worth knowing."""

    ERROR = "error"
    UNSURE = "unsure"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Relation:
    """Figures that the text itself ties together, and whether they fit.

    `operands` and `result` are figure ids in reading order, `items` the members of a counted list. `formula` is what a
    person would write ("42 - 37 = 5"); `stated` and `computed` are in the unit of the result.
    """

    id: str
    type: str
    operands: tuple[str, ...]
    result: str | None
    stated: Decimal
    computed: Decimal
    holds: Holds
    formula: str
    explanation: Message
    items: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at, with every place it concerns; findings of one matter share a `group`."""

    id: str
    check: str
    level: Level
    spans: tuple[Span, ...]
    message: Message
    relation: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """All that the checks found in one report, in the order of the text."""

    relations: tuple[Relation, ...] = ()
    findings: tuple[Finding, ...] = ()
