"""From the people of a table to records: who attended, took part, belongs and saves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from empower_desktop.language import N_
from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.column_days import days_over
from empower_desktop.lists.context import Context, Draft, Part, across
from empower_desktop.lists.day_headings import Heading, is_month, is_part_of_day
from empower_desktop.lists.elements import element_of, element_of_part
from empower_desktop.lists.events import make_group, make_meeting, make_training
from empower_desktop.lists.figures import put_figure
from empower_desktop.lists.grid import cell_name
from empower_desktop.lists.leaving import note_death
from empower_desktop.lists.marks import Marks
from empower_desktop.lists.memberships import contributions, keyed, membership, memberships_of, named_group, roles_of
from empower_desktop.lists.names import is_name
from empower_desktop.lists.people import Somebody, put_once
from empower_desktop.lists.presence import most_present, presences, ticked_for_another
from empower_desktop.lists.presence_by_day import Day, days_present, marks_by_day
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.scores import scores
from empower_desktop.lists.speakers import participants_of
from empower_desktop.lists.totals import check_columns, check_people, check_rows
from empower_desktop.lists.understood import UNKNOWN, Option
from empower_desktop.lists.unsaid_presence import absence_said, remark_of
from empower_desktop.records.fields import Plain
from empower_desktop.records.typed import number_text
from empower_desktop.records.words import meaning


def make_people(context: Context, people: Sequence[Somebody]) -> None:
    """Make a person of each key; of two rows with one key the first says what it says."""
    for one in people:
        person = context.draft("person", one.key, one.part.sheet, one.row, one.letter)
        for code, value in one.fields.items():
            if code not in person.fields:
                person.put(code, value, one.cells[code])
                person.assumed.update(one.assumed & {code})


def attendance(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Make the attendance at a meeting, or at each meeting of a table of people by days."""
    days = part.table.columns_with("session")
    if days:
        _attendance_by_day(context, part, people, days)
        return
    if part.owner_kind != "meeting":
        make_meeting(context, part)
    marks = presences(context, part, people)
    roles = roles_of(part, people)
    for one, mark in zip(people, marks, strict=True):
        noted = keyed(context, "attendance", part.owner, one, "meeting")
        _presence(noted, str(mark["presence"]), _cell_of(part, one, "presence"))
        for code, value in mark.items():
            if code != "presence":
                put_once(context, noted, one, code, value, _cell_of(part, one, code))
        _capacity(context, part, one, noted, roles)
        put_figure(context, part, one, noted, "transport_paid")
    if roles:
        memberships_of(context, part, people, roles)
    came = sum(mark["presence"] == "hadir" for mark in marks)
    signed = sum(mark["presence"] == "hadir" or bool(mark.get("signed")) for mark in marks)
    check_people(context, part, people, came, signed, came + ticked_for_another(part))


def _presence(noted: Draft, said: str, cell: str) -> None:
    """Note a presence; of two rows of one person the one that says more of it counts, whichever comes first."""
    before = noted.fields.get("presence")
    if before is None or most_present(str(before), said) != before:
        noted.put("presence", said, cell)


def _capacity(context: Context, part: Part, one: Somebody, noted: Draft, roles: dict[int, str]) -> None:
    """Note what somebody is by office; the element only from a column that is headed so, or from the heading of a part of the list."""
    for column in ("capacity", "position"):
        cell = part.table.cell(one.row, column)
        if cell is None or is_nothing(cell.text) or (column == "position" and one.row in roles):
            continue
        person = context.drafts[f"person:{one.key}"]
        if "position_title" not in person.fields:
            person.put("position_title", " ".join(cell.text.split())[:120], cell.name)
        if column == "capacity":
            put_once(context, noted, one, "capacity_as", element_of(cell.text), cell.name)
    if not part.table.column("capacity") and (element := element_of_part(one.section)):
        put_once(context, noted, one, "capacity_as", element, one.cell)


def _attendance_by_day(context: Context, part: Part, people: Sequence[Somebody], columns: Sequence[int]) -> None:
    days = days_over(context, part, columns)
    if undated := [day.column for day in days if not (day.iso or day.is_named or day.is_asked)]:
        message = N_("The columns have no day: the meetings stay drafts until it is filled in.")
        context.asking.say("no_date", part.sheet, across(max(part.table.header_rows, default=1), undated), message)
    marks = marks_by_day(context, part, people, days)
    roles = roles_of(part, people)
    for day in days:
        part.owner_kind = ""
        meeting = make_meeting(context, part, day.name if day.is_named else f"{day.name}{part.apart}")
        heading = part.table.heading(day.column)
        if not (day.iso or day.is_named) or is_part_of_day(heading.sub):  # nothing else tells the meetings of such columns apart
            said = heading.sub if day.iso else _called(part, heading)
            meeting.put("title", f"{meeting.fields.get('title', '')} – {said}"[-160:].strip(" –"), meeting.cells.get("title", ""))
        meeting.put("date", day.iso, cell_name(max(part.table.header_rows, default=1), day.column))
        for one, row in zip(people, marks, strict=True):
            noted = keyed(context, "attendance", meeting.name, one, "meeting")
            _presence(noted, row[day.column], cell_name(one.row, day.column))
            _capacity(context, part, one, noted, roles)
    memberships_of(context, part, people, roles)
    counted = {one.row: {column: int(mark == "hadir") for column, mark in row.items()} for one, row in zip(people, marks, strict=True)}
    check_rows(context, part, people, counted, "marks")
    check_columns(context, part, counted, columns)


def _called(part: Part, heading: Heading) -> str:
    """Give what tells one meeting of a table without days from the others: a month with the year over the list, else all of the heading."""
    month = heading.sub or heading.top
    return f"{month} {part.year}" if part.year and is_month(month) else heading.words


def participation(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Make who took part in a training, with marks and days."""
    if part.owner_kind != "training":
        make_training(context, part)
    training = context.drafts[part.owner]
    people = participants_of(context, part, people)
    columns = part.table.columns_with("session")
    marks: list[Marks] = [{} for _ in people] if columns else presences(context, part, people)
    found, scale = scores(context, part, people)
    for code, value in scale.items():
        training.put(code, value)
    days = [Day(column, name) for column, name in part.table.names_of(columns).items()]
    by_day = marks_by_day(context, part, people, days) if days else [{} for _ in people]
    groups = _groups(context, part, people)
    _offices_known_by(context, part, people)
    for one, mark, values, row in zip(people, marks, found, by_day, strict=True):
        taken = keyed(context, "participation", part.owner, one, "training")
        _presence(taken, _present(one, mark, row), one.cell)
        for code, value in values.items():
            put_once(context, taken, one, code, value, _cell_of(part, one, code))
        put_figure(context, part, one, taken, "attended_hours")
        if one.row in groups:
            taken.links["group"] = groups[one.row]
    _hours_by_day(context, part, people, by_day, training.fields.get("hours"))
    present = [_present(one, mark, row) for one, mark, row in zip(people, marks, by_day, strict=True)]
    part.came = frozenset(one.key for one, mark in zip(people, present, strict=True) if mark == "hadir")
    check_people(context, part, people, present.count("hadir"))


def _hours_by_day(context: Context, part: Part, people: Sequence[Somebody], by_day: Sequence[Mapping[int, str]], hours: Plain) -> None:
    """Note by the days how long somebody took part of whom no row says that; where nobody knows how long all took, these are named."""
    unmeasured: dict[tuple[int, int], list[str]] = {}
    for one, row in zip(people, by_day, strict=True):
        taken = keyed(context, "participation", part.owner, one, "training")
        is_part = 0 < days_present(row) < len(row) and UNKNOWN not in row.values()
        if is_part and isinstance(hours, str) and "attended_hours" not in taken.fields:
            taken.put("attended_hours", number_text(round(Decimal(hours) * days_present(row) / len(row), 2)), one.cell)
        elif is_part and "attended_hours" not in taken.fields:
            unmeasured.setdefault((days_present(row), len(row)), []).append(one.cell)
    for (came, of_days), cells in unmeasured.items():
        why = N_(
            "Came on {came} of {days} days or sessions: the hours are not noted, since the length of the training is not known",
            came=came,
            days=of_days,
        )
        context.asking.leave(part.sheet, cells, why)


def _cell_of(part: Part, one: Somebody, code: str) -> str:
    """Give the cell of a row that says this, that of the name where it stands behind it or nowhere."""
    cell = part.table.cell(one.row, code)
    return cell.name if cell is not None else one.cell


def _present(one: Somebody, mark: Marks, row: Mapping[int, str]) -> str:
    """Give whether somebody took part: by the marks of the days, where there are some; a remark says why none of them has any."""
    if not row:
        return str(mark["presence"])
    seen = set(row.values())
    said = "hadir" if "hadir" in seen else next(iter(seen)) if len(seen) == 1 else UNKNOWN
    return (absence_said(remark_of(one)) or said) if said == UNKNOWN else said


def _groups(context: Context, part: Part, people: Sequence[Somebody]) -> dict[int, str]:
    """Ask which groups the words in a column name; who is only `Warga` was sent by none."""
    filled = {one.row: cell for one in people if (cell := part.table.cell(one.row, "group")) and is_name(cell.text)}
    cells = {row: cell for row, cell in filled.items() if meaning("element", cell.text) != "warga"}
    if of_none := [cell.name for row, cell in filled.items() if row not in cells]:
        context.asking.leave(part.sheet, of_none, N_("No group, but people of the village"))
    if not cells:
        return {}
    names = list(dict.fromkeys(" ".join(cell.text.split()) for cell in cells.values()))
    message = N_("Sent by {names}: are these groups of that name?", names=", ".join(names[:8]))
    options = (Option("create", N_("Yes, note them as groups")), LEAVE)
    where = part.cells_of("group", {cell.row for cell in cells.values()})
    if context.asking.ask("group_unknown", part.sheet, where, message, options) != "create":
        return {}
    return {row: named_group(context, part, cell).name for row, cell in cells.items()}


Roll = Callable[[Context, Part, Sequence[Somebody]], None]


def persons(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Take the people alone, with the office that a column says; who died is not alive."""
    for one in people:
        note_death(context, one)
    _offices_known_by(context, part, people)


def _offices_known_by(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Note the office by which somebody is known, as a column says it."""
    for one in people:
        cell = part.table.cell(one.row, "position")
        if cell is not None and not is_nothing(cell.text):
            person = context.drafts[f"person:{one.key}"]
            put_once(context, person, one, "position_title", " ".join(cell.text.split())[:120], cell.name)


ROLLS: dict[str, Roll] = {
    "attendance": attendance,
    "meeting": attendance,
    "participation": participation,
    "training": participation,
    "membership": membership,
    "contribution": contributions,
    "person": persons,
}
"""What each kind of list makes of the people of its tables."""

__all__ = ["ROLLS", "attendance", "make_group", "make_people"]
