"""No file imports another that imports it in turn, not even for the sake of a type."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in [
        ROOT / "main.py",
        *(one for room in ("app", "storage", "widgets") for one in ROOT.glob(f"{room}/**/*.py")),
    ]
}


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in FILES else node.module for name in inside)


def test_no_file_imports_in_a_circle() -> None:
    imports = {name: FILES.keys() & set(_imported(path)) for name, path in FILES.items()}
    assert len(imports) > 100 and any(imports.values())
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))
