"""Conflicts, settled as a person settles them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conflict_pages import Village, opened, waiting
from exchanging import change, person_at_work, send
from held import hold
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.history.change import Change
from empower_desktop.ui.inputs import LineInput
from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import close
from empower_desktop.workspace.settling import waiting_conflicts

Key = Qt.Key
Show = Callable[..., QWidget]


def test_a_number_takes_that_value_from_the_list_and_the_next_is_opened(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    screen.pane.items.setFocus()
    with qtbot.waitSignal(screen.saying) as said:
        qtbot.keyClick(screen.pane.items, Key.Key_2)
    assert said.args[1] is True
    assert village.shown("meeting", village.meeting, "venue") == "Balai Dusun II"
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    assert screen.page.contest is not None
    assert screen.page.contest.dispute.conflict.record != village.meeting


def test_something_else_is_typed_for_a_whole_unit(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.decision)
    assert screen.page.press("t")
    save = screen.page.sides.save
    assert save is not None
    assert not save.isEnabled()
    line = screen.page.sides.inputs["votes_for"]
    assert isinstance(line, LineInput)
    qtbot.keyClicks(line.line, "20")
    assert waiting(village.budi) == 3
    screen.finish_part()
    qtbot.waitUntil(lambda: waiting(village.budi) == 2)
    assert village.shown("decision", village.decision, "votes_for") == 20


def test_enter_saves_what_is_written_instead_and_leads_from_field_to_field(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.decision)
    fields = [each for each in screen.page.sides.inputs.values() if isinstance(each, LineInput)]
    fields[0].line.setFocus()
    qtbot.keyClicks(fields[0].line, "20")
    qtbot.keyClick(fields[0].line, Key.Key_Return)
    assert fields[1].line.hasFocus()
    assert waiting(village.budi) == 3
    fields[-1].line.setFocus()
    qtbot.keyClick(fields[-1].line, Key.Key_Return)
    qtbot.waitUntil(lambda: waiting(village.budi) == 2)
    assert village.shown("decision", village.decision, "votes_for") == 20


def test_what_cannot_be_read_is_said_and_settles_nothing(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.decision)
    line = screen.page.sides.inputs["votes_for"]
    assert isinstance(line, LineInput)
    qtbot.keyClicks(line.line, "banyak")
    screen.finish_part()
    qtbot.waitUntil(screen.page.problem.isVisible)
    assert waiting(village.budi) == 3


@pytest.mark.parametrize(("key", "standing"), [("1", "live"), ("2", "deleted")])
def test_a_contested_deletion_is_kept_or_deleted(screen: ConflictScreen, village: Village, qtbot: QtBot, key: str, standing: str) -> None:
    opened(screen, village.person)
    assert (screen.page._keys.whole_text(), screen.page.press("t")) == ("↑ ↓ other  ·  1 2 … choose  ·  N later", False)
    assert screen.page.press(key)
    qtbot.waitUntil(lambda: waiting(village.budi) == 2)
    assert village.budi.standing(village.person) == standing


def test_all_of_one_person_is_one_step_and_one_undo(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.saying):
        screen.page._take_all(village.sari.author.id)
    assert waiting(village.budi) == 1
    assert village.shown("meeting", village.meeting, "venue") == "Balai Dusun II"
    with qtbot.waitSignal(screen.desk.stepped):
        assert screen.desk.undo_last()
    assert waiting(village.budi) == 3
    assert not screen.desk.undo_last()


def test_undoing_an_answer_about_a_deletion_asks_it_again(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.person)
    with qtbot.waitSignal(screen.saying):
        screen.page.press("2")
    with qtbot.waitSignal(screen.desk.stepped):
        assert screen.desk.undo_last()
    assert village.budi.standing(village.person) == "contested"


def test_the_record_is_one_press_away(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    with qtbot.waitSignal(screen.going) as gone:
        screen.page.head.acted.emit("open")
    assert gone.args[:2] == ["meeting", village.meeting]


def test_all_that_waits_is_written_into_a_workbook_to_be_answered_in_excel(
    screen: ConflictScreen, village: Village, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(screen.saying, timeout=20_000) as said:
        screen.write_workbook(tmp_path / "KONFLIK.xlsx")
    assert "KONFLIK.xlsx" in str(said.args[0])
    assert (tmp_path / "KONFLIK.xlsx").exists()


@pytest.mark.parametrize("answer", ["1", "n"])
def test_a_value_that_a_merge_brings_while_two_others_are_shown_stays_and_is_asked(
    screen: ConflictScreen, village: Village, tmp_path: Path, qtbot: QtBot, answer: str
) -> None:
    opened(screen, village.meeting)
    rina = person_at_work(tmp_path / "rina", "Rina Dewi")
    change(rina, "meeting", village.meeting, venue="Masjid Al-Ikhlas")
    apply(village.budi, [send(rina, tmp_path / "out")])  # one file of a merge that goes on: it tells when it ends
    with qtbot.waitSignal(screen.saying):
        assert screen.page.press(answer)
    asked = [each for each in waiting_conflicts(village.budi) if each.record == village.meeting]
    assert ["Masjid Al-Ikhlas" in {rival.value for rival in each.rivals} for each in asked] == [True]
    close(rina)


def test_the_workbook_of_all_that_waits_can_be_opened_whatever_name_it_was_given(
    screen: ConflictScreen, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "konflik"), ""))
    with qtbot.waitSignal(screen.saying, timeout=20_000):
        screen.ask_where_to_write()
    assert (tmp_path / "konflik.xlsx").exists()


@pytest.mark.parametrize("where", ["list", "page"])
def test_a_number_that_is_held_down_answers_what_is_before_a_person_and_nothing_after_it(
    where: str, screen: ConflictScreen, village: Village
) -> None:
    opened(screen, village.meeting)
    (screen.pane.items if where == "list" else screen.page).setFocus()
    hold(Key.Key_1, "1", times=40)
    assert (waiting(village.budi), screen.pane.search.text()) == (2, "")


def _third_value(village: Village, folder: Path) -> Path:
    """Let a venue come that nobody saw and that saw none."""
    first = village.sari.changes(village.meeting)[0]
    unseen = Change.make(village.meeting, "meeting", {"venue": "Masjid"}, [first.id], first.by, "2026-11-20T08:00:01.000Z/0000", "")
    village.sari.store.append([unseen])
    return send(village.sari, folder)


def test_where_a_value_came_that_was_not_seen_the_answer_is_saved_and_said_to_be_asked_once_more(
    screen: ConflictScreen, village: Village, tmp_path: Path, qtbot: QtBot
) -> None:
    opened(screen, village.meeting)
    apply(village.budi, [_third_value(village, tmp_path)])
    with qtbot.waitSignal(screen.saying) as said:
        assert screen.page.press("1")
    assert screen.desk.say(said.args[0]) == "Answer saved. Another value came meanwhile, so it is asked once more."
    assert waiting(village.budi) == 3


def test_taking_all_of_somebody_counts_no_conflict_that_goes_on(
    screen: ConflictScreen, village: Village, tmp_path: Path, qtbot: QtBot
) -> None:
    apply(village.budi, [_third_value(village, tmp_path)])
    with qtbot.waitSignal(screen.saying) as said:
        screen.page._take_all(village.sari.author.id)
    assert screen.desk.say(said.args[0]) == "1 conflict settled."
    assert waiting(village.budi) == 2
