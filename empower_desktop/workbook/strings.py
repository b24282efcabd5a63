"""The texts that the cells of a workbook share, each stored once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, islice

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


# A list of plain texts is taken whole while it is at most so many pieces long (4 MiB).
HELD = 64
HEAD = re.compile(r"\ufeff?(?:<\?xml[^>]*\?>)?\s*<sst(?:\s[^>]*)?(?<!/)>")
PLAIN = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
REFERENCE = re.compile("&([^;]+);")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
OWN_HEAD = re.compile(
    rb'<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>\n<sst xmlns="[a-z0-9:/.]+" count="[0-9]+" uniqueCount="[0-9]+">'
)
# How we write signs that would be taken for tags, what follows the "&".
REFERENCES = (b"amp;", b"lt;", b"gt;")
# Control signs, and the first byte of the two signs beyond those that no XML may hold.
DOUBTFUL = bytes(sign for sign in range(32) if sign not in b"\t\n") + b"\xef"
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


def _fitting(text: str, limits: Limits) -> str | None:
    text = unescape(text)
    return text if len(text) < SHORT or fits(text, limits.cell_units) else None


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
        self.found.append(_fitting(self._text, self._limits))
        self._text = ""
        if len(self.found) > self._limits.strings:
            raise Problem(
                N_("The file holds more than {limit} texts. Ask for an export of a shorter period.", limit=self._limits.strings),
                "too_big",
                self._place,
            )


def _reference(found: re.Match[str]) -> str:
    name = found[1]
    if not name.startswith("#"):
        return NAMED[name]
    # Any number of zeros may stand in front, more than `int` would take.
    sixteen = name.startswith("#x")
    return chr(int(name.lstrip("#x0"), 16 if sixteen else 10))


def _plain_texts(data: bytes) -> list[str] | None:
    """Give the texts of a list that holds nothing but plain ones, as nearly all do; None for any other.

    Right only for XML that is well formed and without DTD, which is checked elsewhere.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    head = HEAD.match(text)
    if head is None or "\r" in text:
        return None
    texts: list[str] = PLAIN.findall(text, head.end())
    # Four tags a text and the end of the list: then there is no other tag, comment or CDATA.
    if text.count("<", head.end()) != 4 * len(texts) + 1:
        return None
    return [REFERENCE.sub(_reference, each) if "&" in each else each for each in texts] if "&" in text else texts


def _is_as_we_write(data: bytes) -> bool:
    """Say whether a list begins and ends as we write it, without any sign that a parser would have to look at twice.

    One that then holds nothing but plain texts is well formed.
    """
    framed = OWN_HEAD.match(data) is not None and data.endswith(b"</sst>")
    if not framed or len(data.translate(None, DOUBTFUL)) != len(data) or b"]]>" in data:
        return False
    return all(piece.startswith(REFERENCES) for piece in data.split(b"&")[1:])


def _all_texts(chunks: Iterable[bytes], place: Place, limits: Limits) -> list[str | None]:
    parser = strict_parser(place)
    strings = _Strings(place, limits)
    parser.StartElementHandler = strings.start
    parser.EndElementHandler = strings.end
    parser.CharacterDataHandler = strings.text
    for _ in feed(parser, chunks, place, limits):
        pass
    return strings.found


def shared_strings(chunks: Iterable[bytes], place: Place, limits: Limits) -> list[str | None]:
    """Read the list of shared texts, runs joined and phonetic hints left out; None stands for one that is too long for a cell."""
    coming = iter(chunks)
    held = list(islice(coming, HELD))
    if len(held) < HELD:
        data = b"".join(held)
        # The parser proves it well formed before a text is taken out: three times as fast as handlers for each tag.
        if not _is_as_we_write(data):
            for _ in feed(strict_parser(place), held, place, limits):
                pass
        texts = _plain_texts(data)
        if texts is not None and len(texts) <= limits.strings:
            return [text if len(text) < SHORT and "_x" not in text else _fitting(text, limits) for text in texts]
    return _all_texts(chain(held, coming), place, limits)
