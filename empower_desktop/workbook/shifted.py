"""Rows whose cells stand where those of another stood: cut and inserted elsewhere, pasted over others, moved up or down."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from empower_desktop.history.change import Plain
from empower_desktop.records import KINDS
from empower_desktop.workbook.contents import Edit

CLEAREST = 2
"""So many cells of a row must differ before it is taken for another by its day alone, for many meetings are called the same."""
_TAKEN = ("changed", "cleared")


def with_shifted(edits: Sequence[Edit], kind: str, stated: Mapping[str, Mapping[str, Plain]], seen: Collection[str]) -> list[Edit]:
    """Give the edits of a sheet, marked where its rows changed places with others against the ids.

    Such a row is called as another record was, which is called so no longer or is not `seen` on the sheet: that record is the candidate.
    """
    by_row: dict[str, dict[str, Edit]] = {}
    for edit in edits if not KINDS[kind].key else ():
        if edit.title and edit.sort not in ("missing", "unclear"):
            by_row.setdefault(edit.record, {})[edit.field] = edit
    found = _found(by_row, kind, stated, seen)
    concerned = {*found, *found.values()}
    return [
        replace(edit, sort="shifted", candidates=(found[edit.record],) if edit.record in found else ())
        if edit.record in concerned and edit.title and edit.sort in _TAKEN
        else edit
        for edit in edits
    ]


def shifted_to(edit: Edit) -> tuple[str, ...]:
    """Give the record that stands in the row of an edit now, where it changed places with that of another."""
    return edit.candidates if edit.sort == "shifted" else ()


def _found(
    by_row: Mapping[str, Mapping[str, Edit]], kind: str, stated: Mapping[str, Mapping[str, Plain]], seen: Collection[str]
) -> dict[str, str]:
    """Give the records in whose rows others stand now, each with the other; none stands in two rows."""
    now = {
        record: name
        for record, edits in by_row.items()
        if record in stated and (name := called(kind, {**stated[record], **{code: edit.after for code, edit in edits.items()}}))
    }
    renamed = {record for record, name in now.items() if name != called(kind, stated[record])}
    rows = [record for record in stated if record in renamed and _may_be_another(by_row[record], kind)]
    away: dict[tuple[Plain, ...], list[str]] = {}
    for record in stated if rows else ():
        if record in renamed or record not in seen:
            away.setdefault(called(kind, stated[record]), []).append(record)
    found: dict[str, str] = {}
    for record in rows:
        others = [other for other in away.get(now[record], ()) if other != record]
        if others:
            found[record] = others[0]
            away[now[record]].remove(others[0])
    return found


def called(kind: str, values: Mapping[str, Plain]) -> tuple[Plain, ...]:
    """Give by what a record is told from others of its kind: its day and its title; nothing where it has no title."""
    title = [values.get(code) for code in KINDS[kind].title_fields]
    day = [values.get(KINDS[kind].date_field)] if KINDS[kind].date_field else []
    return (*day, *title) if any(part is not None for part in title) else ()


def _may_be_another(edits: Mapping[str, Edit], kind: str) -> bool:
    altered = [edit for edit in edits.values() if edit.sort in _TAKEN]
    return bool(altered) and (len(altered) >= CLEAREST or altered[0].field in KINDS[kind].title_fields)
