"""What the window shows when the notebook cannot be opened, and after something that nobody expected."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from empower_desktop.errors import Refusal
from empower_desktop.language import N_, Language
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.question import ask
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.theme import Theme


class Refused(QWidget):
    """Why the notebook cannot be opened; one can try again or bring a backup back."""

    tried_again = Signal()
    restored = Signal(str)

    def __init__(self, theme: Theme, language: Language, refusal: Refusal) -> None:
        """Say it in a sentence."""
        super().__init__()
        self.setObjectName("window")
        self._language = language
        actions = [
            Action("again", language(N_("Try again")), "refresh-cw", "primary"),
            Action("restore", language(N_("Restore a backup…")), "archive-restore"),
        ]
        page = EmptyState(theme, "triangle-alert", language(N_("The notebook cannot be opened")), language(refusal.message), actions)
        page.acted.connect(self._act)
        self.setLayout(column(theme, page))

    def _act(self, key: str) -> None:
        if key == "again":
            self.tried_again.emit()
            return
        chosen, _ = QFileDialog.getOpenFileName(self, self._language(N_("Restore a backup…")), str(Path.home()))
        if chosen:
            self.restored.emit(chosen)


def tell_of_bug(theme: Theme, language: Language, parent: QWidget, file: Path) -> None:
    """Say that something went wrong in the program, and offer the report."""
    question = language(N_("Something in the program went wrong"))
    text = language(
        N_("What was saved is safe. A report without names or notes lies in {file}; sending it helps to mend this.", file=str(file))
    )
    answers = [Action("", language(N_("Go on"))), Action("open", language(N_("Open the folder")), "folder-open", "primary")]
    if ask(theme, parent, question, text, answers) == "open":
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
