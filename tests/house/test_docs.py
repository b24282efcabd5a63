"""What is written for developers is true as far as a test can tell: links, files named, every dependency with its reason."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "docs/developing.md", "docs/dependencies.md"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LINK = re.compile(r"\]\(([^):#]+)\)")
FILE_NAMED = re.compile(r"\b((?:installer|resources|tests)/[\w./-]+\.(?:sh|py|md|po))\b")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files(page: str) -> None:
    path = ROOT / page
    assert [target for target in LINK.findall(path.read_text(encoding="utf-8")) if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_files_that_are_named_are_there(page: str) -> None:
    assert [name for name in FILE_NAMED.findall((ROOT / page).read_text(encoding="utf-8")) if not (ROOT / name).is_file()] == []


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    wanted = [*PROJECT["dependencies"], *(line for extra in PROJECT["optional-dependencies"].values() for line in extra)]
    assert [name for name in (Requirement(line).name for line in wanted) if name.lower() not in text] == []


def test_every_folder_of_resources_says_where_it_comes_from() -> None:
    text = (ROOT / "resources" / "SOURCES.md").read_text(encoding="utf-8")
    folders = {path.name for path in (ROOT / "resources").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert {name for name in folders - {"translations"} if f"\n## {name}/" not in text} == set()
