"""How each kind lies on its sheet: the columns, their widths and looks, derived from its description."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from empower_desktop.language import Label, Language
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Field, Reference
from empower_desktop.records.record import Record
from empower_desktop.workbook.purposes import Privacy, Purpose
from empower_desktop.workbook.sheetdata import column_letters

COVER = Label("Baca dulu", "Read first")
DICTIONARY = "_kamus"
DICTIONARY_FIRST_ROW = 3
DICTIONARY_LISTS = 10
"""In `_kamus` fields stand from the first column on (sheet, label, code), lists from this one on (list, code, label)."""
RECORD_ID = "_id"
DISPUTED = "_sengketa"
REFERENCE_ID = "_id:"
NOTE = Label("Catatan sistem", "System note")
FILLED_IN_BY = "diisi_oleh"
PLACES = "area"
"""The list of areas in `_kamus`, by which a template offers them."""

SPARE_ROWS = 10
ROWS_BEYOND = 200
NO_SHEET = frozenset({"author", "same_as"})
TEAL, GREEN, BROWN, GREY = "1F4E5F", "5B6F3A", "7A5A2E", "9CA3AF"
TABS = {
    **dict.fromkeys(("meeting", "attendance", "agenda_item", "decision", "action", "action_log"), TEAL),
    **dict.fromkeys(("training", "participation"), GREEN),
    **dict.fromkeys(("group", "membership", "person"), BROWN),
}
# Kinds that a worker may begin to fill in Excel, though the store holds none yet.
ALWAYS: dict[Purpose, tuple[str, ...]] = {
    "export": ("meeting", "attendance", "decision", "action", "training", "participation", "group", "person"),
    "kembali": ("meeting", "attendance", "decision", "action", "training", "participation", "group", "person"),
}

WIDTHS = {
    "text": 26,
    "long_text": 46,
    "date": 18,
    "time": 10,
    "integer": 13,
    "number": 11,
    "money": 16,
    "yes_no": 14,
    "choice": 24,
    "multi_choice": 30,
    "reference": 34,
    "multi_reference": 30,
    "area": 32,
    "file": 26,
}
OWN_WIDTHS = {"title": 38, "statement": 52, "what": 44, "doc_no": 22, "phone": 17, "hamlet": 18, "sex": 11, "decision_no": 11}
NAME_WIDTH = 30
HIDDEN_WIDTH = 12
NOTE_WIDTH = 40

Role = Literal["id", "disputed", "reference", "field", "note"]


@dataclass(frozen=True)
class Column:
    """A column: its place from 1, its header, what it is for, and the field behind it."""

    place: int
    header: str
    role: Role
    width: float
    field: Field | None = None

    @cached_property
    def letters(self) -> str:
        """The letters of the column."""
        return column_letters(self.place)

    @property
    def hidden(self) -> bool:
        """Whether people see it."""
        return self.role in ("id", "disputed", "reference")


@dataclass(frozen=True)
class SheetPlan:
    """The sheet of a kind: its names, its tab and its columns, the hidden ones together at the left.

    One that is `printed_empty` is printed with its empty rows.
    """

    kind: type[Record]
    sheet: str
    columns: tuple[Column, ...]
    spare: int
    printed_empty: bool = False

    @property
    def table(self) -> str:
        """The name of the Excel table, the same in every language."""
        return table_name(self.kind.kind)

    @property
    def tab(self) -> str:
        """The colour of the tab."""
        return TABS.get(self.kind.kind, GREY)

    @property
    def keyed(self) -> bool:
        """Whether a row's id follows from two of its references."""
        return bool(self.kind.key)

    @cached_property
    def visible(self) -> tuple[Column, ...]:
        """The columns that people fill in."""
        return tuple(column for column in self.columns if column.role == "field")

    def find(self, role: Role) -> Column:
        """Give the column of a role that only one has."""
        return next(column for column in self.columns if column.role == role)


def table_name(kind: str) -> str:
    """Give the name of a kind's Excel table."""
    return f"t_{kind}"


def kinds_with_sheets() -> Iterator[type[Record]]:
    """Give the kinds that have a sheet, in their order."""
    return (kind for code, kind in KINDS.items() if code not in NO_SHEET)


def shown_fields(kind: type[Record], privacy: Privacy = "penuh") -> tuple[Field, ...]:
    """Give the fields that have a column, required ones as they come first.

    A reference to a kind that this version does not know has none: its history
    travels in the log. A copy for others holds no sensitive field, and of the
    personal ones only a person's name and sex.
    """
    known = (field for field in kind.fields().values() if not field.refers_to or field.refers_to in KINDS)
    return tuple(field for field in known if privacy == "penuh" or _may_be_shared(kind, field))


def _may_be_shared(kind: type[Record], field: Field) -> bool:
    if field.privacy == "public":
        return True
    if kind.kind == "person":
        return field.code in ("name", "sex")
    # A list of who took part needs the name; the reference gives no more than that.
    return field.code in kind.key and field.refers_to == "person"


def width_of(kind: type[Record], field: Field) -> float:
    """Give the width of a field's column in characters."""
    if kind.kind == "person" and field.code == "name":
        return NAME_WIDTH
    return OWN_WIDTHS.get(field.code, WIDTHS[field.type])


def plan_of(
    kind: type[Record], language: Language, privacy: Privacy = "penuh", spare: int = SPARE_ROWS, only: Collection[str] = ()
) -> SheetPlan:
    """Lay a kind out on its sheet in the author's language, with all fields or `only` some."""
    fields = [field for field in shown_fields(kind, privacy) if not only or field.code in only]
    parts: list[tuple[str, Role, float, Field | None]] = [(RECORD_ID, "id", HIDDEN_WIDTH, None), (DISPUTED, "disputed", HIDDEN_WIDTH, None)]
    parts += [(REFERENCE_ID + field.code, "reference", HIDDEN_WIDTH, field) for field in fields if isinstance(field, Reference)]
    parts += [(language(field.label), "field", width_of(kind, field), field) for field in fields]
    parts.append((language(NOTE), "note", NOTE_WIDTH, None))
    columns = tuple(Column(place, *part) for place, part in enumerate(parts, 1))
    return SheetPlan(kind, language(kind.sheet), columns, 0 if privacy == "berbagi" else spare)


def plans(present: Iterable[str], purpose: Purpose, language: Language, privacy: Privacy) -> tuple[SheetPlan, ...]:
    """Lay out the kinds that have records, and those that the purpose always has."""
    wanted = {*present, *ALWAYS.get(purpose, ())}
    return tuple(plan_of(kind, language, privacy) for kind in kinds_with_sheets() if kind.kind in wanted)
