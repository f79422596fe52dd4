"""main.py joins the rooms; it does no work of its own and is cheap to start."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TREE = ast.parse((ROOT / "main.py").read_text("utf-8"))


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_main_imports_neither_qt_nor_the_window_nor_the_store_at_its_top() -> None:
    imported = [name for node in TREE.body for name in _names(node)]
    assert imported
    assert not [name for name in imported if name.split(".")[0] in ("PySide6", "widgets", "storage", "sqlite3")]


def test_main_is_the_only_place_that_joins_the_window_with_the_store() -> None:
    both = []
    for path in [
        ROOT / "main.py",
        *ROOT.glob("app/**/*.py"),
        *ROOT.glob("storage/**/*.py"),
        *ROOT.glob("widgets/**/*.py"),
    ]:
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        rooms = {name.split(".")[0] for node in nodes if isinstance(node, ast.stmt) for name in _names(node)}
        if {"widgets", "storage"} <= rooms:
            both.append(path.name)
    assert both == ["main.py"]
