"""Bringing many people onto a list at once: the members of the group, or a pasted list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from empower_desktop.language import N_
from empower_desktop.ui.roster_paste import PasteSheet
from empower_desktop.workspace.attending import Values, village_of
from empower_desktop.workspace.pasted import read_list

if TYPE_CHECKING:
    from empower_desktop.ui.gathering import Gathering

NO_MEMBERS = N_("No group with members is named in the details.")
ALL_MEMBERS_HERE = N_("All members are on the list already.")


class ManyAtOnce:
    """Adds members and pasted people to a list, each in one step."""

    def __init__(self, gathering: Gathering) -> None:
        """Serve a list."""
        self._list = gathering
        self.sheet: PasteSheet | None = None

    def add_members(self) -> None:
        """Bring on those members of the group who are not there yet."""
        held = self._list.list
        if self._list.is_locked() or held is None:
            return
        here = self._here()
        missing = [person for person in held.members if person not in here]
        if missing:
            self._list.add_all({person: self._list.member_marks(person) for person in missing})
        else:
            self._list.say(ALL_MEMBERS_HERE if held.members else NO_MEMBERS)

    def paste(self) -> None:
        """Open the sheet for what lies in the clipboard."""
        self.open_sheet(QGuiApplication.clipboard().text())

    def open_sheet(self, text: str) -> None:
        """Show who stands on a pasted list before anybody is added."""
        people, held = self._list.people, self._list.list
        if self._list.is_locked() or held is None or people is None:
            return
        self.sheet = PasteSheet(self._list.frame, self._list, read_list(text), people, held, self._here())
        self.sheet.added.connect(self._add)
        self.sheet.closed.connect(self._list.field.start_again)

    def _here(self) -> set[str]:
        return {each.person for each in self._list.shown()}

    def _add(self, known: Sequence[str], newcomers: Sequence[Values]) -> None:
        here, gathering = self._here(), self._list
        marks: dict[str, Values] = {}
        for person in known:
            marks[person] = {"presence": "hadir"} if person in here else gathering.first_marks(person, alone=False)
        area = village_of(gathering.list.owner.fields.get("area")) if gathering.list else None
        gathering.add_all(marks, [({**plain, "area": area}, gathering.first_marks("", alone=False)) for plain in newcomers])
