"""Groups, meetings and trainings that a list names by what they were called before somebody corrected them or joined them to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from empower_desktop.history.change import Plain
from empower_desktop.language import N_
from empower_desktop.lists.questions import Asking
from empower_desktop.lists.understood import Entry
from empower_desktop.store import Row
from empower_desktop.workspace.known_here import Known
from empower_desktop.workspace.rows_again import ANOTHER, KEEP


@dataclass(frozen=True)
class Formerly:
    """Finds what was called so once; `held` are the entries of which nothing is written, since somebody made it another by now.

    A later list of the same people would double them all, did it make a second one of what they belong to.
    """

    known: Known
    asking: Asking
    held: set[str]

    def find(self, entry: Entry, fits: Callable[[Row], bool], said: dict[str, Callable[[Plain], bool]]) -> str:
        """Give the live record which `fits` and once held all that is `said`, by field; "" for none, or where the list is of another."""
        found = [row for row in self.known.live(entry.kind) if fits(row) and self._once_said(row, said)]
        if len(found) != 1:
            return ""
        message = N_("The list may be about {title}, which is here already under another name or day. The same one?", title=found[0].title)
        where = next(iter(entry.cells.values()), "A1")
        answer = self.asking.ask("row_again", entry.sheet, where, message, (KEEP, ANOTHER), KEEP.code, entry=entry.name)
        if answer == ANOTHER.code:
            return ""
        self.held.add(entry.name)
        return found[0].id

    def _once_said(self, row: Row, said: dict[str, Callable[[Plain], bool]]) -> bool:
        """Say whether each of these fields holds, or ever held, what is said of it."""
        texts = {code: (row.fields.get(code), *self.known.ever(row.kind, code).get(row.id, ())) for code in said}
        return all(any(is_it(text) for text in texts[code]) for code, is_it in said.items())
