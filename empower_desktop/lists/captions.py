"""The words over a table of a sheet that say what it lists."""

from __future__ import annotations

import re

from empower_desktop.lists.grid import Sheet
from empower_desktop.lists.head_places import HAMLET
from empower_desktop.records.words import beginning

_PAIR = re.compile(r"[^:]{2,40}:\s*\S")
_NUMBERED = re.compile(r"^\s*(?:[IVX]{1,4}|[A-Z]|\d)\s*[.)]\s*")


def caption_over(sheet: Sheet, header: int, left: int, right: int) -> tuple[str, int]:
    """Give the words over a table whose headings begin in the row `header`, with their row, if they say what it lists."""
    for row in (header - 1, header - 2):
        cells = [cell for cell in sheet.by_row.get(row, ()) if left <= cell.column <= right]
        if len(cells) == 1 and cells[0].column <= left + 2:
            text = " ".join(cells[0].text.split())
            bare = _NUMBERED.sub("", text)
            begins_known = any(beginning(name, bare)[0] for name in ("second_table", "section", "form_title"))
            known = not _PAIR.match(bare) and (begins_known or counts_hamlet(text))
            return (text, row) if known else ("", 0)
        if cells:
            break
    return "", 0


def counts_hamlet(text: str) -> bool:
    """Say whether a text counts a hamlet as one part of a list, `II. DUSUN LAMPOH RAYA`."""
    counted = _NUMBERED.match(text)
    return counted is not None and HAMLET.match(text[counted.end() :]) is not None
