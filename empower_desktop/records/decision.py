"""Decisions: who proposed, who decided, whose interests, what authority moved; what one must say, and what it should."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from empower_desktop.language import N_, Label
from empower_desktop.records.authority import ended_says_when, has_two_ends, is_still_in_force
from empower_desktop.records.choices import class_of
from empower_desktop.records.meeting import AgendaItem, Attendance, Meeting, present_total, who_came
from empower_desktop.records.person import Person
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
from empower_desktop.records.rules import is_taken

VOTING = frozenset({"voting_terbuka", "voting_rahasia"})
LEVEL_OF_RUNG = {"1": "1", "2": "1", "3": "1", "4": "2", "5": "3", "6": "4", "7": "5", "8": "5"}  # by the classes of both lists


def _votes_are_cast(decision: Decision, look: Look) -> Iterator[Finding]:
    if decision.method not in VOTING:
        return
    for code in ("votes_for", "votes_against"):
        if getattr(decision, code) is None:
            yield Finding("R04", "E", code, N_("A vote was taken: write how many."))
    if decision.votes_for is not None and decision.votes_for <= (decision.votes_against or 0):
        yield Finding("R04", "W", "votes_for", N_("No majority voted for it. Is the outcome right?"))


def _votes_fit_those_present(decision: Decision, look: Look) -> Iterator[Finding]:
    votes = [count for count in (decision.votes_for, decision.votes_against, decision.votes_abstain) if count is not None]
    if votes and not decision.meeting:
        yield Finding("R03", "W", "votes_for", N_("Without a meeting nobody can check the votes. At which meeting were they cast?"))
    meeting = look.one(Meeting, decision.meeting) if decision.meeting and votes else None
    if not meeting:
        return
    present = present_total(meeting, look.where(Attendance, meeting=meeting.id))
    if sum(votes) > present:
        message = N_(
            "{votes} votes are more than those present ({present}). Check the votes or the roster.", votes=sum(votes), present=present
        )
        yield Finding("R03", "E", "votes_for", message)


def _dissent_is_no_consensus(decision: Decision, look: Look) -> Iterator[Finding]:
    if decision.method == "musyawarah_mufakat" and (decision.dissent or decision.dissent_from or decision.votes_against):
        yield Finding("R05", "W", "method", N_("There is dissent. Change to consensus with reservations?"))


def _tag_has_a_reason(decision: Decision, look: Look) -> Iterator[Finding]:
    if decision.power_dimension and not decision.power_reason:
        yield Finding("R11", "E", "power_reason", N_("Write the reason, one sentence is enough."))


def _losses_are_explained(decision: Decision, look: Look) -> Iterator[Finding]:
    if decision.losses and not decision.losses_note:
        yield Finding("R12", "W", "losses_note", N_("Write what they lose and how it is made less."))


def _nobody_is_in_and_out(decision: Decision, look: Look) -> Iterator[Finding]:
    if set(decision.interests_missing or ()) & set(decision.interests_represented or ()):
        yield Finding("R12a", "E", "interests_missing", N_("Somebody stands both as represented and as not represented."))


def _strength_without_authority(decision: Decision, look: Look) -> Iterator[Finding]:
    if decision.capability_given and not decision.authority_kind:
        yield Finding("R13", "W", "capability_given", N_("Strength without authority: was any authority handed over too?"))


def _outside_money_has_a_source(decision: Decision, look: Look) -> Iterator[Finding]:
    if (decision.budget_outside or 0) > 0 and not decision.outside_source:
        yield Finding("source", "W", "outside_source", N_("Where does the outside money come from?"))
    if class_of("fund_source", decision.outside_source) == "swadaya":
        yield Finding("source", "W", "outside_source", N_("That is self-help, not money from outside."))


def _lies_somewhere(decision: Decision, look: Look) -> Iterator[Finding]:
    if not (decision.meeting or decision.group or decision.area):
        yield Finding("R28", "E", "meeting", N_("Name the meeting, the group or the village of the decision."))


def _day_is_the_meetings(decision: Decision, look: Look) -> Iterator[Finding]:
    meeting = look.one(Meeting, decision.meeting) if decision.meeting else None
    if meeting and meeting.date and decision.decided_on and meeting.date != decision.decided_on:
        yield Finding("day", "W", "decided_on", N_("The meeting was on {day}.", day=meeting.date))


def _rung_fits_level(decision: Decision, look: Look) -> Iterator[Finding]:
    rung, level = class_of("arnstein_rung", decision.arnstein_rung), class_of("participation_level", decision.participation_level)
    if rung and level and LEVEL_OF_RUNG.get(rung) != level:
        yield Finding("rung", "W", "arnstein_rung", N_("The rung does not fit the level of participation."))


def _dissent_names_nobody(decision: Decision, look: Look) -> Iterator[Finding]:
    """Dissent is printed in the minutes: who is named there may have to answer for it."""
    came = who_came(decision.meeting, look) if decision.meeting and decision.dissent else set()
    names = [person.name for one in came if (person := look.one(Person, one)) and person.name]
    if any(re.search(rf"\b{re.escape(name)}\b", decision.dissent or "") for name in names):
        yield Finding("dissent", "W", "dissent", N_("Somebody is named here, and this is printed. Write what was said, not by whom."))


def _agenda_is_the_meetings(decision: Decision, look: Look) -> Iterator[Finding]:
    item = look.one(AgendaItem, decision.agenda_item) if decision.agenda_item else None
    if item and item.meeting != decision.meeting:
        yield Finding("agenda", "W", "agenda_item", N_("This item was on the agenda of another meeting."))


def _number_is_free(decision: Decision, look: Look) -> Iterator[Finding]:
    if decision.meeting and decision.decision_no:
        others = look.where(Decision, meeting=decision.meeting)
        if is_taken(decision, "decision_no", others):
            yield Finding("R24", "W", "decision_no", N_("Another decision of the meeting has this number too."))


WHAT, WHO, HOW, AUTHORITY, INTERESTS, COSTS = (
    Section(
        Label("Apa yang diputuskan dan kapan", "What was decided, and when"),
        ("statement", "decided_on", "meeting", "group", "area", "agenda_item", "decision_no"),
    ),
    Section(
        Label("Siapa mengusulkan, pilihan apa saja", "Who proposed, which options"),
        ("proposer_type", "proposer_person", "proposal", "issue", "options_considered"),
    ),
    Section(
        Label("Bagaimana diputuskan, dan oleh siapa", "How it was decided, and by whom"),
        (
            "method",
            "votes_for",
            "votes_against",
            "votes_abstain",
            "dissent",
            "dissent_from",
            "final_decider",
            "participation_level",
            "arnstein_rung",
        ),
    ),
    Section(
        Label("Wewenang apa yang pindah, dari siapa kepada siapa", "What authority moved, from whom to whom"),
        (
            "authority_kind",
            "authority_from",
            "authority_to",
            "authority_instrument",
            "authority_status",
            "authority_until",
            "capability_given",
        ),
    ),
    Section(
        Label("Siapa untung, siapa rugi, siapa belum terwakili", "Who gains, who loses, who is not represented"),
        (
            "gains",
            "gains_note",
            "losses",
            "losses_note",
            "interests_represented",
            "interests_missing",
            "power_dimension",
            "power_reason",
            "resistance_from",
            "legitimacy_effect",
        ),
    ),
    Section(
        Label("Biaya, kebiasaan setempat, pelaksanaan", "Costs, local practice, carrying out"),
        ("budget_swadaya", "budget_outside", "outside_source", "local_adaptation", "aims", "status"),
    ),
)


@record(
    "decision",
    Label("Keputusan", "Decision"),
    title=("statement",),
    units={
        "votes": ("method", "votes_for", "votes_against", "votes_abstain"),
        "authority": ("authority_kind", "authority_from", "authority_to", "authority_instrument", "authority_status", "authority_until"),
        "power": ("power_dimension", "power_reason"),
        "outside": ("budget_outside", "outside_source"),
    },
    date_field="decided_on",
    sections=(WHAT, WHO, HOW, AUTHORITY, INTERESTS, COSTS),
    rules=(
        _votes_are_cast,
        _votes_fit_those_present,
        has_two_ends,
        _tag_has_a_reason,
        _nobody_is_in_and_out,
        _lies_somewhere,
    ),
    doubts=(
        _dissent_is_no_consensus,
        _dissent_names_nobody,
        _losses_are_explained,
        is_still_in_force,
        ended_says_when,
        _strength_without_authority,
        _outside_money_has_a_source,
        _day_is_the_meetings,
        _agenda_is_the_meetings,
        _number_is_free,
        _rung_fits_level,
    ),
)
class Decision(Record):
    """What was decided: proposer, options, method, votes, who finally decided, and the authority that moved."""

    statement: str | None = long_text("Isi keputusan", "Decision statement", required=True, least=5, most=4_000)
    decided_on: dt.date | None = day("Tanggal diputuskan", "Decided on", required=True)
    proposer_type: str | None = choice("Pemrakarsa keputusan", "Initiated by", "actor", required=True)
    method: str | None = choice("Cara mengambil keputusan", "Decision method", "decision_method", required=True)
    final_decider: str | None = choice("Pengambil keputusan akhir", "Final decider", "actor", required=True)
    participation_level: str | None = choice("Tingkat partisipasi", "Participation level", "participation_level", required=True)
    meeting: str | None = ref("Pertemuan", "Meeting", to="meeting")
    group: str | None = ref("Kelompok", "Group", to="group")
    area: str | None = area("Desa/kelurahan", "Village")
    agenda_item: str | None = ref("Mata acara", "Agenda item", to="agenda_item")
    proposal: str | None = ref("Usulan asal", "From proposal", to="proposal")
    issue: str | None = ref("Masalah/potensi", "Issue", to="issue")
    decision_no: str | None = text("Nomor keputusan", "Decision number", most=40)
    proposer_person: str | None = ref("Nama pengusul", "Proposer", to="person", privacy="personal")
    options_considered: str | None = long_text("Pilihan yang dibahas", "Options considered")
    votes_for: int | None = integer("Suara setuju", "Votes for")
    votes_against: int | None = integer("Suara tidak setuju", "Votes against")
    votes_abstain: int | None = integer("Abstain", "Abstentions")
    dissent: str | None = long_text("Pendapat berbeda", "Dissent", privacy="personal")
    dissent_from: tuple[str, ...] | None = choices("Kelompok warga yang berbeda pendapat", "Dissent from", "constituency")
    arnstein_rung: str | None = choice("Anak tangga Arnstein", "Arnstein rung", "arnstein_rung")
    interests_represented: tuple[str, ...] | None = choices("Kepentingan yang terwakili", "Interests represented", "constituency")
    interests_missing: tuple[str, ...] | None = choices("Kepentingan yang belum terwakili", "Interests not represented", "constituency")
    gains: tuple[str, ...] | None = choices("Pihak yang diuntungkan", "Who gains", "interest_party")
    gains_note: str | None = long_text("Keuntungannya", "What they gain")
    losses: tuple[str, ...] | None = choices("Pihak yang dirugikan", "Who loses", "interest_party")
    losses_note: str | None = long_text("Kerugiannya & cara menguranginya", "What they lose and mitigation")
    power_dimension: str | None = choice("Dimensi kekuasaan (Parsons)", "Power dimension (Parsons)", "power_dimension")
    power_reason: str | None = long_text("Alasan penandaan", "Reason for the tag")
    resistance_from: tuple[str, ...] | None = choices("Hambatan dari pemegang wewenang", "Resistance from", "actor", privacy="sensitive")
    legitimacy_effect: str | None = choice("Pengaruh pada kepercayaan ke pemerintah", "Effect on trust in government", "legitimacy_effect")
    authority_kind: tuple[str, ...] | None = choices("Wewenang yang dialihkan", "Authority transferred", "authority_kind")
    authority_from: str | None = choice("Dari", "From", "actor")
    authority_to: str | None = choice("Kepada", "To", "actor")
    authority_instrument: str | None = choice("Dasar pengalihan", "Instrument", "authority_instrument")
    authority_status: str | None = choice("Status pengalihan", "Transfer status", "authority_status", default="dijanjikan")
    authority_until: dt.date | None = day("Berlaku sampai", "Valid until")
    capability_given: tuple[str, ...] | None = choices("Kekuatan yang diberikan", "Capability given", "capability_kind")
    budget_swadaya: int | None = money("Biaya dari swadaya", "Self-help resources")
    budget_outside: int | None = money("Biaya dari luar", "Outside resources")
    outside_source: str | None = choice("Sumber luar", "Outside source", "fund_source")
    local_adaptation: str | None = long_text("Penyesuaian dengan kondisi setempat", "Local adaptation")
    aims: tuple[str, ...] | None = choices("Sasaran terkait", "Related aims", "aim")
    status: str | None = choice("Pelaksanaan", "Implementation", "decision_status", default="disepakati")
