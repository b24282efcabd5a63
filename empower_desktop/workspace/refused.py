"""Proposals that a person refused: remembered beside the questions, so that they are not offered again."""

from __future__ import annotations

import json
from collections.abc import Iterable

from empower_desktop.store import Question
from empower_desktop.workspace.workspace import Workspace

_CHOICES = '"choices": ['
"""What only a question holds: within what somebody wrote the quotation marks stand as \\"."""


def remember_refused(work: Workspace, changes: Iterable[str], merge: str) -> None:
    """Remember the proposals that a person refused, so that they are not offered again."""
    at = work.clock.stamp()
    listed = list(changes)
    work.store.ask(Question(each, merge, at, json.dumps({"refused": each}), "no", at) for each in listed)


def refused(work: Workspace) -> set[str]:
    """Give the ids of the proposals that a person refused."""
    return {each.id for each in work.store.questions(answered=True) if not is_asked(each)}


def is_asked(kept: Question) -> bool:
    """Say whether this is a question, not the memory of a proposal that was refused, nor what waits with others."""
    return _CHOICES in kept.body
