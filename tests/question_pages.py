"""The page of a question about a row that is gone, and those whom it is asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.history.change import DELETED, Change
from empower_desktop.language import N_
from empower_desktop.records import Person
from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.to_answer import Inquiry
from empower_desktop.workbook.proposing import Asked, Choice
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.questions import keep
from empower_desktop.workspace.saving import add

Show = Callable[..., QWidget]


STAMP = "2026-11-20T08:00:00.000Z/0000"


def missing(work: Workspace, person: str, file: str = "Wulan_009.xlsx") -> Asked:
    """Ask whether a person whose row is gone shall be deleted."""
    deletion = Change.make(person, "person", {DELETED: True}, work.seen(person).everything(), work.author.id, STAMP, "edited in Excel")
    name = work.names.record("person", person)
    message = N_("“{name}” is no longer on the sheet Orang. A row that is missing deletes nothing. Delete it?", name=name)
    choices = (Choice("yes", N_("Delete it"), (deletion,)), Choice("no", N_("Keep it")))
    return Asked(f"q-{file}-{person}", "missing", message, file, "Orang", 7, "A7", "person", person, "", choices)


@pytest.fixture
def people(work: Workspace) -> list[str]:
    """Three persons whose rows are gone: two in one file, one in another."""
    made = [str(add(work, Person, {"name": name}).result) for name in ("Tumirah", "Suminah", "Paijo")]
    keep(work, [missing(work, made[0]), missing(work, made[1]), missing(work, made[2], "Yanto_022.xlsx")], "merge")
    return made


@pytest.fixture
def screen(frame: Frame, shown: Show, people: list[str], qtbot: QtBot) -> ConflictScreen:
    made = ConflictScreen(frame)
    frame.desk.stepped.connect(made.refresh)
    shown(made, width=1158, height=697)
    qtbot.waitUntil(lambda: len(made._all) == 3)
    return made


def opened(screen: ConflictScreen, work: Workspace, person: str) -> Inquiry:
    asked = next(each.asked for each in open_questions(work) if each.asked.record == person)
    screen.open_record(asked.id)
    assert screen.question.inquiry is not None
    assert screen.question.inquiry.waiting.asked.record == person
    return screen.question.inquiry
