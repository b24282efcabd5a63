"""Changes that name a row which turns out to be another one: what they are then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from empower_desktop.history.change import Change, Plain
from empower_desktop.records import KINDS
from empower_desktop.records.author import PAIR
from empower_desktop.workbook.new_rows import key_id


def refers_to(change: Change, record: str) -> bool:
    """Say whether a change names a record in one of its fields."""
    return record in records_named(change)


def records_named(change: Change) -> Iterator[str]:
    """Give all that a change holds in its fields and that may be a record; which two are one thing it says of themselves."""
    if change.kind == PAIR:
        return
    for plain in change.fields.values():
        yield from plain if isinstance(plain, tuple) else [plain] if isinstance(plain, str) else []


def refers_to_any(change: Change, records: AbstractSet[str]) -> bool:
    """Say whether a change names one of these records in one of its fields."""
    return bool(records) and not records.isdisjoint(records_named(change))


def turned(change: Change, others: Mapping[str, str]) -> Change:
    """Give a change as it is when other records are meant than it names; one whose key names such is about another entry, over nothing."""
    if change.kind == PAIR:
        return change
    fields = {code: turned_value(plain, others) for code, plain in change.fields.items()}
    if fields == change.fields:
        return change
    about = (key_id(change.kind, fields) if KINDS[change.kind].key else "") or change.record
    return Change.make(about, change.kind, fields, change.over if about == change.record else (), change.by, change.at, change.why)


def turned_value(plain: Plain, others: Mapping[str, str]) -> Plain:
    """Give a value that names records with the others that are meant."""
    if isinstance(plain, tuple):
        return tuple(sorted({others.get(one, one) for one in plain})) if not others.keys().isdisjoint(plain) else plain
    return others.get(plain, plain) if isinstance(plain, str) else plain
