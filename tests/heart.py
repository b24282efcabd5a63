"""A heart that beats in the window's thread: it feels how long nothing else could be done there."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5


def _left_out() -> float:
    """Give how long the machine let others run while this thread was ready, where the system tells it."""
    try:
        told = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(told.split()[1]) / 1e9


class Heart(QObject):
    """Notes the time between beats, in milliseconds, with what was being done then.

    What a busy machine takes away from the whole program is left out: it is none of the window's doing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.doing = ""
        self.gaps: list[tuple[float, str]] = []
        self._last = self._now()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def begin(self, doing: str) -> None:
        """Name what is done from now on."""
        self.doing, self._last = doing, self._now()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def longest(self, most: int = 5) -> list[tuple[int, str]]:
        """Give the longest gaps and what was done in them."""
        return [(round(gap), doing) for gap, doing in sorted(self.gaps, reverse=True)[:most]]

    def within(self, share: float) -> float:
        """Give the length that this share of all gaps does not exceed."""
        gaps = sorted(gap for gap, _ in self.gaps)
        return gaps[min(len(gaps) - 1, int(len(gaps) * share))]

    def _beat(self) -> None:
        now = self._now()
        self.gaps.append(((now - self._last) * 1000, self.doing))
        self._last = now

    @staticmethod
    def _now() -> float:
        return time.perf_counter() - _left_out()
