"""What home and sidebar show: what waits, what this month holds, what comes next, what went out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from empower_desktop.language import Label
from empower_desktop.records import KINDS, Attendance, Author, Decision, Meeting, Training
from empower_desktop.records.choices import class_of
from empower_desktop.records.meeting import present_total, women_present
from empower_desktop.records.record import Finding
from empower_desktop.records.rules import incomplete
from empower_desktop.store import Between, Export, OneOf, Receipt, Row
from empower_desktop.workspace.adoption import checks_due
from empower_desktop.workspace.coverage import Coverage, coverage
from empower_desktop.workspace.dated_names import titles_of
from empower_desktop.workspace.keeping import last_backup
from empower_desktop.workspace.lessons import unlearned
from empower_desktop.workspace.listing import Query, day_in, names_for, rows_of
from empower_desktop.workspace.looking import Remembering
from empower_desktop.workspace.questions import waiting_questions
from empower_desktop.workspace.receipts import last_receipt
from empower_desktop.workspace.sending import last_export, unsent
from empower_desktop.workspace.settling import waiting_conflicts
from empower_desktop.workspace.workspace import Workspace

OPEN = OneOf(("belum", "berjalan", "ditunda"))
BY_PEOPLE = frozenset({"komunitas", "pengurus"})
SOON = timedelta(days=7)
LOOKED_AT = 60
"""How many drafts are looked through for what is missing: the newest."""


@dataclass(frozen=True)
class Status:
    """What the sidebar tells: who works here, what waits, what was not sent, how old the backup is."""

    author: str
    area: str
    role: Label | str
    waiting: int
    to_answer: int
    unsent: int | None
    backup: date | None
    practice: bool


@dataclass(frozen=True)
class Reminder:
    """One thing that waits: why (overdue, soon, draft, conflict, question, unsaved, adoption, lesson), what, and where it is done.

    `count` is how many questions or people, `spot` the field that is asked for, or the key of a form not saved.
    """

    why: str
    kind: str
    record: str
    title: str
    meta: str = ""
    days: int = 0
    missing: tuple[Finding, ...] = ()
    spot: str = ""
    count: int = 0


@dataclass(frozen=True)
class Month:
    """The figures of a month: each with how many of them."""

    first: date
    meetings: int
    present: int
    women: int
    decisions: int
    by_people: int
    trainings: int
    participants: int
    due: int
    done: int


@dataclass(frozen=True)
class Coming:
    """Something that lies ahead."""

    kind: str
    record: str
    title: str
    day: date
    meta: str


@dataclass(frozen=True)
class Sent:
    """What went out last, what was said to have arrived, how much is new since."""

    last: Export | None
    receipt: Receipt | None
    unsent: int


@dataclass(frozen=True)
class Overview:
    """All that home shows."""

    waiting: Sequence[Reminder]
    month: Month
    coming: Sequence[Coming]
    sent: Sent
    villages: int
    groups: int
    workers: Sequence[Coverage] = ()
    last: Coming | None = None


def status(work: Workspace) -> Status:
    """Tell what the sidebar shows."""
    role = next((each.label for each in Author.fields()["role"].choices if each.code == work.author.role), work.author.role)
    return Status(
        author=work.author.name,
        area=work.areas.name(work.author.area) if work.author.area else "",
        role=role,
        waiting=len(waiting(work)),
        to_answer=to_answer(work),
        unsent=unsent(work),
        backup=last_backup(work),
        practice=work.practice,
    )


def overview(work: Workspace) -> Overview:
    """Tell all that home shows."""
    sent = Sent(last_export(work), last_receipt(work), unsent(work))
    groups = work.store.columns("group", ("area",))
    workers = coverage(work) if work.author.role == "koordinator" else ()
    villages = len({area for _, area in groups if area})
    return Overview(waiting(work), month(work), coming(work), sent, villages, len(groups), workers, last_meeting(work))


def waiting(work: Workspace) -> list[Reminder]:
    """Give what waits: overdue, due within a week, not finished, in conflict, asked by a file, typed and never saved.

    Last, and quietly, what is to be asked: whether a training is applied, and what was learned from what came to its end.
    """
    return [*_due(work), *_drafts(work), *_conflicts(work), *_questions(work), *_unsaved(work), *_checks(work), *_lessons(work)]


def to_answer(work: Workspace) -> int:
    """Count the conflicts and questions that wait, without those left for later."""
    return len(waiting_conflicts(work)) + len(waiting_questions(work))


def month(work: Workspace) -> Month:
    """Count what this month holds."""
    first = work.today.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    within = Between(first.isoformat(), last.isoformat())
    meetings = [row for row in work.store.rows("meeting", {"date": within}) if row.fields.get("status") != "dibatalkan"]
    present, women = _present(work, meetings)
    decisions = work.store.rows("decision", {Decision.date_field: within})
    trainings = work.store.rows("training", {Training.date_field: within})
    actions = work.store.rows("action", {"due_on": within})
    return Month(
        first=first,
        meetings=len(meetings),
        present=present,
        women=women,
        decisions=len(decisions),
        by_people=sum(1 for row in decisions if class_of("actor", _code(row, "proposer_type")) in BY_PEOPLE),
        trainings=len(trainings),
        participants=sum(_participants(work, trainings).values()),
        due=len(actions),
        done=sum(1 for row in actions if row.fields.get("status") == "selesai"),
    )


def coming(work: Workspace, most: int = 2) -> list[Coming]:
    """Give what lies ahead, the nearest first."""
    after = Between(work.today.isoformat(), None)
    found: list[Coming] = []
    for kind, code in (("meeting", Meeting.date_field), ("training", Training.date_field), ("meeting", "next_meeting_on")):
        rows = rows_of(work, Query(kind, {code: after}, sort=((code, False),)), 0, most)
        names = names_for(work, rows)
        for row in rows:
            place = names.show(row, "venue") or (names.show(row, "area") if "area" in KINDS[kind].fields() else "")
            time = names.show(row, "start_time") if "start_time" in KINDS[kind].fields() and code != "next_meeting_on" else ""
            day = day_in(row, code)
            if day is not None:
                found.append(Coming(kind, row.id, names.title(row), day, " · ".join(part for part in (time, place) if part)))
    return sorted(found, key=lambda each: each.day)[:most]


def last_meeting(work: Workspace) -> Coming | None:
    """Give the meeting that was held last; a cancelled one was not."""
    before = Between(None, (work.today - timedelta(days=1)).isoformat())
    rows = rows_of(work, Query("meeting", {"date": before, "status": OneOf(("draf", "disahkan"))}, sort=(("date", True),)), 0, 1)
    names = names_for(work, rows)
    found = [Coming("meeting", row.id, names.title(row), day, names.show(row, "group")) for row in rows if (day := day_in(row, "date"))]
    return found[0] if found else None


def _due(work: Workspace) -> list[Reminder]:
    until = Between(None, (work.today + SOON).isoformat())
    rows = rows_of(work, Query("action", {"status": OPEN, "due_on": until}, sort=(("due_on", False),)), 0, LOOKED_AT)
    names = names_for(work, rows)
    found = []
    for row in rows:
        day = day_in(row, "due_on")
        if day is None:
            continue
        who = names.show(row, "responsible_text")
        title = names.title(row).splitlines()[0] if names.title(row) else ""
        days = (day - work.today).days
        found.append(Reminder("overdue" if days < 0 else "soon", "action", row.id, title, who, days))
    return found


def _drafts(work: Workspace) -> list[Reminder]:
    found = []
    look = Remembering(work)
    for kind in (Meeting, Decision, Training):
        query = Query(kind.kind, {"status": "draf"} if _has_draft(kind) else {}, sort=(("_changed", True),))
        rows = rows_of(work, query, 0, LOOKED_AT if _has_draft(kind) else LOOKED_AT // 3)
        names = names_for(work, rows)
        for row in rows:
            missing = tuple(incomplete(kind.load(row.id, row.fields), look))
            if missing or _has_draft(kind):
                found.append(Reminder("draft", kind.kind, row.id, names.title(row), missing=missing))
    return found


def _has_draft(kind: type[Meeting | Decision | Training]) -> bool:
    status = kind.fields().get("status")
    return status is not None and any(choice.code == "draf" for choice in status.choices)


def _conflicts(work: Workspace) -> list[Reminder]:
    found = waiting_conflicts(work)
    titles = {each.record: f"{each.kind}: {each.record}" for each in found if each.kind not in KINDS}
    titles.update(titles_of(work, {each.record: each.kind for each in found if each.kind in KINDS}))
    return [Reminder("conflict", each.kind, each.record, titles.get(each.record, ""), spot=each.spot) for each in found]


def _questions(work: Workspace) -> list[Reminder]:
    """Give the files that asked something, each with how much; it is opened at its first question."""
    asked: dict[str, list[str]] = {}
    for each in waiting_questions(work):
        asked.setdefault(each.asked.file, []).append(each.asked.id)
    return [Reminder("question", "", ids[0], file, count=len(ids)) for file, ids in asked.items()]


def _unsaved(work: Workspace) -> list[Reminder]:
    return [
        Reminder("unsaved", form.kind, form.record, work.names.record(form.kind, form.record) if form.record else "", spot=form.key)
        for form in work.store.unsaved()
        if form.kind in KINDS
    ]


def _checks(work: Workspace) -> list[Reminder]:
    return [Reminder("adoption", "training", each.training, each.title, spot=each.code, count=each.people) for each in checks_due(work)]


def _lessons(work: Workspace) -> list[Reminder]:
    """Give what closed without a lesson; a training that is still asked about waits once, for that."""
    asked = {each.training for each in checks_due(work)}
    return [Reminder("lesson", each.kind, each.record, each.title) for each in unlearned(work) if each.record not in asked]


def _present(work: Workspace, meetings: Sequence[Row]) -> tuple[int, int]:
    """Count who was present at some meetings, and the women among them."""
    rosters: dict[str, list[Attendance]] = {row.id: [] for row in meetings}
    for row in work.store.rows(Attendance.kind, {"meeting": OneOf(tuple(rosters))}) if rosters else ():
        rosters[str(row.fields["meeting"])].append(Attendance.load(row.id, row.fields))
    people = {noted.person for roster in rosters.values() for noted in roster if noted.person}
    women = {row.id for row in work.store.rows_by_id("person", people) if row.fields.get("sex") == "P"}
    held = [Meeting.load(row.id, row.fields) for row in meetings]
    present = sum(present_total(meeting, rosters[meeting.id]) for meeting in held)
    return present, sum(women_present(meeting, rosters[meeting.id], women) for meeting in held)


def _participants(work: Workspace, trainings: Sequence[Row]) -> Mapping[str, int]:
    return work.store.counts_by("participation", "training", {"training": OneOf(tuple(row.id for row in trainings))}) if trainings else {}


def _code(row: Row, code: str) -> str:
    return str(row.fields.get(code, ""))
