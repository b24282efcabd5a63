"""What waits for an answer: as the workbook of conflicts and questions asks it, and as it comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import NamedTuple

from empower_desktop.language import Label
from empower_desktop.workbook.contents import Sender

PURPOSE = "konflik"
CONFLICTS, QUESTIONS = Label("Konflik", "Conflicts"), Label("Pertanyaan", "Questions")
CONFLICT_TABLE, QUESTION_TABLE = "t_konflik", "t_pertanyaan"
SPOT, SURVIVORS, QUESTION, CHOICES = "_unit", "_survivors", "_question", "_choices"
CHOICE, ANOTHER_VALUE, REASON = Label("Pilih", "Choose"), Label("Nilai lain", "Another value"), Label("Alasan", "Reason")
RECORD = Label("Catatan", "Record")
ANSWER, FOUND = Label("Jawaban", "Answer"), Label("Yang ditemukan", "What was found")
NOTES = Label("Catatan", "Notes")
"""The column beside the answers to questions: what is written there is for whoever sends the workbook on."""
OTHER = Label("lain", "other")
OTHER_WORDS = frozenset((OTHER.id, OTHER.en, "lainnya"))
"""Lists of choices say `Lainnya`, so that people write it here too."""
DELETED_IT, RESTORED_IT, EDITED_IT = Label("dihapus", "deleted"), Label("dipulihkan", "restored"), Label("disunting", "edited")
"""The values of a record that one deleted and another did not."""
DELETED_OR_EDITED = Label("(dihapus atau disunting)", "(deleted or edited)")
"""What such a record is asked about, in place of a field."""
EMPTY = Label("(kosong)", "(empty)")
"""Stands for nothing where a value is shown, and empties a field where it is typed."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
A_ROW = 4
"""So many values stand side by side in a row; more go on in further rows."""

Names = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Contender:
    """A value that fights: in words, and who wrote it when and where."""

    words: str
    who: str


@dataclass(frozen=True, slots=True)
class AskedConflict:
    """A conflict as a row asks it; `survivors` are the changes that an answer is over, those of the first value first."""

    record: str
    spot: str
    survivors: tuple[str, ...]
    kind: str
    title: str
    column: str
    contenders: tuple[Contender, ...]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as a row asks it, with `hints` on what else is asked that it touches.

    `choices` are empty where yes and no are all there is, else the code and the words of each letter.
    """

    id: str
    file: str
    sheet: str
    row: str
    found: str
    consequence: str
    choices: tuple[tuple[str, str], ...] = ()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """All that the writer of the workbook needs.

    `brought` tells where the values came from, `names` what records are called, by kind and id.
    """

    export_id: str
    store_id: str
    author: Sender
    created_at: str
    digest: str
    brought: str
    conflicts: Sequence[AskedConflict]
    questions: Sequence[AskedQuestion]
    names: Names = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)
    practice: bool = False
    zone: tzinfo | None = None


class Written(NamedTuple):
    """What somebody wrote into a cell: its place, and its content as the file has it."""

    cell: str = ""
    kind: str = "text"
    text: str = ""
    is_date: bool = False


UNWRITTEN = Written()


@dataclass(frozen=True, slots=True)
class AnsweredConflict:
    """A row of the conflicts as it came back: what it asks, and what was written; `shown` are the values in it by their letters.

    `title` names the record that the row shows.
    """

    sheet: str
    row: int
    record: str
    spot: str
    survivors: tuple[str, ...]
    choice: Written = UNWRITTEN
    value: Written = UNWRITTEN
    reason: Written = UNWRITTEN
    shown: Mapping[str, Written] = field(default_factory=dict)
    title: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether somebody chose something, or wrote a value."""
        return bool(self.choice.text or self.value.text)


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A row of the questions as it came back; `codes` are the answers by their letters, none where its hidden cell is damaged.

    `found` is the question that the row shows.
    """

    sheet: str
    row: int
    question: str
    answer: Written
    codes: tuple[str, ...] = ()
    found: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """All that came back; `names` are those by which the workbook calls records."""

    conflicts: tuple[AnsweredConflict, ...] = ()
    questions: tuple[AnsweredQuestion, ...] = ()
    names: Names = field(default_factory=dict)
    date1904: bool = False
