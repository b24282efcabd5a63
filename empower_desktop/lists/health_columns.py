"""Lists that measure bodies, as a posyandu does: what they remark beside weights and heights is of health, and is not kept with anybody.

Source of the rule: records.md, person: by UU 27/2022 article 4 health data are of the specific kind, which no field here holds.
"""

from __future__ import annotations

from dataclasses import replace

from empower_desktop.lists.tables import Found
from empower_desktop.records.words import beginning


def leave_remarks_of_health(table: Found) -> None:
    """Take the remarks of a table with a column of measures for no remark of attendance; who chooses the column has them taken."""
    if not any(beginning("measured", column.heading)[0] for column in table.columns if not column.field):
        return
    for at, column in enumerate(table.columns):
        if column.field == "remark" and column.certainty not in ("chosen", "remembered"):
            table.columns[at] = replace(column, field="", certainty="none")
