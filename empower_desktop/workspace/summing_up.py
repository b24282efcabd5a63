"""Summing up: the activity recap of a period, an area or a group, as it is printed or sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.records import Decision, Group, Meeting, Partner, Person
from empower_desktop.reports.insight.indicators import INDICATORS, needed
from empower_desktop.reports.insight.result import Result
from empower_desktop.reports.insight.scope import Period, months_later
from empower_desktop.reports.recap.group_sheet import CODES as SHEET_CODES
from empower_desktop.reports.recap.group_sheet import NEEDS as SHEET_NEEDS
from empower_desktop.reports.recap.group_sheet import GroupSheet, sheet_of
from empower_desktop.reports.recap.making import CODES, needs, recap_of
from empower_desktop.reports.recap.nameless import without_names
from empower_desktop.reports.recap.recap import Recap, retold, retold_parts, retold_result
from empower_desktop.reports.recap.small_cells import without_small_cells
from empower_desktop.reports.recap.steps import meetings_named
from empower_desktop.workspace.insight import MONTHS, Fields, View, facts_of
from empower_desktop.workspace.workspace import Workspace


def recap(work: Workspace, view: View, *, nameless: bool = False) -> Recap:
    """Give the recap of a view with its small numbers hidden; `nameless` for donors: nobody is named, no small number of people told."""
    known = [code for code in CODES if code in INDICATORS]
    facts = facts_of(work, replace(view, shared=True), _both(needed(known), needs(group=bool(view.group))))
    if view.group:
        named = meetings_named(facts.all(Decision))
        titles = work.store.titles(Meeting.kind, named)
        facts = replace(facts, titles={**facts.titles, **{record: title for record, (title, _) in titles.items()}})
    figures = {code: INDICATORS[code].of(facts) for code in known}
    if nameless:
        figures = {code: without_small_cells(result) for code, result in figures.items()}
    place = work.areas.full(view.area) if view.area else ""
    made = recap_of(
        facts,
        figures,
        place=place,
        group=work.names.record(Group.kind, view.group) if view.group else "",
        digest=work.store.digest(),
        made_on=work.today,
        nameless=nameless,
    )
    return retold(made, nameless_telling(work)) if nameless else made


def group_sheet(work: Workspace, view: View) -> GroupSheet:
    """Give the sheet of the view's group for the wall of the village hall, which names nobody; a Problem where there is no such group."""
    group = work.one(Group, view.group) if view.group else None
    if group is None:
        raise Problem(N_("Choose a group first: the sheet is of one group."), "no_group", Place(field="group"))
    facts = facts_of(work, replace(view, area="", shared=True), _both(needed(SHEET_CODES), SHEET_NEEDS))
    figures = {code: INDICATORS[code].of(facts) for code in SHEET_CODES}
    sheet = sheet_of(facts, figures, group, work.areas.name(group.area) if group.area else "", work.today)
    return replace(sheet, parts=retold_parts(sheet.parts, nameless_telling(work)))


def period_between(work: Workspace, first: date | None, last: date | None) -> Period:
    """Give the period between two days; without a last day up to today, without a first one twelve months."""
    last = last or work.today
    return Period(first or months_later(last.replace(day=1), 1 - MONTHS), last)


def for_donors(work: Workspace, found: Mapping[str, Result]) -> Mapping[str, Result]:
    """Give figures as donors get them: nobody named in what people typed, and no small number of people."""
    telling = nameless_telling(work)
    return {code: retold_result(without_small_cells(result), telling) for code, result in found.items()}


def nameless_telling(work: Workspace) -> Callable[[str], str]:
    """Give what tells a typed text without the names of the persons recorded here."""
    names = []
    for person in work.all(Person):
        names += [person.name or "", f"{person.titles or ''} {person.name or ''}".strip(), *(person.name_variants or "").split(";")]
    kept = [group.name or "" for group in work.all(Group)] + [partner.name or "" for partner in work.all(Partner)]
    return without_names(filter(None, names), filter(None, kept))


def _both(one: Fields, other: Fields) -> Fields:
    return {kind: tuple(sorted({*one.get(kind, ()), *other.get(kind, ())})) for kind in {**one, **other}}
