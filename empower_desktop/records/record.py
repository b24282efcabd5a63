"""A record kind is described once, as a class of unchanging records that knows its label, key, fields and rules."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Protocol, Self, TypeVar, dataclass_transform

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_, Label, Message
from empower_desktop.records import fields as kinds
from empower_desktop.records.fields import Field, Plain


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of a record: E makes it incomplete, W is a warning, Q a question."""

    rule: str
    level: str
    field: str
    message: Message


class Look(Protocol):
    """What a rule may ask of the other records."""

    @property
    def today(self) -> date:
        """The day it is."""

    def one(self, kind: type[R], record: str) -> R | None:
        """Give a live record, or None."""

    def where(self, kind: type[R], **fields: str) -> Sequence[R]:
        """Give the live records whose fields have these values."""

    def standing(self, record: str) -> str:
        """Say `live`, `deleted`, `contested`, or `absent` when it has not come."""


Rule = Callable[[Any, Look], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form: its title and the codes of its fields."""

    title: Label
    fields: tuple[str, ...]


@dataclass_transform(frozen_default=True, kw_only_default=True)
class _Unchanging:
    """What stays as it was made, as a frozen dataclass does; a checker of types knows what it is made of as it does of one."""

    def __setattr__(self, name: str, value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


class Record(_Unchanging):
    """The face that every record kind has; kinds are made by `@record`, and used like frozen dataclasses.

    How they are made, compared and shown is the same for all and stands here: a dataclass makes it anew for each, which takes
    more than half of the time of describing them all, at each start of the program.
    """

    kind: ClassVar[str]
    label: ClassVar[Label]
    sheet: ClassVar[Label]
    key: ClassVar[tuple[str, ...]] = ()
    part_of: ClassVar[str] = ""
    units: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    date_field: ClassVar[str] = ""
    title_fields: ClassVar[tuple[str, ...]] = ()
    soft_key: ClassVar[tuple[str, ...]] = ()
    soft_either: ClassVar[tuple[str, ...]] = ()
    sections: ClassVar[tuple[Section, ...]] = ()
    rules: ClassVar[tuple[Rule, ...]] = ()
    doubts: ClassVar[tuple[Rule, ...]] = ()
    _fields: ClassVar[Mapping[str, Field]] = {}

    id: str

    def __init__(self, *, id: str, **values: Any) -> None:
        if strange := values.keys() - self._fields.keys():
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(strange))}")
        vars(self).update(dict.fromkeys(self._fields), id=id)
        vars(self).update(values)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{code}={value!r}' for code, value in vars(self).items())})"

    @classmethod
    def fields(cls) -> Mapping[str, Field]:
        """Give the fields by code, in the order in which people meet them."""
        return cls._fields

    @classmethod
    def read(cls, typed: Mapping[str, object], today: date) -> dict[str, Plain]:
        """Turn what was typed into plain values; a Problem names the field that cannot be taken."""
        plain: dict[str, Plain] = {}
        for code, text in typed.items():
            if code not in cls._fields:
                raise Problem(
                    N_("“{kind}” has no field “{code}”. The command kinds names those it has.", kind=cls.label, code=code),
                    "unknown_field",
                    Place(field=code),
                )
            try:
                plain[code] = cls._fields[code].read(text, today)
            except Problem as problem:
                raise Problem(problem.message, problem.code, Place(field=code)) from None
        return plain

    @classmethod
    def load(cls, record: str, plain: Mapping[str, Plain]) -> Self:
        """Give the record of these plain values; what is missing or of another form is None."""
        values = {code: field.load(plain[code]) for code, field in cls._fields.items() if code in plain}
        return cls(id=record, **values)

    def but(self, **values: Any) -> Self:
        """Give a record like this one but for these values, as its fields hold them."""
        return type(self)(**{**vars(self), **values})

    @classmethod
    def defaults(cls) -> dict[str, Plain]:
        """Give the values that a new form shows."""
        return {code: field.default for code, field in cls._fields.items() if field.default is not None}

    @classmethod
    def unit_of(cls, code: str) -> str:
        """Give the unit that a field belongs to, or ""."""
        return next((unit for unit, codes in cls.units.items() if code in codes), "")


R = TypeVar("R", bound=Record)


def _labelled(kind: type[Field], label_id: str, label_en: str, options: Mapping[str, Any]) -> Any:
    return kind(label=Label(label_id, label_en), **options)


def text(label_id: str, label_en: str, **options: Any) -> Any:
    """Describe one line of text; `least` and `most` count characters."""
    return _labelled(kinds.Text, label_id, label_en, options)


def phone(label_id: str, label_en: str, **options: Any) -> Any:
    """Describe a phone number."""
    return _labelled(kinds.Phone, label_id, label_en, options)


def long_text(label_id: str, label_en: str, **options: Any) -> Any:
    """Describe a text of many lines."""
    return _labelled(kinds.LongText, label_id, label_en, options)


def day(label_id: str, label_en: str, **options: Any) -> Any:
    """Describe a calendar day."""
    return _labelled(kinds.Day, label_id, label_en, options)


def clock(label_id: str, label_en: str, **options: Any) -> Any:
    """Describe a time of day."""
    return _labelled(kinds.Clock, label_id, label_en, options)


def integer(label_id: str, label_en: str, **options: Any) -> Any:
    """Describe a whole number, from `least` to `most`."""
    return _labelled(kinds.Integer, label_id, label_en, options)


def number(label_id: str, label_en: str, **options: Any) -> Any:
    """Describe a number of at most two decimals."""
    return _labelled(kinds.Number, label_id, label_en, options)


def money(label_id: str, label_en: str, **options: Any) -> Any:
    """Describe an amount in whole rupiah."""
    return _labelled(kinds.Money, label_id, label_en, options)


def yes_no(label_id: str, label_en: str, **options: Any) -> Any:
    """Describe a yes, a no, or nothing recorded."""
    return _labelled(kinds.YesNo, label_id, label_en, options)


def choice(label_id: str, label_en: str, list_name: str, **options: Any) -> Any:
    """Describe one code of a list."""
    return _labelled(kinds.OneChoice, label_id, label_en, {"list_name": list_name, **options})


def choices(label_id: str, label_en: str, list_name: str, **options: Any) -> Any:
    """Describe several codes of a list."""
    return _labelled(kinds.ManyChoices, label_id, label_en, {"list_name": list_name, **options})


def ref(label_id: str, label_en: str, to: str, **options: Any) -> Any:
    """Describe a reference to a record of another kind."""
    return _labelled(kinds.Reference, label_id, label_en, {"to": to, **options})


def refs(label_id: str, label_en: str, to: str, **options: Any) -> Any:
    """Describe references to several records of another kind."""
    return _labelled(kinds.References, label_id, label_en, {"to": to, **options})


def area(label_id: str, label_en: str, **options: Any) -> Any:
    """Describe a place in the area list."""
    return _labelled(kinds.Area, label_id, label_en, options)


def file(label_id: str, label_en: str, **options: Any) -> Any:
    """Describe a file, named by the hash of its content."""
    return _labelled(kinds.FileHash, label_id, label_en, options)


def record(
    kind: str,
    label: Label,
    *,
    sheet: Label | None = None,
    key: tuple[str, ...] = (),
    part_of: str = "",
    units: Mapping[str, tuple[str, ...]] | None = None,
    date_field: str = "",
    title: tuple[str, ...] = (),
    soft_key: tuple[str, ...] = (),
    soft_either: tuple[str, ...] = (),
    sections: tuple[Section, ...] = (),
    rules: tuple[Rule, ...] = (),
    doubts: tuple[Rule, ...] = (),
) -> Callable[[type[R]], type[R]]:
    """Make a class the description of a record kind.

    `key` names the references that make its id, `part_of` the one that leads to its owner, `units`
    the fields that are saved and settled together, `title` the fields that name it in lists, and
    `soft_key` those by which two records may be the same thing; of `soft_either` one is enough.
    `rules` may make a record incomplete; `doubts` only warn, and are not asked when many records are listed.
    """

    def describe(cls: type[R]) -> type[R]:
        described = {code: field for code, field in vars(cls).items() if isinstance(field, Field)}
        cls._fields = {code: dataclasses.replace(field, code=code) for code, field in described.items()}
        cls.kind, cls.label, cls.sheet = kind, label, sheet or label
        cls.key, cls.part_of, cls.units = key, part_of, units or {}
        cls.date_field, cls.title_fields = date_field, title
        cls.soft_key, cls.soft_either = soft_key, soft_either
        cls.sections, cls.rules, cls.doubts = sections, rules, doubts
        return cls

    return describe
