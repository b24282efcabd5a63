"""Where files are exchanged: its tabs, dropped files, what waits for an answer."""

from __future__ import annotations

import pytest
from exchange_pages import SLOW, Desks, Show, drop, merge, states
from exchanging import change, person_at_work, send
from held import hold
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from empower_desktop.ui.kit.nav import NavButton
from empower_desktop.ui.merging_page import REPORT
from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.theme import Theme
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import close


def test_three_files_one_conflict_and_the_same_code_at_both_ends(desks: Desks, screen: ExchangeScreen, shown: Show, qtbot: QtBot) -> None:
    sari, budi = desks.sari, desks.budi
    first = send(sari, desks.folder)
    apply(budi, [first])
    change(budi, "meeting", desks.meeting, venue="Rumah Bu Rohmah")
    change(sari, "meeting", desks.meeting, venue="Rumah Pak Wiryo")
    second = send(sari, desks.folder)
    yanto = person_at_work(desks.folder / "yanto", "Yanto Prabowo")
    change(yanto, "person", name="Wagiyah")
    drop(qtbot, screen, first, second, send(yanto, desks.folder))
    close(yanto)
    assert states(screen) == ["Nothing new", "Ready", "Ready"]
    merge(qtbot, screen)
    conflicts = ConflictScreen(desks.frame)
    shown(conflicts, width=1158, height=697)
    qtbot.waitUntil(lambda: bool(conflicts._all))
    conflicts.page.sides.takes[0].click()
    qtbot.waitUntil(lambda: not budi.store.conflicts(), timeout=SLOW)
    apply(sari, [send(budi, desks.folder / "back")])
    assert sari.store.digest() == budi.store.digest()
    assert sari.store.row("meeting", desks.meeting).fields["venue"] == "Rumah Bu Rohmah"  # type: ignore[union-attr]


def test_conflicts_answered_in_excel_are_settled_by_dropping_the_workbook(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    person = change(desks.sari, "person", name="Wagiyah", sex="P", hamlet="Dusun I")
    apply(desks.budi, [send(desks.sari, desks.folder)])
    change(desks.sari, "person", person, hamlet="Dusun II")
    change(desks.budi, "person", person, hamlet="Dusun III")
    apply(desks.budi, [send(desks.sari, desks.folder)])
    path = desks.folder / "conflicts.xlsx"
    ask_in_excel(desks.budi, path)
    workbook = load_workbook(path)
    workbook["Conflicts"]["P2"] = "A"
    workbook.save(path)
    drop(qtbot, screen, path)
    [report] = screen.merging._reports()
    assert [desks.budi.language(each) for each in report.notes] == ["Would answer: Wagiyah, Hamlet: Dusun II"]
    assert screen.merging.preview.asked.isVisibleTo(screen)
    merge(qtbot, screen)
    assert desks.budi.store.conflicts() == []
    assert [row.fields["hamlet"] for row in desks.budi.store.rows("person", where={"name": "Wagiyah"})] == ["Dusun II"]


def test_however_many_more_wait_for_an_answer_their_tab_says_how_many(screen: ExchangeScreen, qtbot: QtBot) -> None:
    tab = screen.top.tabs._buttons["conflict"]
    for count in (5, 11, 120, 1_234):
        screen.top.show_to_answer(count)
        told = f"  {screen.desk.language.number(count)}"
        qtbot.waitUntil(lambda told=told: tab.accessibleName().endswith(told) and tab.width() >= tab.sizeHint().width())


def test_who_comes_to_merge_stands_on_what_chooses_files(screen: ExchangeScreen, qtbot: QtBot) -> None:
    screen.open_record("merge")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Choose files"


def test_tabs_lead_to_conflicts_and_back_by_keyboard(screen: ExchangeScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.going) as gone:
        screen.top.tabs.choose("conflict")
    assert gone.args[0] == "conflict"
    assert screen.top.tabs.current() == "send"
    qtbot.keyClick(screen.top.tabs, Qt.Key.Key_Right)
    assert screen.top.tabs.current() == "merge"


def with_a_file_checked(desks: Desks, theme: Theme, shown: Show, qtbot: QtBot) -> tuple[MainWindow, ExchangeScreen]:
    """Give a window, and in it the screen of exchange on which Sari's workbook was dropped."""
    window = MainWindow(desks.frame.desk, theme, desks.frame.settings)
    shown(window, width=1366, height=697)
    window.go("exchange")
    screen = window.screen_now()
    assert isinstance(screen, ExchangeScreen)
    drop(qtbot, screen, desks.workbook())
    return window, screen


def test_a_preview_that_is_counted_anew_leaves_the_keyboard_in_the_sidebar(desks: Desks, theme: Theme, shown: Show, qtbot: QtBot) -> None:
    window, screen = with_a_file_checked(desks, theme, shown, qtbot)
    assert screen.merging.preview.table.hasFocus(), "files that were chosen are where one works on"
    here = window.sidebar.findChildren(NavButton)[2]
    here.setFocus(Qt.FocusReason.TabFocusReason)
    before = screen.merging._merged
    change(desks.budi, "person", name="Lestari")
    screen.refresh(None)
    qtbot.waitUntil(lambda: screen.merging._merged not in (None, before), timeout=SLOW)
    assert QApplication.focusWidget() is here


def test_a_folder_dropped_on_the_window_is_checked_and_conflicts_keep_the_place_marked(
    desks: Desks, theme: Theme, shown: Show, qtbot: QtBot
) -> None:
    desks.workbook(desks.folder / "received")
    window = MainWindow(desks.frame.desk, theme, desks.frame.settings)
    shown(window, width=1366, height=697)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(desks.folder / "received"))])
    no_keys = Qt.KeyboardModifier.NoModifier
    held = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, no_keys)
    let_go = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, no_keys)
    for event in (held, let_go):
        QApplication.sendEvent(window, event)
        assert event.isAccepted()
    screen = window.screen_now()
    assert isinstance(screen, ExchangeScreen)
    qtbot.waitUntil(lambda: screen.merging.preview.files.rowCount() == 1, timeout=SLOW)
    window.go("conflict")
    assert [button.text() for button in window.sidebar.findChildren(NavButton) if button.isChecked()] == ["Send & Merge"]


def test_the_report_of_a_merge_stays_in_sight_though_the_keys_that_began_it_are_still_held(
    desks: Desks, theme: Theme, shown: Show, qtbot: QtBot
) -> None:
    window, screen = with_a_file_checked(desks, theme, shown, qtbot)
    hold(Qt.Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier, times=1)
    qtbot.waitUntil(lambda: screen.merging.at == REPORT, timeout=SLOW)
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "", True))
    assert screen.merging.at == REPORT


@pytest.mark.parametrize("place", ["coverage", "history"])
def test_where_nothing_came_yet_the_keyboard_is_on_the_way_to_merging_and_afterwards_on_what_came(
    place: str, desks: Desks, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    screen.open_record(place)
    page = getattr(screen, place)
    with qtbot.waitSignal(screen.going) as gone:
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    assert gone.args[:2] == ["exchange", "merge"]
    apply(desks.budi, [desks.workbook()])
    screen.refresh(None)
    qtbot.waitUntil(lambda: bool(page._all))
    assert (page.table if place == "coverage" else page.pane.items).hasFocus()
