"""Commitments: what was undertaken, and whether it was done by its day (`indicators.md`, Commitments kept, A2a)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from empower_desktop.language import N_, P_, Label
from empower_desktop.records import Action, ActionLog
from empower_desktop.records.choices import name_of
from empower_desktop.reports.insight.classes import ALL, COMMUNITY, GOVERNMENT, JOINT, OTHERS, actor_class
from empower_desktop.reports.insight.counting import count, share
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.line_codes import WHOLE
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Entry, Ledger, Line, Result
from empower_desktop.reports.insight.scope import Period

SIDES = {WHOLE: ALL, "warga": Label("Warga", "Residents"), GOVERNMENT: Label("Pemerintah", "Government"), "lainnya": OTHERS}
_SIDE_OF = {COMMUNITY: "warga", "pengurus": "warga", JOINT: "warga", GOVERNMENT: GOVERNMENT}

LEDGER_HEADS = (
    Label("Tindak lanjut", "Follow-up"),
    Label("Pihak", "Side"),
    Label("Jatuh tempo", "Due"),
    Label("Ditunda", "Put off"),
)


@dataclass(frozen=True)
class Commitment:
    """A follow-up with the day that holds for it now, and how often that was put off."""

    action: Action
    due_on: dt.date | None
    postponed: tuple[ActionLog, ...]

    @property
    def done(self) -> bool:
        """Say whether it is done."""
        return self.action.status == "selesai"

    @property
    def cancelled(self) -> bool:
        """Say whether it was cancelled."""
        return self.action.status == "batal"

    @property
    def on_time(self) -> bool:
        """Say whether it was done by its day."""
        return self.done and self.due_on is not None and self.action.done_on is not None and self.action.done_on <= self.due_on

    @property
    def late(self) -> bool:
        """Say whether it was done after its day."""
        return self.done and self.due_on is not None and self.action.done_on is not None and self.action.done_on > self.due_on

    def is_due(self, day: dt.date) -> bool:
        """Say whether it was to be done by a day, or is done already."""
        return not self.cancelled and (self.done or (self.due_on is not None and self.due_on <= day))

    @property
    def side(self) -> str:
        """Say who undertook it: `warga`, `pemerintah` or `lainnya`."""
        return _SIDE_OF.get(actor_class(self.action.responsible_side), "lainnya")


def commitments(facts: Facts) -> list[Commitment]:
    """Give every commitment with its newest day: that of the last progress note that names one."""
    put_off: dict[str, list[ActionLog]] = {}
    for note in facts.until(ActionLog):
        if note.new_due_on and note.action:
            put_off.setdefault(note.action, []).append(note)
    return [_commitment(action, put_off.get(action.id, ())) for action in sorted(facts.all(Action), key=lambda action: action.id)]


def of_the_period(facts: Facts) -> list[Commitment]:
    """Give what falls due in the period or is done in it ahead of its day, what is older and still open, and what is due later."""
    return [each for each in commitments(facts) if _belongs(each, facts.period)]


def kept(facts: Facts) -> Result:
    """Give A2a: columns all, residents, government, others.

    Lines, of what was due: `tepat` on time, `terlambat` done late, `selesai` done at all, `lewat` overdue; then counts:
    `due` all that was due, `belum` not due yet, `batal` cancelled, `penundaan` how often a day was put off. The ledger lists
    what is overdue, the oldest first.
    """
    every, day = of_the_period(facts), facts.period.last
    sides = [[each for each in every if code in (WHOLE, each.side)] for code in SIDES]
    lines = [
        Line(name, tuple(_share_of_due(facts, side, day, holds) for side in sides), code)
        for code, (name, holds) in _OF_WHAT_WAS_DUE.items()
    ]
    counted: dict[str, tuple[Label, Callable[[Commitment], bool]]] = {
        "due": (Label("Jatuh tempo", "Due"), lambda each: each.is_due(day)),
        "belum": (Label("Belum jatuh tempo", "Not due yet"), lambda each: not each.is_due(day) and not each.cancelled),
        "batal": (Label("Dibatalkan", "Cancelled"), lambda each: each.cancelled),
    }
    for code, (name, holds) in counted.items():
        lines.append(Line(name, tuple(count([each.action for each in side if holds(each)]) for side in sides), code))
    put_off = tuple(count([note for each in side for note in each.postponed]) for side in sides)
    lines.append(Line(Label("Penundaan", "Times put off"), put_off, "penundaan"))
    return Result("A2a", tuple(SIDES.values()), tuple(lines), ledger=_overdue(every, day))


def _overdue(every: Sequence[Commitment], day: dt.date) -> Ledger | None:
    """List what was due and is not done: what, on whose side, its day, and how often that was put off."""
    found = [each for each in every if each.is_due(day) and not each.done and each.due_on is not None]
    entries = tuple(_entry(each) for each in sorted(found, key=lambda each: (each.due_on or day, each.action.id)))
    return Ledger(Label("Lewat waktu", "Overdue"), LEDGER_HEADS, entries) if entries else None


def _entry(each: Commitment) -> Entry:
    put_off = P_("{n} time", "{n} times", len(each.postponed)) if each.postponed else ""
    side = name_of("actor", each.action.responsible_side or "")
    return Entry(each.action.id, Action.kind, (each.action.what or "", side, each.due_on or "", put_off))


def _commitment(action: Action, put_off: Sequence[ActionLog]) -> Commitment:
    newest = max(put_off, key=lambda note: (note.logged_on or dt.date.min, note.id), default=None)
    return Commitment(action, newest.new_due_on if newest else action.due_on, tuple(put_off))


def _belongs(each: Commitment, period: Period) -> bool:
    if each.due_on is None:
        return False
    if not each.done:
        return each.due_on >= period.first if each.cancelled else True
    ahead = each.due_on > period.last and each.action.done_on is not None and period.holds(each.action.done_on)
    return ahead or period.holds(each.due_on)


def _share_of_due(facts: Facts, side: Sequence[Commitment], day: dt.date, holds: Callable[[Commitment], bool]) -> Number:
    due = [each for each in side if each.is_due(day)]
    return share(facts, [each.action for each in due if holds(each)], [each.action for each in due])


_OF_WHAT_WAS_DUE: Mapping[str, tuple[Label, Callable[[Commitment], bool]]] = {
    "tepat": (Label("Ditepati tepat waktu", "Kept on time"), lambda each: each.on_time),
    "terlambat": (Label("Ditepati terlambat", "Kept late"), lambda each: each.late),
    "selesai": (Label("Selesai seluruhnya", "Done at all"), lambda each: each.done),
    "lewat": (Label("Lewat waktu", "Overdue"), lambda each: not each.done),
}

INDICATORS = (
    Indicator(
        "A2a",
        Label("Janji ditepati", "Commitments kept"),
        N_("How many of the follow-ups that were due are done, and how many by their day; also those the government promised."),
        "decisions",
        ("A2", "P5"),
        kept,
        {
            Action: ("what", "due_on", "status", "done_on", "responsible_side"),
            ActionLog: ("logged_on", "new_due_on"),
        },
        N_("Where a day was put off, the newest day counts, and how often it was put off is told. Ask the group why."),
    ),
)
