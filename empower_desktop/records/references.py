"""Which records the values of a kind name, and the same values once some of those records are one thing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from empower_desktop.records import KINDS
from empower_desktop.records.field import Plain

Homes = Mapping[str, str]
"""For records that are joined with others the smallest of their ids, under which all of them are shown; for that one itself too."""


@cache
def references_of(kind: str) -> tuple[str, ...]:
    """Give the fields of a kind that name other records; of a kind that is not known, none."""
    described = KINDS.get(kind)
    return tuple(code for code, each in described.fields().items() if each.refers_to) if described else ()


def names_among(kind: str, fields: Mapping[str, Plain]) -> set[str]:
    """Give the records that the values of a kind name."""
    return {name for code in references_of(kind) for name in _ids(fields.get(code))}


def named_at_home(kind: str, fields: Mapping[str, Plain], homes: Homes) -> Mapping[str, Plain]:
    """Give the values of a kind with the ids under which the records that they name are shown."""
    return {code: _at_home(value, homes) if code in references_of(kind) else value for code, value in fields.items()}


def _at_home(value: Plain, homes: Homes) -> Plain:
    if isinstance(value, tuple):
        return tuple(sorted({homes.get(one, one) for one in value}))
    return homes.get(value, value) if isinstance(value, str) else value


def _ids(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
