"""What a rule tells of a record, and three days a month apart."""

from __future__ import annotations

from datetime import date

from empower_desktop.records import Record

JAN, FEB, MAR = date(2026, 1, 12), date(2026, 2, 12), date(2026, 3, 12)


def told(village, kind: type[Record], rule: str, **values: object) -> set[tuple[str, str]]:
    """Give level and field of what a rule says of a record with these values."""
    asked = village.asked(village.add(kind, 100 + len(village.records), **values))
    return {(finding.level, finding.field) for finding in asked if finding.rule == rule}
