"""Figures and lists as tables of a recap workbook: each share with its numerator and denominator, worked out by a formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from empower_desktop.language import N_, Language
from empower_desktop.records.anchors import AIMS, short_name
from empower_desktop.reports.insight.classes import ALL
from empower_desktop.reports.insight.line_codes import CHANGE, WHOLE
from empower_desktop.reports.insight.number import BLANK, Number
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.insight.shown import shown_value, told_coverage
from empower_desktop.reports.recap.recap import Cell, Head, Listed, Listing, Spelled, Typed
from empower_desktop.reports.recap.told import told
from empower_desktop.workbook.recapped import Across, Form, Formula, RecapChart, RecapColumn, RecapTable, Value

PART, DENOMINATOR, SHARE = N_("numerator"), N_("denominator"), N_("share")
ABOUT = N_("About what")
NAME_WIDTH, NUMBER_WIDTH, WORD_WIDTH, LISTED_WIDTH, LEAST_WIDTH, DAY_WIDTH = 34.0, 13.0, 24.0, 6.5, 12.0, 20.0
SPREAD = 4
"""Over so many columns a list of sentences goes."""


def table_of(result: Result, title: str, say: Language, chart: RecapChart | None = None, lines: Sequence[Line] = ()) -> RecapTable:
    """Lay a result out as a table; a column of shares takes three, of which the last is worked out from the others."""
    chosen = lines or result.lines
    shares = [any(_is_share(line.numbers[at]) for line in chosen) for at in range(len(result.columns))]
    columns = [RecapColumn(say(ABOUT), "words", NAME_WIDTH)]
    for at, (name, is_share) in enumerate(zip(result.columns, shares, strict=True)):
        columns += _columns(say(name), [line.numbers[at] for line in chosen], is_share, say)
    worded = any(line.word for line in chosen)
    if worded:
        columns.append(RecapColumn(say(N_("In words")), "words", WORD_WIDTH))
    rows = [_row(line, shares, worded, say) for line in chosen]
    return RecapTable(title, columns, rows, chart, _notes(result, say))


def listing_table(listing: Listing, title: str, say: Language, notes: Sequence[str] = ()) -> RecapTable:
    """Lay a list out as a table, whole, with the sentences that belong to it."""
    columns = [RecapColumn(say(head.name), _form_of(head), _width_of(head)) for head in listing.heads]
    if len(columns) == 1:
        return _sentences(listing, columns[0], title, say, notes)
    rows = [_listed(row, len(columns), say) for row in listing.rows]
    return RecapTable(title, columns, rows, notes=notes, totals=sum(1 for row in listing.rows if row.total))


def share_cells(number: Number, at: int, say: Language) -> tuple[Value, Value, Value]:
    """Give numerator, denominator and share of a number whose numerator stands in the column `at` of its row (the first is 0)."""
    if number.made_of is None or number.value is None or number.made_of[1] == 0:
        part, whole = number.made_of or (None, None)
        return part, whole, shown_value(number, say) or None
    part, whole = number.made_of
    return part, whole, Formula(f"{{{at}}}/{{{at + 1}}}", as_decimal(number.value))


def by_quarter(result: Result, title: str, say: Language) -> RecapTable:
    """Lay the counts of each quarter out with their sums, in a chart stacked; what was never chosen is left out.

    The last column stands beside the others and is no part of what is stacked.
    """
    quarters, last = [line for line in result.lines if line.code != WHOLE], len(result.columns) - 1
    stacked = [at for at in range(last) if any(line.numbers[at].value for line in quarters)]
    columns = [*stacked, *([last] if any(line.numbers[last] != BLANK for line in quarters) else [])]
    heads = [RecapColumn(say(result.columns[at]), "count", NUMBER_WIDTH) for at in columns]
    rows: list[list[Value]] = [[say(line.name), *(value_cell(line.numbers[at], say) for at in columns)] for line in quarters]
    sums = [sum(int(line.numbers[at].value or 0) for line in quarters) for at in columns]
    rows.append([say(ALL), *(Formula(f"SUM({{above[{place}]}})", summed) for place, summed in enumerate(sums, 1))])
    chart = RecapChart("stacked", title, tuple(range(1, len(stacked) + 1))) if result.drawn and stacked else None
    return RecapTable(title, [RecapColumn(say(N_("Quarter")), "words", NAME_WIDTH), *heads], rows, chart, totals=1)


def turned(result: Result, title: str, say: Language) -> RecapTable:
    """Lay the shares of the whole period out downwards, each column as a row."""
    (whole,) = [line for line in result.lines if line.code == WHOLE]
    heads = (
        RecapColumn(say(ABOUT), "words", NAME_WIDTH),
        RecapColumn(say(PART), "count", NUMBER_WIDTH),
        RecapColumn(say(DENOMINATOR), "count", NUMBER_WIDTH),
        RecapColumn(say(SHARE), "share", NUMBER_WIDTH),
    )
    shares = [at for at, number in enumerate(whole.numbers) if number.unit == "percent"]
    rows = [[say(result.columns[at]), *share_cells(whole.numbers[at], 1, say)] for at in shares]
    return RecapTable(title, heads, rows, notes=_notes(result, say))


def maturity_table(result: Result, title: str, say: Language) -> RecapTable:
    """Lay the aims out downwards, with a column for each group now and before; of one group alone as a radar too."""
    lines = [line for line in result.lines if not line.code.endswith(CHANGE)]
    heads = [RecapColumn(say(ABOUT), "words", NAME_WIDTH), *(RecapColumn(say(line.name), "count", NUMBER_WIDTH) for line in lines)]
    rows = [[f"{aim} {say(short_name(aim))}", *(value_cell(line.numbers[at], say) for line in lines)] for at, aim in enumerate(AIMS)]
    means = [[say(result.columns[at]), *(told(line.numbers[at], say) for line in lines)] for at in range(len(AIMS), len(result.columns))]
    words = [say(N_("In words")), *(say(line.word) if line.word else None for line in lines)]
    one = len({line.code.partition(":")[0] for line in lines}) == 1
    chart = RecapChart("radar", title, tuple(range(1, len(heads))), rows=len(AIMS)) if one and result.drawn else None
    return RecapTable(title, heads, [*rows, *means, words], chart, _notes(result, say))


def value_cell(number: Number, say: Language) -> Value:
    """Give a number by itself, or the words that stand in its place."""
    if number == BLANK:
        return None
    if number.value is None:
        return shown_value(number, say)
    return int(number.value) if number.value.denominator == 1 else as_decimal(number.value)


def as_decimal(value: Fraction) -> Decimal:
    """Give a fraction as Excel would hold it."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def _columns(name: str, numbers: Sequence[Number], is_share: bool, say: Language) -> list[RecapColumn]:
    if not is_share:
        return [RecapColumn(name, _form_of_numbers(numbers), NUMBER_WIDTH)]
    return [
        RecapColumn(f"{name}: {say(PART)}", "count", NUMBER_WIDTH),
        RecapColumn(f"{name}: {say(DENOMINATOR)}", "count", NUMBER_WIDTH),
        RecapColumn(f"{name}: {say(SHARE)}", "share", NUMBER_WIDTH),
    ]


def _form_of_numbers(numbers: Sequence[Number]) -> Form:
    """Give the form in which all of these numbers can stand."""
    units = {number.unit for number in numbers if number.value is not None}
    if units == {"rupiah"}:
        return "rupiah"
    return "count" if all(number.value is None or number.value.denominator == 1 for number in numbers) else "ratio"


def _row(line: Line, shares: Sequence[bool], worded: bool, say: Language) -> list[Value]:
    cells: list[Value] = [say(line.name)]
    for number, is_share in zip(line.numbers, shares, strict=True):
        if not is_share:
            cells.append(value_cell(number, say))
        elif _is_share(number) or number.value is None:
            cells += share_cells(number, len(cells), say)
        else:
            cells += [value_cell(number, say), None, None]
    if worded:
        cells.append(say(line.word) if line.word else None)
    return cells


def _is_share(number: Number) -> bool:
    return number.unit == "percent" and number.made_of is not None


def _notes(result: Result, say: Language) -> tuple[str, ...]:
    coverage = told_coverage(result, say)
    return (*((coverage,) if coverage else ()), *(say(note) for note in result.notes))


def _sentences(listing: Listing, column: RecapColumn, title: str, say: Language, notes: Sequence[str]) -> RecapTable:
    """Lay a list of sentences out over the columns of the table above it, of which the first is narrow."""
    beside = [RecapColumn("", "words", LEAST_WIDTH)] * (SPREAD - 1)
    rows: list[list[Value]] = [[Across(told(row.cells[0], say), SPREAD), *([None] * (SPREAD - 1))] for row in listing.rows]
    return RecapTable(title, [replace(column, width=LEAST_WIDTH), *beside], rows, notes=notes)


def _width_of(head: Head) -> float:
    return DAY_WIDTH if head.form == "day" else max(NUMBER_WIDTH, head.share * LISTED_WIDTH)


def _form_of(head: Head) -> Form:
    return {"day": "day", "figure": "count"}.get(head.form, "words")  # type: ignore[return-value]  # both are forms


def _listed(row: Listed, columns: int, say: Language) -> list[Value]:
    first, *others = row.cells
    if row.spread == 1:
        return [_cell(each, say) for each in row.cells]
    spread = Across(told(first, say), row.spread, bold=row.spread == columns)
    return [spread, *(None for _ in range(row.spread - 1)), *(_cell(each, say) for each in others)]


def _cell(cell: Cell, say: Language) -> Value:
    match cell:
        case Number():
            return told(cell, say) if cell.unit == "percent" or cell.value is None else value_cell(cell, say)
        case Spelled() | Typed():
            return told(cell, say)
        case int():
            return cell
        case str() as text:
            return text or None
        case date():
            return cell
        case _:
            return told(cell, say)
