"""Which records those are that a list of people brings beside them: each says the same of the same owner, and is meant once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
_CORRECTED = {
    "agenda_item": ("meeting", "order_no"),
    "decision": ("meeting", "decision_no"),
    "action": ("meeting", "responsible_text", "due_on"),
    "contribution": ("person", "entry_type", "note"),
}
"""By kind the owner, and what else is the same of a record of which a later list says something otherwise: which of the two is right
is asked, or both would count."""
_MAY_LACK = ("note",)


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
        """Give the record of each entry; one that may be here, though not all of it agrees, is asked about.

        What somebody deleted stays in the trash, as it does where the very same list comes again.
        """
        found = {entry.name: own for entry in entries if (own := self.known.shown(entry.kind, self.fresh(entry)))}
        for deleted in (False, True):
            rest = [entry for entry in entries if entry.name not in found]
            like = self._like(rest, lambda entry: [self._owner(entry)], deleted=deleted)
            sure = _each_that(self._agrees, rest, like, found.values())
            found |= {name: row.id for name, row in sure.items()}
        rest = [entry for entry in entries if entry.name not in found]
        free = _each_that(self._may_agree, rest, self._like(rest, self._any_owner), found.values())
        rest, taken = [entry for entry in rest if entry.name not in free], [*found.values(), *(row.id for row in free.values())]
        corrected = [entry for entry in rest if _says_enough(entry)]
        otherwise = _each_that(self._agrees, corrected, self._like(corrected, self._any_owner, _CORRECTED), taken)
        asked = self.again.ask(_beside(entries, free), (KEEP, ANOTHER)) | self.again.ask(_beside(entries, otherwise))
        return {entry.name: self.fresh(entry) for entry in entries} | found | asked

    def _like(
        self,
        entries: Sequence[Entry],
        owners_of: Callable[[Entry], Sequence[str]],
        likeness: Mapping[str, Sequence[str]] = _LIKENESS,
        *,
        deleted: bool = False,
    ) -> dict[str, list[Row]]:
        """Give, by an entry's name, the records of one of its owners that are the same in what the `likeness` of their kind names."""
        if not entries or entries[0].kind not in likeness:
            return {entry.name: [] for entry in entries}
        kind = entries[0].kind
        code, *codes = likeness[kind]
        owners = self._shown(KINDS[kind].fields()[code].refers_to, {entry.name: owners_of(entry) for entry in entries})
        of = self.known.of_each(kind, code, [one for ones in owners.values() for one in ones], deleted=deleted)
        rows = {entry.name: [row for one in owners[entry.name] for row in of.get(one, ())] for entry in entries}
        return {entry.name: [row for row in rows[entry.name] if _says_the_same(entry, row, codes)] for entry in entries}

    def _shown(self, kind: str, owners: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
        """Give, for each entry, its owners who are known, by the ids under which they are shown."""
        self.known.look_up(kind, [one for ones in owners.values() for one in ones if one])
        shown = {name: [self.known.shown(kind, one) for one in ones if one] for name, ones in owners.items()}
        return {name: list(dict.fromkeys(filter(None, ones))) for name, ones in shown.items()}

    def _owner(self, entry: Entry) -> str:
        code = _LIKENESS.get(entry.kind, ("",))[0]
        return self.ids.get(entry.links.get(code, ""), "")

    def _any_owner(self, entry: Entry) -> list[str]:
        """Give the owner of an entry, and who else its person may be."""
        return [self._owner(entry), *(self.namesakes(entry.links["person"]) if "person" in entry.links else ())]

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


def _says_the_same(entry: Entry, row: Row, codes: Sequence[str]) -> bool:
    return all(row.fields.get(code) == entry.fields[code] for code in codes if code in entry.fields)


def _says_enough(entry: Entry) -> bool:
    """Say whether an entry says all by which a record that it corrects is known."""
    _, *codes = _CORRECTED.get(entry.kind, ("",))
    return all(code in entry.fields or code in _MAY_LACK for code in codes)


def _each_that(
    agrees: Callable[[Entry, Row], bool], entries: Sequence[Entry], like: Mapping[str, Sequence[Row]], taken: Iterable[str]
) -> dict[str, Row]:
    return each_once(entries, lambda entry: [row for row in like[entry.name] if agrees(entry, row)], taken)


def _beside(entries: Sequence[Entry], rows: Mapping[str, Row]) -> list[tuple[Entry, Row]]:
    return [(entry, rows[entry.name]) for entry in entries if entry.name in rows]
