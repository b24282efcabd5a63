"""What somebody did by hand in a workbook as changes to be taken: the same from the same file, whoever reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from empower_desktop.errors import Problem
from empower_desktop.history.change import Change, Plain
from empower_desktop.language import N_, Message
from empower_desktop.records import KINDS
from empower_desktop.workbook.contents import Incoming

LEAVE = N_("Leave it as it was")
"""The answer that writes nothing."""
ANOTHER_NAME = "another_name"
"""The code of the question whether a row is the one that somebody else had filled in."""
TWICE = "twice"
"""The code of the question whether a row that stands twice counts a second time, as a new one or with its values."""


@dataclass(frozen=True, slots=True)
class EditedCell:
    """A visible cell that somebody edited: what it held and what it holds now; `words` are those typed for a reference."""

    sheet: str
    cell: str
    field: str
    before: Plain
    after: Plain
    words: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change made by hand in Excel: a cell, a unit, or a whole new row; an odd one starts unticked in the window."""

    change: Change
    cells: tuple[EditedCell, ...]
    row: int
    is_new: bool
    why_odd: tuple[Message, ...] = ()
    title: str = ""

    @property
    def is_odd(self) -> bool:
        """Whether a person should look at it before it is taken."""
        return bool(self.why_odd)

    @property
    def begun(self) -> dict[str, Plain]:
        """What a new row begins with as a new form does, since no cell says anything else."""
        shown = KINDS[self.change.kind].defaults() if self.is_new else {}
        said = {cell.field for cell in self.cells}
        return {code: plain for code, plain in shown.items() if code not in said and self.change.fields.get(code) == plain}


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer to what is `Asked`: its code, its words, and the changes it writes, the same wherever it is given.

    The `Option` of a list becomes one when it is known what it writes; a `Choice` of `records` is a value that a field may hold.

    `means` pairs the record of a row that is asked about with the one that it is by this answer, be it the same. What else names such
    a row is written once all these are answered; `foretold` is what was to be written before, where that came to something else.
    """

    code: str
    label: Message
    changes: tuple[Change, ...] = ()
    means: tuple[tuple[str, str], ...] = ()
    foretold: tuple[Change, ...] | None = None

    @property
    def first(self) -> tuple[Change, ...]:
        """What it was to write when it was asked, whatever else is answered."""
        return self.changes if self.foretold is None else self.foretold


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about what a file holds, with its place; the id follows from the file and what is asked.

    It can be kept and answered later. What a list asks while it is being understood is an `Ask`, which becomes one when it is kept.
    `sha256` is the hash of a workbook that came: two of one merge may bear one name.
    """

    id: str
    code: str
    message: Message
    file: str
    sheet: str
    row: int
    cell: str
    kind: str
    record: str
    field: str
    choices: tuple[Choice, ...]
    sha256: str = ""

    @property
    def decides(self) -> frozenset[str]:
        """The records of rows of which an answer says which ones they are."""
        return frozenset(record for choice in self.choices for record, _ in choice.means)

    @property
    def is_yes_or_no(self) -> bool:
        """Whether it can be answered with nothing but yes and no."""
        return {choice.code for choice in self.choices} <= {"yes", "no"}

    def with_choice(self, choice: Choice) -> Asked:
        """Give the question with this choice, in the place of that of its code or beside the others."""
        codes = [each.code for each in self.choices]
        kept = tuple(choice if each.code == choice.code else each for each in self.choices)
        return replace(self, choices=kept if choice.code in codes else (*kept, choice))


@dataclass(frozen=True, slots=True)
class Held:
    """A row that is asked about: `means` gives, by the answers that say it, which record it is; what names the row is `waiting`."""

    asked: Asked
    means: Mapping[str, str]
    waiting: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """All that a workbook proposes and asks; `rejected` counts, by kind, the new rows that could not be taken, `problems` say why.

    `spare` gives the spare id of the new rows that were typed into one, by their record; `held` are the rows that it asks about whatever
    came before, by the record that each would be. What is `waiting` names rows that an earlier copy was asked about, and nobody has
    answered yet; `beside` are the ids of these questions, each with the cells that it leaves out with its row. Rows are `left_out`, by
    the records that they would be, as it was answered.
    """

    proposals: tuple[Proposal, ...] = ()
    questions: tuple[Asked, ...] = ()
    problems: tuple[Problem, ...] = ()
    rejected: Mapping[str, int] = field(default_factory=dict)
    spare: Mapping[str, str] = field(default_factory=dict)
    held: Mapping[str, Held] = field(default_factory=dict)
    waiting: tuple[Change, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()


def propose(content: Incoming, file: str, today: date) -> Proposed:
    """Give the changes that the edits of a workbook come to, and the questions they raise.

    `file` is the name to ask by, `today` tells which days lie ahead.
    """
    # Most files were edited by nobody, and need none of what follows.
    from empower_desktop.workbook.edited_rows import EditedRows

    return EditedRows(content, file, today).taken_apart() if content.edits else Proposed(problems=content.problems)
