"""In which order a file's texts take least room: what is alike stands together.

Packing finds a repeat only within 32 KB. The histories of one kind repeat each other's words, and those of one group the
ids of its meetings and members.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from empower_desktop.records import KINDS
from empower_desktop.records.field import several
from empower_desktop.records.fields import Reference, Text
from empower_desktop.workbook.gathered import FileRecord

# Chains of references in real data are short; a longer one is somebody's joke.
LONGEST_CHAIN = 6
# What many groups share does not hold records together.
SHARED_KINDS = frozenset({"person"})


class Nearness:
    """Knows what each record refers to and which of its values its row shows as they are."""

    def __init__(self, states: Mapping[str, FileRecord], rows: Mapping[str, Sequence[FileRecord]]) -> None:
        self._states = states
        self._rows = rows
        self._references = {code: tuple(_codes(code, Reference)) for code in KINDS}
        self._texts = {code: tuple(_codes(code, Text)) for code in KINDS}
        self._roots: dict[str, str] = {}

    def order(self) -> Sequence[str]:
        """Give the records, those of one kind together, and of these those of one group."""
        places = {record: place for place, record in enumerate(self._states)}
        return sorted(places, key=lambda one: (self._states[one].kind, places[self._root(one)], places[one]))

    def unnamed(self) -> Iterator[str]:
        """Give the records of the sheets that no other names, in the order of their rows."""
        named = {target for state in self._states.values() for target in self._targets(state)}
        return (state.record for rows in self._rows.values() for state in rows if state.record not in named)

    def texts(self, record: str) -> Sequence[str]:
        """Give the record's texts that stand in its row as they are, its id first."""
        state = self._states[record]
        values = [state.fields.get(code) for code in self._texts.get(state.kind, ())]
        return [record, *(value for value in values if isinstance(value, str))]

    def _targets(self, state: FileRecord) -> Iterator[str]:
        for code in self._references.get(state.kind, ()):
            yield from several(state.fields.get(code))

    def _root(self, record: str) -> str:
        """Give the record at the end of the chain of references, such as the group of an attendance's meeting."""
        found = self._roots.get(record)
        if found is None:
            found = record
            for _ in range(LONGEST_CHAIN):
                further = self._above(found)
                if not further:
                    break
                found = further
            self._roots[record] = found
        return found

    def _above(self, record: str) -> str:
        state = self._states[record]
        known = (self._states[target] for target in self._targets(state) if target in self._states)
        return next((target.record for target in known if target.kind not in SHARED_KINDS and target.kind != state.kind), "")


def _codes(kind: str, sort: type) -> Iterator[str]:
    return (code for code, field in KINDS[kind].fields().items() if isinstance(field, sort))
