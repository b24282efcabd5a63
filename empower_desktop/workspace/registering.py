"""Which records the rows of a register are: those that say the same already, and those that are asked for because they say more or else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from empower_desktop.errors import Problem
from empower_desktop.history.change import Plain
from empower_desktop.lists.understood import Entry
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Text
from empower_desktop.records.words import plain
from empower_desktop.store import Row
from empower_desktop.workspace.corrected_rows import Corrected
from empower_desktop.workspace.rows_again import ANOTHER, KEEP, RowsAgain, each_once

_MAY_LACK = "group"


@dataclass
class Registering:
    """Finds the records of rows: `like` gives the live records with some values, `live` all of a kind, `fresh` the id of a new one."""

    again: RowsAgain
    like: Callable[[str, dict[str, Plain]], list[Row]]
    live: Callable[[str], list[Row]]
    fresh: Callable[[Entry], str]
    today: date
    _read: dict[tuple[object, ...], Mapping[tuple[str, ...], list[Row]]] = field(default_factory=dict, init=False)

    def find(self, entries: Sequence[Entry], own: Callable[[Entry], str], ids: Mapping[str, str]) -> dict[str, str]:
        """Give the record of each row; `own` is what this very list made of it before, "" for nothing."""
        found = {entry.name: before for entry in entries if (before := own(entry))}
        alike = {entry.name: self._alike(entry, ids) for entry in entries if entry.name not in found}
        rest = [entry for entry in entries if alike.get(entry.name)]
        sure = each_once(rest, lambda entry: [row for row in alike[entry.name] if self._says_all(row, entry, ids)], found.values())
        found |= {name: row.id for name, row in sure.items()}
        rest = [entry for entry in rest if entry.name not in found]
        free = each_once(rest, lambda entry: alike[entry.name], found.values())
        found |= self.again.ask([(entry, free[entry.name]) for entry in rest if entry.name in free])
        # Of these another row says what the record is: two rows written onto one would leave what the last says.
        spoken_for = [(entry, alike[entry.name][0]) for entry in rest if entry.name not in free]
        strange = [entry for entry in entries if alike.get(entry.name) == []] if any(alike.values()) else []
        corrected = Corrected(self.live, self.today).find(strange, ids, [*found.values(), *(row.id for _, row in spoken_for)])
        asked = self.again.ask(spoken_for, (ANOTHER, KEEP)) | self.again.ask(corrected)
        return {entry.name: self.fresh(entry) for entry in entries} | found | asked

    def _alike(self, entry: Entry, ids: Mapping[str, str]) -> list[Row]:
        """Give the live records with the same soft key, or else of the same name, day and group (R20), as far as the list says it."""
        kind, may_lack = KINDS[entry.kind], _may_lack(entry)
        values = {code: _value(entry, code, ids) for code in _soft_key(entry)}
        unread = [code for code, value in values.items() if value == "" and code in entry.links and code not in may_lack]
        said = [code for code, value in values.items() if value not in (None, "")]
        if unread or not (len(said) > 1 or any(isinstance(kind.fields()[code], Text) for code in said)):
            return []
        values = {code: value for code, value in values.items() if code in said or code in may_lack}
        texts = {code: plain(str(value)) for code, value in values.items() if isinstance(kind.fields()[code], Text)}
        others: dict[str, Plain] = {code: value for code, value in values.items() if code not in texts and value not in (None, "")}
        return self._worded(entry.kind, others, tuple(texts)).get(tuple(texts.values()), [])

    def _worded(self, kind: str, values: dict[str, Plain], texts: tuple[str, ...]) -> Mapping[tuple[str, ...], list[Row]]:
        """Give the live records with some values by what their texts say, read once for all the rows that say these values."""
        asked = kind, tuple(values.items()), texts
        if asked not in self._read:
            found: dict[tuple[str, ...], list[Row]] = {}
            for row in self.like(kind, values):
                found.setdefault(tuple(plain(str(row.fields.get(code) or "")) for code in texts), []).append(row)
            self._read[asked] = found
        return self._read[asked]

    def _says_all(self, row: Row, entry: Entry, ids: Mapping[str, str]) -> bool:
        """Say whether a record holds everything already that a row says, and no more of what tells it from others."""
        if any(row.fields.get(code) not in (None, "") for code in _lacking(entry)):
            return False
        fields = KINDS[entry.kind].fields()
        for code, value in entry.fields.items():
            try:
                if fields[code].read(value, self.today) != row.fields.get(code):
                    return False
            except Problem:
                return False
        return all(row.fields.get(code) == ids.get(name) for code, name in entry.links.items() if ids.get(name))


def _soft_key(entry: Entry) -> tuple[str, ...]:
    kind = KINDS[entry.kind]
    codes = kind.soft_key or (*filter(None, (kind.date_field,)), *kind.title_fields, _MAY_LACK)
    return tuple(code for code in dict.fromkeys(codes) if code in kind.fields())


def _may_lack(entry: Entry) -> tuple[str, ...]:
    """Give what a row may leave out: the group, and one of two that stand for each other."""
    return *KINDS[entry.kind].soft_either, _MAY_LACK


def _lacking(entry: Entry) -> list[str]:
    """Give what tells a record from others and the row should say, but leaves out."""
    said = {*entry.links, *(code for code, value in entry.fields.items() if value not in (None, ""))}
    return [code for code in _soft_key(entry) if code not in said and code not in _may_lack(entry)]


def _value(entry: Entry, code: str, ids: Mapping[str, str]) -> Plain:
    return ids.get(entry.links[code], "") if code in entry.links else entry.fields.get(code)
