"""Telling what a recap holds in one tongue, the same on paper and in a workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from empower_desktop.language import Label, Language, Message
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.shown import shown
from empower_desktop.reports.papers.spelled import narrow_day, terbilang
from empower_desktop.reports.recap.recap import Cell, Headed, Several, Spelled, Typed


def told(cell: Cell, language: Language) -> str:
    """Give a cell or sentence in a tongue: numbers as they may be shown, days as in narrow columns, what was typed as it stands."""
    match cell:
        case Typed():
            return cell.text
        case Several():
            return cell.mark.join(told(name, language) for name in cell.names)
        case Spelled():
            return terbilang(cell.number) if language.code == "id" else language.number(cell.number)
        case Headed():
            return f"{told(cell.names, language)}: {cell.typed.text}"
        case Number():
            return shown(cell, language)
        case Message():
            return language(replace(cell, values={name: _value(value, language) for name, value in cell.values.items()}))
        case Label() | str():
            return language(cell)
        case date():
            return narrow_day(cell)
        case int():
            return language.number(cell)


def _value(value: object, language: Language) -> object:
    """Give a value that fills a sentence: what only a recap knows is told here, the rest by the language itself."""
    return told(value, language) if isinstance(value, Typed | Several | Spelled | Number | Message) else value
