"""By whom the record of a page was received as it is now, shown where else the time of its saving stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from empower_desktop.language import N_
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.exchange_parts import local_moment
from empower_desktop.ui.kit.page import PageHead
from empower_desktop.workspace.receipts import Mark, marks


class ReceivedMark:
    """The mark in the head of one page."""

    def __init__(self, desk: Desk, head: PageHead) -> None:
        """Show nothing yet."""
        self._desk, self._head = desk, head
        self._record, self._shown = "", False

    def show_record(self, record: str) -> None:
        """Look up another record, or the same again; "" is none."""
        self._shown = self._shown and record == self._record
        self._record = record
        if record:
            self._desk.ask(marks, (record,), then=partial(self._show, record))

    def let_go(self) -> None:
        """Leave the place to the time of a save: what was saved since, nobody has received."""
        self._shown = False

    def _show(self, record: str, found: Mapping[str, Mark]) -> None:
        if record == self._record and (found or self._shown):
            self._shown = bool(found)
            self._head.set_saved(next(map(self._words, found.values()), ""))

    def _words(self, mark: Mark) -> str:
        # The first of the names and a short day, for the title needs the room.
        day = self._desk.language.short_day(local_moment(mark.at).date())
        return self._desk.say(N_("Received by {name}, {day}", name=mark.by.partition(" ")[0], day=day))
