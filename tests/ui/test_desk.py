"""The desk between window and workspace: what becomes of what is under way when the window closes."""

from __future__ import annotations

from threading import Event

from pytestqt.qtbot import QtBot

from empower_desktop.ui.desk import Desk
from empower_desktop.workspace import Workspace


def test_what_was_asked_before_the_window_closed_is_answered_to_nobody(work: Workspace, qtbot: QtBot) -> None:
    desk, answers, may_go = Desk(work), [], Event()
    desk.ask(lambda _: may_go.wait(5), then=answers.append)
    may_go.set()
    desk.close()
    qtbot.wait(1)
    assert answers == []
