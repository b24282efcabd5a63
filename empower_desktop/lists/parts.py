"""The tables of a file that are to be taken, each with the head that belongs to it and what its columns hold."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from empower_desktop.language import N_, P_, Message
from empower_desktop.lists.closing_rows import PLACE_AND_DAY
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.days import year_in
from empower_desktop.lists.dittos import fill_dittos
from empower_desktop.lists.errors import take_out_errors
from empower_desktop.lists.grid import Cell, Sheet, column_of, range_name
from empower_desktop.lists.headings import PRIVATE, TAKEN, TARGETS
from empower_desktop.lists.headless import headless_tables
from empower_desktop.lists.heads import Head, read_head
from empower_desktop.lists.heads_of_minutes import of_their_head
from empower_desktop.lists.health_columns import leave_remarks_of_health
from empower_desktop.lists.latecomers import ask_of_latecomers
from empower_desktop.lists.minutes import texts_of
from empower_desktop.lists.named_things import may_list_people
from empower_desktop.lists.next_days import end_at_next_days
from empower_desktop.lists.once_over import fill_below_people
from empower_desktop.lists.own_titles import titled_in_own_words
from empower_desktop.lists.part_headings import take_out_part_headings
from empower_desktop.lists.said_days import days_said, is_another_day, is_of_another, rows_of
from empower_desktop.lists.savings import take_days_of_rows
from empower_desktop.lists.scores import take_only_mark, take_satisfaction
from empower_desktop.lists.shared_heads import with_place, with_shared
from empower_desktop.lists.sibling_sheets import complete_from_siblings
from empower_desktop.lists.surnames import join_surnames
from empower_desktop.lists.tables import Found, rows_over
from empower_desktop.lists.two_fields import tell_halves_apart
from empower_desktop.lists.understood import OF_EVENTS, OF_MEMBERS, OF_TRAININGS, OF_WHO_CAME, Chosen, Column, Option
from empower_desktop.lists.unsaid_savings import take_unsaid_savings
from empower_desktop.lists.whose import ask_whose
from empower_desktop.records.words import beginning, meaning, plain

_NOBODY: Chosen = {}

Remembered = Callable[[str], Mapping[str, str]]
"""Gives, for the shape of a table, the field that each of its headings was said to hold before."""


def nothing_remembered(shape: str) -> Mapping[str, str]:
    """Remember no mapping."""
    return _NOBODY


def parts_of(context: Context, mapping: Chosen, remembered: Remembered) -> tuple[list[Part], list[Part]]:
    """Give the tables to be taken with their heads, and those that list something else."""
    parts: list[Part] = []
    others: list[Part] = []
    found = {sheet.name: context.surveyed.tables(sheet) for sheet in context.listing.sheets}
    if not any(found.values()) and not (context.kind == "meeting" and texts_of(context.listing)):
        found = headless_tables(context, mapping)
    named = [table for tables in found.values() for table in tables if table.column("name")]
    is_only = len(named) == 1 or (context.kind == "membership" and all(_is_of_committee(table, False) for table in named))
    for sheet in context.listing.sheets:
        tables = found.get(sheet.name, [])
        if not tables or not is_seen(context, sheet):
            continue
        first: Head | None = None
        for at, table in enumerate(tables):
            say_what_columns_hold(context, table, mapping, remembered)
            leave_remarks_of_health(table)
            if context.kind in OF_TRAININGS:
                take_only_mark(table)
                take_satisfaction(table)
            head = _head(context, sheet, tables, at, first)
            first = first or head
            if not may_list_people(context, table):
                continue
            if context.kind in ("contribution", "membership"):
                take_unsaid_savings(context, table, head)
            is_wanted = _is_wanted(context.kind, table, is_only)
            if is_wanted:
                _prepare(context, table, head)
            (parts if is_wanted else others).append(Part(table, head, year_of(head, sheet)))
    if context.kind in OF_EVENTS:
        end_at_next_days(context, parts, others)
        ask_of_latecomers(context, parts)
    complete_from_siblings(context, parts)
    return parts, others


def _prepare(context: Context, table: Found, head: Head) -> None:
    """Let each row of a table say by itself what its list says once for several of them."""
    take_out_part_headings(context, table)
    ask_whose(context, table)
    take_out_errors(context, table, ("name",))  # of a name that is none its row says so
    fill_dittos(context, table)
    tell_halves_apart(context, table)
    join_surnames(table)
    if context.kind == "contribution":
        take_days_of_rows(context, table)
    fill_below_people(context, table, TAKEN[context.kind], head.group.text if head.group else "")


def is_seen(context: Context, sheet: Sheet) -> bool:
    """Say whether a sheet is taken; of one that its maker hid that is asked."""
    if not sheet.hidden:
        return True
    first = min(sheet.cells)
    message = N_("The sheet {sheet} is hidden, perhaps a draft. Take it too?", sheet=sheet.name)
    options = (Option("leave", N_("Leave it")), Option("take", N_("Take it")))
    where = range_name(*first, *first)
    taken = context.asking.ask("hidden_sheet", sheet.name, where, message, options, "leave") == "take"
    if not taken:
        context.asking.leave(sheet.name, _whole(sheet), N_("Hidden sheet"))
    return taken


def _whole(sheet: Sheet) -> str:
    rows, columns = [key[0] for key in sheet.cells], [key[1] for key in sheet.cells]
    return range_name(min(rows), min(columns), max(rows), max(columns))


def shape_of(table: Found) -> str:
    """Give what tells one form of list from another: its headings, in whatever order."""
    return hashlib.sha256("\n".join(sorted(plain(each.words) for each in table.headings)).encode()).hexdigest()[:32]


def say_what_columns_hold(
    context: Context, table: Found, mapping: Chosen, remembered: Remembered, targets: Collection[str] = TARGETS
) -> None:
    """Let what a person said, or said of the last list of this shape, go before the headings; ask about hidden columns."""
    before = {heading: field for heading, field in remembered(shape_of(table)).items() if not field or field in targets}
    for at, column in enumerate(table.columns):
        if column.field in PRIVATE:  # nobody can ask for an identity number
            continue
        chosen = _chosen(table, column, mapping)
        if chosen is not None:
            table.columns[at] = replace(column, field=chosen, certainty="chosen")
        elif (kept := before.get(plain(column.heading))) is not None and kept != column.field:
            table.columns[at] = replace(column, field=kept, certainty="remembered")
    taken = {column.field for column in table.columns if column.certainty in ("chosen", "remembered")}
    for at, column in enumerate(table.columns):
        if column.field in taken - {"session", "savings", ""} and column.certainty not in ("chosen", "remembered"):
            table.columns[at] = replace(column, field="", certainty="none")
    for at, column in enumerate(table.columns):
        number = table.headings[at].column
        if number in table.sheet.hidden_columns and column.field in targets:
            message = N_("The column “{heading}” is hidden. Take it?", heading=column.heading)
            options = (Option("take", N_("Take it")), Option("leave", N_("Leave it")))
            where = range_name(*(table.headings[at].top_row or 1, number) * 2)
            if context.asking.ask("hidden_column", table.sheet.name, where, message, options, "take") != "take":
                table.columns[at] = replace(column, field="", why_not="hidden")
    _ask_of_rows(context, table)


def _ask_of_rows(context: Context, table: Found) -> None:
    """Ask about rows that their maker hid, and about names struck out: those may not have come after all."""
    hidden = [row for row in table.rows if row in table.sheet.hidden_rows]
    if hidden:
        message = P_("{n} row is hidden. Take it too?", "{n} rows are hidden. Take them too?", len(hidden))
        where = f"A{hidden[0]}" if len(hidden) == 1 else f"A{hidden[0]}:A{hidden[-1]}"
        _leave_unless_taken(context, table, hidden, "hidden", ("hidden_row", where, message))
    # Of a member it is asked since when, and what somebody paid was paid.
    named = {} if context.kind in OF_MEMBERS else {row: table.cell(row, "name") for row in table.rows}
    struck = {row: cell for row, cell in named.items() if cell is not None and cell.struck}
    if struck:
        names = ", ".join(cell.text for cell in [*struck.values()][:6])
        message = P_(
            "{n} name is struck out: {names}. Take it too?", "{n} names are struck out: {names}. Take them too?", len(struck), names=names
        )
        where = ",".join(cell.name for cell in struck.values())
        _leave_unless_taken(context, table, [*struck], "struck out", ("struck_out", where, message))


def _leave_unless_taken(context: Context, table: Found, rows: Sequence[int], why: str, asked: tuple[str, str, Message]) -> None:
    options = (Option("take", N_("Take them")), Option("leave", N_("Leave them")))
    code, where, message = asked
    if context.asking.ask(code, table.sheet.name, where, message, options) != "take":
        table.rows = [row for row in table.rows if row not in rows]
        table.skipped.update(dict.fromkeys(rows, why))


def _chosen(table: Found, column: Column, mapping: Chosen) -> str | None:
    for key, field in mapping.items():
        sheet, _, letters = key.rpartition("!")
        if column_of(letters) and letters.upper() == column.letters and sheet in ("", table.sheet.name):
            return field
        if plain(key) == plain(column.heading) and plain(key):
            return field
    return None


def _head(context: Context, sheet: Sheet, tables: Sequence[Found], at: int, first: Head | None) -> Head:
    """Read the head of a table: what stands over it, or over the first of its sheet where nothing of its own does."""
    table = tables[at]
    top = min(table.header_rows, default=table.top)
    before = max((other.bottom for other in tables[:at] if other.bottom < top), default=0)
    titled = [tables[0], *([table] if at and _is_titled_otherwise(table, tables[at - 1]) else ())]
    rest = [cell for cell in sheet.cells.values() if not any(_inside(other, cell, titled) for other in tables)]
    above = [cell for cell in rest if before < cell.row < top]
    if context.kind != "meeting" and (own := _own_head(table, tables, above)) is not None:
        return own if first is None else with_shared(own, first)
    if first is None:
        beside = context.kind == "meeting" or (
            len(tables) > 1 and tables[1].header_rows[:1] <= (top + 30,) and tables[1].left > table.right
        )
        bottom = sheet.last_row if beside and context.kind == "meeting" else top - 1
        over = [cell for cell in rest if cell.row <= bottom]
        head = read_head(of_their_head(over) if context.kind == "meeting" else over)
        return titled_in_own_words(head) if context.kind in OF_WHO_CAME else head
    if context.kind == "meeting":
        return first
    own = read_head([cell for cell in above if not PLACE_AND_DAY.match(cell.text) or days_said([cell])])
    if own.title is not None or own.group is not None:
        return with_place(own, first)
    return with_shared(own, first) if is_another_day(rows_of(above), rows_over(tables[at - 1])) else first


def _own_head(table: Found, tables: Sequence[Found], above: Sequence[Cell]) -> Head | None:
    """Give what stands over the columns of one of several tables side by side; None unless each of them has its own day, title or group."""
    beside = sorted((other for other in tables if other.top <= table.bottom and table.top <= other.bottom), key=lambda each: each.left)
    ends = [*(other.left for other in beside[1:]), 0]
    over = [
        [cell for cell in above if (other.left <= cell.column or other is beside[0]) and (cell.column < end or not end)]
        for other, end in zip(beside, ends, strict=True)
    ]
    heads = [read_head(cells) for cells in over]
    days = [any(days_said(row) for row in rows_of(cells)) for cells in over]
    own = (days, *([getattr(head, name) for head in heads] for name in ("title", "group")))
    return heads[beside.index(table)] if len(beside) > 1 and any(all(said) for said in own) else None


def _is_titled_otherwise(table: Found, before: Found) -> bool:
    """Say whether what stands right over a table is the title, or the day, of something else than the table over it."""
    return table.caption_row > before.bottom and is_of_another([table.sheet.by_row.get(table.caption_row, ())], [*rows_over(before)])


def _inside(table: Found, cell: Cell, titled: Sequence[Found]) -> bool:
    if cell.row == table.caption_row and any(table is each for each in titled):  # a title may stand right over its table
        return False
    return table.holds(cell.row, cell.column)


def year_of(head: Head, sheet: Sheet) -> int:
    """Give the year that the head or the name of a sheet names, 0 for none."""
    for said in head.lines:
        if year := year_in(said.text):
            return year
    said_year = head.key("year", "month")
    return year_in(said_year.text) if said_year else year_in(sheet.name)


def _is_wanted(kind: str, table: Found, is_only: bool) -> bool:
    """Say whether a table lists what the file is imported as; the only one, or a roll, may have a column `Seksi` and be no committee.

    Where all tables of a roll are of a committee, `PENGURUS HARIAN` and `SEKSI-SEKSI`, these are its members.

    A committee that signs the list of a meeting was there as well.
    """
    if table.column("what") and not table.column("name"):
        return kind == "meeting"
    if not table.column("name"):
        return False
    if table.column("loan") and not table.columns_with("savings"):
        return kind == "contribution"
    if kind == "contribution":
        return bool(table.column("loan") or table.columns_with("savings"))
    if kind in ("attendance", "meeting") and any(table.columns_with(each) for each in ("signed", "presence", "session")):
        return True
    committee = any(column.field == "task" for column in table.columns) and not is_only and kind != "membership"
    return not committee and (not _is_of_committee(table, is_only) or (kind == "membership" and is_only))


def _is_of_committee(table: Found, is_only: bool) -> bool:
    """Say whether what stands over a table, or else the name of one sheet of several, says that it lists committee or speakers."""
    return (second_kind(table) or ("" if table.caption or is_only else meaning("second_table", table.sheet.name))) == "committee"


def second_kind(table: Found) -> str:
    """Give what a table lists besides what is wanted, as its caption says."""
    bare = re.sub(r"^\s*(?:[IVX]{1,4}|[A-Z]|\d)\s*[.)]\s*", "", table.caption)
    return beginning("second_table", bare)[1]
