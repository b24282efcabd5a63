"""One table derived from each record kind, made anew whenever the descriptions say something else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from threading import Lock
from typing import Any

import sqlalchemy as sa

from empower_desktop.records import KINDS, SameAs
from empower_desktop.records.author import PAIR
from empower_desktop.records.fields import Area, Field, Integer, ManyChoices, Number, Plain, Reference, References, Text, YesNo
from empower_desktop.records.record import Record
from empower_desktop.store.many import among
from empower_desktop.store.tables import number_column, record, text_column

_ROWS = sa.MetaData()
_MAKING = Lock()
"""Two threads may ask for one table at the same time."""
# Raised when the form of the derived tables changes, so that they are made anew.
_ROWS_FORM = 5
PAIRED = SameAs.key

# What `_shown` says: in the lists, in the trash, part of an owner that is not to be seen, or shown as one with another record.
SHOWN, TRASHED, HIDDEN, JOINED = 1, 0, -1, -2

conflict = sa.Table(
    "conflict",
    _ROWS,
    text_column("record", primary_key=True),
    text_column("spot", primary_key=True),
    text_column("kind"),
    text_column("unit"),
    text_column("rivals"),
)

# The records found to be one thing with others, and under whose id all of these are shown: the smallest of them.
home = sa.Table("home", _ROWS, text_column("record", primary_key=True), text_column("home", index=True))


_NOWHERE: tuple[int, None] = (0, None)


@dataclass(frozen=True)
class RowTable:
    """The derived table of one record kind, and the way between plain values and its columns."""

    described: type[Record]

    @cached_property
    def table(self) -> sa.Table:
        """The table: made when it is first asked for, as most commands need few, and all of them would take a twentieth of their time."""
        name = name_of(self.described)
        with _MAKING:
            return _ROWS.tables[name] if name in _ROWS.tables else _table(self.described)

    @property
    def kind(self) -> str:
        """The kind's code."""
        return self.described.kind

    @cached_property
    def is_one_of_several(self) -> sa.ColumnElement[bool]:
        """Give the condition that a row is that of one of the records that are handed in with `several`."""
        # Ids that a key makes have no index here, as no other record refers to them.
        if self.described.key:
            return self.table.c["_n"].in_(sa.select(record.c.n).where(among(record.c.id)))
        return among(self.table.c["id"])

    @cached_property
    def shown_of_several(self) -> sa.Select[Any]:
        """Give the question which of several records lists show."""
        # Plus nothing, or SQLite would read its whole index of what is shown.
        return sa.select(self.table.c["id"]).where(self.is_one_of_several, self.table.c["_shown"] + 0 == SHOWN)

    @cached_property
    def numbers_shown(self) -> sa.Select[Any]:
        """Give the question for the numbers of all that lists show."""
        return sa.select(self.table.c["_n"]).where(self.table.c["_shown"] == SHOWN)

    @cached_property
    def ids_shown(self) -> sa.TextClause:
        """Give the question for the ids of all that lists show, from where these stand close together, in one text with blanks between.

        It is asked of all kinds in turn. For Core to write it for each takes longer than for SQLite to find ten thousand ids, and to
        fetch these row by row takes thrice as long as in one text.
        """
        return sa.text(
            f"SELECT group_concat(record.id, ' ') FROM \"{name_of(self.described)}\" JOIN record ON record.n = _n WHERE _shown = {SHOWN}"
        )

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the fields, in the order of their columns."""
        return tuple(self.described.fields())

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The codes of the fields that full-text search looks into."""
        return tuple(code for code, field in self.described.fields().items() if isinstance(field, Text))

    @cached_property
    def _title(self) -> tuple[tuple[str, Field], ...]:
        return tuple((code, self.described.fields()[code]) for code in self.described.title_fields if code in self.texts)

    @cached_property
    def _several(self) -> frozenset[str]:
        return frozenset(code for code, field in self.described.fields().items() if isinstance(field, ManyChoices | References))

    @cached_property
    def _yes_no(self) -> frozenset[str]:
        return frozenset(code for code, field in self.described.fields().items() if isinstance(field, YesNo))

    @cached_property
    def _former(self) -> Mapping[str, str]:
        return {field.was: code for code, field in self.described.fields().items() if field.was}

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, type]]:
        """Which column is a field's, and what class a value must have to stand in it; others wait beside it, unchanged."""
        return {code: (place, _class_of(field)) for place, (code, field) in enumerate(self.described.fields().items())}

    def title(self, fields: Mapping[str, Plain]) -> str:
        """Give the texts that name the record, in one line; names of other records are added by who asks."""
        return " ".join(field.in_title(str(fields[code])) for code, field in self._title if code in fields).replace("\n", " ")[:200]

    def columns(self, fields: Mapping[str, Plain]) -> tuple[list[Plain], str]:
        """Give the values of the columns, and as JSON what fits none of them."""
        if self._former:
            fields = {self._former.get(code, code): value for code, value in fields.items()}
        values: list[Plain] = [None] * len(self.codes)
        more: dict[str, Plain] = {}
        place_of = self._places.get
        for code, value in fields.items():
            place, fitting = place_of(code, _NOWHERE)
            if fitting is not value.__class__:
                more[code] = value
            else:
                values[place] = json.dumps(value, ensure_ascii=False) if fitting is tuple else value
        return values, json.dumps(more) if more else ""

    def needs_turning(self, code: str) -> bool:
        """Say whether a column holds another form than the plain value."""
        return code in self._yes_no or code in self._several

    def turned(self, code: str, held: object) -> Plain:
        """Give the plain value for what a column holds."""
        if held is not None and code in self._yes_no:
            return bool(held)
        return tuple(json.loads(held)) if isinstance(held, str) and code in self._several else held  # type: ignore[return-value]  # columns hold nothing else

    def plain(self, values: tuple[object, ...], more: str) -> dict[str, Plain]:
        """Give the fields back from the columns."""
        fields: dict[str, Plain] = {code: value for code, value in zip(self.codes, values, strict=True) if value is not None}  # type: ignore[misc]  # columns hold nothing else
        for code in self._yes_no & fields.keys():
            fields[code] = bool(fields[code])
        for code in self._several & fields.keys():
            fields[code] = tuple(json.loads(str(fields[code])))
        return {**fields, **read_fields(more)} if more else fields


def read_fields(text: str) -> dict[str, Plain]:
    """Give the fields that the ledger keeps as JSON."""
    return {code: tuple(value) if value.__class__ is list else value for code, value in json.loads(text).items()}


@cache
def fingerprint() -> str:
    """Give a text that differs whenever the descriptions would make other rows."""
    described = [
        [kind, cls.units, cls.title_fields, cls.part_of, cls.date_field, [_print_of(field) for field in cls.fields().values()]]
        for kind, cls in KINDS.items()
    ]
    return sha256(json.dumps([_ROWS_FORM, described]).encode()).hexdigest()[:32]


def _print_of(field: Field) -> list[str]:
    return [field.code, field.type, field.refers_to, field.was]


def _class_of(field: Field) -> type:
    if isinstance(field, YesNo):
        return bool
    if isinstance(field, Integer):
        return int
    return tuple if isinstance(field, ManyChoices | References) else str


def not_fitting(table: sa.Table) -> sa.ColumnElement[bool]:
    """Give the condition that a record holds something that no column takes; few do, and an index knows which."""
    return table.c["_more"] != sa.literal_column("''")


def _column(field: Field) -> sa.Column[object]:
    return sa.Column(field.code, sa.Integer if isinstance(field, Integer | YesNo) else sa.Text)


def _table(described: type[Record]) -> sa.Table:
    name = name_of(described)
    table = sa.Table(
        name,
        _ROWS,
        sa.Column("_n", sa.Integer, primary_key=True),
        text_column("id", unique=not described.key or None),
        number_column("_shown"),
        text_column("_standing"),
        text_column("_title"),
        text_column("_conflicts"),
        text_column("_made"),
        text_column("_made_by"),
        text_column("_changed"),
        text_column("_more"),
        *[_column(field) for field in described.fields().values()],
    )
    for code, field in described.fields().items():
        if isinstance(field, Reference) and not isinstance(field, References):
            sa.Index(f"ix_{name}_{code}", table.c[code], sqlite_where=table.c[code].is_not(None))
    for code in PAIRED if described.kind == PAIR else ():
        sa.Index(f"ix_{name}_{code}", table.c[code])
    by_text = _sorted_by_text(described)
    for index, codes in listing_of(described).items():
        sorted_by = [sa.collate(table.c[code], "NOCASE") if code in by_text else table.c[code] for code in codes]
        sa.Index(index, table.c["_shown"], *sorted_by)
    sa.Index(f"ix_{name}_by_standing", table.c["_shown"])
    sa.Index(f"ix_{name}_not_fitting", table.c["_more"], sqlite_where=not_fitting(table))
    return table


def name_of(described: type[Record]) -> str:
    """Give the name of the table of a kind."""
    return f"row_{described.kind}"


def listing_of(described: type[Record]) -> Mapping[str, tuple[str, ...]]:
    """Give the indexes by which lists of a kind are sorted and filtered: by its name what each holds beside whether a row is shown."""
    name = name_of(described)
    areas = {f"ix_{name}_{code}": (code,) for code, field in described.fields().items() if isinstance(field, Area)}
    by_date = {f"ix_{name}_by_date": (described.date_field, "id")} if described.date_field else {}
    by_change = {} if described.part_of else {f"ix_{name}_by_change": ("_changed", "id")}
    return {**areas, **by_date, **by_change, **{f"ix_{name}_by_{code}": (code, "id") for code in _sorted_by_text(described)}}


def _sorted_by_text(described: type[Record]) -> list[str]:
    """Give the texts by which people sort: those of one line that name the record."""
    return [code for code in described.title_fields if isinstance(field := described.fields()[code], Text) and field.required]


def is_number(field: Field) -> bool:
    """Say whether a column holds numbers written as text, to be compared as numbers."""
    return isinstance(field, Number)


TABLES: Mapping[str, RowTable] = {kind: RowTable(described) for kind, described in KINDS.items()}
PARTS: Mapping[str, tuple[str, ...]] = {
    owner: tuple(kind for kind, cls in KINDS.items() if cls.part_of and cls.fields()[cls.part_of].refers_to == owner) for owner in KINDS
}
"""For each kind the kinds of its parts."""


def every_table() -> sa.MetaData:
    """Give the derived tables of all kinds, with those of conflicts and of joined records."""
    made = [each.table for each in TABLES.values()]
    return made[0].metadata
