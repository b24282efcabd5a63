"""The parts of charts out of numbers: each with its length, its words, and which number it is."""

from __future__ import annotations

from fractions import Fraction

from empower_desktop.language import Language
from empower_desktop.reports.charts import Portion
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.reasons import spoken
from empower_desktop.reports.insight.result import Result
from empower_desktop.reports.insight.shown import shown, shown_value

VEILED = ("few", "small", "suppressed")


class Parts:
    """Makes the parts of one result's charts in one language."""

    def __init__(self, result: Result, language: Language) -> None:
        """Serve a result."""
        self.result, self.language = result, language

    def number(self, line: int, column: int) -> Number:
        """Give a number by its place."""
        return self.result.lines[line].numbers[column]

    def name(self, line: int) -> str:
        """Give the name of a line."""
        return self.language(self.result.lines[line].name)

    def column(self, column: int) -> str:
        """Give the head of a column."""
        return self.language(self.result.columns[column])

    def codes(self) -> dict[str, int]:
        """Give the place of each line by its code."""
        return {line.code: at for at, line in enumerate(self.result.lines)}

    def share(self, line: int, column: int = 0, text: str | None = None) -> Portion:
        """Give a share as a part of its whole."""
        value = self.number(line, column).value
        return self.sized(line, column, None if value is None else float(value), text)

    def out_of(self, line: int, column: int, whole: Fraction | int, text: str | None = None) -> Portion:
        """Give a count or an amount as a part of a whole, which may be zero."""
        value = self.number(line, column).value
        size = None if value is None else float(value / whole) if whole else 0.0
        return self.sized(line, column, size, text)

    def sized(self, line: int, column: int, size: float | None, text: str | None = None) -> Portion:
        """Give a part of a size that was worked out before; a number that is kept back is veiled."""
        number = self.number(line, column)
        written = shown(number, self.language) if text is None else text
        return Portion(size, written, self.said(line, column), line, column, veiled=number.hidden in VEILED)

    def short(self, line: int, column: int) -> str:
        """Write a number without what it is made of."""
        return shown_value(self.number(line, column), self.language)

    def counted(self, line: int, column: int) -> str:
        """Write how many were counted; of what is kept back, the reason."""
        number = self.number(line, column)
        if number.value is None:
            return shown(number, self.language)
        return self.language.number(number.made_of[0] if number.made_of else int(number.value))

    def said(self, line: int, column: int) -> str:
        """Say a number in words."""
        return spoken(self.result, self.result.lines[line], column, self.language)
