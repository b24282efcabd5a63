"""What a column holds whose heading does not say it, told by what stands below: sexes, or offices in a group."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.lists.amounts import sexes_of
from empower_desktop.records.words import meaning


def field_of_values(texts: Sequence[str]) -> str:
    """Give the field that the filled cells of a column tell, "" for none."""
    if texts and all(sexes_of(text) for text in texts) and (len(texts) > 1 or len(set(texts)) > 1):
        return "sex"
    return "position" if _are_offices(texts) else ""


def _are_offices(texts: Sequence[str]) -> bool:
    """Say whether at least half of some cells are offices in a group, one of them not that of a plain member: `Ketua` below `Status`."""
    offices = [office for text in texts if (office := meaning("role", text))]
    return 2 * len(offices) >= len(texts) and any(office != "anggota" for office in offices)
