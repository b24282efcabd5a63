"""By whom a record was received as it is now: on its page where else the time of its saving stands, in lists as a quiet mark."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from empower_desktop.language import N_, Language
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.exchange_parts import local_moment
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.page import PageHead
from empower_desktop.ui.kit.table_model import Column
from empower_desktop.workspace.receipts import Mark, marks
from empower_desktop.workspace.spelling import first_name

RECEIVED = "_received"


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
            self._head.set_saved(next((received_words(mark, self._desk.language) for mark in found.values()), ""))


def received_words(mark: Mark, language: Language) -> str:
    """Say who received a record and when: the first of the names and a short day, for a title needs the room."""
    day = language.short_day(local_moment(mark.at).date())
    return language(N_("Received by {name}, {day}", name=first_name(mark.by), day=day))


def received_cell(mark: Mark | None, language: Language) -> Cell:
    """Give the cell of a record in a table: a check with the day, or nothing while nobody told that it arrived."""
    if mark is None:
        return Cell(" ")
    day = language.short_day(local_moment(mark.at).date())
    return Cell(day, "muted", icon="check", tip=received_words(mark, language))


def received_column(language: Language) -> Column:
    """Give the column that holds these cells."""
    return Column(RECEIVED, language(N_("Received")), 130, tip=language(N_("Arrived as it is now, by the last receipt")))
