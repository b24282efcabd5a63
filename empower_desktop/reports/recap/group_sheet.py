"""One group on one sheet, for the wall of the village hall: few figures, all of them public, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import Action, ActionLog, Group, Meeting, Membership, Record
from empower_desktop.records.anchors import AIMS, short_name
from empower_desktop.records.choices import name_of
from empower_desktop.reports.insight.commitments import commitments, of_the_period
from empower_desktop.reports.insight.counting import FEWEST
from empower_desktop.reports.insight.door import active_members
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.line_codes import WHOLE
from empower_desktop.reports.insight.maturity import unproven
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Result
from empower_desktop.reports.insight.scope import Period
from empower_desktop.reports.recap.figures import drawn, line_of, share_of
from empower_desktop.reports.recap.judged import NO_EVIDENCE, gaps_explained
from empower_desktop.reports.recap.recap import Cell, Chapter, Head, Headline, Item, Listed, Listing, Picture, Says, Several, Typed

CODES = ("A2b", "P2a", "MAT")
MOST_PROMISES = 4
HEADS = (
    Head(Label("Yang dijanjikan", "What was promised"), 6),
    Head(Label("Oleh", "By"), 3),
    Head(Label("Sebelum", "Before"), 2.2, "day"),
)
AIM_HEADS = (Head(Label("Sasaran", "Aim"), 5), Head(Label("Kini", "Now"), 2.6))
NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Group: ("name", "group_type", "hamlet", "area"),
    Membership: ("person", "role", "start_on", "end_on"),
    Meeting: ("title", "date", "next_meeting_on", "venue", "start_time", "status"),
    Action: ("what", "due_on", "status", "done_on", "responsible_side"),
    ActionLog: ("action", "logged_on", "new_due_on"),
}


@dataclass(frozen=True, slots=True)
class GroupSheet:
    """What hangs on the wall: whose sheet it is, large figures, and parts."""

    name: str
    about: tuple[Cell, ...]
    period: Period
    headlines: tuple[Headline, ...]
    parts: tuple[Chapter, ...]


def sheet_of(facts: Facts, figures: Mapping[str, Result], group: Group, place: str, today: date) -> GroupSheet:
    """Put the sheet of a group together from facts of that group alone; nobody is named on it."""
    about: tuple[Cell, ...] = tuple(each for each in (name_of("group_type", group.group_type or ""), group.hamlet, place) if each)
    parts = (_next(facts, today), _months(figures), _promises(facts), *_maturity(facts, figures))
    return GroupSheet(group.name or "", about, facts.period, _tiles(facts, figures), parts)


def _tiles(facts: Facts, figures: Mapping[str, Result]) -> tuple[Headline, ...]:
    members = len(active_members(facts))
    counted = Number(Fraction(members), "count") if members >= FEWEST else Number(None, hidden="few" if members else "empty")
    due = [each for each in of_the_period(facts) if each.is_due(facts.period.last)]
    kept = sum(1 for each in due if each.done)
    promises = Headline(
        share_of(kept, len(due)), Label("janji ditepati", "promises kept"), N_("{kept} of {due}", kept=kept, due=len(due)) if due else None
    )
    meetings = Number(Fraction(len(facts.within(Meeting))), "count")
    return (
        Headline(counted, Label("anggota aktif", "active members")),
        Headline(meetings, Label("pertemuan", "meetings")),
        _swadaya(figures),
        promises,
    )


def _swadaya(figures: Mapping[str, Result]) -> Headline:
    whole = line_of(figures.get("P2a"), WHOLE)
    name = Label("swadaya", "own means")
    if whole is None or whole.numbers[-1].value is None:
        return Headline(Number(None, hidden="empty"), name)
    share, own, every = whole.numbers[-1], whole.numbers[0], whole.numbers[3]
    return Headline(Number(share.value, "percent"), name, N_("{own} of {every}", own=own, every=every))


def _next(facts: Facts, today: date) -> Chapter:
    """Say when the group meets next: the first meeting that is noted for a day to come, or the day that the last one set."""
    title = Label("Pertemuan berikutnya", "Next meeting")
    coming = sorted((each.date, each.id) for each in facts.all(Meeting) if each.date and each.date > today)
    if coming:
        meeting = next(each for each in facts.all(Meeting) if each.id == coming[0][1])
        return Chapter("next", title, (_when(meeting.date, meeting.venue),))
    told = [each.next_meeting_on for each in facts.all(Meeting) if each.next_meeting_on and each.next_meeting_on > today]
    return Chapter("next", title, (_when(min(told, default=None), None),))


def _when(day: date | None, venue: str | None) -> Says:
    if day is None:
        return Says(N_("Not set yet."), "large")
    return Says(N_("{day}, {venue}", day=day, venue=Typed(venue)) if venue else N_("On {day}", day=day), "large")


def _months(figures: Mapping[str, Result]) -> Chapter:
    return Chapter("months", Label("Pertemuan tiap bulan", "Meetings month by month"), drawn(_unnamed(figures.get("A2b")), notes=False))


def _unnamed(result: Result | None) -> Result | None:
    """Leave the name of the group out of its own figures: it stands large above them."""
    return result and replace(result, lines=tuple(replace(line, name="") for line in result.lines))


def _promises(facts: Facts) -> Chapter:
    """List what is still open, the nearest day first; a side stands in place of persons."""
    open_ = [each for each in commitments(facts) if not each.done and not each.cancelled and each.due_on]
    open_.sort(key=lambda each: (str(each.due_on), each.action.id))
    rows = tuple(Listed((Typed(each.action.what or ""), _side(each.action), each.due_on or "")) for each in open_[:MOST_PROMISES])
    items: tuple[Item, ...] = (Listing(HEADS, rows),) if rows else (Says(N_("None is open."), "large"),)
    more: Message | None = P_("and {n} other", "and {n} others", len(open_) - len(rows)) if len(open_) > len(rows) else None
    return Chapter(
        "promises", Label("Janji yang masih ditunggu", "Promises still open"), (*items, *((Says(more, "note"),) if more else ()))
    )


def _side(action: Action) -> Cell:
    return name_of("actor", action.responsible_side) if action.responsible_side else "—"


def _maturity(facts: Facts, figures: Mapping[str, Result]) -> tuple[Chapter, ...]:
    """Show how the group judges itself, and what the letters around the radar mean; nothing where it has not yet."""
    result = figures.get("MAT")
    now = next((line for line in result.lines if ":" not in line.code), None) if result else None
    if result is None or now is None or not result.drawn:
        return ()
    level = (Says(N_("The group calls itself: {word}", word=now.word), "large"),) if now.word else ()
    lacking = unproven(facts, now.code)
    rows = tuple(
        Listed((Several((aim, short_name(aim)), " "), NO_EVIDENCE if aim in lacking else _word(number)))
        for aim, number in zip(AIMS, now.numbers, strict=False)
    )
    return (
        Chapter("maturity", Label("Penilaian kelompok atas dirinya", "How the group judges itself"), (*level, Picture(result))),
        Chapter("aims", Label("Sebelas sasaran", "The eleven aims"), (Listing(AIM_HEADS, rows), *gaps_explained(now))),
    )


def _word(level: Number) -> Cell:
    return name_of("maturity", str(int(level.value))) if level.value is not None else "—"
