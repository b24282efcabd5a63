"""A workbook as Markdown that a person can review, read with openpyxl and so with other eyes than ours."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet


def grids(path: Path) -> dict[str, str]:
    """Give each sheet as a Markdown table, the empty columns left out."""
    return {sheet.title: grid(sheet) for sheet in load_workbook(path).worksheets}


def grid(sheet: Worksheet) -> str:
    """Give one sheet as a Markdown table."""
    state = "" if sheet.sheet_state == "visible" else f" ({sheet.sheet_state})"
    tables = "".join(f", table {name} {ref}" for name, ref in sheet.tables.items())
    lines = [f"# {sheet.title}{state}{tables}", ""]
    rows = [[said(cell.value) for cell in row] for row in sheet.iter_rows()]
    letters = [cell.column_letter for cell in sheet[1]] if rows else []
    filled = [place for place in range(len(letters)) if any(row[place] for row in rows)]
    lines += [marked(" ", [letters[place] for place in filled]), marked("---", ["---"] * len(filled))]
    lines += [marked(str(number), [row[place] for place in filled]) for number, row in enumerate(rows, 1) if any(row)]
    return "\n".join(lines) + "\n"


def marked(head: str, cells: list[str]) -> str:
    return f"| {head} | {' | '.join(cells)} |"


def said(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    text = "" if value is None else str(value)
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "⏎")
