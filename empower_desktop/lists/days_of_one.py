"""Sheets of one training on days that follow each other, `Hari 1` and `Hari 2`: asked whether they are one, and joined then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.event_days import days_between, only_day
from empower_desktop.lists.grid import range_name
from empower_desktop.lists.names import read_name
from empower_desktop.lists.understood import OF_TRAININGS, Option
from empower_desktop.records.typed import number_text
from empower_desktop.records.words import plain

_WHICH_DAY = re.compile(
    r"[\s,(–-]*\bhari\s*(?:ke\s*-?\s*)?(?:\d{1,2}|[ivx]{1,4}|pertama|(?:ke)?(?:satu|dua|tiga|empat|lima))\b[\s)]*$", re.IGNORECASE
)
"""With which a title may end, `… hari ke-2`, `… (Hari Kedua)`."""
_DAY_OF_SHEET = re.compile(r"\bhari\s*(?:ke)?\W*(\d{1,2}|[ivx]{1,4}|pertama|(?:ke)?(?:satu|dua|tiga|empat|lima))\b", re.IGNORECASE)
"""Which day of a training a sheet is of, in its name or in a line over its table, `Hari ke 2 (praktek)`."""
_COUNTS = (
    ("pertama", "kesatu", "satu", "i"),
    ("kedua", "dua", "ii"),
    ("ketiga", "tiga", "iii"),
    ("keempat", "empat", "iv"),
    ("kelima", "lima", "v"),
)
_OPTIONS = (
    Option("one", N_("One training on several days: who stands on several of its sheets is one person")),
    Option("several", N_("A training of its own on each day")),
)


def ask_whether_one(context: Context, parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Give the tables that are taken, and those of further days that wait until it is answered whether their training is the same one."""
    if context.kind not in OF_TRAININGS:
        return list(parts), []
    waiting: list[Part] = []
    runs = list(_runs(context, parts))
    joined = [part for run in runs for part, _ in run]
    for days, last in (*((run, run[-1][1]) for run in runs), *_within(context, parts, joined)):
        first = days[0][1]
        later = [part for part, day in days if day != first]
        message = N_(
            "“{title}” stands with much the same people on {first} and on the days after it, until {last}. Is it one training?",
            title=_title(days[0][0]),
            first=date.fromisoformat(first),
            last=date.fromisoformat(last),
        )
        where = later[0].head.day.cell.name if later[0].head.day is not None else later[0].head_cell("name")
        about = [context.place_of(part) for part, _ in days]
        answer = context.asking.ask("one_training", later[0].sheet, where, message, _OPTIONS, "one", about=about)
        if answer == "one":
            for part, _ in days:
                part.days, part.apart = (first, last), first
                title = part.head.title or days[0][0].head.title
                if title is not None:
                    part.head = replace(part.head, title=replace(title, text=_title(days[0][0])))
        elif answer != "several":
            waiting.extend(later)
            for part in later:
                table = part.table
                cells = range_name(table.top, table.left, table.bottom, table.right)
                context.asking.leave(part.sheet, cells, N_("Waits until it is answered whether it is the same training"))
    return [part for part in parts if part not in waiting], waiting


def _runs(context: Context, parts: Sequence[Part]) -> Iterator[list[tuple[Part, str]]]:
    """Give, by title, the tables of much the same people whose days follow each other, with these days."""
    by_title: dict[tuple[str, str], list[tuple[Part, str]]] = {}
    for part in parts:
        if part.table.column("name") and (title := plain(_title(part))) and (day := only_day(context, part)):
            group = plain(part.head.group.text) if part.head.group is not None else ""
            by_title.setdefault((title, group), []).append((part, day))
    for dated in by_title.values():
        run: list[tuple[Part, str]] = []
        for part, day in sorted(dated, key=lambda each: each[1]):
            if run and not (_follows(run[-1][1], day) and _same_people(run[0][0], part)):
                yield from [run] if run[0][1] != run[-1][1] else []
                run = []
            run.append((part, day))
        yield from [run] if run[0][1] != run[-1][1] else []


def _within(context: Context, parts: Sequence[Part], joined: Sequence[Part]) -> Iterator[tuple[list[tuple[Part, str]], str]]:
    """Give the tables of trainings whose heads name several days, each with those of further sheets on these days, and the last day.

    A further sheet has the same title or none; which day it is of says its own head, or `Hari ke 2` over it or in its name.
    """
    named = [part for part in parts if part.head.title is not None and part not in joined]
    for first in named:
        begin, end = days_between(context, first)
        days = [(first, begin)] if begin < end else []
        for part in parts if days else ():
            day = _day_of(context, part, begin) if part.sheet != first.sheet and part not in joined else ""
            is_one = part.head.title is None or plain(_title(part)) == plain(_title(first))
            if is_one and begin < day <= end and _same_people(first, part):
                days.append((part, day))
        if len(days) > 1:
            yield days, end


def _day_of(context: Context, part: Part, begin: str) -> str:
    """Give the day that a sheet is of, which may be counted from the first one of the training; "" where it says none."""
    said = (_DAY_OF_SHEET.search(text) for text in (part.sheet, *(line.text for line in part.head.lines)))
    counted = next((found[1].casefold() for found in said if found), "")
    at = next((at for at, words in enumerate(_COUNTS) if counted in words), int(counted) - 1 if counted.isdecimal() else -1)
    return only_day(context, part) or ((date.fromisoformat(begin) + timedelta(days=at)).isoformat() if at > 0 else "")


def _title(part: Part) -> str:
    return _WHICH_DAY.sub("", part.head.title.text) if part.head.title is not None else ""


def _follows(before: str, day: str) -> bool:
    return date.fromisoformat(day) - date.fromisoformat(before) <= timedelta(days=1)


def _same_people(one: Part, other: Part) -> bool:
    """Say whether at least half of the people of the shorter table stand in the other one too."""
    named = [
        {plain(read_name(part.table.sheet.text(row, part.table.column("name"))).name) for row in part.table.rows} for part in (one, other)
    ]
    return 2 * len(named[0] & named[1]) >= max(1, min(map(len, named)))


def note_hours_of_some_days(context: Context, parts: Sequence[Part]) -> None:
    """Note how long those took part who came on some of the days of a training that stands on several sheets."""
    for owner in dict.fromkeys(part.owner for part in parts if part.days):
        of_days = [part for part in parts if part.owner == owner]
        hours = context.drafts[owner].fields.get("hours")
        for key in dict.fromkeys(key for part in of_days for key in part.came):
            came = sum(key in part.came for part in of_days)
            taken = context.drafts[f"participation:{owner}\n{key}"]
            if isinstance(hours, str) and came < len(of_days) and "attended_hours" not in taken.fields:
                taken.put("attended_hours", number_text(round(Decimal(hours) * came / len(of_days), 2)), taken.cells["person"])
