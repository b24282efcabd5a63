"""What is told of an indicator beside its formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from empower_desktop.language import Label, Message
from empower_desktop.records import Record
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.result import Result


@dataclass(frozen=True)
class Indicator:
    """One indicator of `indicators.md`: its formula, its names, and what it needs.

    `says` tells in one neutral sentence what the number tells, `caveat` what it does not. `page` is a code of `PAGES`,
    `serves` names the sentences of the source. `needs` are the fields that the formula reads, by kind. A `stock` figure
    takes every record up to the reference date, the others those of the period. One that `counts_persons` can be asked
    of one constituency alone, unless that is the one it speaks of in any case (`about`).
    """

    code: str
    title: Label
    says: Message
    page: str
    serves: tuple[str, ...]
    of: Callable[[Facts], Result]
    needs: Mapping[type[Record], tuple[str, ...]] = field(default_factory=dict)
    caveat: Message | None = None
    stock: bool = False
    counts_persons: bool = False
    about: str = ""

    def is_by(self, constituency: str) -> bool:
        """Say whether it can be told of one constituency alone."""
        return self.counts_persons and constituency not in ("", self.about)
