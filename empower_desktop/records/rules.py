"""Rules that several kinds share, and what is found wrong with a record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from empower_desktop.language import N_
from empower_desktop.records.fields import Day, Reference
from empower_desktop.records.record import Finding, Look, Record


def findings(record: Record, look: Look) -> list[Finding]:
    """Tell everything that is missing or doubtful in a record, what makes it incomplete first.

    Rules that read the clock only warn: right dates must be enterable on a laptop whose battery is dead.
    """
    found = [*_required(record), *_days_ahead(record, look), *_not_come(record, look)]
    for rule in type(record).rules:
        found.extend(rule(record, look))
    return sorted(found, key=lambda finding: finding.level != "E")


def incomplete(record: Record, look: Look) -> list[Finding]:
    """Tell only what makes a record incomplete: a required field empty or an E rule broken."""
    return [finding for finding in findings(record, look) if finding.level == "E"]


def _required(record: Record) -> Iterator[Finding]:
    for code, field in type(record).fields().items():
        if field.required and getattr(record, code) in (None, ()):
            yield Finding("required", "E", code, N_("“{label}” is still empty.", label=field.label))


def _days_ahead(record: Record, look: Look) -> Iterator[Finding]:
    for code, field in type(record).fields().items():
        value = getattr(record, code)
        if isinstance(field, Day) and isinstance(value, dt.date) and field.is_too_late(value, look.today):
            yield Finding("future", "W", code, N_("{day} lies ahead. Is the date right?", day=value))


def _not_come(record: Record, look: Look) -> Iterator[Finding]:
    for code, field in type(record).fields().items():
        value = getattr(record, code)
        if isinstance(field, Reference) and value:
            for target in value if isinstance(value, tuple) else (value,):
                if look.standing(target) == "absent":
                    yield Finding("R24", "W", code, N_("Not received yet: {record}", record=target[:8]))


def needs_live_person(record: Any, look: Look) -> Iterator[Finding]:
    """Say that a row must not point to a deleted person (R01)."""
    if record.person and look.standing(record.person) == "deleted":
        yield Finding("R01", "E", "person", N_("This person is in the trash. Restore the person or take the row out."))


def not_before(record: Record, later: str, earlier: str, rule: str) -> Iterator[Finding]:
    """Say that one day of a record must not lie before another."""
    end, start = getattr(record, later), getattr(record, earlier)
    if end and start and end < start:
        label = type(record).fields()[earlier].label
        yield Finding(rule, "E", later, N_("Lies before “{label}”.", label=label))
