"""Which fields a column of a list may hold, for choosing one."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.language import Label
from empower_desktop.lists.headings import TARGETS
from empower_desktop.lists.register_columns import register_targets
from empower_desktop.lists.understood import REGISTERS


def targets_of(kind: str) -> Mapping[str, Label]:
    """Give the fields that a column of a list of this kind may hold, with their labels."""
    return register_targets(kind) if kind in REGISTERS else TARGETS
