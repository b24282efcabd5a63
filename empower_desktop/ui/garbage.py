"""Garbage collection on the window's thread alone: where another takes away what Qt made, both may wait for each other for good.

Python collects in whatever thread happens to ask for memory. Qt holds a lock while a thing of its own goes, and asks Python then;
meanwhile the window's thread holds Python and may ask for that lock.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 250


class GarbageCollection(QObject):
    """Collects as often as Python's thresholds say, but on the thread on which it was made, while that thread waits for events."""

    def __init__(self, parent: QObject) -> None:
        """Begin; from now on Python does not collect by itself."""
        super().__init__(parent)
        gc.disable()
        self._looking = QTimer(self)
        self._looking.timeout.connect(self.look)
        self._looking.start(LOOK_MS)

    def look(self) -> None:
        """Collect the oldest generation that is over its threshold, and the younger ones with it."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Leave it to Python again."""
        self._looking.stop()
        gc.enable()
