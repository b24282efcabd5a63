"""The chain of a record: what it came from and what came of it, from a problem over a decision to what was learned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from empower_desktop.language import N_, Label
from empower_desktop.records import KINDS
from empower_desktop.records.training import ADOPTION_APPLIED, ADOPTION_DUE, ADOPTION_KNOWN
from empower_desktop.store import OneOf, Row
from empower_desktop.workspace.listing import day_in, names_for, row_of
from empower_desktop.workspace.workspace import Workspace

STAGES = (
    *("group", "partner", "issue", "proposal", "meeting", "decision", "engagement"),
    *("action", "contribution", "training", "participation", "outreach", "lesson"),
)
"""The kinds of a chain, in the order in which it is read; `participation` stands for the use of what a training taught."""
COMES_FROM: Mapping[str, tuple[str, ...]] = {
    "issue": ("meeting",),
    "proposal": ("issue",),
    "decision": ("proposal", "issue", "meeting"),
    "engagement": ("issue", "related_decision"),
    "action": ("decision", "training", "engagement", "lesson", "meeting"),
    "training": ("need_issue",),
    "contribution": ("decision", "training", "loan_ref"),
    "outreach": ("meeting",),
    "lesson": ("decision", "training", "meeting"),
}
"""For each kind the references that name what a record of it came from."""
LEADS_TO: Mapping[str, tuple[str, ...]] = {"proposal": ("meeting",)}
"""References the other way round: a proposal names the meeting to which it was brought."""
HELD_BY = ("partner", "group")
"""Where a record comes from that is part of no chain: whom it is about."""
CROSSING = "meeting"
"""Many chains cross at a meeting: one that is met on the way is shown, but not gone through, or each matter would lead to all others."""
SHOWN = 12
MOST_READ = 60
MOST_WALKED = 400
ADOPTION_WORD = Label("Penerapan", "Use in practice")


@dataclass(frozen=True, slots=True)
class Link:
    """One record of a chain: its kind, id and title, its day, and by which reference it hangs in the chain."""

    kind: str
    id: str
    title: str
    day: dt.date | None
    relation: Label


@dataclass(frozen=True, slots=True)
class Stage:
    """The records of one kind on one side of a chain, the oldest first; of many the first, and how many more there are."""

    kind: str
    links: tuple[Link, ...]
    more: int = 0

    @property
    def count(self) -> int:
        """Count them all."""
        return len(self.links) + self.more


@dataclass(frozen=True, slots=True)
class Chain:
    """A record, the stages before it and those after it."""

    here: Link
    before: tuple[Stage, ...]
    after: tuple[Stage, ...]


@dataclass(slots=True)
class _Walk:
    """What is met on one way through the references; `beyond` counts by kind what was not read."""

    met: dict[str, tuple[Row, Label]] = field(default_factory=dict)
    beyond: dict[str, int] = field(default_factory=dict)


def chain_of(work: Workspace, kind: str, record: str) -> Chain | None:
    """Give the chain of a record, with narrow questions a step; None where it is deleted or has not come.

    Joined records are met once, and none twice. A record without a chain comes from the group or partner that it is about.
    """
    row = row_of(work, kind, record)
    if row is None or not _is_shown(row):
        return None
    before, after = _Walk(), _Walk()
    _walk(work, row, before, back=True, seen={row.id})
    _walk(work, row, after, back=False, seen={row.id, *before.met})
    if not before.met:
        _begin_with_holders(work, row, before)
    adoption = _adoption(work, [each for each, _ in after.met.values()] + [row])
    here = _links(work, [(row, KINDS[kind].label)])[0]
    return Chain(here, _stages(work, before, {}), _stages(work, after, adoption))


def _walk(work: Workspace, start: Row, walk: _Walk, *, back: bool, seen: set[str]) -> None:
    """Go from reference to reference, in one direction, each record once."""
    edge = [start]
    while edge and len(walk.met) < MOST_WALKED:
        found = _step_back(work, edge) if back else _step_on(work, edge, walk)
        edge = []
        for row, relation in found:
            if row.id not in seen and _is_shown(row):
                seen.add(row.id)
                walk.met[row.id] = (row, relation)
                if row.kind != CROSSING:
                    edge.append(row)


def _step_back(work: Workspace, edge: Sequence[Row]) -> list[tuple[Row, Label]]:
    found = [pair for kind, codes in COMES_FROM.items() for code in codes for pair in _named(work, _of(edge, kind), code)]
    for kind, codes in LEADS_TO.items():
        for code in codes:
            found += _naming(work, kind, code, edge)[0]
    discussed = _naming(work, "agenda_item", "meeting", edge)[0]
    return found + _named(work, [row for row, _ in discussed], "issue")


def _step_on(work: Workspace, edge: Sequence[Row], walk: _Walk) -> list[tuple[Row, Label]]:
    found: list[tuple[Row, Label]] = []
    for kind, codes in COMES_FROM.items():
        for code in codes:
            rows, beyond = _naming(work, kind, code, edge)
            found += rows
            walk.beyond[kind] = walk.beyond.get(kind, 0) + beyond
    found += [pair for kind, codes in LEADS_TO.items() for code in codes for pair in _named(work, _of(edge, kind), code)]
    discussed = _naming(work, "agenda_item", "issue", edge)[0]
    return found + _named(work, [row for row, _ in discussed], "meeting")


def _named(work: Workspace, rows: Sequence[Row], code: str) -> list[tuple[Row, Label]]:
    """Give the records that some rows of one kind name in a field."""
    names = dict.fromkeys(str(row.fields[code]) for row in rows if row.fields.get(code))
    if not names:
        return []
    described = KINDS[rows[0].kind].fields()[code]
    return [(row, described.label) for row in work.store.rows_by_id(described.refers_to, names)]


def _naming(work: Workspace, kind: str, code: str, rows: Sequence[Row]) -> tuple[list[tuple[Row, Label]], int]:
    """Give the records of a kind that name one of some rows in a field, and how many more there are than are read."""
    described = KINDS[kind].fields()[code]
    ids = [row.id for row in _of(rows, described.refers_to)][:MOST_READ]
    if not ids:
        return [], 0
    where = {code: OneOf(tuple(ids))}
    found = work.store.rows(kind, where, limit=MOST_READ)
    beyond = work.store.count(kind, where) - len(found) if len(found) == MOST_READ else 0
    return [(row, described.label) for row in found], beyond


def _of(rows: Iterable[Row], kind: str) -> list[Row]:
    return [row for row in rows if row.kind == kind]


def _begin_with_holders(work: Workspace, row: Row, walk: _Walk) -> None:
    fields = KINDS[row.kind].fields()
    for code in HELD_BY:
        if row.kind not in HELD_BY and code in fields:
            walk.met |= {held.id: (held, label) for held, label in _named(work, [row], code) if _is_shown(held)}


def _stages(work: Workspace, walk: _Walk, adoption: Mapping[str, tuple[Link, ...]]) -> tuple[Stage, ...]:
    stages = []
    for kind in STAGES:
        met = sorted((pair for pair in walk.met.values() if pair[0].kind == kind), key=_day_of)
        links = adoption.get(kind) or _links(work, met[:SHOWN])
        if links:
            stages.append(Stage(kind, links, max(0, len(met) - SHOWN) + walk.beyond.get(kind, 0)))
    return tuple(stages)


def _links(work: Workspace, pairs: Sequence[tuple[Row, Label]]) -> tuple[Link, ...]:
    names = names_for(work, [row for row, _ in pairs])
    return tuple(
        Link(
            row.kind,
            row.id,
            " · ".join(part for part in (names.title(row), names.show(row, "amount") if row.kind == "contribution" else "") if part),
            _day(row),
            relation,
        )
        for row, relation in pairs
    )


def _adoption(work: Workspace, rows: Sequence[Row]) -> dict[str, tuple[Link, ...]]:
    """Say of each training how many apply what it taught, as they said last; nothing while nobody was asked."""
    links = []
    for training in _of(rows, "training"):
        told = work.store.columns("participation", tuple(ADOPTION_DUE), {"training": training.id})
        last = [next((answer for answer in reversed(answers) if answer), None) for _, *answers in told]
        known = [answer for answer in last if answer in ADOPTION_KNOWN]
        if known:
            applied = sum(answer in ADOPTION_APPLIED for answer in known)
            title = work.language(N_("{n} of {all} apply it", n=applied, all=len(known)))
            links.append(Link("participation", training.id, title, None, ADOPTION_WORD))
    return {"participation": tuple(links)}


def _is_shown(row: Row) -> bool:
    return row.standing != "deleted" and not row.hidden


def _day(row: Row) -> dt.date | None:
    code = KINDS[row.kind].date_field
    return day_in(row, code) if code else None


def _day_of(pair: tuple[Row, Label]) -> tuple[dt.date, str]:
    return _day(pair[0]) or dt.date.max, pair[0].id
