"""Insight: the figures of a period, an area or a group, worked out from one narrow question a kind."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from empower_desktop.records import KINDS, Decision, Engagement, Group, Outcome, Partner, Person, Proposal, Record
from empower_desktop.records.rules import incomplete
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicators import INDICATORS, SOURCE, needed
from empower_desktop.reports.insight.one_constituency import Fields, figures_of, only, with_traits_read
from empower_desktop.reports.insight.result import Result
from empower_desktop.reports.insight.scope import Period, months_later
from empower_desktop.workspace.located import Columns, Located, reached_from, referring
from empower_desktop.workspace.looking import Remembering
from empower_desktop.workspace.workspace import Workspace

MONTHS = 12
TITLED = (Group, Partner)
LOOKED_UP: frozenset[type[Record]] = frozenset((Person, Partner))
"""Kinds that others refer to from anywhere: they come whole, whatever the area."""
FOLLOWED: frozenset[type[Record]] = frozenset((Proposal, Decision, Engagement))
"""Kinds that tell what became of something: they are looked up wherever they are noted, and counted where they belong."""
Records = dict[type[Record], list[str]]


@dataclass(frozen=True, slots=True)
class View:
    """What figures are asked of: a period, and an area with those below it or a group; of persons only those of a constituency.

    `shared` is for what is printed or sent: incomplete records are left out and small numbers hidden (`indicators.md` G1, G3).
    """

    period: Period
    area: str = ""
    group: str = ""
    shared: bool = False
    constituency: str = ""


def default_view(work: Workspace) -> View:
    """Give the last twelve months, this one among them, of everything that is recorded here."""
    return View(Period(months_later(work.today.replace(day=1), 1 - MONTHS), work.today))


def figures(work: Workspace, view: View, codes: Collection[str] = ()) -> Mapping[str, Result]:
    """Give these indicators by code, or all of them, in the order of `indicators.md`."""
    with _without_collecting():
        return _worked_out(work, view, codes)


def _worked_out(work: Workspace, view: View, codes: Collection[str]) -> Mapping[str, Result]:
    """Work figures out and let go of the facts at once, before anybody looks for garbage among them."""
    facts = facts_of(work, view, needed(codes))
    own = only(facts, view.constituency) if view.constituency else None
    return figures_of([each for code, each in INDICATORS.items() if not codes or code in codes], facts, own)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let Python collect no garbage meanwhile: a hundred thousand records that are all in use would be looked through again and again.

    It is for commands, for a window's garbage is collected by itself (`ui/garbage.py`), and seldom.
    Of two at once only the one that found it switched on switches it on again, so that it never stays off.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def recorded(work: Workspace, view: View) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Give, for each sentence of the source, by kind the records of the view in which something is recorded for it."""
    fields: dict[type[Record], dict[str, None]] = {}
    for sentence in SOURCE.values():
        for kind, codes in sentence.recorded.items():
            fields.setdefault(kind, {}).update(dict.fromkeys(codes))
    facts = facts_of(work, view, fields)
    return {
        sentence.code: {kind.kind: _holding(_counted(facts, kind), codes) for kind, codes in sentence.recorded.items()}
        for sentence in SOURCE.values()
    }


def kinds_of(work: Workspace, records: Collection[str]) -> Mapping[str, Collection[str]]:
    """Part records by their kind, for a number that is made of several."""
    found = {kind: work.store.titles(kind, records).keys() & set(records) for kind in KINDS}
    return {kind: ids for kind, ids in found.items() if ids}


def whose(work: Workspace, kinds: Collection[type[Record]]) -> Mapping[str, Collection[str]]:
    """Give the groups of every record of these kinds, as the figures of a group take them."""
    tables = {kind: Columns.read(work, kind, ()) for kind in reached_from(kinds)}
    located = Located(tables)
    return {record: located.groups(kind, record) for kind in kinds for record in tables[kind].rows}


def facts_of(work: Workspace, view: View, fields: Fields) -> Facts:
    """Read the fields of these kinds that lie in the view, of everybody."""
    if view.constituency:
        fields = with_traits_read(fields)
    if view.group:  # what names a group names it as it is shown
        view = replace(view, group=work.store.home(view.group))
    tables = {kind: Columns.read(work, kind, fields.get(kind, ())) for kind in reached_from(fields)}
    located = Located(tables)
    inside = {kind: _inside(view, located, kind) for kind in fields}
    beyond = _beyond(tables, inside)
    kinds, followed = _loaded(tables, inside, fields), _loaded(tables, beyond, fields)
    read = {kind: [*found, *beyond.get(kind, ())] for kind, found in inside.items()}
    dated = {kind: found for kind, found in read.items() if kind.date_field or kind.part_of}
    days = {record: day for kind, found in dated.items() for record in found if (day := located.day(kind, record)) is not None}
    left_out = _incomplete(work, tables, read) if view.shared else frozenset()
    return Facts(view.period, kinds, days, left_out, {**_titles(work, tables), **_areas(work, kinds)}, view.shared, followed)


def _beyond(tables: Mapping[type[Record], Columns], inside: Mapping[type[Record], Collection[str]]) -> Records:
    """Give what lies outside the area or group and came of something in it: a proposal raised in a meeting here, say."""
    here = {record for kind in inside if kind not in LOOKED_UP for record in inside[kind]}
    found: Records = {}
    for kind in FOLLOWED & inside.keys():
        table, codes = tables[kind], referring(kind)
        outside = table.rows.keys() - set(inside[kind])
        found[kind] = [record for record in sorted(outside) if any(table.value(record, code) in here for code in codes)]
    return found


def _loaded(tables: Mapping[type[Record], Columns], records: Records, fields: Fields) -> Mapping[type[Record], tuple[Record, ...]]:
    return {kind: tables[kind].loaded(found, fields[kind]) for kind, found in records.items()}


def _inside(view: View, located: Located, kind: type[Record]) -> list[str]:
    """Give the records of a kind that lie in the view; of those that are looked up, and where no place is asked for, all."""
    records = located.tables[kind].rows
    if kind in LOOKED_UP or not (view.group or view.area):
        return list(records)
    return [each for each in records if _is_inside(view, located, kind, each)]


def _is_inside(view: View, located: Located, kind: type[Record], record: str) -> bool:
    if view.group and view.group not in located.groups(kind, record):
        return False
    if view.area:
        area = located.area(kind, record) or ""
        return area == view.area or area.startswith(view.area + ".")
    return True


def _titles(work: Workspace, tables: Mapping[type[Record], Columns]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind in TITLED:
        titles = work.store.titles(kind.kind, tables[kind].rows) if kind in tables else {}
        found.update((record, title) for record, (title, _) in titles.items())
    return found


def _areas(work: Workspace, kinds: Mapping[type[Record], Collection[Record]]) -> Mapping[str, str]:
    """Name the villages of which something was measured."""
    measured = {each.area for each in kinds.get(Outcome, ()) if isinstance(each, Outcome) and each.area}
    return {area: name for area in measured if (name := work.areas.name(area))}


def _incomplete(work: Workspace, tables: Mapping[type[Record], Columns], records: Records) -> frozenset[str]:
    """Give the ids of those records that lack something, each looked at whole."""
    found: set[str] = set()
    look = Remembering(work)
    look.take_as_live(record for table in tables.values() for record in table.rows)
    for kind, ids in records.items():
        if kind not in LOOKED_UP:
            wanted = set(ids)
            found.update(each.id for each in work.all(kind) if each.id in wanted and incomplete(each, look))
    return frozenset(found)


def _counted(facts: Facts, kind: type[Record]) -> Iterable[Record]:
    return facts.within(kind) if kind.date_field or kind.part_of else facts.until(kind)


def _holding(records: Iterable[Record], codes: Collection[str]) -> tuple[str, ...]:
    """Give the ids of those in which one of these fields is filled; of all where none is named."""
    return tuple(each.id for each in records if not codes or any(getattr(each, code) not in (None, ()) for code in codes))
