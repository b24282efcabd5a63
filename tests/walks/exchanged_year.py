"""Three people's year: what each edits apart, how the workbooks go round, and how what fights is settled."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import settings
from laptops import Laptop, start_laptop

NAMES = ("sari", "rina", "budi")
AREAS = {"sari": "33.02.10", "rina": "33.02.11", "budi": "33.02"}
# For each kind what somebody may write over what stands: units and lone fields, texts, choices, numbers and days.
EDITS: dict[str, Sequence[dict[str, Any]]] = {
    "meeting": (
        {"title": "Rapat {who} ke-{n}"},
        {"start_time": "0{n}:30"},
        {"date": "2026-03-0{n}"},
        {"summary": "Baris satu\nmenurut {who}"},
        {"equality_score": "{n}"},
        {"venue": ""},
    ),
    "decision": (
        {"votes_for": "{n}"},
        {"aims": ["A{n}", "A1"]},
        {"method": "voting_terbuka", "votes_against": "{n}"},
        {"dissent": "{who}"},
    ),
    "person": ({"phone": "0812-0000-000{n}"}, {"nickname": "{who}"}, {"birth_year": "196{n}"}, {"constituencies": "miskin;lansia"}),
    "training": ({"hours": "{n}.5"}, {"score_max": "10{n}"}, {"covers_rights": True}, {"title": "Pelatihan {who}"}),
    "attendance": ({"presence": "izin"}, {"spoke": True}, {"remark": "=1+{n}"}),
    "participation": ({"post_score": "1{n}"}, {"adoption_1m": "mencoba"}, {"satisfaction": "{n}"}),
    "membership": ({"member_no": "00{n}"}, {"role": "ketua"}),
    "action": ({"status": "selesai", "done_on": "2026-04-0{n}"}, {"what": "Membeli pupuk untuk {who}"}),
    "group": ({"name": "Kelompok {who}"}, {"purpose": "- {n}"}),
}


@dataclass(frozen=True)
class Seen:
    """What one laptop shows at one moment."""

    digest: str
    everything: dict[str, Any]


@dataclass(frozen=True)
class Story:
    """What happened: the laptops as they are in the end, and what they showed and told on the way."""

    laptops: dict[str, Laptop]
    folder: Path
    begun: dict[str, Seen]
    edited: set[str]
    exchanged: dict[str, Seen]
    settled: dict[str, Seen]
    merges: dict[str, list[Any]]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory, areas: Path) -> Story:
    """Three stores with a village's year each: shared, edited apart, exchanged, settled."""
    folder = tmp_path_factory.mktemp("three")
    laptops = {name: start_laptop(folder / name, name.capitalize(), "--area", AREAS[name], areas=areas) for name in NAMES}
    for seed, laptop in enumerate(laptops.values(), 1):
        laptop.json("sample", "--records", 1_000 if settings.get_current_profile_name() == "long" else 120, "--seed", seed)
        _settle_own(laptop)
    laptops["sari"].batch(_called_off())
    merges: dict[str, list[Any]] = {}
    _send_to_all(laptops, folder / "first", merges, "first")
    begun = _all_seen(laptops)
    for number, (name, laptop) in enumerate(laptops.items()):
        laptop.batch(_edits(laptop, name, number))
    edited = {laptop.digest() for laptop in laptops.values()}
    _exchange(laptops, folder / "second", merges)
    exchanged = _all_seen(laptops)
    _settle(laptops, folder / "third", merges)
    return Story(laptops, folder, begun, edited, exchanged, _all_seen(laptops), merges)


def _settle_own(laptop: Laptop) -> None:
    """Settle what a long enough year brings along: two entries of one office, joined, that do not say the same."""
    for conflict in laptop.json("conflicts"):
        laptop.json("resolve", conflict["id"], conflict["field"], "--take", conflict["values"][0]["change"])


def _all_seen(laptops: dict[str, Laptop]) -> dict[str, Seen]:
    return {name: Seen(laptop.digest(), laptop.everything()) for name, laptop in laptops.items()}


def export(laptop: Laptop, file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    laptop.json("export", file)
    return file


def _merge(laptop: Laptop, merges: dict[str, list[Any]], when: str, *paths: Path, status: int) -> None:
    merges.setdefault(when, []).append(laptop.json("merge", *paths, status=status))


def _send_to_all(laptops: dict[str, Laptop], folder: Path, merges: dict[str, list[Any]], when: str) -> None:
    """Send everybody's workbook to everybody else, when nothing fights."""
    files = {name: export(laptop, folder / f"{name}.xlsx") for name, laptop in laptops.items()}
    for name, laptop in laptops.items():
        _merge(laptop, merges, when, *(file for sender, file in files.items() if sender != name), status=0)


def _called_off() -> Iterator[dict[str, Any]]:
    """Give three meetings, with who came, that will be deleted: of all the newest, as their ids tell."""
    yield {"do": "add", "kind": "person", "as": "p", "fields": {"name": "Suminah", "sex": "P"}}
    for n in range(1, 4):
        yield {"do": "add", "kind": "meeting", "as": f"m{n}", "fields": {"title": f"Rapat batal {n}", "date": "2026-02-12"}}
        yield {"do": "add", "kind": "attendance", "fields": {"meeting": f"@m{n}", "person": "@p"}}


def _edits(laptop: Laptop, name: str, number: int) -> Iterator[dict[str, Any]]:
    """Give one person's lines: what all three do to the same records, and what each does alone."""
    lists = {kind: [one["id"] for one in laptop.json("list", kind)] for kind in EDITS}
    chance, who = Random(name), name.capitalize()
    for kind, edits in EDITS.items():
        here = lists[kind][:-3]
        shared = Random(kind).sample(here, min(len(here), 6))
        alone = chance.sample(here, len(here) // 10)
        for place, record in enumerate((*shared, *alone)):
            yield {"do": "set", "id": record, "fields": _filled(edits[place % len(edits)], who, number + 1)}
    yield from _deletions(lists, name)
    yield from _ticks(lists, number)
    yield {
        "do": "add",
        "kind": "meeting",
        "as": "m",
        "fields": {"title": f"Rapat baru {who}", "date": "2026-05-12", "area": "33.02.10.2003"},
    }
    yield {"do": "add", "kind": "person", "as": "p", "fields": {"name": who, "sex": "P"}}
    yield {"do": "add", "kind": "attendance", "fields": {"meeting": "@m", "person": "@p", "presence": "hadir"}}
    yield {"do": "set", "id": "@m", "fields": {"chair": "@p", "facilitators": ["@p", lists["person"][0]]}}


def _filled(fields: dict[str, Any], who: str, n: int) -> dict[str, Any]:
    def fill(value: Any) -> Any:
        return (
            [fill(each) for each in value] if isinstance(value, list) else value.format(who=who, n=n) if isinstance(value, str) else value
        )

    return {code: fill(value) for code, value in fields.items()}


def _deletions(lists: dict[str, list[str]], name: str) -> Iterator[dict[str, Any]]:
    """Sari and Rina delete what Budi, unaware, edits; Sari and Budi delete the same; and Rina a meeting with all its attendance."""
    for kind in ("meeting", "person", "membership"):
        contested, both = lists[kind][-1], lists[kind][-2]
        if name != "budi":
            yield {"do": "delete", "id": contested}
        else:
            yield {"do": "set", "id": contested, "fields": _filled(EDITS[kind][0], "Budi", 7)}
        if name != "rina":
            yield {"do": "delete", "id": both}
    if name == "rina":
        yield {"do": "delete", "id": lists["meeting"][-3]}


def _ticks(lists: dict[str, list[str]], number: int) -> Iterator[dict[str, Any]]:
    """Tick the same people at the same meetings and trainings: some alike, some not."""
    for place, person in enumerate(lists["person"][:6]):
        presence = "hadir" if place % 2 else ("hadir", "izin", "sakit")[number]
        yield {"do": "add", "kind": "attendance", "fields": {"meeting": lists["meeting"][0], "person": person, "presence": presence}}
        fields = {"training": lists["training"][0], "person": person, "presence": presence, "pre_score": "4.75", "post_score": f"1{number}"}
        yield {"do": "add", "kind": "participation", "fields": fields}


def _exchange(laptops: dict[str, Laptop], folder: Path, merges: dict[str, list[Any]]) -> None:
    """Carry the workbooks round: one by one, as a folder, as a .zip, under WhatsApp's names, in three orders, and then all again."""
    sari, rina, budi = laptops.values()
    files = {name: export(laptop, folder / f"{name.upper()}_2026-11-24_no02.xlsx") for name, laptop in laptops.items()}
    _merge(sari, merges, "second", _zip(folder / "grup.zip", files["budi"], files["rina"], files["sari"]), status=3)
    for_rina = folder / "for rina" / "WhatsApp"
    for_rina.mkdir(parents=True)
    shutil.copyfile(files["budi"], for_rina / f"{files['budi'].stem} (1).xlsx")
    shutil.copyfile(files["sari"], for_rina / f"{files['sari'].stem} (2).xlsx")
    (for_rina / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    _merge(rina, merges, "second", for_rina.parent, status=3)
    _merge(budi, merges, "second", files["rina"], status=3)
    _merge(budi, merges, "second", files["sari"], files["rina"], status=3)
    for laptop in laptops.values():
        _merge(laptop, merges, "again", folder, status=0)
    later = [export(laptop, folder / "later" / f"{name} (1).xlsx") for name, laptop in laptops.items()]
    for laptop in laptops.values():
        _merge(laptop, merges, "again", *reversed(later), status=0)


def _zip(file: Path, *members: Path) -> Path:
    with zipfile.ZipFile(file, "w") as pack:
        for member in members:
            pack.write(member, f"folder/{member.name}")
        pack.writestr("folder/baca.txt", "no workbook")
    return file


def _settle(laptops: dict[str, Laptop], folder: Path, merges: dict[str, list[Any]]) -> None:
    """Sari and Budi answer one question differently; Budi sees it, answers all, and sends it round."""
    sari, rina, budi = laptops.values()
    conflict = next(one for one in budi.json("conflicts") if one["field"] == "title")
    for laptop, value in ((sari, conflict["values"][0]), (budi, conflict["values"][-1])):
        laptop.json("resolve", conflict["id"], "title", "--take", value["change"])
    _merge(budi, merges, "disagreed", export(sari, folder / "sari.xlsx"), status=3)
    assert len(next(one for one in budi.json("conflicts") if one["id"] == conflict["id"] and one["field"] == "title")["values"]) == 2
    # What happens to the record comes last: an answer inside a record that was let go would bring it back into question.
    waiting = sorted(budi.json("conflicts"), key=lambda one: one["field"] == "_deleted")
    for turn, conflict in enumerate(waiting):
        _answer(budi, conflict, turn)
    file = export(budi, folder / "budi.xlsx")
    for laptop in (rina, sari):
        _merge(laptop, merges, "settled", file, status=0)


def _answer(laptop: Laptop, conflict: dict[str, Any], turn: int) -> None:
    """Answer one question: take the last value, or write the first anew; keep a deleted record or let it go."""
    first, last = conflict["values"][0], conflict["values"][-1]
    words = ("--take", last["change"])
    if conflict["field"] == "_deleted":
        words = ("--value", "true" if turn % 2 else "false")
    elif turn % 3 == 0:
        words = ("--value", json.dumps(first["value"]) if conflict["unit"] else _typed(first["value"]))
    assert laptop.json("resolve", conflict["id"], conflict["field"], *words)["change"]


def _typed(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return ";".join(value) if isinstance(value, list) else "" if value is None else str(value)
