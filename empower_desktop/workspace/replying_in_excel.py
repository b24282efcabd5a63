"""What the answers to questions come to that somebody gave in a workbook: by yes and no, by letter, or by the id of somebody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import Change
from empower_desktop.language import N_, YES_NO, yes_or_no
from empower_desktop.records.typed import folded
from empower_desktop.workbook.answers import LETTERS, AnsweredQuestion
from empower_desktop.workbook.proposing import Asked, Choice
from empower_desktop.workspace.coming import Ledger
from empower_desktop.workspace.kept_questions import Waiting
from empower_desktop.workspace.namesakes import naming, with_namesakes
from empower_desktop.workspace.rows_meant import beside_all_answers
from empower_desktop.workspace.saving import was_undone
from empower_desktop.workspace.what_became import TAKEN_BACK, already_answered, not_asked_here
from empower_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class Reply:
    """The answer to a question: its choice, the changes that this writes, and whether it was given before.

    `asked` is the question as it is kept from then on, with that choice where it had not got it. `is_moved` says that it writes
    something else beside the other answers than the workbook said.
    """

    asked: Asked
    choice: str
    changes: tuple[Change, ...]
    is_known: bool = False
    is_moved: bool = False

    @property
    def question(self) -> str:
        """The id of the question."""
        return self.asked.id

    @property
    def chosen(self) -> Choice | None:
        """The choice that it takes; None where somebody answered otherwise than the question offers."""
        return next((each for each in self.asked.choices if each.code == self.choice), None)


def replied(work: Workspace, file: str, rows: Sequence[AnsweredQuestion], waiting: Waiting | None) -> list[Reply]:
    """Give the answer that the rows of one question hold, none where they hold none; a Problem says why it is left out."""
    replies = {row: _reply(work, file, row, waiting) for row in rows if folded(row.answer.text)}
    given = list(replies.values())
    for row, reply in replies.items():
        if reply.choice != given[0].choice:
            message = N_("Another row answers the same question differently. Keep one answer.")
            raise Problem(message, "answered_twice", Place(file, row.sheet, row.answer.cell))
    return given[:1]


def beside_each_other(ledger: Ledger, replies: Sequence[Reply], waiting: Mapping[str, Waiting]) -> list[Reply]:
    """Give replies with what each writes beside the others, where they answer questions of one file."""
    fresh = [(reply, choice) for reply in replies if not reply.is_known and (choice := reply.chosen) is not None]
    choices = beside_all_answers(ledger, [(waiting[reply.question], choice) for reply, choice in fresh]) if fresh else []
    moved = {
        reply.question: replace(reply, asked=reply.asked.with_choice(choice), changes=choice.changes, is_moved=True)
        for (reply, before), choice in zip(fresh, choices, strict=True)
        if choice != before
    }
    return [moved.get(reply.question, reply) for reply in replies]


def _reply(work: Workspace, file: str, row: AnsweredQuestion, waiting: Waiting | None) -> Reply:
    word = folded(row.answer.text)
    place = Place(file, row.sheet, row.answer.cell)
    if waiting is None:
        gone = not_asked_here(work, row.question, place)
        message = N_(
            "This question is not asked here. Merge the file that it is about, then this one again. If that file is merged already, it "
            "came in another order, and what it asks is to be answered in the app."
        )
        raise gone if gone.code == TAKEN_BACK else Problem(message, gone.code, place)
    code = _code(word, row, waiting.asked, place)
    chosen = _chosen(work, waiting.asked, row, code)
    if waiting.answer and waiting.answer != code:
        raise already_answered(work, waiting, place)
    if chosen is None and not waiting.answer:
        words = LETTERS[: len(row.codes)] or YES_NO[work.language.code]
        message = N_("“{choice}” is no answer to this question. Choose one of: {choices}.", choice=row.answer.text.strip()[:20])
        raise Problem(message.filled(choices=", ".join(words)), "no_such_choice", place)
    if chosen is not None and not waiting.answer and any(was_undone(work, change) for change in chosen.changes):
        raise Problem(N_("This answer was given here before and undone. Answer the question in the app."), "undone", place)
    own = waiting.asked.choices
    asked = replace(waiting.asked, choices=(*own, chosen)) if chosen is not None and chosen not in own else waiting.asked
    return Reply(asked, code, chosen.changes if chosen is not None else (), bool(waiting.answer))


def _code(word: str, row: AnsweredQuestion, asked: Asked, place: Place) -> str:
    """Give the code of the choice that somebody meant; what is neither yes, no nor a letter is given as it was written."""
    if (code := yes_or_no(word)) in YES_NO["en"]:
        return code
    letter = LETTERS.find(word.upper()) if len(word) == 1 else -1
    if letter < 0 or any(each.code == word for each in asked.choices):
        return word
    if not row.codes and not asked.is_yes_or_no:
        raise Problem(N_("The hidden cells of this row are damaged. Answer it in the app."), "damaged_row", place)
    return row.codes[letter] if letter < len(row.codes) else word


def _chosen(work: Workspace, asked: Asked, row: AnsweredQuestion, code: str) -> Choice | None:
    """Give the choice of a code; of one that the workbook offered beyond those of the file, whom it names."""
    own = next((each for each in asked.choices if each.code == code), None)
    if own is not None or len(code) < 2:
        return own
    if code in row.codes:
        return naming(work, asked, code)
    return next((each for each in with_namesakes(work, [asked])[0].choices if each.code == code), None)
