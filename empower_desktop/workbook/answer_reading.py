"""Answers out of the workbook of conflicts and questions, wherever its sheets and columns have gone.

`read_answers` runs in the child process and gives plain data, `answers_of` makes objects of it in the parent.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from empower_desktop.errors import Problem
from empower_desktop.language import N_, Label, Message
from empower_desktop.workbook.answers import (
    A_ROW,
    ANOTHER_VALUE,
    ANSWER,
    CHOICE,
    CHOICES,
    CONFLICT_TABLE,
    CONFLICTS,
    FOUND,
    LETTERS,
    QUESTION,
    QUESTION_TABLE,
    QUESTIONS,
    REASON,
    RECORD,
    SPOT,
    SURVIVORS,
    UNWRITTEN,
    AnsweredConflict,
    AnsweredQuestion,
    Answers,
    Written,
)
from empower_desktop.workbook.beside_answers import AnswerTable, beside_answers
from empower_desktop.workbook.cells import as_seen
from empower_desktop.workbook.layout import RECORD_ID
from empower_desktop.workbook.package import Cell, Package, SheetPart, column_letters, column_number
from empower_desktop.workbook.sheet_rows import BLOCK

HEADER_WITHIN = 20
_TOP = re.compile(r"\$?[A-Za-z]{1,3}\$?(\d{1,7})(?::.*)?")
_Headers = tuple[str | Label, ...]
_CHANGE_IDS = re.compile(r"[0-9a-f]{32}(?: [0-9a-f]{32})*")


def read_answers(package: Package, texts: Mapping[str, str]) -> tuple[dict[str, Any], list[Message]]:
    """Give what stands in the rows of both sheets, and what was written elsewhere; a Problem says what of the workbook is lost.

    `texts` are those by which the workbook tells of itself.
    """
    conflicts = _tables(
        package, CONFLICT_TABLE, CONFLICTS, (RECORD_ID, SPOT, SURVIVORS, CHOICE, ANOTHER_VALUE, REASON), (*LETTERS[:A_ROW], RECORD)
    )
    questions = _tables(package, QUESTION_TABLE, QUESTIONS, (QUESTION, ANSWER), (CHOICES, FOUND))
    if not conflicts and not questions:
        text = N_("The sheets of conflicts and questions are gone, or have lost their hidden columns. Have the workbook written again.")
        raise Problem(text, "no_answers", package.place)
    beside = beside_answers(package, [*conflicts, *questions], (RECORD_ID, QUESTION), texts.get("own", ""))
    read = {
        "conflicts": [row for found in conflicts for row in _rows(package, found, RECORD_ID, CHOICE, ANOTHER_VALUE, REASON)],
        "questions": [row for found in questions for row in _rows(package, found, QUESTION, ANSWER)],
        "names": texts.get("names", ""),
        "date1904": package.date1904,
    }
    return read, [*beside]


def answers_of(read: Mapping[str, Any]) -> Answers:
    """Give what `read_answers` found as objects."""
    try:
        named = json.loads(read["names"] or "{}")
        names = {str(kind): {str(one): str(words) for one, words in some.items()} for kind, some in named.items()}
    except (ValueError, AttributeError, RecursionError):
        names = {}
    conflicts = tuple(_conflict(row) for row in read["conflicts"])
    return Answers(conflicts, tuple(_question(row) for row in read["questions"]), names, read["date1904"])


def _tables(package: Package, table: str, name: Label, headers: _Headers, more: _Headers) -> list[AnswerTable]:
    """Find a sheet by its table, its name, or the hidden headers that only it has.

    After it come its copies: somebody may have answered in one of them. There are `more` headers that it can do without.
    """
    known = package.tables.get(table)
    corner = _TOP.fullmatch(known.ref) if known is not None else None
    own = known.sheet if known is not None and corner is not None else ""
    parts = dict.fromkeys(filter(None, map(package.sheet, (own, name.id, name.en)))) | dict.fromkeys(package.sheets)
    found = (_located(package, part, int(corner[1]) if corner and part.name == own else 0, headers, more) for part in parts)
    return [each for each in found if each is not None]


def _located(package: Package, part: SheetPart, row: int, headers: _Headers, more: _Headers) -> AnswerTable | None:
    hidden = {header for header in headers if isinstance(header, str)}
    for number, cells in package.rows(part):
        texts = {cell.text.strip(): cell.column for cell in reversed(cells)}
        if number == row or (not row and hidden <= texts.keys()):
            merged: list[str] = []
            columns = _columns(texts, (*headers, *more))
            return AnswerTable(part, number, columns, [*package.rows(part, merged)], merged) if hidden <= texts.keys() else None
        if number > max(row, HEADER_WITHIN):
            break
    return None


def _columns(texts: Mapping[str, int], headers: tuple[str | Label, ...]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for header in headers:
        for text in (header,) if isinstance(header, str) else (header.id, header.en):
            if text in texts:
                columns.setdefault(header if isinstance(header, str) else header.en, texts[text])
    return columns


def _rows(package: Package, table: AnswerTable, by: str, *answers: Label) -> Iterator[dict[str, Any]]:
    """Give the rows below the header that have an id or an answer, their cells by header."""
    names = {place: name for name, place in table.columns.items()}
    rows = {
        number: {names[cell.column]: cell for cell in cells if cell.column in names}
        for number, cells in table.rows
        if number > table.header
    }
    _fill_down(rows, table.merged, {table.columns[each.en]: each.en for each in answers if each.en in table.columns}, by)
    for number, cells in rows.items():
        if by in cells or any(each.en in cells and cells[each.en].text.strip() for each in answers):
            yield {"sheet": table.part.name, "row": number, "cells": _written_cells(package, number, cells)}


def _fill_down(rows: Mapping[int, dict[str, Cell]], merged: Iterable[str], answers: Mapping[int, str], by: str) -> None:
    """Let the rows over which an answer was merged hold it each."""
    numbers = sorted(rows)
    for block in filter(None, map(BLOCK.fullmatch, merged)):
        top, name = int(block[2]), answers.get(column_number(block[1]), "")
        if block[1] == block[3] and name in rows.get(top, {}):
            for number in numbers[bisect_right(numbers, top) : bisect_right(numbers, int(block[4]))]:
                if by in rows[number]:
                    rows[number].setdefault(name, rows[top][name])


def _written_cells(package: Package, row: int, cells: Mapping[str, Cell]) -> dict[str, list[Any]]:
    seen = {name: as_seen(cell, package.is_percentage(cell.style)) for name, cell in cells.items()}
    return {name: [f"{column_letters(cell.column)}{row}", cell.kind, cell.text, package.is_date(cell.style)] for name, cell in seen.items()}


def _conflict(row: Mapping[str, Any]) -> AnsweredConflict:
    record, spot, survivors = (_written(row, name).text.strip() for name in (RECORD_ID, SPOT, SURVIVORS))
    choice, value, reason = (_written(row, name.en) for name in (CHOICE, ANOTHER_VALUE, REASON))
    ids = tuple(survivors.split(" ")) if _CHANGE_IDS.fullmatch(survivors) else ()
    shown = {letter: _written(row, letter) for letter in LETTERS[:A_ROW]}
    return AnsweredConflict(
        row["sheet"], row["row"], record.lower(), spot, ids, choice, value, reason, shown, _written(row, RECORD.en).text
    )


def _question(row: Mapping[str, Any]) -> AnsweredQuestion:
    question, answer = _written(row, QUESTION).text.strip(), _written(row, ANSWER.en)
    return AnsweredQuestion(
        row["sheet"], row["row"], question, answer, _codes(_written(row, CHOICES).text, question), _written(row, FOUND.en).text
    )


def _codes(text: str, question: str) -> tuple[str, ...]:
    """Give the answers by their letters; none where the cell is that of another row, as when columns are sorted alone."""
    try:
        named = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return ()
    is_whole = isinstance(named, list) and all(isinstance(each, str) for each in named) and named[:1] == [question]
    return tuple(named[1:]) if is_whole else ()


def _written(row: Mapping[str, Any], name: str) -> Written:
    """Give what stands under a header; blanks alone are nothing."""
    found = row["cells"].get(name)
    return Written(*found) if found is not None and str(found[2]).strip() else UNWRITTEN
