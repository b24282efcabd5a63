"""What participants do with a training afterwards (`indicators.md` T2, A5b, A5c)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from empower_desktop.language import N_, Label
from empower_desktop.records import Participation, Training
from empower_desktop.records.training import ADOPTION_APPLIED, ADOPTION_KNOWN
from empower_desktop.reports.insight.counting import LEAST_COVERAGE, bar, count, covered, known_of, share, thinned
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.insight.scope import months_later

CHECKS: Mapping[int, str] = {1: "adoption_1m", 3: "adoption_3m", 6: "adoption_6m"}
COLUMNS = (
    Label("Menerapkan", "In practice"),
    Label("Rutin", "Regularly"),
    Label("Diketahui", "Known"),
    Label("Ditanya", "Asked"),
)


def is_due(training: Training, months: int, day: dt.date) -> bool:
    """Say whether so many months have passed since a training began."""
    try:
        return training.date_start is not None and months_later(training.date_start, months) <= day
    except ValueError:  # that would be after the last day there is
        return False


def present_at(training: Training, participants: Iterable[Participation]) -> list[Participation]:
    """Give who was present at one training."""
    return [each for each in participants if each.training == training.id and each.presence == "hadir"]


def present_at_each(facts: Facts) -> Mapping[str, list[Participation]]:
    """Give who was present, by training."""
    present: dict[str, list[Participation]] = defaultdict(list)
    for each in facts.all(Participation):
        if each.presence == "hadir":
            present[each.training or ""].append(each)
    return present


def adopted(facts: Facts, present: Collection[Participation], months: int, codes: frozenset[str] = ADOPTION_APPLIED) -> Number:
    """Give the share that uses it after so many months, of those of whom it is known; "don't know" is not known."""
    known = [each for each in present if _answer(each, months) in ADOPTION_KNOWN]
    number = share(facts, [each for each in known if _answer(each, months) in codes], known)
    coverage = known_of(known, list(present)).value
    return thinned(number, facts.shared) if coverage is not None and coverage < LEAST_COVERAGE else number


def in_practice(facts: Facts) -> Result:
    """Give T2 (A5b), a line for each check (`1`, `3`, `6` months): in practice, regularly, coverage, and how many were asked.

    Only trainings so long ago count.
    """
    participants = [each for each in facts.all(Participation) if each.presence == "hadir"]
    lines = []
    for months in CHECKS:
        due = {each.id for each in facts.within(Training) if is_due(each, months, facts.period.last)}
        present = [each for each in participants if each.training in due]
        known = [each for each in present if _answer(each, months) in ADOPTION_KNOWN]
        asked = [each for each in present if _answer(each, months)]
        used = (adopted(facts, present, months), adopted(facts, present, months, frozenset({"rutin"})))
        name = Label(f"Setelah {months} bulan", f"After {months} months" if months > 1 else "After 1 month")
        lines.append(Line(name, (*used, known_of(known, present), count(asked)), str(months)))
    return Result("A5b", COLUMNS, tuple(lines), drawn=any(not line.numbers[0].hidden for line in lines))


def taught(facts: Facts) -> Result:
    """Give A5c: the share of participants who passed on what they learned, of those of whom it is known."""
    trainings = {each.id for each in facts.within(Training)}
    every = [each for each in facts.all(Participation) if each.training in trainings and each.presence == "hadir"]
    known = [each for each in every if each.taught_others is not None]
    name = Label("Menularkan ke warga lain", "Taught others")
    return covered(bar(facts, "A5c", name, [each for each in known if each.taught_others], known), facts, known, every)


def _answer(each: Participation, months: int) -> str | None:
    answer: str | None = getattr(each, CHECKS[months])
    return answer


INDICATORS = (
    Indicator(
        "A5b",
        Label("Penerapan", "Use in practice"),
        N_("How many participants use what they learned after one, three and six months."),
        "training",
        ("A5", "M2"),
        in_practice,
        {Training: ("date_start",), Participation: ("presence", *CHECKS.values())},
        N_("The participants said so themselves. Read it with how many were asked."),
        counts_persons=True,
    ),
    Indicator(
        "A5c",
        Label("Menularkan", "Passing it on"),
        N_("How many participants taught others what they learned."),
        "training",
        ("A5", "P4"),
        taught,
        {Participation: ("presence", "taught_others"), Training: ("date_start",)},
        counts_persons=True,
    ),
)
