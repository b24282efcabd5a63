"""What belongs to a meeting besides who came: its agenda, its standing, what is still wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from empower_desktop.language import N_, Message
from empower_desktop.records import Action, AgendaItem, Attendance, Decision, Meeting
from empower_desktop.records.fields import Plain
from empower_desktop.records.rules import incomplete
from empower_desktop.workspace.looking import Remembering
from empower_desktop.workspace.saving import id_for, save
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Save, Workspace

DRAFT, RATIFIED, CANCELLED = "draf", "disahkan", "dibatalkan"
_SAID: Mapping[str, Message] = {
    DRAFT: N_("Meeting reopened"),
    RATIFIED: N_("Meeting ratified"),
    CANCELLED: N_("Meeting cancelled"),
}


@dataclass(frozen=True)
class Wrong:
    """The first thing that keeps a meeting from being ratified: the part of its page, the spot there, what it is."""

    part: str
    spot: str
    message: Message


def add_item(work: Workspace, meeting: str, topic: str) -> Step:
    """Put a topic at the end of the agenda."""
    plain = dict(AgendaItem.read({"topic": topic}, work.today))
    if not plain["topic"]:
        raise AgendaItem.fields()["topic"].missing()
    numbers = [row.fields.get("order_no") for row in work.store.rows(AgendaItem.kind, {"meeting": meeting})]
    last = max([number for number in numbers if isinstance(number, int)], default=0)
    plain = {**AgendaItem.defaults(), **plain, "meeting": meeting, "order_no": last + 1}
    record = id_for(work, AgendaItem, plain)
    step = work.write(N_("Topic noted"), [Save(AgendaItem.kind, record, plain)])
    return replace(step, result=record)


def put_in_order(work: Workspace, items: Sequence[str]) -> Step:
    """Give the topics of an agenda their numbers in this order, in one step."""
    saves = []
    for number, item in enumerate(items, 1):
        saves.append(Save(AgendaItem.kind, item, {"order_no": number}, work.seen(item)))
    return work.write(N_("Agenda put in order"), saves)


def undertake(work: Workspace, typed: Mapping[str, object], given: Mapping[str, Plain]) -> Step:
    """Note a follow-up: what, until when, who, and where it comes from; a Problem names what is missing."""
    for code in ("what", "due_on", "responsible_text"):
        if not str(typed.get(code) or "").strip():
            raise Action.fields()[code].missing()
    return save(work, Action, {**Action.defaults(), **given, **typed})


def set_standing(work: Workspace, meeting: str, standing: str) -> Step:
    """Ratify, reopen or cancel a meeting."""
    return work.write(_SAID[standing], [Save(Meeting.kind, meeting, {"status": standing}, work.seen(meeting))])


def first_wrong(work: Workspace, meeting: str) -> Wrong | None:
    """Tell what must be mended before a meeting can be ratified, in the order of its page; None when nothing must."""
    look = Remembering(work)
    found = work.one(Meeting, meeting)
    if found is None:
        return None
    for finding in incomplete(found, look):
        return Wrong("details", finding.field, finding.message)
    for noted in work.where(Attendance, meeting=meeting):
        for finding in incomplete(noted, look):
            return Wrong("roster", noted.person or "", finding.message)
    for decision in work.where(Decision, meeting=meeting):
        for finding in incomplete(decision, look):
            return Wrong("decisions", decision.id, finding.message)
    return None
