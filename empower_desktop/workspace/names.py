"""What records and areas are called, asked of the store once each."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.language import N_, Language, Message
from empower_desktop.records import KINDS, Author
from empower_desktop.records.author import PAIR
from empower_desktop.records.field import Names
from empower_desktop.records.fields import Plain
from empower_desktop.store import Store
from empower_desktop.store.areas import AreaList
from empower_desktop.workspace.names_told import name_told

LONGEST_TITLE = 120
DELETED_MARK = N_("(deleted)")


def not_come(record: str) -> Message:
    """Name a record that is referred to and has not come."""
    return N_("Not received yet: {record}", record=record[:8])


class StoredNames:
    """Names as the store has them now."""

    def __init__(self, store: Store, areas: AreaList, language: Language) -> None:
        self._store = store
        self._areas = areas
        self._language = language

    def record(self, kind: str, record: str) -> str:
        """Give the title of a record; a deleted one says so, one that has not come gives its id, as does a newer version's.

        An author of whom no record has come is called as workbooks say.
        """
        if kind not in KINDS:
            return record
        row = self._store.row(kind, record)
        if row is None:
            told = name_told(self._store, record) if kind == Author.kind else ""
            return told or self._language(not_come(record))
        title = self.standing_title(kind, row.fields)
        return f"{title} {self._language(DELETED_MARK)}" if row.standing == "deleted" else title

    def standing_title(self, kind: str, fields: Mapping[str, Plain]) -> str:
        """Give the title of a record that is here."""
        return self.title(kind, fields)

    def title(self, kind: str, fields: Mapping[str, Plain], within: Names | None = None) -> str:
        """Give the title that these fields make, in one line; `within` names what they refer to, if not the store."""
        if kind == PAIR and (both := self._both(kind, fields)):
            return both
        named = [(each, fields.get(each.code)) for each in map(KINDS[kind].fields().__getitem__, KINDS[kind].title_fields)]
        parts = [each.in_title(each.show(plain, self._language, within or self)) for each, plain in named]
        text = " ".join(part for part in parts if part).replace("\n", " ")
        return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1] + "…"

    def _both(self, kind: str, fields: Mapping[str, Plain]) -> str:
        """Name two records said to be one, or two, each as it is by itself: joined they have one name."""
        states = self._store.states([str(fields.get(end)) for end in KINDS[kind].key])
        return " – ".join(self.title(state.kind, state.fields) for state in states.values() if state.kind in KINDS)

    def area(self, code: str) -> str:
        """Give an area with the one above it, `Sumberagung, Wanatirta`."""
        return self._areas.full(code)
