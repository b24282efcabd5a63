"""No file, folder, class or function has a name that names nothing."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORBIDDEN = {"util", "utils", "core", "common", "manager", "helper", "helpers", "misc", "base"}
SOURCES = sorted(path for top in ("empower_desktop", "tests", "resources") for path in (ROOT / top).rglob("*.py"))


def words_of(name: str) -> set[str]:
    """Split `readMisc_table` into its words."""
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def names_in(path: Path) -> set[str]:
    """Give the names of a file, the folders it lies in, and what it defines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)}
    return defined | {path.stem, *path.relative_to(ROOT).parts[:-1]}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_names_name_something(path: Path) -> None:
    assert {name for name in names_in(path) if words_of(name) & FORBIDDEN} == set()


def test_words_are_found_in_every_way_of_writing() -> None:
    assert words_of("StoreManager") & words_of("read_HTTPBase_utils") == set()
    assert words_of("StoreManager") | words_of("read_HTTPBase_utils") >= {"manager", "base", "utils", "http"}
    assert "base" not in words_of("database")
