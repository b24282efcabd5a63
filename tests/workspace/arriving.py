"""A change that arrives as another program may have written it."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.history.change import Change, Plain

ONE = "11111111-1111-4111-8111-111111111111"
TWO = "22222222-2222-4222-8222-222222222222"
WHO = "99999999-9999-4999-8999-999999999999"


def came(
    work, kind: str, record: str, fields: Mapping[str, Plain], at: str = "2026-01-12T08:00:00.000Z/0000", over: tuple[str, ...] = ()
) -> str:
    """Let a change arrive as another program may have written it."""
    change = Change.make(record, kind, fields, over, WHO, at)
    work.store.append([change])
    return change.id
