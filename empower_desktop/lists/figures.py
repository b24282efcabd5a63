"""Figures beside a name that go into their field as they stand: money for the journey, hours attended."""

from __future__ import annotations

import re

from empower_desktop.errors import Problem
from empower_desktop.language import N_
from empower_desktop.lists.amounts import figure_in, is_nothing, read_amount
from empower_desktop.lists.context import Context, Draft, Part
from empower_desktop.lists.people import Somebody, put_once
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Money

_TIME = re.compile(r"\d{1,2}[.:]\d{2}(?:\s*[a-z]{3,4})?", re.IGNORECASE)
"""A time of the day, at which somebody came, and no number of hours."""


def put_figure(context: Context, part: Part, one: Somebody, noted: Draft, code: str) -> None:
    """Give a record the figure that stands in its row; what is none is named as left out."""
    cell = part.table.cell(one.row, code)
    if cell is None or is_nothing(cell.text):
        return
    field = KINDS[noted.kind].fields()[code]
    if code == "attended_hours" and _TIME.fullmatch(cell.text.strip()):
        message = N_("“{text}” is no figure for “{label}”.", text=cell.shown[:40], label=field.label)
        context.asking.leave(part.sheet, cell.name, message)
        return
    amount = read_amount(cell) if isinstance(field, Money) else None
    try:
        plain = amount.rupiah if amount is not None and not amount.loose else field.read(figure_in(cell), context.today)
    except Problem:
        context.asking.leave(part.sheet, cell.name, N_("“{text}” is no figure for “{label}”.", text=cell.shown[:40], label=field.label))
    else:
        put_once(context, noted, one, code, plain, cell.name)
