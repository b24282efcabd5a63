"""Rows of an answered workbook that went astray: they lost the hidden cells by which they ask, or got those of another row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from empower_desktop.errors import Place, Problem
from empower_desktop.language import LANGUAGES, N_, Language
from empower_desktop.records import KINDS
from empower_desktop.records.typed import as_it_looks, folded
from empower_desktop.workbook.answers import AnsweredConflict, AnsweredQuestion, Answers
from empower_desktop.workspace.coming import Ledger
from empower_desktop.workspace.dated_names import titles_of
from empower_desktop.workspace.kept_questions import Waiting
from empower_desktop.workspace.names_apart import titles_apart


def astray(ledger: Ledger, file: str, answers: Answers, waiting: Mapping[str, Waiting]) -> dict[tuple[str, int], Problem]:
    """Give why answered rows are left out whose hidden cells are lost or those of another row, by sheet and number."""
    found: dict[tuple[str, int], Problem] = {}
    kinds = ledger.kinds({row.record for row in answers.conflicts if row.record})
    named = {record: kind for record, kind in kinds.items() if kind in KINDS}
    titles, apart = titles_of(ledger.work, named), titles_apart(ledger.work, named)
    known = {record: (title, apart[record]) for record, title in titles.items()}
    called = [(row.title, known.get(row.record, ())) for row in answers.conflicts]
    languages = [*map(Language, LANGUAGES)]
    asked = [(row.found, _worded(waiting.get(row.question), languages)) for row in answers.questions]
    for row, is_moved in zip(answers.conflicts, _moved(called), strict=True):
        if row.is_answered and (is_moved or not row.record):
            found[row.sheet, row.row] = _problem(file, row.sheet, row.choice.cell or row.value.cell, is_moved=is_moved)
    for each, is_moved in zip(answers.questions, _moved(asked), strict=True):
        if folded(each.answer.text) and (is_moved or not each.question):
            found[each.sheet, each.row] = _problem(file, each.sheet, each.answer.cell, is_moved=is_moved)
    return found


def without(answers: Answers, rows: Collection[tuple[str, int]]) -> tuple[Sequence[AnsweredConflict], Sequence[AnsweredQuestion]]:
    """Give the rows that did not go astray."""
    conflicts = [row for row in answers.conflicts if row.record and (row.sheet, row.row) not in rows]
    return conflicts, [row for row in answers.questions if row.question and (row.sheet, row.row) not in rows]


def _moved(rows: Sequence[tuple[str, Collection[str]]]) -> list[bool]:
    """Say of each row, from what it shows and what its hidden cells ask, whether it shows what another row asks that does not show it.

    What was renamed meanwhile shows something else too, but nothing that is asked in another row and missing there.
    """
    told = [(_even(shown), set(map(_even, own))) for shown, own in rows]
    missing = {words for shown, own in told if shown not in own for words in own}
    return [bool(own) and shown not in own and shown in missing for shown, own in told]


def _worded(waiting: Waiting | None, languages: Iterable[Language]) -> list[str]:
    return [say(waiting.asked.message) for say in languages] if waiting is not None else []


def _even(text: str) -> str:
    return " ".join(as_it_looks(text).split())


def _problem(file: str, sheet: str, cell: str, *, is_moved: bool) -> Problem:
    if is_moved:
        message = N_(
            "This row was moved without its hidden cells, which ask about another one. Answer it in the app, or have the workbook written "
            "again."
        )
        return Problem(message, "row_moved", Place(file, sheet, cell))
    message = N_("This row has no hidden cells that say what it answers. Write the answer into the row that asks.")
    return Problem(message, "row_without_question", Place(file, sheet, cell))
