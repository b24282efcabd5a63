"""What stands here and not in a report: how many incomplete records these figures count, with the way to them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal

from empower_desktop.language import N_, P_
from empower_desktop.reports.insight.number import Number
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.texts import label, row
from empower_desktop.ui.screens.screen import Asking, Frame
from empower_desktop.workspace.insight import View
from empower_desktop.workspace.summing_up import left_out_of

SOON_MS = 600
"""So long it waits for who leafs through the pages: every record is looked at whole."""
SEE = N_("See them")
WHICH = N_("Incomplete, left out of reports")


class LeftOutLine(Asking):
    """A line that is there only while something is incomplete; `behind` asks for the records."""

    behind = Signal(object, str)

    def __init__(self, frame: Frame) -> None:
        """Start hidden, with nothing to say."""
        super().__init__(frame)
        self._view: View | None = None
        self._found = Number(None)
        self._words = label("", "small")
        self._see = Button(self.theme, self.desk.say(SEE), "ghost")
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._ask)
        self._see.clicked.connect(lambda: self.behind.emit(self._found, self.desk.say(WHICH)))
        line = row(self.theme, self._words, self._see, space=6)
        line.addStretch(1)
        self.setLayout(line)
        self.hide()

    def show_view(self, view: View) -> None:
        """Ask what a report of a view would leave out, once the figures of the page have been asked for; every page of it has the same."""
        if view != self._view:
            self._view = view
            self._soon.start()

    def forget(self) -> None:
        """Ask again at the next view, though it be the same: a record was saved."""
        self._view = None

    def _ask(self) -> None:
        if self._view is not None:
            self.desk.ask(left_out_of, self._view, then=partial(self._show, self._view))

    def _show(self, view: View, found: Number) -> None:
        if view != self._view:
            return
        self._found, n = found, len(found.behind)
        counted = P_(
            "{n} incomplete record is counted here, not in reports.", "{n} incomplete records are counted here, not in reports.", n
        )
        self._words.setText(self.desk.say(counted))
        self.setVisible(n > 0)
