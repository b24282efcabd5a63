"""The roster, driven by keyboard as a field worker drives it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.history.change import keyed_id
from empower_desktop.records import Attendance, Group, Meeting, Membership, Person, Proposal
from empower_desktop.records.fields import Plain
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.roster import Roster
from empower_desktop.ui.roster_rows import LineRow, NewcomerRow
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.attending import mark
from empower_desktop.workspace.saving import add, save_plain

Key, Held = Qt.Key, Qt.KeyboardModifier
VILLAGE = "33.99.01.2003"
FIRST = ("Su", "Dar", "Wa", "Ro", "Ku", "Par", "Sla", "Kar", "Nga", "Ri", "Ma", "Tri", "Nur")
LAST = ("minah", "sini", "giyem")


def names() -> list[str]:
    return [first + last for first, last in product(FIRST, LAST)]


def person(work: Workspace, name: str, sex: str = "P", **more: Plain) -> str:
    return str(add(work, Person, {"name": name, "sex": sex, "area": VILLAGE, "hamlet": "Dusun II", **more}).result)


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
def row(work: Workspace, meeting: str) -> Callable[[str], Mapping[str, Plain]]:
    """Read what the store holds of somebody's attendance."""

    def read(who: str) -> Mapping[str, Plain]:
        found = work.store.row("attendance", keyed_id(meeting, who))
        return found.fields if found else {}

    return read


def at(roster: Roster, who: str, column: str) -> object:
    number, place = roster.entries.row_of(who), roster.entries.column_of(column)
    found = roster.entries.pages.row(number)
    return found.cells[place] if found else None


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


def _in_sight(roster: Roster, who: str) -> bool:
    row = roster.grid.visualRect(roster.entries.index(roster.entries.row_of(who), 0))
    return roster.grid.viewport().rect().contains(row)


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


def on_list(roster: Roster, who: str, settled: Callable[[], None]) -> None:
    roster.bring(who, roster.first_marks(who, alone=False))
    settled()


def test_a_tick_is_seen_at_once_and_saved(
    roster: Roster, people: Mapping[str, str], row: Callable[[str], Mapping[str, Plain]], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    who = people["Suminah"]
    on_list(roster, who, settled)
    roster.grid.go_to(who, "spoke")
    qtbot.keyClick(roster.grid, Key.Key_Space)
    assert at(roster, who, "spoke").value is True
    assert (who, "spoke") in roster.entries.waiting
    settled()
    assert (row(who)["spoke"], roster.entries.waiting) == (True, frozenset())


def test_a_name_that_begins_with_t_says_no_of_nobody(
    roster: Roster,
    people: Mapping[str, str],
    row: Callable[[str], Mapping[str, Plain]],
    qtbot: QtBot,
    settled: Callable[[], None],
) -> None:
    who = people["Suminah"]
    on_list(roster, who, settled)
    roster.note_down({who: {"spoke": True}})
    roster.grid.go_to(who, "spoke")
    for letter in "tri":
        qtbot.keyClicks(roster.window().focusWidget(), letter)
    settled()
    assert (roster.field.text(), roster.field.hasFocus(), row(who)["spoke"]) == ("tri", True, True)


def test_undo_takes_a_tick_back(
    roster: Roster,
    people: Mapping[str, str],
    desk: Desk,
    row: Callable[[str], Mapping[str, Plain]],
    qtbot: QtBot,
    settled: Callable[[], None],
) -> None:
    who = people["Suminah"]
    on_list(roster, who, settled)
    roster.grid.go_to(who, "spoke")
    qtbot.keyClick(roster.grid, Key.Key_Space)
    settled()
    assert desk.undo_last()
    settled()
    assert "spoke" not in row(who)
    assert at(roster, who, "spoke").value is None


def test_undo_takes_the_last_person_off_again(roster: Roster, people: Mapping[str, str], desk: Desk, settled: Callable[[], None]) -> None:
    on_list(roster, people["Suminah"], settled)
    assert desk.undo_last()
    settled()
    assert roster.entries.keys == []


def test_who_is_not_present_has_not_spoken(
    roster: Roster, people: Mapping[str, str], row: Callable[[str], Mapping[str, Plain]], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    who = people["Suminah"]
    on_list(roster, who, settled)
    roster.note_down({who: {"spoke": True}})
    settled()
    roster.grid.go_to(who, "presence")
    with qtbot.waitSignal(roster.saying) as said:
        qtbot.keyClick(roster.grid, Key.Key_I)
    settled()
    assert str(said.args[0]) == "Suminah is not present, so “spoke” was cleared."
    assert (row(who)["presence"], row(who).get("spoke")) == ("izin", None)
    assert at(roster, who, "presence").text == "excused"


def test_letters_in_the_grid_go_to_the_name_field(
    roster: Roster, people: Mapping[str, str], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    on_list(roster, people["Suminah"], settled)
    roster.grid.go_to(people["Suminah"], "spoke")
    qtbot.keyClick(roster.grid, Key.Key_W)
    assert (roster.field.text(), roster.field.hasFocus()) == ("w", True)


def test_down_in_the_empty_field_goes_to_the_last_row_and_up_comes_back(
    roster: Roster, people: Mapping[str, str], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    on_list(roster, people["Suminah"], settled)
    qtbot.keyClick(roster.field, Key.Key_Down)
    assert roster.grid.spot() == (people["Suminah"], "spoke")
    qtbot.keyClick(roster.grid, Key.Key_Up)
    assert roster.field.hasFocus()


def test_the_whole_column_is_ticked_and_cleared(
    roster: Roster, people: Mapping[str, str], row: Callable[[str], Mapping[str, Plain]], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    chosen = [people["Suminah"], people["Darsini"]]
    for who in chosen:
        on_list(roster, who, settled)
    roster.grid.go_to(chosen[0], "spoke")
    qtbot.keyClick(roster.grid, Key.Key_Space, Held.ControlModifier)
    settled()
    assert [row(who)["spoke"] for who in chosen] == [True, True]
    qtbot.keyClick(roster.grid, Key.Key_Space, Held.ControlModifier)
    settled()
    assert [row(who).get("spoke") for who in chosen] == [None, None]


def test_proposed_is_a_proposal_of_this_meeting(
    roster: Roster, people: Mapping[str, str], work: Workspace, meeting: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    who = people["Suminah"]
    on_list(roster, who, settled)
    roster.grid.go_to(who, "proposed")
    qtbot.keyClick(roster.grid, Key.Key_Space)
    line = roster.slot.held
    assert isinstance(line, LineRow)
    qtbot.keyClicks(line.line, "Perbaiki saluran")
    qtbot.keyClick(line.line, Key.Key_Return)
    settled()
    made = work.where(Proposal, meeting=meeting)
    assert [(each.title, each.proposer_person, each.status, each.area) for each in made] == [
        ("Perbaiki saluran", who, "diusulkan", VILLAGE)
    ]
    assert (at(roster, who, "proposed").value, at(roster, who, "spoke").value) == (True, True)
    assert roster.grid.spot() == (who, "proposed")
    qtbot.keyClick(roster.grid, Key.Key_Space)
    settled()
    assert work.where(Proposal, meeting=meeting) == []


def test_a_remark_is_written_with_f2(
    roster: Roster, people: Mapping[str, str], row: Callable[[str], Mapping[str, Plain]], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    who = people["Suminah"]
    on_list(roster, who, settled)
    roster.grid.go_to(who, "invited")
    qtbot.keyClick(roster.grid, Key.Key_F2)
    editor = roster.grid.findChild(QLineEdit)
    qtbot.keyClicks(editor, "anak sakit")
    qtbot.keyClick(editor, Key.Key_Return)
    settled()
    assert row(who)["remark"] == "anak sakit"


def test_somebody_is_taken_off_and_comes_back(
    roster: Roster, people: Mapping[str, str], work: Workspace, meeting: str, desk: Desk, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    who = people["Suminah"]
    on_list(roster, who, settled)
    roster.grid.go_to(who, "invited")
    qtbot.keyClick(roster.grid, Key.Key_Delete, Held.ControlModifier)
    settled()
    assert (roster.entries.keys, work.where(Attendance, meeting=meeting)) == ([], [])
    desk.undo_last()
    settled()
    assert roster.entries.keys == [who]


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


def test_a_ratified_roster_can_only_be_read(
    roster: Roster, people: Mapping[str, str], work: Workspace, meeting: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    who = people["Suminah"]
    on_list(roster, who, settled)
    save_plain(work, Meeting, {"status": "disahkan"}, meeting, work.seen(meeting))
    roster.refresh(None)
    roster.grid.go_to(who, "spoke")
    qtbot.keyClick(roster.grid, Key.Key_Space)
    assert at(roster, who, "spoke").value is None
    assert not roster.field.isEnabled()


def test_the_foot_counts_everybody_and_the_unnamed(
    roster: Roster, people: Mapping[str, str], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    on_list(roster, people["Suminah"], settled)
    roster.open_unnamed()
    qtbot.keyClicks(roster.window().focusWidget(), "2")
    qtbot.keyClick(roster.window().focusWidget(), Key.Key_Return)
    settled()
    texts = [label.text() for label in roster.foot.findChildren(QWidget) if hasattr(label, "text")]
    assert "1 +2" in texts


def test_the_quorum_says_in_words_that_more_came_than_were_invited(
    roster: Roster, people: Mapping[str, str], work: Workspace, meeting: str, settled: Callable[[], None]
) -> None:
    save_plain(work, Meeting, {"invited_count": 2}, meeting)
    mark(work, Attendance, meeting, {who: {"presence": "hadir", "invited": at > 0} for at, who in enumerate(list(people.values())[:3])})
    roster.reload()
    settled()
    texts = [each.text() for each in roster.foot.findChildren(QLabel)]
    assert "Quorum: 3 present, 2 invited (2 needed)" in texts
