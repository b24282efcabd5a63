"""Doubles in the real window: asked about at entry, listed side by side, joined, parted, and all of it undone."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from held import double_click
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from empower_desktop.errors import Trouble
from empower_desktop.language import N_
from empower_desktop.records import Group, Person
from empower_desktop.ui.job import Job
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.screens import doubles
from empower_desktop.ui.screens.doubles import DoublesScreen
from empower_desktop.ui.screens.screen import Going, Room
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Step, Workspace
from empower_desktop.workspace.doubles import find_doubles
from empower_desktop.workspace.joining import join, shown_under
from empower_desktop.workspace.saving import add
from tests.double_pages import VILLAGE, enter, pair, screen, window

__all__ = ["pair", "screen", "window"]


def said(screen: DoublesScreen) -> list[str]:
    """What stands in the place of the pairs, as its title."""
    return [
        each.text() for each in screen.findChildren(QLabel) if each.isVisible() and each.property("role") == "title" and each.wordWrap()
    ]


def test_two_who_may_be_one_stand_side_by_side_with_the_reasons(screen: DoublesScreen) -> None:
    told = [screen.model.index(0, at).data() for at in range(4)]
    assert told == ["Suminah (1971)", "Bu Soeminah (33.99.01.2003)", "Alike", "the same: village, sex  ·  nearly: full name without titles"]
    assert screen.buttons["other"].text() == "Not the same person"


def test_joining_shows_one_person_and_undo_gives_both_back(
    screen: DoublesScreen, window: MainWindow, work: Workspace, pair: tuple[str, str], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    qtbot.keyClick(screen.table, Qt.Key.Key_1)
    settled()
    assert work.store.ids("person") == [pair[0]]
    assert screen.pairs == []
    window.undo()
    settled()
    qtbot.waitUntil(lambda: len(screen.pairs) == 1)
    assert work.store.count("person") == 2


def test_undo_leads_back_to_the_pair_whose_answer_it_takes_back(
    screen: DoublesScreen, window: MainWindow, work: Workspace, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    """Who joined the wrong two says next that they are not the same, of those two and no others."""
    enter(work, "Darsini", birth_year="1980")
    enter(work, "Darsini", hamlet="Dusun II")
    screen.look()
    qtbot.waitUntil(lambda: len(screen.pairs) == 2)
    screen.table.setCurrentIndex(screen.model.index(0, 0))
    wrong = screen.table.current_key()
    qtbot.keyClick(screen.table, Qt.Key.Key_1)
    settled()
    assert screen.table.current_key() != wrong
    with qtbot.waitSignal(screen.desk.turned_back):
        window.undo()
    qtbot.keyClick(screen.table, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: len(screen.pairs) == 2)
    settled()
    assert screen.table.current_key() == wrong
    assert work.store.count("same_as") == 0, "a key that came too early answers about no pair"


def test_the_keyboard_stays_with_the_kind_once_its_last_pair_is_answered_and_comes_back_with_undo(
    screen: DoublesScreen, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    qtbot.keyClick(screen.table, Qt.Key.Key_2)
    settled()
    assert screen.pairs == []
    assert screen.pills.button("person").hasFocus()
    window.undo()
    qtbot.waitUntil(lambda: len(screen.pairs) == 1)
    assert screen.table.hasFocus()


def test_what_was_looked_up_before_an_answer_does_not_bring_the_pair_back(
    screen: DoublesScreen, qtbot: QtBot, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    found, answered, jobs = Event(), Event(), list[Job]()

    def slow(*asked: Any) -> Step:
        step = find_doubles(*asked)
        found.set()
        answered.wait(10)
        return step

    with monkeypatch.context() as patched:
        patched.setattr(doubles, "find_doubles", slow)
        screen.desk.started.connect(jobs.append)
        screen.look()
    assert found.wait(10)
    qtbot.keyClick(screen.table, Qt.Key.Key_1)
    settled()
    with qtbot.waitSignal(jobs[0].ended):
        answered.set()
    assert screen.pairs == []


def test_a_likelier_pair_that_comes_meanwhile_leaves_the_one_before_a_person_to_be_answered(
    screen: DoublesScreen, work: Workspace, pair: tuple[str, str], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    for _ in range(2):
        enter(work, "Paijem Lestari", birth_year="1980")
    screen.look()
    qtbot.waitUntil(lambda: len(screen.pairs) == 2)
    assert screen.table.currentIndex().row() == 1
    qtbot.keyClick(screen.table, Qt.Key.Key_1)
    settled()
    assert (shown_under(work, pair[1]), work.store.count("person")) == (pair[0], 3)


def test_a_pair_whose_answer_could_not_be_kept_is_asked_again(
    screen: DoublesScreen, qtbot: QtBot, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_is_full(*_: object) -> Step:
        raise Trouble(N_("The disk is full."), "disk_full")

    screen.desk._looking.stop()  # what commands write would bring the pair back too
    monkeypatch.setattr(doubles, "join", disk_is_full)
    with qtbot.waitSignal(screen.desk.refused):
        qtbot.keyClick(screen.table, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: len(screen.pairs) == 1 and screen.table.hasFocus())


def test_who_is_not_the_same_is_not_listed_again(screen: DoublesScreen, work: Workspace, qtbot: QtBot, settled: Callable[[], None]) -> None:
    screen.buttons["other"].click()
    settled()
    assert (screen.pairs, work.store.count("person")) == ([], 2)
    with qtbot.waitSignal(screen.desk.stepped):
        screen.show_list()
    assert screen.pairs == []


def test_the_page_of_a_joined_person_tells_of_what_it_is_made_and_parts_it(
    window: MainWindow, work: Workspace, pair: tuple[str, str], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    join(work, Person, *pair)
    window.go("person", pair[1])
    page = window.screen_now().page
    assert page.record == pair[0], "a link by the other id leads to the joined one"
    qtbot.waitUntil(page.doubles.isVisible)
    assert page.doubles.note.findChildren(Button)[0].text() == "Part"
    page.doubles.note.findChildren(Button)[0].click()
    settled()
    assert work.store.count("person") == 2
    qtbot.waitUntil(page.doubles.isHidden)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_any_of_many_joined_records_is_parted_from_one_button(
    window: MainWindow, work: Workspace, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    many = sorted(enter(work, f"Suminah Kartodimejo Wiryosentono {number}") for number in range(6))
    for other in many[1:]:
        join(work, Person, many[0], other)
    window.go("person", many[0])
    page = window.screen_now().page
    qtbot.waitUntil(page.doubles.isVisible)
    (button,) = page.doubles.note.findChildren(Button)
    assert window.rect().contains(button.rect().translated(button.mapTo(window, button.rect().topLeft())))
    button.click()
    (menu,) = page.doubles.findChildren(QMenu)
    assert [line.text().split(" (")[0] for line in menu.actions()] == [f"Suminah Kartodimejo Wiryosentono {at}" for at in range(6)]
    menu.actions()[-1].trigger()
    settled()
    assert work.store.count("person") == 2


@pytest.mark.parametrize(("answer", "persons", "same"), [(0, 1, True), (1, 2, False)])
def test_a_new_person_in_the_form_is_asked_about_once(
    window: MainWindow, work: Workspace, answer: int, persons: int, same: bool, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    known = enter(work, "Suminah", birth_year="1971")
    window.go("person", "", Going(new=True, given={"area": VILLAGE}))
    page = window.screen_now().page
    form = page.part("details").form
    qtbot.keyClicks(form.inputs["name"].line, "Soeminah")
    form.settle()
    settled()
    qtbot.waitUntil(page.doubles.isVisible)
    page.doubles.note.findChildren(Button)[answer].click()
    settled()
    assert (work.store.count("person"), [row.fields["same"] for row in work.store.rows("same_as")]) == (persons, [same])
    if same:
        qtbot.waitUntil(lambda: page.record == known)
    else:
        page._look_around()
        qtbot.waitUntil(page.doubles.isHidden)


def test_where_there_is_little_room_the_hints_go_before_the_sentence_is_cut(screen: DoublesScreen) -> None:
    for width, is_wide in ((1366, True), (1093, False)):  # of a laptop at 100 % and at 125 % text
        screen.set_room(Room(width=width))
        assert screen._keys.isVisible() is is_wide


def test_groups_have_their_own_pairs(window: MainWindow, work: Workspace, pair: tuple[str, str], qtbot: QtBot) -> None:
    for name in ("KWT Melati", "Kelompok Wanita Tani Melati"):
        add(work, Group, {"name": name, "group_type": "kwt", "area": VILLAGE})
    window.go("group")
    window.screen_now().act("doubles")
    shown = window.screen_now()
    assert isinstance(shown, DoublesScreen)
    qtbot.waitUntil(lambda: [double.kind for double in shown.pairs] == ["group"])
    assert shown.buttons["other"].text() == "Not the same"


def test_while_it_is_looked_nothing_is_said_to_be_fine_and_no_pair_of_another_kind_can_be_answered(
    screen: DoublesScreen, work: Workspace, qtbot: QtBot, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slow(*asked: Any) -> Step:
        go_on.wait(10)
        return find_doubles(*asked)

    with monkeypatch.context() as patched:
        patched.setattr(doubles, "find_doubles", slow)
        screen.show_kind("group")
    assert said(screen) == ["Looking for what was entered twice"]
    before = work.store.digest()
    screen.join()
    settled()
    assert work.store.digest() == before, "two people were joined as if they were groups"
    go_on.set()
    qtbot.waitUntil(lambda: said(screen) == ["Nothing looks entered twice."])


def test_a_double_click_joins_one_pair_and_no_number_goes_on_answering_while_it_is_held(
    screen: DoublesScreen, work: Workspace, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    for _ in range(2):
        enter(work, "Paijem Lestari", birth_year="1980")
    screen.look()
    qtbot.waitUntil(lambda: len(screen.pairs) == 2)
    double_click(screen.buttons["join"])
    settled()
    assert (work.store.count("person"), len(screen.pairs)) == (3, 1)
    assert not any(each.autoRepeat() for each in screen.findChildren(QShortcut))
