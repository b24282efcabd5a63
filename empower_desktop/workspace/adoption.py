"""Whether what was taught is applied: which question is due for a training, whom it is still to be asked of, and noting it for many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from empower_desktop.language import P_
from empower_desktop.records import Participation, Training
from empower_desktop.records.fields import Plain
from empower_desktop.records.training import ADOPTION_DUE
from empower_desktop.store import Between, OneOf
from empower_desktop.workspace.attending import mark
from empower_desktop.workspace.listing import Wanted
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Workspace

ASKED_FOR = 240
"""For how many days after a training one still asks whether it is applied."""


@dataclass(frozen=True)
class CheckDue:
    """A training of which it is time to ask: the question by its field, and how many of those who came were not asked."""

    training: str
    title: str
    code: str
    people: int


def due_codes(training: Mapping[str, Plain], today: date) -> list[str]:
    """Give the questions that may be asked by now, the latest last; none where it is not known when the training was."""
    try:
        ended = date.fromisoformat(str(training.get("date_end") or training.get("date_start")))
    except ValueError:
        return []
    return [code for code, days in ADOPTION_DUE.items() if (today - ended).days >= days]


def check_due(training: Mapping[str, Plain], today: date) -> str:
    """Give the question that is due now: the latest that may be asked, as long as it is asked at all."""
    codes = due_codes(training, today)
    ended = training.get("date_end") or training.get("date_start")
    return codes[-1] if codes and str(ended) >= (today - timedelta(days=ASKED_FOR)).isoformat() else ""


def checks_due(work: Workspace) -> list[CheckDue]:
    """Give the trainings of which it is time to ask, those that wait longest first."""
    lately = Between((work.today - timedelta(days=ASKED_FOR + 60)).isoformat(), work.today.isoformat())
    rows = work.store.rows(Training.kind, {Training.date_field: lately}, sort=((Training.date_field, False),))
    due = {row.id: code for row in rows if (code := check_due(row.fields, work.today))}
    open_ones: dict[str, int] = {}
    for code in ADOPTION_DUE:
        asked = tuple(training for training, wanted in due.items() if wanted == code)
        if asked:
            where: dict[str, Wanted] = {"training": OneOf(asked), "presence": "hadir", code: None}
            open_ones |= work.store.counts_by(Participation.kind, "training", where)
    return [CheckDue(row.id, row.title, due[row.id], open_ones[row.id]) for row in rows if open_ones.get(row.id)]


def note_for_all(work: Workspace, training: str, code: str, answer: str, people: Sequence[str]) -> Step:
    """Note one answer for several people of a training in one step."""
    values: Mapping[str, Plain] = {code: answer, "adoption_checked_on": work.today.isoformat()}
    text = P_("Noted for {n} person", "Noted for {n} people", len(people))
    return mark(work, Participation, training, dict.fromkeys(people, values), text)
