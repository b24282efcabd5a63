"""Writes the workbook in which conflicts and questions are answered in Excel, to be merged back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation

import empower_desktop
from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, YES_NO, Language, Message
from empower_desktop.workbook import cover_lines
from empower_desktop.workbook.answers import (
    A_ROW,
    ANOTHER_VALUE,
    ANSWER,
    CHOICE,
    CHOICES,
    CONFLICT_TABLE,
    CONFLICTS,
    EMPTY,
    FOUND,
    LETTERS,
    NOTES,
    OTHER,
    PURPOSE,
    QUESTION,
    QUESTION_TABLE,
    QUESTIONS,
    REASON,
    RECORD,
    SPOT,
    SURVIVORS,
    AskedConflict,
    ToAnswer,
)
from empower_desktop.workbook.booklet import BODY, NUMBER, TO_FILL, Booklet, TextColumn, TextTable
from empower_desktop.workbook.cells import Shown
from empower_desktop.workbook.contents import FORMAT, FORMAT_VERSION
from empower_desktop.workbook.cover import BY_SOMEBODY_ELSE, FILLED_IN, PRACTICE, TO_CHECK, moment_words
from empower_desktop.workbook.cover_lines import COLUMN, COLUMN_OF_NUMBERS, COUNT, SHEET_NAME, VALUE, Line, fact, heading, paragraph
from empower_desktop.workbook.entry_rules import ERROR_TITLE, HINT_TITLE, LONGEST_HINT
from empower_desktop.workbook.layout import RECORD_ID, ROWS_BEYOND
from empower_desktop.workbook.looks import CREAM, FADED, MISSING, PALE, SOFT_INK, TEXT, Look
from empower_desktop.workbook.sheetdata import column_letters

BY = N_("by ({letter})")
HIDDEN = 12
HOW = (
    N_("1.  On the sheet {conflicts} choose {letters} or “{other}” in the column {choice}. For “{other}” write it in {value}."),
    N_(
        "2.  Values that belong together are written whole, as they stand in the columns A–D, for example Open vote; 28 / 6 / 2. "
        "{empty} empties a field."
    ),
    N_("3.  On the sheet {questions} choose {yes} or {no}; where several things are offered, the letter of one."),
    N_("4.  What you leave empty goes on waiting. Save as .xlsx and merge this file like any other."),
)
DO_NOT = (
    N_("×  Do not change the values that were recorded; only the cream columns are read."),
    N_("×  This file answers only what is still open; what somebody else answered meanwhile is left out and reported."),
)
CHOICE_HINT = N_("Choose the letter of the right value, or “{other}” and write it in the column {value}.")
VALUE_HINT = N_(
    "Only for “{other}”. Write it as it stands in the columns A–D. Values that belong together: all of them, in the order of the column "
    "{column}, for example Open vote; 28 / 6 / 2. {empty} empties the field."
)


def write_answers(path: Path, content: ToAnswer, language: Language) -> None:
    """Write the workbook, whole or not at all; a Trouble says what is in the way."""
    booklet = Booklet(language, f"{content.author.name} · {data_code(content.digest)}")
    booklet.cover(list(_cover(content, language)))
    _conflicts(booklet, content, language)
    _questions(booklet, content, language)
    booklet.note({**_meta(content, language), "own": _json(booklet.own_texts())})
    booklet.save(path)


def _cover(content: ToAnswer, say: Language) -> Iterator[Line]:
    yield from cover_lines.title(
        say(N_("Conflicts and questions")), say(N_("One row is one conflict. The values that are not chosen stay in the history."))
    )
    yield cover_lines.code_line(say(N_("DATA CODE")), data_code(content.digest), say(TO_CHECK))
    yield Line(6)
    yield fact(say(N_("For")), ", ".join(part for part in (content.author.name, content.author.role) if part), bold=True)
    yield fact(say(N_("Made")), moment_words(content.created_at, content.zone, say))
    yield fact(say(N_("From")), f"{content.brought} – {say(PRACTICE)}" if content.practice else content.brought)
    yield Line(8)
    yield from _contents(content, say)
    yield Line(8)
    yield heading(say(N_("Filling in and sending back")))
    yield cover_lines.filler_line(say(FILLED_IN), content.author.name, say(BY_SOMEBODY_ELSE))
    for message in HOW:
        yield paragraph(say(_filled(message, content, say)))
    yield Line(6)
    yield heading(say(N_("Do not")))
    for message in DO_NOT:
        yield paragraph(say(message))
    yield Line(6)
    yield heading(say(N_("What the colours mean")))
    yield cover_lines.example(say(N_("example")), Look(TEXT, ink=FADED, fill=CREAM, across="center"), say(N_("column to fill in")))
    yield cover_lines.example(say(N_("example")), Look(TEXT, fill=PALE, across="center"), say(N_("for reading, not read back")))
    yield cover_lines.example(say(N_("example")), Look(TEXT, fill=MISSING, across="center"), say(_filled(AMBER, content, say)))


WHOLE_ANSWER = 20
"""So many lines a question may take: nobody shall agree to what is cut off."""
AMBER = N_("{value} is filled in, but {choice} does not say “{other}”")


def _contents(content: ToAnswer, say: Language) -> Iterator[Line]:
    yield heading(say(N_("What the workbook holds")))
    heads = {"B": (say(N_("Sheet")), COLUMN), "C": (say(N_("Rows")), COLUMN_OF_NUMBERS), "D": (None, COLUMN)}
    yield Line(17, {**heads, "E": ("   " + say(N_("What is in it")), COLUMN), "F": (None, COLUMN)})
    for sheet, count, about in (
        (say(CONFLICTS), len(content.conflicts), N_("two people wrote different things")),
        (say(QUESTIONS), len(content.questions), N_("what was found in files and needs an answer")),
    ):
        told = ("   " + say(about), Look(TEXT, ink=SOFT_INK, lines="below"))
        yield Line(16, {"B": (sheet, SHEET_NAME), "C": (count, COUNT), "D": (None, VALUE), "E": told, "F": (None, VALUE)}, link=sheet)


def _filled(message: Message, content: ToAnswer, say: Language) -> Message:
    """Fill in the words by which the sheets call their parts."""
    yes, no = YES_NO[say.code]
    words = {"conflicts": CONFLICTS, "questions": QUESTIONS, "choice": CHOICE, "value": ANOTHER_VALUE, "other": OTHER, "empty": EMPTY}
    letters = ", ".join(LETTERS[: _most_letters(content)])
    return message.filled(**words, yes=yes, no=no, letters=letters, column=say(N_("Column")))


def _most_letters(content: ToAnswer) -> int:
    """Give how many letters there are to choose from: four, or as many as one conflict needs."""
    return min(max([A_ROW, *(len(each.contenders) for each in content.conflicts)]), len(LETTERS))


def _conflicts(booklet: Booklet, content: ToAnswer, say: Language) -> None:
    columns = [TextColumn(name, HIDDEN, hidden=True) for name in (RECORD_ID, SPOT, SURVIVORS)]
    columns += [TextColumn(say(N_("No.")), 6, NUMBER), TextColumn(say(N_("Kind")), 15), TextColumn(say(RECORD), 38)]
    columns.append(TextColumn(say(N_("Column")), 24))
    for letter in LETTERS[:A_ROW]:
        width = 26 if letter in "AB" else 20
        columns += [TextColumn(letter, width), TextColumn(say(BY.filled(letter=letter)), width)]
    first = len(columns) + 1
    columns += [TextColumn(say(CHOICE), 9, TO_FILL, answered=True), TextColumn(say(ANOTHER_VALUE), 24, TO_FILL)]
    columns.append(TextColumn(say(REASON), 26, TO_FILL))
    rows = [row for number, each in enumerate(content.conflicts, 1) for row in _conflict_rows(number, each)]
    table = TextTable(say(CONFLICTS), CONFLICT_TABLE, columns, rows, frozen=4)
    sheet = booklet.table(table)
    last = table.last_row + ROWS_BEYOND
    choice, value = (column_letters(place) for place in (first, first + 1))
    listed = ",".join([*LETTERS[: _most_letters(content)], say(OTHER)])
    hint = say(_filled(CHOICE_HINT, content, say))
    sheet.add_data_validation(_list(listed, f"{choice}2:{choice}{last}", say, hint))
    sheet.add_data_validation(_hint(f"{value}2:{value}{last}", say, say(_filled(VALUE_HINT, content, say))))
    amber = f'AND(LEN(${value}2)>0,${choice}2<>"{say(OTHER)}")'
    style = DifferentialStyle(fill=PatternFill(bgColor=MISSING))
    sheet.conditional_formatting.add(f"{choice}2:{value}{last}", Rule(type="expression", dxf=style, formula=[amber]))


def _conflict_rows(number: int, one: AskedConflict) -> Iterator[list[Shown]]:
    """Give the rows of a conflict: four values in each, those of further rows with their letters before them."""
    for start in range(0, min(len(one.contenders), len(LETTERS)), A_ROW):
        row: list[Shown] = [one.record, one.spot, " ".join(one.survivors), number, one.kind, one.title, one.column]
        some = list(zip(LETTERS[start:], one.contenders[start : start + A_ROW], strict=False))
        for letter, contender in some:
            words = f"{letter}: {contender.words}" if start else contender.words
            row += [words, contender.who]
        row += [None] * (2 * (A_ROW - len(some)) + 3)
        yield row


def _questions(booklet: Booklet, content: ToAnswer, say: Language) -> None:
    yes, no = YES_NO[say.code]
    columns = [TextColumn(QUESTION, HIDDEN, hidden=True), TextColumn(say(N_("No.")), 6, NUMBER), TextColumn(say(N_("File")), 24)]
    columns += [TextColumn(say(N_("Sheet")), 16), TextColumn(say(N_("Row")), 10, BODY), TextColumn(say(FOUND), 48)]
    columns += [TextColumn(say(N_("What happens on “{yes}”", yes=yes)), 48), TextColumn(say(ANSWER), 12, TO_FILL, answered=True)]
    columns += [TextColumn(say(NOTES), 30, TO_FILL), TextColumn(CHOICES, HIDDEN, hidden=True)]
    rows: list[Sequence[Shown]] = []
    for number, one in enumerate(content.questions, 1):
        lettered = [f"{letter}: {words}" for letter, (_, words) in zip(LETTERS, one.choices, strict=False)]
        what_happens = "\n".join([*(lettered or [one.consequence]), *one.hints])
        codes = _json([one.id, *[code for code, _ in one.choices]]) if one.choices else None
        rows.append([one.id, number, one.file, one.sheet, one.row, one.found, what_happens, None, None, codes])
    table = TextTable(say(QUESTIONS), QUESTION_TABLE, columns, rows, frozen=2, tallest=WHOLE_ANSWER)
    sheet = booklet.table(table)
    letters = LETTERS[: max((len(one.choices) for one in content.questions), default=0)]
    answers = ",".join([yes, no, *letters])
    sheet.add_data_validation(_list(answers, f"H2:H{table.last_row + ROWS_BEYOND}", say, ""))


def _list(listed: str, area: str, say: Language, hint: str) -> DataValidation:
    rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, sqref=area)
    rule.errorStyle, rule.showErrorMessage = "stop", True
    rule.errorTitle, rule.error = say(ERROR_TITLE), say(N_("Choose one of: {listed}", listed=listed.replace(",", ", ")))
    if hint:
        rule.showInputMessage, rule.promptTitle, rule.prompt = True, say(HINT_TITLE), hint[:LONGEST_HINT]
    return rule


def _hint(area: str, say: Language, hint: str) -> DataValidation:
    rule = DataValidation(showInputMessage=True, showErrorMessage=False, allow_blank=True, sqref=area)
    rule.promptTitle, rule.prompt = say(HINT_TITLE), hint[:LONGEST_HINT]
    return rule


def _meta(content: ToAnswer, say: Language) -> dict[str, str]:
    return {
        "format": FORMAT,
        "format_version": str(FORMAT_VERSION),
        "purpose": PURPOSE,
        "app_version": empower_desktop.__version__,
        "export_id": content.export_id,
        "store_id": content.store_id,
        "practice": "yes" if content.practice else "no",
        "export_no": "1",
        "previous_export": "",
        "author_id": content.author.id,
        "author_name": content.author.name,
        "created_at": content.created_at,
        "language": say.code,
        "privacy": "penuh",
        "scope": '{"areas":[],"from":"","to":""}',
        "authors": _json(dict(sorted(content.authors.items()))),
        "sheets": "{}",
        "names": _json({kind: dict(sorted(names.items())) for kind, names in sorted(content.names.items())}),
        "changes": "0",
        "digest": content.digest,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
