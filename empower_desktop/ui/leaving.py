"""Leaving the window while something long is under way: asked first, for it would be cut short, and nobody would be told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from empower_desktop.language import N_
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.window import MainWindow

UNDER_WAY = N_("This is still under way: {what}. Stop it?")
CUT_SHORT = N_("What is done by now stays done, the rest is left out. Nothing is done by halves.")
GO_ON, LEAVE = N_("Let it finish"), N_("Stop it")


def may_close(window: MainWindow, close: Callable[[], object]) -> bool:
    """Bring what was typed to the disk, and tell whether the window may go; False where somebody is asked first.

    `close` closes it, called once it was agreed to cut short what is under way.
    """
    if not window.desk.is_closed:
        window.settle()
        window.desk.flush()
    return _is_free(window, close)


def once_free(window: MainWindow, act: Callable[[], None]) -> None:
    """Put something else in the place of the window, at once or once it was agreed to cut short what is under way.

    `act` puts something else there; it is never called where somebody rather lets it finish.
    """

    def later() -> None:
        QTimer.singleShot(0, act)  # the widget that asked for it does not outlive the act

    if _is_free(window, later):
        later()


def _is_free(window: MainWindow, leave: Callable[[], object]) -> bool:
    desk, say = window.desk, window.desk.say
    job = desk.under_way
    if job is None:
        return True
    actions = [Action("stay", say(GO_ON)), Action("leave", say(LEAVE), "x", "danger")]
    dialog = Question(window.theme, window, say(UNDER_WAY.filled(what=job.text)), say(CUT_SHORT), actions)

    def answered() -> None:
        dialog.deleteLater()
        if dialog.answer == "leave":
            desk.stop_all()
            leave()

    dialog.finished.connect(answered)
    dialog.open()
    return False
