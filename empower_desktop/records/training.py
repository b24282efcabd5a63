"""Trainings, and what each participant took from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from empower_desktop.language import N_, Label
from empower_desktop.records.person import protects_child
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
    number,
    record,
    ref,
    text,
    yes_no,
)
from empower_desktop.records.rules import needs_live_person, not_before

ADOPTION_DUE = {"adoption_1m": 21, "adoption_3m": 75, "adoption_6m": 150}
"""For each question about use in practice the days after the training from which it may be asked."""
ADOPTION_APPLIED = frozenset({"mencoba", "rutin"})
"""The answers that say that somebody uses what a training taught."""
ADOPTION_KNOWN = ADOPTION_APPLIED | {"belum", "berhenti"}
"""The answers that say anything; "tidak_tahu" says that it is not known."""


def _scale_is_a_scale(training: Training, look: Look) -> Iterator[Finding]:
    yield from not_before(training, "date_end", "date_start", "R17")
    least, most = training.score_min or Decimal(0), training.score_max
    if most is not None and least >= most:
        yield Finding("R08", "E", "score_max", N_("The highest mark must lie above the lowest."))
    if most is None and any(_has_score(part) for part in look.where(Participation, training=training.id)):
        yield Finding("R08", "E", "score_max", N_("There are marks already: write the highest mark of the scale."))


def _has_score(part: Participation) -> bool:
    return part.pre_score is not None or part.post_score is not None


def _pass_mark_fits(training: Training, look: Look) -> Iterator[Finding]:
    least, most = training.score_min or Decimal(0), training.score_max
    if training.pass_score is not None and most is not None and not least <= training.pass_score <= most:
        yield Finding("R08", "W", "pass_score", N_("The pass mark lies outside the scale."))


def _other_topic_is_named(training: Training, look: Look) -> Iterator[Finding]:
    if training.topic == "lainnya" and not training.topic_other:
        yield Finding("topic", "W", "topic_other", N_("Write the topic."))
    if training.topic_other and training.topic != "lainnya":
        yield Finding("topic", "W", "topic_other", N_("A topic is chosen already: leave this empty, or choose “other” above."))


def _own_share_fits(training: Training, look: Look) -> Iterator[Finding]:
    if training.cost_total is not None and (training.cost_swadaya or 0) > training.cost_total:
        yield Finding("share", "E", "cost_swadaya", N_("More comes from self-help than the whole costs."))


@record(
    "training",
    Label("Pelatihan", "Training"),
    title=("title",),
    soft_key=("title", "date_start", "area"),
    units={"days": ("date_start", "date_end"), "scale": ("score_min", "score_max")},
    date_field="date_start",
    sections=(
        Section(Label("Tempat dan waktu", "Place and time"), ("date_end", "venue", "group", "topic_other")),
        Section(Label("Pelatih", "Trainer"), ("trainer_name", "trainer_person", "trainer_origin")),
        Section(Label("Isi", "Content"), ("requested_by", "need_issue", "curriculum", "materials", "covers_rights")),
        Section(Label("Nilai dan biaya", "Marks and cost"), ("score_min", "score_max", "pass_score", "cost_total", "cost_swadaya")),
        Section(Label("Catatan", "Notes"), ("notes",)),
    ),
    rules=(_scale_is_a_scale, _own_share_fits),
    doubts=(_pass_mark_fits, _other_topic_is_named),
)
class Training(Record):
    """Knowledge and skill through the group."""

    title: str | None = text("Nama pelatihan", "Training title", required=True, least=3, most=160)
    topic: str | None = choice("Topik", "Topic", "training_topics", required=True)
    date_start: dt.date | None = day("Tanggal mulai", "Start date", required=True, latest=365)
    hours: Decimal | None = number("Lama (jam)", "Hours", required=True, least=Decimal("0.5"), most=Decimal(400))
    area: str | None = area("Desa/kelurahan", "Village", required=True)
    methods: tuple[str, ...] | None = choices("Metode", "Methods", "training_method", required=True)
    topic_other: str | None = text("Topik lain", "Other topic")
    date_end: dt.date | None = day("Tanggal selesai", "End date")
    group: str | None = ref("Kelompok penyelenggara", "Organising group", to="group")
    venue: str | None = text("Tempat", "Venue", most=120)
    requested_by: str | None = choice("Pemrakarsa pelatihan", "Requested by", "actor")
    need_issue: str | None = ref("Menjawab masalah", "Answers issue", to="issue")
    trainer_name: str | None = text("Pelatih/narasumber", "Trainer", most=160, privacy="personal")
    trainer_person: str | None = ref("Pelatih (orang)", "Trainer (person)", to="person", privacy="personal")
    trainer_origin: str | None = choice("Asal pelatih", "Trainer origin", "trainer_origin")
    materials: str | None = long_text("Bahan & alat", "Materials", most=2_000)
    curriculum: str | None = long_text("Pokok bahasan", "Content", most=4_000)
    covers_rights: bool | None = yes_no("Memuat hak & kewenangan warga", "Covers rights and authority")
    score_min: Decimal | None = number("Nilai terendah skala", "Scale minimum", default="0")
    score_max: Decimal | None = number("Nilai tertinggi skala", "Scale maximum", default="100")
    pass_score: Decimal | None = number("Batas lulus", "Pass mark")
    cost_total: int | None = money("Biaya", "Cost")
    cost_swadaya: int | None = money("Dari swadaya", "From self-help")
    notes: str | None = long_text("Catatan", "Notes", most=4_000)


def _scores_fit_scale(part: Participation, look: Look) -> Iterator[Finding]:
    training = look.one(Training, part.training) if part.training else None
    if not training:
        return
    least, most = training.score_min or Decimal(0), training.score_max
    for code in ("pre_score", "post_score"):
        score = getattr(part, code)
        if score is None:
            continue
        if most is None:
            yield Finding("R08", "E", code, N_("The training has no scale yet: write its highest mark first."))
        elif not least <= score <= most:
            yield Finding(
                "R08", "E", code, N_("Score {score} is outside the scale of {least} to {most}.", score=score, least=least, most=most)
            )


def _hours_fit(part: Participation, look: Look) -> Iterator[Finding]:
    training = look.one(Training, part.training) if part.training else None
    if training is None:
        return
    if part.attended_hours is not None and training.hours is not None and part.attended_hours > training.hours:
        yield Finding("hours", "W", "attended_hours", N_("Longer than the training ({hours} hours).", hours=training.hours))


def _only_who_came_applies_it(part: Participation, look: Look) -> Iterator[Finding]:
    for code in ADOPTION_DUE:
        if getattr(part, code) is not None and part.presence != "hadir":
            yield Finding("R25", "E", code, N_("Somebody who was not present has nothing to apply."))


def _asked_in_time(part: Participation, look: Look) -> Iterator[Finding]:
    training = look.one(Training, part.training) if part.training else None
    started = training.date_start if training else None
    if training is None or started is None or part.adoption_checked_on is None:
        return
    if part.adoption_checked_on < started:
        yield Finding("early", "W", "adoption_checked_on", N_("Lies before the training ({day}).", day=started))
    passed = (part.adoption_checked_on - (training.date_end or started)).days
    # One day is kept for all three checks: it is that of the last one filled.
    last = next((code for code in reversed(ADOPTION_DUE) if getattr(part, code) is not None), None)
    if last and 0 <= passed < ADOPTION_DUE[last]:
        yield Finding("early", "W", last, N_("Asked earlier than {n} days after the training.", n=ADOPTION_DUE[last]))


def _barrier_bars(part: Participation, look: Look) -> Iterator[Finding]:
    if part.barrier and not {part.adoption_1m, part.adoption_3m, part.adoption_6m} & {"belum", "berhenti"}:
        yield Finding("barrier", "W", "barrier", N_("A barrier is given, but nothing is noted as not applied."))


def _child_is_protected(part: Participation, look: Look) -> Iterator[Finding]:
    training = look.one(Training, part.training) if part.training else None
    yield from protects_child(look, part.person, training.date_start if training else None)


@record(
    "participation",
    Label("Peserta pelatihan", "Participant"),
    key=("training", "person"),
    part_of="training",
    title=("person", "presence"),
    units={"scores": ("pre_score", "post_score")},
    rules=(needs_live_person, _scores_fit_scale, _only_who_came_applies_it),
    doubts=(_hours_fit, _asked_in_time, _barrier_bars, _child_is_protected),
)
class Participation(Record):
    """One person in one training: reaction, learning, behaviour."""

    training: str | None = ref("Pelatihan", "Training", to="training", required=True)
    person: str | None = ref("Orang", "Person", to="person", required=True, privacy="personal")
    presence: str | None = choice("Kehadiran", "Presence", "presence", required=True, default="hadir", privacy="personal")
    attended_hours: Decimal | None = number("Jam diikuti", "Hours attended", privacy="personal")
    pre_score: Decimal | None = number("Nilai awal (pre-test)", "Pre score", privacy="personal")
    post_score: Decimal | None = number("Nilai akhir (post-test)", "Post score", privacy="personal")
    satisfaction: int | None = integer("Kepuasan (1–4)", "Satisfaction (1–4)", least=1, most=4, privacy="personal")
    adoption_1m: str | None = choice("Penerapan 1 bulan", "Adoption at 1 month", "adoption", privacy="personal")
    adoption_3m: str | None = choice("Penerapan 3 bulan", "Adoption at 3 months", "adoption", privacy="personal")
    adoption_6m: str | None = choice("Penerapan 6 bulan", "Adoption at 6 months", "adoption", privacy="personal")
    adoption_checked_on: dt.date | None = day("Tanggal pengecekan terakhir", "Last checked on", privacy="personal")
    barrier: str | None = choice("Hambatan penerapan", "Barrier", "adoption_barrier", privacy="personal")
    taught_others: bool | None = yes_no("Menularkan ke warga lain", "Taught others", privacy="personal")
    certificate_no: str | None = text("Nomor sertifikat", "Certificate number", most=60, privacy="personal")
    group: str | None = ref("Utusan kelompok", "Sent by group", to="group")
