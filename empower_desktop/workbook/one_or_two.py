"""Saying of a row of a workbook whether it is one thing with another record, without what reads or writes workbooks."""

from __future__ import annotations

from collections.abc import Iterator

from empower_desktop.history.change import Change, Plain, keyed_id
from empower_desktop.records.author import JOINABLE, PAIR


def one_thing_or_two(row: Change, other: str, *, same: bool) -> Iterator[Change]:
    """Say of a new row whether it is one thing with another record, where that can be said of its kind."""
    if row.kind in JOINABLE:
        first, second = sorted((row.record, other))
        fields: dict[str, Plain] = {"kind": row.kind, "one": first, "other": second, "same": same}
        yield Change.make(keyed_id(first, second), PAIR, fields, (), row.by, row.at, row.why)
