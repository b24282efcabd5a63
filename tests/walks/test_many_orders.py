"""Hundreds of workbooks in dozens of orders, some twice: every store that has seen them holds the same.

With `--hypothesis-profile=long` 300 workbooks in 50 orders, else fewer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import settings
from laptops import Laptop, start_laptop

WORKERS = 6
SHARED = 12


@dataclass(frozen=True)
class Size:
    """How many workbooks each worker sends, and in how many orders they are merged."""

    weeks: int
    orders: int


@pytest.fixture(scope="module")
def size() -> Size:
    return Size(50, 50) if settings.get_current_profile_name() == "long" else Size(4, 5)


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory, areas: Path, size: Size) -> list[Path]:
    """Give what workers sent who all write to the same records, one week after the other, and rarely see each other's."""
    folder, chance = tmp_path_factory.mktemp("sent"), Random(5)
    first = start_laptop(folder / "first", "Sari", "--area", "33.02.10", areas=areas)
    first.batch(_shared_records())
    first.json("export", folder / "first.xlsx")
    records = {kind: [each["id"] for each in first.json("list", kind)] for kind in ("meeting", "person")}
    sent = [folder / "first.xlsx"]
    workers = [start_laptop(folder / f"worker{n}", f"Pendamping {n}", areas=areas) for n in range(WORKERS)]
    for worker in workers:
        worker.json("merge", sent[0])
    for week in range(size.weeks):
        for n, worker in enumerate(workers):
            _write(worker, _a_week(chance, records, n, week))
            if chance.random() < 0.2:
                worker("merge", chance.choice(sent))
            file = folder / f"worker{n}_no{week:02}.xlsx"
            worker.json("export", file)
            sent.append(file)
    return sent


def _write(worker: Laptop, lines: Iterator[dict[str, Any]]) -> None:
    """Write what can be written; what went into the trash meanwhile is passed over."""
    file = worker.folder / "week.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert worker("batch", file, "--keep-going").status in (0, 1)


def _shared_records() -> Iterator[dict[str, Any]]:
    for n in range(SHARED):
        yield {"do": "add", "kind": "meeting", "fields": {"title": f"Rapat {n}", "date": "2026-01-12", "area": "33.02.10.2003"}}
        yield {"do": "add", "kind": "person", "fields": {"name": f"Warga {n}", "sex": "P"}}


def _a_week(chance: Random, records: dict[str, list[str]], n: int, week: int) -> Iterator[dict[str, Any]]:
    """Give what one worker writes: to what all share, a tick, a deletion now and then, and something new."""
    meeting, person = (chance.choice(records[kind]) for kind in ("meeting", "person"))
    yield {"do": "set", "id": meeting, "fields": {"venue": f"Balai {n}-{week}", "start_time": f"{8 + n:02}:{week:02}"}}
    yield {"do": "set", "id": person, "fields": {"birth_year": str(1950 + chance.randrange(40))}}
    yield {
        "do": "add",
        "kind": "attendance",
        "fields": {"meeting": meeting, "person": person, "presence": chance.choice(("hadir", "izin"))},
    }
    yield {"do": "add", "kind": "person", "fields": {"name": f"Warga {n} minggu {week}", "sex": "L"}}
    if chance.random() < 0.2:
        yield {"do": "delete", "id": chance.choice(records["meeting"])}


def test_in_whatever_order_and_however_often_workbooks_come_all_coordinators_hold_the_same(
    workbooks: list[Path], areas: Path, size: Size, tmp_path: Path
) -> None:
    shown: dict[str, Any] = {}
    chance = Random(7)
    for order in range(size.orders):
        laptop = start_laptop(tmp_path / f"coordinator{order}", "Budi", areas=areas)
        coming = [*chance.sample(workbooks, len(workbooks)), *chance.sample(workbooks, len(workbooks) // 10)]
        at = chance.randrange(len(coming))
        for files in (coming[:at], coming[at:]):
            if files:
                _merge(laptop, files)
        everything = laptop.everything()
        shown.setdefault(laptop.digest(), everything)
        assert everything == next(iter(shown.values()))
    assert len(shown) == 1


def _merge(laptop: Laptop, files: list[Path]) -> None:
    told = laptop("merge", *files, "--json")
    assert told.status in (0, 3), told
    for file in told.json["files"]:
        assert file["status"] != "refused"
        for counts in file["counts"].values():
            assert counts["read"] == sum(counts[name] for name in ("new", "updated", "same", "conflict", "rejected"))
