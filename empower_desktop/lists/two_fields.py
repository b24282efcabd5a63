"""A column whose heading names two things, `Alamat / Jabatan`: each cell says one of them, or both beside each other."""

from __future__ import annotations

import re
from dataclasses import replace

from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.behind import is_title
from empower_desktop.lists.columns_said import no_field
from empower_desktop.lists.context import Context, span
from empower_desktop.lists.headings import HALVES, TAKEN, halves_of, word_field
from empower_desktop.lists.names import read_name
from empower_desktop.lists.tables import Found
from empower_desktop.records.words import beginning, longest, meaning

_PIECES = re.compile(r"\s*[,;()]\s*|\s*(?<!\d)/(?!\d)\s*|\s+[-–]\s+")
"""Between what a cell says beside each other, `Krajan (Kades)`; not within `RT 02/01`."""
_IN_ORDER = re.compile(r"\s+/\s+|(?<!\d)\s*/\s*(?!\d)|\s+[-–]\s+|\s+s/d\s+")
"""Between two things in the order of the heading, `Ketua / Petani`; not within `05/01/2020`."""
_OF_SCORES = re.compile(r"\s*[/|]\s*|\s+[-–]\s+")
_HOMES = ("hamlet", "village")
_OTHERS = {
    "position": ("role", "element", "official", "occupation", "remark_person"),
    "capacity": ("role", "element", "official", "occupation", "remark_person"),
    "institution": ("official", "acronym", "group_type"),
}
"""The words with which a cell begins that says no home, by what the other half of the heading names."""
_OFFICES = ("role", "official", "occupation", "remark_person")
"""The words that begin an office right behind a name; those of elements may be names, `Khoirul Imam`."""
_FOLLOWING = ("position", "capacity", "institution", "occupation", "hamlet", "village", "phone", "group")
"""What stands behind a name below a heading such as `Nama / Jabatan`."""
_ORDERED = (
    ("start_on", "end_on"),
    ("age", "occupation"),
    ("pre_score", "post_score"),
    ("position", "occupation"),
)
"""What has no words by which it could be told apart, but its place."""
_OFFICE_AND_BODY = {"position", "institution"}
"""Of which a cell says one, by its words, or both in order: `Bidan Desa` is an office, `Puskesmas` a body."""
_OF_MONEY = ("savings", "loan", "loan_paid", "loan_rest")
_PHONE = re.compile(r"[+\d][\d\s.\-]{6,}")


def tell_halves_apart(context: Context, table: Found) -> None:
    """Give each cell below such a heading to what it speaks of; an amount that may be paid in or paid out is left out."""
    for at, column in enumerate(table.columns):
        first, second = _halves(column.heading)
        others = {each.field for each in table.columns if each is not column}
        if not second or column.certainty not in ("word", "none") or column.field not in (first, second, "") or {first, second} & others:
            continue
        if first in _OF_MONEY and second in _OF_MONEY:
            table.columns[at] = replace(column, field="", certainty="none")
        elif pieces := _pieces_of(first, second):
            table.columns[at] = replace(column, field=first, certainty="word")
            _tell_apart(context, table, table.headings[at].column, (first, second), pieces)


def _halves(heading: str) -> tuple[str, str]:
    """Give what the two halves of a heading name, "" twice where it has other parts or both are one."""
    fields = halves_of(heading)
    return (fields[0], fields[1]) if fields and fields[0] != fields[1] else ("", "")


def _pieces_of(first: str, second: str) -> str:
    """Give by what two fields are told apart in a cell, "" where nothing tells them."""
    both = {first, second}
    if "name" in both:
        return "behind the name" if first == "name" and second in _FOLLOWING else ""
    if "phone" in both:
        return "phone" if both <= {"phone", *_FOLLOWING} else ""
    if both & set(_HOMES) and both & set(_OTHERS):
        return "words"
    if both == _OFFICE_AND_BODY:
        return "office"
    return "order" if (first, second) in _ORDERED or (second, first) in _ORDERED else ""


def _tell_apart(context: Context, table: Found, number: int, fields: tuple[str, str], by: str) -> None:
    told: dict[str, list[int]] = {field: [] for field in fields}
    for row in table.rows:
        cell = table.sheet.cell(row, number)
        if cell is None or is_nothing(cell.text):
            continue
        said = _said(cell.text, fields, by)
        for field in fields:
            text = said.get(field, "")
            table.apart[row, field] = (replace(cell, kind="text", text=text) if text != cell.text else cell) if text else None
            told[field].extend([row] if text else [])
    for field, rows in told.items():
        if rows and field not in TAKEN[context.kind]:
            message = no_field(table.heading(number).words, len(rows))
            context.asking.leave(table.sheet.name, [span(number, [row]) for row in rows], message)


def _said(text: str, fields: tuple[str, str], by: str) -> dict[str, str]:
    """Give what a text says of each of two fields."""
    first, second = fields
    if by == "behind the name":
        name, behind = _behind_name(text)
        if not behind and second in _OTHERS:
            name, behind = _before_office(name)
        return {first: name, second: behind}
    text = " ".join(text.split())
    if by in ("order", "office"):
        between = _OF_SCORES if "pre_score" in fields else _IN_ORDER
        pieces = [piece for piece in between.split(text, maxsplit=1) if piece]
        if by == "office" and len(pieces) == 1:
            return {_office_or_body(text) or first: text}
        return dict(zip(fields, pieces if len(pieces) == 2 else [text], strict=False))
    other = "phone" if by == "phone" else next(field for field in fields if field in _OTHERS)
    rest = second if other == first else first
    pieces = [piece for piece in _PIECES.split(text) if piece]
    of_other = [piece for piece in pieces if _says(piece, other)]
    of_rest = [piece for piece in pieces if piece not in of_other]
    return {other: ", ".join(of_other), rest: ", ".join(of_rest)} if of_other and of_rest else {other if of_other else rest: text}


def _behind_name(text: str) -> tuple[str, str]:
    """Give a name and what stands behind it: on a line of its own, behind a stroke or a dash, or as a remark that does not say who came."""
    text, *below = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    while below and is_title(below[0]):
        text = f"{text}, {below.pop(0)}"
    if below:
        return text.rstrip(" ,/-–"), " ".join(below).strip("()/-– ")
    pieces = [piece for piece in _IN_ORDER.split(text, maxsplit=1) if piece]
    if len(pieces) == 2:
        return pieces[0], pieces[1]
    note = read_name(text).note
    if not note or ";" in note or note not in text or any(longest(words, note)[0] for words in ("remark_presence", "partly", "presence")):
        return text, ""
    return text.replace(note, "").replace("()", "").strip(" ,-–()"), note


def _before_office(text: str) -> tuple[str, str]:
    """Give a name and the office or body that begins with one of its further words, `Joko Kadus II`."""
    pieces = text.split()
    for at in range(1, len(pieces)):
        rest = " ".join(pieces[at:])
        if not is_title(" ".join(pieces[:at])) and any(beginning(words, rest)[0] for words in _OFFICES):
            return " ".join(pieces[:at]), rest
    return text, ""


def _office_or_body(text: str) -> str:
    """Say which of the two a text names, "" where its words tell neither."""
    kind = beginning("office", text)[1]
    if kind == "body":
        return "institution"
    is_office = kind or any(beginning(words, text)[0] for words in ("role", "remark_person"))
    return "position" if is_office else ""


def _says(text: str, field: str) -> bool:
    """Say whether a text is a number, an office or a body rather than a home: `Kades`, `Ketua RT 02`, and not `RT 02`."""
    if field == "phone":
        return _PHONE.fullmatch(text) is not None
    is_home = word_field(text.split()[0]) in _HOMES
    is_body = field == "institution" and beginning("office", text)[1] == "body"
    return not is_home and (is_body or any(beginning(words, text)[0] for words in _OTHERS[field]))


def part_from_heads(context: Context, table: Found, named: str) -> None:
    """Take of a register's `Tani Makmur / Sukirno`, below `Nama Kelompok / Ketua`, what it names; who heads it is said to be left."""
    column = table.column(named)
    halves = HALVES.split(table.heading(column).top) if column else []
    if len(halves) != 2 or not meaning("role", halves[1]):
        return
    parted = []
    for row in table.rows:
        cell = table.sheet.cell(row, column)
        pieces = [piece for piece in _IN_ORDER.split(" ".join(cell.text.split())) if piece] if cell is not None else []
        if cell is not None and len(pieces) == 2:
            table.apart[row, named] = replace(cell, text=pieces[0])
            parted.append(span(column, [row]))
    if parted:
        message = no_field(halves[1], len(parted))
        context.asking.leave(table.sheet.name, parted, message)
