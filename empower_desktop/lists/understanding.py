"""A list understood as a whole: its sheets and tables, what they are of, and what is asked before it is believed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.lists.children import name_children
from empower_desktop.lists.columns_said import say_private, say_without_field
from empower_desktop.lists.context import CameTo, Context, FindArea, Part, no_shorter_list
from empower_desktop.lists.corrections import take_corrections
from empower_desktop.lists.days import read_cell
from empower_desktop.lists.days_of_one import ask_whether_one, note_hours_of_some_days
from empower_desktop.lists.days_of_rows import part_by_days
from empower_desktop.lists.errors import say_errors_above
from empower_desktop.lists.events import make_group, make_meeting, make_training, tell_apart_undated
from empower_desktop.lists.grid import Cell, Listing, Sheet, range_name
from empower_desktop.lists.half_taken import name_what_came_to_nothing
from empower_desktop.lists.headings import FOR_NOTHING
from empower_desktop.lists.heads import read_head
from empower_desktop.lists.heads_of_minutes import of_their_head
from empower_desktop.lists.leftovers import leave_the_rest
from empower_desktop.lists.longer import fingerprint_rows
from empower_desktop.lists.minutes import leave_lines, read_actions, read_agenda, read_decisions, read_leaders, sections_of, texts_of
from empower_desktop.lists.names import read_name
from empower_desktop.lists.next_minutes import before_next, next_minutes, say_next
from empower_desktop.lists.other_lists import lists_labour, not_of_people, of_labour
from empower_desktop.lists.out_of_place import name_what_is_out_of_place
from empower_desktop.lists.parts import Remembered, nothing_remembered, parts_of, second_kind, shape_of
from empower_desktop.lists.people import Somebody, read_people
from empower_desktop.lists.people_again import ask_of_people_again
from empower_desktop.lists.questions import LEAVE, Asking
from empower_desktop.lists.recap_sheets import set_recaps_aside
from empower_desktop.lists.registers import understand_register
from empower_desktop.lists.rolls import ROLLS, make_people
from empower_desktop.lists.same_groups import ask_of_groups_alike
from empower_desktop.lists.sameness import first_things_first, tell_apart
from empower_desktop.lists.sexes import settle_sexes
from empower_desktop.lists.starred import read_stars
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.lists.tables import Found, bare_table
from empower_desktop.lists.understood import LISTS, OF_TRAININGS, REGISTERS, Answers, Ask, Chosen, Option, Row, Table, Understood
from empower_desktop.lists.words_read import read_as_said
from empower_desktop.records.words import longest, meaning

_AS_OF = re.compile(r"^\s*(?:keadaan|data|kondisi|posisi)?\s*(?:per|pada)\s*(?:tanggal|tgl\.?)?\s*:?\s*(.+)$", re.IGNORECASE)
_NOTHING: Chosen = {}
_WHAT_IT_IS = frozenset(("no_heading", "whether_people", "rows_of_days"))


def understand(
    surveyed: Surveyed,
    kind: str,
    today: date,
    find_area: FindArea,
    mapping: Chosen = _NOTHING,
    answers: Answers = _NOTHING,
    remembered: Remembered = nothing_remembered,
    came_to: CameTo = no_shorter_list,
) -> Understood:
    """Understand a list as a kind of `LISTS`; a Problem says that there is no table in it.

    What is not certain is left out and asked; an answer, by the question's id, puts it in. `came_to` says
    whom rows came to be when the list was shorter: of these nothing is asked once more.
    """
    if kind not in LISTS:
        raise Problem(N_("A list is taken as one of: {kinds}.", kinds=", ".join(LISTS)), "unknown_kind", Place(surveyed.listing.file))
    later = next_minutes(surveyed, today) if kind == "meeting" else {}
    whole, surveyed = surveyed, before_next(surveyed, later)
    listing = surveyed.listing
    asking = Asking(listing.fingerprint, answers, today, surveyed.places)
    say_next(asking, whole, later)
    context = Context(surveyed, kind, asking, today, find_area, came_to)
    if kind in REGISTERS:
        return understand_register(context, mapping, remembered)
    parts, aside = parts_of(context, mapping, remembered)
    parts, waiting = part_by_days(context, parts)
    parts, of_further_days = ask_whether_one(context, parts)
    waiting += of_further_days
    parts, recaps = set_recaps_aside(context, parts)
    parts, again = ask_of_people_again(context, parts)
    waiting += [*recaps, *again]
    if not parts and kind == "meeting":
        parts = [_part_of_text(sheet) for sheet in texts_of(listing)]
    if not parts and any(map(_keeps_all_open, asking.asks.values())):
        return Understood(kind, listing.fingerprint, asks=tuple(asking.asks.values()))
    if not parts:
        raise _nothing_to_take(listing, kind, aside)
    return _understood(context, parts, aside, waiting, remembered)


def _keeps_all_open(ask: Ask) -> bool:
    """Say whether nothing is known of a list until this is answered, or nothing of it is taken by its answer.

    Where the answer is that it names people, it is not for the answer that nothing is taken, and why is still to be said.
    """
    if ask.code == "whether_people" and ask.answer == "people":
        return False
    return ask.code in _WHAT_IT_IS or (ask.code == "amounts_unsaid" and ask.waits)


def _understood(
    context: Context, parts: Sequence[Part], aside: Sequence[Part], waiting: Sequence[Part], remembered: Remembered
) -> Understood:
    """Take what the tables say; of those `aside` and those that wait for an answer it is said that they are left."""
    others = [*aside, *waiting]
    say_private(context, [*parts, *others])
    people = _take(context, parts)
    _second_tables(context, parts, aside)
    leave_the_rest(context, parts, others)
    say_errors_above(context, parts)
    tables = tuple(_table(part, context.kind, True) for part in parts) + tuple(_table(part, "", False) for part in others)
    rows = tuple(_rows(context, people))
    name_what_came_to_nothing(context, parts, rows)
    name_what_is_out_of_place(context, parts)
    name_children(context)
    readings = read_as_said(context, parts, remembered)
    asked, left = tuple(context.asking.asks.values()), tuple(context.asking.left)
    return Understood(context.kind, context.listing.fingerprint, tables, rows, context.entries(), asked, left, readings)


def _nothing_to_take(listing: Listing, kind: str, aside: Sequence[Part]) -> Problem:
    """Say what of a list cannot be taken as this kind, and as which it could."""
    if kind == "contribution" and any(part.table.column("name") for part in aside):
        return Problem(of_labour(listing.file), "no_table", Place(listing.file)) if lists_labour(listing) else _no_amounts(listing.file)
    return _only_loans(listing.file) if any(part.table.column("loan") for part in aside) else not_of_people(listing, kind)


def _only_loans(file: str) -> Problem:
    said = N_("The table in {file} lists loans. Take it in as contributions (by command: --as contribution).", file=file)
    return Problem(said, "no_table", Place(file))


def _no_amounts(file: str) -> Problem:
    said = N_(
        "No column of savings, gifts or loans was found in {file}. Put “Nama” over the names and headings such as “Simpanan wajib”, "
        "“Sumbangan” or “Pinjaman” over the amounts, or say which columns hold them. A cash book, or gifts of goods, go into the "
        "template (by command: template FILE.xlsx --kind contribution).",
        file=file,
    )
    return Problem(said, "no_table", Place(file))


def _part_of_text(sheet: Sheet) -> Part:
    """Give the head of minutes that have no table."""
    return Part(bare_table(sheet), read_head(of_their_head(sheet.cells.values())))


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
        yield Row(one.part.sheet, one.row, one.letter, (person, *of.get(person, ())), one.fingerprint)


def _take(context: Context, parts: Sequence[Part]) -> list[Somebody]:
    """Make the records of all tables; people first, since two tables may speak of one person."""
    tell_apart_undated(context, parts)
    ask_of_groups_alike(context, parts)
    for part in parts:
        make_group(context, part)
        _when(context, part)
    for part in parts:
        take_corrections(context, part)  # heads of several sheets may speak of one record: what somebody said of it stands last
    fingerprint_rows(parts)
    read = [(part, read_people(context, part)) for part in parts if part.table.column("name")]
    for part, some in read:
        read_stars(context, part, some)
    settle_sexes(context, [one for _, some in read for one in some])
    tell_apart(context, [one for _, some in read for one in some])
    read = [(part, first_things_first(some)) for part, some in read]
    people = [one for _, some in read for one in some]
    make_people(context, people)
    if context.kind == "meeting":
        _minutes(context, parts, people)
    for part, some in read:
        say_without_field(context, part)
        ROLLS[context.kind](context, part, some)
    note_hours_of_some_days(context, parts)
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
    elif kind in OF_TRAININGS:
        make_training(context, part)
    if not part.day:
        for cell in part.table.sheet.cells.values():
            found = _AS_OF.match(cell.text) if cell.kind == "text" and len(cell.text) < 80 else None
            read = read_cell(Cell(cell.row, cell.column, "text", found[1]), context.clues) if found else None
            if read is not None and read.iso and not read.doubt:
                part.day = read.iso
                return


def _minutes(context: Context, parts: Sequence[Part], people: Sequence[Somebody]) -> None:
    for at, part in enumerate(parts):
        if any(other.sheet == part.sheet for other in parts[:at]):
            continue
        tables = [other.table for other in parts if other.sheet == part.sheet]
        cells = [cell for cell in part.table.sheet.cells.values() if not any(table.holds(cell.row, cell.column) for table in tables)]
        found = sections_of(cells)
        read_agenda(context, part, found.get("agenda", ()))
        read_decisions(context, part, found.get("decision", ()))
        leave_lines(context, part, (cell for heading, lines in found.items() if heading not in ("agenda", "decision") for cell in lines))
        read_leaders(context, part, people)


def _second_tables(context: Context, parts: Sequence[Part], others: Sequence[Part]) -> None:
    for part in others:
        table = part.table
        where = range_name(table.top, table.left, table.bottom, table.right)
        speaker = ", ".join(_speakers(table)) if context.kind in OF_TRAININGS else ""
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
    are_all = meaning("speaker", table.caption or table.sheet.name)  # `Panitia dan Narasumber` says of each row which it is
    for row in table.rows:
        task = are_all or " ".join(table.sheet.text(row, each.column) for each in table.headings if each.column != table.column("name"))
        if longest("speaker", task)[0]:
            yield read_name(table.sheet.text(row, table.column("name"))).with_others


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
