"""One figure made ready to be shown, off the window's thread: its charts, and a table of the same numbers."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from empower_desktop.language import Language
from empower_desktop.records.anchors import AIMS, short_name
from empower_desktop.reports.charting import FUNNELS, chart_of
from empower_desktop.reports.charts import Charts, NamedChart
from empower_desktop.reports.insight.funnel_rows import STEPS
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.line_codes import BEFORE, OTHER_SIDE, WHOLE
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.reasons import spoken
from empower_desktop.reports.insight.result import Entry, Line, Result
from empower_desktop.reports.insight.shown import shown
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.table_model import Column, TableRow

NAME, WORD = "name", "word"
TOLD = ("thin", "small", "suppressed", "one_point")
"""Reasons for hiding that there can only be where something is recorded."""
"""The steps of a funnel, after which its parities stand."""
MONTH = re.compile(r"\d{4}-\d\d")
_NUMBER_WIDTH = 84


@dataclass(frozen=True)
class Figure:
    """What a card shows of an indicator; several charts are shown one at a time.

    `listed` are the rows of the ledger. A table that is `turned` has the lines of the result side by side.
    """

    indicator: Indicator
    result: Result
    charts: tuple[NamedChart, ...]
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    listed: tuple[TableRow, ...] = ()
    turned: bool = False

    @property
    def code(self) -> str:
        """The code of the indicator."""
        return self.indicator.code

    def place(self, row: int, column: int) -> tuple[int, int]:
        """Give line and column of the number in a cell of the table."""
        return (column, row) if self.turned else (row, column)

    def number(self, line: int, column: int) -> Number | None:
        """Give a number by its place in the result; None where there is none."""
        lines = self.result.lines
        if 0 <= line < len(lines) and 0 <= column < len(lines[line].numbers):
            return lines[line].numbers[column]
        return None


def figure_of(indicator: Indicator, result: Result, language: Language) -> Figure:
    """Make a figure ready in a language."""
    chart = chart_of(result, language) if result.drawn and not is_empty(result) else None
    title = language(indicator.title)
    listed = tuple(_listed(entry, language) for entry in result.ledger.entries) if result.ledger else ()
    charts = chart.charts if isinstance(chart, Charts) else () if chart is None else (NamedChart(title, chart),)
    if _is_one_count_a_month(result):
        return Figure(indicator, result, charts, *_months_in_a_row(result, language), listed, turned=True)
    has_words = any(language(line.word) for line in result.lines)
    columns = [Column(NAME, "", 150, wide=True)]
    heads = _short_heads(result, [language(name) for name in result.columns], language)
    columns += [Column(str(at), head, _NUMBER_WIDTH, "right", tip=language(result.columns[at])) for at, head in enumerate(heads)]
    columns += [Column(WORD, "", 110)] if has_words else []
    rows = tuple(_row(result, at, line, language, has_words) for at, line in enumerate(result.lines))
    return Figure(indicator, result, charts, tuple(columns), rows, listed)


def is_empty(result: Result) -> bool:
    """Say whether nothing is recorded that the figure could speak of."""
    numbers = [number for line in result.lines for number in line.numbers]
    return not any(number.behind or number.among or number.value or number.hidden in TOLD for number in numbers)


def in_short(result: Result, language: Language) -> str:
    """Say the most telling number of a result: a share of everyone before a count, the latest month before an earlier one."""
    line = _telling(result)
    if line is None:
        return ""
    told = [at for at, number in enumerate(line.numbers) if shown(number, language)]
    at = next((at for at in told if line.numbers[at].unit == "percent" and line.numbers[at].value is not None), told[0] if told else -1)
    if at < 0:
        return ""
    of_all = line.code == WHOLE or len(result.lines) == 1
    names = ["" if of_all else language(line.name), language(result.columns[at]) if len(result.columns) > 1 else ""]
    name = ", ".join(name for name in names if name)
    return f"{name}: {shown(line.numbers[at], language)}" if name else shown(line.numbers[at], language)


def _telling(result: Result) -> Line | None:
    """Give the line for everyone, else of months the last, else the first."""
    everyone = next((line for line in result.lines if line.code == WHOLE), None)
    if everyone is not None or not result.lines:
        return everyone
    return result.lines[-1] if MONTH.fullmatch(result.lines[0].code) else result.lines[0]


def _short_heads(result: Result, heads: list[str], language: Language) -> list[str]:
    """Say once that what follows is parity, so that a funnel fits the page, and name the aims in a word or two."""
    if result.code == "MAT":
        return [*(language(short_name(aim)) for aim in AIMS), *heads[len(AIMS) :]]
    if result.code not in FUNNELS:
        return heads
    first = 1 + len(STEPS)
    return [*heads[:first], *(head.rsplit(" ", 1)[-1].lower() for head in heads[first:])]


def _is_one_count_a_month(result: Result) -> bool:
    return len(result.columns) == 1 and len(result.lines) > 1 and all(MONTH.fullmatch(line.code) for line in result.lines)


def _months_in_a_row(result: Result, language: Language) -> tuple[tuple[Column, ...], tuple[TableRow, ...]]:
    """Lay a single count of each month side by side: twelve lines of it would hide what comes below."""
    months = [language(line.name) for line in result.lines]
    cells = [Cell(shown(line.numbers[0], language), "number", tip=spoken(result, line, 0, language)) for line in result.lines]
    columns = [Column(str(at), month.replace(" ", "\n", 1), _NUMBER_WIDTH, "right", tip=month) for at, month in enumerate(months)]
    return (Column(NAME, "", 150, wide=True), *columns), (TableRow("0", (Cell(language(result.columns[0]), "strong"), *cells)),)


def _listed(entry: Entry, language: Language) -> TableRow:
    """Give a record of a ledger; its first cell is what it is about."""
    first, *others = (language.short_day(cell) if isinstance(cell, dt.date) else language(cell) for cell in entry.cells)
    return TableRow(entry.record, (Cell(first, "lines", role="ink"), *(Cell(text, "lines") for text in others)))


def _row(result: Result, at: int, line: Line, language: Language, has_words: bool) -> TableRow:
    beside = line.code.endswith((OTHER_SIDE, BEFORE)) or line.code.startswith("kind:")
    cells: list[Cell] = [Cell(language(line.name), "muted" if beside else "strong")]
    for column, number in enumerate(line.numbers):
        cells.append(Cell(_text(result, number, language), "number", tip=spoken(result, line, column, language)))
    cells += [Cell(language(line.word), "word")] if has_words else []
    missing = 1 + len(result.columns) + has_words - len(cells)
    return TableRow(str(at), (*cells, *([Cell()] * missing)))


def _text(result: Result, number: Number, language: Language) -> str:
    """Write a number for the table; in a funnel the count, whose share of those invited the chart tells."""
    if result.code in FUNNELS and number.value is not None and number.unit == "percent" and number.made_of:
        return language.number(number.made_of[0])
    return shown(number, language)
