"""Numbered steps in a line: those done, the one at hand, those to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from empower_desktop.ui.kit.texts import Disc, hair, label, restyle, row
from empower_desktop.ui.theme import Theme


class Steps(QWidget):
    """The steps of a longer act, as in a head: a check for those done, the number of the others.

    `first_wanted` tells that somebody pressed the first step while a later one is at hand.
    """

    first_wanted = Signal()

    def __init__(self, theme: Theme, steps: Sequence[str]) -> None:
        """Show the steps, the first one at hand."""
        super().__init__()
        line = row(theme, space=9)
        self._parts = [(Disc(theme, 24), label(text, "muted")) for text in steps]
        for number, (disc, word) in enumerate(self._parts):
            if number:
                between = hair()
                between.setFixedWidth(theme.px(36))
                line.addWidget(between)
            line.addWidget(disc)
            line.addWidget(word)
        line.addStretch(1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_step(0)

    def set_step(self, at: int) -> None:
        """Show which step is at hand, counted from 0."""
        self._at = at
        for number, (disc, word) in enumerate(self._parts):
            if number < at:
                disc.set_disc(icon="check")
            else:
                disc.set_disc(str(number + 1), look="filled" if number == at else "outlined")
            restyle(word, "role", "strong" if number == at else "muted")
        self.setAccessibleName(self._parts[at][1].text() if at < len(self._parts) else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell that the first step was pressed."""
        disc, word = self._parts[0]
        pressed = disc.geometry().united(word.geometry()).contains(event.position().toPoint())
        if self._at and pressed and event.button() == Qt.MouseButton.LeftButton:
            self.first_wanted.emit()

    def step(self) -> int:
        """Tell which step is at hand."""
        return self._at
