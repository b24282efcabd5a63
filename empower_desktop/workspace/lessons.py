"""The learning loop: which cycles closed without a lesson, what a lesson of them starts from, and which lessons are still open."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from empower_desktop.language import N_
from empower_desktop.records import Action, AgendaItem, Decision, Engagement, Lesson, Meeting, Person, Record, Training
from empower_desktop.records.choices import class_of
from empower_desktop.records.fields import Plain
from empower_desktop.records.training import ADOPTION_DUE
from empower_desktop.store import OneOf, Row
from empower_desktop.workspace.listing import Wanted
from empower_desktop.workspace.minutes import RATIFIED, add_item
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Workspace

ASKED_FOR = timedelta(days=120)
"""For how long after a cycle closed one is asked what was learned: later nobody remembers."""
PLANNING, EVALUATION = "perencanaan", "evaluasi"
DECIDED = OneOf(("selesai", "batal"))
CLOSED = OneOf(("terpenuhi", "sebagian", "tidak", "ditarik"))
LEFT_OUT = "no_lesson"
_NO_END = "9999-12-31"
Fields = Mapping[str, Plain]


@dataclass(frozen=True)
class Unlearned:
    """A cycle that closed without a lesson: its record, and when it closed."""

    kind: str
    record: str
    title: str
    closed: date


@dataclass(frozen=True)
class OpenLesson:
    """A lesson that no finished follow-up took up yet; `followed` is the follow-up under way, if the agenda holds it is said too."""

    row: Row
    followed: str = ""
    on_agenda: bool = False

    @property
    def change(self) -> str:
        """Say what is done otherwise from now on."""
        return str(self.row.fields.get("change") or "").strip()


def unlearned(work: Workspace) -> list[Unlearned]:
    """Give the cycles that closed lately and of which nobody noted what was learned, those that closed last first."""
    told, left_out = _Told(work), _left_out(work)
    found = [
        Unlearned(kind.kind, record, str(fields.get(cycle.title) or ""), closed)
        for kind, cycle in CYCLES.items()
        for record, fields in _narrowly(work, kind, cycle)
        if record not in left_out and (closed := cycle.closed_lately(fields, work.today)) and not told.of(record, fields, closed)
    ]
    return sorted(found, key=lambda each: each.closed, reverse=True)


def is_unlearned(work: Workspace, row: Row) -> bool:
    """Say whether it is time to ask what was learned from a record; what cannot close is never asked."""
    cycle = next((cycle for kind, cycle in CYCLES.items() if kind.kind == row.kind), None)
    closed = cycle.closed_lately(row.fields, work.today) if cycle else None
    return closed is not None and row.id not in _left_out(work) and not _Told(work).of(row.id, row.fields, closed)


def needs_no_lesson(work: Workspace, record: str) -> Step:
    """Ask no more what was learned from a record; kept in this store alone, never sent."""

    def rewrite() -> None:
        work.store.put_setting(LEFT_OUT, json.dumps(sorted({*_left_out(work), record})))

    work.store.write(lambda _: rewrite())
    return Step(N_("It is not asked again."), result=record)


def lesson_of(work: Workspace, kind: type[Record], record: str) -> dict[str, Plain]:
    """Give what a lesson learned from a record starts from: where it comes from, the stage, and who was there."""
    row = work.store.row(kind.kind, record)
    if row is None:
        return {}
    held = row.fields
    given: dict[str, Plain] = {"date": work.today.isoformat(), "group": held.get("group"), "cycle_stage": EVALUATION}
    if kind.kind in Lesson.fields():
        given[kind.kind] = record
    if kind is Engagement:
        given["decision"] = held.get("related_decision")
    if kind is Meeting:
        given["cycle_stage"] = held.get("cycle_stage") or EVALUATION
        given |= {code: held.get(code) for code in ("equality_score", "respect_score", "trust_score")}
    meeting = record if kind is Meeting else str(held.get("meeting") or "")
    if kind is Decision:
        given["meeting"] = held.get("meeting")
    came = ("participation", {"training": record}) if kind is Training else ("attendance", {"meeting": meeting})
    if kind is Training or meeting:
        given |= _company(work, *came)
    return {code: value for code, value in given.items() if value is not None}


def open_lessons(work: Workspace, group: str, meeting: str = "") -> list[OpenLesson]:
    """Give the lessons of a group that no finished follow-up took up, the oldest first; `meeting` is where they come back.

    They come back to meetings after the one where they were learned.
    """
    if not group:
        return []
    noted = work.store.rows(Lesson.kind, {"group": group}, sort=(("date", False),))
    held = work.store.row(Meeting.kind, meeting) if meeting else None
    day = str((held.fields.get("date") if held else None) or _NO_END)
    before = [row for row in noted if str(row.fields.get("date") or "") <= day]
    lessons = [row for row in before if not meeting or row.fields.get("meeting") != meeting]
    named = {"lesson": OneOf(tuple(row.id for row in lessons))}
    followed = work.store.columns(Action.kind, ("lesson", "status"), named) if lessons else []
    done = {lesson for _, lesson, status in followed if status == "selesai"}
    under_way = {str(lesson): str(action) for action, lesson, status in followed if status not in ("selesai", "batal")}
    topics = {topic for _, topic in work.store.columns(AgendaItem.kind, ("topic",), {"meeting": meeting})} if meeting else set()
    return [OpenLesson(row, under_way.get(row.id, ""), topic_of(row.fields) in topics) for row in lessons if row.id not in done]


def put_on_agenda(work: Workspace, meeting: str, lesson: str) -> Step:
    """Make a lesson a topic of a meeting."""
    found = work.store.row(Lesson.kind, lesson)
    return add_item(work, meeting, topic_of(found.fields if found else {}))


def topic_of(lesson: Mapping[str, Plain]) -> str:
    """Give the topic under which a meeting takes up a lesson."""
    return str(lesson.get("title") or "")


class _Told:
    """What the lessons that there are speak of."""

    def __init__(self, work: Workspace) -> None:
        """Read where each lesson comes from, one narrow question for all."""
        rows = work.store.columns(Lesson.kind, ("meeting", "decision", "training", "group", "date"))
        self._records = {str(record) for _, *records, _, _ in rows for record in records if record}
        self._days: dict[str, list[str]] = {}
        for *_, group, day in rows:
            if group and day:
                self._days.setdefault(str(group), []).append(str(day))

    def of(self, record: str, fields: Fields, closed: date) -> bool:
        """Say whether a lesson speaks of a record.

        No field of a lesson names an engagement: one of its decision, or of its group since it closed, speaks of it.
        """
        if "outcome" not in fields:
            return record in self._records
        days = self._days.get(str(fields.get("group") or ""), ())
        return fields.get("related_decision") in self._records or any(day >= closed.isoformat() for day in days)


@dataclass(frozen=True)
class _Cycle:
    """How a kind comes to its end: which of its records may have, when one did, and for how long one asks.

    When a decision was carried out or given up is not noted, so the day on which it was made stands for it.
    """

    title: str
    codes: tuple[str, ...]
    among: Mapping[str, Wanted]
    closed: Callable[[Fields], date | None]
    asked_for: timedelta = ASKED_FOR

    def closed_lately(self, fields: Fields, today: date) -> date | None:
        """Give the day on which it closed, if that is so lately that one asks."""
        if any(fields.get(code) not in (wanted.values if isinstance(wanted, OneOf) else (wanted,)) for code, wanted in self.among.items()):
            return None
        closed = self.closed(fields)
        return closed if closed is not None and today - self.asked_for <= closed <= today else None


def _trained(fields: Fields) -> date | None:
    """Give when the last question about use in practice is due; None where that would be after the last day there is."""
    began, later = _day(fields.get("date_start")), timedelta(days=ADOPTION_DUE["adoption_6m"])
    return began + later if began and began <= date.max - later else None


def _day(value: Plain) -> date | None:
    """Read a day; one that a stranger's file made up is none."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


CYCLES: Mapping[type[Record], _Cycle] = MappingProxyType(
    {
        Meeting: _Cycle(
            "title",
            ("title", "date", "status", "cycle_stage"),
            {"cycle_stage": EVALUATION, "status": RATIFIED},
            lambda f: _day(f.get("date")),
        ),
        Decision: _Cycle(
            "statement",
            ("statement", "decided_on", "status"),
            {"status": DECIDED},
            lambda f: _day(f.get("decided_on")),
            timedelta(days=365),
        ),
        Training: _Cycle("title", ("title", "date_start"), {}, _trained),
        Engagement: _Cycle(
            "title",
            ("title", "date", "outcome", "outcome_on", "group", "related_decision"),
            {"outcome": CLOSED},
            lambda f: _day(f.get("outcome_on")) or _day(f.get("date")),
        ),
    }
)


def _narrowly(work: Workspace, kind: type[Record], cycle: _Cycle) -> Iterator[tuple[str, Fields]]:
    for record, *values in work.store.columns(kind.kind, cycle.codes, dict(cycle.among)):
        yield str(record), dict(zip(cycle.codes, values, strict=True))


def _company(work: Workspace, kind: str, where: Mapping[str, Plain]) -> dict[str, Plain]:
    """Count who was there of the community and of the bureaucracy; nothing where nobody is noted as present."""
    came = [str(person) for _, person in work.store.columns(kind, ("person",), {**where, "presence": "hadir"})]
    people = work.store.rows_by_id(Person.kind, came)
    sides = [class_of("person_kind", str(row.fields.get("person_kind") or "")) for row in people]
    if not sides:
        return {}
    from_office = [row for row, side in zip(people, sides, strict=True) if side == "birokrasi"]
    offices = sorted({str(row.fields["institution"]) for row in from_office if row.fields.get("institution")})
    return {
        "community_count": sides.count("komunitas"),
        "bureaucracy_count": len(from_office),
        "bureaucracy_institutions": "; ".join(offices) or None,
    }


def _left_out(work: Workspace) -> set[str]:
    return set(json.loads(work.store.setting(LEFT_OUT) or "[]"))
