"""The copy of each day: soon after the notebook was opened, and on every later day on which the window still stands."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer

from empower_desktop.ui.desk import Desk

SOON_MS = 5_000
LOOK_MS = 600_000


class DailyCopy(QTimer):
    """Looks every ten minutes whether a new day has come: a laptop that is only closed and opened may not start the program for weeks."""

    def __init__(self, desk: Desk) -> None:
        """Keep the copies of what a desk serves, for as long as it does."""
        super().__init__(desk)
        self._desk = desk
        self._last: date | None = None
        self.timeout.connect(self.keep)
        self.start(LOOK_MS)
        QTimer.singleShot(SOON_MS, self, self.keep)

    def keep(self) -> None:
        """Keep the copy of today, unless that was done."""
        from empower_desktop.workspace.keeping import daily_backup

        today = self._desk.work.today
        if not self._desk.is_closed and today != self._last:
            self._last = today
            self._desk.do_beside(daily_backup)
