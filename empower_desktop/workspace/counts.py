"""How many records of a workbook are new, changed, the same, in conflict or rejected, by kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from empower_desktop.records import KINDS

_ORDER = {code: at for at, code in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Counts:
    """Records of one kind in a workbook; read = new + updated + same + conflict + rejected."""

    new: int = 0
    updated: int = 0
    same: int = 0
    conflict: int = 0
    rejected: int = 0

    @property
    def read(self) -> int:
        """Count them all."""
        return self.new + self.updated + self.same + self.conflict + self.rejected

    def plus(self, other: Counts, times: int = 1) -> Counts:
        """Add another count, or so many times of it."""
        return Counts(
            self.new + times * other.new,
            self.updated + times * other.updated,
            self.same + times * other.same,
            self.conflict + times * other.conflict,
            self.rejected + times * other.rejected,
        )

    def less(self, other: Counts) -> Counts:
        """Take another count away."""
        return self.plus(other, -1)


def in_order(counts: Mapping[str, Counts]) -> dict[str, Counts]:
    """Put the kinds into the order in which they are described, those that are not known at the end."""
    return dict(sorted(counts.items(), key=lambda each: (_ORDER.get(each[0], len(_ORDER)), each[0])))
