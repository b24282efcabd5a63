"""Which records those are that a list of people brings beside them: each says the same of the same owner, and is meant once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from empower_desktop.history.change import Plain
from empower_desktop.lists.understood import Entry
from empower_desktop.records import KINDS
from empower_desktop.store import Row
from empower_desktop.workspace.known_here import Known
from empower_desktop.workspace.rows_again import ANOTHER, KEEP, RowsAgain, each_once

_LIKENESS = {
    "agenda_item": ("meeting", "topic"),
    "decision": ("meeting", "statement"),
    "action": ("meeting", "what"),
    "contribution": ("person", "entry_type", "amount", "note"),
}
"""By kind the owner, and what else is the same of a record that says the same."""
_OF_ITS_OWN = {"contribution": ("group", "date")}
"""What two records that say the same may still differ in: then they are two."""


@dataclass
class Likening:
    """Finds the records of entries: `ids` gives those found before, `fresh` the id of a new one.

    `namesakes` are all who bear the name of a person of the list: who that is may still be asked.
    """

    known: Known
    again: RowsAgain
    ids: Mapping[str, str]
    fresh: Callable[[Entry], str]
    namesakes: Callable[[str], Sequence[str]]

    def find(self, entries: Sequence[Entry]) -> dict[str, str]:
        """Give the record of each entry; one that may be here, though not all of it agrees, is asked about."""
        found = {entry.name: own for entry in entries if (own := self.known.shown(entry.kind, self.fresh(entry)))}
        rest = [entry for entry in entries if entry.name not in found]
        like = {entry.name: list(self._like(entry, self.ids.get(entry.links.get(_owner(entry), ""), ""))) for entry in rest}
        sure = each_once(rest, lambda entry: [row for row in like[entry.name] if self._agrees(entry, row)], found.values())
        found |= {name: row.id for name, row in sure.items()}
        rest = [entry for entry in rest if entry.name not in found]
        for entry in rest:
            namesakes = self.namesakes(entry.links["person"]) if "person" in entry.links else ()
            like[entry.name] += [row for one in namesakes for row in self._like(entry, one)]
        may = each_once(rest, lambda entry: [row for row in like[entry.name] if self._may_agree(entry, row)], found.values())
        doubtful = [(entry, may[entry.name]) for entry in rest if entry.name in may]
        return {entry.name: self.fresh(entry) for entry in entries} | found | self.again.ask(doubtful, (KEEP, ANOTHER))

    def _like(self, entry: Entry, owner: str) -> Sequence[Row]:
        """Give the live records that say the same of an owner who is known."""
        code = _owner(entry)
        if not code or self.known.row(KINDS[entry.kind].fields()[code].refers_to, owner) is None:
            return ()
        said = {each: entry.fields[each] for each in _LIKENESS[entry.kind][1:] if each in entry.fields}
        return self.known.like(entry.kind, {code: owner, **said})

    def _agrees(self, entry: Entry, row: Row) -> bool:
        """Say whether it is the same also in what two may differ in; a day may come later, where the words say the month."""
        for code, ours, theirs in self._of_its_own(entry, row):
            may_lack = code == "date" and (not ours or "note" in entry.fields)
            if ours != theirs and ((ours and theirs) or not may_lack):
                return False
        return True

    def _may_agree(self, entry: Entry, row: Row) -> bool:
        return all(ours == theirs or not ours or not theirs for _, ours, theirs in self._of_its_own(entry, row))

    def _of_its_own(self, entry: Entry, row: Row) -> Iterator[tuple[str, Plain, Plain]]:
        for code in _OF_ITS_OWN.get(entry.kind, ()):
            ours = self.ids.get(entry.links[code], "") if code in entry.links else entry.fields.get(code)
            yield code, ours or None, row.fields.get(code) or None


def _owner(entry: Entry) -> str:
    return _LIKENESS.get(entry.kind, ("",))[0]
