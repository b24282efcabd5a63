"""How long an export with its whole history takes and how large it is, against openpyxl writing the visible cells alone.

Run `python tests/bench/export.py [--rows 10000] [--write]`: interleaved rounds, each way in a process of its own. Of two sorts of rows:
those of the merge bench, of 15 columns with long texts, as the bar was measured; and groups as they are, where half of the rows are
attendance and hold little beside the ids of meeting and person.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import UTC, date, timedelta
from itertools import chain, count, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from measuring import machine, table, tell

from empower_desktop.history.change import Change, Plain, keyed_id
from empower_desktop.language import Language
from empower_desktop.records.choices import CHOICES

ROUNDS = 5
ALONE, WITH_IDS, WITH_HISTORY = WAYS = ("visible cells alone", "visible cells and ids", "with history")
FIFTEEN, GROUPS = SORTS = ("rows of 15 columns", "groups with attendance")
AUTHOR = "01990000-0000-7000-8000-00000000a001"
AREA = "33.99.01.2003"
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
MATTERS = json.loads((SAMPLE / "matters.json").read_text(encoding="utf-8"))["matters"]
NAME_PARTS = json.loads((SAMPLE / "name_parts.json").read_text(encoding="utf-8"))
MIDDLES = ("iyem", "arto", "inah", "adi", "iyah", "ono")
ENDS = ("ningsih", "wati", "anto", "yadi", "asih", "ono")
Saved = tuple[str, str, dict[str, Plain]]


class Areas:
    """The one village."""

    def area(self, code: str) -> str:
        return f"Sumberagung, Wanatirta ({code})"


def name(chance: random.Random) -> str:
    """Give a made-up name of two words."""
    stems = NAME_PARTS["families"]["jawa"]["stems"].split()
    return f"{chance.choice(stems)}{chance.choice(MIDDLES)} {chance.choice(stems)}{chance.choice(ENDS)}"


def text(chance: random.Random, part: str) -> str:
    """Give a sentence of village life with figures of its own."""
    matter = chance.choice([one for one in MATTERS if part in one])
    told = matter[part]
    said = chance.choice(told) if isinstance(told, list) else told["statement"] if isinstance(told, dict) else told
    return f"{said} {chance.randrange(10**4)}"


def code(chance: random.Random, name: str) -> str:
    return chance.choice(CHOICES[name]).code


def record_id(chance: random.Random) -> str:
    digits = f"{chance.getrandbits(60):015x}"
    return f"019bb1{digits[:2]}-{digits[2:6]}-7{digits[6:9]}-8{digits[9:12]}-{chance.getrandbits(48):012x}"


def day(chance: random.Random) -> str:
    return (date(2026, 1, 1) + timedelta(chance.randrange(300))).isoformat()


def group_records(chance: random.Random) -> Iterator[Saved]:
    """Give a group's records: 25 members, and meetings with who came, what was decided and who is to do what."""
    group, persons = record_id(chance), [record_id(chance) for _ in range(25)]
    purpose = text(chance, "discussion")
    yield group, "group", {
        "name": f"{name(chance)} {chance.randrange(9)}", "group_type": code(chance, "group_type"), "area": AREA, "status": "aktif",
        "formed_on": day(chance), "purpose": purpose, "has_bylaws": True, "registration_no": f"141/{chance.randrange(999)}/2019",
    }  # fmt: skip
    for person in persons:
        yield person, "person", {
            "name": name(chance), "sex": chance.choice("LP"), "person_kind": "warga", "consent": "lisan", "consent_on": day(chance),
            "birth_year": chance.randrange(1940, 2010), "area": AREA, "hamlet": f"Dusun {chance.randrange(9)}",
            "phone": f"0812{chance.randrange(10**8):08}", "occupation": code(chance, "occupation"), "education": code(chance, "education"),
        }  # fmt: skip
        yield keyed_id(group, person), "membership", {"group": group, "person": person, "role": "anggota", "start_on": day(chance)}
    for _ in range(8):
        yield from meeting_records(chance, group, persons)


def meeting_records(chance: random.Random, group: str, persons: list[str]) -> Iterator[Saved]:
    """Give a meeting with 18 of the members, two decisions and two follow-ups."""
    meeting, held = record_id(chance), day(chance)
    yield meeting, "meeting", {
        "title": text(chance, "topic"), "meeting_type": code(chance, "meeting_type"), "date": held, "area": AREA, "group": group,
        "convened_by": code(chance, "actor"), "status": "draf", "start_time": "13:00", "end_time": "15:30",
        "venue": f"Balai {chance.randrange(9)}", "doc_no": f"{chance.randrange(999):03}/BA/2026", "chair": chance.choice(persons),
        "note_taker": chance.choice(persons), "invited_count": chance.randrange(20, 60), "extra_male": 0, "extra_female": 3,
        "quorum_met": True, "language": "Jawa", "equality_score": 3, "respect_score": 4, "trust_score": 3,
        "summary": text(chance, "discussion"),
    }  # fmt: skip
    for person in chance.sample(persons, 18):
        yield keyed_id(meeting, person), "attendance", {
            "meeting": meeting, "person": person, "presence": "hadir", "invited": True, "spoke": chance.random() < 0.4,
            "capacity_as": code(chance, "stakeholder_element"), "signed": True, "transport_paid": 25000,
        }  # fmt: skip
    for _ in range(2):
        decision = record_id(chance)
        yield decision, "decision", {
            "statement": text(chance, "decision"), "decided_on": held, "proposer_type": code(chance, "actor"), "method": "voting_terbuka",
            "final_decider": code(chance, "actor"), "participation_level": code(chance, "participation_level"), "meeting": meeting,
            "group": group, "votes_for": chance.randrange(30), "votes_against": 6, "votes_abstain": 3, "area": AREA,
            "options_considered": text(chance, "discussion"), "budget_swadaya": 50_000 * chance.randrange(90), "status": "disepakati",
        }  # fmt: skip
        yield record_id(chance), "action", {
            "what": text(chance, "decision"), "due_on": day(chance), "responsible_text": name(chance), "status": "belum",
            "meeting": meeting, "decision": decision, "responsible_person": chance.choice(persons),
        }  # fmt: skip


def fifteen_columns(chance: random.Random) -> Iterator[Saved]:
    """Give the people, meetings and decisions of one workbook of the merge bench."""
    from workbooks import records_of

    return ((record, kind, fields) for record, kind, fields in records_of(chance))


def records(rows: int, chance: random.Random, sort: str = GROUPS) -> Iterator[Saved]:
    """Give so many records as are needed."""
    some = fifteen_columns if sort == FIFTEEN else group_records
    return islice(chain.from_iterable(some(chance) for _ in count()), rows)


def changes(rows: int, sort: str = GROUPS) -> list[Change]:
    """Give a change for each record, and a later one for every seventh."""
    chance = random.Random(7)
    made: list[Change] = []
    for number, (record, kind, fields) in enumerate(records(rows, chance, sort)):
        day_of_year = f"2026-{1 + number // 1200 % 9:02}-{1 + number // 40 % 28:02}"
        at = f"{day_of_year}T08:{number % 60:02}:{number // 7 % 60:02}.{number * 37 % 1000:03}Z/0000"
        made.append(Change.make(record, kind, fields, (), AUTHOR, at))
        if not number % 7:
            last = [*fields][-1]
            made.append(Change.make(record, kind, {last: fields[last]}, (made[-1].id,), AUTHOR, at[:-4] + "0001"))
    return made


def with_history(path: Path, held: list[Change]) -> None:
    from empower_desktop.workbook.contents import Outgoing, Sender
    from empower_desktop.workbook.writing import write_workbook

    sender = Sender(AUTHOR, "Sari Wulandari")
    content = Outgoing(AUTHOR, AUTHOR, 1, sender, "2026-11-01T08:00:00.000Z/0000", held, Areas(), authors={AUTHOR: "Sari"}, zone=UTC)
    write_workbook(path, content, Language("id"))


def visible_alone(path: Path, sheets: list[tuple[str, list[list[object]]]]) -> None:
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    for name, rows in sheets:
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(path)


def visible_cells(held: list[Change], with_ids: bool) -> list[tuple[str, list[list[object]]]]:
    """Give what people see, in the types in which a program would hand it to openpyxl, with or without an id a row."""
    from empower_desktop.workbook.cells import shower
    from empower_desktop.workbook.gathered import Gathered
    from empower_desktop.workbook.layout import plans

    language = Language("id")
    gathered = Gathered(held, language, Areas())
    found: list[tuple[str, list[list[object]]]] = []
    for plan in plans(gathered.rows, "konflik", language, "penuh"):  # a purpose that has only the sheets with records
        fields = [column.field for column in plan.visible if column.field is not None]
        shown = [field.load if field.type in ("date", "time") else shower(field, language, gathered) for field in fields]
        rows: list[list[object]] = [["_id"] * with_ids + [column.header for column in plan.visible]]
        for state in gathered.rows[plan.kind.kind]:
            values = [state.fields.get(field.code) for field in fields]
            cells = [None if value is None else show(value) for show, value in zip(shown, values, strict=True)]
            rows.append([state.record] * with_ids + cells)
        found.append((plan.sheet, rows))
    return found


def measure(way: str, rows: int, sort: str) -> None:
    """Write once and print what it took, the data being at hand."""
    held = changes(rows, sort)
    sheets = [] if way == WITH_HISTORY else visible_cells(held, way == WITH_IDS)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.xlsx"
        start, worked = time.perf_counter(), time.process_time()
        if way == WITH_HISTORY:
            with_history(path, held)
        else:
            visible_alone(path, sheets)
        seconds, worked = time.perf_counter() - start, time.process_time() - worked
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(json.dumps({"seconds": seconds, "worked": worked, "kib": path.stat().st_size / 1024, "grown": grown / 1024}))


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    tables = []
    for sort in SORTS:
        taken: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
        for _ in range(ROUNDS):
            for way in WAYS:
                command = [sys.executable, __file__, str(options.rows), way, sort]
                taken[way].append(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
        middle = {way: {key: statistics.median(run[key] for run in runs) for key in runs[0]} for way, runs in taken.items()}
        tables.append(f"{sort.capitalize()}:\n\n{table(HEADS, [row_of(way, found, middle[ALONE]) for way, found in middle.items()])}")
    said = f"{options.rows:,} rows; {machine()}, medians of {ROUNDS} interleaved rounds. All ratios are to openpyxl writing, as it comes "
    said += "(write-only), what people see and nothing else: no ids, no hidden sheets, no dictionary.\n\n"
    tell("Export", said + "\n\n".join(tables), options.write)


HEADS = ("way", "s", "ratio", "processor s", "ratio", "KiB", "ratio", "memory grown, MiB")


def row_of(way: str, found: dict[str, float], first: dict[str, float]) -> tuple[str, ...]:
    ratios = {name: f"{found[name] / first[name]:.2f}" for name in ("seconds", "worked", "kib")}
    times = f"{found['seconds']:.2f}", ratios["seconds"], f"{found['worked']:.2f}", ratios["worked"]
    return (way, *times, f"{found['kib']:.0f}", ratios["kib"], f"{found['grown']:.0f}")


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1].isdigit():
        measure(sys.argv[2], int(sys.argv[1]), sys.argv[3])
    else:
        main()
