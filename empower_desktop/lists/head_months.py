"""The month that stands over a list, or that its sheet is called by: `Bulan : Maret 2026`."""

from __future__ import annotations

import re

from empower_desktop.lists.context import Part
from empower_desktop.records.words import plain, words_of

_OF_MONTH = re.compile(r"\bbulan\s*:?\s*([a-z]{3,9})\b\.?(?:\s+(\d{4})\b)?", re.IGNORECASE)
UNTIL = re.compile(r"\bs\.?\s*/?\s*d\b|\b(?:sampai|hingga|sejak|mulai|per|posisi|keadaan|kondisi|saldo)\b", re.IGNORECASE)
"""What says that a list is of what was until a month, or since."""


def month_of_head(part: Part) -> tuple[int, int]:
    """Give the month that a list, or its sheet, says it is of, and the year, 0 for none.

    What was until a month is of none.
    """
    key, months = part.head.keys.get("month"), words_of("month")
    said = [f"bulan {key.text}"] if key is not None else [text for line in part.head.lines if "bulan" in plain(text := line.text).split()]
    alone = [text for text in (*(line.text for line in part.head.lines), part.sheet) if plain(re.sub(r"\d{4}", "", text)) in months]
    for text in (*said, *(f"bulan {text}" for text in alone)):
        found = _OF_MONTH.search(text)
        named = [word for word in plain(text).split() if word.isalpha() and word in months]
        if found and named == [plain(found[1])] and not UNTIL.search(text):
            return int(months[named[0]]), int(found[2] or part.year or 0)
    return 0, part.year
