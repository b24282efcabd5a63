"""Which records somebody said are one thing, whether lists show them or they lie in the trash."""

from __future__ import annotations

from collections.abc import Iterable

from empower_desktop.records import SameAs
from empower_desktop.records.author import PAIR
from empower_desktop.store import OneOf, Row
from empower_desktop.workspace.workspace import Workspace


def ties_of(work: Workspace, records: Iterable[str]) -> list[Row]:
    """Give the answers that connect these records with anything."""
    wanted = OneOf(tuple(records))
    found = {row.id: row for code in SameAs.key for row in work.store.rows(PAIR, {code: wanted, "same": True})}
    return list(found.values())


def ends_of(tie: Row) -> tuple[str, str]:
    """Give the two records that an answer connects."""
    return str(tie.fields.get("one")), str(tie.fields.get("other"))


def one_thing(work: Workspace, record: str) -> set[str]:
    """Give all records that are connected with one, itself among them."""
    found = {record}
    while more := {end for tie in ties_of(work, found) for end in ends_of(tie)} - found:
        found |= more
    return found
