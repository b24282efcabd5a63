"""Which cell styles show a number as a day or a time, and which as a percentage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from empower_desktop.errors import Place
from empower_desktop.workbook.limits import Limits
from empower_desktop.workbook.xmlstream import elements

# Ids that Excel gives to formats of its own; 27–36 and 50–58 are days in East Asian editions.
BUILT_IN = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
PERCENT_FORMATS = frozenset((9, 10))
"""The ids that Excel gives to its own formats of percentages."""
NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE | re.DOTALL)
DAY_OR_TIME = re.compile(r"[ymdhs]", re.IGNORECASE)


def shows_date(code: str) -> bool:
    """Say whether a number format such as `[$-421]dd mmmm yyyy` shows days or times."""
    bare = NOT_CODE.sub("", code[:1000])
    first = bare.split(";", 1)[0]
    return "general" not in first.lower() and DAY_OR_TIME.search(first) is not None


def shows_percent(code: str) -> bool:
    """Say whether a number format shows percentages."""
    return "%" in NOT_CODE.sub("", code[:1000])


class ShownAs(NamedTuple):
    """The numbers of the cell styles that show days or times, and of those that show percentages."""

    dates: frozenset[int] = frozenset()
    percentages: frozenset[int] = frozenset()


def shown_as(chunks: Iterable[bytes], place: Place, limits: Limits) -> ShownAs:
    """Read how the cell styles show numbers."""
    own: dict[str, str] = {}
    used: list[str] = []
    for element in elements(chunks, place, limits):
        if element.path == "styleSheet/numFmts/numFmt":
            own[element.attributes.get("numFmtId", "")] = element.attributes.get("formatCode", "")
        elif element.path == "styleSheet/cellXfs/xf":
            used.append(element.attributes.get("numFmtId", "0"))

    def using(shows: Callable[[str], bool], built_in: frozenset[int]) -> frozenset[int]:
        form = {number: shows(own[number]) if number in own else number.isdecimal() and int(number[:9]) in built_in for number in {*used}}
        return frozenset(style for style, number in enumerate(used) if form[number])

    return ShownAs(using(shows_date, BUILT_IN), using(shows_percent, PERCENT_FORMATS))
