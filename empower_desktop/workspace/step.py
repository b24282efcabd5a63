"""A step: what one act of a person changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from empower_desktop.errors import Refusal
from empower_desktop.language import Message
from empower_desktop.records import KINDS
from empower_desktop.records.author import PAIR

Watch = Callable[[int, int], bool]
"""Told between the pieces of a long act how far it is (done, of); False asks it to stop."""


def showing(kinds: Iterable[str]) -> frozenset[str]:
    """Give the kinds whose lists may show something new where records of these changed: all, once two have become one thing."""
    return frozenset(KINDS if PAIR in kinds else kinds)


def always(done: int, of: int) -> bool:
    """Watch nothing and never stop."""
    return True


@dataclass(frozen=True)
class Postponed:
    """Until when something may wait, and which changes stood against each other when that was said."""

    until: date
    facing: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Step:
    """One act's changes: the unit of save, undo and refresh.

    `problems` are the refusals of a long act that went on, `result` is what an act gives besides.
    `answered` are the questions that it answered: they are asked again when it is undone. `reopened` are those that it asked
    again, each with its answer until then, which is given once more when that is undone in turn. `put_off` is what it left for
    later or let wait again, each as it was until then.
    """

    text: Message
    kinds: frozenset[str] = frozenset()
    records: Sequence[str] = ()
    changes: tuple[str, ...] = ()
    problems: tuple[Refusal, ...] = ()
    result: Any = None
    answered: tuple[str, ...] = ()
    reopened: tuple[tuple[str, str], ...] = ()
    put_off: tuple[tuple[str, Postponed | None], ...] = ()

    @property
    def can_be_undone(self) -> bool:
        """Say whether anything stands that undo would take back."""
        return bool(self.changes or self.answered or self.reopened or self.put_off)
