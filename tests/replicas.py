"""Three laptops that record, send workbooks to each other and merge them: the ground on which the laws are tried."""

from __future__ import annotations

import gc
import pickle
import shutil
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count, groupby
from operator import attrgetter
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from begun import Begun
from hypothesis import strategies as st

from empower_desktop.history.clock import Clock
from empower_desktop.history.merge import survivors
from empower_desktop.language import Language
from empower_desktop.records import Attendance, Decision, Meeting, Person
from empower_desktop.workbook.reader import Readers
from empower_desktop.workspace import Conflict, Workspace, opening
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


class ReadOnce(Readers):
    """Reads in a child process, and remembers: what is read depends on the bytes alone, and laws have the same ones read often."""

    def __init__(self) -> None:
        """Prepare one child."""
        super().__init__(1)
        self._read: dict[tuple[object, ...], bytes] = {}

    def call(self, function: Callable[..., object], path: Path | str, *arguments: object) -> object:
        """Give what the child reads of a file, or read of the same bytes under the same name before; a refusal is not remembered."""
        file = Path(path)
        key = (function.__qualname__, file.name, sha256(file.read_bytes()).digest(), arguments)
        if key not in self._read:
            self._read[key] = zlib.compress(pickle.dumps(super().call(function, path, *arguments)), 1)
        return pickle.loads(zlib.decompress(self._read[key]))


@dataclass
class Village:
    """The laptops, the workbooks that were sent, and every survivor that anybody ever had."""

    folder: Path
    children: Readers
    begun: Begun
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
        self.ever |= surviving(work)

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
        place = self.folder / name
        self.begun.begin(place, name, "33.02.10")
        seconds = count(NAMES.index(name) if name in NAMES else 9, 7)
        clock = Clock(lambda: datetime(2026, 11, 24, 8, tzinfo=UTC) + timedelta(seconds=next(seconds)))
        work = opening.opened(place, Language("id"), clock)
        work.readers = self.readers
        self.laptops[name] = work
        return work

    def readers(self, _: int) -> AbstractContextManager[Readers]:
        """Read in the children that the merges before used: to start them takes longer than to merge."""
        return nullcontext(self.children)


@dataclass
class Ground:
    """Where villages are set up, one after the other; all read in these child processes. A folder's name tells how many there were."""

    folder: Path
    children: Readers
    begun: Begun
    villages: int = 0

    @contextmanager
    def village(self, names: tuple[str, ...] = NAMES) -> Iterator[Village]:
        """Start laptops in a fresh folder, and close and forget them at the end."""
        place = self.folder / f"village{self.villages}"
        place.mkdir()
        here = Village(place, self.children, self.begun)
        try:
            for name in names:
                here.start(name)
            yield here
        finally:
            for work in here.laptops.values():
                opening.close(work)
            shutil.rmtree(place)
            self.villages += 1
            # Nothing else looks for it, and after many merges there would be gigabytes.
            if self.villages % 20 == 0:
                gc.collect()


def surviving(work: Workspace) -> set[tuple[str, str, str]]:
    """Give every value that survives in a store, by record, field and change."""
    histories = groupby(work.store.all_changes(), key=attrgetter("record"))
    return {(record, code, one.id) for record, history in histories for code, left in survivors(list(history)).items() for one in left}


def replaced(work: Workspace) -> set[tuple[str, str, str]]:
    """Give every value that somebody replaced who saw it."""
    return {(change.record, code, seen) for change in work.store.all_changes() for code in change.fields for seen in change.over}


@dataclass(frozen=True)
class Picture:
    """What is seen of a store at one moment: its data code, every record, what fights, and which records lists show."""

    digest: str
    records: dict[str, tuple]
    conflicts: list[Conflict]
    visible: set[str]


def pictured(work: Workspace) -> Picture:
    """Look at a whole store."""
    records = {change.record for change in work.store.all_changes()}
    return Picture(work.store.digest(), whole_state(work), list(work.store.conflicts()), set(work.store.visible(records)))


def whole_state(work: Workspace) -> dict[str, tuple]:
    """Give everything that a person could see of every record, without where it came from."""
    states = work.store.states(sorted({change.record for change in work.store.all_changes()}))
    return {
        record: (state.kind, state.standing, dict(state.fields), dict(state.conflicts), state.contest) for record, state in states.items()
    }


def someone(work: Workspace, name: str = "Suminah") -> str:
    """Note a person."""
    return save(work, Person, {"name": name, "sex": "P"}).result
