"""Proposals: who asked for what, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from empower_desktop.language import N_, Label
from empower_desktop.records.meeting import who_came
from empower_desktop.records.record import (
    Finding,
    Look,
    Record,
    Section,
    area,
    choice,
    choices,
    day,
    integer,
    long_text,
    money,
    record,
    ref,
    text,
)

ADOPTED = frozenset({"diterima", "diterima_sebagian", "terlaksana"})


def _proposer_was_there(proposal: Proposal, look: Look) -> Iterator[Finding]:
    if not (proposal.meeting and proposal.proposer_person):
        return
    came = who_came(proposal.meeting, look)
    if came and proposal.proposer_person not in came:
        yield Finding("R07", "W", "proposer_person", N_("Is not noted as present at the meeting."))


def _rejection_has_a_reason(proposal: Proposal, look: Look) -> Iterator[Finding]:
    if proposal.status == "ditolak" and not proposal.reason_rejected:
        yield Finding("R16", "E", "reason_rejected", N_("Write the reason, one sentence is enough."))


def _offer_fits(proposal: Proposal, look: Look) -> Iterator[Finding]:
    if proposal.cost_estimate is not None and (proposal.swadaya_offered or 0) > proposal.cost_estimate:
        yield Finding("offer", "W", "swadaya_offered", N_("More is offered than the whole costs."))
    if proposal.adopted_in and proposal.status not in ADOPTED:
        yield Finding("adopted", "W", "adopted_in", N_("A document is named, but the proposal is not accepted."))


@record(
    "proposal",
    Label("Usulan", "Proposal"),
    title=("title",),
    soft_key=("title", "proposed_on", "area"),
    date_field="proposed_on",
    sections=(
        Section(
            Label("Pengusul dan forum", "Proposer and forum"),
            ("proposer_person", "proposer_group", "meeting", "issue", "represents", "forum"),
        ),
        Section(
            Label("Isi dan biaya", "Content and cost"),
            ("description", "sector", "beneficiaries_male", "beneficiaries_female", "cost_estimate", "swadaya_offered"),
        ),
        Section(Label("Hasil", "Outcome"), ("adopted_in", "adopted_amount", "reason_rejected")),
    ),
    rules=(_rejection_has_a_reason,),
    doubts=(_proposer_was_there, _offer_fits),
)
class Proposal(Record):
    """Something that somebody asked the community or the village to do."""

    title: str | None = text("Usulan", "Proposal", required=True, least=3, most=200)
    proposed_on: dt.date | None = day("Tanggal diusulkan", "Proposed on", required=True, latest=0)
    proposer_type: str | None = choice("Pengusul", "Proposer type", "actor", required=True)
    status: str | None = choice("Status usulan", "Proposal status", "proposal_status", required=True, default="diusulkan")
    area: str | None = area("Desa/kelurahan", "Village", required=True)
    proposer_person: str | None = ref("Nama pengusul", "Proposer", to="person", privacy="personal")
    proposer_group: str | None = ref("Kelompok pengusul", "Proposing group", to="group")
    meeting: str | None = ref("Disampaikan dalam", "Raised in meeting", to="meeting")
    issue: str | None = ref("Masalah/potensi", "Issue", to="issue")
    description: str | None = long_text("Penjelasan", "Description", most=4_000)
    represents: tuple[str, ...] | None = choices("Kelompok warga yang diwakili", "Constituencies represented", "constituency")
    sector: str | None = choice("Bidang", "Sector", "sector")
    beneficiaries_male: int | None = integer("Penerima manfaat L", "Male beneficiaries")
    beneficiaries_female: int | None = integer("Penerima manfaat P", "Female beneficiaries")
    cost_estimate: int | None = money("Perkiraan biaya", "Cost estimate")
    swadaya_offered: int | None = money("Swadaya yang ditawarkan", "Self-help offered")
    forum: str | None = choice("Forum tujuan", "Target forum", "planning_forum")
    adopted_in: str | None = text("Diterima dalam dokumen", "Adopted in")
    adopted_amount: int | None = money("Nilai disetujui", "Amount adopted")
    reason_rejected: str | None = long_text("Alasan tidak diterima", "Reason rejected")
