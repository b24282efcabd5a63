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


class RowsBefore:
    """What was noted of rows when other files were taken in, as long as these are not taken back."""

    def __init__(self, work: Workspace, known: Known, fingerprint: str) -> None:
        """Read nothing yet; of the very file with this `fingerprint` the questions themselves are kept."""
        self._work, self._known, self._fingerprint = work, known, fingerprint

    def came_to(self, again: str) -> str:
        """Give the record of the person that a row came to be, by what tells the row in any list of the same; "" for none."""
        record, merge = self._noted.get(f"{_ROW}{again}", ("", "")) if again else ("", "")
        return self._known.shown("person", record) if merge in self._merges else ""

    @cached_property
    def _noted(self) -> dict[str, tuple[str, str]]:
        return noted_rows(self._work)

    @cached_property
    def _merges(self) -> frozenset[str]:
        return frozenset(each.merge for each in self._work.store.arrivals() if each.sha256 != self._fingerprint)


def note_rows(work: Workspace, asks: Iterable[Ask], rows: Iterable[Row], ids: Mapping[str, str], merge: str) -> None:
    """Note whom the rows came to be that somebody is asked about, or answered; what an import noted that stands is left to it."""
    doubtful = {name for ask in asks if ask.code in _ABOUT_WHOM for name in (ask.entry, *(one for pair in ask.pairs for one in pair))}
    standing, noted = {each.merge for each in work.store.arrivals()}, noted_rows(work)
    for row in rows if merge else ():
        name = f"{_ROW}{row.again}"
        if row.again and row.entries[0] in doubtful and noted.get(name, ("", ""))[1] not in standing:
            work.store.put_setting(name, json.dumps([ids[row.entries[0]], merge]))


def noted_rows(work: Workspace) -> dict[str, tuple[str, str]]:
    """Give the person and the import of each row that was noted."""
    return {name: tuple(json.loads(kept)) for name, kept in work.store.settings_named(_ROW).items()}
