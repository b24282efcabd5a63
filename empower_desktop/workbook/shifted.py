"""Rows whose cells stand where those of another stood: cut and inserted elsewhere, pasted over others, moved up or down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from empower_desktop.history.change import Plain
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Day
from empower_desktop.workbook.contents import Edit
from empower_desktop.workbook.ground import same_value
from empower_desktop.workbook.layout import shown_fields
from empower_desktop.workbook.typed_over import typed_over

CLEAREST = 2
"""So many cells of a row must differ before it is taken for another by its day alone, for many meetings are called the same."""
_TAKEN = ("changed", "cleared")


def with_shifted(edits: Sequence[Edit], kind: str, stated: Mapping[str, Mapping[str, Plain]], seen: Collection[str]) -> list[Edit]:
    """Give the edits of a sheet, marked where its rows changed places with others against the ids.

    Such a row says all that another record said or is called as that was, which does so no longer or is not `seen` on the sheet, or
    which a row that was pasted over agrees with better than with its own: that record is the candidate. It has none where a new row
    says what it said, or where something else was typed over all of it.
    """
    by_row: dict[str, dict[str, Edit]] = {}
    for edit in edits if not KINDS[kind].key else ():
        if edit.title and edit.sort not in ("missing", "unclear"):
            by_row.setdefault(edit.record, {})[edit.field] = edit
    for record in _put_off(by_row, kind, stated, seen):
        del by_row[record]
    found = _found(by_row, kind, stated, seen)
    concerned = {*found, *found.values()}
    rest = {record: row for record, row in by_row.items() if record not in concerned and _is_renamed(row, kind)}
    # Who was copied over others stands in a row of their own still.
    found |= _pasted_over({**rest, **_on_another_day(by_row, kind, stated, concerned)}, by_row, kind, stated)
    concerned |= {*found, *_said_anew(rest, edits, kind, stated), *typed_over(rest, kind, stated)}
    return [
        replace(edit, sort="shifted", candidates=(found[edit.record],) if edit.record in found else ())
        if edit.record in concerned and edit.title and (edit.sort in _TAKEN or _moved_along(edit, by_row, kind))
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
    now = {record: called(kind, _as_it_stands(stated[record], edits)) for record, edits in by_row.items() if record in stated}
    renamed = {record for record, name in now.items() if name != called(kind, stated[record])}
    found = _by_all_they_say(by_row, kind, stated, seen)
    rows = [record for record in stated if now.get(record) and record in renamed and record not in found]
    rows = [record for record in rows if _may_be_another(by_row[record], kind)]
    away: dict[tuple[Plain, ...], list[str]] = {}
    taken = {*found.values()}
    for record in stated if rows else ():
        if (record in renamed or record not in seen) and record not in taken:
            away.setdefault(called(kind, stated[record]), []).append(record)
    for record in rows:
        others = [other for other in away.get(now[record], ()) if other != record]
        if others:
            found[record] = others[0]
            away[now[record]].remove(others[0])
    return found


def _by_all_they_say(
    by_row: Mapping[str, Mapping[str, Edit]], kind: str, stated: Mapping[str, Mapping[str, Plain]], seen: Collection[str]
) -> dict[str, str]:
    """Give the records in whose rows all stands that another one said, each with that: by their names many cannot be told apart."""
    rows = [record for record in stated if record in by_row and _may_be_another(by_row[record], kind)]
    away: dict[tuple[object, ...], list[str]] = {}
    for record in stated if rows else ():
        if record in by_row or record not in seen:
            away.setdefault(_all_said(kind, stated[record]), []).append(record)
    found: dict[str, str] = {}
    for record in rows:
        if others := away.get(_all_said(kind, _as_it_stands(stated[record], by_row[record])), []):
            found[record] = others.pop(0)
    return found


def _put_off(
    by_row: Mapping[str, Mapping[str, Edit]], kind: str, stated: Mapping[str, Mapping[str, Plain]], seen: Collection[str]
) -> Collection[str]:
    """Give the records of which days alone were altered, all to later ones or all to earlier ones, as those of weekly meetings are.

    None of them is called like another one now, as it were where a row was pasted over the next.
    """
    fields = KINDS[kind].fields()
    rows = {record: [*row.values()] for record, row in by_row.items() if all(isinstance(fields[code], Day) for code in row)}
    days = [edit for row in rows.values() for edit in row]
    if any(edit.sort != "changed" or edit.before is None or edit.after is None for edit in days) or any(one not in seen for one in stated):
        return ()
    names = Counter(called(kind, _as_it_stands(said, by_row.get(record, {}))) for record, said in stated.items()) if rows else Counter()
    if any(names[called(kind, _as_it_stands(stated[record], by_row[record]))] > 1 for record in rows):
        return ()
    return rows if len({str(edit.after) > str(edit.before) for edit in days}) == 1 else ()


def _all_said(kind: str, values: Mapping[str, Plain]) -> tuple[object, ...]:
    """Give all that a row shows so that it can be compared; yes is not one."""
    return tuple([(plain.__class__, plain) for field in shown_fields(KINDS[kind]) for plain in [values.get(field.code)]])


def _on_another_day(
    by_row: Mapping[str, Mapping[str, Edit]], kind: str, stated: Mapping[str, Mapping[str, Plain]], concerned: Collection[str]
) -> dict[str, Mapping[str, Edit]]:
    """Give the rows in which more was altered than the day, and that one too: by it those are told apart that are called the same."""
    day = KINDS[kind].date_field
    rows = {record: row for record, row in by_row.items() if day in row and record in stated and record not in concerned}
    return {record: row for record, row in rows.items() if row[day].sort in _TAKEN and _may_be_another(row, kind)}


def _pasted_over(
    rows: Mapping[str, Mapping[str, Edit]], by_row: Mapping[str, Mapping[str, Edit]], kind: str, stated: Mapping[str, Mapping[str, Plain]]
) -> dict[str, str]:
    """Give the records over whose rows a copy of another was pasted, each with that: it differs less from the other than from its own."""
    by_name: dict[tuple[Plain, ...], list[str]] = {}
    for record in stated if rows else ():
        by_name.setdefault(called(kind, stated[record]), []).append(record)
    found: dict[str, str] = {}
    for record, edits in rows.items():
        now = _as_it_stands(stated[record], edits)
        name = called(kind, now)
        for other in by_name.get(name, ()) if name else ():
            # What was typed in the row of the other before or after it was copied makes it no other.
            there = stated[other], _as_it_stands(stated[other], by_row.get(other, {}))
            if other != record and min(_differing(kind, now, one) for one in there) < len(edits):
                found[record] = other
                break
    return found


def _differing(kind: str, one: Mapping[str, Plain], other: Mapping[str, Plain]) -> int:
    return sum(not same_value(one.get(field.code), other.get(field.code)) for field in shown_fields(KINDS[kind]))


def _said_anew(
    rows: Mapping[str, Mapping[str, Edit]], edits: Sequence[Edit], kind: str, stated: Mapping[str, Mapping[str, Plain]]
) -> Collection[str]:
    """Give the records that a new row is called like and contradicts nowhere, while their own row is called otherwise."""
    new: dict[int, dict[str, Plain]] = {}
    for edit in edits if rows else ():
        if not edit.title and edit.after is not None:
            new.setdefault(edit.row, {})[edit.field] = edit.after
    by_name: dict[tuple[Plain, ...], list[Mapping[str, Plain]]] = {}
    for said in new.values():
        if name := called(kind, said):
            by_name.setdefault(name, []).append(said)
    return [
        record
        for record in rows
        if any(
            all(stated[record].get(code) is None or same_value(stated[record][code], plain) for code, plain in said.items())
            for said in by_name.get(called(kind, stated[record]), ())
        )
    ]


def _as_it_stands(stated: Mapping[str, Plain], edits: Mapping[str, Edit]) -> dict[str, Plain]:
    return {**stated, **{code: edit.after for code, edit in edits.items()}}


def called(kind: str, values: Mapping[str, Plain]) -> tuple[Plain, ...]:
    """Give by what a record is told from others of its kind: its day and its title; nothing where it has no title."""
    title = [values.get(code) for code in KINDS[kind].title_fields]
    day = [values.get(KINDS[kind].date_field)] if KINDS[kind].date_field else []
    return (*day, *title) if any(part is not None for part in title) else ()


def _is_renamed(edits: Mapping[str, Edit], kind: str) -> bool:
    titles = [edits[code] for code in KINDS[kind].title_fields if code in edits]
    return bool(titles) and all(edit.sort in _TAKEN for edit in titles)


def _moved_along(edit: Edit, by_row: Mapping[str, Mapping[str, Edit]], kind: str) -> bool:
    """Say whether a cell whose column seems sorted alone moved with the rest of its row, as sexes do that stand by turns."""
    return edit.sort == "moved" and _is_renamed(by_row[edit.record], kind)


def _may_be_another(edits: Mapping[str, Edit], kind: str) -> bool:
    altered = [edit for edit in edits.values() if edit.sort in _TAKEN]
    return bool(altered) and (len(altered) >= CLEAREST or altered[0].field in KINDS[kind].title_fields)
