"""As whom somebody attends, by the office that a list says: the element of the village, or an office above it."""

from __future__ import annotations

import re

from empower_desktop.lists.names import coded
from empower_desktop.records.words import longest, plain

_AT_ANY_LEVEL = frozenset(["kasi", "perangkat"])
"""Offices that a district or a regency has as well as a village."""
_ABOVE_VILLAGE = re.compile(r"\b(?:kec|kecamatan|distrik|kapanewon|kab|kabupaten|kota|dinas|prov|provinsi)\b", re.IGNORECASE)


def element_of(office: str) -> str:
    """Give the code of the element that an office belongs to, "" for none.

    `Kasi PMD Kec. Darmaraja` is of the district; in `Kasi Pemerintahan Desa Kec. Darmaraja` nobody knows whose section it is.
    """
    element = coded("element", office)
    if element != "pemdes" or longest("element", office)[0] not in _AT_ANY_LEVEL or not _ABOVE_VILLAGE.search(office):
        return element
    return "" if "desa" in plain(office).split() else "instansi"
