"""A list understood as a whole: its sheets and tables, what they are of, and what is asked before it is believed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_, P_
from empower_desktop.lists.context import Context, FindArea, Part, across
from empower_desktop.lists.corrections import take_corrections
from empower_desktop.lists.days import Clues, read_cell, year_in
from empower_desktop.lists.events import make_group, make_meeting, make_training
from empower_desktop.lists.grid import Cell, Listing, Sheet, column_of, range_name
from empower_desktop.lists.headings import FOR_NOTHING, PRIVATE, TARGETS, WITHOUT_FIELD
from empower_desktop.lists.headless import headless_tables
from empower_desktop.lists.heads import Head, Said, read_head
from empower_desktop.lists.leftovers import leave_the_rest
from empower_desktop.lists.minutes import read_actions, read_agenda, read_decisions, read_leaders, sections_of
from empower_desktop.lists.names import read_name
from empower_desktop.lists.people import Somebody, read_people
from empower_desktop.lists.questions import LEAVE, Asking
from empower_desktop.lists.rolls import ROLLS, make_people
from empower_desktop.lists.sameness import tell_apart
from empower_desktop.lists.tables import Found, bare_table, find_tables
from empower_desktop.lists.understood import LISTS, Answers, Chosen, Column, Option, Row, Table, Understood
from empower_desktop.lists.words import beginning, longest, meaning, plain

_AS_OF = re.compile(r"^\s*(?:keadaan|data|kondisi|posisi)?\s*(?:per|pada)\s*(?:tanggal|tgl\.?)?\s*:?\s*(.+)$", re.IGNORECASE)
_PEOPLE_KINDS = ("attendance", "meeting", "participation", "training", "membership", "person", "contribution")
_NOBODY: Chosen = {}
Remembered = Callable[[str], Mapping[str, str]]
"""Gives, for the shape of a table, the field that each of its headings was said to hold before."""


def nothing_remembered(shape: str) -> Mapping[str, str]:
    """Remember no mapping."""
    return _NOBODY


def understand(
    listing: Listing,
    kind: str,
    today: date,
    find_area: FindArea,
    mapping: Chosen = _NOBODY,
    answers: Answers = _NOBODY,
    remembered: Remembered = nothing_remembered,
) -> Understood:
    """Understand a list as a kind of `LISTS`; a Problem says that there is no table in it.

    What is not certain is left out and asked; an answer, by the question's id, puts it in.
    """
    if kind not in LISTS:
        raise Problem(N_("A list is taken as one of: {kinds}.", kinds=", ".join(LISTS)), "unknown_kind", Place(listing.file))
    asking = Asking(listing.fingerprint, answers)
    context = Context(listing, kind, asking, Clues(), today, find_area)
    for sheet in listing.sheets:
        for cell in sheet.cells.values():
            context.clues.learn(cell.text if cell.kind == "text" else "")
    parts, others = _parts(context, mapping, remembered)
    if not parts and kind == "meeting":
        parts = [Part(bare_table(sheet), read_head(sheet, [cell for cell in sheet.cells.values() if _is_said(cell)])) for sheet in _texts(listing)]
    if not parts and any(ask.code == "no_heading" for ask in asking.asks.values()):
        return Understood(kind, listing.fingerprint, asks=tuple(asking.asks.values()))
    if not parts:
        raise Problem(
            N_("No table was found in {file}. Say which column holds the names: --map name=B", file=listing.file),
            "no_table",
            Place(listing.file),
        )
    _say_private(context, [*parts, *others])
    people = _take(context, parts)
    _second_tables(context, parts, others)
    leave_the_rest(context, parts, others)
    tables = tuple(_table(part, context.kind, True) for part in parts) + tuple(_table(part, "", False) for part in others)
    rows = tuple(_rows(context, people))
    return Understood(kind, listing.fingerprint, tables, rows, context.entries(), tuple(asking.asks.values()), tuple(asking.left))


def _texts(listing: Listing) -> list[Sheet]:
    """Give the sheets of minutes without any table, which have a heading of agenda or decisions."""
    return [sheet for sheet in listing.sheets if not sheet.hidden and {"agenda", "decision"} & set(sections_of(sheet.cells.values()))]


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


def _parts(context: Context, mapping: Chosen, remembered: Remembered) -> tuple[list[Part], list[Part]]:
    """Give the tables to be taken with their heads, and those that list something else."""
    parts: list[Part] = []
    others: list[Part] = []
    found = {sheet.name: find_tables(sheet) for sheet in context.listing.sheets}
    if not any(found.values()) and not (context.kind == "meeting" and _texts(context.listing)):
        found = headless_tables(context, mapping)
    for sheet in context.listing.sheets:
        tables = found.get(sheet.name, [])
        if not tables or not _is_seen(context, sheet):
            continue
        first: Head | None = None
        for at, table in enumerate(tables):
            _say_what_columns_hold(context, table, mapping, remembered)
            head = _head(context, sheet, tables, at, first)
            first = first or head
            part = Part(table, head, _year(head, sheet))
            (parts if _is_wanted(context.kind, table) else others).append(part)
    _name_after_siblings(context, parts)
    return parts, others


def _is_seen(context: Context, sheet: Sheet) -> bool:
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


def _say_what_columns_hold(context: Context, table: Found, mapping: Chosen, remembered: Remembered) -> None:
    """Let what a person said, or said of the last list of this shape, go before the headings; ask about hidden columns."""
    before = remembered(shape_of(table))
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
        if number in table.sheet.hidden_columns and column.field in TARGETS:
            message = N_("The column “{heading}” is hidden. Take it?", heading=column.heading)
            options = (Option("take", N_("Take it")), Option("leave", N_("Leave it")))
            where = range_name(*(table.headings[at].top_row or 1, number) * 2)
            if context.asking.ask("hidden_column", table.sheet.name, where, message, options, "take") != "take":
                table.columns[at] = replace(column, field="", why_not="hidden")
    hidden = [row for row in table.rows if row in table.sheet.hidden_rows]
    if hidden:
        message = P_("{n} row is hidden. Take it too?", "{n} rows are hidden. Take them too?", len(hidden))
        options = (Option("take", N_("Take them")), Option("leave", N_("Leave them")))
        where = f"A{hidden[0]}" if len(hidden) == 1 else f"A{hidden[0]}:A{hidden[-1]}"
        if context.asking.ask("hidden_row", table.sheet.name, where, message, options) != "take":
            table.rows = [row for row in table.rows if row not in hidden]
            table.skipped.update(dict.fromkeys(hidden, "hidden"))


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
    rest = [cell for cell in sheet.cells.values() if not any(_inside(other, cell, tables[0]) for other in tables)]
    above = [cell for cell in rest if before < cell.row < top]
    if first is None:
        beside = context.kind == "meeting" or (
            len(tables) > 1 and tables[1].header_rows[:1] <= (top + 30,) and tables[1].left > table.right
        )
        bottom = sheet.last_row if beside and context.kind == "meeting" else top - 1
        return read_head(sheet, [cell for cell in rest if cell.row <= bottom and (context.kind != "meeting" or _is_said(cell))])
    if context.kind == "meeting":
        return first
    own = read_head(sheet, above)
    return own if own.day is not None or own.title is not None or own.group is not None else first


def _is_said(cell: Cell) -> bool:
    """Say whether a cell of minutes belongs to their head and not to their numbered text."""
    return not re.match(r"^\s*(?:\d{1,2}|[IVX]{1,4}|[a-z])\s*[.)]\s", cell.text)


def _inside(table: Found, cell: Cell, first: Found) -> bool:
    if table is first and cell.row == table.caption_row:  # the title of the sheet may stand right over its table
        return False
    return table.holds(cell.row, cell.column)


def _year(head: Head, sheet: Sheet) -> int:
    for said in head.lines:
        if year := year_in(said.text):
            return year
    said_year = head.key("year", "month")
    return year_in(said_year.text) if said_year else year_in(sheet.name)


def _is_wanted(kind: str, table: Found) -> bool:
    """Say whether a table lists what the file is imported as."""
    if table.column("what") and not table.column("name"):
        return kind == "meeting"
    if not table.column("name"):
        return False
    if table.column("loan") and not table.columns_with("savings"):
        return kind == "contribution"
    if kind == "contribution":
        return bool(table.column("loan") or table.columns_with("savings"))
    committee = any(column.field == "task" for column in table.columns)
    return not committee and _second_kind(table) != "committee"


def _second_kind(table: Found) -> str:
    bare = re.sub(r"^\s*(?:[IVX]{1,4}|[A-Z]|\d)\s*[.)]\s*", "", table.caption)
    return beginning("second_table", bare)[1]


def _name_after_siblings(context: Context, parts: Sequence[Part]) -> None:
    """Let a sheet that names only its hamlet be called as its sibling is: "Musyawarah Dusun I", "Musyawarah Dusun II"."""
    named = next((part for part in parts if part.head.title is not None and part.head.hamlet), None)
    if named is None or named.head.title is None:
        return
    for part in parts:
        if part.head.title is None and part.head.hamlet and part.sheet != named.sheet and context.kind in ("attendance", "meeting"):
            pattern = re.compile(re.escape(named.head.hamlet), re.IGNORECASE)
            title, count = pattern.subn(part.head.hamlet, named.head.title.text)
            cell = part.head.day.cell if part.head.day else next(iter(part.table.sheet.cells.values()))
            if count:
                part.head.title = Said(title, cell)
                message = N_("This sheet has no title of its own: it was named as the other sheet is.")
                context.asking.say("title_from_sheet", part.sheet, cell.name, message)


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
    for at, column in enumerate(part.table.columns):
        number = part.table.headings[at].column
        filled = any(part.table.sheet.text(row, number) for row in part.table.rows)
        if filled and (column.field in WITHOUT_FIELD or (not column.field and not column.why_not and column.heading)):
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
        listed if taken else _second_kind(table) or ("contribution" if table.column("loan") else ""),
        table.header_rows,
        min(table.rows, default=0),
        max(table.rows, default=0),
        columns,
        table.caption,
        table.total_row,
        shape_of(table),
        taken,
    )


def is_field(field: str) -> bool:
    """Say whether a column may be said to hold this."""
    return not field or field in TARGETS or field in FOR_NOTHING or bool(meaning("heading", field))
