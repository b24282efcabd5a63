"""A disk that is nearly full: what people type and send still finds room, whatever great thing came before it."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import ascii_lowercase

import pytest
from few_areas import few_areas
from laptops import Laptop, plainly, refused, start_laptop
from small_disk import SmallDisk, mounted

from empower_desktop.store.database import RESERVE_SIZE
from empower_desktop.workspace import disk_room
from empower_desktop.workspace.disk_room import Need

RESERVE = "empower.db.reserve"
ADD = ("add", "person", "name=Ani", "sex=P")


def _begun(folder: Path, name: str) -> Laptop:
    folder.mkdir()
    few_areas(folder)
    return start_laptop(folder / "data", name, areas=folder / "areas.db")


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of eight workbooks that were sent, each with sixty minutes in full."""
    folder = tmp_path_factory.mktemp("sent")
    for number in range(8):
        chance = random.Random(number)
        lines = [
            {
                "do": "add",
                "kind": "meeting",
                "fields": {"title": f"Rapat {at}", "summary": "".join(chance.choices(ascii_lowercase, k=2_000))},
            }
            for at in range(60)
        ]
        worker = _begun(folder / f"w{number}", f"Sari{number}")
        worker.batch(lines)
        worker.json("export", folder / f"sari{number}.xlsx")
        shutil.rmtree(folder / f"w{number}")
    return folder


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    """Give a coordinator's laptop with nothing on it yet."""
    return _begun(tmp_path_factory.mktemp("desk") / "budi", "Budi")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """Give a disk of 24 megabytes."""
    with mounted(tmp_path / "disk", 24) as disk:
        yield disk


@pytest.fixture
def budi(begun: Laptop, small_disk: SmallDisk) -> Laptop:
    """Give the coordinator's laptop with its data on the small disk."""
    return begun.copied(small_disk.place / "budi")


@pytest.fixture(scope="module")
def undisturbed(begun: Laptop, sent: Path, tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    """Give a laptop that merged all of them with room in plenty."""
    laptop = begun.copied(tmp_path_factory.mktemp("ample") / "budi")
    laptop.json("merge", sent)
    return laptop


def _states(told: dict[str, list[dict[str, str]]]) -> list[str]:
    return [each["status"] for each in told["files"]]


def _has_its_reserve(laptop: Laptop) -> bool:
    return (laptop.folder / RESERVE).stat().st_size == RESERVE_SIZE


def test_on_a_full_disk_the_last_save_and_an_export_succeed(budi: Laptop, small_disk: SmallDisk) -> None:
    before = budi.digest()
    small_disk.leave(0)
    budi.json(*ADD)
    assert budi.json("export", small_disk.place / "budi.xlsx")["digest"] == budi.digest() != before


def test_on_a_disk_without_any_room_it_is_told_and_nothing_is_lost(budi: Laptop, small_disk: SmallDisk, sent: Path) -> None:
    before, disk = budi.digest(), small_disk.place
    (budi.folder / RESERVE).unlink()
    small_disk.leave(0)
    for words in (ADD, ("export", disk / "a.xlsx"), ("backup", disk / "a.empower"), ("merge", sent / "sari1.xlsx")):
        refused(budi, *words, status=5, naming="", code="disk_full")
    small_disk.make_room()
    assert budi.digest() == before
    assert budi.json("check")["ok"] is True
    assert budi(*ADD).status == 0


@pytest.mark.parametrize(("kilobytes", "is_guessed"), [(1_000, True), (2_500, False), (4_000, True), (5_500, False)])
def test_a_merge_that_does_not_fit_stops_between_two_files_and_leaves_room_for_what_is_typed(
    budi: Laptop, small_disk: SmallDisk, sent: Path, kilobytes: int, is_guessed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_guessed:  # as where something else fills the disk meanwhile: SQLite or the system say that it is full
        monkeypatch.setattr(disk_room, "need_of", lambda *_: Need())
    small_disk.leave(kilobytes * 1024)
    told = budi("merge", sent, "--json")
    states = _states(told.json)
    taken = states.count("merged")
    assert states == ["merged"] * taken + ["refused"] * (8 - taken)
    assert told.status == (5 if not taken else 1 if taken < 8 else 0)
    assert [file for each in budi.json("merges") for file in each["files"]] == [f"sari{number}.xlsx" for number in range(taken)]
    assert len(list(budi.folder.glob("originals/*"))) == taken
    assert _has_its_reserve(budi)
    for number in range(10):
        budi.json("add", "person", f"name=Ani {number}", "sex=P")
    budi.json("export", small_disk.place / "budi.xlsx")
    assert budi.json("check")["ok"] is True

    small_disk.make_room()
    assert _states(budi.json("merge", sent)) == ["same"] * taken + ["merged"] * (8 - taken)
    assert len(budi.json("list", "meeting")) == 8 * 60
    assert budi.json("check")["ok"] is True


def test_what_a_merge_leaves_out_is_said_with_the_room_that_it_needs(
    budi: Laptop, small_disk: SmallDisk, sent: Path, undisturbed: Laptop
) -> None:
    small_disk.leave(3 * 1024 * 1024)
    for words in (("--dry-run",), ()):
        told = budi("merge", sent, *words)
        said = plainly(told, "")
        assert (told.status, "MB" in said, said.count("MB")) == (1, True, 1), told
    problems = [problem for each in budi("merge", sent, "--json").json["files"] for problem in each["problems"]]
    assert {each["code"] for each in problems} == {"disk_full"}
    missing = {int(each["message"].split(" MB")[0].split()[-1]) for each in problems}
    assert len(missing) == 1
    needed = missing.pop() * 1024 * 1024 + small_disk.free
    small_disk.make_room()
    small_disk.leave(needed)
    assert budi("merge", sent).status == 0
    assert budi.digest() == undisturbed.digest()


def test_a_list_and_an_undoing_without_room_change_nothing_and_leave_the_reserve(
    budi: Laptop, small_disk: SmallDisk, sent: Path, tmp_path: Path
) -> None:
    roll = tmp_path / "warga.csv"
    chance = random.Random(7)
    people = ["".join(chance.choices(ascii_lowercase, k=9)).title() for _ in range(60)]
    roll.write_text("Nama,L/P,Dusun\n" + "".join(f"{name},P,Krajan\n" for name in people), encoding="utf-8")
    merge = budi.json("merge", sent)["merge"]
    before = budi.digest()
    small_disk.leave(300 * 1024)
    script = tmp_path / "lines.jsonl"
    script.write_text(
        "".join(json.dumps({"do": "add", "kind": "person", "fields": {"name": f"N {n}", "sex": "P"}}) + "\n" for n in range(60))
    )
    for words in (("import", roll, "--as", "person"), ("unmerge", merge), ("batch", script)):
        refused(budi, *words, status=5, naming="", code="disk_full")
        assert _has_its_reserve(budi)
    assert budi.digest() == before
    budi.json(*ADD)
    small_disk.make_room()
    assert budi("import", roll, "--as", "person").status in (0, 3)
    assert budi("unmerge", merge).status == 0
    assert budi.json("check")["ok"] is True
