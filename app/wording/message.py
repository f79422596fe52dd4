"""A text that is told later, in the language of whoever reads it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """An English template with named places, and what goes into them: Message("{a} is not {b}", a="05", b="06").

    Templates are literals at the place of the call, so that Babel finds them.
    """

    template: str
    arguments: tuple[tuple[str, str], ...]

    def __init__(self, template: str, /, **arguments: object) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "arguments", tuple((name, str(value)) for name, value in arguments.items()))
