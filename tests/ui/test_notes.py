"""The place Catatan: eleven lists that share it, how one walks among them, and what each form does of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from at_the_window import main_window
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from empower_desktop.records import (
    Action,
    Attendance,
    Decision,
    Engagement,
    Group,
    Issue,
    Lesson,
    Meeting,
    Outcome,
    Outreach,
    Person,
    Proposal,
)
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.entries import NOTES
from empower_desktop.ui.fitting_form import FittingForm
from empower_desktop.ui.kind_screen import KindPage, KindScreen
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.chooser import PlaceButton, PlaceMenu
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.theme import Theme
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.finding import find
from empower_desktop.workspace.saving import add

Key, Held = Qt.Key, Qt.KeyboardModifier
VILLAGE = "33.99.01.2003"
KEYS = [entry.key for entry in NOTES.screens()]
Rest = Callable[[], None]
opens_menus = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing the)")
"""The offscreen platform says so of every menu."""


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, theme: Theme, settings: QSettings) -> Callable[[], MainWindow]:
    """Open the window, again if need be."""

    return lambda: main_window(qtbot, desk, theme, settings)


@pytest.fixture
def window(opened: Callable[[], MainWindow]) -> MainWindow:
    return opened()


@pytest.fixture
def rested(qtbot: QtBot, desk: Desk) -> Rest:
    """Wait until everything asked and done has come back."""

    def rest() -> None:
        for _ in range(3):
            answers: list[bool] = []
            desk.flush()
            desk.ask(lambda work: True, then=answers.append)
            qtbot.waitUntil(partial(lambda answers: bool(answers) and not desk.is_writing, answers))

    return rest


@pytest.fixture
def group(work: Workspace) -> str:
    return str(add(work, Group, {"name": "KWT Melati", "group_type": "kwt", "area": VILLAGE}).result)


def screen(window: MainWindow) -> KindScreen:
    found = window.screen_now()
    assert isinstance(found, KindScreen)
    return found


def form(window: MainWindow) -> FittingForm:
    page = screen(window).page
    assert isinstance(page, KindPage)
    found = page.part("details").form  # type: ignore[attr-defined]  # the one part of a note is its form
    assert isinstance(found, FittingForm)
    return found


def fits(window: MainWindow, code: str) -> bool:
    """Tell whether a field is asked, in an open section or in one that can be opened."""
    asked = form(window)
    asked.show_problem_at(code)
    return asked.fields[code].isVisible()


def write(text: str) -> None:
    """Type where the keyboard is, and leave."""
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClicks(here, text)
    QTest.keyClick(here, Key.Key_Tab)


def typed(window: MainWindow, code: str, text: str) -> None:
    """Type into a field, and leave it."""
    form(window).show_problem_at(code)
    write(text)


def chosen(window: MainWindow, code: str, plain: object) -> None:
    """Choose in a field."""
    each = form(window).inputs[code]
    each.show_plain(plain)  # type: ignore[arg-type]  # a plain value
    each.edited.emit()
    each.left.emit()


def press(window: MainWindow, text: str) -> None:
    """Press a button of the screen by its word."""
    next(button for button in window.screen_now().findChildren(Button) if button.text() == text and button.isVisible()).click()


def menu_of(window: MainWindow) -> PlaceMenu:
    return next(menu for menu in window.findChildren(PlaceMenu) if menu.isVisible())


def test_a_problem_is_typed_made_a_proposal_found_and_taken_back(window: MainWindow, work: Workspace, rested: Rest) -> None:
    window.go("notes")
    rested()
    assert screen(window).key == "issue"
    window.new_here()
    chosen(window, "entry_type", "masalah")
    typed(window, "title", "Sewa lahan naik")
    chosen(window, "area", VILLAGE)
    rested()
    press(window, "Make it a proposal")
    rested()
    assert screen(window).key == "proposal"
    typed(window, "title", "Sewa dibayar sesudah panen")
    rested()
    (issue,), (proposal,) = work.all(Issue), work.all(Proposal)
    assert (issue.entry_type, issue.title, issue.status) == ("masalah", "Sewa lahan naik", "dikenali")
    assert (proposal.issue, proposal.area, proposal.title, proposal.status) == (
        issue.id,
        VILLAGE,
        "Sewa dibayar sesudah panen",
        "diusulkan",
    )
    assert {(each.kind, each.title) for each in find(work, "sewa")} == {("issue", issue.title), ("proposal", proposal.title)}
    window.undo()
    rested()
    assert work.all(Proposal) == []
    assert [each.title for each in work.all(Issue)] == ["Sewa lahan naik"]


def test_a_problem_and_an_asset_are_asked_what_fits_them(window: MainWindow, rested: Rest) -> None:
    window.go("issue")
    window.new_here()
    told = ("severity", "resource_kind", "solved_by", "local_specifics")
    assert [fits(window, code) for code in told] == [False, False, False, True]
    chosen(window, "entry_type", "masalah")
    assert [fits(window, code) for code in told] == [True, False, False, True]
    chosen(window, "entry_type", "potensi")
    chosen(window, "status", "selesai")
    assert [fits(window, code) for code in told] == [False, True, True, True]


def test_what_came_from_elsewhere_is_never_hidden(window: MainWindow, work: Workspace, rested: Rest) -> None:
    odd = add(work, Issue, {"entry_type": "potensi", "title": "Tanah bengkok", "severity": 3}).result
    window.go("issue", odd)
    rested()
    assert fits(window, "severity")
    assert "Only a problem has this" in form(window).fields["severity"].problem()


@opens_menus
def test_one_walks_among_the_lists_by_keyboard_and_comes_back_to_the_last(
    window: MainWindow, opened: Callable[[], MainWindow], work: Workspace, rested: Rest, qtbot: QtBot
) -> None:
    add(work, Issue, {"entry_type": "masalah", "title": "Air irigasi"})
    window.go("notes")
    rested()
    seen = []
    for _ in KEYS:
        seen.append(window.screen_now().key)
        QTest.keyClick(QApplication.focusWidget() or window, Key.Key_PageDown, Held.ControlModifier)
        rested()
    assert (seen, window.screen_now().key) == (KEYS, KEYS[0])
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_PageUp, Held.ControlModifier)
    assert window.screen_now().key == KEYS[-1]
    rested()
    button = screen(window).pane.findChild(PlaceButton)
    assert isinstance(button, PlaceButton)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Key.Key_Down)
    rested()
    menu = menu_of(window)
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "Problems and assets\t1")
    assert [line.text().partition("\t")[2] for line in menu.actions()[1:3]] == ["0", "0"]
    QTest.keyClicks(menu, "ne")
    QTest.keyClick(menu, Key.Key_Return)
    assert screen(window).key == "engagement"  # "Advocacy and negotiation"
    assert window.sidebar._places["notes"].isChecked()
    again = opened()
    again.go("notes")
    assert screen(again).key == "engagement"


@opens_menus
def test_the_wide_list_leads_to_the_others_too(window: MainWindow, rested: Rest) -> None:
    window.resize(900, 600)
    window.go("lesson")
    rested()
    assert screen(window).wide.isVisible()
    arrow = next(button for button in screen(window).wide.head.findChildren(Button) if "lists of notes" in button.toolTip())
    assert arrow.isVisible()
    arrow.click()
    menu_of(window).chosen.emit("outcome")
    assert screen(window).key == "outcome"
    assert screen(window).wide.isVisible()


@pytest.mark.parametrize("key", KEYS)
def test_a_screen_is_called_as_where_one_chooses_it(key: str, window: MainWindow) -> None:
    entry = window.entries[key]
    made = entry.load()
    assert (made.title, made.icon) == (entry.title, entry.icon)


def test_a_proposal_that_was_decided_asks_what_became_of_it(window: MainWindow, work: Workspace, rested: Rest) -> None:
    told = {"proposed_on": "2/2/26", "proposer_type": "kelompok_perempuan", "area": VILLAGE}
    proposal = add(work, Proposal, {"title": "Sewa dibayar sesudah panen", **told}).result
    window.go("proposal", proposal)
    rested()
    assert not form(window)._note.isVisible()
    press(window, "Record the decision")
    rested()
    page = window.screen_now().page  # type: ignore[attr-defined]  # a list screen has one
    page.show_part("", "statement")
    write("Sewa dibayar sesudah panen mulai musim ini")
    rested()
    (decision,) = work.all(Decision)
    assert (decision.proposal, decision.area, decision.proposer_type) == (proposal, VILLAGE, "kelompok_perempuan")
    window.go("proposal", proposal)
    rested()
    press(window, "It was turned down")
    rested()
    assert [each.status for each in work.all(Proposal)] == ["ditolak"]
    assert form(window).fields["reason_rejected"].isVisible()
    assert form(window).fields["reason_rejected"].problem() == "Write the reason, one sentence is enough."


def test_ctrl_enter_passes_sections_that_ask_nothing(window: MainWindow) -> None:
    window.go("issue")
    window.new_here()
    chosen(window, "entry_type", "potensi")
    seen = []
    for _ in range(3):
        window.screen_now().finish_part()
        seen.append(next(code for code, each in form(window).inputs.made.items() if each.isAncestorOf(window.focusWidget())))
    assert seen == ["sector", "resource_kind", "resource_kind"]


def test_a_decision_that_met_resistance_offers_advocacy(window: MainWindow, work: Workspace, group: str, rested: Rest) -> None:
    told = {"statement": "Sewa ditetapkan pemilik", "decided_on": "5/3/26", "group": group, "area": VILLAGE}
    easy, hard = (add(work, Decision, {**told, **more}).result for more in ({}, {"resistance_from": ["pemilik_modal"]}))
    window.go("decision", easy)
    rested()
    assert "Note advocacy" not in [button.text() for button in window.screen_now().findChildren(Button) if button.isVisible()]
    window.go("decision", hard)
    rested()
    press(window, "Note advocacy")
    rested()
    assert screen(window).key == "engagement"
    typed(window, "title", "Audiensi sewa lahan")
    rested()
    (noted,) = work.all(Engagement)
    assert (noted.related_decision, noted.group, noted.area, noted.outcome) == (hard, group, VILLAGE, "menunggu")
    assert "resistance from: Company" in form(window)._note._text.text()
    assert form(window).fields["obstacle"].isVisible()


def test_a_grievance_says_what_is_kept_back_and_asks_the_way_to_justice(window: MainWindow, rested: Rest) -> None:
    window.go("engagement")
    window.new_here()
    chosen(window, "engagement_type", "audiensi")
    assert (fits(window, "complainant"), form(window)._note.isVisible()) == (False, False)
    chosen(window, "engagement_type", "pengaduan")
    assert fits(window, "complainant")
    assert "never printed and never in a copy to share" in form(window)._note._text.text()
    chosen(window, "outcome", "menunggu")
    assert not fits(window, "gain_value")
    chosen(window, "outcome", "sebagian")
    assert fits(window, "gain_value")


def test_information_told_at_a_meeting_takes_over_who_was_there(window: MainWindow, work: Workspace, rested: Rest) -> None:
    meeting = add(work, Meeting, {"title": "Musdes", "date": "2/2/26"}).result
    noted = add(work, Outreach, {"topic": "Isi APB Desa", "meeting": meeting}).result
    for name, sex in (("Suminah", "P"), ("Rohmah", "P"), ("Darto", "L")):  # the roster comes after the note
        person = add(work, Person, {"name": name, "sex": sex}).result
        add(work, Attendance, {"meeting": meeting, "person": person, "presence": "hadir"})
    window.go("outreach", noted)
    rested()
    assert form(window)._note._text.text() == "At that meeting were 3: women 2, men 1."
    press(window, "Use these numbers")
    rested()
    (reached,) = work.all(Outreach)
    assert (reached.reached_female, reached.reached_male, reached.estimate) == (2, 1, False)
    assert not form(window)._note.isVisible()


def test_a_count_shows_its_unit_and_the_count_before(window: MainWindow, work: Workspace, rested: Rest) -> None:
    told = {"area": VILLAGE, "indicator": "perempuan_di_bpd", "base_n": 9}
    for day, value in (("30/6/24", "0"), ("30/6/25", "1"), ("30/6/27", "5")):
        add(work, Outcome, {**told, "date": day, "value": value} if day != "30/6/27" else {**told, "value": value})
    now = add(work, Outcome, {**told, "date": "30/6/26", "value": "3"}).result
    window.go("outcome", now)
    rested()
    assert form(window)._note._text.text() == "Counted in: people. Before: <b>1 of 9</b> on 30 June 2025."
    assert screen(window).page.head._chip.text() == "3 of 9 people"  # type: ignore[attr-defined]  # the page of a record


def test_a_choice_says_who_may_read_it(window: MainWindow) -> None:
    window.go("choice_note")
    window.new_here()
    assert form(window)._note._text.text().startswith("Only you and your coordinator")
    form(window).show_problem_at("quote_allowed")
    chosen(window, "quote_allowed", True)
    assert "may be quoted" in form(window)._note._text.text()


def test_four_questions_stand_in_their_order_and_what_changes_becomes_a_follow_up(
    window: MainWindow, work: Workspace, group: str, rested: Rest
) -> None:
    told = {"planned": "Panen 300 kg", "happened": "Panen 210 kg", "change": "Tanam serempak"}
    lesson = add(work, Lesson, {"date": "30/6/26", "title": "Refleksi panen", "group": group, **told}).result
    window.go("lesson", lesson)
    rested()
    asked = [
        form(window).fields[code].mapTo(window, form(window).fields[code].rect().topLeft()).y()
        for code in ("planned", "happened", "why", "change")
    ]
    assert asked == sorted(set(asked))
    press(window, "Note a follow-up")
    rested()
    page = window.screen_now().page  # type: ignore[attr-defined]  # a list screen has one
    page.show_part("", "responsible_text")
    write("Sekretaris")
    rested()
    (action,) = work.all(Action)
    assert (action.lesson, action.what, action.responsible_group, action.responsible_text) == (
        lesson,
        "Tanam serempak",
        group,
        "Sekretaris",
    )
    press(window, "Open the source")
    assert (screen(window).key, screen(window).page.record) == ("lesson", lesson)  # type: ignore[attr-defined]  # the page of a record


def test_a_narrow_window_says_what_to_do_first_too(window: MainWindow, rested: Rest) -> None:
    window.resize(900, 600)
    window.go("issue")
    rested()
    assert screen(window).wide.isVisible()
    assert (window.width(), window.height()) == (900, 600)
    first = next(each for each in screen(window).wide.findChildren(EmptyState) if each.isVisible())
    assert first.findChildren(Button)[0].text() == "New problem or asset"
    first.findChildren(Button)[0].click()
    assert form(window).isVisible()
    typed(window, "title", "Air irigasi")
    rested()
    screen(window).toggle_wide()
    rested()
    assert screen(window).wide.table.isVisible()
