"""The list of trainings, and the page of one: who came, what is applied, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from training_pages import editor_of

from empower_desktop.records import Participation, Training
from empower_desktop.records.fields import Plain
from empower_desktop.ui.adoption_part import AdoptionPart
from empower_desktop.ui.participants import Participants
from empower_desktop.ui.results_part import ResultsPart
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.screens.training import TrainingPage, TrainingScreen
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.attending import join, mark
from empower_desktop.workspace.saving import add, save

Key = Qt.Key


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
    editor = editor_of(part)
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
