"""Who comes onto the roster and goes off it, driven by keyboard as a field worker drives it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from roster_pages import VILLAGE, at, on_list, person

from empower_desktop.records import Attendance, Group, Meeting, Membership, Person
from empower_desktop.records.fields import Plain
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.roster import Roster
from empower_desktop.ui.roster_rows import NewcomerRow
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import add, save_plain

Key, Held = Qt.Key, Qt.KeyboardModifier


def _in_sight(roster: Roster, who: str) -> bool:
    row = roster.grid.visualRect(roster.entries.index(roster.entries.row_of(who), 0))
    return roster.grid.viewport().rect().contains(row)


def test_thirty_nine_people_by_keyboard_alone(
    roster: Roster, people: Mapping[str, str], work: Workspace, meeting: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    began = time.perf_counter()
    for name in people:
        qtbot.keyClicks(roster.field, name[:5].lower())
        qtbot.keyClick(roster.field, Key.Key_Return)
    settled()
    assert work.store.count("attendance", {"meeting": meeting, "presence": "hadir", "invited": True}) == 39
    assert roster.entries.keys == list(people.values())
    assert (roster.field.text(), roster.field.hasFocus()) == ("", True)
    assert time.perf_counter() - began < 20


def test_who_was_added_last_is_in_sight_below_a_list_that_is_longer_than_the_page(
    roster: Roster, people: Mapping[str, str], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    for name in people:
        qtbot.keyClicks(roster.field, name[:5].lower())
        qtbot.keyClick(roster.field, Key.Key_Return)
        assert _in_sight(roster, people[name])
    settled()
    assert _in_sight(roster, people[name])


def test_a_name_is_offered_from_two_letters_on(roster: Roster, qtbot: QtBot) -> None:
    qtbot.keyClicks(roster.field, "s")
    assert roster.field.popup_offers() == []
    qtbot.keyClicks(roster.field, "u")
    assert [offer.title for offer in roster.field.popup_offers()][:3] == ["Sugiyem", "Suminah", "Susini"]
    assert roster.field.popup_offers()[-1].title == "New person: “su”"


def test_shift_enter_notes_somebody_who_came_alone(
    roster: Roster, people: Mapping[str, str], row: Callable[[str], Mapping[str, Plain]], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    qtbot.keyClicks(roster.field, "sumi")
    qtbot.keyClick(roster.field, Key.Key_Return, Held.ShiftModifier)
    settled()
    held = row(people["Suminah"])
    assert (held["presence"], held["invited"], held["remark"]) == ("hadir", False, "came on their own")


def test_a_new_person_comes_on_without_leaving(
    roster: Roster, work: Workspace, meeting: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    qtbot.keyClicks(roster.field, "Kartinah")
    qtbot.keyClick(roster.field, Key.Key_Return, Held.ControlModifier)
    line = roster.slot.held
    assert isinstance(line, NewcomerRow)
    assert (line.name.text(), line.hamlet.text()) == ("Kartinah", "Dusun II")
    qtbot.keyClick(roster.window().focusWidget(), Key.Key_P)
    qtbot.keyClick(roster.window().focusWidget(), Key.Key_Return)
    qtbot.waitUntil(lambda: work.store.count("attendance") == 1)
    settled()
    made = next(each for each in work.all(Person) if each.name == "Kartinah")
    assert (made.sex, made.hamlet, made.area) == ("P", "Dusun II", VILLAGE)
    assert [noted.person for noted in work.where(Attendance, meeting=meeting)] == [made.id]
    assert roster.field.hasFocus()


def test_new_people_are_known_at_once_also_those_made_out_of_sight(
    roster: Roster, work: Workspace, desk: Desk, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    desk.stepped.disconnect(roster.refresh)
    for name in ("Zubaidah", "Zulaikha", "Zahra"):
        desk.do(add, Person, {"name": name, "sex": "P"})
    settled()
    qtbot.waitUntil(lambda: len(roster.people or ()) == 42)
    qtbot.keyClicks(roster.field, "zu")
    assert [offer.title for offer in roster.field.popup_offers()] == ["Zubaidah", "Zulaikha", "New person: “zu”"]


def test_a_new_person_needs_a_key_for_the_sex(roster: Roster, work: Workspace, qtbot: QtBot) -> None:
    qtbot.keyClicks(roster.field, "Kartinah")
    qtbot.keyClick(roster.field, Key.Key_Return, Held.ControlModifier)
    qtbot.keyClick(roster.window().focusWidget(), Key.Key_Return)
    assert isinstance(roster.slot.held, NewcomerRow)
    qtbot.keyClick(roster.window().focusWidget(), Key.Key_Escape)
    assert (roster.slot.held, roster.field.text()) == (None, "Kartinah")


@pytest.mark.parametrize(("answer", "new"), [(0, 0), (1, 1)])
def test_a_similar_name_is_asked_about(
    roster: Roster,
    people: Mapping[str, str],
    work: Workspace,
    meeting: str,
    answer: int,
    new: int,
    qtbot: QtBot,
    settled: Callable[[], None],
) -> None:
    qtbot.keyClicks(roster.field, "Soeminah")
    qtbot.keyClick(roster.field, Key.Key_Return, Held.ControlModifier)
    qtbot.keyClick(roster.window().focusWidget(), Key.Key_P)
    qtbot.keyClick(roster.window().focusWidget(), Key.Key_Return)
    qtbot.waitUntil(roster.note_place.isVisible)
    assert work.store.count("attendance") == 0
    buttons = roster.note.findChildren(Button)
    qtbot.keyClick(buttons[answer], Key.Key_Return)
    assert roster.note_place.isVisible(), "a hasty Enter must not answer"
    qtbot.keyClick(buttons[answer], Key.Key_Space)
    settled()
    assert work.store.count("person") == 39 + new
    listed = [noted.person for noted in work.where(Attendance, meeting=meeting)]
    assert (listed == [people["Suminah"]]) is not bool(new)
    assert [row.fields["same"] for row in work.store.rows("same_as")] == [False] * new, "a no is remembered, and travels"


def test_a_similar_name_is_asked_about_though_the_people_are_not_read_yet(
    roster: Roster, work: Workspace, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    roster._known.people = None
    qtbot.keyClicks(roster.field, "Soeminah")
    qtbot.keyClick(roster.field, Key.Key_Return, Held.ControlModifier)
    qtbot.keyClick(roster.window().focusWidget(), Key.Key_P)
    for _ in range(2):
        qtbot.keyClick(roster.window().focusWidget(), Key.Key_Return)
    qtbot.waitUntil(roster.note_place.isVisible)
    settled()
    assert work.store.count("attendance") == 0


def test_undo_takes_the_last_person_off_again(roster: Roster, people: Mapping[str, str], desk: Desk, settled: Callable[[], None]) -> None:
    on_list(roster, people["Suminah"], settled)
    assert desk.undo_last()
    settled()
    assert roster.entries.keys == []


def test_somebody_is_taken_off_and_comes_back(
    roster: Roster, suminah: str, work: Workspace, meeting: str, desk: Desk, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    roster.grid.go_to(suminah, "invited")
    qtbot.keyClick(roster.grid, Key.Key_Delete, Held.ControlModifier)
    settled()
    assert (roster.entries.keys, work.where(Attendance, meeting=meeting)) == ([], [])
    desk.undo_last()
    settled()
    assert roster.entries.keys == [suminah]


def test_a_pasted_list_is_understood_and_asked_about(
    roster: Roster, people: Mapping[str, str], work: Workspace, meeting: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    QGuiApplication.clipboard().setText(
        "No\tNama\tL/P\n1\tSuminah\tP\n2\tBpk. Darminah\tL\n3\tHj. Baru Sekali\tP\n4\tSoeminah\tP 3399010101010001"
    )
    qtbot.keyClick(roster.field, Key.Key_V, Held.ControlModifier)
    sheet = roster.many.sheet
    assert sheet is not None
    assert [each.found.state for each in sheet.guesses] == ["known", "known", "new", "similar"]
    qtbot.keyClick(sheet.grid, Key.Key_Return)
    settled()
    assert {noted.person for noted in work.where(Attendance, meeting=meeting)} >= {people["Suminah"], people["Darminah"]}
    assert next(each.titles for each in work.all(Person) if each.name == "Baru Sekali") == "Hj."
    assert [each.found.line.name for each in sheet.guesses] == ["Soeminah"]
    qtbot.keyClick(sheet.grid, Key.Key_1)
    qtbot.keyClick(sheet.grid, Key.Key_Return)
    settled()
    assert len(work.where(Attendance, meeting=meeting)) == 3
    assert roster.field.hasFocus()


def test_members_come_on_invited_but_not_yet_present(
    frame: Frame, work: Workspace, meeting: str, shown: Callable[..., QWidget], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    group = str(add(work, Group, {"name": "KWT Melati", "group_type": "kwt", "area": VILLAGE}).result)
    one = person(work, "Suminah")
    add(work, Membership, {"group": group, "person": one})
    save_plain(work, Meeting, {"group": group}, meeting, work.seen(meeting))
    roster = Roster(frame)
    roster.show_record(meeting)
    shown(roster, width=900)
    qtbot.mouseClick(roster.members_button, Qt.MouseButton.LeftButton)
    settled()
    assert at(roster, one, "presence").value is None
    assert at(roster, one, "invited").value is True
    roster.act_on_column("presence", "everyone")
    settled()
    assert at(roster, one, "presence").value is True
