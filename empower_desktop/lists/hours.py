"""How long a training lasted, as the words over its list say it: `24 JP`, `5 hari x 6 jam = 30 jam`, `8 jam per hari`."""

from __future__ import annotations

import re
from decimal import Decimal

from empower_desktop.records.typed import number_text
from empower_desktop.records.words import plain

_LESSON = Decimal("0.75")  # a JP is 45 minutes: records.md, training.hours
_NUMBER = r"(?<![\d.,])\d{1,3}(?:[.,](?:5|25|75))?"
_UNIT = r"(?:jam pelajaran|jpl|jp|jam)\b"
_DAYS = r"(?:hari(?:\s+(?:kerja|efektif))?|sesi|(?:kali\s+)?pertemuan|kali)\b"
_TIMES = r"[x×*]"
HOURS = re.compile(
    rf"\(?\s*(?:(?P<days>\d{{1,2}})\s*(?:{_TIMES}|(?:{_TIMES}\s*)?{_DAYS}\s*(?:{_TIMES}|@))\s*)?(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})"
    rf"(?:\s*(?P<minutes>\d{{1,2}})\s*menit\b|\s*{_TIMES}\s*(?P<times>\d{{1,2}})(?:\s*{_DAYS}|(?!\s*\w))"
    r"|\s*(?:/|per|se|tiap|setiap)\s*(?P<each>hari|sesi|pertemuan|minggu)\b)?"
    rf"(?:\s*\(?=\s*(?P<whole>{_NUMBER})\s*(?P<whole_unit>{_UNIT}))?\s*\)?",
    re.IGNORECASE,
)
"""Hours or lessons of 45 minutes; those of one day with how many days there were, `4 x pertemuan @ 2 jam`, or of `each` day, and behind
`=` those of all."""
_BARE = re.compile(r"\d{1,3}(?:[.,](?:5|25|75))?")
_UNITS = frozenset(["jam", "jp", "jpl"])


def hours_in(text: str, days: int, label: str = "") -> str:
    """Give the hours that a text names in all, "" for none; `days` is for how many days there was a training, 0 for unknown.

    How many sessions there were, which last `2 jam per pertemuan`, nobody knows.

    A bare number is of what its label counts: `12` behind `Jumlah jam`, `16` behind `Jumlah JP`, and nothing behind `Lama`.
    """
    found = HOURS.search(text)
    if found is None:
        unit = next((word for word in plain(label).split() if word in _UNITS), "")
        return _said(text.strip(), unit) if unit and _BARE.fullmatch(text.strip()) else ""
    if found["whole"]:
        return _said(found["whole"], found["whole_unit"])
    if found["each"]:
        return _said(found["number"], found["unit"], days if found["each"].casefold() == "hari" else 0)
    return _said(found["number"], found["unit"], int(found["days"] or found["times"] or 1), int(found["minutes"] or 0))


def _said(number: str, unit: str, times: int = 1, minutes: int = 0) -> str:
    """Give so many hours, or lessons, `times` over, "" for none."""
    hours = Decimal(number.replace(",", ".")) + Decimal(minutes) / 60
    whole = hours * times * (1 if unit.casefold() == "jam" else _LESSON)
    return number_text(round(whole, 2)) if whole else ""
