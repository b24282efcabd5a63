"""Offices that lines over a roll say, `Ketua : Supriyanti`: those of the people of the list who are called so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from empower_desktop.lists.context import Part
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.names import read_name
from empower_desktop.lists.offices_beside import is_of_this_group
from empower_desktop.lists.people import Somebody
from empower_desktop.records.words import beginning, meaning, plain

_SAID = re.compile(r"\s*(?:\d{1,2}[.)]\s*)?([^:]{3,30}?)\s*:\s*(\S.*)", re.DOTALL)
_APART = re.compile(r"\s{3,}")
"""What stands between a name and the next thing that a line says, `Ketua : Siti      Bulan : Juni`."""
_FARTHEST = 3
"""So many columns at most beside the office stands who holds it."""


def offices_over(part: Part, people: Sequence[Somebody], roles: Mapping[int, str]) -> dict[int, tuple[str, Cell]]:
    """Give by row the office that a line over the roll says of somebody on it, and its cell; other lines stay to be named.

    Where two of the list are called so, it is nobody's; what a row says of an office itself, as `roles` have it, stays, and so does
    the first of two offices.
    """
    found: dict[int, tuple[str, Cell]] = {}
    called: dict[str, list[int]] = {}
    for one in people:
        called.setdefault(plain(one.name.name), []).append(one.row)
    for cells, office, said in _offices(part):
        name, *further = _APART.split(said, maxsplit=1)
        rows = called.get(plain(read_name(name).name), [])
        if len(rows) == 1 and roles[rows[0]] in ("", "anggota", office) and found.get(rows[0], (office,))[0] == office:
            found[rows[0]] = (office, cells[-1])
            part.head.lines = [line for line in part.head.lines if further or line.cell not in cells]
    return found


def _offices(part: Part) -> Iterator[tuple[list[Cell], str, str]]:
    """Give each office over the table with who holds it, and the cells that say so: one, or the office and beside it the name."""
    sheet = part.table.sheet
    for where in sorted(part.head.read):
        cell = sheet.cells[where]
        if said := _SAID.match(cell.text):
            if office := _office_in(part, said[1]):
                yield [cell], office, said[2]
        elif office := _office_in(part, cell.text.rstrip(" :")):
            beside = (sheet.cell(cell.row, column) for column in range(cell.column + 1, cell.column + 1 + _FARTHEST))
            named = next((each for each in beside if each is not None and each.text.strip(" :")), None)
            if named is not None:
                yield [cell, named], office, named.text.strip(" :")


def _office_in(part: Part, text: str) -> str:
    """Give the office that a label names, as a whole or with the group of the list behind it, `Ketua Dawis`; to be a member is none."""
    phrase, office = beginning("role", text)
    rest = " ".join(plain(text).split()[len(phrase.split()) :])
    office = meaning("role", text) or (office if phrase and is_of_this_group(part, rest) else "")
    return "" if office == "anggota" else office
