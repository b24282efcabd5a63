"""The texts that the cells of a workbook share, each stored once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.workbook.limits import Limits, fits
from empower_desktop.workbook.xmlstream import feed, strict_parser, too_deep

ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
SHORT = 1000
SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def unescape(text: str) -> str:
    """Turn Excel's `_xHHHH_` back into the characters they stand for.

    A surrogate without its other half is left in the text: the reader of the cell says so with its place.
    """
    if "_x" not in text:
        return text
    plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return SURROGATES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), plain)


# Where the parser stands; plain numbers, because members of an enumeration are slow to look up.
OUTSIDE, LIST, STRING, RUN, TEXT, TEXT_IN_RUN, FOREIGN = range(7)
AFTER = (OUTSIDE, OUTSIDE, LIST, STRING, STRING, RUN)
STEPS = {
    (OUTSIDE, "sst"): LIST,
    (LIST, "si"): STRING,
    (STRING, "t"): TEXT,
    (STRING, "r"): RUN,
    (RUN, "t"): TEXT_IN_RUN,
}


class _Strings:
    """The handlers that gather the texts; what they do not know they pass over, with its contents."""

    def __init__(self, place: Place, limits: Limits) -> None:
        self.found: list[str | None] = []
        self._place = place
        self._limits = limits
        self._namespace = ""
        self._steps: dict[tuple[int, str], int] = {}
        self._at = OUTSIDE
        self._before = OUTSIDE
        self._depth = 0
        self._text = ""
        self._longest = limits.cell_units * len("_x0000_")

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if self._at == OUTSIDE:
            namespace = name.rpartition(" ")[0]
            self._steps = {(before, f"{namespace} {local}".lstrip()): after for (before, local), after in STEPS.items()}
        after = self._steps.get((self._at, name))
        if after is not None:
            self._at = after
            return
        if self._at != FOREIGN:
            self._before, self._at = self._at, FOREIGN
        self._depth += 1
        if self._depth > self._limits.nesting:
            raise too_deep(self._place)

    def end(self, _name: str) -> None:
        at = self._at
        if at == FOREIGN:
            self._depth -= 1
            if not self._depth:
                self._at = self._before
            return
        self._at = AFTER[at]
        if at == STRING:
            self._finish()

    def text(self, data: str) -> None:
        if FOREIGN > self._at >= TEXT and len(self._text) <= self._longest:
            self._text += data

    def _finish(self) -> None:
        text = self._text
        if "_x" in text:
            text = unescape(text)
        self.found.append(text if len(text) < SHORT or fits(text, self._limits.cell_units) else None)
        self._text = ""
        if len(self.found) > self._limits.strings:
            raise Problem(N_("The file holds more than {limit} texts.", limit=self._limits.strings), "too_big", self._place)


def shared_strings(chunks: Iterable[bytes], place: Place, limits: Limits) -> list[str | None]:
    """Read the list of shared texts, runs joined and phonetic hints left out; None stands for one that is too long for a cell."""
    parser = strict_parser(place)
    strings = _Strings(place, limits)
    parser.StartElementHandler = strings.start
    parser.EndElementHandler = strings.end
    parser.CharacterDataHandler = strings.text
    for _ in feed(parser, chunks, place, limits):
        pass
    return strings.found
