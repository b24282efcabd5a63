"""The life of a group, from its founding on: who came and led, when it met and decided, what it learned, asked for and gathered."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import KINDS, Contribution, Group, Membership
from empower_desktop.records.choices import name_of
from empower_desktop.records.contribution import LOAN_OF, LOANS
from empower_desktop.store import Row
from empower_desktop.workspace.listing import Query, day_in, names_for, rows_of
from empower_desktop.workspace.met import at_the, met_elsewhere
from empower_desktop.workspace.workspace import Workspace

TOLD_BY: Mapping[str, str] = {
    "meeting": "meeting_type",
    "decision": "status",
    "training": "topic",
    "engagement": "outcome",
    "assessment": "assessor",
    "lesson": "change",
    "partnership": "status",
}
"""The kinds that are each a moment of their own, with the field that says more of it."""
MEMBERS, FUNDS = "membership", "contribution"
SORTS = ("group", MEMBERS, "meeting", "decision", "training", "engagement", "partnership", FUNDS, "assessment", "lesson")
"""What a life consists of, in the order in which it is offered to choose from."""
SAVED = (500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000, 50_000_000, 100_000_000)
"""Savings that are worth a word when they are reached, in rupiah."""
FIRSTS: Mapping[str, Message] = {
    "simpanan": N_("The first savings"),
    "pinjaman_anggota": N_("The first loan to a member"),
    "hasil_usaha": N_("The first income of its own business"),
    "tenaga": N_("The first work done together"),
}
WAYS = {"simpanan": 1, "tarik_simpanan": -1}
NAMED_AT_MOST = 2
Said = Message | Label | str


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened: its day, of which sort it is, the record behind it, what is said of it and what more."""

    day: dt.date
    sort: str
    kind: str
    record: str
    text: Said
    more: Said = ""


def timeline_of(work: Workspace, group: str) -> tuple[Moment, ...]:
    """Give the moments of a group, the newest first; one question a kind, and names at once.

    What has no day is left out.
    """
    moments = [*_founding(work, group), *_members(work, group), *_funds(work, group)]
    for kind, code in TOLD_BY.items():
        moments += _happened(work, group, kind, code)
    moments += _met_elsewhere(work, group)
    return tuple(sorted(moments, key=lambda moment: (moment.day, -SORTS.index(moment.sort), moment.record), reverse=True))


def _founding(work: Workspace, group: str) -> Iterator[Moment]:
    founded = work.one(Group, group)
    if founded is not None and founded.formed_on:
        yield Moment(founded.formed_on, "group", "group", group, N_("Founded"), name_of("actor", founded.founding_initiative))


def _happened(work: Workspace, group: str, kind: str, code: str) -> Iterator[Moment]:
    rows = rows_of(work, Query(kind, {"group": group}))
    names = names_for(work, rows)
    described = KINDS[kind]
    for row in rows:
        if day := day_in(row, described.date_field):
            text = described.label if kind == "assessment" else names.title(row)
            yield Moment(day, kind, kind, row.id, text, names.show(row, code))
        ended = day_in(row, "end_on") if "end_on" in described.fields() else None
        if ended:
            yield Moment(ended, kind, kind, row.id, N_("Ended: {title}", title=names.title(row)), names.show(row, "result"))


def _met_elsewhere(work: Workspace, group: str) -> Iterator[Moment]:
    rows = met_elsewhere(work, group)
    names = names_for(work, rows)
    for row in rows:
        if day := day_in(row, "date"):
            yield Moment(day, "meeting", "meeting", row.id, names.title(row), at_the(names.show(row, "meeting_type")))


def _members(work: Workspace, group: str) -> Iterator[Moment]:
    rows = rows_of(work, Query("membership", {"group": group}))
    names = names_for(work, rows)
    joined: dict[dt.date, list[Row]] = defaultdict(list)
    for row in rows:
        member = Membership.load(row.id, row.fields)
        who = names.show(row, "person")
        if member.start_on:
            joined[member.start_on].append(row)
        if member.end_on:
            yield Moment(member.end_on, MEMBERS, "person", member.person or "", N_("{name} left", name=who), names.show(row, "end_reason"))
        if member.role_since and member.role not in (None, "anggota"):
            text = N_("{name} took office: {role}", name=who, role=name_of("member_role", member.role))
            yield Moment(member.role_since, MEMBERS, "person", member.person or "", text, names.show(row, "selection_method"))
    for day, some in joined.items():
        whose = [names.show(row, "person") for row in some]
        if len(some) <= NAMED_AT_MOST:
            for row, name in zip(some, whose, strict=True):
                yield Moment(day, MEMBERS, "person", str(row.fields.get("person", "")), N_("{name} joined", name=name))
        else:
            text = P_("{n} member joined", "{n} members joined", len(some))
            yield Moment(day, MEMBERS, "group", group, text, ", ".join(sorted(whose)))


def _funds(work: Workspace, group: str) -> Iterator[Moment]:
    """Tell of a cash book what is worth a word: the first of its kind, savings that reached a sum, loans from outside and their end."""
    rows = rows_of(work, Query("contribution", {"group": group}, sort=(("date", False),)))
    entries = [Contribution.load(row.id, row.fields) for row in rows]
    yield from _first_entries(work, entries)
    yield from _savings(work, entries)
    yield from _loans(work, entries)


def _first_entries(work: Workspace, entries: Sequence[Contribution]) -> Iterator[Moment]:
    for code, text in FIRSTS.items():
        first = next((entry for entry in entries if entry.entry_type == code and entry.date), None)
        if first is not None and first.date:
            yield Moment(first.date, FUNDS, "contribution", first.id, text, _rupiah(work, first.amount))


def _savings(work: Workspace, entries: Sequence[Contribution]) -> Iterator[Moment]:
    saved, reached = 0, 0
    for entry in entries:
        saved += WAYS.get(entry.entry_type or "", 0) * (entry.amount or 0)
        passed = [amount for amount in SAVED if reached < amount <= saved]
        if passed and entry.date:
            reached = passed[-1]
            text = N_("Savings reached {amount}", amount=_rupiah(work, reached))
            yield Moment(entry.date, FUNDS, "contribution", entry.id, text)


def _loans(work: Workspace, entries: Sequence[Contribution]) -> Iterator[Moment]:
    """Tell when a loan from outside came, and when any loan was paid back in full."""
    loans = {entry.id: entry for entry in entries if entry.entry_type in LOANS}
    left = {record: loan.amount or 0 for record, loan in loans.items()}
    for entry in entries:
        if entry.entry_type == "pinjaman_diterima" and entry.date:
            text = N_("Took a loan of {amount}", amount=_rupiah(work, entry.amount))
            yield Moment(entry.date, FUNDS, "contribution", entry.id, text, entry.note or "")
        loan = loans.get(entry.loan_ref or "")
        if loan is None or LOAN_OF.get(entry.entry_type or "") != loan.entry_type or left[loan.id] <= 0:
            continue
        left[loan.id] -= entry.amount or 0
        if left[loan.id] <= 0 and entry.date:
            amount = _rupiah(work, loan.amount)
            ours = loan.entry_type == "pinjaman_diterima"
            text = N_("The loan of {amount} is paid back", amount=amount) if ours else N_("A member paid back {amount}", amount=amount)
            yield Moment(entry.date, FUNDS, "contribution", entry.id, text)


def _rupiah(work: Workspace, amount: int | None) -> str:
    return Contribution.fields()["amount"].show(amount, work.language, work.names)
