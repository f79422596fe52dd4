"""What a comparison found, in words: the names of its changes and what became of relations."""

from __future__ import annotations

from app.checks.model import Holds, Relation
from app.checks.numbers import shown
from app.comparison.model import FigureChangeKind, RestatedKind, WordingChangeKind
from app.comparison.noise import NoiseKind
from app.comparison.relations import RelationChange, RelationChangeKind
from app.wording import render, translate


def figure_change_name(change: FigureChangeKind) -> str:
    """Return the name of a kind of change in the chosen language."""
    return {
        FigureChangeKind.VALUE: translate("Value changed"),
        FigureChangeKind.UNIT: translate("Unit changed"),
        FigureChangeKind.ADDED: translate("Added"),
        FigureChangeKind.REMOVED: translate("Removed"),
    }[change]


def restated_name(change: RestatedKind) -> str:
    """Return the name of what is told otherwise of a figure in the chosen language."""
    return {
        RestatedKind.APPROXIMATION: translate("Told as more or less exact"),
        RestatedKind.KIND: translate("Kind of figure changed"),
    }[change]


def relation_change_name(change: RelationChangeKind) -> str:
    """Return the name of what became of a relation in the chosen language."""
    return {
        RelationChangeKind.RESOLVED: translate("Resolved: fits now"),
        RelationChangeKind.BROKEN: translate("No longer fits"),
        RelationChangeKind.NEW: translate("New contradiction"),
        RelationChangeKind.STANDING: translate("Still does not fit"),
        RelationChangeKind.GONE: translate("Contradiction no longer in the text"),
    }[change]


def wording_change_name(change: WordingChangeKind) -> str:
    """Return the name of a kind of change in the chosen language."""
    return {
        WordingChangeKind.INSERTED: translate("Inserted"),
        WordingChangeKind.DELETED: translate("Deleted"),
        WordingChangeKind.REPLACED: translate("Replaced"),
        WordingChangeKind.MOVED: translate("Moved"),
        WordingChangeKind.SPLIT: translate("Paragraph split"),
        WordingChangeKind.MERGED: translate("Paragraphs merged"),
    }[change]


def noise_name(kind: NoiseKind) -> str:
    """Return the name of a kind of noise in the chosen language."""
    return {
        NoiseKind.TONE: translate("Place of the tone"),
        NoiseKind.BLANKS: translate("Blanks"),
        NoiseKind.QUOTES: translate("Shape of quotes"),
        NoiseKind.DASHES: translate("Shape of dashes"),
        NoiseKind.LIST_NUMBER: translate("List number"),
        NoiseKind.NOTE_NUMBER: translate("Number of a note"),
        NoiseKind.LAYOUT: translate("Line or page layout"),
    }[kind]


def relation_text(change: RelationChange) -> str:
    """Return what a relation said and what it says now, on one line: "fits now: was 05 ≠ 06, now 06 = 06"."""
    old, new = (statement(one) if one else "" for one in (change.old, change.new))
    return {
        RelationChangeKind.RESOLVED: translate("fits now: was {old}, now {new}", old=old, new=new),
        RelationChangeKind.BROKEN: translate("no longer fits: was {old}, now {new}", old=old, new=new),
        RelationChangeKind.NEW: translate("new contradiction: {new}", new=new),
        RelationChangeKind.STANDING: translate("still does not fit: {new}", new=new),
        RelationChangeKind.GONE: translate("contradiction gone: {old}", old=old),
    }[change.change]


def effect_text(change: RelationChange) -> str:
    """Return what became of a relation, and why it does not fit or how it fits now."""
    name = relation_change_name(change.change)
    if change.new is None or change.change is RelationChangeKind.RESOLVED:
        formulas = [one.formula for one in (change.old, change.new) if one]
        return f"{name}: {' → '.join(dict.fromkeys(formulas))}"
    return f"{name}: {render(change.new.explanation)}"


def statement(relation: Relation) -> str:
    """Return the formula of a relation, with the stated number where that is another one."""
    said = shown(relation.stated)
    if relation.holds is Holds.YES or "≠" in relation.formula or ">" in relation.formula:
        return relation.formula
    return f"{relation.formula} ≠ {said}"
