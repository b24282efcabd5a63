"""What was noted and waits for the disk: shown at once, let go when its step comes back."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.records.fields import Plain
from empower_desktop.ui.entry_grid import Spot
from empower_desktop.workspace.attending import Attender, Marks


class MarksUnderWay:
    """The marks on their way, the oldest first, and those who come onto the list with them."""

    def __init__(self) -> None:
        """Start with nothing on its way."""
        self._batches: list[Marks] = []
        self.arriving: dict[str, Attender] = {}

    def add(self, marks: Marks) -> None:
        """Note that marks are on their way."""
        self._batches.append(marks)

    def let_go(self, marks: Marks) -> None:
        """Forget marks that came back, kept or refused."""
        self._batches = [batch for batch in self._batches if batch is not marks]
        for person in marks:
            self.arriving.pop(person, None)

    def values(self) -> Mapping[str, Mapping[str, Plain]]:
        """Give what each person's fields will be, the latest mark counting."""
        found: dict[str, dict[str, Plain]] = {}
        for batch in self._batches:
            for person, values in batch.items():
                found.setdefault(person, {}).update(values)
        return found

    def spots(self) -> frozenset[Spot]:
        """Give the cells that wait."""
        spots = {(person, code) for batch in self._batches for person, values in batch.items() for code in values}
        return frozenset(spots | {(person, "name") for person in self.arriving})
