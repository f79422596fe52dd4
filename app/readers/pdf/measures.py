"""What is known of the letters and lines of a whole file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measures:
    """What most of a file's text is like."""

    size: float
    leading: dict[float, float]  # from base line to base line, by size

    def leading_of(self, size: float) -> float:
        """Return the usual distance of two lines of that size."""
        return self.leading.get(round(size, 1), 1.35 * size)
