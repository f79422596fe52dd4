"""Rooms stay small enough to be read at one sitting."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    [ROOT / "main.py", *(path for room in ("app", "storage", "widgets") for path in ROOT.glob(f"{room}/**/*.py"))]
)
FILE, CLASS, FUNCTION = 400, 300, 40


def _too_long(kind: type[ast.AST] | tuple[type[ast.AST], ...], limit: int) -> Iterator[str]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, kind) and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                size = (node.end_lineno or 0) - node.lineno + 1
                if size > limit:
                    yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {size} lines"


def test_files_are_under_400_lines() -> None:
    assert SOURCES
    sizes = {path: len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert [f"{path.relative_to(ROOT)} has {size} lines" for path, size in sizes.items() if size > FILE] == []


def test_classes_are_under_300_lines() -> None:
    assert list(_too_long(ast.ClassDef, CLASS)) == []


def test_functions_are_at_most_40_lines() -> None:
    assert list(_too_long((ast.FunctionDef, ast.AsyncFunctionDef), FUNCTION)) == []
