"""The group that a roll is of where no line over it names one by itself: its sheet, two lines together, or the body of a village."""

from __future__ import annotations

import re
from itertools import pairwise

from empower_desktop.lists.context import Part
from empower_desktop.lists.form_titles import form_off
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.heads import Said
from empower_desktop.lists.headwords import body_of_village, group_in, may_complete
from empower_desktop.lists.understood import OF_MEMBERS
from empower_desktop.records.words import longest, meaning, plain, words_of

_MARKS = re.compile(r"[()\"“”‘’']")
_QUOTES = re.compile(r"[\"“”‘’']")
_QUOTED = re.compile(r"\s*[\"“”‘'].+[\"“”’']\s*")
_MOST_WORDS = 4
"""A group is called by no more words than these where it is not quoted."""


def group_over(part: Part, kind: str) -> Said | None:
    """Give the group that a list is of, where it is one of members or of a regular meeting; None for others, and where nothing names it."""
    if kind == "attendance":
        return _regular(part)
    if kind not in OF_MEMBERS:
        return None
    if named := group_in(part.sheet):
        return Said(named, Cell(1, 1, "text", named))
    if kind == "contribution":
        return None
    lines = part.head.lines
    bodies = (Said(body, line.cell) for line in lines if (body := body_of_village(line.text)))
    below = (Said(named, under.cell) for line, under in pairwise(lines) if (named := _of_two_lines(line, under)))
    return next(bodies, None) or next(below, None)


def _regular(part: Part) -> Said | None:
    """Give the body of a village that meets regularly, `PERTEMUAN RUTIN TP PKK DESA KALIORI`; no other meeting is its own.

    The title says it, or a line over the title that says nothing else, as the top of a letter does.
    """
    title = part.head.title
    if title is None or not longest("meeting_type", title.text)[0].endswith("rutin"):
        return None
    if body := body_of_village(title.text):
        return Said(body, title.cell)
    lines = (line for line in part.head.lines if line.cell.row < title.cell.row)
    return next((Said(body, line.cell) for line in lines if (body := body_of_village(line.text)) and plain(line.text) == plain(body)), None)


def kind_over(part: Part) -> str:
    """Give what kind of group a line over a list ends in, `DATA ANGGOTA KELOMPOK TANI`; "" for none, and for a bare `kelompok`."""
    words = (plain(form_off(line.text)) for line in part.head.lines)
    return next((kind for each in words if each != "kelompok" and (kind := meaning("group_type", each))), "")


def _of_two_lines(line: Said, under: Said) -> str:
    """Give the group whose kind ends one line and whose name is the next one: `ANGGOTA KELOMPOK TANI`, and below it `"BERIUK MAJU"`."""
    if under.cell.row != line.cell.row + 1 or not _ends_in_kind(line.text):
        return ""
    name = " ".join(_MARKS.sub(" ", under.text).split())
    if body := body_of_village(f"{_MARKS.sub(' ', line.text)} {name}"):
        return body
    return group_in(f"{_QUOTES.sub(' ', line.text)} {name}") if _is_name(under.text) else ""  # `(KUBE)` is the short form of its kind


def _ends_in_kind(text: str) -> bool:
    words = plain(text).split()
    return any(" ".join(words[at:]) in words_of("group_type") for at in range(len(words))) or words[-1:] == ["bpd"]


def _is_name(text: str) -> bool:
    """Say whether a line is a name and nothing else: in quotation marks, or few words without a number that mean nothing over a list."""
    words = text.split()
    return bool(_QUOTED.fullmatch(text)) or (len(words) <= _MOST_WORDS and not re.search(r"\d", text) and may_complete(text))
