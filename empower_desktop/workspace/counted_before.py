"""What was counted the time before: of the same measure, in the same place and group."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.records import Outcome
from empower_desktop.records.fields import Plain
from empower_desktop.store import Row
from empower_desktop.workspace.workspace import Workspace


def counted_before(work: Workspace, record: str, ground: Mapping[str, Plain]) -> Row | None:
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
