"""What was understood of a list: its tables, the records that its rows come to, and what must be asked or said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from empower_desktop.history.change import Plain
from empower_desktop.language import Label, Message
from empower_desktop.records import KINDS

ROLLS_OF_PEOPLE = ("attendance", "meeting", "participation", "training", "membership", "contribution", "person")
"""Lists whose rows are people, and minutes: of each it is known how offices keep it, and what it brings along."""
OF_TRAININGS = ("participation", "training")
OF_WHO_CAME = ("attendance", *OF_TRAININGS)
"""Lists of those who came to something."""
OF_EVENTS = ("meeting", *OF_WHO_CAME)
"""Lists of something that was held, with minutes."""
OF_MEMBERS = ("membership", "contribution")
"""Lists of those who belong to a group."""
REGISTERS = tuple(
    code
    for code, kind in KINDS.items()
    if code not in (*ROLLS_OF_PEOPLE, "author", "same_as") and all(field.type != "file" for field in kind.fields().values())
)
"""Lists whose rows are records of one kind, understood by the description of that kind alone."""
LISTS = (*ROLLS_OF_PEOPLE, *REGISTERS)
"""What a list may be imported as: record kinds."""

UNKNOWN = "tidak_dicatat"
"""What is recorded of somebody's sex or presence where a list does not say it."""

Certainty = Literal["chosen", "remembered", "word", "values", "none"]
"""How a column's field is known: chosen by a person, remembered from the last file of this shape, told by its heading,
told by its values alone, or not at all."""

Chosen = Mapping[str, str]
"""What a person says of columns: a column (`F`, `Sheet1!F`, or the words of its heading) and the field it holds, "" for none."""

Typed = Literal["", "day", "year", "number", "scale", "day of the month", "text"]
"""What may be typed for an answer: a day (`2 Maret 2026`), a year, a number, a scale (`0-10`), a day of the month, a text."""

Answers = Mapping[str, str]
"""What a person answered: the id of a question and the code of a choice, or a value of their own where one may be typed."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its letters, its heading as it stands, the field it holds ("" for none), and why it is left out."""

    letters: str
    heading: str
    field: str
    certainty: Certainty = "word"
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its sheet, what its rows are (a record kind, or what else it seems to list), and where its parts lie.

    `shape` is a hash of its headings: the mapping of a table is remembered under it.
    """

    sheet: str
    kind: str
    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    columns: tuple[Column, ...]
    caption: str = ""
    total_row: int = 0
    shape: str = ""
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One record that a row, or the head of a sheet, comes to; `row` is 0 for what the head says.

    `name` is the entry's own name within the list; `links` are its references to other entries, by field, `several` those
    to many, `cells` the cells that its values stand in. `part` tells two people of one row apart. One that is `mentioned`
    is only named by others: it is looked for, and made only when somebody says so. The list itself says nothing of the
    `assumed` fields: an answer about many at once did.
    """

    name: str
    kind: str
    sheet: str
    row: int
    fields: Mapping[str, Plain]
    links: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    part: str = ""
    several: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    mentioned: bool = False
    assumed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list that was taken, or one of the two people in it, and the entries that it speaks of, the person first.

    `fingerprint` tells the person from those of other rows, also in a longer list of the same; it is "" where nothing does.
    """

    sheet: str
    row: int
    part: str
    entries: tuple[str, ...]
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that an `Ask` offers: its code and its words. What it writes is known once the whole list is: then it is a `Choice`."""

    code: str
    label: Message


@dataclass(frozen=True, slots=True)
class Ask:
    """What a list leaves open, with its place; without options it is only said, and nothing waits for an answer.

    One that nobody answers while the list is taken in is kept as something `Asked`, with what each answer writes.

    `default` is the option that is proposed, never taken by itself; `typed` says what a value of one's own
    may be, "" where none is an answer. `answer` is what was answered, "" while it is open. `family` says what it is about. `pairs` are the
    entries that it asks to be the same person.
    """

    id: str
    code: str
    family: str
    sheet: str
    cell: str
    message: Message
    options: tuple[Option, ...] = ()
    default: str = ""
    typed: Typed = ""
    answer: str = ""
    entry: str = ""
    field: str = ""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def waits(self) -> bool:
        """Whether somebody has yet to answer it."""
        return bool(self.options) and not self.answer


@dataclass(frozen=True, slots=True)
class Left:
    """Cells that were not taken, and why; what belongs to the form of the list, a sum or a place to sign, is nothing of anybody."""

    sheet: str
    cell: str
    why: Message
    of_form: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """How words of a list were read: as this choice of a field, in these cells of so many rows, none where the head says them.

    `key` is that under which an answer has them read otherwise, "" where it cannot. Words that are not `known` mean no choice yet.
    """

    key: str
    sheet: str
    cells: str
    kind: str
    field: str
    words: str
    value: str
    rows: int = 0
    known: bool = True

    @property
    def meaning(self) -> Label | str:
        """The choice as people call it, "" for none."""
        return next((choice.label for choice in KINDS[self.kind].fields()[self.field].choices if choice.code == self.value), "")


@dataclass(frozen=True, slots=True)
class Understood:
    """A whole list: what it is taken as, its tables, rows and records, what is asked, said and left, and how its words were read."""

    kind: str
    fingerprint: str
    tables: tuple[Table, ...] = ()
    rows: tuple[Row, ...] = ()
    entries: tuple[Entry, ...] = ()
    asks: tuple[Ask, ...] = ()
    left: tuple[Left, ...] = ()
    readings: tuple[Reading, ...] = ()
