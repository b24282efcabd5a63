"""The values of a unit as one text, as people read and type it in a cell: `Suara terbanyak (terbuka); 28 / 6 / 2`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from empower_desktop.errors import Problem
from empower_desktop.history.change import Plain
from empower_desktop.language import N_, Language
from empower_desktop.records.field import Names
from empower_desktop.records.fields import Field, OneChoice

NOTHING = "–"
"""Stands for an empty field."""

_NOTHING = frozenset(("", "-", NOTHING, "—"))
_SEMICOLON = re.compile(r"\s*;\s*")
# With blanks first: a day may be typed with slashes of its own.
_SLASHES = (re.compile(r"\s+/\s+|\s+/$|^/\s+"), re.compile(r"\s*/\s*"))


def unit_text(fields: Sequence[Field], values: Mapping[str, Plain], language: Language, names: Names) -> str:
    """Say the values of a unit in the order of its fields."""
    return _joined(fields, [field.show(values.get(field.code), language, names) or NOTHING for field in fields])


def unit_form(fields: Sequence[Field], language: Language) -> str:
    """Say what stands in which place: the labels of the fields, parted like their values."""
    return _joined(fields, [language(field.label) for field in fields])


def unit_parts(fields: Sequence[Field], text: str, form: str) -> dict[str, str]:
    """Give what was typed for each field of a unit; a Problem says how it is to be written, in the `form` that `unit_form` gives."""
    for slash in _SLASHES:
        found = _parted(fields, text.strip(), slash)
        if found is not None:
            return found
    raise Problem(N_("These belong together. Write all of them, in this form: {form}", form=form), "not_a_unit")


def _joined(fields: Sequence[Field], texts: Sequence[str]) -> str:
    said = texts[0]
    for (before, field), text in zip(pairwise(fields), texts[1:], strict=True):
        said += f"; {text}" if _is_parted_by_semicolon(before, field) else f" / {text}"
    return said


def _is_parted_by_semicolon(before: Field, after: Field) -> bool:
    """Say whether two fields are parted as in words: a choice before a number or a day."""
    return isinstance(before, OneChoice) and not isinstance(after, OneChoice)


def _parted(fields: Sequence[Field], text: str, slash: re.Pattern[str]) -> dict[str, str] | None:
    """Part a text from the left, so that the last field may hold any sign; None where it has too few parts."""
    parts: list[str] = []
    for before, after in pairwise(fields):
        found = _SEMICOLON.search(text) if _is_parted_by_semicolon(before, after) else None
        found = found or slash.search(text)
        if found is None:
            return None
        parts.append(text[: found.start()])
        text = text[found.end() :]
    return {field.code: "" if part.strip() in _NOTHING else part.strip() for field, part in zip(fields, (*parts, text), strict=True)}
