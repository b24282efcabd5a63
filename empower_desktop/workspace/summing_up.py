"""Summing up: the activity recap of a period, an area or a group, as it is printed or sent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.records import KINDS, Decision, Group, Meeting, Partner, Person, Record
from empower_desktop.records.rules import incomplete
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicators import INDICATORS, needed
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.one_constituency import Fields, figures_of, only
from empower_desktop.reports.insight.result import Result
from empower_desktop.reports.insight.scope import Period, months_later
from empower_desktop.reports.insight.small_cells import without_small_cells
from empower_desktop.reports.recap.group_sheet import CODES as SHEET_CODES
from empower_desktop.reports.recap.group_sheet import NEEDS as SHEET_NEEDS
from empower_desktop.reports.recap.group_sheet import GroupSheet, sheet_of
from empower_desktop.reports.recap.left_out import NAMED, LeftOut, incomplete_in
from empower_desktop.reports.recap.making import CODES, needs, recap_of
from empower_desktop.reports.recap.nameless import without_names
from empower_desktop.reports.recap.recap import Recap, retold, retold_parts, retold_result
from empower_desktop.reports.recap.steps import meetings_named
from empower_desktop.workspace.insight import MONTHS, View, facts_of
from empower_desktop.workspace.looking import Remembering
from empower_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class Counted:
    """What a recap is made of, read once: the facts of its view as they may be shared, of one constituency if so asked, and figures."""

    facts: Facts
    figures: Mapping[str, Result]


def counted(work: Workspace, view: View, codes: Collection[str], *fields: Fields) -> Counted:
    """Work these figures out of a view, as they may be shared, with the facts that they are made of and these other fields."""
    everybody = facts_of(work, replace(view, shared=True), _together(needed(codes), *fields))
    own = only(everybody, view.constituency) if view.constituency else None
    return Counted(own or everybody, figures_of([INDICATORS[code] for code in codes], everybody, own))


def recap(work: Workspace, view: View, *, nameless: bool = False) -> Recap:
    """Give the recap of a view with its small numbers hidden; `nameless` for donors: nobody is named, no small number of people told."""
    return recap_made_of(work, view, counted(work, view, CODES, needs(group=bool(view.group))), nameless=nameless)


def recap_made_of(work: Workspace, view: View, made_of: Counted, *, nameless: bool) -> Recap:
    """Give the recap of a view of what was counted for it: at least the figures and fields of `making`."""
    facts, figures = made_of.facts, {code: made_of.figures[code] for code in CODES}
    if view.group:
        named = meetings_named(facts.all(Decision))
        titles = work.store.titles(Meeting.kind, named)
        facts = replace(facts, titles={**facts.titles, **{record: title for record, (title, _) in titles.items()}})
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
        not_counted=_not_counted(work, facts),
    )
    return retold(made, nameless_telling(work)) if nameless else made


def _not_counted(work: Workspace, facts: Facts) -> list[LeftOut]:
    """Name the records that the figures of these facts leave out, with what each lacks, by kind and day."""
    look, found = Remembering(work), []
    for kind, records in incomplete_in(facts).items():
        for record in (each for each in work.all(kind) if each.id in records):
            lacks, day = incomplete(record, look), facts.days.get(record.id)
            if kind in NAMED:
                found.append(LeftOut(kind, work.names.record(kind.kind, record.id), day, tuple(each.message for each in lacks)))
            else:
                found.append(LeftOut(kind, _owner_of(work, record), day, tuple(kind.fields()[each.field].label for each in lacks)))
    return sorted(found, key=lambda each: (each.kind.kind, str(each.day), each.title))


def _owner_of(work: Workspace, record: Record) -> str:
    """Name the meeting or training that a record belongs to, "" for one that stands by itself or belongs to something else."""
    kind = type(record)
    owner = KINDS.get(kind.fields()[kind.part_of].refers_to) if kind.part_of else None
    named = getattr(record, kind.part_of) if owner in NAMED else ""
    return work.names.record(owner.kind, named) if owner and named else ""


def left_out_of(work: Workspace, view: View) -> Number:
    """Give the records that a report of a view leaves out as incomplete, of the kinds that it would name."""
    facts = facts_of(work, replace(view, shared=True), dict.fromkeys(NAMED, ()))
    return Number(None, behind=tuple(sorted(record for records in incomplete_in(facts).values() for record in records)))


def group_sheet(work: Workspace, view: View) -> GroupSheet:
    """Give the sheet of the view's group for the wall of the village hall, which names nobody; a Problem where there is no such group."""
    group = work.one(Group, view.group) if view.group else None
    if group is None:
        raise Problem(N_("Choose a group first: the sheet is of one group."), "no_group", Place(field="group"))
    found = counted(work, replace(view, area="", constituency=""), SHEET_CODES, SHEET_NEEDS)
    sheet = sheet_of(found.facts, found.figures, group, work.areas.name(group.area) if group.area else "", work.today)
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


def _together(*fields: Fields) -> Fields:
    kinds = dict.fromkeys(kind for each in fields for kind in each)
    return {kind: tuple(sorted({code for each in fields for code in each.get(kind, ())})) for kind in kinds}
