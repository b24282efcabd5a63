"""From the people of a table to records: who attended, took part, belongs and saves."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from empower_desktop.language import N_
from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.context import Context, Draft, Part, across
from empower_desktop.lists.days import last_day, read_cell
from empower_desktop.lists.events import make_group, make_meeting, make_training, sure_day
from empower_desktop.lists.grid import cell_name
from empower_desktop.lists.names import coded
from empower_desktop.lists.people import UNKNOWN, Somebody
from empower_desktop.lists.presence import Day, Marks, hadir, marks_by_day, presences
from empower_desktop.lists.questions import LEAVE, option
from empower_desktop.lists.savings import read_loans, read_savings
from empower_desktop.lists.scores import scores
from empower_desktop.lists.totals import check_columns, check_people, check_rows
from empower_desktop.lists.understood import Option
from empower_desktop.lists.words import longest, meaning, plain, words_of
from empower_desktop.records.typed import number_text

_MONTH_YEAR = re.compile(r"([a-z]{3,9})\.?\s*(\d{4})?$", re.IGNORECASE)


def make_people(context: Context, people: Sequence[Somebody]) -> None:
    """Make a person of each key; of two rows with one key the first says what it says."""
    for one in people:
        person = context.draft("person", one.key, one.part.sheet, one.row, one.letter)
        for code, value in one.fields.items():
            if code not in person.fields:
                person.put(code, value, one.cells[code])


def _keyed(context: Context, kind: str, owner: str, one: Somebody, of: str) -> Draft:
    draft = context.draft(kind, f"{owner}\n{one.key}", one.part.sheet, one.row, one.letter)
    draft.links.update({of: owner, "person": f"person:{one.key}"})
    draft.cells.setdefault("person", one.cell)
    return draft


def attendance(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Make the attendance at a meeting, or at each meeting of a table of people by days."""
    days = part.table.columns_with("session")
    if days:
        _attendance_by_day(context, part, people, days)
        return
    if part.owner_kind != "meeting":
        make_meeting(context, part)
    marks = presences(context, part, people)
    roles = _roles(context, part, people)
    for one, mark in zip(people, marks, strict=True):
        noted = _keyed(context, "attendance", part.owner, one, "meeting")
        for code, value in mark.items():
            if code not in noted.fields or noted.fields[code] == UNKNOWN:
                noted.put(code, value, one.cell)
        _capacity(context, part, one, noted, roles)
    if roles:
        _memberships(context, part, people, roles)
    check_people(context, part, people, sum(mark["presence"] == "hadir" for mark in marks))


def _capacity(context: Context, part: Part, one: Somebody, noted: Draft, roles: dict[int, str]) -> None:
    """Note what somebody is by office; the element only from a column that is headed so."""
    for column in ("capacity", "position"):
        cell = part.table.cell(one.row, column)
        if cell is None or is_nothing(cell.text) or (column == "position" and roles):
            continue
        person = context.drafts[f"person:{one.key}"]
        if "position_title" not in person.fields:
            person.put("position_title", " ".join(cell.text.split())[:120], cell.name)
        if column == "capacity":
            noted.put("capacity_as", coded("element", cell.text), cell.name)


def _attendance_by_day(context: Context, part: Part, people: Sequence[Somebody], columns: Sequence[int]) -> None:
    days = _days(context, part, columns)
    marks = marks_by_day(context, part, people, days)
    for day in days:
        part.owner_kind = ""
        meeting = make_meeting(context, part, plain(day.heading) or str(day.column))
        meeting.put("date", day.iso, cell_name(max(part.table.header_rows, default=1), day.column))
        for one, row in zip(people, marks, strict=True):
            noted = _keyed(context, "attendance", meeting.name, one, "meeting")
            noted.put("presence", row[day.column], cell_name(one.row, day.column))
    counted = {one.row: {column: int(mark == "hadir") for column, mark in row.items()} for one, row in zip(people, marks, strict=True)}
    check_rows(context, part, people, counted, "marks")
    check_columns(context, part, counted, columns)


def _days(context: Context, part: Part, columns: Sequence[int]) -> list[Day]:
    """Give the days that head columns; a year that only the title names is asked once."""
    header = max(part.table.header_rows, default=1)
    read = {}
    for column in columns:
        cell = part.table.sheet.cell(header, column) or part.table.sheet.cell(part.table.header_rows[0], column)
        read[column] = read_cell(cell, context.clues, part.year, context.today) if cell else None
    doubts = {one.doubt for one in read.values() if one}
    year = ""
    if doubts & {"year_given", "no_year"}:
        stated = str(part.year or "")
        code = "year_from_title" if stated else "year_missing"
        message = (
            N_("The days have no year; the title says {year}. Is it that?", year=stated)
            if stated
            else N_("The days have no year. Which year is it?")
        )
        options = [option(stated), LEAVE] if stated else [LEAVE]
        year = context.asking.ask(code, part.sheet, across(header, columns), message, options, stated, typed=True)
    found = []
    for column in columns:
        heading, one = part.table.heading(column), read[column]
        iso = ""
        if one is not None and not one.doubt:
            iso = one.iso
        elif one is not None and one.doubt in ("year_given", "no_year") and re.fullmatch(r"\d{4}", year):
            cell = part.table.sheet.cell(header, column)
            iso = read_cell(cell, context.clues, int(year), context.today).iso if cell else ""
        elif one is not None and one.iso and one.doubt != "year_given" and (cell := part.table.sheet.cell(header, column)):
            iso = sure_day(context, part.sheet, cell, one)
        found.append(Day(column, heading.sub or heading.top, iso))
    undated = [day.column for day in found if not day.iso and (read[day.column] is None or read[day.column].doubt == "none")]  # type: ignore[union-attr]  # None was met
    if undated:
        message = N_("The columns have no day: the meetings stay drafts until it is filled in.")
        context.asking.say("no_date", part.sheet, across(header, undated), message)
    return found


def participation(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Make who took part in a training, with marks and days."""
    if part.owner_kind != "training":
        make_training(context, part)
    training = context.drafts[part.owner]
    marks = presences(context, part, people)
    found, scale = scores(context, part, people)
    for code, value in scale.items():
        training.put(code, value)
    columns = part.table.columns_with("session")
    days = [Day(column, part.table.heading(column).words) for column in columns]
    by_day = marks_by_day(context, part, people, days) if days else [{} for _ in people]
    groups = _groups(context, part, people)
    hours = training.fields.get("hours")
    for one, mark, values, row in zip(people, marks, found, by_day, strict=True):
        taken = _keyed(context, "participation", part.owner, one, "training")
        taken.put("presence", _present(mark, row), one.cell)
        for code, value in values.items():
            if code not in taken.fields:
                taken.put(code, value, _cell_of(part, one, code))
        if row and 0 < hadir(row) < len(row) and UNKNOWN not in row.values() and isinstance(hours, str):
            taken.put("attended_hours", number_text(round(Decimal(hours) * hadir(row) / len(row), 2)), one.cell)
        if one.row in groups:
            taken.links["group"] = groups[one.row]
    check_people(context, part, people, sum(mark["presence"] == "hadir" for mark in marks))


def _cell_of(part: Part, one: Somebody, code: str) -> str:
    column = part.table.column(code)
    return cell_name(one.row, column) if column else one.cell


def _present(mark: Marks, row: dict[int, str]) -> str:
    if row:
        seen = set(row.values())
        return "hadir" if "hadir" in seen else next(iter(seen)) if len(seen) == 1 else UNKNOWN
    return str(mark["presence"])


def _groups(context: Context, part: Part, people: Sequence[Somebody]) -> dict[int, str]:
    """Ask which groups the words in a column name."""
    cells = {one.row: cell for one in people if (cell := part.table.cell(one.row, "group")) and not is_nothing(cell.text)}
    if not cells:
        return {}
    names = list(dict.fromkeys(" ".join(cell.text.split()) for cell in cells.values()))
    message = N_("Sent by {names}: are these groups of that name?", names=", ".join(names[:8]))
    options = (Option("create", N_("Yes, note them as groups")), LEAVE)
    if context.asking.ask("group_unknown", part.sheet, part.cells_of("group", cells), message, options) != "create":
        return {}
    found = {}
    for row, cell in cells.items():
        group = context.draft("group", plain(cell.text), part.sheet)
        group.put("name", " ".join(cell.text.split())[:120], cell.name)
        group.put("group_type", longest("group_type", cell.text)[1], cell.name)
        found[row] = group.name
    return found


def _roles(context: Context, part: Part, people: Sequence[Somebody]) -> dict[int, str]:
    """Give the office of each row, where a column "Jabatan" speaks of offices in the group."""
    cells = {one.row: cell for one in people if (cell := part.table.cell(one.row, "position")) and not is_nothing(cell.text)}
    roles = {row: role for row, cell in cells.items() if (role := role_of(cell.text))}
    return roles if part.group and cells and 2 * len(roles) >= len(cells) else {}


def role_of(text: str) -> str:
    """Give the office in a group that a text names."""
    return meaning("role", text) or longest("role", text)[1]


def _memberships(context: Context, part: Part, people: Sequence[Somebody], roles: dict[int, str]) -> None:
    for one in people:
        if one.row in roles:
            _office(_keyed(context, "membership", part.group, one, "group"), roles[one.row], part.cells_of("position", [one.row]))


def _office(member: Draft, role: str, cell: str) -> None:
    """Give an office; one of a leader stays before that of a plain member."""
    if member.fields.get("role", "anggota") == "anggota":
        member.put("role", role, cell)


def membership(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Make who belongs to the group, with office, number, days and savings."""
    if not part.group:
        context.asking.say(
            "group_missing", part.sheet, part.head_cell("name"), N_("The list does not say which group it is of: choose it by hand.")
        )
    for one in people:
        member = _keyed(context, "membership", part.group or f"group:{plain(part.sheet)}", one, "group")
        if not part.group:
            del member.links["group"]
        cell = part.table.cell(one.row, "position")
        _office(member, role_of(cell.text) if cell else "anggota", cell.name if cell else one.cell)
        for code in ("start_on", "end_on"):
            _member_day(context, part, one, member, code)
        if one.struck or longest("end_reason", one.remark)[1]:
            _left(context, part, one, member)
    _numbers(context, part, people)
    amounts = read_savings(context, part, people)
    if amounts:
        columns = part.table.columns_with("savings")
        check_rows(context, part, people, amounts, "amounts")
        check_columns(context, part, amounts, columns)
    check_people(context, part, people, len(people))


def _member_day(context: Context, part: Part, one: Somebody, member: Draft, code: str) -> None:
    cell = part.table.cell(one.row, code)
    if cell is None or is_nothing(cell.text):
        return
    read = read_cell(cell, context.clues, 0, context.today)
    if read.doubt == "year_only":
        message = N_("“{text}” names a year and no day. Which day was it?", text=cell.text)
        answer = context.asking.ask("year_only", part.sheet, cell.name, message, (LEAVE,), "leave", typed=True)
        member.put(code, answer if re.fullmatch(r"\d{4}-\d\d-\d\d", answer) else None, cell.name)
    else:
        member.put(code, sure_day(context, part.sheet, cell, read), cell.name)


def _left(context: Context, part: Part, one: Somebody, member: Draft) -> None:
    """Ask about somebody who is struck out, or of whom a remark says that they left."""
    reason = longest("end_reason", one.remark)[1]
    member.put("end_reason", reason, one.cell)
    day = ""
    if (found := _MONTH_YEAR.search(one.remark.strip())) and (month := words_of("month").get(found[1].casefold(), "")):
        year = int(found[2] or part.year or 0)
        day = last_day(year, int(month)) if year else ""
    message = N_("{name} seems to have left ({why}). Since which day?", name=one.name.name, why=one.remark or N_("struck out"))
    options = [option(day)] if day else []
    options.append(Option("active", N_("Still a member")))
    answer = context.asking.ask("left_member", part.sheet, one.cell, message, options, typed=True)
    if answer == "active":
        member.fields.pop("end_reason", None)
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", answer):
        member.put("end_on", answer, one.cell)


def _numbers(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Note the members' numbers; one that lost its leading zeros is asked about."""
    cells = {id(one): cell for one in people if (cell := part.table.cell(one.row, "member_no")) and not is_nothing(cell.text)}
    widths = {len(cell.text) for cell in cells.values() if cell.text.isdecimal() and cell.text.startswith("0")}
    width = widths.pop() if len(widths) == 1 else 0
    for one in people:
        cell = cells.get(id(one))
        if cell is None:
            continue
        number = cell.text
        if number.isdecimal() and len(number) < width:
            padded = number.zfill(width)
            message = N_("The number {number} of {name}: {padded} like the others?", number=number, name=one.name.name, padded=padded)
            answer = context.asking.ask("member_no_padded", part.sheet, cell.name, message, (option(padded), option(number)), padded)
            number = answer or number
        for name, draft in context.drafts.items():
            if name.startswith("membership:") and name.endswith(f"\n{one.key}"):
                draft.put("member_no", number, cell.name)


def contributions(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Make the savings or loans of each member."""
    read_loans(context, part, people)
    amounts = read_savings(context, part, people)
    if amounts:
        check_rows(context, part, people, amounts, "amounts")
        check_columns(context, part, amounts, part.table.columns_with("savings"))


Roll = Callable[[Context, Part, Sequence[Somebody]], None]


def nothing_more(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Take the people alone."""


ROLLS: dict[str, Roll] = {
    "attendance": attendance,
    "meeting": attendance,
    "participation": participation,
    "training": participation,
    "membership": membership,
    "contribution": contributions,
    "person": nothing_more,
}
"""What each kind of list makes of the people of its tables."""

__all__ = ["ROLLS", "attendance", "make_group", "make_people"]
