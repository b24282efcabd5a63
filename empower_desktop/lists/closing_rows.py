"""Rows below a table that are none of it: signatures, notes, a place and a day, and what was talked about or decided."""

from __future__ import annotations

import re
from collections.abc import Sequence

from empower_desktop.lists.counted_rows import DOTS
from empower_desktop.lists.grid import Cell
from empower_desktop.records.words import beginning, meaning, plain

ENUMERATED = re.compile(r"\s*([A-Z]|[IVX]{1,4})\s*[.)]\s+(?=\S)")
"""So begins the heading of a part that is counted, `B. Perangkat desa`."""
PLACE_AND_DAY = re.compile(
    r"(?!(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\b)[A-Z][\w .'-]{2,30},\s*(?:tanggal\s*)?(?:\d{1,2}|\.{2,}|…)", re.IGNORECASE
)


def heads_minutes(text: str) -> bool:
    """Say whether a line below a table heads what was talked about or decided, and not a part of the table."""
    return meaning("section", ENUMERATED.sub("", text).rstrip(" :")) in ("agenda", "decision", "action", "dissent")


def closes(cells: Sequence[Cell], numbered: bool) -> bool:
    """Say whether a row without a number is a signature, a note or a place and date."""
    texts = [cell.text.strip() for cell in cells]
    for text in texts:
        if DOTS.fullmatch(text) or (PLACE_AND_DAY.match(text) and len(cells) == 1):
            return True
    first, kind = beginning("closing", texts[0])
    if kind == "note" and (":" in texts[0] or len(cells) == 1):
        return True
    side_by_side = all(beginning("closing", text)[1] == "signature" for text in texts)  # `Ketua RT | Sekretaris`
    short = len(cells) == 1 or numbered or side_by_side
    return kind == "signature" and short and len(plain(texts[0]).split()) - len(first.split()) <= 3


def heads_another(texts: Sequence[str], heads: Sequence[str]) -> bool:
    """Say whether a row that heads numbers begins another table, with other headings: `No | Usulan | Lokasi` below `No | Nama | Umur`.

    `texts` are what stands below each of the `heads`, numbers included.
    """
    both = [(plain(text), plain(head)) for text, head in zip(texts, heads, strict=True) if text and head]
    differ = [text for text, head in both if text != head]
    return len(differ) > 1 and 2 * len(differ) > len(both) and not any(text.isdecimal() for text in differ)
