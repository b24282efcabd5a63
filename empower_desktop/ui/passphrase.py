"""Asking for the passphrase of a file that is locked; it is kept nowhere but in memory, by the one who asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from empower_desktop.language import N_, Language, Message
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.field import Field
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.theme import Theme

PASSPHRASE, ENTER_PASSPHRASE = N_("Passphrase"), N_("Passphrase…")
SHOW, HIDE = N_("Show"), N_("Hide")
LATER, OPEN = N_("Cancel"), N_("Open")
NO_MATCH = N_("The passphrase does not match. Check Caps Lock.")
EMPTY = N_("Type the passphrase first.")
WHY = N_("It was saved with a passphrase in Excel. Whoever sent it knows it. It is used this once and kept nowhere.")
LONGEST = 255
"""So many characters Excel takes."""


class PassphraseQuestion(Question):
    """One field, hidden unless shown; a wrong passphrase stands in it again, selected, with a sentence below."""

    def __init__(self, theme: Theme, say: Language, parent: QWidget, question: Message, tried: str = "") -> None:
        """Ask over a window; `tried` is a passphrase that did not match."""
        self._say = say
        actions = [Action("later", self._say(LATER)), Action("go", self._say(OPEN), "lock-open", "primary")]
        super().__init__(theme, parent.window(), self._say(question), self._say(WHY), actions, icon="lock")
        self.line = QLineEdit(tried)
        self.line.setMaxLength(LONGEST)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.field = Field(theme, self._say(PASSPHRASE), self.line)
        self.line.textEdited.connect(lambda _: self.field.clear())
        self.eye = Button(theme, self._say(SHOW), "ghost", "eye")
        self.eye.clicked.connect(self._turn)
        self.content.addWidget(self.field)
        self.content.addWidget(self.eye, 0, Qt.AlignmentFlag.AlignLeft)
        self.setTabOrder(self.line, self.eye)
        if tried:
            self.field.show_problem(self._say(NO_MATCH))
            self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        """Show what is typed, or hide it."""
        hidden = self.line.echoMode() is QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self.eye.set_text(self._say(HIDE if hidden else SHOW))
        self.eye.set_icon("eye-off" if hidden else "eye")

    def _answer(self, key: str) -> None:
        if key == "go" and not self.line.text():
            self.field.show_problem(self._say(EMPTY))
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super()._answer(key)


def passphrase_of(file: str) -> Message:
    """Ask for the passphrase of a file."""
    return N_("Passphrase for {file}", file=file)


def ask_passphrase(
    theme: Theme, say: Language, parent: QWidget, question: Message, then: Callable[[str], None], tried: str = ""
) -> PassphraseQuestion:
    """Ask for a passphrase and hand it on; nothing happens when the question is put away."""
    dialog = PassphraseQuestion(theme, say, parent, question, tried)

    def answered() -> None:
        passphrase = dialog.line.text() if dialog.answer == "go" else ""
        dialog.deleteLater()
        if passphrase:
            then(passphrase)

    dialog.finished.connect(answered)
    dialog.open()
    return dialog
