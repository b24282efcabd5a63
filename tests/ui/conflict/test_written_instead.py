"""What somebody writes in the place of values that fight: it stays theirs until they save it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conflict_pages import Village, opened, waiting
from exchanging import change, send
from pytestqt.qtbot import QtBot

from empower_desktop.language import N_
from empower_desktop.records import KINDS
from empower_desktop.ui.inputs import LineInput
from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import save


def written_instead(screen: ConflictScreen, record: str, text: str, qtbot: QtBot) -> LineInput:
    opened(screen, record)
    assert screen.page.press("t")
    line = screen.page.sides.inputs["venue"]
    assert isinstance(line, LineInput)
    qtbot.keyClicks(line.line, text)
    return line


def test_what_is_being_written_instead_stays_with_the_keyboard_when_something_else_is_saved(
    screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    line = written_instead(screen, village.meeting, "Rumah Kepala", qtbot)
    with qtbot.waitSignal(screen.desk.stepped):
        screen.desk.do(save, KINDS["meeting"], {"title": "Rapat lain"})
    qtbot.waitUntil(lambda: not screen.desk.is_busy)
    assert line.line.hasFocus()
    qtbot.keyClicks(line.line, " Dusun")
    assert screen.page.sides.typed_values() == "Rumah Kepala Dusun"
    screen.finish_part()
    qtbot.waitUntil(lambda: waiting(village.budi) == 2)
    assert village.shown("meeting", village.meeting, "venue") == "Rumah Kepala Dusun"


def test_a_value_that_comes_while_another_is_written_leaves_the_writing_and_is_asked_afterwards(
    screen: ConflictScreen, village: Village, tmp_path: Path, qtbot: QtBot
) -> None:
    line = written_instead(screen, village.meeting, "Rumah Kepala", qtbot)
    change(village.sari, "meeting", village.meeting, venue="Balai Dusun III")
    screen.desk.start(apply, [send(village.sari, tmp_path / "out")], text=N_("Merging"))
    qtbot.waitUntil(lambda: not screen.desk.is_busy, timeout=20_000)
    assert (line.line.hasFocus(), screen.page.sides.typed_values()) == (True, "Rumah Kepala")
    screen.finish_part()
    qtbot.waitUntil(lambda: not screen.desk.is_busy)
    opened(screen, village.meeting)
    assert {side.words["venue"] for side in screen.page.contest.sides} == {"Rumah Kepala", "Balai Dusun III"}  # type: ignore[union-attr]
    assert len(screen.page.sides.takes) == 2
    assert screen.page.sides.typed_values() == ""


def written(screen: ConflictScreen) -> tuple[object, bool]:
    """Give what stands to be saved in the place of the values, and whether it can be saved."""
    save = screen.page.sides.save
    return screen.page.sides.typed_values(), save is not None and save.isEnabled()


def test_what_was_written_instead_is_there_again_when_one_comes_back_from_another_conflict(
    screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    written_instead(screen, village.meeting, "Rumah Kepala", qtbot)
    opened(screen, village.decision)
    assert written(screen)[1] is False
    opened(screen, village.meeting)
    assert written(screen) == ("Rumah Kepala", True)
    screen.finish_part()
    qtbot.waitUntil(lambda: waiting(village.budi) == 2)
    assert village.shown("meeting", village.meeting, "venue") == "Rumah Kepala"


def test_what_was_written_instead_is_kept_for_each_conflict_by_itself(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    written_instead(screen, village.meeting, "Rumah Kepala", qtbot)
    opened(screen, village.decision)
    votes = screen.page.sides.inputs["votes_for"]
    assert isinstance(votes, LineInput)
    qtbot.keyClicks(votes.line, "20")
    opened(screen, village.meeting)
    assert written(screen) == ("Rumah Kepala", True)
    opened(screen, village.decision)
    assert screen.page.sides.inputs["votes_for"].typed() == "20"


def test_what_was_written_instead_outlives_the_filter_that_hides_its_conflict(
    screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    written_instead(screen, village.meeting, "Rumah Kepala", qtbot)
    screen._filter("settled")
    qtbot.waitUntil(lambda: not screen.desk.is_busy)
    screen._filter("waiting")
    opened(screen, village.meeting)
    assert written(screen) == ("Rumah Kepala", True)


def test_what_was_written_instead_stands_beside_a_value_that_came_while_one_was_elsewhere(
    screen: ConflictScreen, village: Village, tmp_path: Path, qtbot: QtBot
) -> None:
    written_instead(screen, village.meeting, "Rumah Kepala", qtbot)
    opened(screen, village.decision)
    change(village.sari, "meeting", village.meeting, venue="Balai Dusun III")
    screen.desk.start(apply, [send(village.sari, tmp_path / "out")], text=N_("Merging"))
    qtbot.waitUntil(lambda: not screen.desk.is_busy, timeout=20_000)
    opened(screen, village.meeting)
    assert "Balai Dusun III" in {side.words["venue"] for side in screen.page.contest.sides}  # type: ignore[union-attr]
    assert written(screen) == ("Rumah Kepala", True)


def test_an_answer_that_arrives_when_one_writes_elsewhere_leaves_that_writing_alone(
    screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    written_instead(screen, village.meeting, "Rumah Kepala", qtbot)
    screen.finish_part()
    opened(screen, village.decision)
    votes = screen.page.sides.inputs["votes_for"]
    assert isinstance(votes, LineInput)
    qtbot.keyClicks(votes.line, "20")
    qtbot.waitUntil(lambda: waiting(village.budi) == 2 and not screen.desk.is_busy)
    assert (votes.typed(), written(screen)[1]) == ("20", True)


@pytest.mark.parametrize("how", ["saved", "taken"])
def test_what_was_written_instead_is_forgotten_once_its_conflict_is_answered(
    how: str, screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    written_instead(screen, village.meeting, "Rumah Kepala", qtbot)
    if how == "saved":
        screen.finish_part()
    else:
        opened(screen, village.decision)
        opened(screen, village.meeting)
        screen.page.press("1")
    qtbot.waitUntil(lambda: waiting(village.budi) == 2 and not screen.desk.is_busy)
    with qtbot.waitSignal(screen.desk.stepped):
        assert screen.desk.undo_last()
    qtbot.waitUntil(lambda: len(screen._all) == 3)
    opened(screen, village.meeting)
    assert written(screen) == ("", False)
