"""Records as plain JSON types and strictly back, whatever the fields of a record are."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def to_plain(value: object) -> Any:  # noqa: ANN401  any JSON
    """Return a record, or what one is made of, as plain JSON types."""
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    return str(value) if isinstance(value, StrEnum) else value


def from_plain(kind: type[Record], data: object) -> Record:
    """Return the record that plain data tells; ValueError where it tells none. Fields that are not known are passed."""
    if not isinstance(data, dict):
        raise ValueError(f"{kind.__name__} is told by an object")
    said = {}
    record: type = kind
    for name, (hint, needed) in _fields(record).items():
        if name in data:
            said[name] = _value(hint, data[name])
        elif needed:
            raise ValueError(f"{kind.__name__} has no {name}")
    return kind(**said)


@cache
def _fields(kind: type) -> dict[str, tuple[Any, bool]]:
    hints = get_type_hints(kind)
    return {
        one.name: (hints[one.name], one.default is MISSING and one.default_factory is MISSING) for one in fields(kind)
    }


def _value(hint: Any, data: object) -> Any:  # noqa: ANN401  what the hint says
    if get_origin(hint) is UnionType:
        kind = next(one for one in get_args(hint) if one is not NoneType)
        return None if data is None else _value(kind, data)
    if get_origin(hint) is tuple:
        if not isinstance(data, list):
            raise ValueError("a list is wanted")
        return tuple(_value(get_args(hint)[0], one) for one in data)
    if is_dataclass(hint):
        return from_plain(hint, data)  # type: ignore[arg-type]
    if issubclass(hint, StrEnum) and isinstance(data, str):
        return hint(data)
    if type(data) is not hint:
        raise ValueError(f"{hint.__name__} is wanted")
    return data
