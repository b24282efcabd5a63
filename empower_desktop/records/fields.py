"""The closed set of field kinds, each by the name of its type."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.records.field import Field, Names, Plain, Value
from empower_desktop.records.links import Area, FileHash, ManyChoices, OneChoice, Reference, References
from empower_desktop.records.measures import Clock, Day, Integer, Money, Number, YesNo
from empower_desktop.records.texts import LongText, Phone, Text

FIELD_KINDS: Mapping[str, type[Field]] = {
    kind.type: kind
    for kind in (Text, LongText, Day, Clock, Integer, Number, Money, YesNo, OneChoice, ManyChoices, Reference, References, Area, FileHash)
}

__all__ = [
    "FIELD_KINDS",
    "Area",
    "Clock",
    "Day",
    "Field",
    "FileHash",
    "Integer",
    "LongText",
    "ManyChoices",
    "Money",
    "Names",
    "Number",
    "OneChoice",
    "Phone",
    "Plain",
    "Reference",
    "References",
    "Text",
    "Value",
    "YesNo",
]
