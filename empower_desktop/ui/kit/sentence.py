"""A sentence that gives way to its neighbours: on one line where there is room, else on a second one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from empower_desktop.ui.kit.texts import Elided

MOST_LINES = 2


class Sentence(Elided):
    """A sentence of at most two lines; only what these do not hold ends in …, with all of it in the tooltip."""

    def __init__(self, text: str = "", role: str = "body") -> None:
        """Show a text in one of the roles of the style sheet."""
        super().__init__(text, role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole text on one line."""
        self.ensurePolished()
        letters = self.fontMetrics()
        return QSize(letters.horizontalAdvance(self._whole) + 2, letters.height())

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than a few letters of one line."""
        return QSize(min(self.sizeHint().width(), self.fontMetrics().averageCharWidth() * 6), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Say that its height depends on its width; what the size policy says of it, Qt forgets with each text."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give how high its lines are at a width."""
        return self.fontMetrics().height() + (len(self._lines(width)) - 1) * self.fontMetrics().lineSpacing()

    def _lines(self, width: int) -> list[str]:
        letters, lines = self.fontMetrics(), [""]
        for word in self._whole.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            is_last = len(lines) == MOST_LINES
            lines[-1:] = [longer] if not lines[-1] or is_last or letters.horizontalAdvance(longer) <= width else [lines[-1], word]
        return [letters.elidedText(line, Qt.TextElideMode.ElideRight, max(width, 1)) for line in lines]

    def _fit(self) -> None:
        shown = "\n".join(self._lines(self.width()))
        if self.text() != shown:
            self.setText(shown)
        self.setToolTip("" if shown.replace("\n", " ") == self._whole else self._whole)
