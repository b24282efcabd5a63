"""The learning loop: which cycles closed without a lesson, what a lesson of them starts from, and which lessons are still open."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from empower_desktop.language import N_
from empower_desktop.records import Action, AgendaItem, Decision, Engagement, Lesson, Meeting, Person, Record, Training
from empower_desktop.records.choices import class_of
from empower_desktop.records.fields import Plain
from empower_desktop.records.training import ADOPTION_DUE
from empower_desktop.store import Between, OneOf, Row
from empower_desktop.workspace.minutes import RATIFIED, add_item
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Workspace

ASKED_FOR = timedelta(days=120)
"""For how long after a cycle closed one is asked what was learned: later nobody remembers."""
PLANNING, EVALUATION = "perencanaan", "evaluasi"
DECIDED = OneOf(("selesai", "batal"))
CLOSED = OneOf(("terpenuhi", "sebagian", "tidak", "ditarik"))
LEFT_OUT = "no_lesson"


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
    since = Between((work.today - ASKED_FOR).isoformat(), work.today.isoformat())
    told, left_out = _Told(work), _left_out(work)
    found = [*_meetings(work, since), *_decisions(work, since), *_trainings(work), *_engagements(work, since)]
    open_ones = [each for each, group, decision in found if each.record not in left_out and not told.of(each, group, decision)]
    return sorted(open_ones, key=lambda each: each.closed, reverse=True)


def is_unlearned(work: Workspace, record: str) -> bool:
    """Say whether it is time to ask what was learned from a record."""
    return any(each.record == record for each in unlearned(work))


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
    """Give the lessons of a group that no finished follow-up took up, the oldest first; `meeting` is where they come back."""
    if not group:
        return []
    noted = work.store.rows(Lesson.kind, {"group": group}, sort=(("date", False),))
    lessons = [row for row in noted if not meeting or row.fields.get("meeting") != meeting]
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

    def of(self, each: Unlearned, group: str, decision: str) -> bool:
        """Say whether a lesson speaks of a record.

        No field of a lesson names an engagement: one of its decision, or of its group since it closed, speaks of it.
        """
        if each.record in self._records or (decision and decision in self._records):
            return True
        return each.kind == Engagement.kind and any(day >= each.closed.isoformat() for day in self._days.get(group, ()))


Found = tuple[Unlearned, str, str]


def _meetings(work: Workspace, since: Between) -> Iterable[Found]:
    rows = work.store.columns(Meeting.kind, ("title", "date"), {"cycle_stage": EVALUATION, "status": RATIFIED, "date": since})
    return [(Unlearned(Meeting.kind, str(one), str(title or ""), date.fromisoformat(str(day))), "", "") for one, title, day in rows]


def _decisions(work: Workspace, since: Between) -> Iterable[Found]:
    """Give the decisions that were carried out or given up; when that was is not noted, so those decided within a year."""
    year = Between((work.today - timedelta(days=365)).isoformat(), since.last)
    rows = work.store.columns(Decision.kind, ("statement", "decided_on"), {"status": DECIDED, "decided_on": year})
    return [(Unlearned(Decision.kind, str(one), str(text or ""), date.fromisoformat(str(day))), "", "") for one, text, day in rows]


def _trainings(work: Workspace) -> Iterable[Found]:
    """Give the trainings whose last question about use in practice is due or was asked."""
    last = timedelta(days=ADOPTION_DUE["adoption_6m"])
    since = Between((work.today - last - ASKED_FOR).isoformat(), (work.today - last).isoformat())
    rows = work.store.columns(Training.kind, ("title", "date_start"), {"date_start": since})
    return [(Unlearned(Training.kind, str(one), str(title or ""), date.fromisoformat(str(day)) + last), "", "") for one, title, day in rows]


def _engagements(work: Workspace, since: Between) -> Iterable[Found]:
    codes = ("title", "date", "outcome_on", "group", "related_decision")
    for one, title, day, ended, group, decision in work.store.columns(Engagement.kind, codes, {"outcome": CLOSED}):
        closed = str(ended or day or "")
        if closed and str(since.first) <= closed <= str(since.last):
            yield Unlearned(Engagement.kind, str(one), str(title or ""), date.fromisoformat(closed)), str(group or ""), str(decision or "")


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
