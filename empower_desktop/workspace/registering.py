"""Which records the rows of a register are: those that say the same already, and those that are asked for because they say more or else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from empower_desktop.errors import Problem
from empower_desktop.history.change import Plain
from empower_desktop.language import N_, P_
from empower_desktop.lists.questions import Asking
from empower_desktop.lists.understood import Entry, Option
from empower_desktop.lists.words import plain
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Text
from empower_desktop.store import Row

_ANSWERS = (
    Option("same", N_("The same: take what the list says")),
    Option("leave", N_("The same: leave what is here")),
    Option("new", N_("Another one")),
)
_MOST_NAMED = 6
_MAY_LACK = "group"


@dataclass
class Registering:
    """Finds the records of rows: `like` gives the live records with some values, `fresh` the id of a new one.

    Rows that are asked for are `held` until that is answered; those answered to be the same are `taken` as the list says.
    """

    asking: Asking
    like: Callable[[str, dict[str, Plain]], list[Row]]
    fresh: Callable[[Entry], str]
    today: date
    held: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)

    def find(self, entries: Sequence[Entry], own: Callable[[Entry], str], ids: Mapping[str, str]) -> dict[str, str]:
        """Give the record of each row; `own` is what this very list made of it before, "" for nothing."""
        found: dict[str, str] = {}
        doubtful: list[tuple[Entry, Row]] = []
        for entry in entries:
            before = own(entry)
            rows = [] if before else self._alike(entry, ids)
            same = [row for row in rows if row.id not in found.values() and self._says_all(row, entry, ids)]
            if not before and rows and not same:
                doubtful.append((entry, rows[0]))
            found[entry.name] = before or (same[0].id if same else self.fresh(entry))
        return {**found, **self._ask(doubtful)}

    def _alike(self, entry: Entry, ids: Mapping[str, str]) -> list[Row]:
        """Give the live records with the same soft key, or else of the same name, day and group (R20)."""
        kind = KINDS[entry.kind]
        codes = kind.soft_key or (*filter(None, (kind.date_field,)), *kind.title_fields, _MAY_LACK)
        values = {code: _value(entry, code, ids) for code in dict.fromkeys(codes) if code in kind.fields()}
        lacking = [code for code, value in values.items() if value in (None, "") and code not in (*kind.soft_either, _MAY_LACK)]
        if lacking or not any(values.values()):
            return []
        texts = {code: plain(str(value)) for code, value in values.items() if isinstance(kind.fields()[code], Text)}
        rows = self.like(entry.kind, {code: value for code, value in values.items() if code not in texts and value not in (None, "")})
        return [row for row in rows if all(plain(str(row.fields.get(code) or "")) == text for code, text in texts.items())]

    def _says_all(self, row: Row, entry: Entry, ids: Mapping[str, str]) -> bool:
        """Say whether a record holds everything already that a row says."""
        fields = KINDS[entry.kind].fields()
        for code, value in entry.fields.items():
            try:
                if fields[code].read(value, self.today) != row.fields.get(code):
                    return False
            except Problem:
                return False
        return all(row.fields.get(code) == ids.get(name) for code, name in entry.links.items() if ids.get(name))

    def _ask(self, doubtful: Sequence[tuple[Entry, Row]]) -> dict[str, str]:
        """Ask once for all rows of a sheet whether they are the records of the same name."""
        found: dict[str, str] = {}
        for sheet in dict.fromkeys(entry.sheet for entry, _ in doubtful):
            some = [(entry, row) for entry, row in doubtful if entry.sheet == sheet]
            names = "; ".join(row.title for _, row in some[:_MOST_NAMED])
            message = P_(
                "{n} row may be a record that is here, of which it says something else: {names}. The same one?",
                "{n} rows may be records that are here, of which they say something else: {names}. The same ones?",
                len(some),
                names=names,
            )
            where = ",".join(f"A{entry.row}" for entry, _ in some)
            answer = self.asking.ask("row_again", sheet, where, message, _ANSWERS, "same", entry=some[0][0].name)
            for entry, row in some:
                found[entry.name] = self.fresh(entry) if answer == "new" else row.id
            if answer != "new":
                (self.taken if answer == "same" else self.held).update(entry.name for entry, _ in some)
        return found


def _value(entry: Entry, code: str, ids: Mapping[str, str]) -> Plain:
    return ids.get(entry.links[code], "") if code in entry.links else entry.fields.get(code)
