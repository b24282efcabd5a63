"""With whom groups work: what for, who began it, how equal they stand, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.language import N_, Label
from empower_desktop.records import Group, Partner, Partnership, Record
from empower_desktop.records.choices import name_of
from empower_desktop.records.partnership import BEGUN
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.recap.recap import MOST_LISTED, NEXT, Cell, Head, Headed, Item, Listed, Listing, Several, Typed, rupiah

HEADS = (
    Head(Label("Mitra", "Partner"), 3.6),
    Head(Label("Untuk apa", "What for"), 5.4),
    Head(Label("Diprakarsai", "Begun by"), 2.8),
    Head(Label("Kesetaraan (1–4)", "Equality (1–4)"), 2, "figure"),
    Head(Label("Keadaan", "State"), 4),
)
NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Partner: ("name",),
    Group: ("name",),
    Partnership: ("group", "partner", "form", "purpose", "start_on", "status", "initiated_by", "end_on", "equality", "value", "result"),
}


def partners(facts: Facts) -> tuple[Item, ...]:
    """List the partnerships that were alive in the period, by the name of the partner."""
    alive = [each for each in facts.until(Partnership) if _was_alive(each, facts)]
    alive.sort(key=lambda each: (facts.title(each.partner or "").casefold(), str(each.start_on), each.id))
    several = len({each.group for each in alive}) > 1
    rows = [
        Listed(
            (
                facts.title(each.partner or ""),
                _what_for(each, facts, several=several),
                name_of("actor", each.initiated_by) if each.initiated_by else "—",
                each.equality if each.equality is not None else "—",
                _standing(each),
            )
        )
        for each in alive
    ]
    return (Listing(HEADS, tuple(rows), MOST_LISTED, first=True),) if rows else ()


def _what_for(each: Partnership, facts: Facts, *, several: bool) -> Cell:
    """Say the form and purpose; where there are several groups, also whose partner it is."""
    told = Headed(Several((name_of("partnership_form", each.form or ""),)), Typed(each.purpose or ""))
    return Several((facts.title(each.group or ""), told)) if several else told


def _standing(each: Partnership) -> Cell:
    state = name_of("partnership_status", each.status or "")
    told: list[Cell] = [N_("{state} since {day}", state=state, day=each.start_on) if each.start_on else state]
    if each.end_on:
        told = [N_("{state} on {day}", state=state, day=each.end_on)]
    if each.value and not each.end_on:
        told.append(N_("{amount} a year", amount=rupiah(each.value)))
    if each.result:
        told.append(N_("“{note}”", note=Typed(each.result)))
    return Several(tuple(told), NEXT)


def _was_alive(each: Partnership, facts: Facts) -> bool:
    return each.status in BEGUN and (each.end_on is None or each.end_on >= facts.period.first)
