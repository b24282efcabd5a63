"""A column whose heading names two things, `Alamat / Jabatan`: each cell says one of them, or both beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from empower_desktop.language import P_
from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.context import Context, span
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.headings import TAKEN, word_field
from empower_desktop.lists.tables import Found
from empower_desktop.lists.words import beginning

_HALVES = re.compile(r"\s*[/&,+]\s*|\s+(?:dan|atau|and|or)\s+", re.IGNORECASE)
_PIECES = re.compile(r"\s*[,;()]\s*|\s*(?<!\d)/(?!\d)\s*|\s+[-–]\s+")
"""Between what a cell says beside each other, `Krajan (Kades)`; not within `RT 02/01`."""
_HOMES = ("hamlet", "village")
_OF_OTHERS = {
    "position": ("role", "element", "official", "occupation", "remark_person"),
    "capacity": ("role", "element", "official", "occupation", "remark_person"),
    "institution": ("official", "acronym"),
}
"""The words with which a cell begins that says no home, by what the other half of the heading names."""


def tell_halves_apart(context: Context, table: Found) -> None:
    """Give each cell of a column of homes and something else to what it speaks of; what is no office and no body is a home."""
    for at, column in enumerate(table.columns):
        home, other = _halves(column.heading)
        if other and column.certainty in ("word", "none") and column.field in (home, other, ""):
            others = [each.field for each in table.columns if each is not column]
            if home not in others and other not in others:
                table.columns[at] = replace(column, field=home, certainty="word")
                _tell_apart(context, table, table.headings[at].column, home, other)


def _halves(heading: str) -> tuple[str, str]:
    """Give what the two halves of a heading name, the home first; "" twice where they are not a home and something else."""
    fields = [word_field(half) for half in _HALVES.split(heading)] if not word_field(heading) else []
    homes = [field for field in fields if field in _HOMES]
    others = [field for field in fields if field in _OF_OTHERS]
    return (homes[0], others[0]) if len(fields) == 2 and homes and others else ("", "")


def _tell_apart(context: Context, table: Found, number: int, home: str, other: str) -> None:
    told = []
    for row in table.rows:
        cell = table.sheet.cell(row, number)
        if cell is None or is_nothing(cell.text):
            continue
        pieces = [piece for piece in _PIECES.split(" ".join(cell.text.split())) if piece]
        of_other = [piece for piece in pieces if _says(piece, other)]
        at_home = [piece for piece in pieces if piece not in of_other]
        table.apart[row, home] = _part(cell, at_home, of_other)
        table.apart[row, other] = _part(cell, of_other, at_home)
        told.extend([row] if of_other else [])
    if told and other not in TAKEN[context.kind]:
        message = P_(
            "Column “{heading}”, {n} value: no field of this list holds it",
            "Column “{heading}”, {n} values: no field of this list holds it",
            len(told),
            heading=table.heading(number).words,
        )
        context.asking.leave(table.sheet.name, [span(number, [row]) for row in told], message)


def _says(text: str, field: str) -> bool:
    """Say whether a text is an office or a body rather than a home: `Kades`, `Ketua RT 02`, and not `RT 02`."""
    is_home = word_field(text.split()[0]) in _HOMES
    return not is_home and any(beginning(words, text)[0] for words in _OF_OTHERS[field])


def _part(cell: Cell, pieces: Sequence[str], others: Sequence[str]) -> Cell | None:
    """Give a cell with some of its pieces; as it stands where it has no others."""
    if not pieces:
        return None
    return replace(cell, kind="text", text=", ".join(pieces)) if others else cell
