"""Authority that moved: until when it is in force, and what is asked where that is in doubt."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from empower_desktop.records import Decision
from empower_desktop.records.authority import status_on

DAY = date(2026, 3, 12)
BEFORE, LATER = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("noted", "until", "stands"),
    [
        ("berlaku", None, "berlaku"),
        ("berlaku", DAY, "berlaku"),
        ("berlaku", BEFORE, "berakhir"),
        ("dijanjikan", BEFORE, "dijanjikan"),
        ("dicabut", LATER, "dicabut"),
        ("berakhir", None, "berakhir"),
        (None, BEFORE, None),
    ],
)
def test_authority_is_in_force_to_the_end_of_its_last_day(noted, until, stands):
    assert status_on(Decision(id="a", authority_status=noted, authority_until=until), DAY) == stands


def test_authority_that_ran_out_or_ended_on_no_day_that_has_come_is_asked_about_and_never_refused(village, today):
    def asked(status: str, until: date | None) -> list[tuple[str, str, str]]:
        moved = {"authority_kind": ("anggaran",), "authority_from": "pemdes", "authority_to": "kelompok"}
        record = village.add(Decision, 10 + len(village.records), **moved, authority_status=status, authority_until=until)
        return [(found.rule, found.level, found.field) for found in village.asked(record) if found.rule in ("in_force", "ended")]

    before, later = today - timedelta(days=1), today + timedelta(days=1)
    assert asked("berlaku", before) == [("in_force", "W", "authority_until")]
    assert asked("berlaku", today) == asked("berlaku", None) == asked("dijanjikan", before) == []
    assert asked("berakhir", None) == asked("berakhir", later) == [("ended", "W", "authority_until")]
    assert asked("berakhir", before) == asked("berakhir", today) == []
