"""Several names in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_
from empower_desktop.reports.insight.result import Name


def listed(names: Sequence[Name]) -> Name:
    """Give names one after the other, or "" where there are none."""
    if not names:
        return ""
    told = names[0]
    for name in names[1:]:
        told = N_("{first}, {next}", first=told, next=name)
    return told
