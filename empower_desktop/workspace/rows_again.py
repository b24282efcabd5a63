"""Rows that may be records which are here already: asked once for a sheet, and held until somebody answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from empower_desktop.history.change import Plain
from empower_desktop.language import N_, P_
from empower_desktop.lists.questions import Asking
from empower_desktop.lists.understood import Entry, Option
from empower_desktop.store import Row

TAKE = Option("same", N_("The same: take what the list says"))
KEEP = Option("leave", N_("The same: leave what is here"))
ANOTHER = Option("new", N_("Another one"))
Doubtful = Sequence[tuple[Entry, Row]]
_MOST_NAMED = 6


@dataclass
class RowsAgain:
    """Asks about rows; `fresh` gives the id of a new record, `title` what one of a kind with some fields is called.

    Rows that are asked for are `held` until that is answered; those answered to be the same are `taken` as the list says.
    """

    asking: Asking
    fresh: Callable[[Entry], str]
    title: Callable[[str, Mapping[str, Plain]], str]
    held: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)

    def ask(self, doubtful: Doubtful, options: Sequence[Option] = (TAKE, KEEP, ANOTHER)) -> dict[str, str]:
        """Ask for each sheet which of its rows are the records beside them, the first option proposed; give the record of each."""
        found: dict[str, str] = {}
        for sheet in dict.fromkeys(entry.sheet for entry, _ in doubtful):
            some = [(entry, row) for entry, row in doubtful if entry.sheet == sheet]
            some.sort(key=lambda pair: pair[0].row)
            first_of = {_cell(entry): row for entry, row in reversed(some)}  # a row of a list may bring a record of each month
            named = [*reversed(first_of.values())][:_MOST_NAMED]
            names = "; ".join(self.title(some[0][0].kind, row.fields) for row in named)
            message = P_(
                "{n} row may be a record that is here, though not all of it agrees: {names}. The same one?",
                "{n} rows may be records that are here, though not all that they say agrees: {names}. The same ones?",
                len(first_of),
                names=names,
            )
            where = ",".join(dict.fromkeys(_cell(entry) for entry, _ in some))
            answer = self.asking.ask("row_again", sheet, where, message, options, options[0].code, entry=some[0][0].name)
            for entry, row in some:
                found[entry.name] = self.fresh(entry) if answer == ANOTHER.code else row.id
            if answer != ANOTHER.code:
                (self.taken if answer == TAKE.code else self.held).update(entry.name for entry, _ in some)
        return found


def _cell(entry: Entry) -> str:
    """Give the beginning of its row, of a line of minutes its own cell."""
    return f"A{entry.row}" if entry.row else next(iter(entry.cells.values()), "A1")


def each_once(entries: Iterable[Entry], rows_of: Callable[[Entry], Sequence[Row]], taken: Iterable[str]) -> dict[str, Row]:
    """Give each entry, by its name, the first of its rows that is neither `taken` nor another one's; some have none."""
    spoken_for = set(taken)
    found: dict[str, Row] = {}
    for entry in entries:
        row = next((row for row in rows_of(entry) if row.id not in spoken_for), None)
        if row is not None:
            spoken_for.add(row.id)
            found[entry.name] = row
    return found
