"""Going through many records: those of a kind whole, with what fights and what is missing in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import DELETED
from empower_desktop.history.merge import Rival
from empower_desktop.language import N_
from empower_desktop.records import KINDS, Record
from empower_desktop.records.fields import Area, Field, LongText, ManyChoices, Plain, References, Text
from empower_desktop.records.record import Finding
from empower_desktop.records.rules import incomplete
from empower_desktop.records.typed import tidy
from empower_desktop.store import Row, Wanted, Within
from empower_desktop.workspace.workspace import Workspace

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Whole:
    """A record with all that is known of it: its values, the rivals of what is disputed, and what is missing."""

    id: str
    kind: str
    fields: Mapping[str, Plain]
    conflicts: Mapping[str, tuple[Rival, ...]]
    missing: tuple[Finding, ...]
    standing: str


class Remembering:
    """A look at the records that asks the store for each thing once: ten thousand ticks share a few hundred persons."""

    def __init__(self, work: Workspace) -> None:
        """Look at the records of a workspace as they are now."""
        self.today: date = work.today
        self._work = work
        self._known: dict[tuple[Any, ...], Any] = {}

    def take_as_live(self, records: Iterable[str]) -> None:
        """Take it that these records stand in their lists, as whoever has read the lists knows; the store is not asked again."""
        self._known.update((("standing", record), "live") for record in records)

    def one(self, kind: type[R], record: str) -> R | None:
        """Give a live record, or None."""
        asked = ("one", kind, record)
        if asked not in self._known:
            self._known[asked] = self._work.one(kind, record)
        return self._known[asked]  # type: ignore[no-any-return]  # answers of many kinds share the memory

    def where(self, kind: type[R], **fields: str) -> Sequence[R]:
        """Give the live records whose fields have these values."""
        asked = ("where", kind, *sorted(fields.items()))
        if asked not in self._known:
            self._known[asked] = self._work.where(kind, **fields)
        return self._known[asked]  # type: ignore[no-any-return]  # as above

    def standing(self, record: str) -> str:
        """Say `live`, `deleted`, `contested`, or `absent` when it has not come."""
        asked = ("standing", record)
        if asked not in self._known:
            self._known[asked] = self._work.standing(record)
        return self._known[asked]  # type: ignore[no-any-return]  # as above


def kind_here(work: Workspace, record: str) -> type[Record]:
    """Give the kind of a record that is here; a Problem for one that is not, or of a newer version."""
    state = work.store.state(record)
    if state is None:
        raise no_record(record)
    return known_kind(state.kind, Place(field="id"))


def known_kind(code: str, place: Place) -> type[Record]:
    """Give a kind by its code; a Problem for a newer version's."""
    if code not in KINDS:
        raise Problem(N_("This kind of record comes from a newer version. Update the app first."), "newer_kind", place)
    return KINDS[code]


def whole(work: Workspace, record: str) -> Whole:
    """Give one record, be it in the trash or of a newer version's kind; a Problem for one that is not here."""
    state = work.store.state(record)
    if state is None:
        raise no_record(record)
    kind = KINDS.get(state.kind)
    missing = tuple(incomplete(kind.load(state.record, state.fields), Remembering(work))) if kind else ()
    return Whole(state.record, state.kind, state.fields, state.conflicts, missing, state.standing)


def listed(work: Workspace, kind: type[Record], where: Mapping[str, Wanted], deleted: bool = False) -> Iterator[Whole]:
    """Give the records of a kind, or its trash, by id."""
    look = Remembering(work)
    rivals: dict[str, dict[str, tuple[Rival, ...]]] = {}
    for conflict in work.store.conflicts(kind.kind):
        rivals.setdefault(conflict.record, {})[conflict.spot] = conflict.rivals
    for row in work.store.rows(kind.kind, where=where, deleted=deleted):
        fighting = rivals.get(row.id, {})
        if row.conflicts and not fighting:
            state = work.store.state(row.id)  # the trash keeps its conflicts to itself
            fighting = dict(state.conflicts) if state else {}
        missing = tuple(incomplete(kind.load(row.id, row.fields), look))
        conflicts = {spot: values for spot, values in fighting.items() if spot != DELETED}
        yield Whole(row.id, kind.kind, row.fields, conflicts, missing, row.standing)


def lacking_in(work: Workspace, kind: type[Record], rows: Iterable[Row]) -> Mapping[str, tuple[Finding, ...]]:
    """Give by id those of some rows that are incomplete, with what is missing or wrong in each."""
    look = Remembering(work)
    found = {row.id: tuple(incomplete(kind.load(row.id, row.fields), look)) for row in rows if row.standing == "live"}
    return {record: missing for record, missing in found.items() if missing}


def wanted_of(work: Workspace, kind: type[Record], typed: Mapping[str, str]) -> dict[str, Wanted]:
    """Read what is looked for: the value of a field, or nothing for an empty one.

    An area stands for those below it too; where a field holds several values, one of them is enough.
    """
    return {code: _wanted(kind, code, text, work.today) for code, text in typed.items()}


def _wanted(kind: type[Record], code: str, text: str, today: date) -> Wanted:
    field: Field | None = kind.fields().get(code)
    if field is None:
        raise Problem(
            N_("“{kind}” has no field “{code}”. The command kinds names those it has.", kind=kind.label, code=code),
            "unknown_field",
            Place(field=code),
        )
    if not text.strip():
        return None
    if isinstance(field, Area):
        return Within(text.strip())
    if type(field) in (Text, LongText):
        return tidy(text, one_line=type(field) is Text)
    try:
        plain = field.read(text, today)
    except Problem as problem:
        raise Problem(problem.message, problem.code, Place(field=code)) from None
    if isinstance(field, ManyChoices | References) and isinstance(plain, tuple) and len(plain) == 1:
        return plain[0]
    return plain


def no_record(record: str, place: Place | None = None) -> Problem:
    """Say that nothing here has this id, and where ids are found; `place` is where it was named."""
    message = N_("There is no record {record}. Look its id up with the command list or find.", record=record)
    return Problem(message, "no_such_record", place or Place(field="id"))
