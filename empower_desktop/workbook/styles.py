"""Which cell styles show a number as a day or a time, as a percentage or as how long something lasts, and which strike out."""

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
LASTING_FORMATS = frozenset((46,))
"""The id that Excel gives to its own format of how long something lasts."""
DAY_OR_TIME = re.compile(r"[ymdhs]", re.IGNORECASE)
LASTING = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
FALSE = frozenset(("0", "false"))


def shows_date(code: str) -> bool:
    """Say whether a number format such as `[$-421]dd mmmm yyyy` shows days or times."""
    bare = NOT_CODE.sub("", code[:1000])
    first = bare.split(";", 1)[0]
    return "general" not in first.lower() and DAY_OR_TIME.search(first) is not None


def shows_percent(code: str) -> bool:
    """Say whether a number format shows percentages."""
    return "%" in NOT_CODE.sub("", code[:1000])


def shows_lasting(code: str) -> bool:
    """Say whether a number format such as `[h]:mm` shows how long something lasts."""
    return LASTING.search(code) is not None


class ShownAs(NamedTuple):
    """The numbers of the cell styles that show days or times, percentages, how long something lasts, and struck-out text."""

    dates: frozenset[int] = frozenset()
    percentages: frozenset[int] = frozenset()
    lasting: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()


def shown_as(chunks: Iterable[bytes], place: Place, limits: Limits) -> ShownAs:
    """Read how the cell styles show what is in the cells."""
    own: dict[str, str] = {}
    struck_fonts: list[bool] = []
    is_struck = False
    used: list[tuple[str, int]] = []
    for element in elements(chunks, place, limits):
        attributes = element.attributes
        if element.path == "styleSheet/numFmts/numFmt":
            own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif element.path == "styleSheet/fonts/font/strike":
            is_struck = attributes.get("val", "1").lower() not in FALSE
        elif element.path == "styleSheet/fonts/font":
            struck_fonts.append(is_struck)
            is_struck = False
        elif element.path == "styleSheet/cellXfs/xf":
            used.append((attributes.get("numFmtId", "0"), _number(attributes.get("fontId", "0"))))

    def using(shows: Callable[[str], bool], built_in: frozenset[int]) -> frozenset[int]:
        numbers = {number for number, _ in used}
        form = {number: shows(own[number]) if number in own else _number(number) in built_in for number in numbers}
        return frozenset(style for style, (number, _) in enumerate(used) if form[number])

    struck = frozenset(style for style, (_, font) in enumerate(used) if 0 <= font < len(struck_fonts) and struck_fonts[font])
    dates, percentages = using(shows_date, BUILT_IN), using(shows_percent, PERCENT_FORMATS)
    return ShownAs(dates, percentages, using(shows_lasting, LASTING_FORMATS), struck)


def _number(text: str) -> int:
    """Give a number that a style names, -1 for one that no workbook has."""
    return int(text) if text.isdecimal() and len(text) < 10 else -1
