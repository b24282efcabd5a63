"""What is told without names: who is named all the same in a text that others may read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from empower_desktop.language import N_
from empower_desktop.records.person import Person
from empower_desktop.records.record import Finding, Look, Record
from empower_desktop.records.typed import bare

_SHORTEST = 3
"""A name of fewer letters is found in too many words."""


def tells_no_names(record: Record, codes: Iterable[str], people: Iterable[str | None], look: Look, rule: str) -> Iterator[Finding]:
    """Warn where one of these texts names one of these people."""
    names = {bare(found.name): found.name for one in people if one and (found := look.one(Person, one)) and found.name}
    for code in codes:
        text = f" {bare(getattr(record, code) or '')} "
        for words, name in names.items():
            if len(words) >= _SHORTEST and f" {words} " in text:
                yield Finding(rule, "W", code, N_("{name} is named here. Tell it without names: others may read this.", name=name))
                break
