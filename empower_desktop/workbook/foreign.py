"""Somebody else's sheet as rows of texts, read in the child process."""

from __future__ import annotations

from empower_desktop.workbook.package import Package


def first_sheet(path: str, columns: int) -> list[list[str]]:
    """Give the filled rows of the first sheet that people see, of its first columns, as the file spells them."""
    with Package(path) as package:
        sheet = next((each for each in package.sheets if each.state == "visible"), package.sheets[0])
        rows = []
        for _, cells in package.rows(sheet):
            row = [""] * columns
            for cell in cells:
                if cell.column <= columns:
                    row[cell.column - 1] = cell.text
            rows.append(row)
    return rows
