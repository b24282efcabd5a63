"""Which cell styles show a number as a day or a time."""

from __future__ import annotations

import re
from collections.abc import Iterable

from empower_desktop.errors import Place
from empower_desktop.workbook.limits import Limits
from empower_desktop.workbook.xmlstream import elements

# Ids that Excel gives to formats of its own; 27–36 and 50–58 are days in East Asian editions.
BUILT_IN = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE | re.DOTALL)
DAY_OR_TIME = re.compile(r"[ymdhs]", re.IGNORECASE)


def shows_date(code: str) -> bool:
    """Say whether a number format such as `[$-421]dd mmmm yyyy` shows days or times."""
    bare = NOT_CODE.sub("", code[:1000])
    first = bare.split(";", 1)[0]
    return "general" not in first.lower() and DAY_OR_TIME.search(first) is not None


def date_styles(chunks: Iterable[bytes], place: Place, limits: Limits) -> frozenset[int]:
    """Give the numbers of the cell styles that show days or times."""
    own: dict[str, bool] = {}
    used: list[str] = []
    for element in elements(chunks, place, limits):
        if element.path == "styleSheet/numFmts/numFmt":
            own[element.attributes.get("numFmtId", "")] = shows_date(element.attributes.get("formatCode", ""))
        elif element.path == "styleSheet/cellXfs/xf":
            used.append(element.attributes.get("numFmtId", "0"))

    def dated(number: str) -> bool:
        return own[number] if number in own else number.isdecimal() and int(number[:9]) in BUILT_IN

    return frozenset(style for style, number in enumerate(used) if dated(number))
