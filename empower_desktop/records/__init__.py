"""What is recorded: each kind is described once, and everything else is derived from that."""

from collections.abc import Mapping

from empower_desktop.records.action import Action, ActionLog
from empower_desktop.records.assessment import Assessment, AssessmentScore
from empower_desktop.records.attachment import Attachment
from empower_desktop.records.author import Author, SameAs
from empower_desktop.records.choice_note import ChoiceNote
from empower_desktop.records.choices import NO_ANSWER
from empower_desktop.records.contribution import Contribution
from empower_desktop.records.decision import Decision
from empower_desktop.records.engagement import Engagement
from empower_desktop.records.group import Group, Membership
from empower_desktop.records.issue import Issue
from empower_desktop.records.lesson import Lesson
from empower_desktop.records.meeting import AgendaItem, Attendance, Meeting
from empower_desktop.records.outcome import Outcome
from empower_desktop.records.outreach import Outreach
from empower_desktop.records.partner import Partner
from empower_desktop.records.partnership import Partnership
from empower_desktop.records.person import Person
from empower_desktop.records.proposal import Proposal
from empower_desktop.records.record import Record
from empower_desktop.records.training import Participation, Training

_ALL: tuple[type[Record], ...] = (
    Meeting,
    Attendance,
    AgendaItem,
    Decision,
    Action,
    ActionLog,
    Training,
    Participation,
    Group,
    Membership,
    Person,
    Issue,
    Proposal,
    Contribution,
    Partner,
    Partnership,
    Engagement,
    Outreach,
    Assessment,
    AssessmentScore,
    Lesson,
    ChoiceNote,
    Outcome,
    Attachment,
    Author,
    SameAs,
)
KINDS: Mapping[str, type[Record]] = {kind.kind: kind for kind in _ALL}
UNITS: Mapping[str, Mapping[str, tuple[str, ...]]] = {code: kind.units for code, kind in KINDS.items()}
UNANSWERED: Mapping[str, Mapping[str, str]] = {
    code: {name: choice.code for name, field in kind.fields().items() for choice in field.choices if choice.code in NO_ANSWER}
    for code, kind in KINDS.items()
}
"""By kind and field the choice that says that nobody gave an answer."""

__all__ = [
    "KINDS",
    "UNANSWERED",
    "UNITS",
    "Action",
    "ActionLog",
    "AgendaItem",
    "Assessment",
    "AssessmentScore",
    "Attachment",
    "Attendance",
    "Author",
    "ChoiceNote",
    "Contribution",
    "Decision",
    "Engagement",
    "Group",
    "Issue",
    "Lesson",
    "Meeting",
    "Membership",
    "Outcome",
    "Outreach",
    "Participation",
    "Partner",
    "Partnership",
    "Person",
    "Proposal",
    "Record",
    "SameAs",
    "Training",
]
