"""Several names in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_, Label
from empower_desktop.reports.insight.result import Name


def inside(name: Label | str) -> Label | str:
    """Give the name of a code as it stands inside a sentence, with a small first letter; a code without a name as it is."""
    if isinstance(name, str):
        return name
    return Label(name.id[:1].lower() + name.id[1:], name.en[:1].lower() + name.en[1:])


def listed(names: Sequence[Name]) -> Name:
    """Give names one after the other, or "" where there are none."""
    if not names:
        return ""
    told = names[0]
    for name in names[1:]:
        told = N_("{first}, {next}", first=told, next=name)
    return told
