"""The frame of the window: places, keys, toast, undo, giving way."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from empower_desktop.errors import Problem, Trouble
from empower_desktop.language import N_, Message
from empower_desktop.records import Action, Decision, Group, Meeting, Membership, Person
from empower_desktop.ui.change_card import SentenceButton
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.entries import SCREENS
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.sidebar import NARROW
from empower_desktop.ui.screens.home import HomeScreen
from empower_desktop.ui.screens.screen import Going
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Step, Watch, Workspace
from empower_desktop.workspace.members import add_new_member
from empower_desktop.workspace.saving import delete, save


@pytest.fixture
def village(work: Workspace) -> Workspace:
    """A group with two members, a meeting not finished, a promise that is late."""
    group = save(work, Group, {"name": "KWT Melati", "group_type": "kwt", "status": "aktif"}).result
    for name in ("Suminah", "Rohmah"):
        add_new_member(work, group, {"name": name})
    save(work, Meeting, {"title": "Musdus RKP", "date": work.today.isoformat(), "group": group, "status": "draf"})
    save(work, Action, {"what": "Membersihkan saluran", "due_on": "-4", "responsible_text": "Regu 2", "status": "belum"})
    return work


@pytest.fixture
def window(village: Workspace, window: MainWindow) -> MainWindow:
    """The main window on that village."""
    return window


def test_home_tells_what_waits(window: MainWindow, rested: Callable[[], None]) -> None:
    rested()
    titles = [button.text() for button in window.screen_now().findChildren(type(_rows(window)[0]))]
    assert titles == ["Membersihkan saluran", "Musdus RKP"]


def _rows(window: MainWindow) -> list[object]:
    from empower_desktop.ui.home_parts import WaitingRow

    return [row for row in window.screen_now().findChildren(WaitingRow) if row.isVisible()]


def test_every_screen_of_the_sidebar_can_be_made(window: MainWindow, rested: Callable[[], None]) -> None:
    for key in window.entries:
        window.go(key)
        rested()
        assert window.screen_now().key == key


def test_screens_are_made_only_when_they_are_wanted(window: MainWindow) -> None:
    assert list(window._made) == ["home"]


def test_each_key_of_a_screen_stands_once() -> None:
    keys = [entry.key for entry in SCREENS]
    assert len(keys) == len(set(keys))


def test_ctrl_f_finds_a_person_and_enter_opens_them(qtbot: QtBot, window: MainWindow, rested: Callable[[], None]) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = window.screen_now().findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "sumi")
    qtbot.waitUntil(lambda: window.screen_now().items.count() == 1)  # type: ignore[attr-defined]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.screen_now().key == "person"
    rested()
    assert window.screen_now().page.head._title.whole_text() == "Suminah"  # type: ignore[attr-defined]


def test_ctrl_n_begins_a_new_one_of_the_kind_in_sight(window: MainWindow) -> None:
    window.go("group")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.screen_now()._is_new  # type: ignore[attr-defined]


def test_ctrl_l_shows_the_wide_list_and_goes_back(window: MainWindow, rested: Callable[[], None]) -> None:
    window.go("person")
    rested()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    screen = window.screen_now()
    assert screen.wide.isVisible()  # type: ignore[attr-defined]
    rested()
    QTest.keyClick(screen.wide.table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)  # type: ignore[attr-defined]
    assert screen.pane.isVisible()  # type: ignore[attr-defined]


def test_del_puts_into_the_trash_and_ctrl_z_brings_back(
    qtbot: QtBot, window: MainWindow, village: Workspace, rested: Callable[[], None]
) -> None:
    window.go("group")
    rested()
    items = window.screen_now().pane.items  # type: ignore[attr-defined]
    items.choose_number(0)
    QTest.keyClick(items, Qt.Key.Key_Delete)
    qtbot.waitUntil(window.toast.isVisible)
    assert village.all(Group) == []
    assert "KWT Melati" in window.toast.text()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [group.name for group in village.all(Group)] == ["KWT Melati"])


def test_what_was_undone_is_done_again(qtbot: QtBot, window: MainWindow, desk: Desk, village: Workspace) -> None:
    person = next(each for each in village.all(Person) if each.name == "Rohmah")
    with qtbot.waitSignal(desk.stepped):
        desk.do(delete, Person, person.id, desk.seen(Person, person.id))
    with qtbot.waitSignal(desk.stepped):
        window.undo()
    assert village.one(Person, person.id) is not None
    with qtbot.waitSignal(desk.stepped):
        window.redo()
    assert village.one(Person, person.id) is None


def test_what_is_undone_out_of_sight_or_done_again_is_said(
    window: MainWindow, desk: Desk, village: Workspace, rested: Callable[[], None]
) -> None:
    person = village.all(Person)[0]
    desk.do(save, Person, {"nickname": "Mbok Mah"}, person.id, desk.seen(Person, person.id))
    window.go("exchange", "merge")
    for act, told in (
        (window.undo, "Undone: Person saved"),
        (window.redo, "Done again: Person saved"),
        (window.undo, "Undone: Person saved"),
    ):
        act()
        rested()
        assert (window.toast.isVisible(), window.toast.text()) == (True, told)


def test_the_way_back_is_offered_only_for_the_last_step(
    qtbot: QtBot, window: MainWindow, desk: Desk, village: Workspace, rested: Callable[[], None]
) -> None:
    first, second = village.all(Person)
    desk.do(delete, Person, first.id, desk.seen(Person, first.id), then=lambda step: window.say(step.text, undo=True))
    rested()
    assert window.toast.isVisible()
    with qtbot.waitSignal(desk.stepped):
        desk.do(save, Person, {"nickname": "Mbok Mah"}, second.id, desk.seen(Person, second.id))
    assert not window.toast.isVisible()


def test_undo_without_a_step_says_so_and_where_a_merge_can_be_undone_all_the_same(window: MainWindow) -> None:
    window.undo()
    assert window.toast.text() == "No save is left to undo. A merge is undone on its report, or under History."


def test_a_narrow_window_keeps_the_icons_and_lets_the_list_step_aside(window: MainWindow, rested: Callable[[], None]) -> None:
    window.resize(1050, 640)
    window.go("group")
    rested()
    screen = window.screen_now()
    assert window.sidebar.width() == NARROW
    assert screen.wide.isVisible()  # type: ignore[attr-defined]
    screen.wide.opened.emit(screen.wide.table.current_key())  # type: ignore[attr-defined]
    assert screen.page.isVisible()  # type: ignore[attr-defined]
    assert not screen.pane.isVisible()  # type: ignore[attr-defined]


def test_a_trouble_is_said_above_the_page_until_it_is_closed(window: MainWindow, desk: Desk) -> None:
    desk.refused.emit(Trouble(N_("The disk is full. Make room, for example by emptying the recycle bin, and try again."), "disk_full"))
    assert window.trouble.isVisible()
    window.trouble.close_bar()
    assert not window.trouble.isVisible()


def test_a_long_job_shows_how_far_it_is_and_can_be_stopped(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    def long_act(work: Workspace, watch: Callable[[int, int], bool]) -> Step:
        import time

        for done in range(1000):
            if not watch(done, 1000):
                return Step(N_("Stopped"))
            time.sleep(0.01)
        return Step(N_("Done"))

    with qtbot.waitSignal(desk.stepped, timeout=8000):
        desk.start(long_act, text=N_("Preparing {file}", file="Sari_015.xlsx"))
        qtbot.waitUntil(window.jobs.bar.isVisible, timeout=4000)
        window.jobs.bar.cancelled.emit()
    assert not window.jobs.bar.isVisible()
    assert window.toast.text() == "Stopped"


def test_a_long_refusal_is_read_in_full_and_widens_no_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1100, 600)
    said = N_("This merge cannot be undone: {what}. Correct the records themselves instead.", what="“Rembuk blok timur” was changed " * 6)
    window.desk.refused.emit(Problem(said, "built_upon"))
    qtbot.waitUntil(window.trouble.isVisible)
    QApplication.processEvents()
    assert window.width() == 1100
    (told,) = [each for each in window.trouble.findChildren(QLabel) if each.text().startswith("This merge cannot be undone")]
    assert told.height() >= told.heightForWidth(told.width()) > told.fontMetrics().height()


def test_what_is_done_whole_or_not_at_all_is_not_offered_to_be_stopped(window: MainWindow, qtbot: QtBot) -> None:
    may_end = Event()

    def whole(work: Workspace, watch: Watch) -> Step:
        may_end.wait(10)
        return Step(Message(""))

    stop = window.jobs.bar.findChildren(Button)[0]
    for can_stop in (False, True):
        may_end.clear()
        job = window.desk.start(whole, text=Message("Taking in"), can_stop=can_stop)
        qtbot.waitUntil(window.jobs.bar.isVisible, timeout=4000)
        assert stop.isVisible() is can_stop
        with qtbot.waitSignal(job.ended):
            may_end.set()


def test_f6_walks_through_sidebar_list_and_page(window: MainWindow, rested: Callable[[], None]) -> None:
    window.go("group")
    rested()
    window.sidebar.focus_here()
    screen = window.screen_now()
    places = []
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focused = window.focusWidget()
        places.append("list" if screen.pane.isAncestorOf(focused) else "page" if screen.page.isAncestorOf(focused) else "sidebar")  # type: ignore[attr-defined]
    assert places == ["list", "page", "sidebar"]


@pytest.mark.parametrize("key", ["group", "meeting", "decision", "training", "person"])
def test_tab_goes_as_one_reads(key: str, window: MainWindow, rested: Callable[[], None]) -> None:
    window.resize(1366, 2400)
    window.go(key, "", Going(new=True, given={}))
    rested()
    page = window.screen_now().page  # type: ignore[attr-defined]
    for _ in range(5):
        page.finish_part()
    rested()
    form = page.part("details").form
    if key == "decision":
        form.open_step(0)  # a folded step holds no keyboard
        rested()
    form.inputs["name" if key in ("group", "person") else "title" if key != "decision" else "statement"].setFocus()
    seen = []
    while (here := window.focusWidget()) is not None and page.part("details").isAncestorOf(here):
        spot = here.mapTo(page, here.rect().topLeft())
        seen.append((spot.y() // 12, spot.x()))
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert len(seen) > 8
    assert seen == sorted(seen)


def test_a_member_is_added_by_typing_a_new_name(qtbot: QtBot, window: MainWindow, village: Workspace, rested: Callable[[], None]) -> None:
    window.go("group", village.all(Group)[0].id, Going(at="members"))
    rested()
    name = window.screen_now().page.part("members").name  # type: ignore[attr-defined]
    qtbot.keyClicks(name, "Darsini")
    qtbot.waitUntil(lambda: window.screen_now().page.part("members")._popup is not None)  # type: ignore[attr-defined]
    rested()
    QTest.keyClick(name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for key in (Qt.Key.Key_P, Qt.Key.Key_Return):
        QTest.keyClick(window.focusWidget(), key)
    qtbot.waitUntil(lambda: len(village.all(Membership)) == 3)
    assert ("Darsini", "P") in {(person.name, person.sex) for person in village.all(Person)}


def test_home_says_what_changed_and_each_sentence_leads_to_its_figure(window: MainWindow, village: Workspace, qtbot: QtBot) -> None:
    home = window.screen_now()
    assert isinstance(home, HomeScreen)
    decision = {"decided_on": village.today.isoformat(), "method": "musyawarah_mufakat", "area": "33.99.01.2003", "proposer_type": "warga"}
    window.desk.do(save, Decision, {**decision, "statement": "Iuran", "final_decider": "warga"})
    told = "1 of 1 decisions were begun by the people. 1 finally taken by the people, 0 jointly"

    def said() -> list[SentenceButton]:
        return [each for each in home.change.findChildren(SentenceButton) if each.isVisible() and each.accessibleName() == told]

    qtbot.waitUntil(lambda: len(said()) == 1)
    (sentence,) = said()
    sentence.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(sentence, Qt.Key.Key_Return)
    assert window.screen_now().key == "insight"
