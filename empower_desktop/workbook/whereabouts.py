"""Where in a workbook a record stands: the row that a person finds when they open the file."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from empower_desktop.workbook.contents import LOG, META
from empower_desktop.workbook.layout import DICTIONARY, RECORD_ID
from empower_desktop.workbook.locating import HEADER_WITHIN
from empower_desktop.workbook.package import Package, SheetPart


def rows_of_records(path: str, records: Sequence[str]) -> dict[str, int]:
    """Give the row of each of these records on its sheet, of those that stand on one; for the child process."""
    found: dict[str, int] = {}
    with Package(path) as package:
        for part in package.sheets:
            if part.name not in (DICTIONARY, LOG, META) and len(found) < len(records):
                found.update(_rows_on(package, part, set(records)))
    return found


def _rows_on(package: Package, part: SheetPart, wanted: Collection[str]) -> dict[str, int]:
    """Give the rows of records on one sheet, by its column `_id`."""
    found: dict[str, int] = {}
    column = 0
    for number, cells in package.rows(part):
        if column:
            text = next((cell.text for cell in cells if cell.column == column), "")
            if text in wanted:
                found.setdefault(text, number)
                if len(found) == len(wanted):
                    break
        elif number <= HEADER_WITHIN:
            column = next((cell.column for cell in cells if cell.text == RECORD_ID), 0)
        else:
            break
    return found
