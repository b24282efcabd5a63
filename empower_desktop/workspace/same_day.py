"""Whether a list is of the meeting or training that is here under its title: asked where place, people or day differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from empower_desktop.language import N_, Message
from empower_desktop.lists.questions import Asking
from empower_desktop.lists.understood import Entry, Option, Understood
from empower_desktop.records import KINDS
from empower_desktop.records.words import plain
from empower_desktop.store import Row
from empower_desktop.workspace.known_here import Known
from empower_desktop.workspace.rows_again import ANOTHER, TAKE

_KEEP = Option("keep", N_("The same: leave what is here"))
_NOTED = {"meeting": "attendance", "training": "participation"}


@dataclass(frozen=True)
class SameDay:
    """Tells meetings of one title and day apart; `group` is that of the list, `namesakes` gives all whom a person of it may be.

    What is answered puts entries among those that are `taken` as the list says, or `held`.
    """

    known: Known
    understood: Understood
    asking: Asking
    group: str
    namesakes: Callable[[str], Sequence[str]]
    held: set[str]
    taken: set[str]

    def find(self, entry: Entry, alike: Sequence[Row]) -> str | None:
        """Give which of the records of its title and day an entry is, "" for none of them; None while somebody has to say so."""
        sure = [row for row in alike if not self._is_doubtful(entry, row)]
        if len(sure) == 1:
            return sure[0].id
        return self._asked(entry, alike[0], self._why_doubtful(entry, alike[0])) if len(alike) == 1 else ""

    def find_near(self, entry: Entry, alike: Sequence[Row]) -> str | None:
        """Give which of those of its title or its day an entry is, the other corrected; "" for none, None while somebody has to say so."""
        peopled = [row for row in alike if self._is_of_its_people(entry, row)]
        if len(peopled) != 1:
            return ""
        [row] = peopled
        code = KINDS[entry.kind].date_field
        day = date.fromisoformat(str(row.fields[code]))
        message = N_("{title} is here with most of these people already, but on {day}. Is it the same one?", title=row.title, day=day)
        if row.fields[code] == entry.fields.get(code):
            message = N_("{title} is here on that day with most of these people already. Is it the same one?", title=row.title)
        return self._asked(entry, row, message)

    def _is_of_its_people(self, entry: Entry, row: Row) -> bool:
        """Say whether at least half of the people of a list, and of those noted at something, may be the same ones."""
        came, listed = self._people_of(entry, row)
        again = sum(bool(came.intersection(self.namesakes(person))) for person in listed)
        return again > 0 and 2 * again >= max(len(came), len(listed))

    def _is_doubtful(self, entry: Entry, row: Row) -> bool:
        """Say whether it may be another one: what one group held on a day under one title is one, and so is what was in one place."""
        if self.group and row.fields.get("group") == self.group:
            return False
        if self._is_elsewhere(entry, row):
            return True
        if any(entry.fields.get(code) and row.fields.get(code) for code in ("venue", "area")):
            return False
        came, listed = self._people_of(entry, row)
        return bool(came and listed) and not any(came.intersection(self.namesakes(person)) for person in listed)

    def _people_of(self, entry: Entry, row: Row) -> tuple[set[str], list[str]]:
        """Give who is noted at a record, and whom the list names at the entry."""
        kind = _NOTED[entry.kind]
        came = {str(part.fields.get("person")) for part in self.known.of_each(kind, entry.kind, [row.id]).get(row.id, ())}
        return came, [
            each.links["person"] for each in self.understood.entries if each.kind == kind and each.links.get(entry.kind) == entry.name
        ]

    def _is_elsewhere(self, entry: Entry, row: Row) -> bool:
        said, here = (plain(str(each.get("venue") or "")) for each in (entry.fields, row.fields))
        return bool(said and here) and said != here

    def _why_doubtful(self, entry: Entry, row: Row) -> Message:
        if not self._is_elsewhere(entry, row):
            return N_("{title} is here already on that day, and nobody of this list is in it. Is it the same one?", title=row.title)
        place = str(row.fields["venue"])
        return N_("{title} is here already on that day, at another place: {place}. Is it the same one?", title=row.title, place=place)

    def _asked(self, entry: Entry, row: Row, message: Message) -> str | None:
        where = entry.cells.get(KINDS[entry.kind].date_field) or next(iter(entry.cells.values()), "A1")
        answer = self.asking.ask("row_again", entry.sheet, where, message, (TAKE, _KEEP, ANOTHER), entry=entry.name)
        if answer in (TAKE.code, _KEEP.code):
            (self.taken if answer == TAKE.code else self.held).add(entry.name)
            return row.id
        return "" if answer else None
