"""Rows of a register that came before, of which a later copy corrects the title or the day: all else that they say is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from empower_desktop.errors import Problem
from empower_desktop.history.change import Plain
from empower_desktop.lists.understood import Entry
from empower_desktop.records import KINDS
from empower_desktop.store import Row
from empower_desktop.workspace.near_day import may_be_one_day
from empower_desktop.workspace.rows_again import each_once
from empower_desktop.workspace.spelling import is_nearly_among, sounds

_PUT_OFF = ("due_on",)
"""Days that are moved however far; what was held or decided on another day is mostly another thing."""
_FEWEST_WORDS = 2
Said = Mapping[str, Plain]


@dataclass
class Corrected:
    """Finds the records of rows that say one thing otherwise: only of those that no other row of the list speaks of.

    `live` gives the live records of a kind.
    """

    live: Callable[[str], list[Row]]
    today: date
    _read: dict[tuple[str, tuple[str, ...]], Mapping[tuple[Plain, ...], list[Row]]] = field(default_factory=dict, init=False)
    _worded: dict[tuple[str, str], Sequence[tuple[frozenset[str], Row]]] = field(default_factory=dict, init=False)

    def find(self, entries: Sequence[Entry], ids: Mapping[str, str], taken: Iterable[str]) -> list[tuple[Entry, Row]]:
        """Give rows with the record that each may correct."""
        found = each_once(entries, lambda entry: self._near(entry, ids), taken)
        return [(entry, found[entry.name]) for entry in entries if entry.name in found]

    def _near(self, entry: Entry, ids: Mapping[str, str]) -> list[Row]:
        """Give the records that say the same but for a title that is alike, or for a day that may be that one mistyped."""
        said = self._said(entry, ids)
        kind = KINDS[entry.kind]
        day = kind.date_field
        near = []
        for code in kind.title_fields:
            if title := said.get(code):
                near += [
                    row for row in self._otherwise(entry.kind, said, code) if may_be_corrected(str(title), str(row.fields.get(code) or ""))
                ]
        if day and said.get(day) and any(said.get(code) for code in kind.title_fields):
            load = kind.fields()[day].load
            rows = self._otherwise(entry.kind, said, day)
            near += [row for row in rows if day in _PUT_OFF or may_be_one_day(load(said[day]), load(row.fields.get(day)))]
        return near or self._reworded(entry.kind, said)

    def _reworded(self, kind: str, said: Said) -> list[Row]:
        """Give the records whose title has words more or less though some of the rest differs too: a follow-up is reworded and done.

        One that is put off and done meanwhile has all its words still.
        """
        code = next((code for code in KINDS[kind].title_fields if said.get(code)), "")
        others = [each for each, value in said.items() if each != code and value not in (None, "")]
        words = _words(str(said.get(code) or ""))
        if not others or len(words) < _FEWEST_WORDS:
            return []
        held = KINDS[kind].date_field
        day = [held] if held in said and held not in _PUT_OFF else []
        return [
            row
            for theirs, row in self._with_words(kind, code)
            if (theirs < words or words < theirs or (theirs == words and held in _PUT_OFF))
            and all(row.fields.get(each) == said[each] for each in day)
            and sum(row.fields.get(each) == said[each] for each in others) >= (1 if theirs == words else len(others) / 2)
        ]

    def _with_words(self, kind: str, code: str) -> Sequence[tuple[frozenset[str], Row]]:
        """Give the live records of a kind, each with the words of its title as they sound."""
        if (kind, code) not in self._worded:
            rows = [(_words(str(row.fields.get(code) or "")), row) for row in self.live(kind)]
            self._worded[kind, code] = [(words, row) for words, row in rows if words]
        return self._worded[kind, code]

    def _said(self, entry: Entry, ids: Mapping[str, str]) -> Said:
        """Give what a row says, as it would be kept."""
        fields, said = KINDS[entry.kind].fields(), dict[str, Plain]()
        for code, value in entry.fields.items():
            try:
                said[code] = fields[code].read(value, self.today)
            except Problem:
                continue
        return {**said, **{code: ids[name] for code, name in entry.links.items() if ids.get(name)}}

    def _otherwise(self, kind: str, said: Said, but: str) -> list[Row]:
        """Give the live records that say the same in all but one field."""
        codes = tuple(sorted(code for code, value in said.items() if code != but and value not in (None, "")))
        if (kind, codes) not in self._read:
            rows: dict[tuple[Plain, ...], list[Row]] = {}
            for row in self.live(kind):
                rows.setdefault(tuple(row.fields.get(code) for code in codes), []).append(row)
            self._read[kind, codes] = rows
        return self._read[kind, codes].get(tuple(said[code] for code in codes), []) if codes else []


def may_be_corrected(one: str, other: str) -> bool:
    """Say whether a title may be another one corrected: it has all words of that or that all of it, but for one that is misspelt."""
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    lacking = shorter - longer
    return bool(shorter) and len(lacking) <= 1 and all(is_nearly_among(word, longer - shorter) for word in lacking)


@lru_cache(maxsize=50_000)
def _words(title: str) -> frozenset[str]:
    return frozenset(sounds(title))
