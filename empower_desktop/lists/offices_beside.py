"""Offices that a remark beside a name says, `Ketua` or `pendiri, ketua arisan`, where no column is one of offices."""

from __future__ import annotations

import re
from dataclasses import replace

from empower_desktop.lists.context import Part
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.names import is_office
from empower_desktop.lists.people import Somebody
from empower_desktop.records.words import beginning, longest, plain

OFFICES_PARTED = re.compile(r"\s*[/&,+]\s*|\s+(?:dan|merangkap|rangkap|and)\s+", re.IGNORECASE)
"""What stands between two offices of one person, or between an office and what else is remarked."""
_SECTIONS = ("seksi", "sie")
_LONGEST_SECTION = 3
"""A section is called by no more words than these, `Seksi Usaha Dana Sosial`."""
_HERE = frozenset(["kelompok", "klp", "kita", "ini"])
"""Words for the group whose list it is."""


def office_beside(part: Part, one: Somebody) -> Cell | None:
    """Give the cell of a remark with the words of it that are an office in the group of the list; None for none."""
    cell = part.table.cell(one.row, "remark")
    if cell is None or part.table.column("position"):
        return None
    said = next((half for half in OFFICES_PARTED.split(cell.text) if _is_held_here(part, half, one.section)), "")
    return replace(cell, text=said) if said else None


def _is_held_here(part: Part, said: str, section: str) -> bool:
    """Say whether words are an office and at most whose it is: that of a section, `Seksi Pemasaran`, or of this group, `ketua arisan`."""
    phrase, _ = beginning("role", said)
    rest = plain(said).split()[len(phrase.split()) :]
    if not phrase or not rest:
        return bool(phrase)
    if phrase.partition(" ")[0] in _SECTIONS:
        return len(rest) <= _LONGEST_SECTION
    return not is_office(said) and is_of_this_group(part, " ".join(rest), section)


def is_of_this_group(part: Part, words: str, section: str = "") -> bool:
    """Say whether words behind an office mean the group of the list: by its name, by its kind as `dawis`, or by no more than `kelompok`.

    Where the list names none, that of the `section` is meant, `DASAWISMA ANGGREK 1` over the rows of its people.
    """
    group = part.head.group.text if part.head.group is not None else section
    kind, code = longest("group_type", words)
    is_kind = bool(code) and kind == plain(words) and code == longest("group_type", group)[1]
    return is_kind or {*plain(words).split()} <= _HERE | {*plain(group).split()}
