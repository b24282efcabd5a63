"""Whom the rows of a list came to be: heard when the same file comes again, and of doubtful ones when a longer list of the same does."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from empower_desktop.lists.understood import Ask, Row, Understood
from empower_desktop.workspace.known_here import Known
from empower_desktop.workspace.workspace import Workspace

_ROW, _FILE = "list_row:", "list_people:"
_ABOUT_WHOM = frozenset(["same_person", "several_known", "name_alike", "known_elsewhere"])
"""The questions about who somebody is, of all that are asked of a list."""
Owners = frozenset[tuple[str, str]]
"""The groups that rows are of, or the meetings and trainings that no group held: each with its kind."""


@dataclass(frozen=True, slots=True)
class Noted:
    """Which person a row came to be by which import, and of what it was."""

    person: str
    merge: str
    owners: Owners


class RowsBefore:
    """What was noted of rows when files were taken in, as long as these are not taken back."""

    def __init__(self, work: Workspace, known: Known, file: str) -> None:
        """Read nothing yet; of the very `file`, by its fingerprint, the questions themselves are kept, and whom it met here."""
        self._work, self._known, self._file = work, known, file

    def came_to(self, fingerprint: str) -> str:
        """Give the record of the person that a row came to be, by its fingerprint; "" for none."""
        noted = self._noted.get(f"{_ROW}{fingerprint}") if fingerprint else None
        return self._known.shown("person", noted.person) if noted is not None and noted.merge in self._merges else ""

    def met(self, entry: str) -> str:
        """Give the record of the person here that an entry of this very file was found to be, by its name; "" for none."""
        return self._known.shown("person", self._people[entry]) if entry in self._people else ""

    def is_of_the_same(self, understood: Understood, ids: Mapping[str, str]) -> bool:
        """Say whether all rows of a list that came to be somebody are of the very groups, meetings or trainings they were of then.

        A list that names no village may be of another group of that name: only its answers tell.
        """
        heard = [row for row in understood.rows if self.came_to(row.fingerprint)]
        owners = _owners_of(understood, ids) if heard else {}
        return all(self._is_of(self._noted[f"{_ROW}{row.fingerprint}"].owners, owners[row]) for row in heard)

    def _is_of(self, before: Owners, now: Owners) -> bool:
        return before == now or any((kind, self._known.shown(kind, record)) in now for kind, record in before)

    @cached_property
    def _noted(self) -> dict[str, Noted]:
        return _noted_rows(self._work)

    @cached_property
    def _people(self) -> Mapping[str, str]:
        return _noted_people(self._work, self._file)[1]

    @cached_property
    def _merges(self) -> frozenset[str]:
        return frozenset(each.merge for each in self._work.store.arrivals() if each.sha256 != self._file)


def note_rows(work: Workspace, asks: Iterable[Ask], understood: Understood, ids: Mapping[str, str], merge: str) -> None:
    """Note whom the rows came to be that somebody is asked about, or answered; a note whose own import still stands is left alone."""
    doubtful = {name for ask in asks if ask.code in _ABOUT_WHOM for name in (ask.entry, *(one for pair in ask.pairs for one in pair))}
    rows = [row for row in understood.rows if merge and row.fingerprint and row.entries[0] in doubtful]
    standing, noted = {each.merge for each in work.store.arrivals()}, _noted_rows(work)
    owners = _owners_of(understood, ids) if rows else {}
    for row in rows:
        before = noted.get(f"{_ROW}{row.fingerprint}")
        if before is None or before.merge not in standing:
            work.store.put_setting(f"{_ROW}{row.fingerprint}", json.dumps([ids[row.entries[0]], merge, sorted(owners[row])]))


def note_people(work: Workspace, file: str, understood: Understood, ids: Mapping[str, str], made: Container[str], merge: str) -> None:
    """Note whom of those here a file speaks of, but for those that it `made`: they may be called otherwise when it comes again."""
    people = [entry.name for entry in understood.entries if entry.kind == "person" and not entry.mentioned]
    met = {name: ids[name] for name in people if ids.get(name) and ids[name] not in made}
    before, known = _noted_people(work, file)
    if merge and met.keys() - known.keys():
        work.store.put_setting(f"{_FILE}{file}", json.dumps([before or merge, {**met, **known}]))


def _noted_people(work: Workspace, file: str) -> tuple[str, Mapping[str, str]]:
    """Give by which import whom of those here a file speaks of was noted; nothing once that import is taken back."""
    kept = work.store.setting(f"{_FILE}{file}")
    merge, people = json.loads(kept) if kept else ("", {})
    return (merge, people) if any(each.merge == merge for each in work.store.arrivals()) else ("", {})


def _noted_rows(work: Workspace) -> dict[str, Noted]:
    """Give what was noted of each row."""
    return {name: _noted(*json.loads(kept)) for name, kept in work.store.settings_named(_ROW).items()}


def _noted(person: str, merge: str, owners: Iterable[tuple[str, str]] = ()) -> Noted:
    return Noted(person, merge, frozenset((kind, record) for kind, record in owners))


def _owners_of(understood: Understood, ids: Mapping[str, str]) -> dict[Row, Owners]:
    """Give of what each row is; nothing while somebody has to say which one that is."""
    entries = {entry.name: entry for entry in understood.entries}

    def linked(name: str, *codes: str) -> Iterator[tuple[str, str]]:
        yield from ((code, entries[name].links[code]) for code in codes if code in entries[name].links)

    found = {}
    for row in understood.rows:
        events = [event for name in row.entries for event in linked(name, "meeting", "training")]
        groups = [group for name in (*row.entries, *(name for _, name in events)) for group in linked(name, "group")]
        found[row] = frozenset((kind, ids[name]) for kind, name in groups or events if ids.get(name))
    return found
