"""What stands right behind a name without a comma and is no part of it: signs, `alm`, a home, another name after `alias`, a degree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from empower_desktop.lists.behind import LETTERS, begins_a_remark, is_title
from empower_desktop.records.words import beginning

_SIGNS = re.compile(r"[\s*†]*(?:\*+\s*\)?|†|(?<!\w)/)[\s*\-–.)]*$")
"""The mark of a footnote, or what is left where nothing stands behind a stroke: `Parto**`, `Sugito / -`."""
_DOUBT = re.compile(r"\s*\?+\s*$")
_REMARKED = re.compile(
    r"\s+(alm(?:h|arhum|arhumah)?\b\.?|r[tw]\.?\s*\d{1,3}(?:\s*/\s*(?:rw\.?\s*)?\d{1,3}|\s*rw\.?\s*\d{1,3})?)\s*$", re.IGNORECASE
)
"""`Karto alm`, `Karto RT 02/01`."""
_SMALL = re.compile(r"(?<=[^\W\d_])\s+(?=[a-z])")
"""Before a word in small letters, as in `Ngatinah telat`; a name is written with capitals."""
_ALIAS = re.compile(r"\s+(?:alias|als\.?|a\.?k\.?a\.?)\s+", re.IGNORECASE)
_LAST_INITIAL = re.compile(r"[^\W\d_]{2}\s(?:[A-Z]\.)*[A-Z]$")


def without_points(name: str) -> str:
    """Take off the points and dashes around a name; the one behind an initial at its end, `Hendrik S.`, is part of it."""
    bare = name.strip(" .-–")
    return f"{bare}." if _LAST_INITIAL.search(bare) and name.rstrip(" -–").endswith(f"{bare[-1]}.") else bare


def without_end(text: str) -> tuple[str, list[str]]:
    """Give a name without signs, `alm` or a home right behind it, and what these remark of the person."""
    notes: list[str] = []
    for form in (_SIGNS, _DOUBT, _REMARKED):
        found = form.search(text)
        bare = text[: found.start()] if found else ""
        if found and LETTERS.search(bare) and not (is_title(bare) or begins_a_remark(bare)):  # `Pak RT 03` is called so
            text = bare
            notes.extend([found[1]] if form is _REMARKED else ["?"] if form is _DOUBT else [])
    bare, said = _parted_from_presence(text)
    return bare, [*notes, said] if said else notes


def _parted_from_presence(text: str) -> tuple[str, str]:
    """Give a name and what is said right behind it, in small letters, of how somebody came or did not; "" for nothing."""
    for found in _SMALL.finditer(text):
        said = text[found.end() :]
        if text[:1].isupper() and (beginning("remark_presence", said)[0] or beginning("partly", said)[0]):
            return text[: found.start()], said
    return text, ""


def parted_from_alias(text: str) -> tuple[str, str]:
    """Give a name and the other one that somebody is called by, `Rasmini alias Mini`; "" for none."""
    name, *others = _ALIAS.split(text)
    return (name, ", ".join(others)) if others and LETTERS.search(name) and LETTERS.search(others[0]) else (text, "")


def parted_from_degrees(words: Sequence[str]) -> tuple[list[str], str]:
    """Give a name and the degrees behind it that points tell from further names, `Sugito S.Pd.SD`; "" for none."""
    for at in range(1, len(words)):
        behind = " ".join(words[at:])
        if "." in behind.rstrip(".") and is_title(behind):
            return list(words[:at]), behind
    return list(words), ""
