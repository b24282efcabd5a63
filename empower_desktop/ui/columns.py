"""Which fields of a kind a table shows, and how wide each is."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.records import Record
from empower_desktop.records.fields import (
    Area,
    Clock,
    Day,
    Field,
    Integer,
    LongText,
    ManyChoices,
    Money,
    Number,
    OneChoice,
    Reference,
    References,
    YesNo,
)
from empower_desktop.ui.kit.table import Column

MOST_COLUMNS = 7
CHIPS: Mapping[str, tuple[str, str]] = {
    "draf": ("warn", "pencil"),
    "disahkan": ("ok", "check"),
    "aktif": ("ok", "check"),
    "dibatalkan": ("neutral", "x"),
    "batal": ("neutral", "x"),
    "belum": ("neutral", "circle"),
    "berjalan": ("info", "arrow-right"),
    "selesai": ("ok", "check"),
    "terlaksana": ("ok", "check"),
    "rencana": ("info", "calendar-days"),
}


def columns_of(kind: type[Record]) -> list[str]:
    """Give the fields that a table of a kind shows: its day, its name, what is required or filtered by, its state last."""
    fields = kind.fields()
    wanted = [kind.date_field] if kind.date_field else []
    wanted += [code for code in kind.title_fields if fields[code].required]
    rest = [code for code, field in fields.items() if code not in wanted and code != "status" and _is_worth(field)]
    wanted += sorted(rest, key=lambda code: not fields[code].required)[: MOST_COLUMNS - len(wanted) - ("status" in fields)]
    return [*wanted, *(["status"] if "status" in fields else [])]


def _is_worth(field: Field) -> bool:
    if field.privacy == "sensitive" or isinstance(field, LongText | References | Clock | YesNo | ManyChoices):
        return False
    return field.required or isinstance(field, Area | OneChoice | Integer) or (isinstance(field, Reference) and field.refers_to == "group")


def column_for(code: str, field: Field, text: str, is_title: bool) -> Column:
    """Give the column of a field: numbers right, names wide."""
    if isinstance(field, Day):
        return Column(code, text, 104)
    if isinstance(field, Money):
        return Column(code, text, 130, "right")
    if isinstance(field, Integer | Number):
        return Column(code, text, 84, "right")
    if is_title:
        return Column(code, text, 300, wide=True)
    return Column(code, text, 124 if isinstance(field, OneChoice | Area) else 150)


def first_sort(kind: type[Record]) -> str:
    """Give the field by which a list without days is sorted: the name."""
    titles = [code for code in kind.title_fields if kind.fields()[code].required]
    return titles[0] if titles else ""
