"""The members of a group, added by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Group, Membership, Person
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.table_model import CELL
from empower_desktop.ui.members_part import MembersPart
from empower_desktop.ui.roster_rows import NewcomerRow
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import add

Key, Held = Qt.Key, Qt.KeyboardModifier
VILLAGE = "33.99.01.2003"
HAMLET = "Dusun II"


@pytest.fixture
def group(work: Workspace) -> str:
    return str(add(work, Group, {"name": "KWT Melati", "group_type": "kwt", "area": VILLAGE, "hamlet": HAMLET}).result)


@pytest.fixture
def known(work: Workspace) -> str:
    """Somebody of the village who is no member yet."""
    return str(add(work, Person, {"name": "Suminah", "sex": "P", "area": VILLAGE, "hamlet": HAMLET}).result)


@pytest.fixture
def part(frame: Frame, group: str, known: str, shown: Callable[..., QWidget], qtbot: QtBot) -> MembersPart:
    made = MembersPart(frame)
    frame.desk.stepped.connect(made.refresh)
    made.show_record(group)
    shown(made, width=900, height=640)
    qtbot.waitUntil(lambda: made._known.people is not None)
    made.focus_on("")
    return made


def begin(part: MembersPart, name: str, qtbot: QtBot) -> NewcomerRow:
    """Type a name and ask for a new person."""
    qtbot.keyClicks(part.name, name)
    qtbot.keyClick(part.name, Key.Key_Return, Held.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(part.slot.held, NewcomerRow))
    assert isinstance(part.slot.held, NewcomerRow)
    return part.slot.held


def press(part: MembersPart, key: Qt.Key, qtbot: QtBot) -> None:
    """Press a key where the keyboard is."""
    qtbot.keyClick(part.window().focusWidget(), key)


def members(work: Workspace, group: str) -> list[str | None]:
    return [each.person for each in work.where(Membership, group=group)]


def test_a_new_member_is_asked_for_sex_and_lives_where_the_group_is(
    part: MembersPart, work: Workspace, group: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    line = begin(part, "Darsini", qtbot)
    assert (line.name.text(), line.hamlet.text()) == ("Darsini", HAMLET)
    press(part, Key.Key_Return, qtbot)
    assert part.slot.held is line, "nobody comes in before it is known whether it is a man or a woman"
    press(part, Key.Key_P, qtbot)
    press(part, Key.Key_Return, qtbot)
    qtbot.waitUntil(lambda: work.store.count("membership") == 1)
    settled()
    made = next(each for each in work.all(Person) if each.name == "Darsini")
    assert (made.sex, made.hamlet, made.area) == ("P", HAMLET, VILLAGE)
    assert members(work, group) == [made.id]
    assert part.name.hasFocus()
    assert part.name.text() == ""
    qtbot.waitUntil(lambda: part.model.rowCount() == 1)
    assert part.model.index(0, 2).data(CELL).text == "F", "English knows no L and P"


@pytest.mark.parametrize(("answer", "new"), [(0, 0), (1, 1)])
def test_a_similar_name_is_asked_about(
    part: MembersPart, work: Workspace, group: str, known: str, answer: int, new: int, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    begin(part, "Soeminah", qtbot)
    press(part, Key.Key_P, qtbot)
    press(part, Key.Key_Return, qtbot)
    qtbot.waitUntil(part.newcoming.note.isVisible)
    assert members(work, group) == []
    qtbot.keyClick(part.newcoming.note.findChildren(Button)[answer], Key.Key_Space)
    settled()
    assert work.store.count("person") == 1 + new
    assert (members(work, group) == [known]) is not bool(new)
    assert not part.newcoming.is_asking


@pytest.mark.parametrize(
    ("pressed", "new"), [([Key.Key_1], 0), ([Key.Key_2], 1), ([Key.Key_Tab, Key.Key_Return], 1), ([Key.Key_Right, Key.Key_Enter], 1)]
)
def test_a_question_about_a_similar_name_is_answered_by_its_number_or_by_walking_to_an_answer_and_enter(
    part: MembersPart, work: Workspace, known: str, pressed: list[Key], new: int, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    begin(part, "Soeminah", qtbot)
    press(part, Key.Key_P, qtbot)
    press(part, Key.Key_Return, qtbot)
    qtbot.waitUntil(part.newcoming.note.isVisible)
    press(part, Key.Key_Return, qtbot)
    assert part.newcoming.is_asking, "the Enter that asked must not answer"
    for key in pressed:
        press(part, key, qtbot)
    settled()
    assert work.store.count("person") == 1 + new
    assert not part.newcoming.is_asking


def test_esc_at_the_question_leads_back_to_the_line(part: MembersPart, work: Workspace, known: str, qtbot: QtBot) -> None:
    line = begin(part, "Soeminah", qtbot)
    press(part, Key.Key_P, qtbot)
    press(part, Key.Key_Return, qtbot)
    qtbot.waitUntil(part.newcoming.note.isVisible)
    press(part, Key.Key_Escape, qtbot)
    assert not part.newcoming.note.isVisible()
    assert part.slot.held is line
    assert line.isAncestorOf(part.window().focusWidget())
    press(part, Key.Key_Return, qtbot)
    qtbot.waitUntil(part.newcoming.note.isVisible)


def test_esc_in_the_line_gives_the_name_back(part: MembersPart, work: Workspace, qtbot: QtBot) -> None:
    begin(part, "Darsini", qtbot)
    press(part, Key.Key_Escape, qtbot)
    assert (part.slot.held, part.name.text()) == (None, "Darsini")
    assert part.name.hasFocus()
    assert work.store.count("person") == 1


def test_another_group_puts_the_line_away(part: MembersPart, work: Workspace, qtbot: QtBot) -> None:
    begin(part, "Darsini", qtbot)
    part.show_record(str(add(work, Group, {"name": "Tani Makmur", "group_type": "kwt"}).result))
    assert part.slot.held is None
