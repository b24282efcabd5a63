"""The rows that somebody added by hand: what each holds, and the id that follows from the file alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from empower_desktop.errors import Problem
from empower_desktop.history.change import Plain, canonical_json, keyed_id
from empower_desktop.records import KINDS
from empower_desktop.workbook.contents import Edit, row_handle
from empower_desktop.workbook.ground import Ground, spare_row_id, typed_row_id

ROW = re.compile(r"\d+")
"""The number of the row in the name of a cell, `B7`."""


@dataclass(eq=False)
class NewRow:
    """A row that the history does not know as such: its cells, its values once they are known, and its id.

    `unread` are the fields whose cells hold something that cannot be taken, each with its words as far as they are told.
    """

    edits: list[Edit]
    values: dict[str, Plain] = field(default_factory=dict)
    unclear: list[Edit] = field(default_factory=list)
    record: str = ""
    unread: Mapping[str, str] = field(default_factory=dict)

    @property
    def sort(self) -> str:
        """Say whether it is plainly new, or stands there twice or under an unknown id."""
        return next((edit.sort for edit in self.edits if edit.sort != "unclear"), "new")

    @property
    def first(self) -> Edit:
        """The first of its cells."""
        return self.edits[0]

    @property
    def handle(self) -> str:
        """The words by which references name it; nothing for one that is only asked about."""
        return (self.first.record or row_handle(self.first.kind, self.first.sheet, self.first.row)) if self.sort == "new" else ""

    @property
    def words(self) -> dict[str, str]:
        """The words in its cells, in the order of the fields, those that cannot be taken too."""
        read = {edit.field: edit.text or edit.after for edit in self.edits}
        said = {**self.unread, **{code: words for code, words in read.items() if isinstance(words, str)}}
        return {code: said[code] for code in KINDS[self.first.kind].fields() if said.get(code)}

    @property
    def begun(self) -> dict[str, Plain]:
        """What its record begins with: its values, and where its cells are empty what a new form shows."""
        shown = with_defaults(self.first.kind, self.values)
        return {code: plain for code, plain in shown.items() if code in self.values or code not in self.filled}

    @property
    def filled(self) -> set[str]:
        """The fields whose cells hold something, whether it can be taken or not."""
        return {*self.unread, *(edit.field for edit in self.edits)}

    @property
    def lacking(self) -> list[str]:
        """The needed fields of which it does not say what they are."""
        return [code for code in needed_fields(self.first.kind) if code not in self.values]


class NewRows:
    """Works out what new rows are: rows may refer to each other, so each waits for those that it names."""

    def __init__(self, ground: Ground, rows: Iterable[NewRow]) -> None:
        self._ground = ground
        self._equal: Counter[tuple[str, str]] = Counter()
        self.ids: dict[str, str] = {}
        self.rows = list(rows)
        for row in self.rows:
            row.unclear = [edit for edit in row.edits if edit.sort == "unclear"]
            if row.handle and row.first.record and not KINDS[row.first.kind].key:
                self.ids[row.handle] = spare_row_id(ground.meta.export_id, ground.name, row.first.record)
        self.offered = {row_handle(row.first.kind, row.first.sheet, row.first.row): row for row in self.rows if not row.handle}
        """The rows that are only asked about, by the words with which candidates name them."""
        self._handles = {row.handle for row in self.rows if row.handle}
        # Plainly new rows come first, or the answer to a question would move their ids.
        self._settle([row for row in self.rows if row.sort == "new"])
        self._settle([row for row in self.rows if row.sort != "new"])

    def resolved(self, plain: Plain) -> Plain:
        """Give a value with the ids of the new rows that it names."""
        if isinstance(plain, tuple):
            return tuple(sorted({self.ids.get(one, one) for one in plain}))
        return self.ids.get(plain, plain) if isinstance(plain, str) else plain

    def _settle(self, rows: list[NewRow]) -> None:
        waiting = rows
        while waiting:
            ready = [row for row in waiting if not self._waits_for(row)]
            if not ready:
                # Rows that name each other in a circle: the first goes without what it names, and that is asked.
                ready = waiting[:1]
                ready[0].unclear += [edit for edit in ready[0].edits if self._lacks(edit)]
                ready[0].unclear = [
                    replace(edit, candidates=self._as_candidates(edit)) if self._lacks(edit) else edit for edit in ready[0].unclear
                ]
            for row in ready:
                row.values = {
                    edit.field: self._known(edit.after) for edit in row.edits if edit.sort != "unclear" and edit.after is not None
                }
                row.values = {code: plain for code, plain in row.values.items() if plain is not None}
                row.record = self._id_of(row)
                if row.handle and row.record:
                    self.ids[row.handle] = row.record
            waiting = [row for row in waiting if row not in ready]

    def _waits_for(self, row: NewRow) -> set[str]:
        named = {one for edit in row.edits for one in _names(edit.after)}
        return {one for one in named & self._handles if one not in self.ids}

    def _lacks(self, edit: Edit) -> bool:
        return any(one in self._handles and one not in self.ids for one in _names(edit.after))

    def _as_candidates(self, edit: Edit) -> tuple[str, ...]:
        return tuple(f"{one} {edit.text}" for one in _names(edit.after) if one in self._handles and one not in self.ids)

    def _known(self, plain: Plain) -> Plain:
        missing = {one for one in _names(plain) if one in self._handles and one not in self.ids}
        if not missing:
            return self.resolved(plain)
        kept = tuple(one for one in _names(plain) if one not in missing)
        return self.resolved(kept) if isinstance(plain, tuple) and kept else None

    def _id_of(self, row: NewRow) -> str:
        """Give the id of a row; nothing when its key is not complete, or when it holds nothing."""
        kind = row.first.kind
        if KINDS[kind].key:
            return key_id(kind, row.values)
        if row.handle in self.ids:
            return self.ids[row.handle]
        if not row.values:
            return ""
        equal = kind, canonical_json(row.values)
        self._equal[equal] += 1
        return typed_row_id(self._ground.meta.export_id, self._ground.name, kind, row.values, self._equal[equal])


def rows_added(edits: Iterable[Edit], problems: Iterable[Problem]) -> list[NewRow]:
    """Give the rows that the history does not know as such, each with its cells and what of it could not be read."""
    rows: dict[tuple[str, int], list[Edit]] = {}
    for edit in edits:
        if not edit.title and edit.sort != "unread":
            rows.setdefault((edit.sheet, edit.row), []).append(edit)
    unread: dict[tuple[str, int], dict[str, str]] = {}
    for problem in problems:
        if row := ROW.search(problem.place.cell):
            words = str(problem.message.values.get("text", ""))
            unread.setdefault((problem.place.sheet, int(row[0])), {})[problem.place.field] = words
    return [NewRow(cells, unread=unread.get(place, {})) for place, cells in rows.items()]


def with_defaults(kind: str, values: Mapping[str, Plain]) -> dict[str, Plain]:
    """Give the values of a new record as a form gives them: what nobody says stands as a new form shows it."""
    return {**KINDS[kind].defaults(), **values}


def needed_fields(kind: str) -> tuple[str, ...]:
    """Give the fields without which there is no record of a kind: its key, and the record that it is a part of."""
    described = KINDS[kind]
    return tuple(dict.fromkeys([*described.key, *([described.part_of] if described.part_of else [])]))


def key_id(kind: str, values: Mapping[str, Plain]) -> str:
    """Give the id that a row's key makes; nothing when the key is not complete."""
    first, second = (values.get(code) for code in KINDS[kind].key)
    return keyed_id(first, second) if isinstance(first, str) and isinstance(second, str) else ""


def _names(plain: Plain) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, tuple):
        yield from plain
