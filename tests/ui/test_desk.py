"""The desk between window and workspace: what is under way when the window closes, and what is written beside it."""

from __future__ import annotations

from threading import Event

from pytestqt.qtbot import QtBot

from empower_desktop.language import N_
from empower_desktop.records import Person
from empower_desktop.ui.desk import LOOK_FOR_OTHERS_MS, Desk
from empower_desktop.ui.job import Job
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import open_workspace
from empower_desktop.workspace.saving import save


def test_what_was_asked_before_the_window_closed_is_answered_to_nobody(work: Workspace, qtbot: QtBot) -> None:
    desk, answers, may_go = Desk(work), [], Event()
    desk.ask(lambda _: may_go.wait(5), then=answers.append)
    may_go.set()
    desk.close()
    qtbot.wait(1)
    assert answers == []


def test_what_a_command_wrote_is_noticed_though_the_window_saves_before_it_looked(work: Workspace, desk: Desk, qtbot: QtBot) -> None:
    with open_workspace(work.folder, work.language) as command:
        save(command, Person, {"name": "Siti", "sex": "P"})
    with qtbot.waitSignals([desk.stepped, desk.changed_elsewhere], timeout=4 * LOOK_FOR_OTHERS_MS):
        desk.do(save, Person, {"name": "Ani", "sex": "P"})


def test_what_the_window_writes_itself_is_not_taken_for_something_from_elsewhere(work: Workspace, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(desk.changed_elsewhere, wait=2 * LOOK_FOR_OTHERS_MS):
        desk.do_quietly(lambda here: here.store.put_setting("typed", "Si"))
        desk.do(save, Person, {"name": "Siti", "sex": "P"})
        desk.do_quietly(lambda here: here.store.put_setting("typed", ""))


def test_after_a_bug_in_an_act_nothing_is_waited_for_and_the_window_can_close(desk: Desk, qtbot: QtBot) -> None:
    jobs: list[Job] = []
    desk.started.connect(jobs.append)
    with qtbot.captureExceptions() as bugs, qtbot.waitSignal(desk.started):
        desk.start(lambda work, watch: 1 // 0, text=N_("Merging"))
        with qtbot.waitSignal(jobs[0].ended):
            desk.do(lambda work: 1 // 0)
            desk.undo_last()
        qtbot.waitUntil(lambda: len(bugs) == 2)
    assert not desk.is_busy
    assert not desk.is_writing
    desk.flush()
    desk.do(save, Person, {"name": "Siti", "sex": "P"})
    desk.flush()
    assert desk.last is not None
