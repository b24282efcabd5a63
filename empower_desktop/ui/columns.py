"""Which fields of a kind a table shows, how wide each is, and what stands in a cell."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtGui import QFontMetrics

from empower_desktop.language import N_, P_, Language
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
from empower_desktop.ui.kit.cells import PAD, Cell
from empower_desktop.ui.kit.table_model import Column
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Row
from empower_desktop.workspace.listing import PageNames

STATES = ("status", "outcome")
"""The fields that say how a record stands; a table shows them as chips."""
DRAFT, INCOMPLETE = "draf", N_("Incomplete")
MOST_COLUMNS = 7
LEAST_NAME = 240
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
    "dibahas": ("info", "message-circle"),
    "direncanakan": ("info", "calendar-days"),
    "ditangani": ("info", "arrow-right"),
    "tidak_dilanjutkan": ("neutral", "x"),
    "diterima": ("ok", "check"),
    "diterima_sebagian": ("ok", "check"),
    "ditolak": ("neutral", "x"),
    "ditunda": ("warn", "clock"),
    "putus": ("neutral", "x"),
    "menunggu": ("warn", "clock"),
    "terpenuhi": ("ok", "check"),
    "sebagian": ("ok", "check"),
    "tidak": ("neutral", "x"),
    "ditarik": ("neutral", "x"),
    "ya": ("ok", "check"),
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
    if code in STATES:
        return Column(code, text, 158)
    return Column(code, text, 124 if isinstance(field, OneChoice | Area) else 150)


def first_sort(kind: type[Record]) -> str:
    """Give the field by which a list without days is sorted: the name."""
    titles = [code for code in kind.title_fields if kind.fields()[code].required]
    return titles[0] if titles else ""


def fitting(theme: Theme, made: Sequence[Column], kept: Collection[str], more: Sequence[Column], room: int) -> list[Column]:
    """Give the columns that must be there, and of the others those that there is room for."""
    wanted = set(kept)
    room -= sum(_needed(theme, each) for each in (*more, *(each for each in made if each.key in wanted)))
    for each in made:
        if each.key not in wanted and _needed(theme, each) <= room:
            wanted.add(each.key)
            room -= _needed(theme, each)
    return [each for each in made if each.key in wanted]


def _needed(theme: Theme, each: Column) -> int:
    """Give the width that a column needs: of its cells, of its head, of a name no more than it must."""
    head = QFontMetrics(theme.font(12, 600)).horizontalAdvance(each.text) + theme.px(2 * PAD) + 2
    return max(theme.px(LEAST_NAME if each.wide else each.width), head)


def cell_of(language: Language, kind: type[Record], row: Row, code: str, names: PageNames) -> Cell:
    """Give the cell of a field: names strong, states as chips, days short, numbers right."""
    field = kind.fields()[code]
    if code == "status" and row.conflicts:
        return Cell(language(P_("{n} conflict", "{n} conflicts", len(row.conflicts))), "chip", role="danger", icon="git-compare")
    plain = row.fields.get(code)
    if isinstance(field, Day):
        day = field.load(plain)
        return Cell(language.short_day(day) if day else "", "muted", tip=language.weekday(day) if day else "")  # type: ignore[arg-type]  # a day's value is a date
    text = names.show(row, code)
    if code in STATES and text:
        chip, icon = CHIPS.get(str(plain), ("neutral", ""))
        return Cell(text, "chip", role=chip, icon=icon)
    if code in kind.title_fields:
        return Cell(text.replace("\n", " "), "strong")
    return Cell(text, "number" if isinstance(field, Integer | Number) else "muted")
