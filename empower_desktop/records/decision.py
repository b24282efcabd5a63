"""Decisions: who proposed, who decided, whose interests, what authority moved."""

from __future__ import annotations

import datetime as dt

from empower_desktop.language import Label
from empower_desktop.records import decision_rules
from empower_desktop.records.record import Record, Section, area, choice, choices, day, integer, long_text, money, record, ref, text

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
    rules=decision_rules.RULES,
    doubts=decision_rules.DOUBTS,
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
