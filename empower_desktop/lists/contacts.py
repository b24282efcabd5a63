"""Whom to call and by which number, where one column of a register holds both: `Bu Tini 0812 9999 8888` below `Kontak`."""

from __future__ import annotations

import re
from dataclasses import replace

from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.register_columns import fields_meant
from empower_desktop.lists.tables import Found
from empower_desktop.records.words import plain

_NAME, _PHONE = "contact_name", "contact_phone"
_NUMBER = re.compile(r"(?<!\w)\+?\d(?:[\s.\-–()]{0,2}\d){8,13}(?!\d)")


def part_contacts(table: Found, kind: str) -> None:
    """Part the name from the number in a column of contacts, where no other column holds one of them."""
    held = [code for code in (_NAME, _PHONE) if table.column(code)]
    if len(held) != 1 or (held == [_PHONE] and not _may_hold_names(kind, table.heading(table.column(_PHONE)).words)):
        return
    for row in table.rows:
        cell = table.cell(row, held[0])
        if cell is None or cell.kind != "text" or is_nothing(cell.text):
            continue
        numbers = _NUMBER.findall(cell.text)
        name = re.sub(r"\(\s*\)", "", _NUMBER.sub("", cell.text)).strip(" ,;:/()-–\n") if numbers else cell.text
        table.apart[row, _PHONE] = replace(cell, text=" / ".join(numbers)) if numbers else None
        table.apart[row, _NAME] = replace(cell, text=name) if name else None


def _may_hold_names(kind: str, heading: str) -> bool:
    """Say whether a heading of numbers is of names too, `Kontak` or `Kontak (Nama/HP)`, unlike `No HP`."""
    bare, _, inside = heading.partition("(")
    return _NAME in fields_meant(kind, bare) or (bool(inside) and "nama" in plain(inside).split())
