"""What of a list was not taken: named with its reason, so that nobody searches for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from empower_desktop.language import N_, Message
from empower_desktop.lists.closing_rows import PLACE_AND_DAY
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.day_words import DAYS
from empower_desktop.lists.decrees import decree_over
from empower_desktop.lists.grid import Cell, Sheet, range_name
from empower_desktop.lists.group_heads import schedule_over
from empower_desktop.lists.head_places import LEVELS
from empower_desktop.lists.headers import heads_table, segments
from empower_desktop.lists.heads import Head, Said
from empower_desktop.lists.mark_keys import key_cells
from empower_desktop.lists.tables import Found
from empower_desktop.lists.understood import OF_EVENTS, OF_WHO_CAME
from empower_desktop.records.words import beginning, plain

_LABELLED = re.compile(r"\s*[^:]{0,40}:\s*\S")
_DOTS = re.compile(r"[.…_]{4,}")
_NEAR, _PLACE = 4, 3
"""Rows at most between two of one block, and words at most in the name of the place where a list was signed."""
_SIGNED = "ttd"
"""Stands for the signature of somebody in a list, and not for one below it."""
_OF_MINUTES = ("nth", "chair", "note_taker", "invited")
_OF_TRAININGS = ("trainer", "hours", "topic", "method", "date_end", "materials")
"""What the head of a list may say that only minutes, or trainings, have fields for."""
_TERM = re.compile(r"\b(?:periode|masa\s+(?:bh?akti|jabatan))\b\W{0,4}\d{4}|^\d{4}\W{1,4}\d{4}$", re.IGNORECASE)
"""The years for which people hold office, `MASA BAKTI 2026 - 2031`, over a list or behind its label."""
_SKIPPED: dict[str, Message] = {
    "total": N_("Total"),
    "part of total": N_("Total"),
    "average": N_("Average"),
    "numbers": N_("Numbers that are of nobody on the list"),
    "section": N_("Heading of a part"),
    "column numbers": N_("Numbers of the columns"),
    "header again": N_("Heading again"),
    "no name": N_("A row without a name"),
    "note": N_("Note"),
    "hidden": N_("Hidden row"),
    "struck out": N_("Struck out"),
    "another day": N_("People of another day"),
}
_OF_FORM = ("total", "part of total", "average", "column numbers", "header again")


def leave_the_rest(context: Context, parts: Sequence[Part], others: Sequence[Part]) -> None:
    """Note the rows and cells that no record came from: totals, sections, signatures, notes, sheets without a table."""
    asking = context.asking
    taken_from = {(draft.sheet, cell) for draft in context.drafts.values() for cell in draft.cells.values()}
    for part in parts:
        for row, why in part.table.skipped.items():
            is_heading_of_some = any((part.sheet, cell.name) in taken_from for cell in part.table.sheet.by_row.get(row, ()))
            if why in _SKIPPED and not (why == "section" and is_heading_of_some):
                where = range_name(row, part.table.left, row, part.table.right)
                asking.leave(part.sheet, where, _SKIPPED[why], of_form=why in _OF_FORM)
        _columns(context, part)
    _lines_below_titles(context, parts, [part.table for part in others])
    for sheet in context.listing.sheets:
        tables = [part.table for part in (*parts, *others) if part.sheet == sheet.name]
        if not tables and not sheet.hidden and sheet.cells:
            rows, columns = [row for row, _ in sheet.cells], [column for _, column in sheet.cells]
            where = range_name(min(rows), min(columns), max(rows), max(columns))
            if not any((left.sheet, left.cell) == (sheet.name, where) for left in asking.left):  # a sheet of another kind says so itself
                asking.leave(sheet.name, where, N_("No table of people"))
        elif any(table.rows for table in tables):
            # Minutes have text all around their tables.
            is_text = context.kind == "meeting"
            read = {where for part in parts if part.sheet == sheet.name for where in part.head.read}
            end = max(table.bottom for table in tables) if is_text else _first(sheet, tables) - 1 if read else 0
            below = sheet.last_row if is_text else min(table.bottom for table in tables)
            heads = {where for where in read if where[0] <= end or where[0] > below} | _told(parts, sheet)
            heads |= key_cells(sheet, tables) if context.kind in OF_WHO_CAME else set()
            rest = [
                cell
                for where, cell in sheet.cells.items()
                if (cell.row > end or not (is_text or where in read))
                and where not in heads
                and not any(table.holds(cell.row, cell.column) for table in tables)
            ]
            _blocks(context, sheet, rest)


def _lines_below_titles(context: Context, parts: Sequence[Part], others: Sequence[Found]) -> None:
    """Note lines below the title of what was held that may belong to it, and may not; those of tables left out are named there."""
    heads = [part for part in parts if context.kind in OF_WHO_CAME]
    lines = {(part.sheet, said.cell): _why_unused(part.head, said) for part in heads for said in part.head.unused}
    for (sheet, cell), why in lines.items():
        if not any(each.sheet.name == sheet and each.holds(cell.row, cell.column) for each in others):
            context.asking.leave(sheet, cell.name, why)
    for part in parts if context.kind != "meeting" else ():
        no_field = {*_OF_MINUTES, *(() if part.owner_kind == "training" else _OF_TRAININGS)}
        cells = [said.cell.name for code, said in part.head.keys.items() if code in no_field]
        decree = decree_over(part.head) if context.kind == "membership" and part.group else None
        unread = (line.cell for line in part.head.lines if _is_unread(part, line))
        cells += [cell.name for cell in unread if decree is None or cell is not decree.cell]
        cells += [said.cell.name] if not part.group and (said := schedule_over(part.head)) is not None else []
        cells += _captions(part) if context.kind not in OF_EVENTS else []
        cells += _of_decree(part) if context.kind == "membership" else []
        context.asking.leave(part.sheet, cells, N_("A line over the list for which there is no field"))


def _captions(part: Part) -> list[str]:
    """Give the cell of a line right over the headings, below others, of which nothing was read: `Kader Tani` over one of several tables."""
    over = min(part.table.header_rows, default=0) - 1
    lines = [said for said in part.head.unknown if said.cell.row == over and said.cell is not part.head.lines[0].cell]
    return [said.cell.name for said in lines if not (DAYS.search(said.cell.text) or _TERM.search(said.cell.text))]


def _why_unused(head: Head, said: Said) -> Message:
    """Give why a line below a title is told: nothing of it was taken, or its day, time or place and not these words."""
    taken = (head.day, head.times, head.key("venue"), *head.days)
    if any(each is not None and each.cell is said.cell for each in taken):
        return N_("Of this line: {words}", words=said.text)
    return N_("A line below the title, which was not taken as part of it")


def _of_decree(part: Part) -> list[str]:
    """Give the cells that say by which decree, of which day, and for which years people hold office."""
    number, day, years = (part.head.key(code) for code in ("doc_no", "date", "month"))
    said = [number, day if number is not None else None, years if years is not None and _TERM.search(years.text) else None]
    return [each.cell.name for each in (*said, *part.head.lines) if each is not None and (each in said or _TERM.search(each.text))]


def _is_unread(part: Part, line: Said) -> bool:
    """Say whether a line over a list answers a label that nobody knows, `PJ : Umi` or `Usaha | : | Ternak`, and nothing of it was read."""
    head = part.head
    stands_behind = part.table.sheet.text(line.cell.row, line.cell.column - 1).endswith(":") or line.text.startswith(":")
    is_answer = bool(_LABELLED.match(line.text)) or (stands_behind and bool(plain(line.text)))
    taken = (head.title, head.group, head.day, head.hours, head.times, head.of_form, *head.days, *head.unused, *head.keys.values())
    is_read = any(each is not None and each.cell is line.cell for each in taken)
    return is_answer and not is_read and not LEVELS.search(line.text)


def _told(parts: Sequence[Part], sheet: Sheet) -> set[tuple[int, int]]:
    """Give the cells that say what was held, by whom and when, wherever they stand above a table."""
    heads = [part.head for part in parts if part.sheet == sheet.name]
    said = (each for head in heads for each in (head.title, head.group, head.day) if each is not None)
    return {(each.cell.row, each.cell.column) for each in said}


def _first(sheet: Sheet, tables: Sequence[Found]) -> int:
    """Give the row in which tables begin: of one whose headings stand too far above its rows nothing was taken either."""
    top = min(table.top for table in tables)
    above = (row for row in sheet.by_row if row < top and any(heads_table(sheet, row, *run) for run in segments(sheet, row)))
    return min(above, default=top)


def _columns(context: Context, part: Part) -> None:
    for row in part.table.rows:
        for each in part.table.headings:
            cell = part.table.sheet.cell(row, each.column)
            if cell is not None and cell.comment:
                context.asking.leave(part.sheet, cell.name, N_("Comment on a cell: {text}", text=cell.comment[:80]))
    remark = part.table.column("remark")
    if remark and (context.kind not in ("attendance", "meeting") or not part.table.column("name")):
        filled = [row for row in part.table.rows if part.table.sheet.text(row, remark)]
        if filled:
            context.asking.leave(part.sheet, range_name(filled[0], remark, filled[-1], remark), N_("Remarks, for which there is no field"))


def _blocks(context: Context, sheet: Sheet, cells: Sequence[Cell]) -> None:
    """Note what stands below and beside the tables, near rows together; what stands over signatures is none of them."""
    block: list[Cell] = []
    signed = 0
    for row in sorted({cell.row for cell in cells}):
        begun = [cell for cell in cells if cell.row == row]
        begins_to_sign = not signed and any(map(_signs, begun))
        if block and (begins_to_sign or row - block[-1].row > _NEAR):
            _block(context, sheet, block)
            block, signed = [], 0
        signed = signed or begins_to_sign
        block += begun
    if block:
        _block(context, sheet, block)


def _block(context: Context, sheet: Sheet, block: Sequence[Cell]) -> None:
    is_note = any(beginning("closing", cell.text)[1] == "note" for cell in block)
    signed = any(map(_signs, block))
    why = N_("Signatures") if signed else N_("Note") if is_note else N_("Outside the tables")
    columns = [cell.column for cell in block]
    context.asking.leave(sheet.name, range_name(block[0].row, min(columns), block[-1].row, max(columns)), why, of_form=signed)


def _signs(cell: Cell) -> bool:
    """Say whether a cell belongs to those who sign: an office, a place and day, dots to sign on."""
    is_signed = plain(cell.text) != _SIGNED and beginning("closing", cell.text)[1] == "signature"
    is_place_and_day = bool(PLACE_AND_DAY.match(cell.text)) and 0 < len(DAYS.sub(" ", cell.text).split()) <= _PLACE
    return is_signed or is_place_and_day or bool(_DOTS.search(cell.text))
