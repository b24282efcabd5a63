"""People below a line of another day, `Peserta susulan, 3 Maret 2026`: asked about, for they may not have come on that of the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from empower_desktop.language import N_, P_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.days import Read, read_cell, read_day, read_range
from empower_desktop.lists.grid import cell_name
from empower_desktop.lists.names import is_name
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import longest

WHY = "another day"
_MOST_CELLS = 3
"""A row of more cells than these is no line over others."""
_OPTIONS = (Option("take", N_("On the day of the list: take them")), Option("leave", N_("On another day: leave them out")))


def ask_of_latecomers(context: Context, parts: Sequence[Part]) -> None:
    """Leave out who stands below such a line, unless it is answered that they came on the day of the list."""
    for part in parts:
        table = part.table
        lines = list(_lines(context, part)) if table.column("name") and not table.columns_with("session") else ()
        for at, (line, text, is_other) in enumerate(lines):
            end = lines[at + 1][0] if at + 1 < len(lines) else table.bottom + 1
            rows = [row for row in table.rows if line < row < end]
            if not is_other or not rows:
                continue
            message = P_(
                "“{text}” stands over {n} person. On which day did they come?",
                "“{text}” stands over {n} people. On which day did they come?",
                len(rows),
                text=text,
            )
            if context.asking.ask("another_day", part.sheet, cell_name(line, table.left), message, _OPTIONS) != "take":
                table.rows = [row for row in table.rows if row not in rows]
                table.skipped.update(dict.fromkeys(rows, WHY))


def _lines(context: Context, part: Part) -> Iterator[tuple[int, str, bool]]:
    """Give the lines between the rows of a table that name people and a day, and whether it is another than that of the list."""
    table, days, number = part.table, _days(context, part), part.table.column("number")
    year = int(days[0][0][:4]) if days else part.year
    for row in range(table.rows[0] + 1, table.rows[-1]) if table.rows else ():
        cells = [cell for cell in table.sheet.by_row.get(row, ()) if table.left <= cell.column <= table.right]
        numbered = bool(number) and table.sheet.text(row, number).isdecimal()
        is_line = 0 < len(cells) <= _MOST_CELLS and not numbered and not _is_of_somebody(part, row)
        text = " ".join(cell.text for cell in cells)
        said = read_day(text, context.clues, year) if is_line and longest("over_people", text)[0] else Read()
        if said.iso:
            yield row, text, not any(first <= day <= last for first, last in days for day in (said.iso, said.other) if day)


def _is_of_somebody(part: Part, row: int) -> bool:
    """Say whether a row names a person: the day beside it is that of a birth or of a remark, and heads nobody."""
    name = part.table.sheet.text(row, part.table.column("name"))
    return is_name(name) and not longest("over_people", name)[0]


def _days(context: Context, part: Part) -> list[tuple[str, str]]:
    """Give the first and the last day that the head of a list may mean."""
    said = part.head.day
    if said is None:
        return []
    first, last = read_range(said.text, context.clues, part.year)
    cell = read_cell(said.cell, context.clues, part.year)
    spans = ((first.iso, last.iso), (first.other, last.other), (cell.iso, ""), (cell.other, ""))
    return [(start, end or start) for start, end in spans if start]
