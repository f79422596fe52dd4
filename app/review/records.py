"""What a delegate adds to a report beside verdicts: ties, findings put aside, evidence, questions, figures and more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import NAMESPACE_OID, uuid5

from app.anchors.model import Anchor


class TieKind(StrEnum):
    """What a tie says of its figures."""

    SUM = "sum"
    SAME_FIGURE = "same_figure"


@dataclass(frozen=True, slots=True)
class Tie:
    """Figures that the delegate tied by hand: the parts add up to the total, or the one part is the same figure."""

    uuid: str
    report: int
    kind: TieKind
    parts: tuple[Anchor, ...]
    total: Anchor
    note: str = ""
    author: str = ""
    created: str = ""
    changed: str = ""
    carried_from: str | None = None


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding that the delegate put aside, known by its check and the words at all its places, and why."""

    uuid: str
    report: int
    check: str
    places: tuple[Anchor, ...]
    reason: str
    author: str = ""
    created: str = ""
    changed: str = ""
    carried_from: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What supports a mark: where it is from, what it says, its address on the web or its file."""

    uuid: str
    report: int
    mark: str
    source: str
    quote: str = ""
    url: str = ""
    file: str = ""
    author: str = ""
    created: str = ""
    changed: str = ""
    carried_from: str | None = None


@dataclass(frozen=True, slots=True)
class MarkLink:
    """Two marks, by uuid, that contradict each other."""

    uuid: str
    report: int
    first: str
    second: str
    note: str = ""
    author: str = ""
    created: str = ""
    changed: str = ""
    carried_from: str | None = None


@dataclass(frozen=True, slots=True)
class AddedFigure:
    """A number that the machine missed: its kind, its exact value in base units as a decimal numeral, and its unit."""

    uuid: str
    report: int
    place: Anchor
    kind: str
    number: str
    unit: str = ""
    author: str = ""
    created: str = ""
    changed: str = ""
    carried_from: str | None = None


class Priority(StrEnum):
    """How pressing a question is."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class QuestionState(StrEnum):
    """How far a question is: not answered yet, answered but not settled by it, settled."""

    OPEN = "open"
    ANSWERED = "answered"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a mark: whom, on which theme, how pressing, in which words, and what the answer was.

    Empty wording stands for the template's; `answered_on` is a date in ISO 8601 or empty. A question that says nothing
    is not kept, and a mark has one at most.
    """

    uuid: str
    report: int
    mark: str
    addressee: str = ""
    theme: str = ""
    priority: Priority = Priority.NORMAL
    wording: str = ""
    answer: str = ""
    answered_on: str = ""
    state: QuestionState = QuestionState.OPEN
    author: str = ""
    created: str = ""
    changed: str = ""
    carried_from: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The texts that were written, in the order they are shown."""
        return tuple(text for text in (self.addressee, self.theme, self.wording, self.answer) if text)

    @property
    def says_something(self) -> bool:
        """Whether it is worth keeping."""
        chosen = (self.priority, self.state) != (Priority.NORMAL, QuestionState.OPEN)
        return chosen or bool(self.words or self.answered_on)

    def with_answer(self, answer: str) -> Question:
        """Return the question with another answer, which makes an open one answered; without any it is open again."""
        state = self.state
        if state is not QuestionState.SETTLED:
            state = QuestionState.ANSWERED if answer else QuestionState.OPEN
        return replace(self, answer=answer, state=state)


def question_uuid(mark: str) -> str:
    """Return the uuid of the question about a mark: two windows that ask about one mark write one question."""
    return str(uuid5(NAMESPACE_OID, f"question:{mark}"))


Added = Tie | Dismissal | Evidence | MarkLink | AddedFigure | Question


@dataclass(frozen=True, slots=True)
class Additions:
    """All that was added to one report."""

    ties: tuple[Tie, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    links: tuple[MarkLink, ...] = ()
    figures: tuple[AddedFigure, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def all(self) -> tuple[Added, ...]:
        """Everything, kind by kind."""
        return (*self.ties, *self.dismissals, *self.evidence, *self.links, *self.figures, *self.questions)
