"""Changes that name a row which turns out to be another one: what they are then."""

from __future__ import annotations

from empower_desktop.history.change import Change, Plain
from empower_desktop.records import KINDS
from empower_desktop.workbook.new_rows import key_id


def refers_to(change: Change, record: str) -> bool:
    """Say whether a change names a record in one of its fields."""
    return any(record in plain if isinstance(plain, tuple) else plain == record for plain in change.fields.values())


def turned(change: Change, record: str, other: str) -> Change:
    """Give a change as it is when another record is meant; one whose key names it is about another entry then, and over nothing."""
    if not refers_to(change, record):
        return change
    fields = {code: _turned_value(plain, record, other) for code, plain in change.fields.items()}
    about = (key_id(change.kind, fields) if KINDS[change.kind].key else "") or change.record
    return Change.make(about, change.kind, fields, change.over if about == change.record else (), change.by, change.at, change.why)


def _turned_value(plain: Plain, record: str, other: str) -> Plain:
    if isinstance(plain, tuple):
        return tuple(sorted({other if one == record else one for one in plain}))
    return other if plain == record else plain
