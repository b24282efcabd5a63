"""Whatever file arrives, the program neither crashes, hangs nor grows, and what it refuses changes nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from hostile import CORPUS, HARMLESS, MERGED, REFUSED
from laptops import Laptop, start_laptop
from spoiled import Spoil
from weighed import weighed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell how much a process grew")


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


def merged(laptop: Laptop, folder: Path, good: bytes, corpus: dict[str, tuple[str, Spoil]]) -> dict[str, Any]:
    """Merge files of the corpus, and give what became of each."""
    folder.mkdir()
    for name, (_, spoil) in corpus.items():
        (folder / f"{name}.xlsx").write_bytes(spoil(good))
    return weighed(laptop.folder, folder)


def test_hostile_files_are_refused_with_their_reason_and_change_nothing(good: bytes, budi: Laptop, tmp_path: Path) -> None:
    assert len(CORPUS) >= 60
    before = (budi.digest(), budi.everything())
    told = merged(budi, tmp_path / "in", good, REFUSED)
    ended = {name: (file["status"], file["codes"][:1]) for name, file in told.items()}
    assert ended == {name: ("refused", [code]) for name, (code, _) in REFUSED.items()}
    assert all(file["said"] for file in told.values())
    assert (budi.digest(), budi.everything()) == before
    assert budi.json("merges") == []
    assert budi.json("check")["ok"]


def test_odd_but_harmless_files_are_merged_without_asking_anything(good: bytes, budi: Laptop, areas: Path, tmp_path: Path) -> None:
    plain = start_laptop(tmp_path / "plain", "Plain", areas=areas)
    (tmp_path / "good.xlsx").write_bytes(good)
    plain.json("merge", tmp_path / "good.xlsx")
    told = merged(budi, tmp_path / "in", good, HARMLESS)
    ended = sorted(file["status"] for file in told.values())
    assert ended == [MERGED, *["same"] * (len(HARMLESS) - 1)]
    assert len(budi.json("list", "meeting")) == len(plain.json("list", "meeting"))
