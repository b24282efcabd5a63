"""What happened, as lists: meetings, decisions and trainings of the period, with counts and never with names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
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
from empower_desktop.reports.insight.time_lines import month_code
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
WIDE = 2.5
SUPPRESSED = Number(None, "count", hidden="suppressed")
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
    shown = _sides_shown(people_shown(facts, nameless=nameless))
    came, decided = _came(facts), _decided(facts)
    rows, quiet = [], []
    for meeting in sorted(facts.within(Meeting), key=lambda each: (str(each.date), str(each.title), each.id)):
        men, women = came[meeting.id]
        if not decided[meeting.id]:
            quiet.append((men, women))
            continue
        kind = name_of("meeting_type", meeting.meeting_type or "")
        rows.append(Listed((meeting.date or "", Typed(meeting.title or ""), kind, *shown(men, women), decided[meeting.id])))
    if quiet:
        other = P_("{n} other meeting without a decision", "{n} other meetings without a decision", len(quiet))
        rows.append(Listed((other, *shown(sum(men for men, _ in quiet), sum(women for _, women in quiet)), 0), spread=3))
    return Listing(_with_room(MEETING_HEADS, rows), tuple(rows), MOST_LISTED)


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
    rows = []
    present_at = facts.once(present_at_each)
    held = sorted(facts.within(Training), key=lambda each: (str(each.date_start), str(each.title), each.id))
    shown = _trainings_shown(facts, held, people_shown(facts, nameless=nameless))
    for training in held:
        present = present_at.get(training.id, [])
        stayed = [training.hours if each.attended_hours is None else each.attended_hours for each in present]
        hours = sum((each or Decimal(0) for each in stayed), Decimal(0))
        day: Cell = training.date_start or ""
        origin = name_of("trainer_origin", training.trainer_origin or "")
        people = shown[training.id]
        together = Number(Fraction(hours), "hours") if isinstance(people, int) else Number(None, "hours", hidden="suppressed")
        rows.append(Listed((day, Typed(training.title or ""), origin, people, together)))
    return Listing(_with_room(TRAINING_HEADS, rows), tuple(rows), MOST_LISTED)


def _with_room(heads: Sequence[Head], rows: Sequence[Listed]) -> tuple[Head, ...]:
    """Give columns room for the word that stands where a number is kept back, at the cost of the widest."""
    ends = {at - len(row.cells) for row in rows for at, cell in enumerate(row.cells) if isinstance(cell, Number) and cell.value is None}
    wide = [replace(head, share=max(head.share, WIDE)) if at - len(heads) in ends else head for at, head in enumerate(heads)]
    widest = max(range(len(heads)), key=lambda at: heads[at].share)
    taken = sum(new.share - old.share for new, old in zip(wide, heads, strict=True))
    wide[widest] = replace(wide[widest], share=wide[widest].share - taken)
    return tuple(wide)


def people_shown(facts: Facts, *, nameless: bool) -> Callable[[int], int | Number]:
    """Say how a number of people is told: one to four of them neither to donors nor of a constituency that needs shelter."""
    return few_hidden if nameless or facts.constituency in SENSITIVE else int


def _sides_shown(shown: Callable[[int], int | Number]) -> Callable[[int, int], tuple[int | Number, int | Number]]:
    """Say how the men and women of a meeting are told: both or none, as how many came in all is told elsewhere."""

    def both(men: int, women: int) -> tuple[int | Number, int | Number]:
        sides = (shown(men), shown(women))
        if all(isinstance(side, int) for side in sides):
            return sides
        first, second = (SUPPRESSED if isinstance(side, int) else side for side in sides)
        return first, second

    return both


def _trainings_shown(facts: Facts, held: Sequence[Training], shown: Callable[[int], int | Number]) -> Mapping[str, int | Number]:
    """Say how many took part in each training; where one is kept back, so is what would give it away, less the others.

    How many took part in all is told, and in the figures in each month.
    """
    present_at = facts.once(present_at_each)
    counts = {training.id: len(present_at.get(training.id, ())) for training in held}
    told = {training: shown(count) for training, count in counts.items()}
    months: dict[str, list[str]] = defaultdict(list)
    for training in held:
        months[month_code(facts.days[training.id])].append(training.id)
    for together in (*months.values(), list(counts)):
        hidden = [each for each in together if not isinstance(told[each], int)]
        left = [each for each in together if isinstance(told[each], int) and counts[each]]
        if left and hidden and sum(counts[each] for each in hidden) < FEWEST:
            told[min(left, key=lambda each: counts[each])] = SUPPRESSED
    return told


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
