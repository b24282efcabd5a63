"""What was held, and by whom: the meeting, the training and the group that the head of a list names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from empower_desktop.history.change import Plain
from empower_desktop.language import N_
from empower_desktop.lists.column_days import days_over
from empower_desktop.lists.context import Context, Draft, Part
from empower_desktop.lists.day_words import DAYS
from empower_desktop.lists.days import read_cell
from empower_desktop.lists.decrees import decree_over
from empower_desktop.lists.event_days import event_day, last_day_said
from empower_desktop.lists.grid import Cell, cell_name
from empower_desktop.lists.group_heads import hamlet_over, schedule_over
from empower_desktop.lists.groups_over import group_over, kind_over
from empower_desktop.lists.head_areas import area_of
from empower_desktop.lists.heads import Said
from empower_desktop.lists.headwords import groups_together, is_bare, times_in, title_of
from empower_desktop.lists.hours import hours_in
from empower_desktop.lists.names import usual_title
from empower_desktop.lists.questions import LEAVE, in_full, in_short
from empower_desktop.lists.said_days import cell_of
from empower_desktop.lists.taught import methods_in, parted_from_trainer, trainer_of
from empower_desktop.lists.venues import kind_of_group
from empower_desktop.records import KINDS
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.typed import number_text
from empower_desktop.records.words import beginning, longest, meaning, plain

_BESIDE_ANOTHER = re.compile(r"\b(?:persiapan|menjelang|pra|pasca|menindaklanjuti|tindak\s+lanjut)\b", re.IGNORECASE)
"""Behind these words stands another meeting, which comes before or after the one that is held."""
_JOINED = re.compile(r"\s*(?:&|\+|/|,|;|\b(?:dan|serta|sekaligus)\b)\s*", re.IGNORECASE)
_OF_ANYBODY = ("rapat", "pertemuan")
_OFTEN_OF_GROUPS = ("rapat rutin", "pertemuan rutin")
_NEIGHBOURS = re.compile(r"\b(?:rt|rw|dusun|dukuh|banjar|jorong|lingkungan|padukuhan)\b", re.IGNORECASE)
"""Those who live near each other, who meet as often as a group does and are none."""


def make_group(context: Context, part: Part) -> Draft | None:
    """Make the group that the head names."""
    said = part.head.group or group_over(part, context.kind)
    if said is None:
        return None
    together = groups_together(said.cell.text)
    name = usual_title(re.sub(r"\s*\([^)]*\)", "", (together or [said.text])[0])).strip(" ,.-–")
    if others := ", ".join(map(usual_title, together[1:])):
        context.asking.leave(
            part.sheet, said.cell.name, N_("One group is noted, {name}. Beside it stands {others}.", name=name, others=others)
        )
    kind = "" if group_type_of(name) else _labelled_kind(said)
    name = f"{kind} {name}".strip()
    group = context.draft("group", plain(name), part.sheet)
    group.put("name", name[:120], said.cell.name)
    group.put("group_type", group_type_of(name) or _labelled_type(said) or kind_over(part), said.cell.name)
    _note(context, part, group, "area", area_of(context, part))
    for code, over in (("hamlet", hamlet_over(part.head)), ("meeting_schedule", schedule_over(part.head))):
        if over is not None:
            _note(context, part, group, code, " ".join(over.text.split())[:80], over.cell.name)
    decree = decree_over(part.head) if context.kind == "membership" else None
    for code, value in (("legal_form", decree.form), ("registration_no", decree.number)) if decree is not None else ():
        _note(context, part, group, code, value[:60], decree.cell.name if decree else "")
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
    label = kind_of_group(said.label) or said.label
    phrase, kind = beginning("group_type", label)
    return kind if phrase != "kelompok" else ""


def _labelled_kind(said: Said) -> str:
    """Give the kind of group by which a label goes before its name, `Nama Posyandu : Melati 1`; groups of farmers are called without it."""
    kind = usual_title(kind_of_group(said.label))
    return "" if plain(kind).startswith("kelompok") or meaning("group_type", kind) == "kelompok_tani" else kind


def _formed(context: Context, part: Part, group: Draft, said: Said) -> None:
    read = read_cell(cell_of(said), context.clues, 0, context.today)
    if read.iso and not read.doubt:
        _note(context, part, group, "formed_on", read.iso, said.cell.name)
    elif read.year:
        message = N_("Formed in {year}: on which day?", year=str(read.year))
        answer = context.asking.ask("year_only", part.sheet, said.cell.name, message, (LEAVE,), "leave", typed="day")
        _note(context, part, group, "formed_on", answer if re.fullmatch(r"\d{4}-\d\d-\d\d", answer) else None, said.cell.name)


def tell_apart_undated(context: Context, parts: Sequence[Part]) -> None:
    """Let what is called the same on several sheets, none of which says its day, be as many meetings or trainings."""
    first: dict[str, dict[str, Part]] = {}
    undated = [part for part in parts if not (part.days or _names_day(context, part))]
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
    return said is not None and read_cell(cell_of(said), context.clues, part.year, context.today).doubt not in ("none", "year_only")


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
    meeting.put("meeting_type", meeting_type_of(title, part.head.group is not None or bool(part.group)), where)
    _note(context, part, meeting, "area", area_of(context, part))
    _when_and_where(context, part, meeting)
    _held_by(context, part, meeting)
    if not key:
        _held_on(context, part, meeting)
    part.owner, part.owner_kind = meeting.name, "meeting"
    part.day = str(meeting.fields.get("date", part.day) or "")
    return meeting


def meeting_type_of(title: str, is_of_group: bool) -> str:
    """Give what kind of meeting a title names, "" for none: `Rapat Persiapan Musdes` is held before the musdes, and is none.

    Nor is any given of a title that joins two kinds, `Arisan & Pertemuan RT 04`, or of a bare `Rapat` that no group held: a whole
    village calls so what it holds as well, `Rapat Umum Gampong`, and neighbours what they hold each month, `Rapat Rutin RT 03`.
    Which one it was is left to be chosen.
    """
    said = _BESIDE_ANOTHER.split(title, maxsplit=1)[0]
    kinds = {kind for each in _JOINED.split(said) if (kind := longest("meeting_type", each)[1])}
    phrase, kind = longest("meeting_type", said)
    is_of_anybody = phrase in _OF_ANYBODY or (phrase in _OFTEN_OF_GROUPS and _NEIGHBOURS.search(said) is not None)
    is_open = len(kinds) != 1 or (is_of_anybody and not is_of_group)
    return "" if is_open else kind


def _held_on(context: Context, part: Part, meeting: Draft) -> None:
    """Note the day of a meeting; the last one of several, which no meeting has, is named as not taken."""
    first, last = event_day(context, part)
    where = part.head.day.cell.name if part.head.day else ""
    meeting.put("date", first, where)
    if first and last > first:
        why = N_("A meeting is on one day, and {day} is noted. The list says until {last}.", day=in_full(first), last=in_full(last))
        context.asking.leave(part.sheet, where, why)


def _days_over_columns(context: Context, part: Part) -> tuple[str, str] | None:
    """Give the first and the last day of a training that head the columns of who came; None where the head names one, or they name none.

    Both are "" while it is asked which days the headings mean.
    """
    days = days_over(context, part, part.table.columns_with("session")) if part.head.day is None else []
    if not days or not all(day.is_named or day.is_asked for day in days):
        return None
    said = sorted(day.iso for day in days)
    return (said[0], said[-1] if said[-1] > said[0] else "") if said[0] else ("", "")


def _first_of_days(part: Part) -> str:
    """Give the heading of the first column of days, "" where there is none."""
    columns = part.table.columns_with("session")
    return cell_name(max(part.table.header_rows, default=1), min(columns)) if columns else ""


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
    first, last = part.days or _days_over_columns(context, part) or event_day(context, part)
    last = last or last_day_said(context, part, first)
    day_cell = part.head.day.cell.name if part.head.day else ""
    training.put("date_start", first, day_cell or _first_of_days(part))
    training.put("date_end", last, day_cell or _first_of_days(part))
    hours_cell = (part.head.hours or part.head.times or part.head.day or said or _nowhere()).cell.name
    _note(context, part, training, "hours", _hours(part, first, last), hours_cell)
    if "hours" not in training.fields and part.sheet == training.sheet:
        where = day_cell or (said.cell.name if said else "A1")
        context.asking.say("hours_missing", part.sheet, where, N_("How long the training lasted is not on the list: fill the hours in."))
    _note_teaching(context, part, training)
    _note_content(part, training, title)
    materials = part.head.key("materials")
    if materials is not None and ":" in f"{materials.label.rstrip()[-1:]}{materials.cell.text}":  # else it may head a table
        _note(context, part, training, "materials", " ".join(materials.text.split()), materials.cell.name)
    _held_by(context, part, training)
    part.owner, part.owner_kind, part.day = training.name, "training", first or part.day
    return training


def _note_teaching(context: Context, part: Part, training: Draft) -> None:
    """Note who taught and by which methods; what else the line says is told."""
    trainer, method = part.head.key("trainer"), part.head.key("method")
    if trainer is not None:
        name, further = parted_from_trainer(trainer.text)
        _note(context, part, training, "trainer_name", trainer_of(name)[:160], trainer.cell.name)
        method = method or Said(further, trainer.cell)
    if method is not None and method.text:
        methods, unknown = methods_in(method.text)
        _note(context, part, training, "methods", methods or None, method.cell.name)
        if unknown:
            context.asking.leave(part.sheet, method.cell.name, N_("Of this line: {words}", words=in_short(unknown)))


def _note_content(part: Part, training: Draft, title: str) -> None:
    """Note what was taught, as the head says below `Materi`; that of several days one after the other."""
    said = part.head.key("topic")
    text = " ".join(said.text.split()) if said is not None else ""
    before = str(training.fields.get("curriculum", ""))
    if said is not None and plain(text) not in plain(f"{title} {before}"):
        training.put("curriculum", "; ".join(filter(None, (before, text))), said.cell.name)


def _nowhere() -> Said:
    return Said("", Cell(1, 1, "text", ""))


def _hours(part: Part, first: str, last: str) -> str:
    behind_day = (DAYS.sub(" ", said.text) for code in ("date", "time") if (said := part.head.key(code)) is not None)
    said = part.head.hours or part.head.key("hours")
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1 if first and last else 1 if first else 0
    told = [hours_in(said.text, days, said.label)] if said is not None else []
    if hours := next(filter(None, (*told, *(hours_in(text, days) for text in behind_day))), ""):
        return hours
    if part.head.times is not None:
        start, end = times_in(part.head.times.text)
        if start and end and start < end:
            minutes = _minutes(end) - _minutes(start)
            return number_text(round(Decimal(minutes * (days or 1)) / 60, 2))
    return ""


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def topic_of(title: str) -> str:
    """Give the training topic that a title names, "" where none or several are."""
    tokens = set(plain(title).split())
    found = [choice.code for choice in CHOICES["training_topics"] if set(choice.code.split("_")) <= tokens]
    longest_code = max(found, key=len, default="")
    return longest_code if all(set(code.split("_")) <= set(longest_code.split("_")) for code in found) else ""
