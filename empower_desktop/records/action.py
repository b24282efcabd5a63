"""Follow-ups: commitments, and the trail of how they went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from empower_desktop.language import N_, Label
from empower_desktop.records.decision import Decision
from empower_desktop.records.meeting import Meeting
from empower_desktop.records.record import Finding, Look, Record, Section, choice, day, long_text, money, record, ref, text
from empower_desktop.records.training import Training


def _done_has_its_day(action: Action, look: Look) -> Iterator[Finding]:
    if action.status == "selesai" and not action.done_on:
        yield Finding("R15", "E", "done_on", N_("It is done: write on which day."))


def _comes_from_somewhere(action: Action, look: Look) -> Iterator[Finding]:
    if not (action.meeting or action.decision or action.training or action.engagement or action.lesson):
        yield Finding("source", "W", "meeting", N_("From which meeting, decision or training does it come?"))


def _due_after_its_source(action: Action, look: Look) -> Iterator[Finding]:
    meeting = look.one(Meeting, action.meeting) if action.meeting else None
    decision = look.one(Decision, action.decision) if action.decision else None
    training = look.one(Training, action.training) if action.training else None
    days = (meeting and meeting.date, decision and decision.decided_on, training and training.date_start)
    first = min((day for day in days if day), default=None)
    if first and action.due_on and action.due_on < first:
        yield Finding("due", "W", "due_on", N_("Lies before what it comes from ({day}).", day=first))


@record(
    "action",
    Label("Tindak lanjut", "Follow-up"),
    title=("what",),
    units={"done": ("status", "done_on")},
    date_field="due_on",
    sections=(
        Section(Label("Penanggung jawab", "Responsible"), ("responsible_person", "responsible_group", "responsible_side")),
        Section(Label("Asal", "Origin"), ("meeting", "decision", "training", "engagement", "lesson")),
        Section(Label("Hasil", "Result"), ("done_on", "result", "cost")),
    ),
    rules=(_done_has_its_day,),
    doubts=(_comes_from_somewhere, _due_after_its_source),
)
class Action(Record):
    """What somebody undertook to do, and by when."""

    what: str | None = long_text("Kegiatan", "What", required=True, least=3, most=1_000)
    due_on: dt.date | None = day("Batas waktu", "Due on", required=True)
    responsible_text: str | None = text("Penanggung jawab", "Responsible (as written)", required=True, least=2)
    status: str | None = choice("Status", "Status", "action_status", required=True, default="belum")
    responsible_person: str | None = ref("Penanggung jawab (orang)", "Responsible person", to="person", privacy="personal")
    responsible_group: str | None = ref("Penanggung jawab (kelompok)", "Responsible group", to="group")
    responsible_side: str | None = choice("Pihak penanggung jawab", "Responsible side", "actor")
    meeting: str | None = ref("Dari pertemuan", "From meeting", to="meeting")
    decision: str | None = ref("Dari keputusan", "From decision", to="decision")
    training: str | None = ref("Dari pelatihan", "From training", to="training")
    engagement: str | None = ref("Dari advokasi", "From engagement", to="engagement")
    lesson: str | None = ref("Dari pembelajaran", "From lesson", to="lesson")
    done_on: dt.date | None = day("Tanggal selesai", "Done on")
    result: str | None = long_text("Hasil", "Result", most=2_000)
    cost: int | None = money("Biaya", "Cost")


def _new_day_was_put_off(row: ActionLog, look: Look) -> Iterator[Finding]:
    if row.new_due_on and row.status != "ditunda":
        yield Finding("put_off", "W", "new_due_on", N_("There is a new due date, but it is not put off."))


@record(
    "action_log",
    Label("Perkembangan", "Progress"),
    part_of="action",
    title=("status", "note"),
    date_field="logged_on",
    doubts=(_new_day_was_put_off,),
)
class ActionLog(Record):
    """One step in the trail behind a follow-up's status; a correction is a new row."""

    action: str | None = ref("Tindak lanjut", "Action", to="action", required=True)
    logged_on: dt.date | None = day("Tanggal", "Date", required=True, latest=0)
    status: str | None = choice("Status", "Status", "action_status", required=True)
    note: str | None = text("Catatan", "Note", most=500)
    new_due_on: dt.date | None = day("Batas waktu baru", "New due date")
