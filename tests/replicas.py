"""Three laptops that record, send workbooks to each other and merge them: the ground on which the laws are tried."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from hypothesis import strategies as st

from empower_desktop.history.change import Change
from empower_desktop.history.clock import Clock
from empower_desktop.history.merge import survivors
from empower_desktop.language import Language
from empower_desktop.records import Attendance, Decision, Meeting, Person
from empower_desktop.store.areas import AreaList
from empower_desktop.workspace import Workspace, opening
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.report import Merged
from empower_desktop.workspace.saving import add_keyed, delete, restore_record, save
from empower_desktop.workspace.sending import export

NAMES = ("sari", "rina", "budi")
KINDS = {"m": Meeting, "d": Decision}
RECORDS = [(code, str(uuid5(NAMESPACE_URL, f"{code}{n}"))) for code in KINDS for n in range(2)]
PEOPLE = [str(uuid5(NAMESPACE_URL, f"p{n}")) for n in range(2)]
VALUES = {
    "m": [{"title": "Musdus"}, {"title": "Musdes"}, {"date": "2026-11-01"}, {"start_time": "08:00"}, {"venue": ""}, {"venue": "Balai"}],
    "d": [{"votes_for": 3}, {"votes_for": 4, "method": "voting_terbuka"}, {"method": "musyawarah_mufakat"}, {"aims": "A1;A10"}],
}

_record = st.integers(0, len(RECORDS) - 1)
_who = st.sampled_from(NAMES)
acts = st.lists(
    st.one_of(
        st.tuples(st.just("save"), _who, _record, st.integers(0, 5)),
        st.tuples(st.just("tick"), _who, _record, st.integers(0, 1), st.sampled_from(["hadir", "izin"])),
        st.tuples(st.just("delete"), _who, _record),
        st.tuples(st.just("restore"), _who, _record),
        st.tuples(st.just("send"), _who, _who),
    ),
    min_size=3,
    max_size=14,
)


@dataclass
class Village:
    """The laptops, the workbooks that were sent, and every survivor that anybody ever had."""

    folder: Path
    laptops: dict[str, Workspace] = field(default_factory=dict)
    sent: int = 0
    ever: set[tuple[str, str, str]] = field(default_factory=set)

    def do(self, act: tuple) -> None:
        """Do one act on one laptop."""
        verb, who, *rest = act
        work = self.laptops[who]
        if verb == "send":
            self.merge(rest[0], self.export(who))
            return
        code, record = RECORDS[rest[0]]
        kind = KINDS[code]
        if verb == "save":
            values = VALUES[code][rest[1] % len(VALUES[code])]
            save(work, kind, values, record, work.seen(record))
        elif verb == "tick":
            add_keyed(work, Attendance, {"meeting": RECORDS[rest[0] % 2][1], "person": PEOPLE[rest[1]], "presence": rest[2]})
        elif work.standing(record) != "absent":
            delete(work, kind, record, work.seen(record)) if verb == "delete" else restore_record(work, kind, record)
        self.remember(work)

    def remember(self, work: Workspace) -> None:
        """Note every value that survives now: none of them may vanish unsaid."""
        histories: dict[str, list[Change]] = {}
        for change in work.store.all_changes():
            histories.setdefault(change.record, []).append(change)
        for record, history in histories.items():
            self.ever.update((record, code, change.id) for code, left in survivors(history).items() for change in left)

    def export(self, who: str) -> Path:
        """Send a workbook of everything."""
        self.sent += 1
        path = self.folder / f"{who}{self.sent}.xlsx"
        export(self.laptops[who], path)
        return path

    def merge(self, who: str, *paths: Path) -> Merged:
        """Merge workbooks on one laptop."""
        return apply(self.laptops[who], paths).result

    def start(self, name: str) -> Workspace:
        """Start one more laptop."""
        place, first = self.folder / name, self.folder.parent / "first"
        if not first.exists():
            opening.start(first, "Sari", "pendamping", "33.02.10", "id", False)
            AreaList(first / opening.AREAS_FILE).replace([])
        shutil.copytree(first, place)
        seconds = count(NAMES.index(name) if name in NAMES else 9, 7)
        clock = Clock(lambda: datetime(2026, 11, 24, 8, tzinfo=UTC) + timedelta(seconds=next(seconds)))
        work = opening.opened(place, Language("id"), clock)
        for setting, value in {
            "author_id": str(uuid5(NAMESPACE_URL, name)),
            "author_name": name,
            "store_id": str(uuid5(NAMESPACE_URL, f"store {name}")),
        }.items():
            work.store.put_setting(setting, value)
        work.author = opening.identity_of(work.store)
        self.laptops[name] = work
        return work


@contextmanager
def village(folder: Path, names: tuple[str, ...] = NAMES) -> Iterator[Village]:
    """Start laptops in a fresh folder, and close and forget them at the end."""
    place = folder / "village"
    place.mkdir()
    here = Village(place)
    try:
        for name in names:
            here.start(name)
        yield here
    finally:
        for work in here.laptops.values():
            opening.close(work)
        shutil.rmtree(place)


def whole_state(work: Workspace) -> dict[str, tuple]:
    """Give everything that a person could see of every record, without where it came from."""
    states = work.store.states(sorted({change.record for change in work.store.all_changes()}))
    return {
        record: (state.kind, state.standing, dict(state.fields), dict(state.conflicts), state.contest) for record, state in states.items()
    }


def someone(work: Workspace, name: str = "Suminah") -> str:
    """Note a person."""
    return save(work, Person, {"name": name, "sex": "P"}).result
