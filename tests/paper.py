"""Lists as one would draw them in an editor: rows of cells parted by `|`, `⏎` for a new line in a cell, an empty line for an empty row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from empower_desktop.lists.grid import Cell, Sheet, listed
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.lists.understanding import understand
from empower_desktop.lists.understood import Understood

TODAY = date(2026, 11, 24)
PLACES = {("kaliori", "kalibagor", "banyumas"): "33.02.10.2003", ("kaliori", "", ""): "33.02.10.2003"}
PLACES |= {("tegal", "jonggat", "lombok tengah"): "52.02.02.2001"}
PLACES |= {("kaliori", "kalibagor banyumas", ""): "33.02.10.2003"}
PLACES |= {("suro", "kalibagor", ""): "33.02.10.2006"}
PLACES |= {("suro", "", ""): "33.02.10.2006", ("siaga", "", ""): "64.02.10.2001"}
PLACES |= {("linggasari", "kembaran", ""): "33.02.20.2016"}
PLACES |= {("mersi", above, ""): "33.02.26.1005" for above in ("purwokerto timur banyumas", "purwokerto timur", "purwokerto")}


def sheet_of(text: str, name: str = "Sheet1") -> Sheet:
    """Draw a sheet; what looks like a number is one, as a spreadsheet would make it, unless it begins with `'`."""
    cells = {}
    for row, line in enumerate(text.strip("\n").splitlines(), 1):
        for column, cell in enumerate(line.split("|"), 1):
            if word := cell.strip():
                number = word.isdecimal() and not (word[0] == "0" and len(word) > 1)
                cells[row, column] = Cell(row, column, "number" if number else "text", word.lstrip("'").replace("⏎", "\n"))
    return Sheet(name, cells)


def read(kind: str, *sheets: str | Sheet, answers: Mapping[str, str] | None = None, defaults: bool = False) -> Understood:
    """Understand sheets as a kind; with `defaults` every question is answered as it proposes."""
    drawn = [each if isinstance(each, Sheet) else sheet_of(each, f"Sheet{at}") for at, each in enumerate(sheets, 1)]
    surveyed = Surveyed(listed("list.xlsx", drawn))
    known = dict(answers or {})
    understood = understand(surveyed, kind, TODAY, _village, {}, known)
    for _ in range(4 if defaults else 0):
        known.update({ask.id: ask.default for ask in understood.asks if ask.default})
        understood = understand(surveyed, kind, TODAY, _village, {}, known)
    return understood


def _village(village: str, district: str, regency: str, near: bool = False, /) -> str:
    found = PLACES.get((village.casefold(), district.casefold(), regency.casefold()), "")
    return found if found.startswith("33.02.10") or not near else ""


def people(understood: Understood) -> list[str]:
    """Give the people in order, `Tumini P`."""
    found = [entry.fields for entry in understood.entries if entry.kind == "person"]
    return [f"{fields['name']} {fields['sex'] if fields['sex'] != 'tidak_dicatat' else '?'}" for fields in found]


def of_kind(understood: Understood, kind: str) -> list[dict[str, object]]:
    """Give the fields of the records of a kind, in order."""
    return [dict(entry.fields) for entry in understood.entries if entry.kind == kind]


def asked(understood: Understood) -> dict[str, str]:
    """Give what is asked or said, by its code the cell."""
    return {ask.code: ask.cell for ask in understood.asks}
