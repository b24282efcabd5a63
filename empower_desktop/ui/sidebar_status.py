"""What the sidebar says of the whole store: who works here, what waits, what is not sent yet; asked again after each step."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from empower_desktop.language import N_
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.entries import status_lines
from empower_desktop.ui.kit.sidebar import Sidebar
from empower_desktop.ui.practice_bar import PracticeBar
from empower_desktop.workspace.overview import Status, status

LATER_MS = 300


class SidebarStatus(QObject):
    """Keeps person, badges and status of a sidebar, and the line of practice mode, as they stand in the store."""

    def __init__(self, desk: Desk, sidebar: Sidebar, practice: PracticeBar) -> None:
        """Show nothing before it is asked for."""
        super().__init__(sidebar)
        self._desk, self._sidebar, self._practice = desk, sidebar, practice
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self.ask)

    def ask(self) -> None:
        """Ask how all stands now."""
        self._desk.ask(status, then=self._show)

    def ask_later(self) -> None:
        """Ask once nothing has happened for a moment."""
        self._later.start()

    def _show(self, found: Status) -> None:
        language = self._desk.language
        practising = language(N_("Practice mode")) if found.practice else ""
        self._sidebar.set_person(found.author, practising or found.area or language(found.role))
        for key, count in (("home", found.waiting), ("exchange", found.to_answer)):
            self._sidebar.set_badge(key, count)
        self._sidebar.set_status(status_lines(found, language))
        self._practice.setVisible(found.practice)
