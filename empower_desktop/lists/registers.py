"""Registers: lists whose rows are records of one kind, understood by nothing but the description of that kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.lists.columns_said import say_private, say_without_field
from empower_desktop.lists.contacts import part_contacts
from empower_desktop.lists.context import Context, Draft, Part
from empower_desktop.lists.corrections import take_corrections
from empower_desktop.lists.dittos import fill_dittos
from empower_desktop.lists.errors import say_errors_above, take_out_errors
from empower_desktop.lists.event_days import shared_day
from empower_desktop.lists.events import group_type_of, make_group, make_meeting
from empower_desktop.lists.grid import Cell, range_name
from empower_desktop.lists.half_taken import name_what_came_to_nothing
from empower_desktop.lists.head_areas import area_of
from empower_desktop.lists.headings import FOR_NOTHING
from empower_desktop.lists.heads import Head, read_head
from empower_desktop.lists.leftovers import leave_the_rest
from empower_desktop.lists.minutes import counted_lines
from empower_desktop.lists.once_over import fill_below_records, is_repeated
from empower_desktop.lists.other_registers import sheets_of_kind
from empower_desktop.lists.over_rows import put_what_stands_over, say_unnoted_meeting
from empower_desktop.lists.part_headings import take_out_part_headings
from empower_desktop.lists.parts import Remembered, is_seen, say_what_columns_hold, shape_of, year_of
from empower_desktop.lists.proposers import names_proposer, part_proposers
from empower_desktop.lists.register_columns import OWNER, register_fields, register_targets
from empower_desktop.lists.register_values import Values
from empower_desktop.lists.tables import Found
from empower_desktop.lists.two_fields import part_from_heads
from empower_desktop.lists.understood import Chosen, Row, Table, Understood
from empower_desktop.lists.vague_headings import settle_vague_headings
from empower_desktop.lists.words_read import read_as_said
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Field, Integer, Number, Text
from empower_desktop.records.words import plain

_COUNT = re.compile(r"^\s*\d{1,2}[.)]\s*")
_AGENDA = re.compile(r"^\s*(?:agenda|(?:susunan )?acara)\s+", re.IGNORECASE)
_AS_OF = re.compile(r"\s*(?:per|posisi|keadaan|kondisi|data|update|sampai|hingga|s\.?\s*/?\s*d)\b", re.IGNORECASE)
_HELD_ON = ("decided_on", "proposed_on", "identified_on", "date")
"""The days that all rows of a list may share: on which was met, not by when or since when something is."""
HEAD_GROUP = ("group", "proposer_group", "responsible_group")
"""The fields that the group in the head of a list fills, where no column does."""


def understand_register(context: Context, mapping: Chosen, remembered: Remembered) -> Understood:
    """Understand a list as a register of its kind; a Problem says that no table of it has headings for that kind."""
    parts = list(_parts(context, mapping, remembered))
    kind = KINDS[context.kind]
    if not parts:
        needed = ", ".join(field.label.id for field in kind.fields().values() if field.required)
        message = N_(
            "No table of the kind “{kind}” was found in {file}. Head its columns with the names of the fields, such as: {fields}.",
            kind=kind.label,
            file=context.listing.file,
            fields=needed,
        )
        raise Problem(message, "no_table", Place(context.listing.file))
    say_private(context, parts)
    rows = [row for part in parts for row in _take(context, part)]
    leave_the_rest(context, parts, ())
    say_errors_above(context, parts)
    name_what_came_to_nothing(context, parts, rows)
    tables, asking = tuple(_told(context.kind, part) for part in parts), context.asking
    readings = read_as_said(context, parts, remembered)
    asked, left = tuple(asking.asks.values()), tuple(asking.left)
    return Understood(context.kind, context.listing.fingerprint, tables, tuple(rows), context.entries(), asked, left, readings)


def _parts(context: Context, mapping: Chosen, remembered: Remembered) -> Iterator[Part]:
    for sheet in sheets_of_kind(context):
        tables = [table for table in context.surveyed.registers(sheet, context.kind) if table.rows]
        if not tables or not is_seen(context, sheet):
            continue
        headings = min(tables[0].header_rows, default=tables[0].top)  # of a register the line right above is no caption, but its title
        of_people = [table for table in context.surveyed.tables(sheet) if table.column("name") and table.bottom < headings]
        over = [cell for cell in sheet.cells.values() if cell.row < headings]
        head = read_head(cell for cell in over if not any(table.holds(cell.row, cell.column) for table in of_people))
        for table in tables:
            _prepare(context, table, head, mapping, remembered)
            yield Part(table, replace(head), year_of(head, sheet))


def _prepare(context: Context, table: Found, head: Head, mapping: Chosen, remembered: Remembered) -> None:
    """Let each row of a table say by itself what its list says once for several of them."""
    say_what_columns_hold(context, table, mapping, remembered, register_targets(context.kind))
    settle_vague_headings(context, table, head)
    take_out_errors(context, table)
    named = next(iter(KINDS[context.kind].title_fields), "")
    take_out_part_headings(context, table, named)
    part_from_heads(context, table, named)
    part_contacts(table, context.kind)
    part_proposers(context, table)
    fields = register_fields(context.kind)
    fill_dittos(context, table, [code for code, field in fields.items() if is_repeated(field)], [*fields])
    fill_below_records(context, table, head.group.text if head.group else "")


def _says_what_they_are(context: Context, part: Part) -> bool:
    """Say whether a column holds what records of a kind are told by: proposals are no decisions, though they name a place and a person."""
    fields, told_by = KINDS[context.kind].fields(), KINDS[context.kind].title_fields
    needed = [fields[code].label for code in told_by if fields[code].required and isinstance(fields[code], Text)]
    if not needed or any(part.table.column(code) for code in told_by):
        return True
    message = N_(
        "No column is headed “{label}”: no row was taken. Choose the column that holds it, or take the list as another kind.",
        label=needed[0],
    )
    where = range_name(max(part.table.header_rows), part.table.left, max(part.table.header_rows), part.table.right)
    context.asking.say("no_title", part.sheet, where, message)
    return False


def _take(context: Context, part: Part) -> Iterator[Row]:
    """Make a record of each row, and what its head says for all of them."""
    of_groups = [code for code in (*HEAD_GROUP, OWNER.format(owner="assessment", field="group")) if code in register_fields(context.kind)]
    if of_groups and not all(part.table.cell(row, of_groups[0]) for row in part.table.rows):
        make_group(context, part)
    if KINDS[context.kind].part_of == "meeting" and not part.table.column("meeting"):
        _make_owner(context, part)
    _say_ownerless(context, part)
    say_unnoted_meeting(context, part)
    area, day = area_of(context, part), _day_of_head(context, part)
    take_corrections(context, part)
    say_without_field(context, part)
    values = Values(context, part)
    rows = part.table.rows if _says_what_they_are(context, part) else ()
    for row in rows:
        records = [
            record for cells in _counted(context, _cells(context, part, row)) if (record := _record(context, part, row, values, cells))
        ]
        for at, record in enumerate(records):
            put_what_stands_over(part, row, record, values)
            _from_head(part, record, area)
            if day and part.head.day is not None:
                record.put(KINDS[record.kind].date_field, day, part.head.day.cell.name)
            if part.owner:
                record.links.setdefault("meeting", part.owner)
                number = part.table.cell(row, "number")
                record.put("order_no", number.text if number is not None and number.text.isdecimal() and not at else None, "")
        if records:
            yield Row(part.sheet, row, "", tuple(record.name for record in records))


def _make_owner(context: Context, part: Part) -> None:
    """Make the meeting that the head speaks of; a Problem says that there is none, since what stands under no meeting is shown nowhere."""
    said = part.head.title
    if said is None and part.head.group is None:
        message = N_("The list does not say of which meeting it is. Write its title and its day over the table.")
        raise Problem(message, "no_table", Place(context.listing.file))
    if said is not None:
        part.head.title = replace(said, text=_AGENDA.sub("", said.text))
    make_meeting(context, part)


def _say_ownerless(context: Context, part: Part) -> None:
    """Say which rows name nothing that they are part of, though it has a column; a Problem says that it has none."""
    owner = KINDS[context.kind].part_of
    field = register_fields(context.kind).get(owner)
    if field is None or part.owner:
        return
    if not part.table.column(owner):
        said = N_(
            "The list does not say what its rows belong to. Head a column with “{label}”, and name it in each row.", label=field.label
        )
        raise Problem(said, "no_table", Place(context.listing.file))
    without = [row for row in part.table.rows if part.table.cell(row, owner) is None]
    if without:
        message = N_("“{label}” is empty here: the row belongs to nothing and was not taken.", label=field.label)
        context.asking.say("no_owner", part.sheet, part.cells_of(owner, without), message)


def _cells(context: Context, part: Part, row: int) -> dict[str, Cell]:
    """Give the cells of a row by the field that they hold."""
    return {code: cell for code in register_fields(context.kind) if (cell := part.table.cell(row, code)) is not None}


def _counted(context: Context, cells: dict[str, Cell]) -> list[dict[str, Cell]]:
    """Give the cells once for each of the lines that are counted in the one that says what it is; a number is of all of them together."""
    fields, code = register_fields(context.kind), KINDS[context.kind].title_fields[0]
    if code not in cells or any(isinstance(fields[other], Integer | Number) for other in cells):
        return [cells]
    lines = counted_lines(cells[code])
    return [{**cells, code: replace(line, text=_COUNT.sub("", line.text))} for line in lines] if len(lines) > 1 else [cells]


def _record(context: Context, part: Part, row: int, values: Values, cells: dict[str, Cell]) -> Draft | None:
    fields = register_fields(context.kind)
    if not cells:
        return None
    own = {code: cell for code, cell in cells.items() if cell.row == row}  # what stands over it may be answered only later
    record = context.draft(context.kind, _key(context, context.kind, own), part.sheet, row)
    for code, cell in cells.items():
        if "." not in code:
            _put(context, values, record, code, fields[code], cell)
    owner = {code.partition(".")[2]: cell for code, cell in cells.items() if "." in code}
    described = KINDS[context.kind]
    if described.part_of not in fields and described.part_of:
        _link_owner(context, part, values, record, owner)
    return record


def _key(context: Context, kind: str, cells: Mapping[str, Cell]) -> str:
    """Give what names a row within its list: all that it says, and the how manieth row it is that says so."""
    said = "\n".join(f"{code}={plain(cell.text) or cell.text}" for code, cell in sorted(cells.items()))
    again = next(number for number in range(1, len(context.drafts) + 2) if f"{kind}:{said}#{number}" not in context.drafts)
    return f"{said}#{again}"


def _link_owner(context: Context, part: Part, values: Values, record: Draft, cells: Mapping[str, Cell]) -> None:
    """Link a row to its owner, which all rows with the same words share."""
    described = KINDS[record.kind]
    owner = described.fields()[described.part_of].refers_to
    said = "\n".join(f"{code}={plain(cell.text) or cell.text}" for code, cell in sorted(cells.items()))
    made = context.draft(owner, f"{part.sheet}\n{said}", part.sheet)
    for code, cell in cells.items():
        _put(context, values, made, code, register_fields(record.kind)[OWNER.format(owner=owner, field=code)], cell)
    day = KINDS[owner].date_field
    if part.head.day is not None and day and day not in made.fields:
        cell = part.head.day.cell
        made.put(day, values.plain(day, KINDS[owner].fields()[day], Cell(cell.row, cell.column, "text", part.head.day.text)), cell.name)
    _from_head(part, made, None)
    record.links[described.part_of] = made.name


def _put(context: Context, values: Values, record: Draft, code: str, field: Field, cell: Cell) -> None:
    """Give a field what its cell says: a value, or the record that it names."""
    if not field.refers_to:
        record.put(code, values.plain(code, field, cell), cell.name)
        return
    named = [_mentioned(context, record.sheet, field.refers_to, name, cell) for name in values.names(field, cell)]
    if named:
        record.cells[code] = cell.name
        if field.type == "multi_reference":
            record.several[code] = tuple(each.name for each in named)
        else:
            record.links[code] = named[0].name


def _mentioned(context: Context, sheet: str, kind: str, name: str, cell: Cell) -> Draft:
    """Give the record that a name in a cell means: one that the list makes itself, or one to be looked for."""
    own = context.drafts.get(f"{kind}:{plain(name)}")
    if own is not None:
        return own
    mentioned = context.draft(kind, f"?{plain(name)}", sheet)
    mentioned.mentioned = True
    called = KINDS[kind].title_fields
    if called and not mentioned.fields:  # a person is called by titles too, where they have some
        needed = (code for code in called if KINDS[kind].fields()[code].required)
        mentioned.put(next(needed, called[0]), name, cell.name)
    if kind == "group":
        mentioned.put("group_type", group_type_of(name), cell.name)
    return mentioned


def _from_head(part: Part, record: Draft, area: str | None) -> None:
    """Put the group and the village over the list where each row is of them.

    Somebody else is responsible where a row says who is, and a partner may be of anywhere.
    """
    fields = KINDS[record.kind].fields()
    code = next((code for code in HEAD_GROUP if code in fields), "")
    says_whose = names_proposer(part.table, record.row) or (code == "responsible_group" and "responsible_text" in record.fields)
    if part.group and code and code not in record.links and not says_whose:
        record.links[code] = part.group
    if area and "area" in fields and fields["area"].required and "area" not in record.fields:
        record.put("area", area)


def _day_of_head(context: Context, part: Part) -> str:
    """Ask whether rows without a column of days are of the one that stands over them."""
    code, said = KINDS[context.kind].date_field, part.head.day
    is_missing = code in _HELD_ON and not part.table.column(code) and not KINDS[context.kind].part_of
    if not is_missing or said is None or _AS_OF.match(said.cell.text):
        return ""
    return shared_day(context, part, said.cell.name, N_("The rows have no day of their own. Are they of the one over the list?"))


def _told(kind: str, part: Part) -> Table:
    table = part.table
    return Table(
        part.sheet,
        kind,
        table.header_rows,
        min(table.rows, default=0),
        max(table.rows, default=0),
        tuple(replace(column, why_not=column.why_not or (column.field if column.field in FOR_NOTHING else "")) for column in table.columns),
        table.caption,
        table.total_row,
        shape_of(table),
    )
