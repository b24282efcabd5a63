"""Since when and until when people belong to a group: what stands in a whole column is asked or said once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from empower_desktop.language import N_, P_
from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.context import Context, Draft, Part
from empower_desktop.lists.days import Read, read_cell
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.people import Somebody, put_once
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.sure_days import sure_day, which_first

_FEW = 3
"""So many cells are asked about one by one."""
Dated = tuple[Somebody, Draft, Cell, Read]


def note_days(context: Context, part: Part, members: Sequence[tuple[Somebody, Draft]]) -> None:
    """Give the members the days on which they came and left, as far as they are certain or were answered."""
    for code in ("start_on", "end_on"):
        by_doubt: dict[str, list[Dated]] = {}
        for one, member in members:
            cell = part.table.cell(one.row, code)
            if cell is not None and not is_nothing(cell.text):
                read = read_cell(cell, context.clues, 0, context.today)
                by_doubt.setdefault(read.doubt if read.iso or read.doubt == "year_only" else "none", []).append((one, member, cell, read))
        for doubt, dated in by_doubt.items():
            if doubt == "two_digit":
                _two_digits(context, part, code, dated)
            elif doubt == "order" and len(dated) > 1:
                _orders(context, part, code, dated)
            elif doubt == "year_only" and len(dated) > _FEW:
                _years(context, part, code, dated)
            else:
                _each(context, part, code, dated)


def _two_digits(context: Context, part: Part, code: str, dated: Sequence[Dated]) -> None:
    for one, member, cell, read in dated:
        put_once(context, member, one, code, read.iso, cell.name)
    message = N_("Years of two digits were read as years up to this one: 90 is 1990.")
    context.asking.say("two_digit_year", part.sheet, part.cells_of(code, [one.row for one, *_ in dated]), message)


def _orders(context: Context, part: Part, code: str, dated: Sequence[Dated]) -> None:
    _, _, first, as_read = dated[0]
    answer = which_first(context, part.sheet, part.cells_of(code, [one.row for one, *_ in dated]), first, as_read)
    for one, member, cell, read in dated:
        put_once(context, member, one, code, {"day": read.iso, "month": read.other}.get(answer), cell.name)


def _years(context: Context, part: Part, code: str, dated: Sequence[Dated]) -> None:
    texts = ", ".join(f"“{text}”" for text in list(dict.fromkeys(cell.text for _, _, cell, _ in dated))[:4])
    message = P_(
        "{n} cell names a year and no day: {texts}. It stays empty until the day is filled in.",
        "{n} cells name a year and no day: {texts}. They stay empty until the days are filled in.",
        len(dated),
        texts=texts,
    )
    context.asking.say("year_only", part.sheet, part.cells_of(code, [one.row for one, *_ in dated]), message)


def _each(context: Context, part: Part, code: str, dated: Sequence[Dated]) -> None:
    for one, member, cell, read in dated:
        if read.doubt == "year_only":
            message = N_("“{text}” names a year and no day. Which day was it?", text=cell.text)
            answer = context.asking.ask("year_only", part.sheet, cell.name, message, (LEAVE,), "leave", typed="day")
            put_once(context, member, one, code, answer if re.fullmatch(r"\d{4}-\d\d-\d\d", answer) else None, cell.name)
        else:
            put_once(context, member, one, code, sure_day(context, part.sheet, cell, read), cell.name)
