"""Whom the doubtful rows of a list came to be, so that a longer one of the same is not asked about them once more."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cached_property

from empower_desktop.lists.understood import Ask, Row
from empower_desktop.workspace.known_here import Known
from empower_desktop.workspace.workspace import Workspace

_ROW = "list_row:"
_ABOUT_WHOM = frozenset(["same_person", "several_known", "name_alike", "known_elsewhere"])
"""The questions about who somebody is, of all that are asked of a list."""


class RowsBefore:
    """What was noted of rows when other files were taken in, as long as these are not taken back."""

    def __init__(self, work: Workspace, known: Known, file: str) -> None:
        """Read nothing yet; of the very `file`, by its fingerprint, the questions themselves are kept."""
        self._work, self._known, self._file = work, known, file

    def came_to(self, fingerprint: str) -> str:
        """Give the record of the person that a row came to be, by its fingerprint; "" for none."""
        record, merge = self._noted.get(f"{_ROW}{fingerprint}", ("", "")) if fingerprint else ("", "")
        return self._known.shown("person", record) if merge in self._merges else ""

    @cached_property
    def _noted(self) -> dict[str, tuple[str, str]]:
        return _noted_rows(self._work)

    @cached_property
    def _merges(self) -> frozenset[str]:
        return frozenset(each.merge for each in self._work.store.arrivals() if each.sha256 != self._file)


def note_rows(work: Workspace, asks: Iterable[Ask], rows: Iterable[Row], ids: Mapping[str, str], merge: str) -> None:
    """Note whom the rows came to be that somebody is asked about, or answered; a note whose own import still stands is left alone."""
    doubtful = {name for ask in asks if ask.code in _ABOUT_WHOM for name in (ask.entry, *(one for pair in ask.pairs for one in pair))}
    standing, noted = {each.merge for each in work.store.arrivals()}, _noted_rows(work)
    for row in rows if merge else ():
        name = f"{_ROW}{row.fingerprint}"
        if row.fingerprint and row.entries[0] in doubtful and noted.get(name, ("", ""))[1] not in standing:
            work.store.put_setting(name, json.dumps([ids[row.entries[0]], merge]))


def _noted_rows(work: Workspace) -> dict[str, tuple[str, str]]:
    """Give the person and the import of each row that was noted."""
    return {name: tuple(json.loads(kept)) for name, kept in work.store.settings_named(_ROW).items()}
