"""The rows of possible doubles: both of a pair by name, how alike they are, and why."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_
from empower_desktop.records import KINDS
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.double_card import reasons
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.table_model import Column, TableRow
from empower_desktop.workspace import Row
from empower_desktop.workspace.doubles import Double, key_of
from empower_desktop.workspace.listing import PageNames, names_for

LIKELY, POSSIBLE = N_("Very alike"), N_("Alike")
VERY_ALIKE = 85


def double_columns(desk: Desk) -> list[Column]:
    """Give the columns of the pairs."""
    say = desk.say
    columns = [Column("one", say(N_("One")), 220), Column("other", say(N_("The other")), 220), Column("how", say(N_("How alike")), 130)]
    return [*columns, Column("why", say(N_("Why")), 320, wide=True)]


def double_rows(desk: Desk, pairs: Sequence[Double]) -> list[TableRow]:
    """Give a row for each pair, by its key."""
    names = names_for(desk.work, [row for double in pairs for row in (double.one, double.other)])
    made = []
    for double in pairs:
        likely = double.likeness.points >= VERY_ALIKE
        how = Cell(desk.say(LIKELY if likely else POSSIBLE), "chip", role="warn" if likely else "info")
        titles = [Cell(_title(row, names), "strong") for row in (double.one, double.other)]
        made.append(TableRow(key_of(double), (*titles, how, Cell(reasons(desk.language, double), "muted"))))
    return made


def _title(row: Row, names: PageNames) -> str:
    """Name a record, with what tells two of one name apart."""
    told = str(row.fields["birth_year"]) if "birth_year" in row.fields else names.show(row, KINDS[row.kind].date_field or "area")
    return f"{names.title(row)} ({told})" if told else names.title(row)
