"""Makers of changes that every test of the history uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pytest

from empower_desktop.history.change import Change, Plain

Make = Callable[..., Change]


@pytest.fixture
def save() -> Make:
    """Make a change of the one meeting that most tests are about; the second counts its stamp."""

    def make(fields: Mapping[str, Plain], *over: Change, second: int = 1, kind: str = "meeting", record: int = 1, why: str = "") -> Change:
        return Change.make(
            record=f"01900000-0000-7000-8000-{record:012x}",
            kind=kind,
            fields=fields,
            over=_ids(over),
            by="01910000-0000-7000-8000-000000000001",
            at=f"2026-01-12T08:00:{second:02}.000Z/0000",
            why=why,
        )

    return make


def _ids(changes: Iterable[Change]) -> tuple[str, ...]:
    return tuple(change.id for change in changes)
