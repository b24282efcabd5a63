"""The participants of a training, driven by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from training_pages import editor_of

from empower_desktop.language import Language
from empower_desktop.records import Training
from empower_desktop.records.fields import Plain
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.chips import find_among
from empower_desktop.ui.participants import Participants
from empower_desktop.ui.participants_model import adoptions
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Workspace

Key, Held = Qt.Key, Qt.KeyboardModifier


def cell(part: Participants, who: str, column: str) -> Cell:
    found = part.entries.pages.row(part.entries.row_of(who))
    assert found is not None
    return found.cells[part.entries.column_of(column)]


def test_a_name_brings_somebody_in_for_all_the_hours(
    frame: Frame,
    training: str,
    people: list[str],
    row: Callable[[str], Mapping[str, Plain]],
    shown: Callable[..., QWidget],
    qtbot: QtBot,
    settled: Callable[[], None],
) -> None:
    part = Participants(frame)
    part.show_record(training)
    shown(part, width=900)
    qtbot.waitUntil(lambda: part.people is not None)
    qtbot.keyClicks(part.field, "su")
    qtbot.keyClick(part.field, Key.Key_Return)
    settled()
    assert (row(people[0])["presence"], row(people[0])["attended_hours"]) == ("hadir", "6")


def test_digits_overwrite_and_enter_goes_down(
    part: Participants, people: list[str], row: Callable[[str], Mapping[str, Plain]], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    part.grid.go_to(people[0], "pre_score")
    for score in ("40", "55", "30"):
        qtbot.keyClick(part.grid, score[0])
        editor = editor_of(part)
        qtbot.keyClicks(editor, score[1:])
        qtbot.keyClick(editor, Key.Key_Return)
        settled()
    assert [row(who)["pre_score"] for who in people[:3]] == ["40", "55", "30"]
    assert part.grid.spot() == (people[3], "pre_score")


def test_tab_goes_to_the_next_column(
    part: Participants, people: list[str], row: Callable[[str], Mapping[str, Plain]], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    part.grid.go_to(people[0], "pre_score")
    qtbot.keyClick(part.grid, "4")
    qtbot.keyClick(editor_of(part), Key.Key_Tab)
    assert part.grid.spot() == (people[0], "post_score")
    qtbot.keyClick(part.grid, Key.Key_Tab)
    settled()
    assert part.grid.spot() == (people[0], "difference")
    assert row(people[0])["pre_score"] == "4"


def test_a_column_of_marks_is_pasted(
    part: Participants, people: list[str], row: Callable[[str], Mapping[str, Plain]], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    QGuiApplication.clipboard().setText("75\n85,5\n\nabc\n80\n70\n99")
    part.grid.go_to(people[0], "post_score")
    qtbot.keyClick(part.grid, Key.Key_V, Held.ControlModifier)
    settled()
    assert [row(who).get("post_score") for who in people] == ["75", "85.5", None, None, "80", "70"]


def test_a_mark_outside_the_scale_is_said_with_its_cure(
    part: Participants, people: list[str], row: Callable[[str], Mapping[str, Plain]], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    part.note_down({people[0]: {"pre_score": "50", "post_score": "850"}})
    settled()
    assert cell(part, people[0], "post_score").bad
    assert cell(part, people[0], "difference").text == ""
    assert part._problem.isVisible()
    assert part._problem._text.text() == "<b>Suminah, mark after 850</b> is above the scale of 100. Perhaps 85?"
    cure = next(button for button in part._problem.findChildren(Button) if button.text() == "Make it 85")
    qtbot.keyClick(cure, Key.Key_Space)
    settled()
    assert row(people[0])["post_score"] == "85"
    assert cell(part, people[0], "difference").text == "+35"
    assert not part._problem.isVisible()


def test_the_scale_is_changed_in_the_tool_row(
    part: Participants, work: Workspace, training: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    part.most.setFocus()
    part.most.selectAll()
    qtbot.keyClicks(part.most, "10")
    qtbot.keyClick(part.most, Key.Key_Return)
    settled()
    found = work.one(Training, training)
    assert found is not None
    assert found.score_max == 10


@pytest.mark.parametrize(("letter", "answer"), [("b", "belum"), ("m", "mencoba"), ("r", "rutin"), ("M", "mencoba")])
def test_one_letter_leads_to_the_answer_that_begins_with_it(letter: str, answer: str) -> None:
    assert find_among(adoptions(Language("id")))(letter)[0].key == answer


def test_what_is_applied_is_chosen_by_its_first_letters(
    part: Participants,
    people: list[str],
    work: Workspace,
    row: Callable[[str], Mapping[str, Plain]],
    qtbot: QtBot,
    settled: Callable[[], None],
) -> None:
    assert part.entries.column_of("adoption_6m") >= 0
    part.grid.go_to(people[0], "adoption_1m")
    qtbot.keyClick(part.grid, Key.Key_Return)
    editor = editor_of(part)
    qtbot.keyClicks(editor, "try")
    qtbot.keyClick(editor, Key.Key_Return)
    settled()
    assert (row(people[0])["adoption_1m"], row(people[0])["adoption_checked_on"]) == ("mencoba", work.today.isoformat())


def test_the_answer_there_is_stays_when_the_cell_is_opened_and_closed_by_enter_and_tab_takes_what_the_letters_lead_to(
    part: Participants,
    people: list[str],
    row: Callable[[str], Mapping[str, Plain]],
    qtbot: QtBot,
    settled: Callable[[], None],
) -> None:
    for typed, end, answer in (
        ("reg", Key.Key_Tab, "rutin"),
        ("", Key.Key_Return, "rutin"),
        ("", Key.Key_Tab, "rutin"),
        ("xyz", Key.Key_Tab, "rutin"),
    ):
        part.grid.go_to(people[0], "adoption_1m")
        qtbot.keyClick(part.grid, Key.Key_Return)
        editor = editor_of(part)
        qtbot.keyClicks(editor, typed)
        qtbot.keyClick(editor, end)
        settled()
        assert row(people[0])["adoption_1m"] == answer


def test_satisfaction_takes_one_to_four(
    part: Participants, people: list[str], row: Callable[[str], Mapping[str, Plain]], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    part.grid.go_to(people[0], "satisfaction")
    qtbot.keyClick(part.grid, "4")
    qtbot.keyClick(part.grid, "9")
    settled()
    assert row(people[0])["satisfaction"] == 4
    assert "satisfaction" not in row(people[1])


def test_the_foot_gives_means_gain_and_pairs(part: Participants, people: list[str], settled: Callable[[], None]) -> None:
    part.note_down({who: {"pre_score": "60", "post_score": "70"} for who in people})
    settled()
    texts = [each.text() for each in part.foot.findChildren(QWidget) if hasattr(each, "text")]
    assert {"60", "70", "0.25"} <= set(texts)
    assert "gain · low · 6 pairs of marks" in texts


def test_few_pairs_show_no_gain(part: Participants, people: list[str], settled: Callable[[], None]) -> None:
    part.note_down({who: {"pre_score": "60", "post_score": "70"} for who in people[:4]})
    settled()
    assert "n<5" in [each.text() for each in part.foot.findChildren(QWidget) if hasattr(each, "text")]
