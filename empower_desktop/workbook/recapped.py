"""What a recap workbook holds: pages of tables, each with its chart beside it, as plain values in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Form = Literal["words", "count", "rupiah", "share", "ratio", "day"]
ChartForm = Literal["bars", "columns", "stacked", "line", "radar"]


@dataclass(frozen=True, slots=True)
class Formula:
    """A value that Excel works out again when its cells change; `value` is what it gives now.

    In `text` `{0}`, `{1}` … stand for the cells of the same row, `{first[0]}` … for the first
    of their columns in the table, and `{above[0]}` … for the column above.
    """

    text: str
    value: Decimal | int


@dataclass(frozen=True, slots=True)
class Across:
    """A text over several cells of a row, counted from the first; `bold` where it heads the rows below."""

    text: str
    cells: int
    bold: bool = False


Value = str | int | Decimal | date | Formula | Across | None


@dataclass(frozen=True, slots=True)
class RecapColumn:
    """A column of a table: its header, what it holds, and how wide it is in characters."""

    header: str
    form: Form = "words"
    width: float = 14


@dataclass(frozen=True, slots=True)
class RecapChart:
    """A chart of a table: which column names the bars, and which are drawn; of the rows only the first so many, unless 0.

    `line` is a column of shares, drawn as a line on an axis of its own.
    """

    form: ChartForm
    title: str
    series: tuple[int, ...]
    labels: int = 0
    rows: int = 0
    line: int | None = None


@dataclass(frozen=True, slots=True)
class RecapTable:
    """A table under its title, with the sentences below it."""

    title: str
    columns: Sequence[RecapColumn]
    rows: Sequence[Sequence[Value]]
    chart: RecapChart | None = None
    notes: Sequence[str] = ()
    totals: int = 0


@dataclass(frozen=True, slots=True)
class RecapPage:
    """A sheet: its name, what is in it, and its tables one below the other."""

    name: str
    about: str
    tables: Sequence[RecapTable]


@dataclass(frozen=True, slots=True)
class RecapBook:
    """The workbook whole: title, data code, facts about it in pairs, rules for its reader, and pages."""

    title: str
    code: str
    facts: Sequence[tuple[str, str]]
    reading: Sequence[str]
    pages: Sequence[RecapPage]
