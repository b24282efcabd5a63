"""What is installed is whole, and what it needs is pinned."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
FOR_DEVELOPERS = {".py", ".po", ".pot", ".pyc"}


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", PROJECT["dependencies"] + EXTRAS["build"]),
        ("requirements-dev.lock", PROJECT["dependencies"] + EXTRAS["build"] + EXTRAS["dev"]),
    ],
)
def test_every_dependency_is_pinned_within_its_bounds(lock: str, wanted: list[str]) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))
    loose = [line for line in map(Requirement, wanted) if not line.specifier.contains(pinned.get(line.name.lower(), "0"))]
    assert loose == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_are_hashed_and_name_no_server(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert all("--hash=sha256:" in entry for entry in re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:])
    assert "://" not in text


def test_the_wheel_brings_every_resource(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        shipped = {name.removeprefix("empower_desktop/") for name in wheel.namelist()}
    kept = (path for path in (ROOT / "resources").rglob("*") if path.is_file() and path.suffix not in FOR_DEVELOPERS)
    assert {path.relative_to(ROOT).as_posix() for path in kept} <= shipped
    assert {name for name in shipped if name.startswith("resources/") and Path(name).suffix in FOR_DEVELOPERS} == set()


def test_every_icon_that_ships_is_shown_somewhere() -> None:
    icons = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    named = set(
        re.findall(r'"([a-z0-9-]+)"', "".join(path.read_text(encoding="utf-8") for path in (ROOT / "empower_desktop").rglob("*.py")))
    )
    assert icons - named == set()
