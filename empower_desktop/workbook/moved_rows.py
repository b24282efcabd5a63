"""Rows that were cut and pasted onto an empty one, or whose hidden mark was spoiled: their record seems gone, and stands there still."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from empower_desktop.history.change import Plain
from empower_desktop.records import KINDS
from empower_desktop.workbook.asking import ANOTHER, MOVED, SAME
from empower_desktop.workbook.contents import Edit
from empower_desktop.workbook.ground import Ground, same_value
from empower_desktop.workbook.layout import shown_fields
from empower_desktop.workbook.new_rows import NewRow
from empower_desktop.workbook.proposing import Asked, Held
from empower_desktop.workbook.shifted import shifted_to

Title = tuple[str, str, tuple[Plain, ...]]


def moved_rows(ground: Ground, edits: Sequence[Edit], rows: Iterable[NewRow]) -> dict[NewRow, Edit]:
    """Give the rows of no known record that say the same as a row that vanished from their sheet, each with that; none stands for two."""
    by_title: dict[Title, list[NewRow]] = {}
    for row in rows:
        if row.record and row.values and not row.lacking and not KINDS[row.first.kind].key:
            by_title.setdefault(_title(row.first, row.values), []).append(row)
    found: dict[NewRow, Edit] = {}
    for edit in _gone(edits) if by_title else ():
        shown = ground.shown(edit.record)
        alike = by_title.get(_title(edit, shown), ()) if shown else ()
        for row in [row for row in alike if row not in found and _agrees(row, shown)][:1]:
            found[row] = edit
    return found


def _gone(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Give, as missing, what stands in no row any more: no known one at least."""
    found = {edit.record: edit for edit in edits if edit.sort in ("missing", "shifted")}
    elsewhere = {one for edit in edits for one in shifted_to(edit)}
    for edit in found.values():
        if edit.record not in elsewhere:
            yield edit if edit.sort == "missing" else Edit("missing", edit.sheet, edit.row, edit.kind, edit.record, title=edit.title)


def held_moved(moved: Mapping[NewRow, Edit], questions: Iterable[Asked]) -> dict[str, Held]:
    """Give the moved rows that are asked about, by the record that each would be if it were a new one."""
    asked = {each.record: each for each in questions if each.code == MOVED}
    return {
        row.record: Held(asked[former.record], {ANOTHER: row.record, SAME: former.record})
        for row, former in moved.items()
        if former.record in asked
    }


def _title(edit: Edit, values: Mapping[str, Plain]) -> Title:
    return edit.sheet, edit.kind, tuple([values.get(code) for code in KINDS[edit.kind].title_fields])


def _agrees(row: NewRow, shown: Mapping[str, Plain]) -> bool:
    """Say whether a row is called as the record is and contradicts none of its values; what is called nothing must say all of them."""
    is_called = any(code in row.values for code in KINDS[row.first.kind].title_fields)
    says_all = all(field.code in row.values for field in shown_fields(KINDS[row.first.kind]) if shown.get(field.code) is not None)
    return (is_called or says_all) and all(shown.get(code) is None or same_value(shown[code], plain) for code, plain in row.values.items())
