"""Makes what will be wanted soon while nothing else is to be done, in slices too short to be felt."""

from __future__ import annotations

import pkgutil
import time
from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from empower_desktop import ui, workspace
from empower_desktop.ui import kit

BREATH_MS = 60
SLICE = 0.008
AT_ONCE = 10


class Ahead(QObject):
    """Goes through pieces of work, a few short ones or a single long one at a time, and lets the window breathe between."""

    done = Signal()

    def __init__(self, pieces: Iterator[None], parent: QObject) -> None:
        """Begin with the first piece after a breath; it ends with its parent, or with `done` when there is nothing left."""
        super().__init__(parent)
        self._pieces = pieces
        self._breath = QTimer(self)
        self._breath.setInterval(BREATH_MS)
        self._breath.timeout.connect(self._go_on)
        self._breath.start()

    def _go_on(self) -> None:
        until = time.perf_counter() + SLICE
        while time.perf_counter() < until:
            try:
                next(self._pieces)
            except StopIteration:
                self._breath.stop()
                self.done.emit()
                return


def modules() -> Iterator[None]:
    """Import what the screens are made of, a module at a time; what they need first comes first."""
    for package in (kit, workspace, ui):
        for module in pkgutil.iter_modules(package.__path__):
            if not module.ispkg:
                import_module(f"{package.__name__}.{module.name}")
                yield


def dressed(whole: QWidget) -> Iterator[None]:
    """Dress the widgets of something that is not in sight yet, a few at a time: half of what showing it costs."""
    for number, each in enumerate(whole.findChildren(QWidget)):
        if isValid(each):
            each.ensurePolished()
        if not number % AT_ONCE:
            yield
