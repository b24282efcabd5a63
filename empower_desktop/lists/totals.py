"""What a list says of its own sums, held against what its rows come to: said where it differs, never repaired."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from empower_desktop.language import N_
from empower_desktop.lists.amounts import read_amount
from empower_desktop.lists.context import Context, Part, across
from empower_desktop.lists.day_headings import Heading
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.headings import WITHOUT_FIELD, word_field
from empower_desktop.lists.people import Somebody
from empower_desktop.lists.tables import Found
from empower_desktop.records.words import plain

_PEOPLE = re.compile(r"(\d{1,5})\s*(?:orang|org|peserta|anggota|jiwa|undangan|kk|hadir)\b", re.IGNORECASE)
_OF_SEX = re.compile(r"(\d{1,5})\s*(l|p|lk|pr|laki[\s\-]?laki|perempuan|pria|wanita)\b", re.IGNORECASE)
_COUNTED = ("sex_male", "sex_female", "session", "savings", "row_total", "pre_score", "post_score", "age", "loan", "amount", "other")
_NOT_TAKEN = ("", *WITHOUT_FIELD)
_LEAST_AMOUNT = 100
"""What is less counts something, such as children or years."""
Counted = Mapping[int, Mapping[int, int]]
"""Numbers by row and column: days present as 1, or amounts."""


def check_rows(context: Context, part: Part, people: Sequence[Somebody], counted: Counted, what: str) -> None:
    """Hold the total at the end of each row against its cells; `what` is "marks" or "amounts"."""
    column = total_column(part.table)
    if not column:
        return
    for one in people:
        cell = part.table.sheet.cell(one.row, column)
        stated = _number(cell)
        summed = sum(counted.get(one.row, {}).values())
        if cell is not None and stated is not None and one.letter != "b" and stated not in (summed, summed + _left_out(part, [one.row])):
            message = (
                N_("{name}: the list says {stated}, the marks give {counted}.", name=one.name.name, stated=stated, counted=summed)
                if what == "marks"
                else N_("{name}: the list says {stated}, the amounts give {counted}.", name=one.name.name, stated=stated, counted=summed)
            )
            context.asking.say("row_total_mismatch", part.sheet, cell.name, message)


def check_columns(context: Context, part: Part, counted: Counted, columns: Sequence[int]) -> None:
    """Hold the totals below the columns against what stands in them, and the total of all against their sum."""
    row = part.table.total_row
    if not row:
        return
    sums = {column: sum(cells.get(column, 0) for cells in counted.values()) for column in columns}
    stated = {column: number for column in columns if (number := _number(part.table.sheet.cell(row, column))) is not None}
    if any(stated[column] != sums[column] for column in stated):
        said = ", ".join(str(stated.get(column, "–")) for column in columns)
        message = N_(
            "The totals say {stated}; the rows give {counted}.", stated=said, counted=", ".join(str(sums[each]) for each in columns)
        )
        context.asking.say("column_total_mismatch", part.sheet, across(row, columns), message)
    whole = total_column(part.table)
    cell = part.table.sheet.cell(row, whole) if whole else None
    total = _number(cell)
    whole_sum = sum(sums.values())
    if cell is not None and total is not None and total not in (whole_sum, whole_sum + _left_out(part, counted)):
        message = N_("The list says {stated}, the rows give {counted}.", stated=total, counted=sum(sums.values()))
        context.asking.say("column_total_mismatch", part.sheet, cell.name, message)


def total_column(table: Found) -> int:
    """Give the column of the totals of rows, 0 for none: of amounts the last one that is headed so in full, and no `Jml anak` before it."""
    columns = table.columns_with("row_total")
    if not table.columns_with("savings"):
        return next(iter(columns), 0)
    in_full = [column for column in columns if is_total(table.heading(column))]
    return next(reversed(in_full or columns), 0)


def is_total(heading: Heading) -> bool:
    """Say whether a heading says in full that what stands below it follows from the rest, `Jumlah`, and unlike `Saldo awal`."""
    return "row_total" in (word_field(heading.top), word_field(heading.sub))


def _left_out(part: Part, rows: Iterable[int]) -> int:
    """Add up what stands in columns that are not taken, `Arisan` or `Saldo awal` beside savings: a total may hold it too."""
    table, total = part.table, total_column(part.table)
    columns = [
        each.column
        for each, column in zip(table.headings, table.columns, strict=True)
        if column.field in _NOT_TAKEN or (column.field == "row_total" and each.column != total and not is_total(each))
    ]
    numbers = [_number(part.table.sheet.cell(row, column)) or 0 for row in rows for column in columns]
    return sum(number for number in numbers if abs(number) >= _LEAST_AMOUNT)


def check_people(context: Context, part: Part, people: Sequence[Somebody], *present: int) -> None:
    """Hold the number of people that a list states, in its total row or its head, against its rows.

    `present` are the ways to count who came: with or without those for whom somebody else signed.
    """
    table, row = part.table, part.table.total_row
    by_sex = {sex: sum(one.sex == sex for one in people) for sex in ("L", "P")}
    for code, sex in (("sex_male", "L"), ("sex_female", "P")):
        cell = table.sheet.cell(row, table.column(code)) if row and table.column(code) else None
        _compare(context, part, cell, _number(cell), {by_sex[sex]})
    if row:
        name, expected = table.column("name"), {len(people), *present, _on_whole_sheet(context, part)}
        is_known, in_row = by_sex["L"] + by_sex["P"] == len(people), _sex_named(table.sheet.by_row.get(row, ()))
        for cell in table.sheet.by_row.get(row, ()):
            found = _PEOPLE.search(cell.text)
            near = cell.column in (name, name + 1) and _column_field(part, cell.column) not in _COUNTED
            stated = int(found[1]) if found else _number(cell) if near and cell.kind in ("number", "text") else None
            sex = in_row or _sex_named([cell])
            if table.left <= cell.column <= table.right and (found or cell.column >= name):
                _compare(context, part, cell, stated, {by_sex[sex]} if sex and is_known else expected)
    said = part.head.key("count")
    if said is not None and part.table is not None:
        found = _PEOPLE.search(said.text) or re.match(r"\s*(\d{1,5})\b", said.text)
        expected = {len(people), *present}
        wrong = [number for number in [int(found[1]) if found else None] if number is not None and number not in expected]
        for number, sex in _OF_SEX.findall(said.text):
            key = "L" if sex[0].lower() == "l" or sex.lower() == "pria" else "P"
            if by_sex["L"] + by_sex["P"] == len(people) and int(number) != by_sex[key]:
                wrong.append(int(number))
        if wrong:
            message = N_("The list says {stated}; there are {counted} rows.", stated=said.text, counted=len(people))
            context.asking.say("total_mismatch", part.sheet, said.cell.name, message)


def _on_whole_sheet(context: Context, part: Part) -> int:
    """Give how many rows all tables of the sheet have, of which a sum below the last one may speak: `Total : 10 orang (2 KUBE)`."""
    return sum(len(table.rows) for table in context.surveyed.tables(part.table.sheet) if table.column("name"))


def _sex_named(cells: Iterable[Cell]) -> str:
    """Give the sex of which alone cells with totals speak, `Jumlah laki-laki`; "" for none or both."""
    words = {word for cell in cells for word in plain(cell.text).split()}
    named = [sex for sex, of in (("L", {"laki", "pria"}), ("P", {"perempuan", "wanita"})) if words & of]
    return named[0] if len(named) == 1 else ""


def _column_field(part: Part, column: int) -> str:
    return next((each.field for at, each in enumerate(part.table.columns) if part.table.headings[at].column == column), "")


def _compare(context: Context, part: Part, cell: Cell | None, stated: int | None, expected: set[int]) -> None:
    if cell is not None and stated is not None and stated not in expected:
        message = N_("The list says {stated}; there are {counted} rows.", stated=stated, counted=max(expected))
        context.asking.say("total_mismatch", part.sheet, cell.name, message)


def _number(cell: Cell | None) -> int | None:
    if cell is None:
        return None
    try:
        number = Decimal(cell.text) if cell.kind == "number" or cell.text.isdecimal() else None
    except InvalidOperation:
        return None
    if number is not None:
        return int(number) if number == number.to_integral_value() else None
    amount = read_amount(cell)
    return amount.rupiah if amount else None
