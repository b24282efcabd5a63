"""Is everything in order: the file, the ledger, and the rows worked out from it."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from empower_desktop.errors import Place, Problem, Refusal
from empower_desktop.history.change import Change
from empower_desktop.language import P_
from empower_desktop.store import ledger, rows
from empower_desktop.store.database import damaged

_MOST_TOLD = 20


def faults(connection: sa.Connection, path: Path) -> list[Refusal]:
    """Tell what is wrong with a store, the file first; nothing is mended."""
    answers = connection.exec_driver_sql("PRAGMA integrity_check(10)").scalars().all()
    if answers != ["ok"]:
        return [damaged(path)]
    return [*_wrong_ids(connection), *_wrong_rows(connection)]


def _wrong_ids(connection: sa.Connection) -> list[Refusal]:
    found: list[Refusal] = []
    for _, change in ledger.every_change(connection):
        try:
            Change.read(_parts(change), change.id)
        except Problem as problem:
            found.append(Problem(problem.message, problem.code, Place(record=change.record)))
            if len(found) >= _MOST_TOLD:
                break
    return found


def _wrong_rows(connection: sa.Connection) -> list[Refusal]:
    wrong = rows.differing(connection)
    if not wrong:
        return []
    message = P_(
        "{n} row does not fit its history. Run the check with “rebuild”.",
        "{n} rows do not fit their history. Run the check with “rebuild”.",
        len(wrong),
    )
    return [Problem(message, "rows_differ", Place(record=wrong[0]))]


def _parts(change: Change) -> dict[str, object]:
    return {part: getattr(change, part) for part in ("record", "kind", "fields", "over", "by", "at", "why")}
