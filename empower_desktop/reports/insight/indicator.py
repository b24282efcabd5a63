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
    takes every record up to the reference date, the others those of the period.
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
