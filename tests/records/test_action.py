"""Commitments kept."""

from __future__ import annotations

from datetime import date

import pytest

from empower_desktop.records import Action
from empower_desktop.records.action import kept_on_time

DUE, LATE = date(2026, 2, 1), date(2026, 2, 2)


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ({"status": "selesai", "due_on": DUE, "done_on": DUE}, True),
        ({"status": "selesai", "due_on": DUE, "done_on": LATE}, False),
        ({"status": "berjalan", "due_on": DUE, "done_on": DUE}, False),
        ({"status": "selesai", "due_on": DUE}, False),
        ({"status": "selesai", "done_on": DUE}, False),
    ],
)
def test_a_commitment_is_kept_when_it_is_done_by_its_day(values, kept):
    assert kept_on_time(Action(id="a", **values)) is kept
