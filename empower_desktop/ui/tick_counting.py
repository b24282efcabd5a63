"""What files would bring as the ticks stand: worked out anew beside the window while somebody ticks."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from empower_desktop.errors import Refusal
from empower_desktop.ui.desk import Desk
from empower_desktop.workspace.report import Merged
from empower_desktop.workspace.retelling import retold


class TickCounting(QObject):
    """Asks one question at a time; who ticks faster than it is answered is told at the end what holds then.

    `counted` gives the preview as it is with the edits that are left out.
    """

    counted = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Know of no preview yet."""
        super().__init__(parent)
        self._desk = desk
        self._foretold: Merged | None = None
        self._wanted: tuple[frozenset[str], frozenset[str]] | None = None
        self._is_asking = False

    def begin(self, foretold: Merged | None) -> None:
        """Begin with another preview, or with none; what is still asked of the one before is not told any more."""
        self._foretold, self._wanted = (foretold if foretold is not None and foretold.retelling is not None else None), None

    def count(self, without: Collection[str], undecided: Collection[str]) -> None:
        """Work out what the files bring without these edits, about some of which nobody decided."""
        self._wanted = frozenset(without), frozenset(undecided)
        if not self._is_asking:
            self._ask()

    def _ask(self) -> None:
        foretold, wanted, self._wanted = self._foretold, self._wanted, None
        self._is_asking = foretold is not None and wanted is not None
        if wanted is not None and foretold is not None:
            self._desk.ask(retold, foretold, *wanted, then=self._told, refused=self._refused)

    def _told(self, merged: Merged) -> None:
        if self._wanted is not None:
            self._ask()
            return
        self._is_asking = False
        if self._foretold is not None and merged.retelling is self._foretold.retelling:
            self.counted.emit(merged)

    def _refused(self, refusal: Refusal) -> None:
        self._desk.refused.emit(refusal)
        self._ask()  # what was ticked meanwhile
