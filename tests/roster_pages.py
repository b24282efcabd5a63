"""What somebody finds on a roster, and how people come onto it."""

from __future__ import annotations

from collections.abc import Callable

from empower_desktop.records import Person
from empower_desktop.records.fields import Plain
from empower_desktop.ui.roster import Roster
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import add

VILLAGE = "33.99.01.2003"


def person(work: Workspace, name: str, sex: str = "P", **more: Plain) -> str:
    return str(add(work, Person, {"name": name, "sex": sex, "area": VILLAGE, "hamlet": "Dusun II", **more}).result)


def at(roster: Roster, who: str, column: str) -> object:
    number, place = roster.entries.row_of(who), roster.entries.column_of(column)
    found = roster.entries.pages.row(number)
    return found.cells[place] if found else None


def on_list(roster: Roster, who: str, settled: Callable[[], None]) -> None:
    roster.bring(who, roster.first_marks(who, alone=False))
    settled()
