"""A field of each kind, and how something typed into it is read or refused."""

from __future__ import annotations

from datetime import date

import pytest

from empower_desktop.errors import Problem
from empower_desktop.language import Label
from empower_desktop.records.fields import (
    Area,
    Clock,
    Day,
    Field,
    FileHash,
    Integer,
    LongText,
    ManyChoices,
    Money,
    Number,
    OneChoice,
    Phone,
    Plain,
    Reference,
    References,
    Text,
    YesNo,
)

TODAY = date(2026, 1, 15)
LABEL = Label("Isian", "Field")
FIELDS: dict[str, Field] = {
    "text": Text(label=LABEL),
    "long_text": LongText(label=LABEL),
    "phone": Phone(label=LABEL),
    "date": Day(label=LABEL),
    "time": Clock(label=LABEL),
    "integer": Integer(label=LABEL),
    "year": Integer(label=LABEL, grouped=False),
    "number": Number(label=LABEL),
    "money": Money(label=LABEL),
    "yes_no": YesNo(label=LABEL),
    "choice": OneChoice(label=LABEL, list_name="actor"),
    "multi_choice": ManyChoices(label=LABEL, list_name="actor"),
    "reference": Reference(label=LABEL, to="person"),
    "multi_reference": References(label=LABEL, to="person"),
    "area": Area(label=LABEL),
    "file": FileHash(label=LABEL),
}


def read(name: str, typed: object) -> Plain:
    return FIELDS[name].read(typed, TODAY)


def refused(field: Field, typed: object) -> str:
    with pytest.raises(Problem) as problem:
        field.read(typed, TODAY)
    str(problem.value).encode("utf-8")
    return problem.value.code
