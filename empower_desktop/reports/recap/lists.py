"""What happened, as lists: meetings, decisions and trainings of the period, with counts and never with names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from empower_desktop.language import P_, Label
from empower_desktop.records import Attendance, Decision, Meeting, Participation, Person, Record, Training
from empower_desktop.records.choices import name_of
from empower_desktop.reports.insight.adoption import present_at_each
from empower_desktop.reports.insight.constituencies import SENSITIVE
from empower_desktop.reports.insight.counting import FEWEST
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.recap.recap import MOST_LISTED, Cell, Head, Listed, Listing, Typed

MEETING_HEADS = (
    Head(Label("Tanggal", "Date"), 2.2, "day"),
    Head(Label("Pertemuan", "Meeting"), 7),
    Head(Label("Jenis", "Kind"), 3.4),
    Head(Label("L", "M"), 1.2, "figure"),
    Head(Label("P", "F"), 1.2, "figure"),
    Head(Label("Keputusan", "Decisions"), 2.2, "figure"),
)
DECISION_HEADS = (
    Head(Label("Tanggal", "Date"), 2.2, "day"),
    Head(Label("Keputusan", "Decision"), 8),
    Head(Label("Diputus akhir oleh", "Finally decided by"), 3.6),
    Head(Label("Keadaan", "State"), 2.6),
)
TRAINING_HEADS = (
    Head(Label("Mulai", "Begins"), 2.2, "day"),
    Head(Label("Pelatihan", "Training"), 7),
    Head(Label("Pelatih", "Trainer"), 4),
    Head(Label("Peserta", "Participants"), 2.2, "figure"),
    Head(Label("Jam-orang", "Person-hours"), 2.6, "figure"),
)
NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Meeting: ("title", "meeting_type", "date", "convened_by", "extra_male", "extra_female", "status", "group"),
    Attendance: ("meeting", "person", "presence"),
    Person: ("sex",),
    Decision: ("statement", "decided_on", "meeting", "final_decider", "status", "proposer_type"),
    Training: ("title", "date_start", "trainer_origin", "hours"),
    Participation: ("training", "person", "presence", "attended_hours"),
}


def meetings(facts: Facts, *, nameless: bool = False) -> Listing:
    """List the meetings that decided something, by day; those that did not are summed in one row."""
    shown = people_shown(facts, nameless=nameless)
    came, decided = _came(facts), _decided(facts)
    rows, quiet = [], []
    for meeting in sorted(facts.within(Meeting), key=lambda each: (str(each.date), str(each.title), each.id)):
        men, women = came[meeting.id]
        if not decided[meeting.id]:
            quiet.append((men, women))
            continue
        kind = name_of("meeting_type", meeting.meeting_type or "")
        rows.append(Listed((meeting.date or "", Typed(meeting.title or ""), kind, shown(men), shown(women), decided[meeting.id])))
    if quiet:
        other = P_("{n} other meeting without a decision", "{n} other meetings without a decision", len(quiet))
        came_there = (shown(sum(side)) for side in zip(*quiet, strict=True))
        rows.append(Listed((other, *came_there, 0), spread=3))
    return Listing(MEETING_HEADS, tuple(rows), MOST_LISTED)


def decisions(facts: Facts) -> Listing:
    """List the decisions by day: what was decided, by whom finally, and how it stands."""
    rows = [
        Listed(
            (
                decision.decided_on or "",
                Typed(decision.statement or ""),
                name_of("actor", decision.final_decider or ""),
                name_of("decision_status", decision.status or ""),
            )
        )
        for decision in sorted(facts.within(Decision), key=lambda each: (str(each.decided_on), str(each.statement), each.id))
    ]
    return Listing(DECISION_HEADS, tuple(rows), MOST_LISTED)


def trainings(facts: Facts, *, nameless: bool = False) -> Listing:
    """List the trainings by day, with how many took part and for how many hours together."""
    shown = people_shown(facts, nameless=nameless)
    rows = []
    present_at = facts.once(present_at_each)
    for training in sorted(facts.within(Training), key=lambda each: (str(each.date_start), str(each.title), each.id)):
        present = present_at.get(training.id, [])
        stayed = [training.hours if each.attended_hours is None else each.attended_hours for each in present]
        hours = sum((each or Decimal(0) for each in stayed), Decimal(0))
        day: Cell = training.date_start or ""
        origin = name_of("trainer_origin", training.trainer_origin or "")
        people = shown(len(present))
        together = Number(Fraction(hours), "hours") if isinstance(people, int) else Number(None, "hours", hidden="suppressed")
        rows.append(Listed((day, Typed(training.title or ""), origin, people, together)))
    return Listing(TRAINING_HEADS, tuple(rows), MOST_LISTED)


def people_shown(facts: Facts, *, nameless: bool) -> Callable[[int], int | Number]:
    """Say how a number of people is told: one to four of them neither to donors nor of a constituency that needs shelter."""
    return few_hidden if nameless or facts.constituency in SENSITIVE else int


def few_hidden(people: int) -> int | Number:
    """Give a number of people, or `1–4` in place of so few."""
    return Number(None, "count", hidden="small") if 0 < people < FEWEST else people


def _came(facts: Facts) -> Mapping[str, tuple[int, int]]:
    """Count men and women present at each meeting, of everybody the unnamed too; who gave no sex is in neither."""
    sex = {person.id: person.sex for person in facts.all(Person)}
    present = defaultdict(list)
    for noted in facts.all(Attendance):
        if noted.presence == "hadir" and noted.meeting:
            present[noted.meeting].append(sex.get(noted.person or ""))
    unnamed = not facts.constituency
    return {
        meeting.id: (
            present[meeting.id].count("L") + ((unnamed and meeting.extra_male) or 0),
            present[meeting.id].count("P") + ((unnamed and meeting.extra_female) or 0),
        )
        for meeting in facts.within(Meeting)
    }


def _decided(facts: Facts) -> Mapping[str, int]:
    counted: dict[str, int] = defaultdict(int)
    for decision in facts.all(Decision):
        if decision.meeting:
            counted[decision.meeting] += 1
    return counted
