"""A question before what undo cannot take back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from empower_desktop.ui.kit.buttons import Action, action_button
from empower_desktop.ui.kit.texts import column, icon_label, label, row
from empower_desktop.ui.theme import Theme


class Question(QDialog):
    """A dialog whose title is the question and whose buttons are verbs; Esc answers with nothing."""

    def __init__(
        self, theme: Theme, parent: QWidget | None, question: str, text: str, actions: Sequence[Action], *, icon: str = "circle-help"
    ) -> None:
        """Ask; the last action is the one that goes ahead, and none is chosen by a hasty Enter unless it is primary."""
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(question)
        self.setModal(True)
        self.setFixedWidth(theme.px(440))
        self.answer = ""
        self._before = QApplication.focusWidget()
        self.finished.connect(self._give_back)
        heading = label(question, "section", wrap=True)
        words = label(text, "muted", wrap=True)
        danger = any(action.kind == "danger" for action in actions)
        beside = column(theme, heading, words, space=6)
        self.content = column(theme, space=8)
        beside.addLayout(self.content)
        top = row(theme, space=12)
        top.addLayout(column(theme, icon_label(theme, icon, "danger" if danger else "accent", 20)))
        top.itemAt(0).layout().addStretch(1)  # type: ignore[union-attr]  # the layout added in the line above
        top.addLayout(beside, 1)
        buttons = row(theme)
        buttons.addStretch(1)
        for action in actions:
            button = action_button(theme, action, self._answer)
            button.setDefault(action.kind == "primary")
            buttons.addWidget(button)
        whole = column(theme, space=20, margins=(24, 24, 24, 20))
        whole.addLayout(top)
        whole.addLayout(buttons)
        self.setLayout(whole)

    def _give_back(self) -> None:
        """Give the keyboard back to where it was when the question came."""
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _answer(self, key: str) -> None:
        self.answer = key
        self.accept()


def ask(theme: Theme, parent: QWidget | None, question: str, text: str, actions: Sequence[Action]) -> str:
    """Ask and wait; give the key of the verb chosen, or nothing when the question was put away."""
    dialog = Question(theme, parent, question, text, actions)
    dialog.exec()
    return dialog.answer
