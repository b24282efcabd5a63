"""What a note takes over from what is known already: how many were at a meeting, what was counted the time before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from empower_desktop.records import Attendance, Meeting, Outcome
from empower_desktop.records.fields import Plain
from empower_desktop.store import Row
from empower_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Present:
    """How many were at a meeting, the unnamed too; `unknown` are those whose sex is not noted."""

    women: int = 0
    men: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """How many in all."""
        return self.women + self.men + self.unknown


def present_at(work: Workspace, meeting: str) -> Present:
    """Count who was at a meeting; nobody at one that is not here."""
    held = work.one(Meeting, meeting)
    if held is None:
        return Present()
    people = {noted.person for noted in work.where(Attendance, meeting=meeting) if noted.person and noted.presence == "hadir"}
    sexes = [row.fields.get("sex") for row in work.store.rows_by_id("person", people)]
    women, men = sexes.count("P"), sexes.count("L")
    return Present(women + (held.extra_female or 0), men + (held.extra_male or 0), len(people) - women - men)


def point_before(work: Workspace, record: str, ground: Mapping[str, Plain]) -> Row | None:
    """Give the newest count of the same measure, place and group before a day; None where there is none.

    `ground` holds indicator, area, group and date; without a day every other count is before. No place or no group is one too.
    """
    day = ground.get("date") or "9"
    same = work.store.rows(Outcome.kind, where={"indicator": ground.get("indicator")}) if ground.get("indicator") else []
    earlier = [
        row
        for row in same
        if row.id != record
        and all(row.fields.get(code) == ground.get(code) for code in ("area", "group"))
        and str(row.fields.get("date", "")) < str(day)
    ]
    return max(earlier, key=lambda row: (str(row.fields.get("date", "")), row.id), default=None)
