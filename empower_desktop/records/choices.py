"""The code lists, read from a table that a non-programmer can extend (`resources/lists/choices.csv`)."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from empower_desktop.language import Label
from empower_desktop.shipped import RESOURCES


@dataclass(frozen=True, slots=True)
class Choice:
    """One code of a list, its label, and the class that formulas use (or "")."""

    code: str
    label: Label
    group: str = ""


def read_choices(table: Path) -> dict[str, tuple[Choice, ...]]:
    """Read a table with the columns list, code, id, en, class; the order of the rows is the order shown."""
    lists: dict[str, list[Choice]] = defaultdict(list)
    for name, code, label_id, label_en, group in _rows(table, "list", "code", "id", "en", "class"):
        if name:
            lists[name].append(_choice(code, label_id, label_en, group))
    return {name: tuple(choices) for name, choices in lists.items()}


def read_topics(table: Path) -> tuple[Choice, ...]:
    """Read the training topics, a table with the columns code, label_id, label_en, category."""
    return tuple(_choice(*row) for row in _rows(table, "code", "label_id", "label_en", "category"))


def _choice(code: str, label_id: str, label_en: str, group: str) -> Choice:
    return Choice(code, Label(label_id or code, label_en or label_id or code), group)


def _rows(table: Path, *columns: str) -> Iterator[list[str]]:
    """Give these columns of the rows that have a code, as any spreadsheet may have saved them."""
    content = table.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:  # Excel's "CSV" without "UTF-8" in its name
        text = content.decode("cp1252", "replace")
    heading = text.partition("\n")[0]
    # Excel parts columns with semicolons where the comma is the decimal sign, as in Indonesia.
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter):
        if (row.get("code") or "").strip():
            yield [(row.get(column) or "").strip() for column in columns]


_LISTS = RESOURCES / "lists"
CHOICES: Mapping[str, tuple[Choice, ...]] = {
    **read_choices(_LISTS / "choices.csv"),
    "training_topics": read_topics(_LISTS / "training_topics.csv"),
}

NO_ANSWER = frozenset({"belum_ditanya", "tidak_dicatat"})
"""Choices that say that nobody gave an answer."""
_BY_CODE: Mapping[str, Mapping[str, Choice]] = {name: {choice.code: choice for choice in choices} for name, choices in CHOICES.items()}


def choice_of(list_name: str, code: str) -> Choice | None:
    """Find a code in its list; None when the list does not know it (a newer version's)."""
    return _BY_CODE.get(list_name, {}).get(code)


def name_of(list_name: str, code: str | None) -> Label | str:
    """Give the label of a code; the code itself where the list does not know it, and "" where there is none."""
    found = choice_of(list_name, code) if code else None
    return found.label if found else code or ""


def class_of(list_name: str, code: str | None) -> str:
    """Give the class of a code, or "" where it has none."""
    found = choice_of(list_name, code) if code else None
    return found.group if found else ""
