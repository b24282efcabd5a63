"""Whether a list is of the meeting or training that is here under its title and day: asked where place or people differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from empower_desktop.language import N_
from empower_desktop.lists.questions import Asking
from empower_desktop.lists.understood import Entry, Option, Understood
from empower_desktop.lists.words import plain
from empower_desktop.records import KINDS
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
        return self._asked(entry, alike[0]) if len(alike) == 1 else ""

    def _is_doubtful(self, entry: Entry, row: Row) -> bool:
        """Say whether it may be another one: what one group held on a day under one title is one, and so is what was in one place."""
        if self.group and row.fields.get("group") == self.group:
            return False
        if self._is_elsewhere(entry, row):
            return True
        if any(entry.fields.get(code) and row.fields.get(code) for code in ("venue", "area")):
            return False
        kind = _NOTED[entry.kind]
        came = {str(part.fields.get("person")) for part in self.known.of_each(kind, entry.kind, [row.id]).get(row.id, ())}
        listed = [
            each.links["person"] for each in self.understood.entries if each.kind == kind and each.links.get(entry.kind) == entry.name
        ]
        return bool(came and listed) and not any(came.intersection(self.namesakes(person)) for person in listed)

    def _is_elsewhere(self, entry: Entry, row: Row) -> bool:
        said, here = (plain(str(each.get("venue") or "")) for each in (entry.fields, row.fields))
        return bool(said and here) and said != here

    def _asked(self, entry: Entry, row: Row) -> str | None:
        message = N_("{title} is here already on that day, and nobody of this list is in it. Is it the same one?", title=row.title)
        if self._is_elsewhere(entry, row):
            place = str(row.fields["venue"])
            message = N_(
                "{title} is here already on that day, at another place: {place}. Is it the same one?", title=row.title, place=place
            )
        where = entry.cells.get(KINDS[entry.kind].date_field) or next(iter(entry.cells.values()), "A1")
        answer = self.asking.ask("row_again", entry.sheet, where, message, (TAKE, _KEEP, ANOTHER), entry=entry.name)
        if answer in (TAKE.code, _KEEP.code):
            (self.taken if answer == TAKE.code else self.held).add(entry.name)
            return row.id
        return "" if answer else None
