"""Garbage collection on the window's thread alone: a Qt object that another destroys can keep both waiting for each other for good.

Python collects on whatever thread happens to ask for memory. While a Qt object is destroyed, Qt holds a lock and asks for Python's;
meanwhile the window's thread holds Python's and may ask for that of Qt. On that thread itself it is safe only between events:
amid the destroying it would wait for the lock that it holds.
"""

from __future__ import annotations

import gc
from time import monotonic

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 250
FULL_SHARE = 0.01
"""So much of the time goes into full collections at most: they look through everything there is, and the window stands still."""


class GarbageCollection(QObject):
    """Collects by Python's thresholds, on the thread on which it was made, while that waits for events."""

    def __init__(self, parent: QObject) -> None:
        """Begin; from now on Python does not collect by itself."""
        super().__init__(parent)
        gc.disable()
        self._next_full = 0.0
        self._looking = QTimer(self)
        self._looking.timeout.connect(self.look)
        self._looking.start(LOOK_MS)

    def look(self) -> None:
        """Collect the oldest generation that is over its threshold, and the younger ones with it."""
        gc.disable()  # whoever switched it off for a while may have switched it on again
        counts, thresholds, began = gc.get_count(), gc.get_threshold(), monotonic()
        if counts[2] > thresholds[2] and began >= self._next_full:
            gc.collect()
            self._next_full = began + (monotonic() - began) / FULL_SHARE
        elif counts[1] > thresholds[1]:
            gc.collect(1)
        elif counts[0] > thresholds[0]:
            gc.collect(0)

    def stop(self) -> None:
        """Collect no more, nor let Python collect by itself: what is destroyed last, on the way out, is of Qt."""
        self._looking.stop()
