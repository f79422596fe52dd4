"""What the changed figures do to the relations that tie them: what now fits, what no longer does, what never did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.checks.model import Checked, Holds, Relation
from app.comparison.model import Comparison
from app.extraction.model import Extraction, Figure


class RelationChangeKind(StrEnum):
    """What became of a relation that does not hold in one of two versions."""

    RESOLVED = "resolved"
    BROKEN = "broken"
    NEW = "new"
    STANDING = "standing"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class RelationChange:
    """A relation that holds in one version and not in the other, or in neither (None: that version has no such one)."""

    change: RelationChangeKind
    old: Relation | None
    new: Relation | None


Key = Callable[[Relation], Hashable]


def relation_changes(comparison: Comparison, old: Checked, new: Checked) -> tuple[RelationChange, ...]:
    """Return the relations that hold in one version only, or in none, worst first."""
    there = comparison.new_of
    pairs: list[tuple[Relation | None, Relation | None]] = []
    rest_old, rest_new = list(old.relations), list(new.relations)
    for keys in (
        (lambda one: _whole(one, lambda name: there.get(name)), lambda one: _whole(one, lambda name: name)),
        (lambda one: _result(one, lambda name: there.get(name)), lambda one: _result(one, lambda name: name)),
    ):
        matched, rest_old, rest_new = _matched(rest_old, rest_new, *keys)
        pairs += matched
    pairs += [(one, None) for one in rest_old] + [(None, one) for one in rest_new]
    changes = [RelationChange(kind, *pair) for pair in pairs if (kind := _kind(*pair))]
    order = list(RelationChangeKind)
    rank = {RelationChangeKind.BROKEN: -2, RelationChangeKind.NEW: -1}
    return tuple(sorted(changes, key=lambda one: rank.get(one.change, order.index(one.change))))


def changes_by_figure(changes: Iterable[RelationChange]) -> dict[str, list[RelationChange]]:
    """Return the changes of relations by the ids of the new version's figures that they tie, "old:" before old ids."""
    found: dict[str, list[RelationChange]] = defaultdict(list)
    for change in changes:
        for prefix, relation in (("old:", change.old), ("", change.new)):
            for name in _names(relation):
                found[prefix + name].append(change)
    return dict(found)


def figures_of(extraction: Extraction, relation: Relation | None) -> Sequence[Figure]:
    """Return the figures that a relation ties, in its order."""
    return [extraction.figure(name) for name in _names(relation)]


def _names(relation: Relation | None) -> tuple[str, ...]:
    if relation is None:
        return ()
    return relation.operands + ((relation.result,) if relation.result else ())


def _whole(relation: Relation, name: Callable[[str], str | None]) -> Hashable:
    """Return what tells a relation from others: its type and its figures, None where one has no counterpart."""
    names = [name(each) for each in relation.operands]
    result = name(relation.result) if relation.result else ""
    if None in names or result is None:
        return None
    return relation.type, tuple(sorted(each for each in names if each)), result


def _result(relation: Relation, name: Callable[[str], str | None]) -> Hashable:
    """Return the type and the checked number: parts may have come or gone."""
    result = name(relation.result) if relation.result else None
    return (relation.type, result) if result else None


def _matched(
    old: list[Relation], new: list[Relation], old_key: Key, new_key: Key
) -> tuple[list[tuple[Relation | None, Relation | None]], list[Relation], list[Relation]]:
    waiting: dict[Hashable, list[Relation]] = defaultdict(list)
    for relation in new:
        waiting[new_key(relation)].append(relation)
    pairs: list[tuple[Relation | None, Relation | None]] = []
    rest = []
    for relation in old:
        key = old_key(relation)
        if key is not None and waiting.get(key):
            pairs.append((relation, waiting[key].pop(0)))
        else:
            rest.append(relation)
    taken = {pair[1].id for pair in pairs if pair[1]}
    return pairs, rest, [relation for relation in new if relation.id not in taken]


def _kind(old: Relation | None, new: Relation | None) -> RelationChangeKind | None:
    """Return what became of a relation; of one that is only doubtful on one side nothing is said to have changed."""
    failed, fails = old is not None and old.holds is Holds.NO, new is not None and new.holds is Holds.NO
    if fails and (old is None or old.holds is Holds.YES):
        return RelationChangeKind.BROKEN if old else RelationChangeKind.NEW
    if failed and (new is None or new.holds is Holds.YES):
        return RelationChangeKind.RESOLVED if new else RelationChangeKind.GONE
    doubted = all(one is not None and one.holds is not Holds.YES for one in (old, new))
    return RelationChangeKind.STANDING if doubted else None
