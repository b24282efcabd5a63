"""Who takes part in trainings, and for how many hours (`indicators.md` A5d)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from empower_desktop.language import N_, Label
from empower_desktop.records import Participation, Person, Training
from empower_desktop.reports.insight.counting import count, ids, share_of_sum
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Result
from empower_desktop.reports.insight.time_lines import by_month

COLUMNS = (
    Label("Peserta", "Participants"),
    Label("Perempuan", "Women"),
    Label("Jam-orang", "Person-hours"),
    Label("Orang berbeda", "Different people"),
)


def participants(facts: Facts) -> Result:
    """Give A5d, a line for each month and `semua` last: participations, women's share, hours times people, different people."""
    trainings = {each.id: each for each in facts.within(Training)}
    sexes = {person.id: person.sex for person in facts.all(Person)}
    present = [each for each in facts.all(Participation) if each.training in trainings and each.presence == "hadir"]

    def numbers(own: Sequence[Participation]) -> tuple[Number, ...]:
        known = [each for each in own if sexes.get(each.person or "") in ("P", "L")]
        women = [each for each in known if sexes[each.person or ""] == "P"]
        return count(own), share_of_sum(len(women), len(known), women, known), _hours(own, trainings), _people(own)

    return Result("A5d", COLUMNS, by_month(facts, present, numbers))


def _hours(own: Sequence[Participation], trainings: dict[str, Training]) -> Number:
    hours = [
        Fraction(each.attended_hours if each.attended_hours is not None else trainings[each.training or ""].hours or 0) for each in own
    ]
    return Number(sum(hours, Fraction(0)), "hours", n=len(own), behind=ids(own), kind=Participation.kind)


def _people(own: Sequence[Participation]) -> Number:
    people = sorted({each.person for each in own if each.person})
    return Number(Fraction(len(people)), "count", behind=tuple(people), kind=Person.kind)


INDICATORS = (
    Indicator(
        "A5d",
        Label("Peserta pelatihan", "Participants in trainings"),
        N_("How many took part in trainings, month by month, how many of them women, and for how many hours in all."),
        "training",
        ("A5",),
        participants,
        {Training: ("hours",), Participation: ("person", "presence", "attended_hours"), Person: ("sex",)},
        N_("Somebody who took part twice is counted twice. How many different people they were stands beside it."),
        counts_persons=True,
    ),
)
