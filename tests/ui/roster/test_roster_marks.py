"""What is noted of those on the roster, driven by keyboard as a field worker drives it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from roster_pages import VILLAGE, at, on_list

from empower_desktop.records import Attendance, Meeting, Proposal
from empower_desktop.records.fields import Plain
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.roster import Roster
from empower_desktop.ui.roster_rows import LineRow
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.attending import mark
from empower_desktop.workspace.saving import save_plain

Key, Held = Qt.Key, Qt.KeyboardModifier


def test_a_tick_is_seen_at_once_and_saved(
    roster: Roster, suminah: str, row: Callable[[str], Mapping[str, Plain]], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    roster.grid.go_to(suminah, "spoke")
    qtbot.keyClick(roster.grid, Key.Key_Space)
    assert at(roster, suminah, "spoke").value is True
    assert (suminah, "spoke") in roster.entries.waiting
    settled()
    assert (row(suminah)["spoke"], roster.entries.waiting) == (True, frozenset())


def test_a_name_that_begins_with_t_says_no_of_nobody(
    roster: Roster,
    suminah: str,
    row: Callable[[str], Mapping[str, Plain]],
    qtbot: QtBot,
    settled: Callable[[], None],
) -> None:
    roster.note_down({suminah: {"spoke": True}})
    roster.grid.go_to(suminah, "spoke")
    for letter in "tri":
        qtbot.keyClicks(roster.window().focusWidget(), letter)
    settled()
    assert (roster.field.text(), roster.field.hasFocus(), row(suminah)["spoke"]) == ("tri", True, True)


def test_undo_takes_a_tick_back(
    roster: Roster,
    suminah: str,
    desk: Desk,
    row: Callable[[str], Mapping[str, Plain]],
    qtbot: QtBot,
    settled: Callable[[], None],
) -> None:
    roster.grid.go_to(suminah, "spoke")
    qtbot.keyClick(roster.grid, Key.Key_Space)
    settled()
    assert desk.undo_last()
    settled()
    assert "spoke" not in row(suminah)
    assert at(roster, suminah, "spoke").value is None


def test_who_is_not_present_has_not_spoken(
    roster: Roster, suminah: str, row: Callable[[str], Mapping[str, Plain]], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    roster.note_down({suminah: {"spoke": True}})
    settled()
    roster.grid.go_to(suminah, "presence")
    with qtbot.waitSignal(roster.saying) as said:
        qtbot.keyClick(roster.grid, Key.Key_I)
    settled()
    assert str(said.args[0]) == "Suminah is not present, so “spoke” was cleared."
    assert (row(suminah)["presence"], row(suminah).get("spoke")) == ("izin", None)
    assert at(roster, suminah, "presence").text == "excused"


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
    roster: Roster, suminah: str, work: Workspace, meeting: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    roster.grid.go_to(suminah, "proposed")
    qtbot.keyClick(roster.grid, Key.Key_Space)
    line = roster.slot.held
    assert isinstance(line, LineRow)
    qtbot.keyClicks(line.line, "Perbaiki saluran")
    qtbot.keyClick(line.line, Key.Key_Return)
    settled()
    made = work.where(Proposal, meeting=meeting)
    assert [(each.title, each.proposer_person, each.status, each.area) for each in made] == [
        ("Perbaiki saluran", suminah, "diusulkan", VILLAGE)
    ]
    assert (at(roster, suminah, "proposed").value, at(roster, suminah, "spoke").value) == (True, True)
    assert roster.grid.spot() == (suminah, "proposed")
    qtbot.keyClick(roster.grid, Key.Key_Space)
    settled()
    assert work.where(Proposal, meeting=meeting) == []


def test_a_remark_is_written_with_f2(
    roster: Roster, suminah: str, row: Callable[[str], Mapping[str, Plain]], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    roster.grid.go_to(suminah, "invited")
    qtbot.keyClick(roster.grid, Key.Key_F2)
    editor = roster.grid.findChild(QLineEdit)
    qtbot.keyClicks(editor, "anak sakit")
    qtbot.keyClick(editor, Key.Key_Return)
    settled()
    assert row(suminah)["remark"] == "anak sakit"


def test_a_ratified_roster_can_only_be_read(roster: Roster, suminah: str, work: Workspace, meeting: str, qtbot: QtBot) -> None:
    save_plain(work, Meeting, {"status": "disahkan"}, meeting, work.seen(meeting))
    roster.refresh(None)
    roster.grid.go_to(suminah, "spoke")
    qtbot.keyClick(roster.grid, Key.Key_Space)
    assert at(roster, suminah, "spoke").value is None
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
