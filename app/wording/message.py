"""A text that is told later, in the language of whoever reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """An English template with named places, and what goes into them: Message("{a} is not {b}", a="05", b="06").

    With a second template it is the one for many, and the place {count} says which of the two is told.
    Templates are literals at the place of the call, so that Babel finds them.
    """

    template: str
    many: str
    arguments: tuple[tuple[str, str], ...]

    def __init__(self, template: str, many: str = "", /, **arguments: object) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "many", many)
        object.__setattr__(self, "arguments", tuple((name, str(value)) for name, value in arguments.items()))


def message_to_json(message: Message) -> dict[str, Any]:
    """Return a message as plain JSON types."""
    many = {"many": message.many} if message.many else {}
    return {"template": message.template, **many, "arguments": dict(message.arguments)}


def message_from_json(data: dict[str, Any] | str) -> Message:
    """Return the message of such an object; words that were told once, as they were kept before, stay these words."""
    if isinstance(data, str):
        return Message(data)
    return Message(data["template"], data.get("many", ""), **data["arguments"])
