"""A thread for slow things, before there is a store and its desk."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from empower_desktop.errors import Refusal


class Aside(QObject):
    """Does slow things beside the window, before there is a store and its desk."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Start one thread."""
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, "aside")
        # Who waits stays on the window's thread, or a Qt object might be destroyed on the other one with its last reference.
        self._awaited: deque[tuple[Callable[[object], None], Callable[[Refusal], None]]] = deque()
        self._arrived.connect(self._receive)

    def do(self, act: Callable[[], object], then: Callable[[object], None], refused: Callable[[Refusal], None]) -> None:
        """Do something and hand what it gave, or why it was refused, to the window's thread."""

        def work() -> None:
            try:
                value = act()
            except BaseException as error:  # noqa: BLE001  # carried over and raised there
                value = error
            if isValid(self):
                self._arrived.emit(value)

        self._awaited.append((then, refused))
        self._thread.submit(work)

    def do_alone(self, act: Callable[[], object], then: Callable[[object], None], refused: Callable[[Refusal], None]) -> None:
        """Do something during which nothing else can be begun in the widget this belongs to; the keyboard comes back to its place."""
        asking = self.parent()
        assert isinstance(asking, QWidget)
        had_keyboard: QWidget | None = asking.focusWidget()

        def free(go_on: Callable[..., None], value: object) -> None:
            asking.setEnabled(True)
            if had_keyboard is not None and isValid(had_keyboard):
                had_keyboard.setFocus()
            go_on(value)

        asking.setEnabled(False)
        self.do(act, partial(free, then), partial(free, refused))

    def close(self) -> None:
        """End the thread."""
        self._thread.shutdown(wait=True)

    @Slot(object)
    def _receive(self, value: object) -> None:
        then, refused = self._awaited.popleft()
        if isinstance(value, Refusal):
            refused(value)
        elif isinstance(value, BaseException):
            raise value
        else:
            then(value)
