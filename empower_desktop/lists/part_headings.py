"""Rows of a numbered table that hold a name and nothing else: headings of its parts, `BPD` or `II | Blok Kidul`, or people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from empower_desktop.language import N_, P_
from empower_desktop.lists.context import Context
from empower_desktop.lists.tables import Found
from empower_desktop.lists.understood import Option
from empower_desktop.lists.words import beginning, longest, meaning, plain

_PART_NUMBER = re.compile(r"\s*[(]?\s*(?:[A-Z]|[IVX]{1,4})\s*[.)]?\s*")
_INITIAL = re.compile(r"\s*[A-Z]\.\s*[A-Z]")
"""So begins a name, `M. Yusuf`."""
_NAMES_BODIES = ("element", "official", "group_type", "acronym")
"""The lists of words that name a body or an office, and nobody."""
_OPTIONS = (Option("people", N_("People")), Option("headings", N_("Headings of parts of the list")))


def take_out_part_headings(context: Context, table: Found) -> None:
    """Take rows that head parts of a table from its people; a bare name that may be either is left out until that is answered."""
    bare = [row for row in table.rows if _is_bare(table, row)]
    if 2 * len(bare) > len(table.rows) or not table.column("number"):
        return
    counted = [row for row in table.rows if _number(table, row)[:1].isdigit()]
    if counted and set(counted) == {row for row in bare if _is_followed(table, row)}:  # the parts are numbered, and not the people
        _head_parts(table, counted)
        return
    unnumbered = [row for row in bare if row not in counted and _is_followed(table, row)]
    sure = [row for row in unnumbered if _PART_NUMBER.fullmatch(_number(table, row)) or _is_body(_name(table, row))]
    unclear = [row for row in unnumbered if row not in sure and not _INITIAL.match(_name(table, row))]
    if unclear and _ask(context, table, unclear) != "people":
        sure.extend(unclear)
    _head_parts(table, sure)


def without_count(section: str) -> str:
    """Give the heading of a part without the letter or number that counts it: `A. PANITIA`."""
    return re.sub(r"^\s*\w{1,4}[.)]\s*", "", section).strip(" :")


def _is_bare(table: Found, row: int) -> bool:
    """Say whether a row holds a name, and nothing else but what may be its number."""
    beside = (table.column("number"), table.column("name"))
    number = _number(table, row)
    is_counted = not number or number[0].isdigit() or bool(_PART_NUMBER.fullmatch(number))
    return is_counted and not any(table.sheet.text(row, each.column) for each in table.headings if each.column not in beside)


def _is_followed(table: Found, row: int) -> bool:
    """Say whether somebody of whom more is said stands right below a row."""
    below = next((each for each in table.rows if each > row), 0)
    return bool(below) and not _is_bare(table, below)


def _number(table: Found, row: int) -> str:
    return table.sheet.text(row, table.column("number"))


def _name(table: Found, row: int) -> str:
    return table.sheet.text(row, table.column("name"))


def _is_body(text: str) -> bool:
    """Say whether a text names a body or an office and nobody: `BPD`, `Unsur perempuan`, `Ketua RT/RW`."""
    whole = any(meaning(each, text) for each in _NAMES_BODIES)
    words = plain(text).split()
    begun = bool(beginning("section_row", text)[0]) and len(words) > 1
    return whole or begun or any(longest(each, text)[0] == " ".join(words) for each in _NAMES_BODIES)


def _ask(context: Context, table: Found, rows: Sequence[int]) -> str:
    names = [" ".join(_name(table, row).split())[:40] for row in rows]
    message = P_(
        "{n} row has no number and holds only a name: {names}. Is that a person, or the heading of a part?",
        "{n} rows have no number and hold only a name: {names}. Are they people, or headings of parts?",
        len(rows),
        names=", ".join(f"“{name}”" for name in names[:6]) + (" …" if len(names) > 6 else ""),
    )
    where = ",".join(_cells(table, rows))
    return context.asking.ask("bare_name", table.sheet.name, where, message, _OPTIONS)


def _cells(table: Found, rows: Sequence[int]) -> Iterator[str]:
    cells = (table.cell(row, "name") for row in rows)
    return (cell.name for cell in cells if cell is not None)


def _head_parts(table: Found, heads: Sequence[int]) -> None:
    """Let rows head the parts of a table: those below them, until the next, stand in their part."""
    if not heads:
        return
    section = ""
    for row in sorted({*table.rows, *(at for at, why in table.skipped.items() if why == "section")}):
        if row in heads:
            section = " ".join(_name(table, row).split())
            table.skipped[row] = "section"
        elif row not in table.rows:
            section = ""
        elif section:
            table.sections[row] = section
    table.rows = [row for row in table.rows if row not in heads]
