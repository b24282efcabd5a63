"""Lists without any headings: the column of names is found by what stands in it, and asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from empower_desktop.language import N_
from empower_desktop.lists.amounts import sexes_of
from empower_desktop.lists.closing_rows import closes
from empower_desktop.lists.context import Context, span
from empower_desktop.lists.day_headings import Heading
from empower_desktop.lists.grid import Cell, Sheet, column_of, letters
from empower_desktop.lists.headings import is_heading, word_field
from empower_desktop.lists.names import is_name
from empower_desktop.lists.said_days import says_head
from empower_desktop.lists.sum_rows import sum_begun
from empower_desktop.lists.tables import Found
from empower_desktop.lists.understood import Chosen, Column, Option
from empower_desktop.lists.values_below import field_of_values
from empower_desktop.records.words import beginning, meaning, plain

_FEWEST = 3
_COUNTED = re.compile(r"\s*\(?(\d{1,3})\s*[.)]\s*(?=(\S)?)")
"""The number of somebody within the cell that names them, `1. Siti`, as lists in a chat are written; the last ones may name nobody yet."""
_HEAD = 6
"""So many lines may say what a list is of, `BUKU HADIR`, and `Tgl 7 Maret` below it, before its names begin."""


def headless_tables(context: Context, mapping: Chosen) -> dict[str, list[Found]]:
    """Give, for each sheet, the table that has no headings; the names' column is taken when a person says that it is that."""
    found = {}
    for sheet in context.listing.sheets:
        chosen = _chosen_column(sheet, mapping)
        heading = _called(sheet, mapping) or (_lone_heading(sheet) if not chosen else None)
        name = chosen or (heading.column if heading else _names(sheet))
        if not name or sheet.hidden or (not (chosen or heading) and _is_headed(sheet)):
            continue
        named = [row for row in sheet.by_row if is_name(sheet.text(row, name))]
        named = _counted(sheet, name) or named
        above = max((row for row in [*sheet.by_row][:_HEAD] if len(sheet.by_row[row]) == 1 and says_head(sheet.by_row[row])), default=0)
        named = [row for row in named if row > (heading.row if heading else above)]
        head = heading.row if heading else next((row for row in named[:1] if _heads_others(sheet, row, name)), 0)
        rows = [*_until_closed(sheet, [row for row in named if row > head])]
        if not (chosen or heading):
            message = N_("The list has no headings. Does column {column} hold the names?", column=letters(name))
            options = (Option("yes", N_("Yes")), Option("no", N_("No")))
            if context.asking.ask("no_heading", sheet.name, span(name, rows), message, options, "yes") != "yes":
                continue
        if rows:
            found[sheet.name] = [_table(sheet, name, rows, head)]
    return found


def _chosen_column(sheet: Sheet, mapping: Chosen) -> int:
    """Give the column of a sheet that was said, by its letters, to hold the names; 0 where none was."""
    said = [key.rpartition("!") for key, field in mapping.items() if field == "name"]
    columns = {column_of(called) for on, _, called in said if on in ("", sheet.name)}
    return next((column for _, column in sheet.cells if column in columns), 0)


def _called(sheet: Sheet, mapping: Chosen) -> Cell | None:
    """Give the heading of a sheet that was said, by its words, to stand over the names."""
    called = {plain(key) for key, field in mapping.items() if field == "name" and plain(key)}
    return next((cell for cell in sheet.cells.values() if plain(cell.text) in called), None)


def _until_closed(sheet: Sheet, rows: Sequence[int]) -> Iterator[int]:
    """Give the rows of names before a sum, a place to sign or whatever else closes a list."""
    return takewhile(lambda row: not (sum_begun(sheet.by_row[row][0].text) or closes(sheet.by_row[row], numbered=False)), rows)


def _lone_heading(sheet: Sheet) -> Cell | None:
    """Give the heading `Nama` that stands in its row alone, over nothing but names."""
    alone = (cells[0] for cells in sheet.by_row.values() if len(cells) == 1)
    heading = next((cell for cell in alone if word_field(cell.text) == "name"), None)
    is_over = heading is not None and any(is_name(sheet.text(row, heading.column)) for row in sheet.by_row if row > heading.row)
    return heading if is_over else None


def _is_headed(sheet: Sheet) -> bool:
    """Say whether a row heads columns: then it is a table, though not of people."""
    return any(sum(is_heading(cell.text) for cell in cells) >= _FEWEST - 1 for cells in sheet.by_row.values())


def _names(sheet: Sheet) -> int:
    """Give the column that holds names, 0 for none: nearly all of it is words, and nearly all of them differ."""
    columns = sorted({column for _, column in sheet.cells})
    best, most = 0, 0.0
    for column in columns:
        texts = [sheet.text(row, column) for row in _counted(sheet, column) or sheet.by_row if sheet.text(row, column)]
        likely = [
            text for text in texts if is_name(text) and ":" not in text and not sexes_of(text) and len(text) > 2 and not _is_label(text)
        ]
        share = len(set(likely)) / len(texts) if len(texts) >= _FEWEST else 0.0
        if share > max(most, 0.75):
            best, most = column, share
    return best


def _counted(sheet: Sheet, column: int) -> list[int]:
    """Give the rows of a column that are counted from one on and say something, `1. Siti`; none where parts of minutes are counted so."""
    both = ((row, _COUNTED.match(sheet.text(row, column))) for row in sheet.by_row)
    found = [(row, match) for row, match in both if match is not None]
    if [int(match[1]) for _, match in found] != [*range(1, len(found) + 1)] or any(map(_heads_part, sheet.cells.values())):
        return []
    rows = [row for row, match in found if match[2]]
    return rows if len(rows) >= _FEWEST else []


def _heads_part(cell: Cell) -> bool:
    """Say whether a cell heads a part of minutes, whose lines are counted as well."""
    return bool(beginning("section", cell.text)[0])


def _heads_others(sheet: Sheet, row: int, name: int) -> bool:
    """Say whether a row heads the columns, `No | Jeneng | Tapak asta`, though nobody knows its word for names."""
    return any(word_field(cell.text) == "number" for cell in sheet.by_row[row] if cell.column != name)


def _is_label(text: str) -> bool:
    """Say whether a text says what stands beside it: a word of a head, `Tempat`, a part of minutes, `Agenda`, or an office, `Ketua`."""
    return any(meaning(words, text) for words in ("head", "section", "role"))


def _table(sheet: Sheet, name: int, rows: list[int], head: int) -> Found:
    """Make the table of these rows; where a row is its `head`, that says what else stands in it."""
    listed = set(rows)
    used = sorted({column for row, column in sheet.cells if row in listed})
    headings = tuple(Heading(column, " ".join(sheet.text(head, column).split())) for column in used)
    columns: list[Column] = []
    for heading in headings:
        column = heading.column
        texts = [sheet.text(row, column) for row in rows if sheet.text(row, column)]
        field = "name" if column == name else word_field(heading.words) or field_of_values(texts)
        if all(text.rstrip(".)").isdecimal() and len(text) < 5 for text in texts):
            field = "number"
        elif field == "position" and any(column.field == "position" for column in columns):
            field = ""
        columns.append(Column(letters(column), heading.words, field, "values" if field else "none"))
    return Found(sheet, used[0], used[-1], (head,) if head else (), headings, columns, rows, bottom=max(rows))
