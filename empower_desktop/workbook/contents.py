"""What a workbook of ours carries: handed to the writer, and found by the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import TYPE_CHECKING, Literal, Protocol
from urllib.parse import quote

from empower_desktop.errors import Problem
from empower_desktop.history.change import Change, Plain
from empower_desktop.language import Message
from empower_desktop.workbook.purposes import Privacy, Purpose

if TYPE_CHECKING:  # it names who sends, as they do here
    from empower_desktop.workbook.answers import Answers

FORMAT = "empower-workbook"
CREATOR = "Empower Desktop"
"""Who made a workbook for reading, as a program that opens it shows."""
FORMAT_VERSION = 1
LOG, META = "_log", "_meta"
LOG_COLUMNS = ("n", "record", "kind", "at", "by", "why", "over", "fields")
META_COLUMNS = ("key", "value")


class Areas(Protocol):
    """Who can say what an area is called."""

    def area(self, code: str) -> str:
        """Give an area as lists show it."""


@dataclass(frozen=True, slots=True)
class Sender:
    """The author who sends a workbook; role and area as people read them."""

    id: str
    name: str
    role: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a workbook is limited to: areas with those below them, and days `YYYY-MM-DD`; empty is everything.

    `since` makes it a delta: it leaves out what these receipts, each a store and a number, prove to have arrived.
    """

    areas: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    since: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a return says of its store: the exports of a worker that it holds, and in place of which stores it is, the last one first."""

    store: str
    number: int
    exports: tuple[str, ...] = ()
    instead_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """An export that has arrived, as the cover of a return tells of it; `made` is its stamp."""

    number: int
    made: str
    digest: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Previous:
    """The export of the same store that went before, and its stamp."""

    export_id: str
    number: int
    created_at: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """All that the writer needs: the same content gives the same bytes.

    `changes` hold the whole history of every record in scope, in any order; what
    the sheets show is worked out from them.
    `known` are records that the sheets show without their history, cut down to
    what is to be shown; `kinds` are the sheets of a template, and `places` the
    areas that it offers.
    `former_stores` are those of whom an export is from or a return is for, in
    place of which a store stands that is begun again from this file; of an
    export beside the store that it is from. The last one comes first.
    `zone` is that of the times on the cover, the machine's own when None.
    """

    export_id: str
    store_id: str
    number: int
    author: Sender
    created_at: str
    changes: Sequence[Change]
    areas: Areas
    purpose: Purpose = "export"
    privacy: Privacy = "penuh"
    practice: bool = False
    previous: Previous | None = None
    scope: Scope = Scope()
    authors: Mapping[str, str] = field(default_factory=dict)
    for_name: str = ""
    known: Sequence[Change] = ()
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    zone: tzinfo | None = None
    receipt: Receipt | None = None
    for_author: str = ""
    received: Sequence[Received] = ()
    former_stores: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetNote:
    """What a workbook notes of one of its sheets: where a kind lies, and the ids of its spare rows."""

    sheet: str
    table: str
    rows: int
    spare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meta:
    """What a workbook says of itself."""

    purpose: str
    app_version: str
    export_id: str
    store_id: str
    practice: bool
    number: int
    previous_export: str
    author_id: str
    author_name: str
    created_at: str
    language: str
    privacy: str
    scope: Scope
    authors: Mapping[str, str]
    sheets: Mapping[str, SheetNote]
    changes: int
    digest: str
    receipt: Receipt | None = None
    for_author: str = ""
    former_stores: tuple[str, ...] = ()


EditSort = Literal[
    "changed", "new", "missing", "twice", "unknown", "key", "cleared", "unclear", "moved", "filled", "shifted", "unread", "again"
]


@dataclass(frozen=True, slots=True)
class Edit:
    """A visible cell that differs from what the file's own history says, or a row that came or went.

    `changed` and `new` can be taken as they stand; a new row has one edit per
    filled cell, all of the same `row`, and `record` is its spare id, or empty
    when there is none. A new row of which no cell can be read is `unread`. The
    others are questions: `missing`, a row that is gone or was emptied; `twice`,
    a row that stands there again; `unknown`, a row whose id neither the history
    nor the spare rows know; `key`, a key field changed; `cleared`, a required
    cell emptied; `unclear`, a reference that names none or several records;
    `moved`, a cell of a column that was sorted alone or slid; `filled`, the name of one
    of several neighbouring rows that got the same one, or a cell that was dragged
    with it; `shifted`, a cell of a row that changed places with another; `again`,
    a cell of a row that stands on a former sheet of its kind too, and says
    something else there.

    `after` of a reference names a new row by its spare id, or by `row_handle`
    where it has none. `text` are the words typed for a reference; `candidates`
    what unclear ones may mean, each an id and a name, or of a shifted cell the id
    of the record that its row is called like; `title` names the record
    of a row that the history knows, and is empty for all other rows;
    `is_struck` says that somebody crossed it out.
    """

    sort: EditSort
    sheet: str
    row: int
    kind: str
    record: str
    cell: str = ""
    field: str = ""
    before: Plain = None
    after: Plain = None
    text: str = ""
    title: str = ""
    candidates: tuple[str, ...] = ()
    is_struck: bool = False


def row_handle(kind: str, sheet: str, row: int) -> str:
    """Give the words by which references name a new row that has no id yet; they hold no blank."""
    return f"{kind}:{quote(sheet)}:{row}"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A workbook of ours as it came: its complete history, held against its digest, and what was edited by hand.

    `untouched` says that nobody saved the file again, so that there can be no
    edits; `filled_in_by` is the cell "Diisi oleh"; `problems` are cells that
    cannot be taken, each with its place, while the rest of the file can.
    `columns` gives, by kind, the letters of the columns that are still there,
    `rows` the row of each record that the history knows; both of an edited file.
    A workbook of conflicts and questions has `answers` and no history. `known`
    are records that a template names without their history.
    """

    meta: Meta
    changes: tuple[Change, ...]
    untouched: bool
    filled_in_by: str = ""
    edits: tuple[Edit, ...] = ()
    notes: tuple[Message, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    answers: Answers | None = None
    known: tuple[Change, ...] = ()
