"""On which day a row says that something was held: not when it was printed, signed or changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from empower_desktop.lists.closing_rows import PLACE_AND_DAY
from empower_desktop.lists.day_words import DAYS
from empower_desktop.lists.days import Clues, read_cell
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.heads import Said, read_head
from empower_desktop.lists.headwords import FURTHER_PAGE, title_of
from empower_desktop.records.words import beginning, meaning, plain, words_of

_TIMES = re.compile(r"(?:hari|tanggal|tgl|pada|pukul|jam|pkl|wib|wita|wit|sd|s|d|selesai|\d+)")

_BRACKETED = re.compile(r"\([^)]*\)?")
"""What stands in brackets in a title, though the second is missing."""
_SOME_OF_THEM = {"laki", "perempuan", "pria", "wanita", "peserta", "panitia", "undangan", "tamu"}
"""Which of its people a page of one meeting may list."""


_OF_BATCH = re.compile(
    r"\s*(?:angkatan|gelombang|gel|batch|kelas|sesi|tahap|putaran|pertemuan|hari)\W{0,3}(?:ke\W{0,2})?(?:\d{1,2}|[ivx]{1,4}|[a-d])\s*[:,(–-]",
    re.IGNORECASE,
)
"""What counts those of whom a line tells the day, `Angkatan II : Sabtu 18 Juli 2026 jam sama`."""


def cell_of(said: Said) -> Cell:
    """Give what a head says as a cell, to be read as one: the cell itself where it says nothing else."""
    same = said.text == " ".join(said.cell.text.split())
    return said.cell if same else Cell(said.cell.row, said.cell.column, "text", said.text)


def days_said(cells: Sequence[Cell]) -> frozenset[str]:
    """Give the days that a row may mean, several where day and month may stand in either order; none where it says no such day."""
    head = read_head(cells)
    said = head.keys.get("date")
    if said is None and head.day is not None and (head.title is not None or _is_said_alone(head.day, head.lines)):
        said = head.day
    if said is None:
        return frozenset()
    read = read_cell(cell_of(said), Clues())
    return frozenset(filter(None, (read.iso, read.other)))


def days_signed(cells: Iterable[Cell], clues: Clues) -> dict[str, str]:
    """Give the days on which a list was signed, as cells around it say, `Kaliori, 25 Juli 2026`, each with its cell; none in doubt."""
    found = {cell.name: DAYS.search(cell.text) for cell in cells if cell.kind == "text" and PLACE_AND_DAY.match(cell.text)}
    read = {where: read_cell(Cell(0, 0, "text", day[0]), clues) for where, day in found.items() if day is not None}
    return {day.iso: where for where, day in read.items() if day.iso and not day.doubt}


def says_head(cells: Sequence[Cell]) -> bool:
    """Say whether a row says what was held, by whom, when or where, as those over a list do."""
    head = read_head(cells)
    return bool(head.title or head.group or head.day or head.village or head.district or head.regency or head.keys)


def is_another_day(rows: Iterable[Sequence[Cell]], over: Iterable[Sequence[Cell]]) -> bool:
    """Say whether rows below a table name a day that none of those over it, from the nearest up, may mean."""
    days = frozenset[str]().union(*map(days_said, rows))
    before = next((found for cells in over if (found := days_said(cells))), frozenset[str]())
    return bool(days) and not days & before


def is_of_another(rows: Sequence[Sequence[Cell]], over: Sequence[Sequence[Cell]]) -> bool:
    """Say whether rows below a table bear another day, or the title of something else, than those over it, from the nearest up."""
    if is_another_day(rows, over):
        return True
    said, before = _titles(rows), _titles(over)
    said = [] if any(FURTHER_PAGE & {*plain(cell.text).split()} for cells in rows for cell in cells) else said
    return bool(said and before) and not any(one in other or other in one for one in said for other in before)


def _titles(rows: Iterable[Sequence[Cell]]) -> list[str]:
    """Give the titles in rows for comparing: which of its people a page lists, `(PEREMPUAN)`, makes it no other meeting's."""
    titles = [plain(title_of(_BRACKETED.sub(" ", head.title.text))) for head in map(read_head, rows) if head.title is not None]
    return [bare for title in titles if (bare := " ".join(word for word in title.split() if word not in _SOME_OF_THEM))]


def rows_of(cells: Iterable[Cell]) -> list[list[Cell]]:
    """Give cells by their rows, from the top down."""
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(cells, key=lambda each: (each.row, each.column)):
        rows.setdefault(cell.row, []).append(cell)
    return list(rows.values())


def _is_said_alone(day: Said, lines: Iterable[Said]) -> bool:
    """Say whether nothing but times and the name of a form stand beside a day: `Kaliori, 9 Maret` tells when something was signed."""
    if beginning("form_title", day.cell.text)[0] or _OF_BATCH.match(day.cell.text):
        return True
    rest = " ".join(line.text.replace(day.text, " ") if line.cell is day.cell else line.text for line in lines)
    return all(_TIMES.fullmatch(word) or word in words_of("weekday") for word in plain(rest).split())


def is_line(cells: Sequence[Cell]) -> bool:
    """Say whether a row is a line over others, `Tanggal | 9 Maret`, and not one of the table, `Audiensi | 9 Maret | KWT Melati`."""
    return len(cells) == 1 or meaning("head", cells[0].text) == "date" or bool(beginning("weekday", cells[0].text)[0])
