"""What stands behind a name, parted from it by commas: titles, what is remarked of somebody, or another name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from empower_desktop.records.words import beginning, meaning, plain, words_of

Behind = Literal["title", "remark", "name", ""]

LETTERS = re.compile(r"[^\W\d_]{2}")
_REMARKS = ("role", "official", "occupation", "remark_presence", "remark_person")
"""Lists of the words that begin what is remarked of somebody: an office, a body, a trade, a reason."""
_LONGEST_TITLE = 4
_SINGLE_LETTERS = re.compile(r"(?:[A-Z]\.\s?)+[A-Z]\.?")
_CAPITALS_PARTED = re.compile(r"[A-Z]{1,4}(?:\.[A-Z]{1,5})+\.?")
_CONSONANTS = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,5}\.?")
"""Capitals such as `MKM`, which are no name: a name has vowels."""
_CAPITALS = re.compile(r"[A-Z]{2,5}\.?")
_PARTED = re.compile(r"[A-Z][A-Za-z]{0,4}(?:\.[A-Z][A-Za-z]{0,5})+\.?")
_PRIEST = re.compile(r"(?:rm|romo|rd|pastor|pater|mgr)\b\.?\s", re.IGNORECASE)
_OF_DIOCESE = "pr"
"""Behind the name of a priest it says that he is of a diocese, and of no order."""


def behind(name: str, parts: Sequence[str]) -> Iterator[Behind]:
    """Say of each part that stands behind a name what it is, "" for an empty one.

    A part that no list knows is a title where its letters say so. They say less in a list that is all in capitals, and
    more behind another title.
    """
    in_capitals = name == name.upper()
    titled = False
    for part in parts:
        is_of_priest = plain(part) == _OF_DIOCESE and _PRIEST.match(name.lstrip())
        found = "title" if is_of_priest else _is(part.strip(), in_capitals, titled)
        titled = found == "title" or (titled and found != "name")
        yield found


def is_title(text: str) -> bool:
    """Say whether a text is nothing but titles that are known, `S.Pd` or `S. Pd. M.Si`."""
    words = plain(text).split()
    known = words_of("degree").keys() | words_of("title").keys()
    while words:
        length = next((length for length in range(_LONGEST_TITLE, 0, -1) if " ".join(words[:length]) in known), 0)
        if not length:
            return False
        words = words[length:]
    return bool(plain(text))


def _is(part: str, in_capitals: bool, titled: bool) -> Behind:
    if not plain(part):
        return ""
    if is_title(part):
        return "title"
    if begins_a_remark(part):
        return "remark"
    if _is_written_as_title(part, in_capitals, titled):
        return "title"
    return "name" if LETTERS.search(part) and not part[0].isdigit() else "remark"


def begins_a_remark(part: str) -> bool:
    """Say whether a text begins with what is remarked of somebody rather than with a name: an office, a body, a home."""
    place = meaning("heading", plain(part).partition(" ")[0]) in ("hamlet", "village")
    return place or any(beginning(name, part)[0] for name in _REMARKS)


def _is_written_as_title(part: str, in_capitals: bool, titled: bool) -> bool:
    forms = [_SINGLE_LETTERS]
    if titled:
        forms.append(_PARTED)
    if not in_capitals:
        forms += [_CAPITALS_PARTED, _CAPITALS if titled else _CONSONANTS]
    return any(form.fullmatch(part) for form in forms)
