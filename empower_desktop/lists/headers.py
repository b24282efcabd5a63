"""Where a table begins: the runs of cells that head its columns, in one row or in several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from empower_desktop.lists.day_headings import Heading, is_month, is_session, numbers_days
from empower_desktop.lists.grid import Cell, Sheet
from empower_desktop.lists.headings import headed_presence, is_heading, over_presences, part_field, word_field
from empower_desktop.records.words import meaning

_SUBJECTS = ("name", "what")

_GAP = 2
_LONGEST, _MANY = 60, 4
"""So long is the longest heading, but for one of so many."""

_COUNTED = 3
"""So many rows counted from one on show that names are counted."""
_BELOW_ONE = 3
"""So many filled rows below a heading that stands alone must hold something in its column."""


def segments(sheet: Sheet, row: int) -> Iterator[tuple[int, int]]:
    """Give the runs of filled columns of a row, parted at gaps of two and where a heading comes again."""
    filled: set[int] = set()
    for cell in sheet.by_row.get(row, ()):
        block = sheet.block(row, cell.column)
        filled.update(range(cell.column, (block.right if block else cell.column) + 1))
    below = sheet.by_row.get(row + 1, ())
    # A heading over several columns leaves gaps where a file does not say what is merged; those below fill them.
    if filled and below and all(_goes_on(cell, _over(sheet, row, cell.column)) for cell in below):
        filled.update(cell.column for cell in below if min(filled) < cell.column)
    run: list[int] = []
    for column in sorted(filled):
        if run and column - run[-1] > _GAP:
            yield from _parted(sheet, row, run)
            run = []
        run.append(column)
    if run:
        yield from _parted(sheet, row, run)


def _parted(sheet: Sheet, row: int, run: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Part `No Nama L/P No Nama L/P` into its halves."""
    starts = [run[0]]
    names = [column for column in run if word_field(sheet.text(row, column)) == "name"]
    for name in names[1:]:
        before = next((column for column in (name - 1, name - 2) if word_field(sheet.text(row, column)) == "number"), name)
        starts.append(before)
    for at, start in enumerate(starts):
        end = (starts[at + 1] if at + 1 < len(starts) else run[-1] + 1) - 1
        yield start, end


def heads_table(sheet: Sheet, row: int, left: int, right: int) -> bool:
    """Say whether a run of cells heads a table: it names people or deeds, and most of its words head columns."""
    cells = [cell for cell in sheet.by_row[row] if left <= cell.column <= right and cell.kind != "formula"]
    texts = [" ".join(cell.text.split()) for cell in cells]
    counts_people = [_counts_people(text) for text in texts]
    fields = ["other" if counts else word_field(text) or part_field(text) for text, counts in zip(texts, counts_people, strict=True)]
    long = sum(len(text) > _LONGEST for text in texts)  # of the questions of a form, one may be a whole sentence
    if any(text.startswith(":") for text in texts) or _MANY * long > len(texts):
        return False
    if "name" in fields and len(texts) == 1:
        below = islice((at for at in sheet.by_row if at > row), _BELOW_ONE)
        return word_field(texts[0]) == "name" and [bool(sheet.text(at, left)) for at in below] == [True] * _BELOW_ONE
    known = sum(map(bool, fields))
    known += sum(_is_of_row(cell) for cell, field in zip(cells, fields, strict=True) if not field)
    if "name" in fields and known >= 2 and (3 * known >= len(texts) or _heads_counted(sheet, row, cells)):
        return True
    return "what" in fields and bool({"responsible", "due_on"} & set(fields)) and not any(counts_people)


def _heads_counted(sheet: Sheet, row: int, cells: Sequence[Cell]) -> bool:
    """Say whether a row heads names that are counted from one on, `No | Nama`: whatever its other words are, it heads a table."""
    fields = [word_field(cell.text) for cell in cells[:2]]
    below = [at for at in sheet.by_row if at > row][:_COUNTED]
    counted = [sheet.text(at, cells[0].column).rstrip(".)") for at in below]
    return fields == ["number", "name"] and counted == [str(at) for at in range(1, _COUNTED + 1)]


def _counts_people(text: str) -> bool:
    """Say whether a heading is of how many came, `Jumlah Hadir` or `Peserta (orang)`: what has that was held, and is no deed to be done."""
    bare, _, unit = text.partition("(")
    return meaning("head", bare) == "count" or (word_field(bare) == "name" and bool(meaning("counted", unit)))


def heads_session(sheet: Sheet, heading: Heading) -> bool:
    """Say whether a heading is of one time of several: a day, a month, `Hari 1`."""
    return is_session(heading, sheet.cell(heading.sub_row or heading.top_row, heading.column))


def _is_of_row(cell: Cell) -> bool:
    """Say whether a cell heads one of many columns alike: a month, a day, or one kind of presence."""
    return is_month(cell.text) or is_session(Heading(cell.column, cell.text), cell) or bool(headed_presence(cell.text))


def subject_of(sheet: Sheet, headings: Sequence[Heading], row: int, left: int) -> int:
    """Give the column of the names, or of the deeds, of a table that begins at a column, with its first row.

    Of several columns of names it is the fullest: beside `Nama Anggota Keluarga` the head of the family stands once.
    """
    named = [each.column for each in headings if word_field(each.top) == "name"]
    if len(named) > 1:
        rows = list(takewhile(lambda at: at in sheet.by_row, range(row, sheet.last_row + 1)))
        return max(named, key=lambda column: sum(bool(sheet.text(at, column)) for at in rows))
    for subject in _SUBJECTS:
        for each in headings:
            if subject in (word_field(each.top), part_field(each.top), word_field(each.sub)):
                return each.column
    return left


def is_above(sheet: Sheet, above: int, left: int, right: int) -> bool:
    """Say whether the row above carries wider headings, such as "Jenis Kelamin" over L and P."""
    cells = [cell for cell in sheet.by_row.get(above, ()) if left <= cell.column <= right]
    if not cells or len(cells) >= right - left + 1:
        return False
    blocks = [sheet.block(above, cell.column) for cell in cells]
    wide = [block for block in blocks if block and block.right > block.left]
    # A title is merged over everything; a heading over its own columns alone.
    if any(block.right - block.left + 1 > 0.7 * (right - left + 1) for block in wide):
        return False
    return bool(wide) and all(is_heading(cell.text) or cell.text.upper() == cell.text for cell in cells)


def is_below(sheet: Sheet, row: int, below: int, left: int, right: int) -> bool:
    """Say whether the row below goes on with the headings: L and P, dates, months, Pre and Post."""
    cells = [cell for cell in sheet.by_row.get(below, ()) if left <= cell.column <= right]
    if not cells:
        return False
    for column in range(left, right + 1):
        is_subject = word_field(sheet.text(row, column)) in ("name", "number", "what") and sheet.cell(below, column)
        if is_subject and not _counts_by_sex(sheet, below, column):
            return False
    down = any(block.top == row and block.bottom == below and left <= block.left <= right for block in sheet.merged)
    wide = [block for block in sheet.merged if block.top == block.bottom == row and block.left < block.right]
    parts = len(cells) > 1 and all(any(block.left <= cell.column <= block.right for block in wide) for cell in cells)
    return down or parts or all(_goes_on(cell, _over(sheet, row, cell.column)) for cell in cells)


def _counts_by_sex(sheet: Sheet, below: int, column: int) -> bool:
    """Say whether `Peserta` reaches over `L` and `P`, and so says how many there were, and not who."""
    sexes = {word_field(sheet.text(below, at)) for at in (column, column + 1)}
    return sexes == {"sex_male", "sex_female"} and not sheet.text(below - 1, column + 1)


def _over(sheet: Sheet, row: int, column: int) -> str:
    """Give the heading over a cell: right above it, or the last one to the left."""
    return next((text for at in range(column, max(column - 40, 0), -1) if (text := sheet.text(row, at))), "")


def _goes_on(cell: Cell, over: str) -> bool:
    heading = Heading(cell.column, "tanggal", cell.text)
    if cell.kind in ("number", "formula") or cell.text.isdecimal():
        return numbers_days(Heading(cell.column, over, cell.text))
    if over_presences(over) and headed_presence(over, cell.text):
        return True
    says_more = bool(word_field(cell.text) or word_field(f"{over} {cell.text}"))  # `Awal` below `Nilai`
    says_more |= is_month(over) and bool(meaning("savings_kind", cell.text))
    return says_more or is_month(cell.text) or is_session(heading, cell)


def headings_of(sheet: Sheet, rows: Sequence[int], left: int, right: int) -> tuple[Heading, ...]:
    """Give the headings of the columns from the left to the right one; `rows` are one or two."""
    top_row, sub_row = rows[0], rows[-1] if len(rows) > 1 else 0
    found, above = [], ""
    for column in range(left, right + 1):
        top = sheet.text(top_row, column)
        sub = sheet.text(sub_row, column) if sub_row else ""
        block = sheet.block(top_row, column)
        if len(rows) == 3 and not sub:
            sub = sheet.text(rows[1], column)
        if not top and sub and above and sub_row:
            top = above
        elif top:
            above = top if sub_row and not (block and block.bottom > top_row) else ""
        if not top and sub:
            top, sub = sub, ""
            found.append(Heading(column, top, "", sub_row, 0))
            continue
        found.append(Heading(column, top, sub, top_row, sub_row if sub else 0))
    return tuple(found)
