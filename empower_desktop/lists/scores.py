"""Marks of a training: the scale, what lies outside it, satisfaction in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from empower_desktop.history.change import Plain
from empower_desktop.language import N_
from empower_desktop.lists.amounts import is_nothing, is_tick, out_of, read_score
from empower_desktop.lists.columns_said import no_field
from empower_desktop.lists.context import Context, Part, across
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.people import Somebody
from empower_desktop.lists.questions import LEAVE, UNKNOWN_WORDS, option
from empower_desktop.lists.tables import Found
from empower_desktop.lists.understood import Option
from empower_desktop.records.typed import number_text
from empower_desktop.records.words import meaning, plain

_TESTS = ("pre_score", "post_score")
_TEN, _HUNDRED = Decimal(10), Decimal(100)
_LEVELS = ("1", "2", "3", "4")
_MOST_NAMED = 6
_ANY_MARK = frozenset(["nilai", "skor", "nilai tes", "hasil tes", "nilai ujian"])
_SCALE_SAID = re.compile(r"\s*[(\[]?\s*(?:skala\s*)?\b(\d{1,2})\s*(?:-|–|—|s/d|s\.d\.?)\s*(\d{1,3})\s*[)\]]?\s*$", re.IGNORECASE)
"""The scale that the heading of a column of marks says, `Nilai (0-10)`."""
_SCALE_NOTED = re.compile(
    r"\b(?:nilai|skor|skala)(?:\s+(?:skala|ber\s?skala))?\s*:?\s*([01])\s*(?:-|–|—|s/d|s\.d\.?|sampai)\s*(10|100)\b", re.IGNORECASE
)
"""The scale that a note beside the table says, `Nilai skala 0-100. Batas lulus 60.`"""
_OF_SATISFACTION = ("1", "4")
Values = dict[str, Plain]


def scores(context: Context, part: Part, people: Sequence[Somebody]) -> tuple[list[Values], Values]:
    """Give the marks of each person, and the scale for the training."""
    found: list[Values] = [{} for _ in people]
    columns = [column for code in _TESTS if (column := part.table.column(code))]
    scale: Values = {}
    if columns:
        most, scale = _scale(context, part, people, columns)
        for one, values in zip(people, found, strict=True):
            for code in _TESTS:
                _read(context, part, one, code, most, values)
        _say_post_alone(context, part, people, found)
    _satisfaction(context, part, people, found)
    _certificates(context, part, people, found)
    return found, scale


def take_only_mark(table: Found) -> None:
    """Take the one column of a training that is headed `Nilai`, with no word of when, for the marks after it."""
    both = zip(table.headings, table.columns, strict=True)
    marks = [at for at, (each, _) in enumerate(both) if plain(_SCALE_SAID.sub("", each.sub or each.top)) in _ANY_MARK]
    if len(marks) != 1 or table.column("post_score") or table.columns[marks[0]].certainty in ("chosen", "remembered"):
        return
    cells = [cell for row in table.rows if (cell := table.sheet.cell(row, table.headings[marks[0]].column)) and not is_nothing(cell.text)]
    if cells and all(read_score(cell) is not None and Decimal(read_score(cell) or 0) <= _HUNDRED for cell in cells):
        table.columns[marks[0]] = replace(table.columns[marks[0]], field="post_score", certainty="word")


def take_satisfaction(table: Found) -> None:
    """Take a column whose heading says the scale that satisfaction is noted on, `Kepuasan (1-4)`; one of another scale stays."""
    for at, (each, column) in enumerate(zip(table.headings, table.columns, strict=True)):
        said = _SCALE_SAID.search(each.words)
        is_it = bool(said) and meaning("heading", _SCALE_SAID.sub("", each.sub or each.top)) == "satisfaction"
        if is_it and said and said.groups() == _OF_SATISFACTION and not (column.field or table.column("satisfaction")):
            table.columns[at] = replace(column, field="satisfaction")


def _certificates(context: Context, part: Part, people: Sequence[Somebody], found: Sequence[Values]) -> None:
    """Take the numbers of certificates; `Ya` and `Belum` are none, and no field says whether somebody has one."""
    none = []
    for one, values in zip(people, found, strict=True):
        cell = part.table.cell(one.row, "certificate_no")
        if cell and any(sign.isdigit() for sign in cell.text) and not is_tick(cell.text):
            values["certificate_no"] = cell.text[:60]
        elif cell and not is_nothing(cell.text):
            none.append(cell.name)
    if none:
        heading = part.table.heading(part.table.column("certificate_no")).words
        message = no_field(heading, len(none))
        context.asking.leave(part.sheet, none, message)


def _scale(context: Context, part: Part, people: Sequence[Somebody], columns: Sequence[int]) -> tuple[Decimal, Values]:
    numbers = [
        out_of(cell) or Decimal(score)
        for one in people
        for code in _TESTS
        if (cell := part.table.cell(one.row, code)) and (score := read_score(cell)) is not None
    ]
    if not numbers:
        return _HUNDRED, {}
    if (said := _scale_said(part, columns)) and max(numbers) <= said[1]:
        return said[1], {"score_min": number_text(said[0]), "score_max": number_text(said[1])}
    small = sum(number <= _TEN for number in numbers)
    looks_small = small * 10 >= len(numbers) * 8
    options = [option("0-10"), option("0-100")] if small * 2 >= len(numbers) else [option("0-100")]
    default = "0-10" if looks_small else "0-100"
    message = N_("The marks look like a scale of {scale}. Is it that?", scale=default.replace("-", "–"))
    where = across(min(part.table.header_rows, default=part.table.rows[0]), columns)
    answer = context.asking.ask("scale", part.sheet, where, message, options, default, typed="scale")
    least, _, most = answer.partition("-")
    scale: Values = {"score_min": least, "score_max": most} if least.isdecimal() and most.isdecimal() else {}
    return Decimal(most) if scale else Decimal(default.partition("-")[2]), scale


def _scale_said(part: Part, columns: Sequence[int]) -> tuple[Decimal, Decimal] | None:
    """Give the least and the most mark that the headings say, or else notes beside them, where all that say any say the same."""
    headed = [said for column in columns if (said := _SCALE_SAID.search(part.table.heading(column).words))]
    table = part.table
    beside = (cell for cell in table.sheet.cells.values() if cell.kind == "text" and not table.holds(cell.row, cell.column))
    found = headed or [said for cell in beside if (said := _SCALE_NOTED.search(cell.text))]
    both = {(Decimal(said[1]), Decimal(said[2])) for said in found}
    least, most = both.pop() if len(both) == 1 else (_TEN, _TEN)
    return (least, most) if least < most else None


def _read(context: Context, part: Part, one: Somebody, code: str, most: Decimal, values: Values) -> None:
    cell = part.table.cell(one.row, code)
    if cell is None or is_nothing(cell.text):
        return
    score = read_score(cell)
    if score is None:
        message = N_("“{text}” is no mark: not taken.", text=cell.shown[:20])
        context.asking.say("score_unreadable", part.sheet, cell.name, message)
        return
    whole = out_of(cell)
    if Decimal(score) <= most and whole in (None, most):
        values[code] = score
        return
    likely = Decimal(score) * most / whole if whole else Decimal(score) / 10
    options = [option(number_text(round(likely, 2)))] if likely <= most else []
    message = N_("{name}: {score} is outside the scale up to {most}. What was meant?", name=one.name.name, score=cell.text[:20], most=most)
    answer = context.asking.ask("score_out_of_scale", part.sheet, cell.name, message, [*options, LEAVE], typed="number")
    typed = answer.replace(",", ".")
    if typed.replace(".", "", 1).isdecimal():
        values[code] = number_text(Decimal(typed))


def _say_post_alone(context: Context, part: Part, people: Sequence[Somebody], found: Sequence[Values]) -> None:
    if not (part.table.column("pre_score") and part.table.column("post_score")):
        return
    alone = [one for one, values in zip(people, found, strict=True) if "post_score" in values and "pre_score" not in values]
    if alone:
        where = ",".join(part.cells_of("post_score", [one.row]) for one in alone)
        message = N_("A mark after the training without one before it: it is kept, but counts in no gain.")
        context.asking.say("post_without_pre", part.sheet, where, message)


def _satisfaction(context: Context, part: Part, people: Sequence[Somebody], found: Sequence[Values]) -> None:
    cells = {one.row: cell for one in people if (cell := part.table.cell(one.row, "satisfaction")) and not is_nothing(cell.text)}
    told = _numbered_levels(context, part, cells) | _worded_levels(context, part, cells)
    for one, values in zip(people, found, strict=True):
        if one.row in told:
            values["satisfaction"] = told[one.row]


def _numbered_levels(context: Context, part: Part, cells: Mapping[int, Cell]) -> dict[int, int]:
    """Give the satisfaction of those rows that say it as a number; a column of another scale is asked about first."""
    numbers = {row: cell.text for row, cell in cells.items() if cell.text.isdecimal()}
    levels = {row: int(text) for row, text in numbers.items() if text in _LEVELS}
    outside = {row: text for row, text in numbers.items() if text not in _LEVELS}
    if not outside:
        return levels
    others = ", ".join(sorted({text[:20] for text in outside.values()})[:_MOST_NAMED])
    message = N_("Satisfaction is noted from 1 to 4, but the column also says {numbers}. Is its scale 1 to 4?", numbers=others)
    options = (Option("1-4", N_("Yes: leave out what is not 1 to 4")), LEAVE)
    answer = context.asking.ask("scale", part.sheet, part.head_cell("satisfaction"), message, options)
    for row, text in outside.items():
        context.asking.leave(part.sheet, cells[row].name, N_("“{text}” is no mark: not taken.", text=text[:20]))
    return levels if answer == "1-4" else {}


def _worded_levels(context: Context, part: Part, cells: Mapping[int, Cell]) -> dict[int, int]:
    """Give the satisfaction of those rows that say it in words which are known; the others are named."""
    worded = {row: cell.text for row, cell in cells.items() if not cell.text.isdecimal()}
    known = {text: code for text in sorted(set(worded.values())) if (code := meaning("satisfaction", text))}
    if unknown := {row: text for row, text in worded.items() if text not in known}:
        words = ", ".join(sorted(set(unknown.values()))[:_MOST_NAMED])
        message = UNKNOWN_WORDS.filled(words=words)
        context.asking.say("word_unknown", part.sheet, part.cells_of("satisfaction", unknown), message)
    if not known:
        return {}
    said = ", ".join(f"{text} → {code}" for text, code in sorted(known.items(), key=lambda each: -int(each[1])))
    message = N_("Satisfaction in words: {words}. Is that right?", words=said)
    options = (Option("4/3/2/1", N_("Yes")), LEAVE)
    answer = context.asking.ask("words_to_scale", part.sheet, part.head_cell("satisfaction"), message, options, "4/3/2/1")
    return {row: int(known[text]) for row, text in worded.items() if text in known} if answer == "4/3/2/1" else {}
