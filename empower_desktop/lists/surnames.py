"""Names that stand in two columns, `Nama | Marga`: who is listed so is called by both, the name of their clan behind their own."""

from __future__ import annotations

import re
from dataclasses import replace

from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.name_ends import parted_from_degrees
from empower_desktop.lists.tables import Found
from empower_desktop.records.words import meaning, plain

_END = re.compile(r"\s*(?:[,(\[\n].*)?$", re.DOTALL)
"""Where a name ends: before its degrees, a remark or a new line, `Yosina, S.Pd` or `Dorce (kader)`."""


def surname_column(table: Found) -> int:
    """Give the column of the second half of names, 0 for none; one that somebody said holds something else is none."""
    both = zip(table.headings, table.columns, strict=True)
    return next((each.column for each, column in both if not column.field and meaning("surname", each.words)), 0)


def join_surnames(table: Found) -> None:
    """Let each row call its person by both halves of the name; a cell that says the second one already stays as it is."""
    column = surname_column(table)
    for row in table.rows if column else ():
        name, surname = table.cell(row, "name"), table.sheet.text(row, column)
        if name is not None and surname and not is_nothing(surname) and f" {plain(surname)} " not in f" {plain(name.text)} ":
            table.apart[row, "name"] = replace(name, text=_with_surname(name.text, surname))


def _with_surname(text: str, surname: str) -> str:
    end = _END.search(text)
    bare, behind = (text[: end.start()], text[end.start() :]) if end is not None else (text, "")
    words, degrees = parted_from_degrees(bare.split())
    return " ".join(filter(None, (*words, surname, degrees))) + behind
