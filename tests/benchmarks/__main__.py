"""Measure everything and print it as a table: `make bench`."""

from __future__ import annotations

import platform
import sys

from tests.benchmarks import (
    archive,
    comparing,
    exporting,
    figures,
    library,
    page_pictures,
    pdf,
    reading,
    scanning,
    window,
)


def main() -> int:
    """Print one table; the ratios are of one run, the absolute times are this machine's."""
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}\n")
    print("| what | measured | against |\n|---|---|---|")
    for part in (reading, pdf, scanning, figures, comparing, library, archive, exporting, window, page_pictures):
        for row in part.rows():
            print(f"| {row.what} | {row.value} | {row.against} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
