"""A list understood as a whole: its sheets and tables, what they are of, and what is asked before it is believed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_, P_
from empower_desktop.lists.context import Context, FindArea, Part, across
from empower_desktop.lists.corrections import take_corrections
from empower_desktop.lists.days import Clues, read_cell
from empower_desktop.lists.events import make_group, make_meeting, make_training
from empower_desktop.lists.grid import Cell, Listing, Sheet, range_name
from empower_desktop.lists.headings import FOR_NOTHING, PRIVATE, WITHOUT_FIELD
from empower_desktop.lists.heads import read_head
from empower_desktop.lists.leftovers import leave_the_rest
from empower_desktop.lists.minutes import read_actions, read_agenda, read_decisions, read_leaders, sections_of
from empower_desktop.lists.names import read_name
from empower_desktop.lists.parts import Remembered, is_said, nothing_remembered, parts_of, second_kind, shape_of, texts_of
from empower_desktop.lists.people import Somebody, read_people
from empower_desktop.lists.questions import LEAVE, Asking
from empower_desktop.lists.rolls import ROLLS, make_people
from empower_desktop.lists.sameness import tell_apart
from empower_desktop.lists.tables import Found, bare_table
from empower_desktop.lists.understood import LISTS, Answers, Chosen, Option, Row, Table, Understood
from empower_desktop.lists.words import longest

_AS_OF = re.compile(r"^\s*(?:keadaan|data|kondisi|posisi)?\s*(?:per|pada)\s*(?:tanggal|tgl\.?)?\s*:?\s*(.+)$", re.IGNORECASE)
_NOTHING: Chosen = {}


def understand(
    listing: Listing,
    kind: str,
    today: date,
    find_area: FindArea,
    mapping: Chosen = _NOTHING,
    answers: Answers = _NOTHING,
    remembered: Remembered = nothing_remembered,
) -> Understood:
    """Understand a list as a kind of `LISTS`; a Problem says that there is no table in it.

    What is not certain is left out and asked; an answer, by the question's id, puts it in.
    """
    if kind not in LISTS:
        raise Problem(N_("A list is taken as one of: {kinds}.", kinds=", ".join(LISTS)), "unknown_kind", Place(listing.file))
    asking = Asking(listing.fingerprint, answers, today)
    context = Context(listing, kind, asking, Clues(), today, find_area)
    for sheet in listing.sheets:
        for cell in sheet.cells.values():
            context.clues.learn(cell.text if cell.kind == "text" else "")
    parts, others = parts_of(context, mapping, remembered)
    if not parts and kind == "meeting":
        parts = [_part_of_text(sheet) for sheet in texts_of(listing)]
    if not parts and any(ask.code == "no_heading" for ask in asking.asks.values()):
        return Understood(kind, listing.fingerprint, asks=tuple(asking.asks.values()))
    if not parts:
        message = N_(
            "No table of people was found in {file}. Put the heading “Nama” over the names, or say which column holds them (--map name=B).",
            file=listing.file,
        )
        raise Problem(message, "no_table", Place(listing.file))
    _say_private(context, [*parts, *others])
    people = _take(context, parts)
    _second_tables(context, parts, others)
    leave_the_rest(context, parts, others)
    tables = tuple(_table(part, context.kind, True) for part in parts) + tuple(_table(part, "", False) for part in others)
    rows = tuple(_rows(context, people))
    return Understood(kind, listing.fingerprint, tables, rows, context.entries(), tuple(asking.asks.values()), tuple(asking.left))


def _part_of_text(sheet: Sheet) -> Part:
    """Give the head of minutes that have no table."""
    return Part(bare_table(sheet), read_head([cell for cell in sheet.cells.values() if is_said(cell)]))


def _rows(context: Context, people: Sequence[Somebody]) -> Iterator[Row]:
    """Give each row that was taken with the records that it speaks of."""
    of: dict[str, list[str]] = {}
    for draft in context.drafts.values():
        if draft.kind == "action":
            yield Row(draft.sheet, draft.row, "", (draft.name,))
        elif "person" in draft.links:
            of.setdefault(draft.links["person"], []).append(draft.name)
    for one in people:
        person = f"person:{one.key}"
        yield Row(one.part.sheet, one.row, one.letter, (person, *of.get(person, ())))


def _say_private(context: Context, parts: Sequence[Part]) -> None:
    """Say once for each sheet which columns of identity numbers were dropped."""
    by_sheet: dict[str, list[str]] = {}
    for part in parts:
        for at, column in enumerate(part.table.columns):
            if column.field in PRIVATE:
                heading = part.table.headings[at]
                row = heading.top_row or min(part.table.rows)
                by_sheet.setdefault(part.sheet, []).append(f"{column.letters}{row}")
    columns = {(part.sheet, column.letters) for part in parts for column in part.table.columns if column.field in PRIVATE}
    for sheet, dropped in context.listing.dropped.items():
        loose = [cell for cell in dropped if (sheet, cell.rstrip("0123456789")) not in columns]
        if loose:
            message = N_("A number as long as an identity number was taken out of the text: such numbers are never kept.")
            context.asking.say("nik_dropped", sheet, ",".join(loose[:20]), message)
    for sheet, cells in by_sheet.items():
        message = P_(
            "{n} column of identity or account numbers was not taken: such numbers are never kept.",
            "{n} columns of identity or account numbers were not taken: such numbers are never kept.",
            len(cells),
        )
        context.asking.say("nik_dropped", sheet, ",".join(cells), message)


def _take(context: Context, parts: Sequence[Part]) -> list[Somebody]:
    """Make the records of all tables; people first, since two tables may speak of one person."""
    read: list[tuple[Part, list[Somebody]]] = []
    for part in parts:
        make_group(context, part)
        _when(context, part)
        take_corrections(context, part)
        if part.table.column("name"):
            read.append((part, read_people(context, part)))
    people = [one for _, some in read for one in some]
    tell_apart(context, people)
    make_people(context, people)
    if context.kind == "meeting":
        _minutes(context, parts, people)
    for part, some in read:
        _say_without_field(context, part)
        ROLLS[context.kind](context, part, some)
    if context.kind == "meeting":
        for part in parts:
            if not part.table.column("name"):
                read_actions(context, part)
    return people


def _when(context: Context, part: Part) -> None:
    """Make what was held, and find the day that ages are counted from."""
    kind = context.kind
    if kind in ("attendance", "meeting") and not part.table.columns_with("session"):
        make_meeting(context, part)
    elif kind in ("participation", "training"):
        make_training(context, part)
    if not part.day:
        for cell in part.table.sheet.cells.values():
            found = _AS_OF.match(cell.text) if cell.kind == "text" and len(cell.text) < 80 else None
            read = read_cell(Cell(cell.row, cell.column, "text", found[1]), context.clues) if found else None
            if read is not None and read.iso and not read.doubt:
                part.day = read.iso
                return


def _minutes(context: Context, parts: Sequence[Part], people: Sequence[Somebody]) -> None:
    for part in parts:
        if part is not parts[0] and part.sheet == parts[0].sheet:
            continue
        tables = [other.table for other in parts if other.sheet == part.sheet]
        cells = [cell for cell in part.table.sheet.cells.values() if not any(table.holds(cell.row, cell.column) for table in tables)]
        found = sections_of(cells)
        read_agenda(context, part, found.get("agenda", ()))
        read_decisions(context, part, found.get("decision", ()))
        read_leaders(context, part, people)


def _say_without_field(context: Context, part: Part) -> None:
    """Say once which columns of a table have no field, so that nobody misses them."""
    columns = []
    lost = WITHOUT_FIELD if part.table.columns_with("session") else (*WITHOUT_FIELD, "matrix")  # a day in every row, of a guest book
    for at, column in enumerate(part.table.columns):
        number = part.table.headings[at].column
        filled = any(part.table.sheet.text(row, number) for row in part.table.rows)
        if filled and (column.field in lost or (not column.field and not column.why_not and column.heading)):
            columns.append((number, column.heading))
    if columns:
        names = ", ".join(heading for _, heading in columns)
        message = N_("No field is known for: {columns}. Left out; another field can be chosen.", columns=names)
        row = max(part.table.header_rows, default=min(part.table.rows))
        context.asking.say("columns_without_field", part.sheet, across(row, [number for number, _ in columns]), message)


def _second_tables(context: Context, parts: Sequence[Part], others: Sequence[Part]) -> None:
    for part in others:
        table = part.table
        where = range_name(table.top, table.left, table.bottom, table.right)
        speaker = next(_speakers(table), "") if context.kind in ("participation", "training") else ""
        if speaker and parts:
            message = N_("A table of committee and speakers, no participants. Note {name} as the trainer?", name=speaker)
            options = (Option("trainer", N_("Yes: {name}", name=speaker)), LEAVE)
            if context.asking.ask("second_table", part.sheet, where, message, options, "trainer") == "trainer":
                context.drafts[parts[0].owner].put("trainer_name", speaker, where)
        elif table.column("loan"):
            message = N_("A second table lists loans. Import it by itself as: contribution")
            context.asking.say("second_table", part.sheet, where, message)
        else:
            message = N_("A second table lists something else and was left out.")
            context.asking.say("second_table", part.sheet, where, message)
        context.asking.leave(part.sheet, where, N_("A table of something else"))


def _speakers(table: Found) -> Iterator[str]:
    """Give who is named as a speaker in a table of the committee."""
    for row in table.rows:
        task = " ".join(table.sheet.text(row, each.column) for each in table.headings if each.column != table.column("name"))
        if longest("speaker", task)[0]:
            yield read_name(table.sheet.text(row, table.column("name"))).name


def _table(part: Part, kind: str, taken: bool) -> Table:
    table = part.table
    columns = tuple(
        replace(column, why_not=column.why_not or (column.field if column.field in FOR_NOTHING else "")) for column in table.columns
    )
    listed = kind if table.column("name") else "action"
    return Table(
        part.sheet,
        listed if taken else second_kind(table) or ("contribution" if table.column("loan") else ""),
        table.header_rows,
        min(table.rows, default=0),
        max(table.rows, default=0),
        columns,
        table.caption,
        table.total_row,
        shape_of(table),
        taken,
    )
