"""One woman whom two workers entered, each in their own way: joined at the coordinator's desk, one on every laptop, parted again.

Through the real command line and real workbooks.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from few_areas import few_areas
from laptops import Laptop, start_laptop
from openpyxl import load_workbook

from empower_desktop.history.change import keyed_id
from empower_desktop.workspace.opening import AREAS_FILE

VILLAGE = "33.02.10.2003"


@pytest.fixture
def laptops(tmp_path: Path) -> dict[str, Laptop]:
    few_areas(tmp_path)
    names = {"sari": "33.02.10", "rina": "33.02.10", "budi": "33.02"}
    return {name: start_laptop(tmp_path / name, name.title(), "--area", area, areas=tmp_path / AREAS_FILE) for name, area in names.items()}


def send(giver: Laptop, *takers: Laptop, status: int = 0) -> Path:
    """Send everything by workbook; what comes may bring a question along."""
    file = giver.folder / f"n{len(list(giver.folder.glob('*.xlsx')))}.xlsx"
    giver.json("export", file)
    for taker in takers:
        assert taker("merge", file).status in (0, 3)
    return file


def test_one_person_entered_twice(laptops: dict[str, Laptop]) -> None:
    sari, rina, budi = laptops["sari"], laptops["rina"], laptops["budi"]
    meeting = sari.json("add", "meeting", "title=Musdus", "date=2026-01-12", f"area={VILLAGE}")["id"]
    send(sari, rina)
    entered = {
        sari: sari.json("add", "person", "name=Suminah", "sex=P", f"area={VILLAGE}", "birth_year=1971")["id"],
        rina: rina.json("add", "person", "name=Suminah", "sex=P", f"area={VILLAGE}", "phone=081234567890")["id"],
    }
    for worker, presence in ((sari, "hadir"), (rina, "izin")):
        worker.json("add", "attendance", f"meeting={meeting}", f"person={entered[worker]}", f"presence={presence}")
        send(worker, budi)
    assert len(budi.json("list", "person")) == 2
    apart = budi.everything()

    first, second = sorted(entered.values())
    budi.json("add", "same_as", "kind=person", f"one={second}", f"other={first}", "same=ya")
    (person,) = budi.json("list", "person")
    assert (person["id"], person["fields"]["birth_year"], person["fields"]["phone"]) == (first, 1971, "081234567890")
    (tick,) = budi.json("list", "attendance")
    assert (tick["fields"]["person"], [rival["value"] for rival in tick["conflicts"]["presence"]]) == (first, ["hadir", "izin"])
    assert budi.json("show", second) == budi.json("show", first)
    assert [found["id"] for found in budi.json("find", "suminah")] == [first]

    budi.json("resolve", tick["id"], "presence", "--value", "hadir")
    budi.json("set", second, "hamlet=Dusun II")
    file = send(budi, sari, rina)
    for worker in (sari, rina):
        assert worker.digest() == budi.digest()
        assert worker.everything() == budi.everything()
        assert worker.json("conflicts") == []
        assert worker.json("check") == {"ok": True, "problems": []}
    book = load_workbook(file)
    notes = {row[0]: row[-1] for row in book["Person"].iter_rows(min_row=2, values_only=True) if row[-1]}
    assert {one: str(note)[:19] for one, note in notes.items()} == dict.fromkeys((first, second), "The same as Suminah")
    book.save(file)
    assert sari.json("merge", file)["merge"] is None, "two rows of one person, saved again, are no edits"

    late = rina.json("add", "attendance", f"meeting={meeting}", f"person={second}", "presence=hadir")
    assert late["id"] == tick["id"], "who is ticked by either id is the one on the list"
    sari.json("set", first, "nickname=Nah")
    send(sari, budi)
    budi.json("delete", keyed_id(first, second))
    parted = {record["id"]: record["fields"] for record in budi.json("list", "person")}
    assert {one: fields.get("nickname") for one, fields in parted.items()} == {first: "Nah", second: "Nah"}
    assert {one: fields.get("hamlet") for one, fields in parted.items()} == {first: "Dusun II", second: "Dusun II"}
    own = {record["id"]: record["fields"] for record in apart["person"]}
    assert {one: fields.get("phone") for one, fields in parted.items()} == {one: fields.get("phone") for one, fields in own.items()}
    assert len(budi.json("list", "attendance")) == 2
    send(budi, sari, rina)
    assert sari.everything() == rina.everything() == budi.everything()
