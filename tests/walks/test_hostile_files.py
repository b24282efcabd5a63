"""Whatever file arrives, the program neither crashes, hangs nor grows, and what it refuses changes nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hostile import CORPUS, HARMLESS, MERGED, REFUSED
from laptops import Laptop, start_laptop, whole_area_list

import empower_desktop

LONGEST_SECONDS = 10
MOST_MIB = 600
WEIGHED = Path(__file__).parents[1] / "weighed.py"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell how much a process grew")


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_area_list(tmp_path_factory.mktemp("areas"))


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory, areas: Path) -> bytes:
    """Give a workbook such as a worker sends."""
    folder = tmp_path_factory.mktemp("good")
    sari = Laptop(start_laptop(folder / "sari", "Sari", "--area", "33.02.10", areas=areas).folder, ("--lang", "id"))
    sari.json("sample", "--records", 60)
    sari.json("export", folder / "sari.xlsx")
    return (folder / "sari.xlsx").read_bytes()


@pytest.fixture
def budi(tmp_path: Path, areas: Path) -> Laptop:
    """Give a laptop with a record of its own."""
    laptop = start_laptop(tmp_path / "budi", "Budi", "--area", "33.02.10", areas=areas)
    laptop.json("add", "person", "name=Ponirah", "sex=P")
    return laptop


def weighed(laptop: Laptop, folder: Path, files: dict[str, bytes]) -> dict[str, Any]:
    """Merge files in a process of its own, and give what it told of each and of its memory."""
    folder.mkdir()
    paths = [folder / f"{name}.xlsx" for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    path = {**os.environ, "PYTHONPATH": str(Path(empower_desktop.__file__).parents[1])}
    done = subprocess.run([sys.executable, WEIGHED, laptop.folder, *paths], capture_output=True, check=False, timeout=500, env=path)
    assert done.returncode == 0, done.stderr.decode()
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def held_to_the_limits(told: dict[str, Any]) -> None:
    assert {name: file["seconds"] for name, file in told["files"].items() if file["seconds"] > LONGEST_SECONDS} == {}
    assert told["peak"] < MOST_MIB


def test_hostile_files_are_refused_with_their_reason_and_change_nothing(good: bytes, budi: Laptop, tmp_path: Path) -> None:
    assert len(CORPUS) >= 60
    before = (budi.digest(), budi.everything())
    told = weighed(budi, tmp_path / "in", {name: spoil(good) for name, (_, spoil) in REFUSED.items()})
    ended = {name: (file["status"], file["codes"][:1]) for name, file in told["files"].items()}
    assert ended == {name: ("refused", [code]) for name, (code, _) in REFUSED.items()}
    assert all(file["said"] for file in told["files"].values())
    assert (budi.digest(), budi.everything()) == before
    assert budi.json("merges") == []
    assert budi.json("check")["ok"]
    held_to_the_limits(told)


def test_odd_but_harmless_files_are_merged_without_asking_anything(good: bytes, budi: Laptop, tmp_path: Path) -> None:
    plain = start_laptop(tmp_path / "plain", "Plain")
    (tmp_path / "good.xlsx").write_bytes(good)
    plain.json("merge", tmp_path / "good.xlsx")
    told = weighed(budi, tmp_path / "in", {name: spoil(good) for name, (_, spoil) in HARMLESS.items()})
    ended = [file["status"] for file in told["files"].values()]
    assert ended == [MERGED, *["same"] * (len(HARMLESS) - 1)]
    assert len(budi.json("list", "meeting")) == len(plain.json("list", "meeting"))
    held_to_the_limits(told)
