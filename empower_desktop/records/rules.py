"""Rules that several kinds share, and what is found wrong with a record."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any

from empower_desktop.language import N_
from empower_desktop.records.author import SameAs
from empower_desktop.records.fields import Day, Phone, Reference, Text
from empower_desktop.records.record import Finding, Look, Record
from empower_desktop.records.typed import bare

# Fifteen or sixteen digits, together or in fours as on the card.
_IDENTITY_NUMBER = re.compile(r"(?<!\d)(?:\d{15,16}|\d{4}([ .-])\d{4}\1\d{4}\1\d{3,4})(?!\d)")


def findings(record: Record, look: Look) -> list[Finding]:
    """Tell everything that is missing or doubtful in a record, what makes it incomplete first.

    Rules that read the clock only warn: right dates must be enterable on a laptop whose battery is dead.
    """
    doubts = [*_days_ahead(record, look), *_not_come(record, look), *_identity_numbers(record), *_may_be_twice(record, look)]
    for rule in type(record).doubts:
        doubts.extend(rule(record, look))
    found = [*_required(record), *_broken(record, look), *doubts]
    return sorted(found, key=lambda finding: finding.level != "E")


def incomplete(record: Record, look: Look) -> list[Finding]:
    """Tell only what makes a record incomplete: a required field empty or an E rule broken."""
    return [*_required(record), *(finding for finding in _broken(record, look) if finding.level == "E")]


def without_identity_numbers(text: str) -> str:
    """Give a text without what looks like a NIK or KK number, which is kept nowhere."""
    return _IDENTITY_NUMBER.sub("", text)


def _required(record: Record) -> Iterator[Finding]:
    for code, field in type(record).fields().items():
        if field.required and getattr(record, code) in (None, ()):
            yield Finding("required", "E", code, field.missing().message)


def _broken(record: Record, look: Look) -> Iterator[Finding]:
    for rule in type(record).rules:
        yield from rule(record, look)


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


def _identity_numbers(record: Record) -> Iterator[Finding]:
    for code, field in type(record).fields().items():
        if isinstance(field, Text) and not isinstance(field, Phone) and _IDENTITY_NUMBER.search(getattr(record, code) or ""):
            message = N_("This looks like an identity number. No NIK or KK number is needed here: delete it.")
            yield Finding("identity_number", "W", code, message)


def _may_be_twice(record: Record, look: Look) -> Iterator[Finding]:
    """Ask whether another record of the same soft key is the same thing (R20), unless somebody answered that."""
    for other in _with_its_soft_key(record, look):
        answered = look.where(SameAs, one=record.id, other=other.id) or look.where(SameAs, one=other.id, other=record.id)
        if not answered:
            yield Finding("R20", "Q", type(record).soft_key[0], N_("Another record has the same name, kind or day. Is it the same one?"))
            return


def _with_its_soft_key(record: Record, look: Look) -> Iterator[Record]:
    kind = type(record)
    needed = [code for code in kind.soft_key if code not in kind.soft_either]
    names = [code for code in needed if isinstance(kind.fields()[code], Text)]
    if not needed or any(getattr(record, code) is None for code in needed):
        return
    exact = {code: str(getattr(record, code)) for code in needed if code not in names}
    either = [{code: str(getattr(record, code))} for code in kind.soft_either if getattr(record, code) is not None]
    for more in either if kind.soft_either else [{}]:
        for other in look.where(kind, **exact, **more):
            if other.id != record.id and all(bare(getattr(other, code) or "") == bare(getattr(record, code)) for code in names):
                yield other


def needs_live_person(record: Any, look: Look) -> Iterator[Finding]:
    """Say that a row must not point to a deleted person (R01)."""
    if record.person and look.standing(record.person) == "deleted":
        yield Finding("R01", "E", "person", N_("This person is in the trash. Restore the person or take the row out."))


def not_before(record: Record, later: str, earlier: str, rule: str, level: str = "E") -> Iterator[Finding]:
    """Say that one day of a record must not lie before another."""
    end, start = getattr(record, later), getattr(record, earlier)
    if end and start and end < start:
        label = type(record).fields()[earlier].label
        yield Finding(rule, level, later, N_("Lies before “{label}”.", label=label))


def is_taken(record: Record, code: str, others: Sequence[Record]) -> bool:
    """Say whether another of these records has the same value in a field."""
    return any(other.id != record.id and getattr(other, code) == getattr(record, code) for other in others)
