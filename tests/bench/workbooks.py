"""Workbooks for the benches: 150 workers and more, an export and a later one each, by the real export from real stores.

Beside them the same visible rows as plain workbooks, for those that read nothing else. Both are made once and kept.
"""

from __future__ import annotations

import random
import re
import shutil
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from export import AREA, code, day, name, record_id, text, visible_alone, visible_cells
from measuring import PLACE

from empower_desktop.history.change import Change, Plain
from empower_desktop.history.clock import Clock
from empower_desktop.history.digest import digest
from empower_desktop.history.logged import fields_json, plain_fields
from empower_desktop.history.merge import history_order
from empower_desktop.language import Language
from empower_desktop.workbook.container import seal
from empower_desktop.workbook.packing import STRINGS
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import opened, start
from empower_desktop.workspace.sending import export

MADE = 3  # raised when what is made differs, so that it is made anew
PERSONS, MEETINGS, DECISIONS = 70, 25, 72
ADDED, ALTERED = 8, 25
RECORD_ID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
CHANGE_ID = re.compile(r"\b[0-9a-f]{32}\b")
START = datetime(2026, 3, 2, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Sent:
    """Folders of workbooks: our exports, and the same rows with nothing but what is seen."""

    own: Path
    plain: Path
    files: int


def workbooks(workers: int, with_plain: bool = True) -> Sent:
    """Give the folders of so many workers' workbooks; without the plain ones it takes half as long to make them."""
    whole = PLACE / f"workbooks-{MADE}-{workers}"
    sent = Sent(whole / "own", whole / "plain", 2 * workers)
    if not whole.exists():
        half = whole.with_name(whole.name + ".part")
        shutil.rmtree(half, ignore_errors=True)
        for folder in ("own", "plain")[: 1 + with_plain]:
            (half / folder).mkdir(parents=True)
        with ProcessPoolExecutor() as pool:
            list(pool.map(_send, range(workers), [half] * workers))
        half.rename(whole)
    return sent


def multiplied(sent: Sent, times: int) -> Sent:
    """Give so many times as many workbooks of ours: each again with other ids, as if others had noted the like elsewhere."""
    whole = sent.own.parent.with_name(f"{sent.own.parent.name}-times-{times}")
    many = Sent(whole / "own", whole / "plain", sent.files * times)
    if not whole.exists():
        half = whole.with_name(whole.name + ".part")
        shutil.rmtree(half, ignore_errors=True)
        (half / "own").mkdir(parents=True)
        pairs = sorted({path.name[:4] for path in sent.own.glob("*.xlsx")})
        with ProcessPoolExecutor() as pool:
            list(pool.map(_again, pairs, [sent.own] * len(pairs), [half / "own"] * len(pairs), [times] * len(pairs)))
        half.rename(whole)
    return many


def _again(worker: str, folder: Path, target: Path, times: int) -> None:
    """Write both workbooks of a worker again, for each time but the first with ids of its own."""
    for path in sorted(folder.glob(f"{worker}_*.xlsx")):
        shutil.copy(path, target / path.name)
    for number in range(1, times):
        renamed = _Renamed(number)
        for path in sorted(folder.glob(f"{worker}_*.xlsx")):
            renamed.write(path, target / f"{number:02}_{path.name}")


class _Renamed:
    """Gives every id another one, the same for the same, and every change the id that follows."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._changes: dict[str, str] = {}

    def write(self, path: Path, target: Path) -> None:
        content = incoming(read_workbook(str(path)))
        # None is over a later one, and the second workbook repeats what is in the first.
        for change in history_order(content.changes):
            fields = plain_fields(self._text(fields_json(change)))
            ids = [self._text(one) for one in (change.record, change.by)]
            over = [self._changes[one] for one in change.over]
            self._changes[change.id] = Change.make(ids[0], change.kind, fields, over, ids[1], change.at, change.why).id
        with zipfile.ZipFile(path) as archive:
            parts = {info: archive.read(info) for info in archive.infolist()}
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for info, part in parts.items():
                archive.writestr(info, self._part(part, content.meta.digest, content.changes) if info.filename == STRINGS else part)
            archive.comment = seal(archive.infolist())

    def _part(self, part: bytes, digest_was: str, changes: Sequence[Change]) -> bytes:
        text = CHANGE_ID.sub(lambda found: self._changes.get(found[0], found[0]), self._text(part.decode("utf-8")))
        return text.replace(digest_was, digest(self._changes[change.id] for change in changes)).encode("utf-8")

    def _text(self, text: str) -> str:
        return RECORD_ID.sub(lambda found: f"{found[0][:24]}{sha256(f'{self._number} {found[0]}'.encode()).hexdigest()[:12]}", text)


def _send(worker: int, whole: Path) -> None:
    """Be a worker: note, export, note more, alter some, export again."""
    chance = random.Random(worker)
    moments = (START + timedelta(seconds=20 * n) for n in range(10**9))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        start(place, name(chance), "pendamping", AREA, "id", practice=False)
        work = opened(place, Language("id"), Clock(lambda: next(moments)))
        made = records_of(chance)
        meetings = [record for record, kind, _ in made if kind == "meeting"]
        kept = [_change(work, *one) for one in made]
        work.keep(kept)
        _export(work, whole, f"{worker:04}_a")
        more = [(record_id(chance), "decision", _decision(chance, meetings)) for _ in range(ADDED)]
        altered = [_altered(work, change, chance) for change in chance.sample(kept, ALTERED)]
        work.keep([*[_change(work, *one) for one in more], *altered])
        _export(work, whole, f"{worker:04}_b")
        work.areas.close()
        work.store.close()


def records_of(chance: random.Random) -> list[tuple[str, str, dict[str, Plain]]]:
    """Give what a worker noted first."""
    persons = [record_id(chance) for _ in range(PERSONS)]
    meetings = [record_id(chance) for _ in range(MEETINGS)]
    made = [(one, "person", person(chance)) for one in persons]
    made += [(one, "meeting", _meeting(chance, persons)) for one in meetings]
    return made + [(record_id(chance), "decision", _decision(chance, meetings)) for _ in range(DECISIONS)]


def _change(work: Workspace, record: str, kind: str, fields: Mapping[str, Plain]) -> Change:
    return Change.make(record, kind, fields, (), work.author.id, work.clock.stamp())


def _altered(work: Workspace, change: Change, chance: random.Random) -> Change:
    field = {"person": "occupation", "meeting": "summary", "decision": "options_considered"}[change.kind]
    value = code(chance, "occupation") if change.kind == "person" else text(chance, "discussion")
    return Change.make(change.record, change.kind, {field: value}, (change.id,), work.author.id, work.clock.stamp())


def _export(work: Workspace, whole: Path, number: str) -> None:
    export(work, whole / "own" / f"{number}.xlsx")
    if (whole / "plain").exists():
        _write_plain(list(work.store.all_changes()), whole / "plain" / f"{number}.xlsx")


def _write_plain(held: list[Change], path: Path) -> None:
    """Write what is seen of the records, each with its id, as people without this program would have it."""
    sheets = []
    for title, rows in visible_cells(held, with_ids=True):
        used = [place for place in range(len(rows[0])) if any(row[place] is not None for row in rows[1:])]
        if used:
            sheets.append((title, [[row[place] for place in used] for row in rows]))
    visible_alone(path, sheets)


def person(chance: random.Random) -> dict[str, Plain]:
    return {
        "name": name(chance), "sex": chance.choice("LP"), "person_kind": "warga", "consent": "lisan", "consent_on": day(chance),
        "nickname": name(chance).split()[0], "birth_year": chance.randrange(1940, 2010), "birth_year_estimated": False, "area": AREA,
        "hamlet": f"Dusun {chance.randrange(9)}", "phone": f"0812{chance.randrange(10**8):08}", "occupation": code(chance, "occupation"),
        "education": code(chance, "education"), "status": "aktif", "notes": text(chance, "discussion"),
    }  # fmt: skip


def _meeting(chance: random.Random, persons: list[str]) -> dict[str, Plain]:
    return {
        "title": text(chance, "topic"), "meeting_type": code(chance, "meeting_type"), "date": day(chance), "area": AREA,
        "convened_by": code(chance, "actor"), "status": "draf", "start_time": "13:00", "end_time": "15:30",
        "venue": f"Balai {chance.randrange(9)}", "doc_no": f"{chance.randrange(999):03}/BA/2026", "chair": chance.choice(persons),
        "note_taker": chance.choice(persons), "invited_count": chance.randrange(20, 60), "quorum_met": True,
        "summary": text(chance, "discussion"),
    }  # fmt: skip


def _decision(chance: random.Random, meetings: list[str]) -> dict[str, Plain]:
    return {
        "statement": text(chance, "decision"), "decided_on": day(chance), "proposer_type": code(chance, "actor"),
        "method": "voting_terbuka", "final_decider": code(chance, "actor"), "participation_level": code(chance, "participation_level"),
        "meeting": chance.choice(meetings), "votes_for": chance.randrange(30), "votes_against": 6, "votes_abstain": 3, "area": AREA,
        "options_considered": text(chance, "discussion"), "budget_swadaya": 50_000 * chance.randrange(90), "status": "disepakati",
        "dissent": text(chance, "discussion"),
    }  # fmt: skip
