"""What information reached whom, and what became better or worse in people's lives."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.language import N_, Label
from empower_desktop.records import Outcome, Outreach, Record
from empower_desktop.records.choices import name_of
from empower_desktop.records.outcome import PEOPLE, unit_of
from empower_desktop.records.outreach import contacts
from empower_desktop.reports.insight.counting import FEWEST
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.number import BLANK, Number
from empower_desktop.reports.insight.reach import women_counted_alone
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.recap.figures import line_of
from empower_desktop.reports.recap.lists import few_hidden
from empower_desktop.reports.recap.recap import MOST_LISTED, Cell, Head, Item, Listed, Listing, Says, Typed

OUTREACH_HEADS = (
    Head(Label("Tanggal", "Date"), 2.2, "day"),
    Head(Label("Informasi yang disampaikan", "Information given"), 7),
    Head(Label("Saluran", "Channel"), 4),
    Head(Label("Terjangkau", "Reached"), 2.6, "figure"),
)
WELFARE_HEADS = (
    Head(Label("Yang diukur", "What was measured"), 5),
    Head(Label("Pertama", "First"), 3, "figure"),
    Head(Label("Terakhir", "Latest"), 3, "figure"),
    Head(Label("Perubahan", "Change"), 2.4, "figure"),
)
NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Outreach: ("date", "topic", "channel", "reached_female", "reached_male", "reached_unknown", "estimate"),
    Outcome: ("date", "indicator", "value", "base_n"),
}


def outreach(facts: Facts, figures: Mapping[str, Result], *, nameless: bool) -> tuple[Item, ...]:
    """List what information was brought to people, by day, and about how many it reached."""
    found = sorted(facts.within(Outreach), key=lambda each: (str(each.date), str(each.topic), each.id))
    if not found:
        return ()
    rows = [
        Listed((each.date or "", Typed(each.topic or ""), name_of("channel", each.channel or ""), _reached(each, nameless)))
        for each in found
    ]
    women, asked = line_of(figures.get("A9b"), "A9b"), line_of(figures.get("A9c"), "A9c")
    values = {"n": sum(map(contacts, found)), "asked": asked.numbers[0] if asked else "—"}
    alone = women_counted_alone(found)
    if women and women.numbers[0].value is not None:
        told = N_("{n} contacts in all; women among them {women}. Asked for by residents: {asked}.", women=women.numbers[0], **values)
    elif alone:
        told = N_(
            "{n} contacts in all, at least {women} of them women; the men were not counted apart. Asked for by residents: {asked}.",
            women=few_hidden(alone) if nameless else alone,
            **values,
        )
    else:
        told = N_("{n} contacts in all; women and men were not counted apart. Asked for by residents: {asked}.", **values)
    return (Says(told), Listing(OUTREACH_HEADS, tuple(rows), MOST_LISTED))


def welfare(result: Result | None, *, nameless: bool) -> tuple[Item, ...]:
    """List what was measured at least twice: first, latest and the change; a change, not a cause."""
    lines = [line for line in result.lines if line.numbers[1] != BLANK] if result else []
    if not lines:
        return ()
    several = len({line.code.rpartition(":")[2] for line in lines}) > 1
    rows = tuple(Listed((_of_whom(line) if several else line.name, *_measured(line, nameless))) for line in lines)
    note = N_("This is a change, not a cause. Measures are never added up.")
    return (Listing(WELFARE_HEADS, rows, MOST_LISTED, first=True), Says(note, "note"))


def _of_whom(line: Line) -> Cell:
    return N_("{measure} – {whose}", measure=line.name, whose=line.word)


def _reached(each: Outreach, nameless: bool) -> Cell:
    people = few_hidden(contacts(each)) if nameless else contacts(each)
    return N_("about {n}", n=people) if each.estimate else people


def _measured(line: Line, nameless: bool) -> tuple[Cell, ...]:
    """Give what was measured, each with of how many; for donors no one to four people, nor what they could be worked out from."""
    first, latest, change = line.numbers
    told = [_is_small(number) for number in (first, latest)] if nameless and unit_of(line.code.split(":")[1]) == PEOPLE else [False, False]
    if any(told):
        cells = [Number(None, hidden="small") if small else _of(number) for small, number in zip(told, (first, latest), strict=True)]
        return (*cells, Number(None, hidden="suppressed"))
    return (_of(first), _of(latest), change)


def _is_small(number: Number) -> bool:
    value = int(number.value or 0)
    return 0 < value < FEWEST or 0 < (number.n or 0) - value < FEWEST


def _of(number: Number) -> Cell:
    if number.n is None or number.unit == "rupiah" or number.value is None or number.value > number.n:
        return number
    return N_("{part} of {whole}", part=number, whole=number.n)
