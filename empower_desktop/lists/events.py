"""What was held, and by whom: the meeting, the training and the group that the head of a list names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from empower_desktop.history.change import Plain
from empower_desktop.language import N_, Message
from empower_desktop.lists.context import Context, Draft, Part
from empower_desktop.lists.days import end_of, read_cell, read_range, weekday_in
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.head_areas import area_of
from empower_desktop.lists.heads import Said
from empower_desktop.lists.headwords import group_in, groups_together, hours_in, is_bare, times_in, title_of
from empower_desktop.lists.names import read_name, usual_title
from empower_desktop.lists.questions import LEAVE, in_full, option
from empower_desktop.lists.sure_days import day_or_none, sure_day
from empower_desktop.records import KINDS
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.typed import number_text
from empower_desktop.records.words import beginning, longest, plain

_LESSON = Decimal("0.75")  # a JP is 45 minutes: records.md, training.hours


def make_group(context: Context, part: Part) -> Draft | None:
    """Make the group that the head names."""
    said = part.head.group
    if said is None and context.kind in ("membership", "contribution") and (named := group_in(part.sheet)):
        said = Said(named, Cell(1, 1, "text", named))
    if said is None:
        return None
    together = groups_together(said.cell.text)
    name = usual_title(re.sub(r"\s*\([^)]*\)", "", (together or [said.text])[0])).strip(" ,.-–")
    if others := ", ".join(map(usual_title, together[1:])):
        context.asking.leave(
            part.sheet, said.cell.name, N_("One group is noted, {name}. Beside it stands {others}.", name=name, others=others)
        )
    group = context.draft("group", plain(name), part.sheet)
    group.put("name", name[:120], said.cell.name)
    group.put("group_type", group_type_of(name) or _labelled_type(said), said.cell.name)
    if context.kind in ("membership", "contribution"):
        _note(context, part, group, "area", area_of(context, part))
    formed = part.head.key("formed")
    if formed is not None:
        _formed(context, part, group, formed)
    part.group = group.name
    return group


def group_type_of(name: str) -> str:
    """Give what kind of group a name says that it is, "" for none."""
    return beginning("group_type", name)[1] or longest("group_type", name)[1]


def _labelled_type(said: Said) -> str:
    """Give the kind of group that the label before a name says, `Kelompok Tani : Sri Rejeki`; a bare `Kelompok` says none."""
    label, _, name = said.cell.text.partition(":")
    phrase, kind = beginning("group_type", label) if name else ("", "")
    return kind if phrase != "kelompok" else ""


def _formed(context: Context, part: Part, group: Draft, said: Said) -> None:
    read = read_cell(_cell(said), context.clues, 0, context.today)
    if read.iso and not read.doubt:
        _note(context, part, group, "formed_on", read.iso, said.cell.name)
    elif read.year:
        message = N_("Formed in {year}: on which day?", year=str(read.year))
        answer = context.asking.ask("year_only", part.sheet, said.cell.name, message, (LEAVE,), "leave", typed="day")
        _note(context, part, group, "formed_on", answer if re.fullmatch(r"\d{4}-\d\d-\d\d", answer) else None, said.cell.name)


def tell_apart_undated(context: Context, parts: Sequence[Part]) -> None:
    """Let what is called the same on several sheets, none of which says its day, be as many meetings or trainings."""
    first: dict[str, dict[str, Part]] = {}
    undated = [part for part in parts if not _names_day(context, part)]
    for part in undated:
        first.setdefault(_called(part), {}).setdefault(part.sheet, part)
    for part in undated:
        of_sheets = first[_called(part)]
        part.apart = context.place_of(of_sheets[part.sheet]) if len(of_sheets) > 1 else ""


def _called(part: Part) -> str:
    said = part.head.title or part.head.group
    return plain(said.text) if said is not None else ""


def _names_day(context: Context, part: Part) -> bool:
    """Say whether a head names a day, be it one in doubt; `Tanggal: .....` and a year alone are none."""
    said = part.head.day
    return said is not None and read_cell(_cell(said), context.clues, part.year, context.today).doubt not in ("none", "year_only")


def _note(context: Context, part: Part, noted: Draft, code: str, value: Plain, cell: str = "") -> None:
    """Note what a head says, unless another head said something of the same before."""
    name = noted.fields.get("title") or noted.fields.get("name") or KINDS[noted.kind].label
    otherwise = N_("Another head of this list says something else of {name}.", name=name)
    context.put_once(noted, code, value, part.sheet, cell, otherwise)


def make_meeting(context: Context, part: Part, key: str = "") -> Draft:
    """Make the meeting that the head speaks of; `key` tells several of one head apart."""
    said = part.head.title or part.head.group
    title = _title(part)
    raw = part.head.day.text if part.head.day else ""
    meeting = context.draft("meeting", "\n".join((plain(title), key or part.apart or plain(raw))), part.sheet)
    where = said.cell.name if said else ""
    meeting.put("title", title[:160], where)
    meeting.put("meeting_type", longest("meeting_type", title)[1], where)
    _note(context, part, meeting, "area", area_of(context, part))
    _when_and_where(context, part, meeting)
    _held_by(context, part, meeting)
    if not key:
        _held_on(context, part, meeting)
    part.owner, part.owner_kind = meeting.name, "meeting"
    part.day = str(meeting.fields.get("date", part.day) or "")
    return meeting


def _held_on(context: Context, part: Part, meeting: Draft) -> None:
    """Note the day of a meeting; the last one of several, which no meeting has, is named as not taken."""
    first, last = _event_day(context, part)
    where = part.head.day.cell.name if part.head.day else ""
    meeting.put("date", first, where)
    if first and last > first:
        why = N_("A meeting is on one day, and {day} is noted. The list says until {last}.", day=in_full(first), last=in_full(last))
        context.asking.leave(part.sheet, where, why)


def _held_by(context: Context, part: Part, event: Draft) -> None:
    """Note the group that held it; where another head of the same named another, this one is named as not taken."""
    if part.group and event.links.setdefault("group", part.group) != part.group and part.head.group is not None:
        name = event.fields.get("title") or KINDS[event.kind].label
        otherwise = N_("Another head of this list says something else of {name}.", name=name)
        context.asking.leave(part.sheet, part.head.group.cell.name, otherwise)


def _title(part: Part) -> str:
    """Give what it is called; where the list says no more of it than its kind, by the group that held it."""
    said, group = part.head.title, part.head.group
    title = title_of(said.text) if said is not None else "Pertemuan" if group is not None else ""
    return f"{title} {usual_title(group.text)}" if group is not None and is_bare(title) else title


def _when_and_where(context: Context, part: Part, event: Draft) -> None:
    venue, times = part.head.key("venue"), part.head.times
    if venue is not None:
        text = venue.text if venue.text != venue.text.upper() else usual_title(venue.text)
        _note(context, part, event, "venue", " ".join(text.split())[:120], venue.cell.name)
    if times is not None and event.kind == "meeting":
        start, end = times_in(times.text)
        _note(context, part, event, "start_time", start, times.cell.name)
        _note(context, part, event, "end_time", end if end > start else "", times.cell.name)


def make_training(context: Context, part: Part) -> Draft:
    """Make the training that the head speaks of."""
    said = part.head.title or part.head.group
    title = _title(part) if part.head.title else ""
    raw = part.head.day.text if part.head.day else ""
    training = context.draft("training", f"{plain(title)}\n{part.apart or plain(raw)}", part.sheet)
    training.put("title", title[:160], said.cell.name if said else "")
    training.put("topic", topic_of(title), said.cell.name if said else "")
    _note(context, part, training, "area", area_of(context, part))
    _when_and_where(context, part, training)
    first, last = part.days or _event_day(context, part)
    day_cell = part.head.day.cell.name if part.head.day else ""
    training.put("date_start", first, day_cell)
    training.put("date_end", last, day_cell)
    hours_cell = (part.head.hours or part.head.times or part.head.day or said or _nowhere()).cell.name
    _note(context, part, training, "hours", _hours(part, first, last), hours_cell)
    if "hours" not in training.fields:
        where = day_cell or (said.cell.name if said else "A1")
        context.asking.say("hours_missing", part.sheet, where, N_("How long the training lasted is not on the list: fill the hours in."))
    trainer = part.head.key("trainer")
    if trainer is not None:
        _note(context, part, training, "trainer_name", _trainer(trainer.text)[:160], trainer.cell.name)
    _held_by(context, part, training)
    part.owner, part.owner_kind, part.day = training.name, "training", first or part.day
    return training


def _trainer(text: str) -> str:
    """Give who trained as the list says it, with titles and office, for which there is no other field; of numbers beside it nothing.

    Of several the names alone are told: which office is whose is not clear.
    """
    written, name = " ".join(text.split()), read_name(text)
    return name.with_others if name.others or re.search(r"\d", written) else written


def _nowhere() -> Said:
    return Said("", Cell(1, 1, "text", ""))


def _hours(part: Part, first: str, last: str) -> str:
    said = part.head.hours or part.head.key("hours")
    if said is not None:
        number, lessons = hours_in(said.text)
        if number:
            return number_text(number * _LESSON if lessons else Decimal(number))
    if part.head.times is not None:
        start, end = times_in(part.head.times.text)
        if start and end and start < end:
            minutes = _minutes(end) - _minutes(start)
            days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1 if first and last else 1
            return number_text(round(Decimal(minutes * days) / 60, 2))
    return ""


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def topic_of(title: str) -> str:
    """Give the training topic that a title names, "" where none or several are."""
    tokens = set(plain(title).split())
    found = [choice.code for choice in CHOICES["training_topics"] if set(choice.code.split("_")) <= tokens]
    longest_code = max(found, key=len, default="")
    return longest_code if all(set(code.split("_")) <= set(longest_code.split("_")) for code in found) else ""


def _cell(said: Said) -> Cell:
    same = said.text == " ".join(said.cell.text.split())
    return said.cell if same else Cell(said.cell.row, said.cell.column, "text", said.text)


def _event_day(context: Context, part: Part) -> tuple[str, str]:
    """Give the day, and the last day where there are several; what is not certain is asked."""
    said = part.head.day
    if said is None:
        where = part.head_cell("name") or "A1"
        message = N_("The list names no day. On which day was it?")
        day = _day_of_sheet(context, part)
        options = [*([option(day)] if day else ()), LEAVE]
        return day_or_none(context.asking.ask("no_date", part.sheet, where, message, options, day, typed="day")), ""
    if several := _several_days(context, part, said):
        return _one_of(context, part, said, several)
    cell = _cell(said)
    if cell.kind == "text" and not cell.text.isdecimal():
        first, last = read_range(said.text, context.clues, part.year, context.today)
        if last.iso:
            day = sure_day(context, part.sheet, said.cell, first)
            return day, end_of(first, last, day) if first.other else sure_day(context, part.sheet, said.cell, last)
    day = sure_day(context, part.sheet, said.cell, read_cell(cell, context.clues, part.year, context.today))
    _say_other_weekday(context, part, said, day)
    return day, ""


def _day_of_sheet(context: Context, part: Part) -> str:
    """Give the day that the name of a sheet is, `5 Mei 2026`, "" where it is none for certain."""
    read = read_cell(Cell(1, 1, "text", part.sheet), context.clues, part.year, context.today)
    return read.iso if read.doubt in ("", "two_digit") else ""


def shared_day(context: Context, part: Part, where: str, message: Message) -> str:
    """Ask whether what has no day of its own is of the one over the list, and give it; "" where there is none, or nobody says so."""
    day = only_day(context, part)
    return day_or_none(context.asking.ask("no_date", part.sheet, where, message, (option(day), LEAVE), day, typed="day")) if day else ""


def only_day(context: Context, part: Part) -> str:
    """Give the one day that a head names for certain, "" where it names none, several, or one in doubt; nothing is asked."""
    said = part.head.day
    if said is None or _several_days(context, part, said):
        return ""
    cell = _cell(said)
    if cell.kind == "text" and not cell.text.isdecimal():
        first, last = read_range(said.text, context.clues, part.year, context.today)
    else:
        first, last = read_cell(cell, context.clues, part.year, context.today), None
    is_sure = first.doubt in ("", "settled", "two_digit")
    return first.iso if is_sure and not (last is not None and last.iso) else ""


def _several_days(context: Context, part: Part, said: Said) -> dict[str, str]:
    """Give the days that the lines of a head name, with the last one of each, where they name several, as that of a letter; else none."""
    read = [read_range(each.text, context.clues, part.year, context.today) for each in part.head.days]
    days = {first.iso: last.iso for first, last in read if first.iso}
    return days if len(days) > 1 and any(each is said for each in part.head.days) else {}


def _one_of(context: Context, part: Part, said: Said, days: Mapping[str, str]) -> tuple[str, str]:
    """Ask which day of several was that of what was held, and give it with the last one."""
    named = ", ".join(f"“{each.text}”" for each in part.head.days)
    message = N_("The head names several days: {days}. On which of them was it?", days=named)
    options = [*map(option, days), LEAVE]
    day = day_or_none(context.asking.ask("several_days", part.sheet, said.cell.name, message, options, typed="day"))
    return day, days.get(day, "")


def _say_other_weekday(context: Context, part: Part, said: Said, day: str) -> None:
    """Say where the day of the week is not that of the date: a list made from the last one often keeps one of them."""
    weekday = weekday_in(said.text)
    if day and weekday and date.fromisoformat(day).isoweekday() != weekday:
        message = N_("“{text}”: {day} is another day of the week. Look up which of the two is right.", text=said.text, day=in_full(day))
        context.asking.say("weekday_differs", part.sheet, said.cell.name, message)
