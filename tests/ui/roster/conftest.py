"""A meeting, a village of 39 people, and the roster over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import product

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from roster_pages import VILLAGE, on_list, person

from empower_desktop.records import Meeting
from empower_desktop.records.fields import Plain
from empower_desktop.ui.roster import Roster
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import add

FIRST = ("Su", "Dar", "Wa", "Ro", "Ku", "Par", "Sla", "Kar", "Nga", "Ri", "Ma", "Tri", "Nur")
LAST = ("minah", "sini", "giyem")


def names() -> list[str]:
    return [first + last for first, last in product(FIRST, LAST)]


@pytest.fixture
def meeting(work: Workspace) -> str:
    plain = {"title": "Rapat", "date": "2026-01-12", "meeting_type": "rapat_kelompok", "area": VILLAGE, "convened_by": "kelompok"}
    return str(add(work, Meeting, {**plain, "venue": "Balai Dusun II"}).result)


@pytest.fixture
def people(work: Workspace) -> Mapping[str, str]:
    return {name: person(work, name, "L" if number % 2 else "P") for number, name in enumerate(names())}


@pytest.fixture
def roster(frame: Frame, people: Mapping[str, str], meeting: str, shown: Callable[..., QWidget], qtbot: QtBot) -> Roster:
    made = Roster(frame)
    frame.desk.stepped.connect(made.refresh)
    made.show_record(meeting)
    shown(made, width=900, height=640)
    qtbot.waitUntil(lambda: made.people is not None)
    made.focus_on("")
    return made


@pytest.fixture
def suminah(roster: Roster, people: Mapping[str, str], settled: Callable[[], None]) -> str:
    """Suminah, who stands on the list."""
    on_list(roster, people["Suminah"], settled)
    return people["Suminah"]


@pytest.fixture
def row(noted: Callable[[str, str, str], Mapping[str, Plain]], meeting: str) -> Callable[[str], Mapping[str, Plain]]:
    """Read what the store holds of somebody's attendance."""
    return partial(noted, "attendance", meeting)
