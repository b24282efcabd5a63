"""The desk between window and workspace: what is under way when the window closes, and what is written beside it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from empower_desktop.errors import Problem, Refusal
from empower_desktop.language import N_
from empower_desktop.records import Person
from empower_desktop.ui import sitting
from empower_desktop.ui.desk import LOOK_FOR_OTHERS_MS, Desk
from empower_desktop.ui.job import Job
from empower_desktop.workspace import Step, Workspace
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


def broken(*_: object) -> Step:
    raise ZeroDivisionError


def test_after_a_bug_in_an_act_who_waited_is_told_and_the_window_can_close(desk: Desk, qtbot: QtBot) -> None:
    refused: list[Refusal] = []
    jobs: list[Job] = []
    desk.started.connect(jobs.append)
    with qtbot.captureExceptions() as bugs:
        desk.start(broken, text=N_("Merging"), refused=refused.append)
        with qtbot.waitSignal(jobs[0].ended):
            desk.do(broken, refused=refused.append)
            desk.ask(broken, then=print, refused=refused.append)
        qtbot.waitUntil(lambda: len(bugs) == 3)
    assert [each.code for each in refused] == ["bug"] * 3
    assert not desk.is_busy
    desk.flush()


def test_what_was_typed_is_saved_after_a_bug_in_a_save(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    form = sitting.Sitting(desk, Person, "", {})
    with monkeypatch.context() as held, qtbot.captureExceptions() as bugs:
        held.setattr(sitting, "save_plain", broken)
        form.save("name", "Siti")
        qtbot.waitUntil(lambda: bool(bugs))
    assert form.mine == {"name"}
    form.save("name", "Siti")
    form.save("sex", "P")
    desk.flush()
    assert [(each.name, each.sex) for each in desk.work.all(Person)] == [("Siti", "P")]


def test_an_undo_waits_for_its_save_though_a_question_breaks_off(desk: Desk, qtbot: QtBot) -> None:
    may_go = Event()

    def slow(work: Workspace) -> Step:
        may_go.wait(5)
        return save(work, Person, {"name": "Siti", "sex": "P"})

    desk.do(slow)
    assert desk.undo_last()
    with qtbot.captureExceptions() as bugs:
        desk.ask(broken, then=print)
        qtbot.waitUntil(lambda: bool(bugs))
    may_go.set()
    desk.flush()
    assert desk.work.all(Person) == []


def refused(*_: object) -> Step:
    raise Problem(N_("Merging"), "refused")


@pytest.mark.parametrize("ends", [broken, refused])
def test_an_undo_that_waits_for_a_save_which_does_not_come_about_takes_back_nothing_else(
    ends: Callable[..., Step], desk: Desk, qtbot: QtBot
) -> None:
    may_go = Event()

    def slow(work: Workspace) -> Step:
        may_go.wait(5)
        return ends(work)

    desk.do(save, Person, {"name": "Siti", "sex": "P"})
    desk.flush()
    desk.do(slow, refused=print)
    assert desk.undo_last()
    with qtbot.captureExceptions():
        may_go.set()
        desk.flush()
    assert [each.name for each in desk.work.all(Person)] == ["Siti"]
    assert desk.undo_last()
    desk.flush()
    assert desk.work.all(Person) == []
