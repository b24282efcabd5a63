"""Where the people of a list live: in their village, and there in the home that their row or the heading over it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from empower_desktop.language import N_
from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.head_places import LEVELS
from empower_desktop.lists.names import usual_title
from empower_desktop.lists.part_headings import without_count
from empower_desktop.lists.questions import LEAVE, in_full
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import meaning, plain

if TYPE_CHECKING:
    from empower_desktop.lists.people import Somebody

_NUMBERS = re.compile(r"\d{1,3}(?:\s*/\s*\d{1,3})?")
_DAY_FIRST, _MONTH_FIRST = "day", "month"


def read_homes(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Give everybody their home and village; a village that is not certain is named, and left out."""
    column = part.table.column("hamlet")
    short = _short_word(part.table.heading(column).sub or part.table.heading(column).top) if column else ""
    as_typed = _typed_for_days(context, part, people)
    for one in people:
        cell = part.table.cell(one.row, "hamlet")
        text = as_typed.get(one.row, " ".join(cell.text.split())) if cell and not is_nothing(cell.text) else ""
        text = f"{short} {text}" if short and _NUMBERS.fullmatch(text) else text
        whole = " ".join(piece for piece in (_over(part, one, text) if cell or one.section else "", text) if piece)
        one.put("hamlet", whole[:80], cell.name if cell else one.cell)
    _villages(context, part, people)


def _short_word(heading: str) -> str:
    """Give what the bare numbers below a heading are of: `RT` below `RT`, `RT/RW` or `Alamat RT/RW`."""
    words = plain(heading).split()
    return next((word.upper() for word in ("rt", "rw") if word in words), "")


def _over(part: Part, one: Somebody, text: str) -> str:
    """Give the home that the heading of a part, or else the head of the list, says for rows which name none of their own."""
    section = without_count(one.section)
    first = plain(section).partition(" ")[0]
    if first and meaning("heading", first) == "hamlet":
        return usual_title(section)
    return part.head.hamlet if not text or text.upper().startswith(("RT", "RW")) else ""


def _typed_for_days(context: Context, part: Part, people: Sequence[Somebody]) -> dict[int, str]:
    """Ask once what was typed where a spreadsheet made a day of `1/2` in a column of homes; give it by row, "" before that is known."""
    both = ((one.row, part.table.cell(one.row, "hamlet")) for one in people)
    cells = {row: cell for row, cell in both if cell is not None and cell.kind == "date"}
    if not cells:
        return {}
    first = date.fromisoformat(next(iter(cells.values())).text[:10])
    message = N_(
        "Days stand where homes should, for a spreadsheet takes 1/2 for one. What was typed for {day}?", day=in_full(first.isoformat())
    )
    options = (_option(_DAY_FIRST, first), _option(_MONTH_FIRST, first), LEAVE)
    where = ",".join(cell.name for cell in cells.values())
    answer = context.asking.ask("home_as_day", part.sheet, where, message, options)
    return {row: _numbers(answer, date.fromisoformat(cell.text[:10])) for row, cell in cells.items()}


def _option(order: str, day: date) -> Option:
    return Option(order, N_("{value}", value=_numbers(order, day)))


def _numbers(order: str, day: date) -> str:
    """Give the two numbers out of which a day was made, "" where nobody says in which order."""
    both = {_DAY_FIRST: (day.day, day.month), _MONTH_FIRST: (day.month, day.day)}.get(order, ())
    return "/".join(map(str, both))


def _villages(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    unknown: list[Cell] = []
    for one in people:
        cell = part.table.cell(one.row, "village")
        if cell and not is_nothing(cell.text):
            named = " ".join(cell.text.split())
            name = named[level.end() :] if (level := LEVELS.match(named)) else named
            area = context.find_area(name, part.head.district, part.head.regency)
            one.put("area", area or None, cell.name)
            unknown.extend([] if area else [cell])
    if unknown:
        places = ", ".join(dict.fromkeys(" ".join(cell.text.split())[:40] for cell in unknown))
        message = N_("The place “{place}” is not certain: choose the village by hand.", place=places)
        context.asking.say("area_unknown", part.sheet, part.cells_of("village", [cell.row for cell in unknown]), message)
