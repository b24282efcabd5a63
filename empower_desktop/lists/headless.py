"""Lists without any headings: the column of names is found by what stands in it, and asked about."""

from __future__ import annotations

from itertools import pairwise

from empower_desktop.language import N_
from empower_desktop.lists.amounts import sexes_of
from empower_desktop.lists.context import Context, span
from empower_desktop.lists.grid import Sheet, column_of, letters
from empower_desktop.lists.headings import Heading, is_heading, word_field
from empower_desktop.lists.memberships import role_of
from empower_desktop.lists.names import is_name
from empower_desktop.lists.said_days import says_head
from empower_desktop.lists.tables import Found
from empower_desktop.lists.understood import Chosen, Column, Option
from empower_desktop.records.words import meaning

_FEWEST = 3
_HEAD = 6
"""So many lines may say what a list is of, `BUKU HADIR`, and `Tgl 7 Maret` below it, before its names begin."""


def headless_tables(context: Context, mapping: Chosen) -> dict[str, list[Found]]:
    """Give, for each sheet, the table that has no headings; the names' column is taken when a person says that it is that."""
    chosen = {column_of(key.rpartition("!")[2]): field for key, field in mapping.items() if column_of(key.rpartition("!")[2])}
    found = {}
    for sheet in context.listing.sheets:
        name = next((column for column, field in chosen.items() if field == "name"), 0) or _names(sheet)
        if not name or sheet.hidden or ("name" not in chosen.values() and _is_headed(sheet)):
            continue
        named = [row for row in sheet.by_row if is_name(sheet.text(row, name))]
        head = max((row for row in [*sheet.by_row][:_HEAD] if len(sheet.by_row[row]) == 1 and says_head(sheet.by_row[row])), default=0)
        named = [row for row in named if row > head]
        rows = named[1:] if named and _heads_others(sheet, named[0], name) else named
        if "name" not in chosen.values():
            message = N_("The list has no headings. Does column {column} hold the names?", column=letters(name))
            options = (Option("yes", N_("Yes")), Option("no", N_("No")))
            if context.asking.ask("no_heading", sheet.name, span(name, rows), message, options, "yes") != "yes":
                continue
        found[sheet.name] = [_table(sheet, name, rows)]
    return found


def _is_headed(sheet: Sheet) -> bool:
    """Say whether a row heads columns: then it is a table, though not of people."""
    return any(sum(is_heading(cell.text) for cell in cells) >= _FEWEST - 1 for cells in sheet.by_row.values())


def _names(sheet: Sheet) -> int:
    """Give the column that holds names, 0 for none: nearly all of it is words, and nearly all of them differ."""
    columns = sorted({column for _, column in sheet.cells})
    best, most = 0, 0.0
    for column in columns:
        texts = [sheet.text(row, column) for row in sheet.by_row if sheet.text(row, column)]
        likely = [
            text for text in texts if is_name(text) and ":" not in text and not sexes_of(text) and len(text) > 2 and not _is_label(text)
        ]
        share = len(set(likely)) / len(texts) if len(texts) >= _FEWEST else 0.0
        if share > max(most, 0.75):
            best, most = column, share
    return best


def _heads_others(sheet: Sheet, row: int, name: int) -> bool:
    """Say whether a row heads the columns, `No | Jeneng | Tapak asta`, though nobody knows its word for names."""
    return any(word_field(cell.text) == "number" for cell in sheet.by_row[row] if cell.column != name)


def _is_label(text: str) -> bool:
    """Say whether a text says what stands beside it: a word of a head, `Tempat`, a part of minutes, `Agenda`, or an office, `Ketua`."""
    return any(meaning(words, text) for words in ("head", "section", "role"))


def _says_offices(sheet: Sheet, rows: list[int], column: int, name: int) -> bool:
    """Say whether a column gives offices, `Ketua`; not one in which an office before the names may hold for those below it too."""
    texts = [sheet.text(row, column).rstrip(" :") for row in rows]
    offices = [role_of(text) for text in texts if text]
    goes_on = any(above and role_of(above) != "anggota" and not text for above, text in pairwise(texts))
    return 2 * sum(map(bool, offices)) > len(offices) and not (column < name and goes_on)


def _table(sheet: Sheet, name: int, rows: list[int]) -> Found:
    listed = set(rows)
    used = sorted({column for row, column in sheet.cells if row in listed})
    headings = tuple(Heading(column, "") for column in used)
    columns = []
    for column in used:
        texts = [sheet.text(row, column) for row in rows if sheet.text(row, column)]
        field = "name" if column == name else "sex" if texts and all(sexes_of(text) for text in texts) else ""
        if all(text.rstrip(".)").isdecimal() and len(text) < 5 for text in texts):
            field = "number"
        if not field and _says_offices(sheet, rows, column, name):
            field = "position"
        columns.append(Column(letters(column), "", field, "values" if field else "none"))
    return Found(sheet, used[0], used[-1], (), headings, columns, rows, bottom=max(rows))
