"""The month of twelve workers and their coordinator: what they write, send and answer, and what goes wrong on the way."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from laptops import Laptop, Told, start_laptop
from other_program import OtherProgram

from empower_desktop.history.clock import Clock, local_now
from empower_desktop.history.merge import survivors
from empower_desktop.language import Language
from empower_desktop.workspace import opening

ROOT = Path(__file__).parents[2]
WORKERS = [f"Pendamping {n:02}" for n in range(1, 13)]
LOST = {(2, WORKERS[2]), (3, WORKERS[4])}
TWICE = (2, WORKERS[3])
EDITED = {(2, WORKERS[5]): ("",), (3, WORKERS[6]): ("",), (3, WORKERS[7]): ("Bu Rina", "Pak Joko")}
RESTORED, AHEAD, OLD = WORKERS[8], WORKERS[9], WORKERS[10]
VILLAGE = "33.02.10.2003"
UNKNOWN_TO_THE_OLD = "registration_no"


@dataclass
class Month:
    """The laptops, what they told, and every value that anybody ever had."""

    folder: Path
    coordinator: Laptop
    workers: dict[str, Laptop]
    reports: list[dict[str, Any]] = field(default_factory=list)
    gaps: dict[int, dict[str, list[int]]] = field(default_factory=dict)
    ever: set[tuple[str, str, str]] = field(default_factory=set)
    by_hand: list[str] = field(default_factory=list)
    group: str = ""

    def remember(self, laptop: Laptop) -> None:
        """Note every value that survives on a laptop now."""
        self.ever |= survivors_on(laptop)[0]


def survivors_on(laptop: Laptop) -> tuple[set[tuple[str, str, str]], set[tuple[str, str, str]]]:
    """Give what survives on a laptop, as record, field and change, and what somebody replaced who had seen it."""
    work = opening.opened(laptop.folder, Language("en"))
    histories: dict[str, list[Any]] = {}
    for change in work.store.all_changes():
        histories.setdefault(change.record, []).append(change)
    opening.close(work)
    left = {(one, code, change.id) for one, each in histories.items() for code, some in survivors(each).items() for change in some}
    over = {(one, code, seen) for one, each in histories.items() for change in each for code in change.fields for seen in change.over}
    return left, over


@dataclass(frozen=True)
class OlderLaptop(Laptop):
    """A laptop with a program of an older version, which does not know one of the fields."""

    program: OtherProgram = field(kw_only=True)

    def __call__(self, *words: object) -> Told:
        return self.program(self.line(*words))


def _older_program(folder: Path) -> None:
    """Put a program there that was made before one of the fields."""
    shutil.copytree(ROOT / "empower_desktop", folder / "empower_desktop", ignore=shutil.ignore_patterns("resources", "ui"))
    shutil.copytree(ROOT / "resources", folder / "empower_desktop" / "resources", ignore=shutil.ignore_patterns("fonts", "icons"))
    file = folder / "empower_desktop" / "records" / "group.py"
    text = re.sub(rf"\n    {UNKNOWN_TO_THE_OLD}: .*", "", file.read_text(encoding="utf-8"))
    file.write_text(text.replace(f'"{UNKNOWN_TO_THE_OLD}", ', ""), encoding="utf-8")


@contextmanager
def two_years_ahead(really: bool) -> Iterator[None]:
    """Let the clock of this machine be wrong."""

    def ahead() -> datetime:
        return local_now() + timedelta(days=730)

    kept = Clock.__init__.__defaults__
    Clock.__init__.__defaults__ = (ahead, "") if really else kept  # type: ignore[misc]
    try:
        yield
    finally:
        Clock.__init__.__defaults__ = kept


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory, areas: Path) -> Iterator[Month]:
    """Live through the month."""
    folder = tmp_path_factory.mktemp("month")
    _older_program(folder / "older")
    with OtherProgram(folder / "older") as older:
        here = _begun(folder, areas, older)
        for week in range(1, 5):
            _arrive(here, week, [(name, _written(here, week, name)) for name in WORKERS])
            _answer(here, week)
        _last_round(here)
        yield here


def _begun(folder: Path, areas: Path, older: OtherProgram) -> Month:
    coordinator = start_laptop(folder / "budi", "Budi", "--area", "33.02", "--role", "koordinator", areas=areas)
    workers = {name: start_laptop(folder / name.replace(" ", ""), name, "--area", "33.02.10", areas=areas) for name in WORKERS}
    workers[OLD] = OlderLaptop(workers[OLD].folder, program=older)
    here = Month(folder, coordinator, workers)
    here.group = coordinator.json(
        "add", "group", "name=KWT Melati", "group_type=kwt", f"area={VILLAGE}", f"{UNKNOWN_TO_THE_OLD}=141/07/2025"
    )["id"]
    coordinator.json("export", folder / "first.xlsx")
    for name, worker in workers.items():
        assert worker("merge", folder / "first.xlsx", "--json").status == 0, name
    return here


def _written(here: Month, week: int, name: str) -> Path:
    """Write a week's records and send them; the first time all, then what the coordinator has not confirmed."""
    worker = here.workers[name]
    if (week, name) == (3, RESTORED):
        worker.json("restore", here.folder / "backup.db")
    n = WORKERS.index(name) + 1
    with two_years_ahead(name == AHEAD):
        _enter(worker, week, n, here.group)
        here.remember(worker)
        file = here.folder / f"minggu{week}" / f"{name.replace(' ', '_')}_{week}.xlsx"
        file.parent.mkdir(exist_ok=True)
        worker.json("export", file, *(["--since-receipt"] if week > 1 else []))
    if (week, name) == (1, RESTORED):
        worker.json("backup", here.folder / "backup.db")
    return file


def _enter(worker: Laptop, week: int, n: int, group: str) -> None:
    lines = [
        {
            "do": "add",
            "kind": "meeting",
            "as": "m",
            "fields": {"title": f"Rapat {n}-{week}", "date": f"2026-0{week}-{n:02}", "area": VILLAGE},
        },
        {"do": "add", "kind": "person", "as": "p", "fields": {"name": f"Warga {n}-{week}", "sex": "P", "area": VILLAGE}},
        {"do": "add", "kind": "attendance", "fields": {"meeting": "@m", "person": "@p", "presence": "hadir"}},
    ]
    if n in (1, 2, 11):
        lines.append({"do": "set", "id": group, "fields": {"purpose": f"Tujuan menurut {n} minggu {week}"}})
    file = worker.folder / "week.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    told = worker("batch", file)
    assert told.status == 0, told.err


def _arrive(here: Month, week: int, sent: list[tuple[str, Path]]) -> None:
    """Put into the coordinator's folder what came by WhatsApp this week, and merge it."""
    inbox = here.folder / f"masuk{week}"
    inbox.mkdir()
    edited = []
    for name, file in sent:
        if (week, name) in LOST:
            continue
        if (week, name) == TWICE:
            shutil.copy(file, inbox / f"{file.stem}(1).xlsx")
        for who in EDITED.get((week, name), (None,)):
            arrived = inbox / f"{file.stem}{'' if not who else who.replace(' ', '')}.xlsx"
            shutil.copy(file, arrived)
            if who is not None:
                here.by_hand.append(_edit(arrived, who, week))
                edited.append(arrived)
    if edited:
        _saved_by_libreoffice(edited)
    _merge(here, inbox)
    here.gaps[week] = {each["exports"][0]["name"]: [gap["number"] for gap in each["gaps"]] for each in here.coordinator.json("coverage")}


def _merge(here: Month, folder: Path) -> None:
    told = here.coordinator("merge", folder, "--json")
    assert told.status in (0, 3), told
    here.reports.append(told.json)


def _edit(file: Path, who: str, week: int) -> str:
    """Correct a venue as people do in Excel; give the venue."""
    venue = f"Balai {file.stem}"
    book = openpyxl.load_workbook(file)
    sheet = next(each for each in book.worksheets if "t_meeting" in each.tables)
    heads = [cell.value for cell in sheet[1]]
    title, place = heads.index("Meeting title") + 1, heads.index("Venue") + 1
    row = next(row for row in range(2, sheet.max_row + 1) if str(sheet.cell(row, title).value).endswith(f"-{week}"))
    sheet.cell(row, place, venue)
    if who:
        sheet_name, _, cell = book.defined_names["diisi_oleh"].attr_text.rpartition("!")
        book[sheet_name.strip("'")][cell.replace("$", "")] = who
    book.save(file)
    return venue


def _saved_by_libreoffice(files: list[Path]) -> None:
    """Let the real LibreOffice save the files of a folder."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed for this test: install it, so that soffice is found"
    folder = files[0].parent
    profile = f"-env:UserInstallation={(folder.parent / 'office').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder / "again", *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for file in files:
        shutil.move(folder / "again" / file.name, file)
    (folder / "again").rmdir()


def _answer(here: Month, week: int) -> None:
    """Settle what fights every second week, and send everybody what the coordinator has."""
    if week % 2 == 0:
        _settle(here.coordinator)
    here.remember(here.coordinator)
    for name, worker in here.workers.items():
        file = here.folder / f"balasan{week}" / f"{name}.xlsx"
        file.parent.mkdir(exist_ok=True)
        here.coordinator.json("return", name, file)
        told = worker("merge", file, "--json")
        assert told.status in (0, 3), (name, told.err)


def _settle(laptop: Laptop) -> None:
    for conflict in laptop.json("conflicts"):
        laptop.json("resolve", conflict["id"], conflict["field"], "--take", conflict["values"][0]["change"])


def _last_round(here: Month) -> None:
    """Send once more what is not confirmed, settle the rest, and give everything to everybody."""
    inbox = here.folder / "terakhir"
    inbox.mkdir()
    for name, worker in here.workers.items():
        worker.json("export", inbox / f"{name}.xlsx", "--since-receipt")
    _merge(here, inbox)
    _settle(here.coordinator)
    here.coordinator.json("export", here.folder / "semua.xlsx")
    for worker in here.workers.values():
        assert worker("merge", here.folder / "semua.xlsx", "--json").status in (0, 3)
