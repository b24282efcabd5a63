"""Rows that were dragged whole over those beside them: several entries would say the same, or what a spreadsheet counts up from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from empower_desktop.history.change import Plain
from empower_desktop.records import KINDS
from empower_desktop.records.field import Field
from empower_desktop.records.fields import Day
from empower_desktop.records.measures import Clock, Integer, Number
from empower_desktop.workbook.contents import Edit
from empower_desktop.workbook.filled_down import FEWEST_FILLED, ShownRow
from empower_desktop.workbook.layout import shown_fields

FEWEST_COLUMNS = 2
"""So many columns of the rows must have been altered: of one alone many rows rightly hold the same."""
_TAKEN = ("changed", "cleared", "moved")
_COUNTED = re.compile(r"(.*?)([0-9]{1,9})", re.DOTALL)
Values = Mapping[str, Plain]
Counted = tuple[object, Decimal]


def with_dragged(edits: Sequence[Edit], kind: str, rows: Sequence[ShownRow]) -> list[Edit]:
    """Give the edits of a sheet, marked where several neighbouring rows, given as they stand, got all that the one beside them says.

    A spreadsheet counts days, times, numbers and texts that end with a number up by one for each row. Rows that are about whom they name
    are known by that and are left out.
    """
    by_row: dict[int, dict[str, Edit]] = {}
    for edit in edits if not KINDS[kind].key else ():
        by_row.setdefault(edit.row, {})[edit.field] = edit
    dragged = {number for run in _runs(kind, by_row, rows) for number in _dragged(kind, by_row, run)} if by_row else set[int]()
    return [replace(edit, sort="filled") if edit.row in dragged and edit.title and edit.sort in _TAKEN else edit for edit in edits]


def _runs(kind: str, by_row: Mapping[int, Mapping[str, Edit]], rows: Sequence[ShownRow]) -> Iterator[Sequence[ShownRow]]:
    """Give the longest runs of rows of which each says what the first one says, or counts on from it."""
    fields = shown_fields(KINDS[kind])
    now = [_now(by_row.get(number, {}), stated) for number, stated in rows]
    is_plain = [_is_plain(by_row, number, stated) for number, stated in rows]
    counted = [_all_counted(fields, values) if plain else None for values, plain in zip(now, is_plain, strict=True)]
    start = 0
    while start < len(rows) - 1:
        end = start + 1
        steps = _steps(counted[start], counted[end])
        while steps is not None and end + 1 < len(rows) and _steps(counted[end], counted[end + 1]) == steps:
            end += 1
        if steps is not None:
            yield rows[start : end + 1]
        start = end


def _dragged(kind: str, by_row: Mapping[int, Mapping[str, Edit]], run: Sequence[ShownRow]) -> Sequence[int]:
    """Give the numbers of the rows of a run over which another one was dragged; where all were altered, the first was typed."""
    fields = shown_fields(KINDS[kind])
    before = [_all_counted(fields, stated) for _, stated in run]
    steps = _steps(before[0], before[1])
    if steps is not None and all(_steps(one, other) == steps for one, other in pairwise(before)):
        return ()  # what followed each other before does so by nobody's slip
    numbers = [number for number, _ in run]
    is_upwards = numbers[0] in by_row and numbers[-1] not in by_row
    altered = [number for number in (numbers[:-1] if is_upwards else numbers[1:]) if number in by_row]
    columns = {code for number in altered for code in by_row[number]}
    return altered if len(altered) >= FEWEST_FILLED and len(columns) >= FEWEST_COLUMNS else ()


def _is_plain(by_row: Mapping[int, Mapping[str, Edit]], number: int, stated: Values) -> bool:
    """Say whether a row is one that the history knows, and nothing of it is asked about otherwise."""
    return bool(stated) and all(edit.title and edit.sort in _TAKEN for edit in by_row.get(number, {}).values())


def _now(edits: Mapping[str, Edit], stated: Values) -> dict[str, Plain]:
    return {**stated, **{code: edit.after for code, edit in edits.items()}}


def _all_counted(fields: Sequence[Field], values: Values) -> tuple[Counted, ...]:
    return tuple([_counted(field, values.get(field.code)) for field in fields])


def _counted(field: Field, plain: Plain) -> Counted:
    """Take a value apart into what stays and the number that a spreadsheet counts on."""
    if isinstance(plain, str) and isinstance(field, Day):
        return "", Decimal(date.fromisoformat(plain).toordinal())
    if isinstance(plain, str) and isinstance(field, Clock):
        hours, minutes = plain.split(":")[:2]
        return minutes, Decimal(hours)
    if isinstance(field, Integer | Number) and isinstance(plain, int | str) and not isinstance(plain, bool):
        return "", Decimal(plain)
    if isinstance(plain, str) and field.type in ("text", "long_text") and (found := _COUNTED.fullmatch(plain)):
        return found[1], Decimal(found[2])
    return (plain.__class__, plain), Decimal(0)


def _steps(one: Sequence[Counted] | None, other: Sequence[Counted] | None) -> tuple[Decimal, ...] | None:
    """Give by how much each value of a row counts on from the row before it; None where one does not."""
    if one is None or other is None:
        return None
    steps = tuple([now[1] - was[1] for was, now in zip(one, other, strict=True)])
    follow = all(was[0] == now[0] for was, now in zip(one, other, strict=True)) and all(abs(step) in (0, 1) for step in steps)
    return steps if follow else None
