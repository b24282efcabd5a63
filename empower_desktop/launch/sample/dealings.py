"""What the groups of sample data note besides meetings, trainings and cash books: from assets and advocacy to lessons and change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial

from empower_desktop.launch.sample.clerk import LAST_DAY, Act, Clerk, Fields, Plain
from empower_desktop.launch.sample.partners import Partners
from empower_desktop.launch.sample.people import Group, Village
from empower_desktop.launch.sample.plan import SittingPlan
from empower_desktop.launch.sample.texts import Slots, Table, fill, story_slots

STATES = {"dikenali": 3, "dibahas": 3, "direncanakan": 2, "ditangani": 3}
OUTCOMES = {"menunggu": 2, "terpenuhi": 3, "sebagian": 3, "tidak": 2, "ditarik": 0.3}
CHANNELS = {
    "pertemuan": 4,
    "papan_informasi": 3,
    "pengeras_suara": 2,
    "dari_rumah": 2,
    "pesan_hp": 3,
    "selebaran": 1,
    "radio": 0.5,
    "media_sosial": 1,
    "pertunjukan": 0.5,
}
STAGES = {"identifikasi": 1, "perencanaan": 2, "pelaksanaan": 3, "pemantauan": 2, "evaluasi": 3}
DECIDERS = {"sendiri": 5, "bersama_keluarga": 4, "kelompok_bersama": 2, "orang_lain_keluarga": 2, "ketua_saja": 1, "pihak_luar": 1}
OFFICES = ("Pemerintah desa", "Pemerintah desa; BPP Kecamatan", "Puskesmas; Pemerintah desa")
GRIEVANCES = ("pengaduan", "pendampingan_hukum")
AIMS = tuple(f"A{number}" for number in range(1, 12))
NEEDS_EVIDENCE = 3
Way = Callable[[date, Village, Group, Slots], Fields]


class Dealings:
    """Keep the registers that the plan names."""

    def __init__(self, clerk: Clerk, partners: Partners) -> None:
        """Know whom the groups deal with."""
        self._clerk, self._partners = clerk, partners
        self._texts = clerk.texts.dealings
        self._ways: Mapping[str, tuple[float, Way]] = {
            "issue": (2, self._asset),
            "engagement": (3, self._engagement),
            "outreach": (3, self._outreach),
            "partnership": (2, self._partnership),
            "lesson": (2.5, self._lesson),
            "choice_note": (3, self._choice_note),
            "outcome": (3, self._outcome),
        }

    def schedule(self, plan: SittingPlan, village: Village, group: Group) -> None:
        """Have some notes, or a self-assessment, written down within the days after their day."""
        noted = min(plan.day + self._clerk.rng.randint(0, 4), LAST_DAY)
        job = self._assess if plan.what == "assessment" else self._note
        self._clerk.later(noted, partial(job, plan, village, group))

    def _note(self, plan: SittingPlan, village: Village, group: Group) -> Iterator[Act]:
        kinds = {kind: weight for kind, (weight, _) in self._ways.items()}
        for _ in range(plan.rows):
            kind = self._clerk.pick(kinds)
            if kind == "partnership" and not self._partners.around(village.code):
                kind = "outreach"
            slots = story_slots(self._clerk.rng, village.name, village.hamlets, group.name, self._clerk.noted_on.year)
            fields = self._ways[kind][1](self._clerk.day(plan.day), village, group, slots)
            yield self._clerk.write(kind, {"group": group.id, **fields})

    def _assess(self, plan: SittingPlan, village: Village, group: Group) -> Iterator[Act]:
        clerk, rng = self._clerk, self._clerk.rng
        fields: Fields = {
            "group": group.id,
            "date": clerk.day(plan.day).isoformat(),
            "assessor": clerk.pick({"mandiri": 4, "bersama": 5, "pendamping": 1}),
            "participants_female": rng.randint(4, 18),
            "participants_male": rng.randint(0, 12),
            "summary": rng.choice(self._texts["summaries"]) if clerk.maybe(0.8) else None,
        }
        assessment = clerk.write("assessment", fields)
        yield assessment
        for aim in AIMS[: plan.rows - 1]:
            level = clerk.pick({1: 2, 2: 5, 3: 3, 4: 0.7})
            known = level >= NEEDS_EVIDENCE or clerk.maybe(0.2)
            score: Fields = {
                "assessment": assessment.record,
                "aim": aim,
                "level": str(level),
                "evidence": self._texts["evidence"][aim] if known else None,
                "next_step": rng.choice(self._texts["next_steps"]) if clerk.maybe(0.4) else None,
            }
            yield clerk.write("assessment_score", score, (assessment.record, aim))

    def _asset(self, day: date, village: Village, group: Group, slots: Slots) -> Fields:
        clerk, told = self._clerk, self._clerk.rng.choice(self._texts["assets"])
        used = clerk.maybe(0.5)
        return {
            "entry_type": "potensi",
            "title": fill(told["title"], slots),
            "area": village.code,
            "identified_on": day.isoformat(),
            "identified_by": self._actor(group),
            "status": "ditangani" if used else "dikenali",
            "sector": told["sector"],
            "resource_kind": told["resource_kind"],
            "mobilised_on": clerk.between(day, clerk.noted_on).isoformat() if used else None,
            "local_specifics": told["local"],
        }

    def _engagement(self, day: date, village: Village, group: Group, slots: Slots) -> Fields:
        clerk, rng = self._clerk, self._clerk.rng
        told = rng.choice(self._texts["engagements"])
        outcome = clerk.pick(OUTCOMES)
        answered, reached = outcome not in ("menunggu", "ditarik"), outcome in ("terpenuhi", "sebagian")
        replied = clerk.between(day, clerk.noted_on).isoformat()
        grievance = told["type"] in GRIEVANCES
        around = self._partners.around(village.code)
        return {
            "engagement_type": told["type"],
            "title": fill(told["title"], slots),
            "date": day.isoformat(),
            "target_type": told["target"],
            "demand": told["demand"].format_map(slots),
            "outcome": outcome,
            "area": village.code,
            "spokespersons": None if grievance else [someone.id for someone in rng.sample(group.members, min(2, len(group.members)))],
            "allies": [rng.choice(around)] if around and clerk.maybe(0.4) else None,
            "participants_male": rng.randint(0, 10),
            "participants_female": rng.randint(2, 14),
            "obstacle": list(told["obstacle"]) if clerk.maybe(0.7) else None,
            "response": "ditanggapi" if reached else "ditolak" if answered else "belum",
            "response_on": replied if answered else None,
            "outcome_on": replied if reached else None,
            "outcome_note": fill(told["note"], slots) if reached else None,
            "policy_instrument": fill(told["policy"], slots) if reached and told["policy"] else None,
            "gain_value": rng.randint(*told["gain"]) * 1_000_000 if reached and told["gain"] else None,
            "justice_channel": clerk.pick({"musyawarah": 3, "pemdes_bpd": 3, "paralegal": 1}) if grievance else None,
            "complainant": rng.choice(group.members).id if grievance and clerk.maybe(0.5) else None,
        }

    def _outreach(self, day: date, village: Village, group: Group, slots: Slots) -> Fields:
        clerk, rng = self._clerk, self._clerk.rng
        told = rng.choice(self._texts["outreach"])
        split = clerk.maybe(0.8)
        return {
            "date": day.isoformat(),
            "topic": fill(told["topic"], slots),
            "info_type": told["type"],
            "channel": clerk.pick(CHANNELS),
            "area": village.code,
            "reached_female": rng.randint(8, 90) if split else None,
            "reached_male": rng.randint(8, 80) if split else None,
            "reached_unknown": None if split else rng.randint(20, 150),
            "estimate": clerk.maybe(0.7),
            "info_source": told["source"] if clerk.maybe(0.8) else None,
            "requested": clerk.maybe(0.45) if clerk.maybe(0.8) else None,
            "understanding": clerk.maybe(0.3) if clerk.maybe(0.6) else None,
        }

    def _partnership(self, day: date, village: Village, group: Group, slots: Slots) -> Fields:
        clerk, rng = self._clerk, self._clerk.rng
        told = rng.choice(self._texts["partnerships"])
        ended = clerk.maybe(0.15)
        return {
            "partner": rng.choice(self._partners.around(village.code)),
            "form": told["form"],
            "purpose": told["purpose"],
            "start_on": day.isoformat(),
            "status": "selesai" if ended else "aktif",
            "initiated_by": clerk.pick({self._actor(group): 5, "pemdes": 2, "lsm": 1, "pemilik_modal": 1}) if clerk.maybe(0.85) else None,
            "end_on": clerk.between(day, clerk.noted_on).isoformat() if ended else None,
            "role_group": told["group"],
            "role_partner": told["partner"],
            "equality": rng.randint(1, 4) if clerk.maybe(0.8) else None,
            "value": rng.randint(1, 24) * 500_000 if clerk.maybe(0.5) else None,
        }

    def _lesson(self, day: date, village: Village, group: Group, slots: Slots) -> Fields:
        clerk, rng = self._clerk, self._clerk.rng
        told: Table = rng.choice(self._texts["lessons"])
        officials = rng.choice((0, 1, 1, 2, 3))
        scored = clerk.maybe(0.6)
        return {
            "date": day.isoformat(),
            **{code: told[code] for code in ("title", "planned", "happened", "why", "change")},
            "cycle_stage": clerk.pick(STAGES) if clerk.maybe(0.9) else None,
            "community_count": rng.randint(6, 24) if clerk.maybe(0.9) else None,
            "bureaucracy_count": officials if clerk.maybe(0.85) else None,
            "bureaucracy_institutions": rng.choice(OFFICES) if officials else None,
            **{code: rng.randint(2, 4) if scored else None for code in ("equality_score", "respect_score", "trust_score")},
        }

    def _choice_note(self, day: date, village: Village, group: Group, slots: Slots) -> Fields:
        clerk, rng = self._clerk, self._clerk.rng
        told = rng.choice(self._texts["choices"])
        before, sure = rng.randint(1, 3), clerk.maybe(0.8)
        return {
            "date": day.isoformat(),
            "domain": told["domain"],
            "statement": told["statement"],
            "decided_by": clerk.pick(DECIDERS),
            "person": None if told["domain"] == "kelompok" else rng.choice(group.members).id,
            "options_known": told["options"],
            "confidence_before": before if sure else None,
            "confidence_after": min(4, max(1, before + rng.choice((-1, 0, 0, 1, 1, 2)))) if sure else None,
            "barrier": rng.choice(self._texts["barriers"]) if clerk.maybe(0.4) else None,
            "realised": clerk.pick({"belum": 2, "sebagian": 3, "ya": 4, "batal": 1}),
            "quote_allowed": clerk.maybe(0.4),
        }

    def _outcome(self, day: date, village: Village, group: Group, slots: Slots) -> dict[str, Plain | None]:
        clerk, rng = self._clerk, self._clerk.rng
        indicator = rng.choice(sorted(self._texts["outcomes"]))
        least, most, step = self._texts["outcomes"][indicator]
        return {
            "date": day.isoformat(),
            "area": village.code,
            "indicator": indicator,
            "value": str(rng.randrange(least, most + step, step)),
            "base_n": len(group.members) if clerk.maybe(0.8) else None,
            "source_note": "Pendataan anggota" if clerk.maybe(0.8) else None,
        }

    def _actor(self, group: Group) -> str:
        actor: str = self._clerk.texts.groups["types"][group.type]["actor"]
        return actor


def problem_fields(clerk: Clerk, matter: Table, slots: Slots, where: Fields, who: str) -> Fields:
    """Give the problem that a matter on an agenda is about, as it was recognised at that meeting."""
    known = (clerk.noted_on - date.fromisoformat(str(where["identified_on"]))) > timedelta(40)
    solved = known and clerk.maybe(0.35)
    return {
        "entry_type": "masalah",
        "title": fill(matter["problem"], slots),
        "identified_by": who,
        "status": "selesai" if solved else clerk.pick(STATES),
        "sector": matter["proposal"]["sector"] if "proposal" in matter else None,
        "cause": fill(clerk.rng.choice(matter["discussion"]), slots) if clerk.maybe(0.6) else None,
        "affected_count": clerk.rng.randint(8, 120) if clerk.maybe(0.6) else None,
        "severity": clerk.rng.randint(1, 4) if clerk.maybe(0.7) else None,
        "solved_by": clerk.pick({"mandiri": 4, "bersama": 4, "pihak_luar": 2}) if solved else None,
        "solved_on": clerk.between(date.fromisoformat(str(where["identified_on"])), clerk.noted_on).isoformat() if solved else None,
        **where,
    }
