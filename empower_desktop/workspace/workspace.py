"""The workspace: the one door for reading and writing what is recorded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from empower_desktop.history.change import Change
from empower_desktop.history.clock import Clock
from empower_desktop.history.merge import NEW, Seen, moved
from empower_desktop.language import Language, Message
from empower_desktop.records import UNITS, Record
from empower_desktop.records.fields import Plain
from empower_desktop.store import Arrival, Merge, Store
from empower_desktop.store.areas import AreaList
from empower_desktop.workspace.names import StoredNames
from empower_desktop.workspace.names_told import names_told
from empower_desktop.workspace.step import Step, showing

if TYPE_CHECKING:
    from empower_desktop.workbook.reader import Readers

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Identity:
    """Who writes here: the author's record, as the first run asked for it."""

    id: str
    name: str
    role: str
    area: str | None = None


@dataclass(frozen=True)
class Save:
    """One record's part of a step: the values a person gave it, over what they saw."""

    kind: str
    record: str
    plain: Mapping[str, Plain]
    seen: Seen = NEW
    why: str = ""
    over: tuple[str, ...] | None = None


def _new_readers(count: int) -> Readers:
    from empower_desktop.workbook.reader import Readers  # few commands read what strangers sent

    return Readers(count)


class Workspace:
    """A store with the author, clock and language of the person at work; acts take it as their first argument."""

    def __init__(
        self,
        store: Store,
        areas: AreaList,
        clock: Clock,
        language: Language,
        author: Identity,
        folder: Path,
        readers: Callable[[int], AbstractContextManager[Readers]] = _new_readers,
    ) -> None:
        """Put together what an act needs; `folder` is the data folder (originals, backups).

        `readers` gives an act the child processes in which it reads strangers' files, new ones if nothing
        else is said. Who merges often and little, as a script does, may keep some from one act to the next.
        """
        self.store = store
        self.areas = areas
        self.clock = clock
        self.language = language
        self.author = author
        self.folder = folder
        self.readers = readers
        self.names = StoredNames(store, areas, language)

    @property
    def today(self) -> date:
        """The day it is: the later of the local clock and the newest stamp adopted."""
        return self.clock.today()

    @property
    def practice(self) -> bool:
        """Whether this is a store to practise with, whose workbooks never mix with real ones."""
        return self.store.setting("practice") == "yes"

    def version(self) -> int:
        """Give a number that differs once another program has written here."""
        return self.store.version()

    def all(self, kind: type[R]) -> list[R]:
        """Give every live record of a kind."""
        return self.where(kind)

    def where(self, kind: type[R], **fields: Plain) -> list[R]:
        """Give the live records of a kind whose fields have these values."""
        return [kind.load(row.id, row.fields) for row in self.store.rows(kind.kind, where=fields)]

    def one(self, kind: type[R], record: str) -> R | None:
        """Give a live record, or None."""
        row = self.store.row(kind.kind, record)
        return kind.load(row.id, row.fields) if row and row.standing != "deleted" else None

    def standing(self, record: str) -> str:
        """Say `live`, `deleted`, `contested`, or `absent` when it has not come."""
        return self.store.standing(record)

    def seen(self, record: str) -> Seen:
        """Give what a person who looks at the record now has before them: of joined records all of them."""
        found = self.store.looked_at(record)
        return found[1] if found else NEW

    def author_names(self) -> dict[str, str]:
        """Give the names of everybody who wrote something here, by id; our own too."""
        names = {row.id: str(row.fields.get("name", "")) for row in self.store.rows("author")}
        return {**names_told(self.store), **names, self.author.id: self.author.name}

    def changes(self, record: str) -> list[Change]:
        """Give the whole history of a record by itself."""
        return self.store.changes_of(record)

    def history(self, record: str) -> list[Change]:
        """Give the whole history of what is shown under a record: of all that are joined with it."""
        return [change for changes in self.store.histories(self.store.members(record)).values() for change in changes]

    def at_once(self, act: Callable[[], Step], *, sparing: bool = False) -> Step:
        """Do an act over what stands at this moment: no other program writes between its reading and its writing.

        One that may be great is `sparing`: where the disk is full, it leaves the reserve to what people type.
        """
        return self.store.write(lambda _: act(), sparing=sparing)

    def write(self, text: Message, saves: Iterable[Save]) -> Step:
        """Keep one step of our own, in one transaction; what moved nothing makes no change.

        A change is over what the person saw, not over what the store holds by now.
        """
        return step_of(text, self.keep([change for save in saves for change in self.made(save)]))

    def made(self, save: Save) -> list[Change]:
        """Make the changes of one save, not yet kept: none where nothing moved, of joined records one for each that it moves."""
        if save.over is None:
            save = replace(save, plain=self.store.named_as_shown(save.kind, save.plain))
        return [change for each in _for_each(save) if (change := self._change(each))]

    def _change(self, save: Save) -> Change | None:
        units = UNITS.get(save.kind, {})
        fields = dict(save.plain) if save.over is not None else moved(save.seen, save.plain, units)
        if not fields:
            return None
        over = save.over if save.over is not None else save.seen.over(fields, units)
        return Change.make(save.record, save.kind, fields, over, self.author.id, self.clock.stamp(), save.why)

    def keep(self, changes: Sequence[Change]) -> Sequence[Change]:
        """Keep changes of our own in one transaction, whole or not at all; the author's own record comes first."""
        return self.store.append([*self._author_change(), *changes]) if changes else ()

    def bring(self, changes: Sequence[Change], merge: Merge, arrival: Arrival) -> None:
        """Keep changes of our own that a list brought, noted as a merge that can be undone; the author's own record stays then."""

        def brought() -> None:
            self.store.append(self._author_change())
            self.store.note_merge(merge)
            self.store.append(changes, arrival)

        self.store.write(lambda _: brought())

    def _author_change(self) -> list[Change]:
        """Make the author's own record, which is written with their first save and travels like any other."""
        if self.store.standing(self.author.id) != "absent":
            return []
        fields = {"name": self.author.name, "role": self.author.role, "area": self.author.area}
        plain = {code: value for code, value in fields.items() if value is not None}
        return [Change.make(self.author.id, "author", plain, (), self.author.id, self.clock.stamp())]


def _for_each(save: Save) -> list[Save]:
    """Give the save of a record; of joined ones that of each, over its own share of what was seen."""
    if not save.seen.members:
        return [save]
    if save.over is None:
        fields = moved(save.seen, save.plain, UNITS.get(save.kind, {}))
        return [replace(save, record=one, plain=fields, seen=seen) for one, seen in save.seen.members.items()]
    shares = {one: tuple(each for each in seen.everything() if each in save.over) for one, seen in save.seen.members.items()}
    return [replace(save, record=one, seen=NEW, over=share) for one, share in shares.items() if share]


def step_of(text: Message, changes: Sequence[Change], **more: object) -> Step:
    """Give the step of these changes."""
    records: Collection[str] = dict.fromkeys(change.record for change in changes)
    kinds = showing({change.kind for change in changes})
    return Step(text, kinds, tuple(records), tuple(change.id for change in changes), **more)  # type: ignore[arg-type]  # problems and result
