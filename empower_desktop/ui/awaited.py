"""What an act on a thread gave, and who waits for it on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from empower_desktop.errors import Refusal, Trouble
from empower_desktop.language import N_

Then = Callable[[Any], None]
BROKEN_OFF = N_("An error in the program broke this off. What was saved is safe; try it again.")


@dataclass(frozen=True)
class Outcome:
    """What an act on a thread gave: a value, or a refusal, which after a bug says that the act broke off."""

    value: object = None
    refusal: Refusal | None = None
    bug: BaseException | None = None


@dataclass(frozen=True)
class Awaited:
    """Who waits for the outcome of an act, which may be a step that can be undone.

    It stays on the window's thread. Handed to the thread of the act, a Qt object might be destroyed there with its last reference.
    """

    then: Then
    refused: Then
    is_step: bool = False


def outcome_of(act: Callable[[], object]) -> Outcome:
    """Do an act, and give what came of it, whatever that is."""
    try:
        return Outcome(value=act())
    except Refusal as refusal:
        return Outcome(refusal=refusal)
    except BaseException as bug:  # noqa: BLE001  # carried to the window's thread and raised there; who waits would wait for good
        return Outcome(refusal=Trouble(BROKEN_OFF, "bug"), bug=bug)


def hand_over(then: Then, value: object) -> None:
    """Hand a value over, unless the widget that asked for it is gone."""
    owner = getattr(then, "__self__", None)
    if not isinstance(owner, QObject) or isValid(owner):
        then(value)


def let_go(value: object) -> None:
    """Let the value go."""
