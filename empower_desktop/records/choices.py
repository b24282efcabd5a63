"""The code lists, read from a table that a non-programmer can extend (`resources/lists/choices.csv`)."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
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
    for row in _rows(table):
        lists[row["list"]].append(Choice(row["code"], Label(row["id"], row["en"]), row["class"] or ""))
    return {name: tuple(choices) for name, choices in lists.items()}


def read_topics(table: Path) -> tuple[Choice, ...]:
    """Read the training topics, a table with the columns code, label_id, label_en, category."""
    return tuple(Choice(row["code"], Label(row["label_id"], row["label_en"]), row["category"]) for row in _rows(table))


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


_LISTS = RESOURCES / "lists"
CHOICES: Mapping[str, tuple[Choice, ...]] = {
    **read_choices(_LISTS / "choices.csv"),
    "training_topics": read_topics(_LISTS / "training_topics.csv"),
}


def choice_of(list_name: str, code: str) -> Choice | None:
    """Find a code in its list; None when the list does not know it (a newer version's)."""
    return next((choice for choice in CHOICES.get(list_name, ()) if choice.code == code), None)


def class_of(list_name: str, code: str | None) -> str:
    """Give the class of a code, or "" where it has none."""
    found = choice_of(list_name, code) if code else None
    return found.group if found else ""
