"""A list beside what else happens: answers that come late, others that are opened, people who become known."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from importing_pages import SAVINGS, SHEETS, list_of, looked, rested, take_in, taken_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from empower_desktop.errors import Refusal
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.records import Membership, Person
from empower_desktop.ui import import_sitting, unmerging
from empower_desktop.ui.import_sitting import CHANGED_SINCE
from empower_desktop.ui.importing_page import COLUMNS, OUTCOME, QUESTIONS, REPORT, ImportingPage
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.importing import read
from empower_desktop.workspace.saving import delete
from empower_desktop.workspace.unmerging import unmerge
from tests.at_the_window import Sitter
from tests.people import change

Key = Qt.Key


def test_an_answer_to_what_is_asked_no_more_is_let_go(page: ImportingPage, work: Workspace, qtbot: QtBot) -> None:
    looked(page, SHEETS / SAVINGS, "membership", qtbot)
    for card in list(page.questions.cards.values()):
        page.sitting.answer(card.ask.id, card.ask.default or card.ask.options[0].code)
    page.sitting.answer("0" * 32, "yes")
    rested(page, qtbot)
    assert page.sitting.imported is not None
    line = next(each for each in page.columns.lines if each.box.currentData() == "member_no")
    line.box.setCurrentIndex(0)
    line.box.meant.emit()
    rested(page, qtbot)
    assert page.sitting.imported is not None
    taken_in(page, qtbot)
    assert {each.member_no for each in work.where(Membership)} == {None}


def test_an_answer_that_one_walks_to_while_the_one_before_is_worked_out_is_kept(page: ImportingPage, qtbot: QtBot) -> None:
    looked(page, SHEETS / SAVINGS, "contribution", qtbot)
    page.go_ahead()
    first, second, third = list(page.questions.cards.values())[:3]
    first.choice.setFocus()
    qtbot.keyClick(first.choice.focusWidget() or first.choice, Key.Key_Space)
    second.choice.setFocus()
    qtbot.keyClick(second.choice, Key.Key_Down)
    walked_to = second.choice.value()
    rested(page, qtbot)
    assert (first.ask.answer, second.choice.value()) == ("P", walked_to)
    third.choice.setFocus()
    rested(page, qtbot)
    assert second.ask.answer == walked_to


def test_a_list_of_which_an_answer_fits_no_more_is_shown_anew_and_can_be_taken_in(
    page: ImportingPage, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    refusals: list[Refusal] = []
    page.desk.refused.disconnect()  # here one is wanted
    page.desk.refused.connect(refusals.append)
    change(work, "person", name="Tumini", sex="P")
    other = change(work, "person", name="Tumini", sex="P")
    looked(page, list_of(tmp_path / "first.xlsx", "Tumini", "Darmi"), "attendance", qtbot)
    assert page.sitting.imported is not None
    page.sitting.answer(next(ask.id for ask in page.sitting.imported.asks if ask.code == "several_known"), other)
    rested(page, qtbot)
    delete(work, Person, other, work.seen(other))
    take_in(page)
    qtbot.waitUntil(lambda: bool(refusals) and not page.sitting.is_busy, timeout=20_000)
    assert ([each.message for each in refusals], page.at) == ([CHANGED_SINCE], OUTCOME)
    assert "several_known" not in {ask.code for ask in page.sitting.imported.asks}
    taken_in(page, qtbot)
    assert sorted(each.name or "" for each in work.all(Person)) == ["Darmi", "Tumini", "Tumini"]


def test_who_becomes_known_while_a_list_is_looked_at_is_asked_about_before_it_is_taken_in(
    budi: Sitter, tmp_path: Path, qtbot: QtBot
) -> None:
    budi.window.go("exchange", "import")
    screen = budi.window.screen_now()
    assert isinstance(screen, ExchangeScreen)
    page = screen.importing
    looked(page, list_of(tmp_path / "list.xlsx", "Tumini", "Darmi"), "attendance", qtbot)
    page.go_ahead()
    here = budi.focused()
    assert [card.ask.code for card in page.questions.cards.values()] == ["sex_missing"]
    change(budi.work, "person", name="Tumini", sex="P")
    budi.until(lambda: [card.ask.code for card in page.questions.cards.values()] == ["sex_missing", "known_elsewhere"])
    assert (page.at, budi.focused()) == (QUESTIONS, here)


def test_a_list_that_is_being_taken_in_is_told_to_the_end_before_another_is_opened(
    page: ImportingPage, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    looked(page, list_of(tmp_path / "first.xlsx", "Tumini", "Darmi"), "attendance", qtbot)
    take_in(page)
    with qtbot.waitSignal(page.saying):
        page.take(str(list_of(tmp_path / "second.xlsx", "Sukini")))
    qtbot.waitUntil(lambda: page.at == REPORT, timeout=20_000)
    assert page.sitting.file == tmp_path / "first.xlsx"
    assert {each.name for each in work.all(Person)} == {"Tumini", "Darmi"}


def test_a_late_answer_about_a_list_that_was_let_go_is_not_shown_over_the_one_at_hand(
    page: ImportingPage, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    looked(page, list_of(tmp_path / "first.xlsx", "Tumini", "Darmi"), "attendance", qtbot)
    take_in(page)
    page.start_over()  # as an undo does that ends meanwhile
    page.take(str(list_of(tmp_path / "second.xlsx", "Sukini")))
    qtbot.waitUntil(lambda: page.sitting.listing is not None and len(work.all(Person)) == 2, timeout=20_000)
    qtbot.waitUntil(lambda: not page.desk.is_busy, timeout=20_000)
    assert (page.at, page.sitting.imported, page.sitting.file) == (COLUMNS, None, tmp_path / "second.xlsx")


def test_a_list_chosen_while_another_is_taken_back_stays_when_that_ends(
    page: ImportingPage, work: Workspace, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = Event()
    monkeypatch.setattr(unmerging, "unmerge", lambda work, merge: may_end.wait(20) and unmerge(work, merge))
    looked(page, list_of(tmp_path / "first.xlsx", "Tumini", "Darmi"), "attendance", qtbot)
    taken_in(page, qtbot)
    page.undo_import()
    (question,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, Question) and each.isVisible()]
    question._answer("undo")
    page.start_over()
    page.take(str(list_of(tmp_path / "second.xlsx", "Sukini")))
    qtbot.waitUntil(lambda: page.sitting.listing is not None, timeout=20_000)
    may_end.set()
    qtbot.waitUntil(lambda: not page.desk.is_busy, timeout=20_000)
    assert (page.at, page.sitting.file) == (COLUMNS, tmp_path / "second.xlsx")
    assert work.all(Person) == []


def test_a_bad_file_that_is_refused_late_leaves_the_good_one_that_was_opened_after_it(
    page: ImportingPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = list_of(tmp_path / "good.xlsx", "Sukini"), tmp_path / "bad.xlsx"
    bad.write_bytes(good.read_bytes()[:2500])
    is_read = Event()

    def slowly(work: Workspace, file: Path, passphrase: str) -> Surveyed:
        if file == bad:
            is_read.wait(20)
        return read(work, file, passphrase)

    monkeypatch.setattr(import_sitting, "read", slowly)
    page.take(str(bad))
    page.take(str(good))
    qtbot.waitUntil(lambda: page.sitting.listing is not None, timeout=20_000)
    is_read.set()
    qtbot.waitUntil(lambda: not page.desk.is_busy, timeout=20_000)
    assert (page.at, page.sitting.file) == (COLUMNS, good)
