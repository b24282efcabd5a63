"""Where something was, and at what time, beside its day on one line or behind one label of the head of a list."""

from __future__ import annotations

import re

from empower_desktop.lists.form_titles import trimmed
from empower_desktop.lists.head_places import LEVELS
from empower_desktop.lists.headwords import HOUR_OF_DAY, ONE_TIME, TIMES
from empower_desktop.records.words import beginning, meaning, plain

_AT = re.compile(r"^(?:(?:bertempat|tempat)\s+(?:di\s+)?|di\s+)", re.IGNORECASE)
_HELD_AT = re.compile(r"\bbertempat\s+di\s+", re.IGNORECASE)
"""Before the place within a sentence, `Pada hari ini Kamis … bertempat di Balai Desa`."""
_DONE_THERE = r"(?:telah|sudah|akan)\s+di\w+|di(?:laksanakan|adakan|selenggarakan|hadiri|mulai)|mulai"
_TALKED_ABOUT = r"(?:mem)?bahas|pembahasan|dengan\s+(?:acara|agenda)|dalam\s+rangka"
_ENDS = re.compile(rf"[\s,;(]+(?:(?:{_DONE_THERE})|(?P<about>{_TALKED_ABOUT}))\b.*", re.IGNORECASE | re.DOTALL)
"""Behind a place such words begin what was done there, `di Balai Desa telah dilaksanakan …`, `di rumah Bu Sri, bahas iuran`."""
_MINUTES = re.compile(r"\d[.:]\d\d|\b(?:jam|pukul|pkl)\b", re.IGNORECASE)
"""What a time has that the numbers of a home, `RT 02-03`, have not."""
_BEFORE_TIME = re.compile(r"(?:^|[\s,(]+)(?:(?:se)?tiap|mulai|sejak|sekitar|kira-kira)\s*$", re.IGNORECASE)
"""So a time may begin, which is no part of the place before it: `Balai Desa, setiap pukul 20.00`."""
_PARTS_OF_LABEL = re.compile(r"\s*[/,&]\s*|\s+dan\s+", re.IGNORECASE)
_COUNTED = re.compile(r"^\s*(?:\d{1,2}|[a-z])\s*[.)]\s*(?=\w{2})", re.IGNORECASE)
_VENUE, _VENUE_AND_DAY = "venue", "venue_date"
_TOLD_APART = frozenset(["date", "time", _VENUE, _VENUE_AND_DAY])


def label_of(text: str) -> str:
    """Give what a label of a head means; one that names the place with the day or the time, in any order, means both.

    A kind of group, `Nama Posyandu`, stands before the name of one; what counts it, `1. Nama KUBE`, says nothing.
    """
    text = _COUNTED.sub("", text)
    parts = {meaning("head", part) for part in _PARTS_OF_LABEL.split(text)}
    both = _VENUE_AND_DAY if len(parts) > 1 and _VENUE in parts and parts <= _TOLD_APART else ""
    return meaning("head", text) or both or ("group" if kind_of_group(text) else "")


def kind_of_group(label: str) -> str:
    """Give the words for a kind of group that a label consists of, `Posyandu` of `Nama Posyandu`; "" where it says anything else."""
    bare = re.sub(r"^\s*nama\s+", "", _COUNTED.sub("", label).strip(" :"), flags=re.IGNORECASE)
    return bare if meaning("group_type", bare) else ""


def place_in(text: str, is_beside_day: bool, is_below_title: bool, is_below_day: bool = False) -> str:
    """Give the place that a line or the rest of one says: behind `di`, beside a day, or alone below a title; "" for none.

    A village is no venue, and an office alone, `KANTOR DESA`, is the one that wrote the list, unless it stands below the title and the day.
    """
    found = _AT.match(text) or _HELD_AT.search(text)
    bare = trimmed(_ENDS.sub("", text[found.end() :] if found else text), " ,–—-/;:().")
    phrase, kind = beginning("venue", bare)
    if LEVELS.match(bare) or not plain(bare):
        return ""
    is_known = bool(phrase) and (found is not None or is_beside_day or (is_below_title and (is_below_day or kind == _VENUE)))
    return bare if is_known or (found is not None and is_beside_day) else ""


def talked_about(text: str) -> str:
    """Give what a line says behind a place that was talked about there, "" for nothing."""
    found = _ENDS.search(text)
    return found[0].strip(" ,;(") if found and found["about"] else ""


def without_time(text: str) -> tuple[str, str]:
    """Give a text without the time of day in it, and that time, "" for none."""
    found = next((each for form in (TIMES, ONE_TIME, HOUR_OF_DAY) for each in form.finditer(text) if _MINUTES.search(each[0])), None)
    return (f"{_BEFORE_TIME.sub('', text[: found.start()])} {text[found.end() :]}", found[0]) if found else (text, "")
