"""Where the people of a list live: in their village, and there in the home that their row or the heading over it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from empower_desktop.language import N_, P_
from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.captions import counts_hamlet
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.head_areas import area_of
from empower_desktop.lists.head_places import HAMLET, LEVELS, is_above_villages
from empower_desktop.lists.names import usual_title
from empower_desktop.lists.one_column_each import parts_of_home
from empower_desktop.lists.part_headings import heading_over, home_in
from empower_desktop.lists.questions import LEAVE, in_full, quoted_in_short
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import beginning, plain

if TYPE_CHECKING:
    from empower_desktop.lists.people import Somebody

_NUMBERS = re.compile(r"\d{1,3}(?:\s*/\s*\d{1,3})?")
_NUMBERED = re.compile(r"\d{1,2}|[IVX]{1,4}")
"""What a hamlet without a name is told by: `Dusun 2`, `Dusun II`."""
_BLOCK = re.compile(r"\bRT\b\.?\s*\d{1,3}(?:\s*/\s*(?:RW\b\.?\s*)?\d{1,3}|[\s,]+RW\b\.?\s*\d{1,3})?|\bRW\b\.?\s*\d{1,3}", re.IGNORECASE)
"""The numbers of a block of houses, `RT 04 RW 02`, `RT 04/02` or `RW 02`."""
_WARD = re.compile(r"\bRW\b|\d\s*/\s*\d", re.IGNORECASE)
"""What says that the home of a row names its RW as well."""
_STREET = re.compile(r"\b(?:jl|jln|jalan|alamat|sekretariat)\b", re.IGNORECASE)
"""The line with the address of who wrote a list."""
_DAY_FIRST, _MONTH_FIRST = "day", "month"


def read_homes(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Give everybody their home and village; a village that is not certain is named, and left out."""
    as_typed = _typed_for_days(context, part, people)
    block = _block_over(part) if context.kind == "person" else ""
    workplaces: list[Cell] = []
    for one in people:
        text, cell = _written(part, one.row, as_typed.get(one.row))
        if cell is not None and _is_workplace(part, one.row, text):
            one.put("institution", text[:120], cell.name)
            workplaces.append(cell)
            continue
        over = _over(part, one, text) if cell or one.section or _caption(part) or context.kind == "person" else ""
        whole = " ".join(piece for piece in (over, _in_block(block, text, over)) if piece)
        heading = heading_over(part.table, one.row) if over and home_in(one.section) else None
        one.put("hamlet", whole[:80], next((each.name for each in (cell, heading) if each), one.cell))
    _say_workplaces(context, part, workplaces)
    _villages(context, part, people)
    if context.kind == "person" and (area := area_of(context, part)):
        for one in people:
            # Below `Instansi / Alamat` it says where a guest is from.
            is_of_body = part.table.apart.get((one.row, "institution")) is not None
            if not part.table.cell(one.row, "village") and not is_of_body:
                one.put("area", area, one.cell)


def _written(part: Part, row: int, as_typed: str | None) -> tuple[str, Cell | None]:
    """Give the home that a row says, put together out of the columns for its parts, and the first cell that says it."""
    first = part.table.column("hamlet")
    columns = sorted(part.table.columns_with("hamlet") or [first], key=lambda each: parts_of_home(_heading(part, each)))
    cells = [part.table.cell(row, "hamlet") if each == first else part.table.sheet.cell(row, each) for each in columns]
    pieces = []
    for column, cell in zip(columns, cells, strict=True):
        if cell and not is_nothing(cell.text):
            text = as_typed if as_typed is not None and column == first else " ".join(cell.text.split())
            pieces.append(" ".join(filter(None, (_short_word(_heading(part, column), text), text))))
    return " ".join(piece for piece in pieces if piece), next((cell for cell in cells if cell), None)


def _is_workplace(part: Part, row: int, text: str) -> bool:
    """Say whether somebody with an office of no group gives as an address where they work: `PPL | BPP Sumbang`, `PPL | Kec. Natar`."""
    office = part.table.cell(row, "position") or part.table.cell(row, "capacity")
    if office is None or is_nothing(office.text) or beginning("role", office.text)[0] or part.table.column("institution"):
        return False
    is_body = beginning("office", text)[1] == "body" or is_above_villages(text)
    return is_body and not _BLOCK.search(text)


def _say_workplaces(context: Context, part: Part, cells: Sequence[Cell]) -> None:
    """Say which addresses were taken for where somebody works, below a heading of homes."""
    if cells:
        message = P_(
            "{n} address is where somebody works, noted as their institution: {words}.",
            "{n} addresses are where people work, noted as their institutions: {words}.",
            len(cells),
            words=quoted_in_short(" ".join(cell.text.split()) for cell in cells),
        )
        context.asking.say("workplace", part.sheet, ",".join(cell.name for cell in cells), message)


def _heading(part: Part, column: int) -> str:
    """Give the words over a column of homes, the lower ones where there are two."""
    heading = part.table.heading(column) if column else None
    return (heading.sub or heading.top) if heading is not None else ""


def _short_word(heading: str, text: str) -> str:
    """Give what a bare number below a heading is of: `RT` below `RT`, `RT/RW` or `Alamat RT/RW`, `Dusun` below that; "" for other texts."""
    words = plain(heading).split()
    if _NUMBERS.fullmatch(text) and (block := next((word.upper() for word in ("rt", "rw") if word in words), "")):
        return block
    is_hamlet = _NUMBERED.fullmatch(text) and HAMLET.fullmatch(f"{' '.join(words)} {text}")
    return usual_title(" ".join(words).upper()) if is_hamlet else ""


def _over(part: Part, one: Somebody, text: str) -> str:
    """Give the home that the heading of a part, or else the head of the list, says for rows which name none of their own."""
    if home := home_in(one.section or _caption(part)):
        return usual_title(home)
    return part.head.hamlet if not text or text.upper().startswith(("RT", "RW")) else ""


def _caption(part: Part) -> str:
    """Give the hamlet that stands over a table with headings of its own, `II. DUSUN KRAJAN`; "" where its caption says anything else."""
    return part.table.caption if counts_hamlet(part.table.caption) else ""


def _block_over(part: Part) -> str:
    """Give the block that a list of inhabitants is of: by a line over it, `DATA WARGA RT 01`, or else by what its sheet is called."""
    lines = (line.text for line in part.head.lines if not _STREET.search(line.text))
    found = next((found[0] for text in lines if (found := _BLOCK.search(text))), "")
    return " ".join((found or (part.sheet if _BLOCK.fullmatch(part.sheet.strip()) else "")).upper().split())


def _in_block(block: str, text: str, over: str) -> str:
    """Give the home of a row, with the block of the whole list where it names none: `RT 01 RW 05` for `RT 01` on that of RW 05."""
    is_of_ward = block.startswith("RW") and text.upper().startswith("RT")
    says_own = _WARD.search(text) if is_of_ward else _BLOCK.search(text) or _WARD.search(text)
    is_said = bool(says_own) or block.casefold() in over.casefold()
    return text if is_said else " ".join(piece for piece in (text, block) if piece)


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
