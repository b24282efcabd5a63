"""The map of the house names every file with what it is for; `--bless` writes it anew."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "empower_desktop"
PAGE = ROOT / "ARCHITECTURE.md"
BEGIN = "## Every file\n"


def said_of(path: Path) -> str:
    """Give the first line of a file, which says what it is for."""
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0].removesuffix(".")


def the_map() -> str:
    """Give the section: every room with its files, as their first lines tell."""
    lines = [BEGIN, "Written by `pytest tests/house/test_map.py --bless` from the first line of each file.\n"]
    lines += [f"- `{path.name}` {said_of(path)}" for path in sorted(PACKAGE.glob("*.py")) if path.name != "__init__.py"]
    for room in sorted(path.parent for path in PACKAGE.rglob("__init__.py") if path.parent != PACKAGE):
        files = [path for path in sorted(room.glob("*.py")) if path.name != "__init__.py"]
        lines += [f"\n### {room.relative_to(PACKAGE).as_posix()}\n\n{said_of(room / '__init__.py')}\n"]
        lines += [f"- `{path.name}` {said_of(path)}" for path in files]
    return "\n".join(lines) + "\n"


def test_the_map_names_every_file(request: pytest.FixtureRequest) -> None:
    before, _, listed = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    if request.config.getoption("--bless"):
        PAGE.write_text(before + the_map(), encoding="utf-8", newline="\n")
        return
    assert (BEGIN + listed).splitlines() == the_map().splitlines(), "run pytest tests/house/test_map.py --bless"
