"""The participants of a training, driven by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.history.change import keyed_id
from empower_desktop.language import Language
from empower_desktop.records import Participation, Person, Training
from empower_desktop.records.fields import Plain
from empower_desktop.ui.adoption_part import AdoptionPart
from empower_desktop.ui.entry_grid import CellEditor
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.chips import find_among
from empower_desktop.ui.participants import Participants
from empower_desktop.ui.participants_model import adoptions
from empower_desktop.ui.results_part import ResultsPart
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.screens.training import TrainingPage, TrainingScreen
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.attending import join, mark
from empower_desktop.workspace.saving import add, save

Key, Held = Qt.Key, Qt.KeyboardModifier
VILLAGE = "33.99.01.2003"
NAMES = ("Suminah", "Rohmah", "Tugiyem", "Wagiyah", "Kuswati", "Lasmini")


@pytest.fixture
def training(work: Workspace) -> str:
    plain = {"title": "Pupuk bokashi", "topic": "pupuk_bokashi", "date_start": "2026-01-04", "hours": "6", "area": VILLAGE}
    return str(add(work, Training, {**plain, "methods": ["praktik"]}).result)


@pytest.fixture
def people(work: Workspace) -> list[str]:
    return [str(add(work, Person, {"name": name, "sex": "P", "area": VILLAGE}).result) for name in NAMES]


@pytest.fixture
def part(frame: Frame, work: Workspace, training: str, people: list[str], shown: Callable[..., QWidget], qtbot: QtBot) -> Participants:
    join(work, Participation, training, {who: {"presence": "hadir"} for who in people})
    made = Participants(frame)
    frame.desk.stepped.connect(made.refresh)
    made.show_record(training)
    shown(made, width=900, height=640)
    qtbot.waitUntil(lambda: made.people is not None)
    return made


@pytest.fixture
def row(work: Workspace, training: str) -> Callable[[str], Mapping[str, Plain]]:
    """Read what the store holds of somebody's part in the training."""

    def read(who: str) -> Mapping[str, Plain]:
        found = work.store.row("participation", keyed_id(training, who))
        return found.fields if found else {}

    return read


def editor_of(part: Participants) -> CellEditor:
    return next(each for each in part.grid.findChildren(CellEditor) if each.isVisible())


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


def test_the_page_counts_its_participants(frame: Frame, part: Participants, training: str, shown: Callable[..., QWidget]) -> None:
    page = TrainingPage(frame)
    shown(page, width=900)
    page.show_record(training)
    assert page.tabs._buttons["participants"].text() == "Participants  6"


def test_the_list_says_what_is_due_to_be_checked(frame: Frame, people: list[str], work: Workspace) -> None:
    plain = {"title": "Pembukuan", "topic": "pupuk_bokashi", "date_start": (work.today - timedelta(days=30)).isoformat(), "hours": "3"}
    training = str(add(work, Training, plain).result)
    screen = TrainingScreen(frame)

    def word() -> str:
        row = work.store.row("training", training)
        assert row is not None
        return screen.word(row)[0]

    assert word() == ""
    join(work, Participation, training, {people[0]: {"presence": "hadir"}})
    assert word() == "Check 1 month"
    mark(work, Participation, training, {people[0]: {"adoption_1m": "rutin"}})
    assert word() == ""


@pytest.fixture
def page(frame: Frame, work: Workspace, training: str, people: list[str], shown: Callable[..., QWidget]) -> TrainingPage:
    """The page of a training 80 days ago, to which all but the last came."""
    day = (work.today - timedelta(days=80)).isoformat()
    save(work, Training, {"date_start": day}, training, work.seen(training))
    marks: dict[str, dict[str, Plain]] = {who: {"presence": "hadir"} for who in people[:-1]}
    join(work, Participation, training, {**marks, people[-1]: {"presence": "sakit"}})
    screen = TrainingScreen(frame)
    frame.desk.stepped.connect(screen.refresh)
    shown(screen, width=1158, height=697)
    screen.open_record(training)
    assert isinstance(screen.page, TrainingPage)
    return screen.page


def test_one_answer_is_noted_for_all_who_were_not_asked_and_taken_back_at_once(
    page: TrainingPage,
    work: Workspace,
    people: list[str],
    row: Callable[[str], Mapping[str, Plain]],
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    page.show_part("adoption", "adoption_3m")
    part = page.part("adoption")
    assert isinstance(part, AdoptionPart)
    assert [column.key for column in part.entries.columns][3:] == ["adoption_1m", "adoption_3m", "barrier", "taught_others"]
    assert part.entries.keys == people[:-1], "who was ill has nothing to apply"
    assert part.grid.spot() == (people[0], "adoption_3m")
    qtbot.keyClick(part.grid, Key.Key_N)
    editor = next(each for each in part.grid.findChildren(CellEditor) if each.isVisible())
    qtbot.keyClick(editor, Key.Key_Return)
    settled()
    assert row(people[0])["adoption_3m"] == "belum"
    part.fill("rutin")
    settled()
    assert [row(who).get("adoption_3m") for who in people] == ["belum", "rutin", "rutin", "rutin", "rutin", None]
    assert row(people[1])["adoption_checked_on"] == work.today.isoformat()
    assert not part.fill_button.isEnabled()
    page.desk.undo_last()
    settled()
    assert [row(who).get("adoption_3m") for who in people] == ["belum", None, None, None, None, None]
    part.grid.go_to(people[0], "taught_others")
    qtbot.keyClick(part.grid, Key.Key_Space)
    settled()
    assert row(people[0])["taught_others"] is True


def test_what_came_of_a_training_stands_in_four_plain_answers(
    page: TrainingPage, work: Workspace, training: str, people: list[str], settled: Callable[[], None], qtbot: QtBot
) -> None:
    def told() -> str:
        return " | ".join(each.text() for card in part.cards for each in card.findChildren(QLabel) if each.isVisible())

    page.show_part("results", "")
    part = page.part("results")
    assert isinstance(part, ResultsPart)
    qtbot.waitUntil(lambda: "No marks before and after yet" in told())
    assert part._hint.isVisible(), "nothing is noted of rights: strength is not yet authority"
    marks: dict[str, dict[str, Plain]] = {
        who: {"pre_score": "40", "post_score": post, "satisfaction": 4, "adoption_1m": "mencoba", "taught_others": True}
        for who, post in zip(people[:-1], ("70", "70", "70", "70", "30"), strict=True)
    }
    marks[people[4]] |= {"adoption_1m": "belum", "barrier": "modal"}
    page.desk.do(mark, Participation, training, marks)
    page.desk.do(save, Training, {"covers_rights": True}, training, work.seen(training))
    settled()
    qtbot.waitUntil(lambda: "gain: medium" in told())
    assert "4.00 (n = 5)" in told() or "4 (n = 5)" in told()
    assert "0.37 (n = 5)" in told(), "62 of 100 after 40: 22 of the 60 that were possible"
    assert "1 had less afterwards." in told()
    assert "80.0% (4 of 5)" in told()
    assert "What stands in the way: Capital 1" in told()
    assert "Taught others: 100.0% (5 of 5)" in told()
    assert "No group is noted" in told()
    qtbot.waitUntil(lambda: not part._hint.isVisible())  # the second of the two acts comes later
