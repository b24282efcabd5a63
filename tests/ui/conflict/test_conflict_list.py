"""The list of conflicts: found, narrowed, left for later, opened from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from at_the_window import main_window
from conflict_pages import Village, opened, waiting, words_in_sight
from exchanging import change, frame_of, person_at_work, send
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.disputes import Dispute, contest_of, disputes_of
from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.ui.screens.screen import Room
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import close

Show = Callable[..., QWidget]
Key = Qt.Key


def test_arrows_on_the_page_walk_through_the_conflicts(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    screen.pane.items.choose(screen._shown[0].key)
    screen._open()
    screen.page.sides.takes[0].setFocus()
    qtbot.keyClick(screen.page.sides.takes[0], Key.Key_Down)
    assert screen.pane.items.current_key() == screen._shown[1].key
    assert screen.page.hasFocus()
    qtbot.keyClick(screen.page, Key.Key_Up)
    assert screen.pane.items.current_key() == screen._shown[0].key


def test_a_pill_shows_the_conflicts_of_one_person_and_letters_search(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    screen._filter("first")
    assert len(screen._shown) == 3
    qtbot.keyClicks(screen.pane.search, "blok")
    assert {each.conflict.record for each in screen._shown} == {village.meeting}


def test_in_a_narrow_window_the_list_steps_aside(screen: ConflictScreen, village: Village) -> None:
    opened(screen, village.meeting)
    screen.set_room(Room(1000, 600))
    assert (screen.pane.isVisible(), screen.page.isVisible()) == (False, True)
    screen.page.went_back.emit()
    assert (screen.pane.isVisible(), screen.page.isVisible()) == (True, False)
    screen.set_room(Room(1366, 697))
    assert (screen.pane.isVisible(), screen.page.isVisible()) == (True, True)


def test_esc_leads_from_a_conflict_to_the_list_also_where_that_stepped_aside(
    village: Village, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    frame = frame_of(village.budi, theme, tmp_path)
    window = main_window(qtbot, frame.desk, theme, frame.settings)
    window.resize(1000, 640)
    window.go("conflict")
    screen = window.screen_now()
    assert isinstance(screen, ConflictScreen)
    qtbot.waitUntil(lambda: len(screen._all) == 3 and not screen.pane.isVisible())
    qtbot.keyClick(screen.page, Key.Key_Escape)
    assert (screen.pane.isVisible(), screen.pane.items.hasFocus()) == (True, True)
    frame.desk.close()


@pytest.mark.parametrize("width", [1366, 1000])
def test_in_a_low_window_it_is_still_said_whose_values_fight(width: int, screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    screen.set_room(Room(width, 600))
    qtbot.waitUntil(lambda: "Meeting: 14-11-2026 Rembuk blok timur" in words_in_sight(screen.page.head))


def test_without_conflicts_it_says_that_all_agree(tmp_path: Path, theme: Theme, shown: Show, qtbot: QtBot) -> None:
    work = person_at_work(tmp_path / "store", "Wulan")
    frame = frame_of(work, theme, tmp_path)
    screen = ConflictScreen(frame)
    shown(screen)
    with qtbot.waitSignal(screen.going) as gone:
        screen._stack.currentWidget().acted.emit("merge")  # type: ignore[union-attr]
    assert gone.args[:2] == ["exchange", "merge"]
    frame.desk.close()
    close(work)


def test_a_conflict_left_for_later_waits_under_its_own_pill_and_can_be_answered_there(
    screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    opened(screen, village.meeting)
    screen.pane.items.setFocus()
    qtbot.keyClick(screen.pane.items, Key.Key_N)
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    assert screen.pills.button("later").isVisible()
    screen._filter("later")
    assert [each.conflict.record for each in screen._shown if isinstance(each, Dispute)] == [village.meeting]
    assert screen.page.press("2")
    qtbot.waitUntil(lambda: waiting(village.budi) == 2)
    assert village.shown("meeting", village.meeting, "venue") == "Balai Dusun II"


def test_later_is_taken_back_with_the_same_key(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    assert screen.page.press("n")
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    screen._filter("later")
    assert screen.page.press("n")
    qtbot.waitUntil(lambda: len(screen._all) == 3)


def test_in_a_narrow_window_the_list_comes_back_when_all_are_left_for_later(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    screen.set_room(Room(1000, 600))
    for left in (2, 1, 0):
        assert screen.page.press("n")
        qtbot.waitUntil(lambda left=left: len(screen._all) == left)
    assert (screen.pane.isVisible(), screen.page.isVisible()) == (True, False)
    screen.show_list()
    assert (screen.pane.isVisible(), screen.page.isVisible()) == (True, False)


def test_with_the_list_filtered_all_of_one_person_means_those_that_are_shown(
    screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    qtbot.keyClicks(screen.pane.search, "rembuk")
    with qtbot.waitSignal(screen.saying):
        screen.page._take_all(village.sari.author.id)
    assert {each.record for each in village.budi.store.conflicts()} == {village.decision, village.person}


def test_a_conflict_that_was_left_for_later_is_opened_from_elsewhere(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    screen.page.press("n")
    qtbot.waitUntil(lambda: len(screen._later) == 1)
    opened(screen, village.meeting)
    assert screen.pills.chosen() == ["later"]
    opened(screen, village.decision)
    assert screen.pills.chosen() == ["waiting"]


def test_a_conflict_is_opened_from_elsewhere_whatever_the_list_was_narrowed_to(
    screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    qtbot.keyClicks(screen.pane.search, "xyz")
    assert screen._shown == []
    opened(screen, village.decision)
    assert screen.page.isVisible()
    assert screen.pane.search.text() == ""


def test_after_an_answer_all_that_waits_is_counted_whatever_the_list_is_narrowed_to(screen: ConflictScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.pane.search, "blok")
    with qtbot.waitSignal(screen.saying) as said:
        assert screen.page.press("2")
    assert screen.desk.say(said.args[0]) == "Answer saved. 2 are left."


def test_in_a_narrow_window_the_list_stays_alone_while_one_walks_through_it(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    screen.set_room(Room(1000, 600))
    screen.page.went_back.emit()
    qtbot.keyClick(screen.pane.items, Key.Key_Down)
    assert (screen.pane.isVisible(), screen._pages.isVisible()) == (True, False)
    screen.refresh(None)
    qtbot.waitUntil(lambda: not screen.desk.is_busy)
    assert (screen.pane.isVisible(), screen._pages.isVisible()) == (True, False)


def test_in_a_narrow_window_the_list_comes_back_when_the_only_one_that_was_found_is_answered(
    screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    screen.set_room(Room(1000, 600))
    screen.to_list()
    qtbot.keyClicks(screen.pane.search, "blok")
    screen._to_page()
    assert screen.page.press("2")
    qtbot.waitUntil(lambda: screen._shown == [])
    assert (screen.pane.isVisible(), screen._pages.isVisible()) == (True, False)


@pytest.mark.parametrize("width", [1366, 1000])
def test_the_keyboard_is_in_the_search_once_the_only_one_that_was_found_is_answered(
    width: int, screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    screen.set_room(Room(width, 697))
    qtbot.keyClicks(screen.pane.search, "blok")
    screen._to_page()
    assert screen.page.press("2")
    qtbot.waitUntil(lambda: screen._shown == [] and screen.pane.search.hasFocus())


def test_the_list_stays_where_it_is_while_a_search_finds_nothing(screen: ConflictScreen, qtbot: QtBot) -> None:
    before = screen.pane.geometry()
    screen.pane.search.setFocus()
    qtbot.keyClicks(screen.pane.search, "xyz")
    qtbot.wait(20)
    assert (screen.pane.geometry(), screen._pages.isVisible()) == (before, False)
    screen.set_room(Room(1366, 660))
    assert (screen._pages.isVisible(), screen.pane.search.hasFocus()) == (False, True)


def test_people_of_one_name_are_told_apart_where_they_fight_for_a_place(village: Village) -> None:
    bearers = [change(village.sari, "person", name="Suminah", sex="P", hamlet=hamlet) for hamlet in ("Krajan", "Jambon")]
    apply(village.budi, [send(village.sari, village.budi.folder)])
    village.both("meeting", village.meeting, *({"chair": each} for each in bearers))
    apply(village.budi, [send(village.sari, village.budi.folder)])
    chaired = next(each for each in disputes_of(village.budi) if each.conflict.spot == "chair")
    village.both("person", bearers[0], {"nickname": "Bu Min"}, {"nickname": "Mbah Min"})
    village.both("person", bearers[1], {"nickname": "Mak Nah"}, {"nickname": "Nah"})
    apply(village.budi, [send(village.sari, village.budi.folder)])
    titles = {each.title for each in disputes_of(village.budi) if each.conflict.record in bearers}
    assert titles == {"Suminah (Krajan)", "Suminah (Jambon)"}
    assert {side.words["chair"] for side in contest_of(village.budi, chaired).sides} == {"Suminah (Krajan)", "Suminah (Jambon)"}


def test_undo_leads_back_to_the_conflict_whose_answer_it_takes_back(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    screen.page.setFocus()
    qtbot.keyClick(screen.page, Key.Key_2)
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    qtbot.keyClick(screen.page, Key.Key_Down)
    screen.desk.undo_last()
    qtbot.waitUntil(lambda: len(screen._all) == 3)
    assert in_sight(screen) == village.meeting
    assert screen.page.hasFocus()


def test_undoing_the_answer_to_the_last_conflict_brings_the_keyboard_back_to_it(
    screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    opened(screen, village.meeting)
    screen.page.setFocus()
    for left in (2, 1, 0):
        qtbot.keyClick(screen.page, Key.Key_1)
        qtbot.waitUntil(lambda left=left: len(screen._all) == left)
    assert screen._stack.currentWidget() is screen._empty
    last = in_sight(screen)
    qtbot.waitUntil(lambda: screen._empty.isAncestorOf(QApplication.focusWidget()))
    screen.desk.undo_last()
    qtbot.waitUntil(lambda: len(screen._all) == 1)
    assert in_sight(screen) == last
    assert screen.page.hasFocus()


def test_undo_lets_wait_again_what_was_left_for_later_and_takes_back_no_answer_before_it(
    screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    opened(screen, village.meeting)
    screen.page.press("2")
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    left = in_sight(screen)
    with qtbot.waitSignal(screen.saying) as said:
        screen.page.press("n")
    assert said.args[1] is True, "the toast offers it"
    qtbot.waitUntil(lambda: len(screen._all) == 1)
    assert screen.desk.undo_last()
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    assert in_sight(screen) == left
    assert village.shown("meeting", village.meeting, "venue") == "Balai Dusun II"
    assert screen.desk.redo_last()
    qtbot.waitUntil(lambda: len(screen._later) == 1)


def in_sight(screen: ConflictScreen) -> str:
    """Give the record whose conflict is open."""
    assert screen.page.contest is not None
    return screen.page.contest.dispute.conflict.record
