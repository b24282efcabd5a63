"""What participants do with a training one, three and six months later."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from empower_desktop.language import N_, Label
from empower_desktop.records import Participation, Record, Training
from empower_desktop.reports.insight.adoption import CHECKS, adopted, is_due, present_at_each
from empower_desktop.reports.insight.counting import share
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.one_constituency import told_of
from empower_desktop.reports.insight.small_cells import without_small
from empower_desktop.reports.recap.recap import MOST_LISTED, Cell, Head, Item, Listed, Listing, Says, Typed

HEADS = (
    Head(Label("Dipakai sesudah pelatihan", "In use after the training"), 6),
    Head(Label("1 bulan", "1 month"), 3, "figure"),
    Head(Label("3 bulan", "3 months"), 3, "figure"),
    Head(Label("6 bulan", "6 months"), 3, "figure"),
    Head(Label("Menularkan ke warga lain", "Taught others"), 3, "figure"),
)
NOT_YET = N_("not due yet")
NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Training: ("title", "date_start"),
    Participation: ("training", "presence", *CHECKS.values(), "taught_others"),
}


def practice(facts: Facts, *, nameless: bool) -> tuple[Item, ...]:
    """List the trainings that are at least a month old, by day, with how many use at each check what they learned."""
    old = [each for each in facts.within(Training) if is_due(each, 1, facts.period.last) and _present(each, facts)]
    old.sort(key=lambda each: (str(each.date_start), str(each.title), each.id))
    rows = [Listed((Typed(each.title or ""), *_cells(each, facts, nameless))) for each in old]
    note = N_("Tried or in regular use, of those of whom it is known. Nothing is known where nobody asked.")
    return (Listing(HEADS, tuple(rows), MOST_LISTED), Says(note, "note")) if rows else ()


def used_after(training: Training, months: int, facts: Facts) -> Number:
    """Give the share of those present at a training who use it after so many months."""
    return adopted(facts, _present(training, facts), months)


def latest(training: Training, facts: Facts) -> tuple[int, Number] | None:
    """Give the last check that is due and of which something is known, with how many use it; None where there is none."""
    for months in sorted(CHECKS, reverse=True):
        used = told_of(facts, partial(used_after, training, months))
        if is_due(training, months, facts.period.last) and used.hidden != "empty":
            return months, used
    return None


def _cells(training: Training, facts: Facts, nameless: bool) -> tuple[Cell, ...]:
    shown = without_small if nameless else lambda number: number
    checks: list[Cell] = [
        shown(told_of(facts, partial(used_after, training, months))) if is_due(training, months, facts.period.last) else NOT_YET
        for months in CHECKS
    ]
    return (*checks, shown(told_of(facts, partial(_taught, training))))


def _taught(training: Training, facts: Facts) -> Number:
    known = [each for each in _present(training, facts) if each.taught_others is not None]
    return share(facts, [each for each in known if each.taught_others], known)


def _present(training: Training, facts: Facts) -> list[Participation]:
    return facts.once(present_at_each).get(training.id, [])
