"""Rows of a numbered table that say only whom or what they are of: headings of its parts, `II | Blok Kidul`, or rows like others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from empower_desktop.language import N_, P_, Message
from empower_desktop.lists.context import Context, span
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.questions import quoted_in_short
from empower_desktop.lists.tables import Found
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import beginning, longest, meaning, plain

_COUNT = re.compile(r"^\s*(?:\d{1,3}|[ivxIVX]{1,4}|[A-Za-z])\s?[.)]\s*")
_PART_NUMBER = re.compile(r"\s*[(]?\s*(?:[A-Z]|[IVX]{1,4})\s*[.)]?\s*")
_BEFORE_NAME = re.compile(r"\s*:\s*")
_INITIAL = re.compile(r"\s*[A-Z]\.\s*[A-Z]")
"""So begins a name, `M. Yusuf`."""
_NAMES_BODIES = ("element", "official", "group_type", "acronym")
"""The lists of words that name a body or an office, and nobody."""
_HEADINGS = Option("headings", N_("Headings of parts of the list"))


def take_out_part_headings(context: Context, table: Found, subject: str = "name") -> None:
    """Take rows that head parts of a table from its others; bare words that may be either are left out until that is answered.

    `subject` is the field that says what a row is of.
    """
    if not (subject and table.column("number") and table.column(subject)):
        return
    bare = [row for row in table.rows if _is_bare(table, row, subject)]
    if 2 * len(bare) > len(table.rows):
        return
    counted = [row for row in table.rows if _number(table, row)[:1].isdigit()]
    if counted and set(counted) == {row for row in bare if _is_followed(table, row, subject)}:  # the parts are numbered, and not the people
        _head_parts(table, counted, subject)
        return
    last = [] if subject == "name" else [row for row in bare if row == table.rows[-1] and not _number(table, row) and len(counted) > 1]
    if last and _ask_of_note(context, table, last[0], subject) != "people":
        table.rows.remove(last[0])
        table.skipped[last[0]] = "note"
    unnumbered = [row for row in bare if row not in counted and _is_followed(table, row, subject)]
    sure = [row for row in unnumbered if _PART_NUMBER.fullmatch(_number(table, row)) or _is_body(_said(table, row, subject))]
    unclear = [row for row in unnumbered if row not in sure and not _INITIAL.match(_said(table, row, subject))]
    if unclear and _ask(context, table, unclear, subject) != "people":
        sure.extend(unclear)
    _head_parts(table, sure, subject)


def without_count(section: str) -> str:
    """Give the heading of a part without the letter or number that counts it, as of `A. PANITIA`, unlike the short word of `RT. 01`."""
    return _COUNT.sub("", section).strip(" :")


def heading_over(table: Found, row: int) -> Cell | None:
    """Give the heading of the part in which a row stands, without the letter that counts it in a cell of its own."""
    if row not in table.sections:
        return None
    above = max((at for at, why in table.skipped.items() if why == "section" and at < row), default=0)
    return max(table.sheet.by_row.get(above, ()), key=lambda cell: len(cell.text), default=None)


def home_in(section: str) -> str:
    """Give the part of a village that the heading of a part names, `BANJAR DINAS : KAJA`; "" where it names anything else."""
    said = without_count(section)
    first = plain(said).partition(" ")[0]
    return " ".join(_BEFORE_NAME.sub(" ", said, count=1).split()) if first and meaning("heading", first) == "hamlet" else ""


def _is_bare(table: Found, row: int, subject: str) -> bool:
    """Say whether a row says whom or what it is of, and nothing else but what may be its number."""
    beside = (table.column("number"), table.column(subject))
    number = _number(table, row)
    is_counted = not number or number[0].isdigit() or bool(_PART_NUMBER.fullmatch(number))
    return is_counted and not any(table.sheet.text(row, each.column) for each in table.headings if each.column not in beside)


def _is_followed(table: Found, row: int, subject: str) -> bool:
    """Say whether a row that says more stands right below a row."""
    below = next((each for each in table.rows if each > row), 0)
    return bool(below) and not _is_bare(table, below, subject)


def _number(table: Found, row: int) -> str:
    return table.sheet.text(row, table.column("number"))


def _said(table: Found, row: int, subject: str) -> str:
    return " ".join(table.sheet.text(row, table.column(subject)).split())


def _is_body(text: str) -> bool:
    """Say whether a text names a body or an office and nobody: `BPD`, `Unsur perempuan`, `Ketua RT/RW`."""
    whole = any(meaning(each, text) for each in _NAMES_BODIES)
    words = plain(text).split()
    begun = bool(beginning("section_row", text)[0]) and len(words) > 1
    return whole or begun or any(longest(each, text)[0] == " ".join(words) for each in _NAMES_BODIES)


def _ask(context: Context, table: Found, rows: Sequence[int], subject: str) -> str:
    names = quoted_in_short(_said(table, row, subject) for row in rows)
    where = ",".join(span(table.column(subject), [row]) for row in rows)
    message, taken = _question(subject, len(rows), names)
    return context.asking.ask("bare_name", table.sheet.name, where, message, (Option("people", taken), _HEADINGS))


def _ask_of_note(context: Context, table: Found, row: int, subject: str) -> str:
    """Ask about the last row of a register, which alone has no number and says only one thing."""
    message = N_("The last row has no number and says only “{words}”. Is that an entry, or a note?", words=_said(table, row, subject)[:60])
    where = span(table.column(subject), [row])
    return context.asking.ask(
        "bare_name", table.sheet.name, where, message, (Option("people", N_("An entry")), Option("note", N_("A note")))
    )


def _question(subject: str, rows: int, names: str) -> tuple[Message, Message]:
    """Give what is asked of bare rows, and what they are where they head no part."""
    if subject == "name":
        people = P_(
            "{n} row has no number and holds only a name: {names}. Is that a person, or the heading of a part?",
            "{n} rows have no number and hold only a name: {names}. Are they people, or headings of parts?",
            rows,
            names=names,
        )
        return people, N_("People")
    entries = P_(
        "{n} row has no number and says only {names}. Is that an entry, or the heading of a part?",
        "{n} rows have no number and say only {names}. Are they entries, or headings of parts?",
        rows,
        names=names,
    )
    return entries, N_("Entries")


def _head_parts(table: Found, heads: Sequence[int], subject: str) -> None:
    """Let rows head the parts of a table: those below them, until the next, stand in their part."""
    if not heads:
        return
    section = ""
    for row in sorted({*table.rows, *(at for at, why in table.skipped.items() if why == "section")}):
        if row in heads:
            section = _said(table, row, subject)
            table.skipped[row] = "section"
        elif row not in table.rows:
            section = ""
        elif section:
            table.sections[row] = section
    table.rows = [row for row in table.rows if row not in heads]
