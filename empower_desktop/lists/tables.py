"""Where the tables of a sheet are: their headings, their rows, what stands between and below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from empower_desktop.lists.captions import caption_over
from empower_desktop.lists.closing_rows import closes, heads_another, heads_minutes
from empower_desktop.lists.counted_rows import ANSWERED, FARTHEST, counts_anew, counts_on
from empower_desktop.lists.day_headings import Heading
from empower_desktop.lists.grid import Cell, Sheet, letters
from empower_desktop.lists.headers import headings_of, heads_table, is_above, is_below, segments, subject_of
from empower_desktop.lists.headings import columns_of, word_field
from empower_desktop.lists.said_days import days_said, is_line, is_of_another, says_head
from empower_desktop.lists.section_rows import EMPTY_ROWS, is_section
from empower_desktop.lists.sum_rows import counts_people, counts_some, heads_sums, numbered_sum, numbers_of_nobody, sum_begun
from empower_desktop.lists.understood import Column
from empower_desktop.records.words import beginning, plain

_COUNT_OF_PART = re.compile(r"\s*(?:[A-Z]|[IVX]{1,4})\s*[.)]\s*")
"""The letter that counts a part of a list in a cell of its own, `II.` before `SEKSI-SEKSI`."""
_BARE_NUMBER = re.compile(r"\s*\d{1,4}\s*[.)]?\s*")
_LABELLED = re.compile(r"\s*[^\W\d][^:]{1,30}:\s+\S")
_NEAR = 2  # rows at most between a caption that says nothing of what was held and its table


@dataclass
class Found:
    """A table as it lies on its sheet; `rows` are those with data, `sections` the words above a row, `skipped` the rest."""

    sheet: Sheet
    left: int
    right: int
    header_rows: tuple[int, ...]
    headings: tuple[Heading, ...]
    columns: list[Column] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    sections: dict[int, str] = field(default_factory=dict)
    skipped: dict[int, str] = field(default_factory=dict)
    total_row: int = 0
    caption: str = ""
    caption_row: int = 0
    bottom: int = 0
    apart: dict[tuple[int, str], Cell | None] = field(default_factory=dict)  # what a row says of a field, where no cell alone does

    def untouched(self) -> Found:
        """Give it for understanding once more: what is taken from its rows and columns then stays in this one."""
        rows, sections, skipped = list(self.rows), dict(self.sections), dict(self.skipped)
        return replace(self, columns=list(self.columns), rows=rows, sections=sections, skipped=skipped, apart=dict(self.apart))

    def column(self, wanted: str) -> int:
        """Give the number of the column that holds a field, 0 for none."""
        for at, column in enumerate(self.columns):  # asked for each cell of a long list: a generator takes twice as long
            if column.field == wanted:
                return self.headings[at].column
        return 0

    def columns_with(self, wanted: str) -> list[int]:
        """Give the numbers of the columns that hold a field."""
        return [self.headings[at].column for at, column in enumerate(self.columns) if column.field == wanted]

    def heading(self, column: int) -> Heading:
        """Give the heading of a column."""
        return next(each for each in self.headings if each.column == column)

    def names_of(self, columns: Iterable[int]) -> dict[int, str]:
        """Give each column its whole heading and the how manieth of these words it is: no two are called the same."""
        seen: Counter[str] = Counter()
        names = {}
        for column in columns:
            words = plain(self.heading(column).words)
            seen[words] += 1
            names[column] = f"{words}#{seen[words]}"
        return names

    def cell(self, row: int, wanted: str) -> Cell | None:
        """Give the cell of a row that holds a field."""
        if (row, wanted) in self.apart:
            return self.apart[row, wanted]
        column = self.column(wanted)
        return self.sheet.cell(row, column) if column else None

    @property
    def signed_beside(self) -> int:
        """The column right of that of signatures which has no other heading, 0 for none: people sign to the left and right in turns."""
        signed = self.column("signed")
        tops = {each.column: each.top for each in self.headings}
        is_headed_alike = tops.get(signed + 1, "") in ("", tops.get(signed))
        headings = [self.sheet.text(row, signed + 1) for row in self.header_rows[:1]]
        return signed + 1 if signed and is_headed_alike and not any(map(word_field, headings)) else 0

    @property
    def top(self) -> int:
        """The first row that belongs to it, its caption included."""
        return self.caption_row or next(iter(self.header_rows or self.rows), 0)  # both stand in order, and lists are long

    def holds(self, row: int, column: int) -> bool:
        """Say whether a cell belongs to it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def find_tables(sheet: Sheet) -> list[Found]:
    """Give the tables of a sheet that list people or deeds, from the top down."""
    tables: list[Found] = []
    for row in sheet.by_row:
        for left, right in segments(sheet, row):
            if not any(table.holds(row, left) for table in tables) and heads_table(sheet, row, left, right):
                tables.append(_table(sheet, row, left, right))
    return [table for table in tables if table.rows]


def _table(sheet: Sheet, row: int, left: int, right: int) -> Found:
    rows = [row]
    if is_above(sheet, row - 1, left, right):
        rows.insert(0, row - 1)
    if is_below(sheet, row, row + 1, left, right):
        rows.append(row + 1)
    table = Found(sheet, left, right, tuple(rows), headings_of(sheet, rows, left, right))
    subject = subject_of(sheet, table.headings, rows[-1] + 1, left)
    gather(table, subject)
    below = {each.column: [cell for at in table.rows if (cell := sheet.cell(at, each.column))] for each in table.headings}
    heads = {each.column: sheet.cell(each.sub_row or each.top_row, each.column) for each in table.headings}
    in_order = sorted(table.headings, key=lambda each: each.column != subject)  # of two columns of names the first one keeps them
    told = columns_of(in_order, heads, below)
    table.columns = [told[in_order.index(each)] for each in table.headings]
    close(table)
    return table


def close(table: Found) -> None:
    """Find the words over a table, and where it ends."""
    table.caption, table.caption_row = caption_over(table.sheet, table.header_rows[0], table.left, table.right)
    while table.skipped and max(table.skipped) > max(table.rows, default=0) and table.skipped[max(table.skipped)] in ("section", "blank"):
        del table.skipped[max(table.skipped)]  # a line below the last row heads nothing: `Tidak hadir: Umi`
    table.bottom = max((*table.header_rows, *table.rows, *table.skipped), default=0)


def gather(table: Found, name: int, in_minutes: bool = True) -> None:
    """Find the rows of a table, until something else begins; each has something in the column of the `name`.

    What was talked about or decided ends it where it may stand in minutes; in a register such a word heads a part of it.
    """
    sheet, start = table.sheet, table.header_rows[-1] + 1
    number = _column_of_numbers(table)
    numbered = number and sum(sheet.text(row, number)[:1].isdigit() for row in range(start, start + 8)) > 1
    section, empty, middle, apart = "", 0, False, False
    for row in range(start, sheet.last_row + 1):
        cells = [cell for cell in sheet.by_row.get(row, ()) if table.left <= cell.column <= table.right and cell.kind != "formula"]
        if not cells:
            empty += not _is_within_heading(table, row)
            apart = bool(table.rows)
            if empty >= EMPTY_ROWS and not counts_on(sheet, next(reversed(table.rows), 0), row, name, number):
                return
            continue
        if table.rows and ((in_minutes and len(cells) == 1 and heads_minutes(cells[0].text)) or _counts_other_things(table, row, number)):
            return
        kind = _kind_of_row(table, row, cells, name, number, bool(numbered), empty)
        if kind == "end" and table.rows and _goes_on(table, row, cells, name, number) and not _begins_another(sheet, row, table):
            kind = "section"
        is_other = apart and kind == "data" and (heads_sums(cells) or (numbered and ANSWERED.match(sheet.text(row, number))))
        if kind == "end" or is_other:
            return
        apart = apart and kind != "data"
        if empty:
            table.skipped[row - 1] = "blank"
        empty = 0
        if kind == "data":
            table.rows.append(row)
            if section:
                table.sections[row] = section
        else:
            table.skipped[row] = kind
            section = " ".join(cells[0].text.split()) if kind == "section" else section
            if kind == "total" and (not table.total_row or table.rows[-1:] > [table.total_row] or middle):
                middle = middle or table.rows[-1:] > [table.total_row] > [0]  # sums of pages: the last is of all
                table.total_row = row


def _column_of_numbers(table: Found) -> int:
    """Give the column that counts the rows, or else that of the numbers of members, 0 for none."""
    fields = {word_field(each.top): each.column for each in reversed(table.headings)}
    return fields.get("number") or fields.get("member_no") or 0


def _kind_of_row(table: Found, row: int, cells: Sequence[Cell], name: int, number: int, numbered: bool, empty: int) -> str:
    sheet, first = table.sheet, cells[0].text
    if _is_numbering(cells, row, table):
        return "column numbers"
    if _heads_again(sheet, row, table):
        return "header again"
    has_number = bool(number) and sheet.text(row, number)[:1].isdigit() and not (len(cells) == 1 and days_said(cells))
    is_beside = not has_number and not sheet.text(row, name)  # ` | | Jumlah | 55000`
    if (total := sum_begun(first)) and (cells[0].column <= name or is_beside):
        return total
    if has_number and (total := numbered_sum(sheet.text(row, name))):
        return total
    if not has_number and cells[0].column <= name and counts_some(cells):
        return "part of total"
    if not has_number and _begins_another(sheet, row, table):
        return "end"
    if not has_number and not table.rows and is_line(cells) and days_said(cells):
        return "section"
    if not has_number and closes(cells, numbered) and (empty or not _holds_office(table, row, name)):
        return "end"
    if not has_number and is_section(sheet, row, cells, table, name, numbered):
        return "section"
    text = sheet.text(row, name)
    if not text:
        if has_number and len(cells) == 1 and _BARE_NUMBER.fullmatch(first):
            return "blank"
        return "end" if empty or (not has_number and len(cells) <= 1) else "no name"
    is_below_sum = len(cells) == 1 and table.skipped.get(row - 1) in ("total", "part of total")
    if (empty or is_below_sum) and not has_number and _says_something_else(table, cells, numbered):
        return "end"
    if not has_number and cells[0].column <= name and numbers_of_nobody(cells, numbered and bool(table.total_row)):
        return "numbers"
    return "data"


def _says_something_else(table: Found, cells: Sequence[Cell], numbered: bool) -> bool:
    """Say whether a row below an empty one, or alone below a sum, is none of the table: it has no number, or says only `Dibuat: Ratmi`."""
    is_alone = len(cells) == 1
    is_uncounted = is_alone or bool(table.total_row) or counts_people(cells)
    return (numbered and is_uncounted) or (is_alone and bool(_LABELLED.match(cells[0].text)))


def _holds_office(table: Found, row: int, name: int) -> bool:
    """Say whether a row of a table with offices says who holds one, `Sekretaris II | Yuni`, unlike `Ketua | Sekretaris`."""
    sheet, held = table.sheet, table.sheet.text(row, name)
    offices = (each.column for each in table.headings if word_field(each.top) in ("position", "capacity"))
    return bool(held) and not beginning("closing", held)[0] and any(sheet.text(row, column) for column in offices)


def _goes_on(table: Found, row: int, cells: Sequence[Cell], name: int, number: int) -> bool:
    """Say whether a table goes on below a word that may end it: `Panitia` may head a part of it."""
    is_counted_anew = len(cells) == 1 and counts_anew(table.sheet, row, name, number, table.right)
    return is_counted_anew or counts_on(table.sheet, table.rows[-1], row, name, number)


def _is_numbering(cells: Sequence[Cell], row: int, table: Found) -> bool:
    if len(cells) < 3 or (table.rows and table.skipped.get(row - 1) != "header again"):
        return False
    texts = [cell.text.strip("().") for cell in cells]
    return texts == [str(at) for at in range(1, len(texts) + 1)] or texts == [letters(at).lower() for at in range(1, len(texts) + 1)]


def _is_within_heading(table: Found, row: int) -> bool:
    """Say whether an empty row is the lower part of headings that reach over several rows, on any page."""
    heads = [at for at in (row - 1, row - 2) if at in table.header_rows or table.skipped.get(at) == "header again"]
    blocks = (table.sheet.block(at, each.column) for at in heads for each in table.headings)
    return any(block is not None and row <= block.bottom for block in blocks)


def _heads_again(sheet: Sheet, row: int, table: Found) -> bool:
    """Say whether a row is one of those that head the table, on a further page."""
    columns = [each.column for each in table.headings]
    texts = [sheet.text(row, column) for column in columns]
    return any(texts == [sheet.text(head, column) for column in columns] for head in table.header_rows)


def _counts_other_things(table: Found, row: int, number: int) -> bool:
    """Say whether a row heads numbers of its own and columns that are not these."""
    if not number or word_field(table.sheet.text(row, number)) != "number":  # asked of each row of a long list
        return False
    rows = ([table.sheet.text(at, each.column) for each in table.headings] for at in (row, table.header_rows[0]))
    return heads_another(*rows)


def _begins_another(sheet: Sheet, row: int, table: Found) -> bool:
    """Say whether another table begins here, or below a caption here."""
    for at in range(row, row + (FARTHEST if says_head(sheet.by_row.get(row, ())) else _NEAR) + 1):
        between = [sheet.by_row.get(over, ()) for over in range(row, at)]
        if any(
            sum(not _COUNT_OF_PART.fullmatch(cell.text) for cell in cells) > 1 and not days_said(cells) and not says_head(cells)
            for cells in between
        ):
            return False
        for left, right in segments(sheet, at):
            if left <= table.right and right >= table.left and heads_table(sheet, at, left, right):
                is_near = at - row <= _NEAR
                if (is_near and not _heads_again(sheet, at, table)) or is_of_another(between, [*rows_over(table)]):
                    return True
    return False


def rows_over(table: Found) -> Iterator[Sequence[Cell]]:
    """Give the rows over a table, from the nearest up."""
    return (table.sheet.by_row.get(row, ()) for row in range(next(iter(table.header_rows), table.top) - 1, 0, -1))


def bare_table(sheet: Sheet) -> Found:
    """Give a table without anything in it, for a sheet of text."""
    return Found(sheet, 0, 0, (), ())
