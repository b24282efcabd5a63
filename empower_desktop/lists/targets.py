"""Which fields a column of a list may hold, for choosing one, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.language import N_, Label, Message
from empower_desktop.lists.headings import TARGETS, WITHOUT_FIELD
from empower_desktop.lists.register_columns import register_targets
from empower_desktop.lists.understood import REGISTERS

UNKEPT: Mapping[str, Message] = {
    "nik": N_("Identity numbers are not kept"),
    "account": N_("Account numbers are not kept"),
    "number": N_("Running number"),
    "row_total": N_("Sum of the row"),
    **dict.fromkeys(("row_share", "task", "matrix", *WITHOUT_FIELD), N_("No field for it")),
}


def targets_of(kind: str) -> Mapping[str, Label]:
    """Give the fields that a column of a list of this kind may hold, with their labels."""
    return register_targets(kind) if kind in REGISTERS else TARGETS


def target_label(code: str, kind: str = "") -> Label | Message | str:
    """Say what a field is called that a column of a list of this kind holds."""
    return targets_of(kind).get(code) or targets_of("").get(code) or UNKEPT.get(code) or code
