"""As whom somebody attends, by the office that a list says: the element of the village, or an office above it."""

from __future__ import annotations

import re

from empower_desktop.lists.closing_rows import ENUMERATED
from empower_desktop.records.words import longest, meaning, plain

_AT_ANY_LEVEL = frozenset(["kasi", "perangkat"])
"""Offices that a district or a regency has as well as a village."""
_ABOVE_VILLAGE = re.compile(r"\b(?:kec|kecamatan|distrik|kapanewon|kab|kabupaten|kota|dinas|prov|provinsi)\b", re.IGNORECASE)
_ALONE = frozenset(["agama", "sekolah"])
"""Words that say what somebody is where nothing else stands there: `Kantor Urusan Agama` is an office, `Penjaga sekolah` no pupil."""
_OF_WHOM = re.compile(r"(?:unsur|perwakilan|wakil|utusan)\s+(?:dari\s+)?(?=\S)", re.IGNORECASE)
"""Before whom those below a heading stand for."""
_NOT_OWN = re.compile(r"\s*(?:mantan|eks|ex|bekas|istri|isteri|suami|anak|menantu|mertua|keponakan)\b", re.IGNORECASE)
"""Before the office or the work of somebody else, or one that is over."""


def element_of(office: str) -> str:
    """Give the code of the element that an office belongs to, "" for none; `Kasi PMD Kec. Darmaraja` is of the district.

    In `Kasi Pemerintahan Desa Kec. Darmaraja` nobody knows whose section it is.
    """
    element = word_within("element", office)
    if element != "pemdes" or longest("element", office)[0] not in _AT_ANY_LEVEL or not _ABOVE_VILLAGE.search(office):
        return element
    return "" if "desa" in plain(office).split() else "instansi"


def element_of_part(heading: str) -> str:
    """Give the element that the heading of a part of a list names and nothing else, `PERANGKAT DESA` or `II. Unsur Pemuda`; "" for none.

    Where it does not say so, `PEREMPUAN` only parts the people by sex.
    """
    bare = ENUMERATED.sub("", heading).strip(" :")
    of_whom = _OF_WHOM.match(bare)
    if of_whom is not None:
        return element_of(bare[of_whom.end() :])
    return "" if meaning("sex", bare) else meaning("element", bare)


def word_within(list_name: str, text: str) -> str:
    """Give the code of what somebody is in a list of words: by the whole text, or the longest words in it.

    `Mantan Kepala Desa` and `Istri petani` are not that themselves.
    """
    phrase, code = longest(list_name, text)
    return meaning(list_name, text) or ("" if is_not_own(text) or phrase in _ALONE else code)


def is_not_own(office: str) -> bool:
    """Say whether an office or a work is over, `Mantan Ketua`, or that of somebody else, `Istri Ketua`."""
    return _NOT_OWN.match(office) is not None
