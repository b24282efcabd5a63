"""A decision told in six questions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Decision, Meeting
from empower_desktop.ui.decision_steps import DecisionForm
from empower_desktop.ui.grid_rows import table_rows
from empower_desktop.ui.keyboard_watch import KeyboardWatch
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.table_model import Column
from empower_desktop.ui.screens.decision import DecisionPage, DecisionPart, DecisionScreen
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.listing import names_for
from empower_desktop.workspace.saving import add

Key, Held = Qt.Key, Qt.KeyboardModifier
VILLAGE = "33.99.01.2003"
REQUIRED = {
    "statement": "Kelompok mengelola sendiri pembagian air",
    "decided_on": "2026-01-12",
    "area": VILLAGE,
    "proposer_type": "kelompok",
    "method": "musyawarah_mufakat",
    "final_decider": "musyawarah_warga",
    "participation_level": "memberdayakan",
}


@pytest.fixture
def page(frame: Frame, shown: Callable[..., QWidget]) -> DecisionPage:
    made = DecisionPage(frame)
    frame.desk.stepped.connect(made.refresh)
    KeyboardWatch(shown(made, width=900, height=680))
    return made


def told(work: Workspace, **more: Any) -> str:
    return str(add(work, Decision, {**REQUIRED, **more}).result)


def opened(form: DecisionForm) -> list[int]:
    return [number for number, step in enumerate(form.steps, 1) if step.line.isHidden()]


def foot(page: DecisionPage) -> str:
    part = page.part("details")
    assert isinstance(part, DecisionPart)
    return " ".join(each.text() for each in part.foot.findChildren(QWidget) if hasattr(each, "text"))


def put(form: DecisionForm, code: str, value: object, settled: Callable[[], None]) -> None:
    form.inputs[code].show_plain(value)  # type: ignore[arg-type]  # a plain value
    form.inputs[code].edited.emit()
    form.inputs[code].left.emit()
    settled()


def test_one_question_is_open_and_enter_goes_on(page: DecisionPage, work: Workspace, qtbot: QtBot, settled: Callable[[], None]) -> None:
    page.show_record("", {"decided_on": "2026-01-12", "area": VILLAGE})
    page.show_part("", "")
    form = page.form
    assert opened(form) == [1]
    qtbot.keyClicks(page.window().focusWidget(), "Iuran Rp 5.000")
    qtbot.keyClick(page.window().focusWidget(), Key.Key_Tab)
    settled()
    qtbot.keyClick(page.window().focusWidget(), Key.Key_Return)
    assert opened(form) == [2]
    made = work.all(Decision)
    assert [(each.statement, str(each.decided_on), each.area) for each in made] == [("Iuran Rp 5.000", "2026-01-12", VILLAGE)]
    assert "Iuran Rp 5.000" in form.steps[0].line._sentence.text()


def test_after_three_questions_one_may_stop(page: DecisionPage, work: Workspace) -> None:
    page.show_record(told(work))
    assert opened(page.form) == [4]
    assert "The required part is complete. You may stop here" in foot(page)
    assert "3 of 6" in foot(page)


def test_what_is_still_needed_is_named(page: DecisionPage, work: Workspace) -> None:
    page.show_record(told(work, final_decider=""))
    assert opened(page.form) == [3]
    assert "Still needed: Final decider" in foot(page)


def test_an_answered_question_is_changed_again(page: DecisionPage, work: Workspace, qtbot: QtBot) -> None:
    page.show_record(told(work))
    change = next(button for button in page.form.steps[1].line.findChildren(Button) if button.text() == "Change")
    qtbot.keyClick(change, Key.Key_Space)
    assert opened(page.form) == [2]
    assert "<b>Group members</b>" in page.form.steps[1].line._sentence.text()


def test_votes_are_asked_only_where_votes_are_cast(page: DecisionPage, work: Workspace, settled: Callable[[], None]) -> None:
    page.show_record(told(work))
    page.open_step(2)
    assert page.form.fields["votes_for"].isHidden()
    put(page.form, "method", "voting_terbuka", settled)
    assert not page.form.fields["votes_for"].isHidden()


def test_dissent_offers_consensus_with_reservations(page: DecisionPage, work: Workspace, qtbot: QtBot, settled: Callable[[], None]) -> None:
    record = told(work, dissent="Dua warga hulu khawatir")
    page.show_record(record)
    page.open_step(2)
    field = page.form.fields["method"]
    qtbot.waitUntil(lambda: field.problem() == "There is dissent. Change to consensus with reservations?")
    cure = next(button for button in field.findChildren(Button) if "reservations" in button.text())
    qtbot.keyClick(cure, Key.Key_Space)
    settled()
    found = work.one(Decision, record)
    assert found is not None
    assert found.method == "mufakat_dengan_catatan"


def test_strength_without_authority_is_a_hint_and_never_a_problem(
    page: DecisionPage, work: Workspace, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.show_record(told(work, capability_given=["alat"]))
    form = page.form
    form.open_step(3)
    hint = form._hint
    assert hint is not None
    assert "was any authority handed over too?" in hint._text.text()
    assert form.fields["capability_given"].problem() == ""
    put(form, "authority_kind", ("kelola_aset",), settled)
    assert "the record is whole" in hint._text.text()


def test_the_hint_lies_over_no_question_while_its_own_is_folded(page: DecisionPage, work: Workspace) -> None:
    page.show_record(told(work, capability_given=["alat"]))
    assert not page.form._hint.isVisibleTo(page.form)
    page.form.open_step(3)
    assert page.form._hint.isVisibleTo(page.form)


def test_all_six_are_one_long_form_too(page: DecisionPage, work: Workspace, qtbot: QtBot) -> None:
    page.show_record(told(work))
    page.show_part("", "")
    qtbot.keyClick(page.window().focusWidget(), Key.Key_F, Held.ControlModifier | Held.ShiftModifier)
    assert opened(page.form) == [1, 2, 3, 4, 5, 6]
    qtbot.keyClick(page.window().focusWidget(), Key.Key_F, Held.ControlModifier | Held.ShiftModifier)
    assert len(opened(page.form)) == 1


def test_a_decision_of_a_meeting_takes_over_its_day_and_village(page: DecisionPage, work: Workspace) -> None:
    meeting = str(add(work, Meeting, {"title": "Rapat", "date": "2026-01-12", "area": VILLAGE}).result)
    page.show_record("", {"meeting": meeting})
    assert page.form.shown["decided_on"] == "2026-01-12"
    assert page.form.shown["area"] == VILLAGE


def test_skipped_questions_lead_to_the_end(page: DecisionPage, work: Workspace, qtbot: QtBot) -> None:
    page.show_record(told(work))
    for number in (4, 5, 6):
        assert opened(page.form) == [number]
        page.finish_part()
    assert opened(page.form) == []
    assert page.form.steps[0].line.isVisible()


def test_who_picks_an_authority_is_not_told_at_once_that_both_ends_are_missing(
    page: DecisionPage, work: Workspace, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.show_record(told(work))
    page.show_part("", "")
    form = page.form
    assert opened(form) == [4]

    def said(code: str) -> bool:
        return any("say from whom" in each.text() for each in form.fields[code].findChildren(QLabel) if each.isVisible())

    def rested() -> None:
        settled()
        qtbot.waitUntil(lambda: not page.desk.is_busy)

    put(form, "authority_kind", ("anggaran",), settled)
    rested()
    assert not said("authority_from")
    assert not said("authority_to")
    form.inputs["authority_from"].setFocus()
    qtbot.keyClick(page.window().focusWidget(), Key.Key_Tab)
    assert said("authority_from"), "it was left empty"
    assert not said("authority_to")
    form.open_step(4)
    form.open_step(3)
    rested()
    assert said("authority_to"), "one went on without it"
    again = page.record
    page.show_record(told(work))
    page.show_record(again)
    form.open_step(3)
    rested()
    assert said("authority_to"), "and it was so when the record was opened"


def test_a_step_in_which_something_is_wrong_is_not_ticked_and_list_and_foot_say_that_it_is_incomplete(
    page: DecisionPage, frame: Frame, work: Workspace, qtbot: QtBot
) -> None:
    """More votes than people, as a command may have set them: what reports leave out must be seen where it is mended."""
    meeting = str(add(work, Meeting, {"title": "Rapat", "date": "2026-01-12", "area": VILLAGE, "extra_female": "6"}).result)
    votes = {"method": "voting_terbuka", "votes_for": "20", "votes_against": "2"}
    whole = {"status": "disepakati", "gains": ("perempuan",), "authority_kind": ("anggaran",), "authority_from": "pemdes"}
    given = {"authority_to": "kelompok", "authority_status": "berlaku", "budget_swadaya": "1000"}
    record = told(work, meeting=meeting, **votes, **whole, **given)
    page.show_record(record)
    page.show_part("", "")
    qtbot.waitUntil(lambda: not page.desk.is_busy)
    assert "22" in page.form.steps[2].line._sentence.text()
    assert page.form.answered() == 5
    qtbot.waitUntil(lambda: "All six" not in foot(page))  # labels that were there before go a moment later
    assert "22 votes are more than those present (6)" in foot(page)
    screen = DecisionScreen(frame)
    names = names_for(work, work.store.rows("decision"))
    (item,) = screen._items(work, work.store.rows("decision"), names)
    assert (item.word, item.word_role) == ("Incomplete", "warn")
    columns = [Column("statement", "Decision", 300), Column("status", "State", 100)]
    (line,) = table_rows(work, Decision, work.store.rows("decision"), names, columns, {})
    assert (line.cells[1].text, "22 votes" in line.cells[1].tip) == ("Incomplete", True)


def test_authority_that_ran_out_has_ended_in_the_list_as_in_its_sentence_and_whether_it_goes_on_is_asked(
    page: DecisionPage, frame: Frame, work: Workspace, qtbot: QtBot
) -> None:
    moved = {"authority_kind": ("anggaran",), "authority_from": "pemdes", "authority_to": "kelompok", "authority_status": "berlaku"}
    today, yesterday = work.today.isoformat(), (work.today - timedelta(days=1)).isoformat()
    ran_out = told(work, **moved, authority_until=yesterday)
    goes_on = {told(work, **moved), told(work, **moved, authority_until=today)}
    told(work, **{**moved, "authority_status": "dijanjikan"})
    (in_force,) = [pill for pill in DecisionScreen(frame).pills() if pill.key == "in_force"]
    assert set(work.store.ids("decision", in_force.where(work.today))) == goes_on
    page.show_record(ran_out)
    assert "Ended" in page.form.steps[3].line._sentence.text()
    page.form.open_step(3)
    qtbot.waitUntil(lambda: "Was it extended?" in page.form.fields["authority_until"].problem())
    page.show_record(goes_on.pop())
    assert "In force" in page.form.steps[3].line._sentence.text()
