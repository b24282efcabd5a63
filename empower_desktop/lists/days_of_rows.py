"""Lists whose rows say themselves on which day somebody came, and to what: asked whether each of the days was one, and parted then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part, across
from empower_desktop.lists.days import read_cell
from empower_desktop.lists.grid import Cell, range_name
from empower_desktop.lists.heads import Said
from empower_desktop.lists.questions import in_short
from empower_desktop.lists.understood import OF_WHO_CAME, Option
from empower_desktop.records.words import meaning

_EACH = "each"
_OPTIONS = (
    Option(_EACH, N_("Yes: each of them by itself, with the people of its rows")),
    Option("one", N_("No: all of it is one, and the days are something else")),
)
_SURE_ENOUGH = ("", "settled", "two_digit", "order")
Event = tuple[str, str]
"""What was held and on which day, as a row says it."""


def part_by_days(context: Context, parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Give the tables that are taken, those with a day in each row parted by them, and those that wait until that is answered."""
    taken: list[Part] = []
    waiting: list[Part] = []
    for part in parts:
        rows = _events(context, part) if context.kind in OF_WHO_CAME and part.head.day is None else {}
        several = list(dict.fromkeys(rows.values()))
        answer = _ask(context, part, several) if len(several) > 1 else _EACH if several else "one"
        if answer == _EACH:
            taken.extend(_of_event(part, [row for row, said in rows.items() if said == event], len(several) > 1) for event in several)
        elif answer == "one":
            taken.append(part)
        else:
            waiting.append(part)
            table = part.table
            cells = range_name(table.top, table.left, table.bottom, table.right)
            context.asking.leave(part.sheet, cells, N_("Waits until it is answered whether each day of its rows was one by itself"))
    return taken, waiting


def _columns(part: Part) -> tuple[int, int]:
    """Give the columns that say what was held, and on which day; 0 for none."""
    meant = {meaning("head", each.words): each.column for each in reversed(part.table.headings)}
    return meant.get("title", 0), meant.get("date", 0)


def _events(context: Context, part: Part) -> Mapping[int, Event]:
    """Give what each row says was held, and when; nothing where one says no day, or where nothing was held, as in a guest book."""
    title, day = _columns(part)
    is_of_something = title or part.head.title is not None or part.head.group is not None
    if not (day and is_of_something) or not part.table.column("name") or part.table.columns_with("session"):
        return {}
    cells = {row: part.table.sheet.cell(row, day) for row in part.table.rows}
    read = [read_cell(cell, context.clues, part.year, context.today) for cell in cells.values() if cell is not None]
    if len(read) < len(cells) or not all(one.iso and one.doubt in _SURE_ENOUGH for one in read):
        return {}
    return {row: (part.table.sheet.text(row, title) if title else "", cell.text) for row, cell in cells.items() if cell is not None}


def _ask(context: Context, part: Part, several: Sequence[Event]) -> str:
    named = in_short(" ".join(event).strip() for event in several)
    message = N_("The rows say on which day they are: {days}. Was it held on each of them?", days=named)
    columns = [column for column in _columns(part) if column]
    where = across(max(part.table.header_rows), columns)
    return context.asking.ask("rows_of_days", part.sheet, where, message, _OPTIONS, _EACH)


def _of_event(part: Part, rows: Sequence[int], is_one_of_several: bool) -> Part:
    """Give the rows of one event as a table by itself; a sum below is of all of them, and says nothing of some."""
    title, day = _columns(part)
    table = replace(part.table.untouched(), rows=list(rows), total_row=0 if is_one_of_several else part.table.total_row)
    said = _said(part, rows[0], title)
    head = replace(part.head, day=_said(part, rows[0], day), title=said or part.head.title)
    return replace(part, table=table, head=head, fingerprints={}, of_event=frozenset((title, day)))


def _said(part: Part, row: int, column: int) -> Said | None:
    cell: Cell | None = part.table.sheet.cell(row, column) if column else None
    return Said(" ".join(cell.text.split()), cell) if cell is not None else None
