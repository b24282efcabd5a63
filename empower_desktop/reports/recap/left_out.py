"""What a recap leaves out because it is incomplete (`indicators.md` G1): how many of which kind, and each by name with what it lacks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import Action, Decision, Group, Issue, Lesson, Meeting, Outreach, Proposal, Record, Training
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.recap.recap import Cell, Chapter, Head, Listed, Listing, Says, Several, Typed

NAMED: frozenset[type[Record]] = frozenset((Action, Decision, Group, Issue, Lesson, Meeting, Outreach, Proposal, Training))
"""The kinds whose titles may stand on paper; of others, which are about persons, only how many there are."""
HEADS = (
    Head(Label("Catatan", "Record"), 2.6),
    Head(Label("Judul", "Title"), 5),
    Head(Label("Tanggal", "Date"), 2.2, "day"),
    Head(Label("Yang belum lengkap", "What is incomplete"), 6),
)
MOST = 8


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that is not counted: its kind, what it is called, its day, and what it lacks.

    One about a person is called by the meeting or training that it belongs to, and of what it lacks only the fields are told.
    """

    kind: type[Record]
    title: str
    day: dt.date | None
    lacks: tuple[Message | Label, ...]


def incomplete_in(facts: Facts) -> Mapping[type[Record], tuple[str, ...]]:
    """Give by kind the ids of what would count in the period if it were complete."""
    last, found = facts.period.last, dict[type[Record], tuple[str, ...]]()
    for kind, records in facts.kinds.items():
        dated = bool(kind.date_field or kind.part_of)
        missing = [record.id for record in records if record.id in facts.incomplete]
        days = {record: facts.days.get(record, last) for record in missing}
        if own := tuple(record for record, day in days.items() if (facts.period.holds(day) if dated else day <= last)):
            found[kind] = own
    return found


def said_at_the_top(left_out: Sequence[LeftOut]) -> tuple[Says, ...]:
    """Say beside the first figures how much is not in them, since the app itself counts it."""
    if not left_out:
        return ()
    counted = Counter(each.kind for each in left_out)
    kinds = Several(tuple(N_("{kind} {n}", kind=kind.label, n=n) for kind, n in counted.items()))
    text = P_(
        "{n} incomplete record is not counted here, though the app counts it: {kinds}. What it lacks stands at the end.",
        "{n} incomplete records are not counted here, though the app counts them: {kinds}. What they lack stands at the end.",
        len(left_out),
        kinds=kinds,
    )
    return (Says(text, "note"),)


def chapters(left_out: Sequence[LeftOut]) -> tuple[Chapter, ...]:
    """Name what is left out and what each lacks, so that somebody can mend it; no chapter where nothing is."""
    if not left_out:
        return ()
    named = [each for each in left_out if each.kind in NAMED]
    rows = [Listed((each.kind.label, Typed(each.title), each.day or "", _lacks(each))) for each in named]
    rows += _of_persons([each for each in left_out if each.kind not in NAMED])
    note = N_("Complete them in the app, where the list says “{word}”, and make the recap again.", word=N_("Incomplete"))
    title = Label("Belum dihitung karena belum lengkap", "Not counted, as it is incomplete")
    return (Chapter("left_out", title, (Listing(HEADS, tuple(rows), MOST, first=True), Says(note, "note"))),)


def _of_persons(left_out: Sequence[LeftOut]) -> list[Listed]:
    """Tell how many there are of a kind in the same meeting or training, and which fields want a look.

    Of others not even the day is told: it might lead to who complained, or to whose savings they are.
    """
    together: dict[tuple[type[Record], str, dt.date | None], list[LeftOut]] = {}
    for each in left_out:
        together.setdefault((each.kind, each.title, each.day if each.title else None), []).append(each)
    rows = []
    for (kind, title, day), found in together.items():
        counted = P_("{n} record", "{n} records", len(found))
        fields = dict.fromkeys(label for each in found for label in each.lacks)
        rows.append(Listed((kind.label, Several((Typed(title), counted)) if title else counted, day or "", Several(tuple(fields)))))
    return rows


def _lacks(each: LeftOut) -> Cell:
    return Several(tuple(dict.fromkeys(each.lacks)), " ")
