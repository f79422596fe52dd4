"""An anchor: what is kept of a place so that it can be found again in another reading or version of the report."""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 32  # code points of prefix and suffix, as the W3C Web Annotation model suggests


@dataclass(frozen=True, slots=True)
class Anchor:
    """A quote with its neighbourhood; `start` is its position when it was made, `path` the structure it stood in."""

    quote: str
    prefix: str
    suffix: str
    start: int
    path: str
