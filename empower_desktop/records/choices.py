"""The code lists, read from a table that a non-programmer can extend (`resources/lists/choices.csv`)."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
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


def read_choices(tables: Iterable[Path]) -> Mapping[str, tuple[Choice, ...]]:
    """Read tables with the columns list, code, id, en, class; the order of the rows is the order shown."""
    lists: dict[str, list[Choice]] = defaultdict(list)
    for table in tables:
        with table.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                lists[row["list"]].append(Choice(row["code"], Label(row["id"], row["en"]), row["class"] or ""))
    return {name: tuple(choices) for name, choices in lists.items()}


CHOICES = read_choices([RESOURCES / "lists" / "choices.csv"])


def choice_of(list_name: str, code: str) -> Choice | None:
    """Find a code in its list; None when the list does not know it (a newer version's)."""
    return next((choice for choice in CHOICES.get(list_name, ()) if choice.code == code), None)


def class_of(list_name: str, code: str | None) -> str:
    """Give the class of a code, or "" where it has none."""
    found = choice_of(list_name, code) if code else None
    return found.group if found else ""
