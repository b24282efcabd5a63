"""Leave a database and a workbook of the present version for all later ones: `python tests/old/make.py` before a release.

They go into a folder of the version's name, with what they hold, and are never changed again. The history is written
out below; the people in it are nobody.
"""

from __future__ import annotations

import gzip
import json
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC
from pathlib import Path

import empower_desktop
from empower_desktop.history.change import DELETED, Change, Plain, keyed_id
from empower_desktop.history.clock import Clock
from empower_desktop.language import Language
from empower_desktop.store.areas import AreaList
from empower_desktop.workbook.contents import Outgoing, Sender
from empower_desktop.workbook.writing import write_workbook
from empower_desktop.workspace import opening

SARI, BUDI = "01990000-0000-7000-8000-00000000a001", "01990000-0000-7000-8000-00000000b002"
MEETING, OTHER, ANI, TONO, DECISION, HARVEST = (f"019bb138-b600-7000-8000-{number:012}" for number in range(1, 7))
AREA = "33.99.01.2003"


class History:
    """Changes a minute apart."""

    def __init__(self) -> None:
        """Begin with none."""
        self.changes: list[Change] = []

    def save(self, record: str, kind: str, fields: Mapping[str, Plain], *over: Change, by: str = SARI, why: str = "") -> Change:
        """Note one save."""
        at = f"2026-01-12T08:{len(self.changes):02}:00.000Z/0000"
        change = Change.make(record, kind, fields, [one.id for one in over], by, at, why)
        self.changes.append(change)
        return change


def history() -> list[Change]:
    """Give what was recorded: two disputes, one settled; a deletion, and one that is contested; an unknown kind, field and choice."""
    told = History()
    save = told.save
    save(SARI, "author", {"name": "Sari", "role": "pendamping", "area": "33.99.01"})
    save(BUDI, "author", {"name": "Budi", "role": "koordinator"}, by=BUDI)
    save(
        ANI, "person", {"name": "Ani", "sex": "P", "birth_year": 1970, "birth_year_estimated": True, "phone": "0812000000", "notes": "=1+1"}
    )
    gone = save(TONO, "person", {"name": "Tono", "sex": "L", "constituencies": ("lansia", "miskin")})
    save(TONO, "person", {DELETED: True}, gone)
    meeting = {"title": "Rapat “air” – 1", "date": "2026-01-12", "start_time": "08:00", "end_time": None, "area": AREA}
    newer = {"convened_by": "dewan_masa_depan", "weather": "cerah"}
    held = save(MEETING, "meeting", {**meeting, **newer, "facilitators": (ANI, TONO)})
    for by, start in ((SARI, "09:00"), (BUDI, "10:00")):
        save(MEETING, "meeting", {"date": "2026-01-12", "start_time": start, "end_time": None}, held, by=by)
    rivals = [save(MEETING, "meeting", {"title": title}, held, by=by) for by, title in ((SARI, "Rapat air"), (BUDI, "Musdus air"))]
    save(MEETING, "meeting", {"title": "Musdus air"}, *rivals, by=BUDI, why="resolved")
    save(keyed_id(MEETING, ANI), "attendance", {"meeting": MEETING, "person": ANI, "presence": "hadir", "spoke": True})
    save(keyed_id(OTHER, ANI), "attendance", {"meeting": OTHER, "person": ANI, "presence": "izin"})
    decided = save(DECISION, "decision", {"statement": "Baris satu\nBaris dua", "meeting": MEETING, "aims": ("A1", "A10"), "votes_for": 3})
    save(DECISION, "decision", {DELETED: True}, decided)
    save(DECISION, "decision", {"dissent": "Keberatan"}, by=BUDI)
    save(HARVEST, "harvest", {"weight": "1.5", "of": MEETING})
    return told.changes


def make(folder: Path) -> None:
    """Make the files of this version in a folder."""
    folder.mkdir(parents=True)
    language, changes = Language("id"), history()
    with tempfile.TemporaryDirectory() as spare:
        place = Path(spare)
        opening.start(place, "Sari", "pendamping", "33.99.01", "id", practice=False, author=SARI)
        with closing(AreaList(place / opening.AREAS_FILE)) as areas:
            areas.replace([])
        with opening.open_workspace(place, language, Clock()) as work:
            work.store.append(changes)
            outgoing = Outgoing(
                export_id="01991c2e-7a10-7000-8000-0000000000e1",
                store_id=work.store.id,
                number=1,
                author=Sender(SARI, "Sari", "pendamping", "33.99.01"),
                created_at="2026-01-12T09:00:00.000Z/0000",
                changes=changes,
                areas=work.names,
                authors={SARI: "Sari", BUDI: "Budi"},
                zone=UTC,
            )
            write_workbook(folder / "SARI_2026-01-12_no01.xlsx", outgoing, language)
            states = work.store.states({change.record for change in changes})
            digest = work.store.digest()
        with closing(sqlite3.connect(place / opening.STORE_FILE)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        with (place / opening.STORE_FILE).open("rb") as plain, gzip.open(folder / "empower.db.gz", "wb") as packed:
            shutil.copyfileobj(plain, packed)
    holds = {
        record: {"kind": state.kind, "standing": state.standing, "fields": dict(state.fields), "disputed": sorted(state.conflicts)}
        for record, state in sorted(states.items())
    }
    told = {"digest": digest, "changes": sorted(change.id for change in changes), "records": holds}
    (folder / "holds.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    here = Path(__file__).parent / empower_desktop.__version__
    if here.exists():
        sys.exit(f"{here} is there already, and stays as it is.")
    make(here)
