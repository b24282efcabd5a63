"""Rows below a table that are no entry: its sum, with words or without, and what people write where they sign."""

from __future__ import annotations

import re

from empower_desktop.records import KINDS
from empower_desktop.records.fields import Day, Field, Integer, Number, Text
from empower_desktop.records.words import beginning, meaning, plain
from empower_desktop.workbook.new_rows import NewRow

_COUNT = re.compile(r"\d+\s*(?:orang|org)?", re.IGNORECASE)
_BETWEEN_BRACKETS = re.compile(r"\(.*\)")
_FOOT = ("total", "average", "signature")
_NAMES_TOO = ("min", "maks")


def foot_words(row: NewRow) -> str:
    """Give the words by which a new row seems to be the foot of a table; nothing where it seems to be an entry."""
    kind = KINDS[row.first.kind]
    for code, text in row.words.items():
        field, names_it = kind.fields()[code], code in kind.title_fields
        if field.refers_to or isinstance(field, Day):
            found = _begins_as_sum(text)
        elif isinstance(field, Text) and (names_it or not _is_named(row)):
            found = _is_sum(text) or (row.first.kind == "person" and names_it and _is_signature(text))
            found = found or (not names_it and _are_numbers(row, Text) and _begins_as_sum(text))
        else:
            found = False
        if found:
            return text
    return ""


def bare_numbers(row: NewRow) -> tuple[str, ...]:
    """Give the fields of a new row that holds numbers and nothing beside them, as a sum without a word does; else nothing."""
    return tuple(row.values) if row.values.keys() >= row.filled and _are_numbers(row) else ()


def _are_numbers(row: NewRow, *beside: type[Field]) -> bool:
    """Say whether what is clear in a row is numbers alone, or with fields of some kinds beside them."""
    fields = KINDS[row.first.kind].fields()
    return bool(row.values) and all(isinstance(fields[code], (Integer, Number, *beside)) for code in row.values)


def _is_named(row: NewRow) -> bool:
    """Say whether a clear cell says what a row is about."""
    return any(code in row.values for code in KINDS[row.first.kind].title_fields)


def _begins_as_sum(text: str) -> bool:
    """Say whether words that should name another record or a day tell of a sum: `Subtotal Februari`."""
    words, meant = beginning("total", text)
    return meant in _FOOT and words not in _NAMES_TOO


def _is_sum(text: str) -> bool:
    """Say whether a text is nothing but the word for a sum, perhaps with how many: `Jumlah 10 orang`."""
    words = plain(_COUNT.sub(" ", text))
    return meaning("total", words) in _FOOT and words not in _NAMES_TOO


def _is_signature(text: str) -> bool:
    """Say whether a name is none: the office of who signs, or a name as it stands below the place to sign."""
    return meaning("closing", text) in _FOOT or bool(_BETWEEN_BRACKETS.fullmatch(text.strip()))
