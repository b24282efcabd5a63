"""The trainings of sample data: what was taught, who took part, what they knew before and after, what they apply."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from empower_desktop.launch.sample.clerk import LAST_DAY, Act, Clerk, Fields, Plain
from empower_desktop.launch.sample.decisions import Decisions, Occasion
from empower_desktop.launch.sample.people import Group, Someone, Village
from empower_desktop.launch.sample.plan import TrainingPlan
from empower_desktop.launch.sample.texts import fill, story_slots
from empower_desktop.records.training import ADOPTION_DUE

HOURS = {3.0: 2, 4.0: 3, 6.0: 5, 7.5: 2, 8.0: 3, 12.0: 2, 16.0: 2, 24.0: 1}
HOURS_OF_A_DAY = 8
ABSENT = {"izin": 4, "sakit": 2, "alpa": 3}
FIRST_ADOPTION = {"belum": 30, "mencoba": 48, "rutin": 15, "tidak_tahu": 7}
NEXT_ADOPTION = {
    "belum": {"belum": 5, "mencoba": 4, "rutin": 1},
    "mencoba": {"rutin": 5, "mencoba": 3, "berhenti": 2},
    "rutin": {"rutin": 8, "berhenti": 1},
    "berhenti": {"berhenti": 4, "mencoba": 1},
    "tidak_tahu": {"tidak_tahu": 3, "belum": 1, "mencoba": 1},
}
BARRIERS = {"modal": 6, "alat_bahan": 5, "waktu": 5, "lahan": 2, "pasar": 2, "belum_paham": 3, "izin": 0.5, "keluarga": 1, "lainnya": 0.5}


class Trainings:
    """Hold the trainings that the plan names."""

    def __init__(self, clerk: Clerk, decisions: Decisions) -> None:
        """Know who notes the follow-ups."""
        self._clerk, self._decisions = clerk, decisions

    def schedule(self, plan: TrainingPlan, village: Village, group: Group) -> None:
        """Have a training noted soon after it was held, or with what became of it, once somebody has gone to see."""
        rng = self._clerk.rng
        hours = self._clerk.pick(HOURS)
        start = min(plan.day, LAST_DAY - 2 - int(hours - 1) // HOURS_OF_A_DAY)
        end = start + int(hours - 1) // HOURS_OF_A_DAY
        visits = [end + after + rng.randint(1, 15) for after in ADOPTION_DUE.values()]
        possible = [day for day in visits if day < LAST_DAY]
        noted = rng.choice(possible) + 1 if possible and rng.random() < 0.65 else min(end + rng.randint(1, 3), LAST_DAY)
        self._clerk.later(noted, partial(self._hold, plan, village, group, hours, start, end))

    def _hold(self, plan: TrainingPlan, village: Village, group: Group, hours: float, start: int, end: int) -> Iterator[Act]:
        clerk, rng = self._clerk, self._clerk.rng
        topic = self._topic(group)
        fields = self._training_fields(village, group, topic, hours, clerk.day(start), clerk.day(end))
        training = clerk.write("training", fields)
        yield training
        people = rng.sample(group.members, plan.rows)
        top = int(str(fields.get("score_max") or 0))
        checked = (clerk.noted_on - timedelta(1)) if clerk.noted_on - clerk.day(end) > timedelta(ADOPTION_DUE["adoption_1m"]) else None
        for number, someone in enumerate(people, start=1):
            row = self._participation_fields(training.record, someone, number, group, hours, top, clerk.day(end), checked)
            yield clerk.write("participation", row, (training.record, someone.id))
        slots = story_slots(rng, village.name, village.hamlets, group.name, clerk.day(end).year)
        slots["pelatihan"] = str(fields["title"])[10:].lower()
        occasion = Occasion(training.record, clerk.day(end), village, group, people, people, len(people), False, source="training")
        for number, logs in enumerate(plan.actions):
            told = clerk.texts.trainings["actions"]
            self._decisions.follow_up(occasion, told[number % len(told)], slots, logs, None)

    def _topic(self, group: Group) -> str:
        clerk = self._clerk
        usual = clerk.texts.groups["types"][group.type]["topics"]
        liked = [topic for topic in clerk.topics if topic in usual]
        return clerk.rng.choice(liked if liked and clerk.maybe(0.8) else clerk.topics)

    def _training_fields(self, village: Village, group: Group, topic: str, hours: float, start: date, end: date) -> dict[str, Plain | None]:
        clerk, rng, texts = self._clerk, self._clerk.rng, self._clerk.texts.trainings
        other = rng.choice(texts["others"]) if topic == "lainnya" else None
        name, curriculum, materials = texts["topics"].get(topic, (other or topic.replace("_", " ").capitalize(), None, None))
        origin = clerk.pick({code: weight for code, (_, weight) in texts["origins"].items()})
        cost = rng.randrange(6, 80) * 50_000 if clerk.maybe(0.7) else None
        actor = clerk.texts.groups["types"][group.type]["actor"]
        askers = {actor: 6, "pengurus_kelompok": 1, "pemdes": 2, "pemkab": 1, "pendamping": 1}
        dusun = {"desa": village.name, "dusun": rng.choice(village.hamlets)}
        return {
            "title": f"Pelatihan {name}",
            "topic": topic,
            "date_start": start.isoformat(),
            "hours": _number(hours),
            "area": village.code,
            "methods": sorted({clerk.pick(texts["methods"]) for _ in range(rng.randint(1, 3))}),
            "topic_other": other,
            "date_end": end.isoformat() if end > start or clerk.maybe(0.8) else None,
            "group": group.id,
            "venue": fill(rng.choice(clerk.texts.regions["training_venues"]), dusun) if clerk.maybe(0.9) else None,
            "requested_by": clerk.pick(askers) if clerk.maybe(0.85) else None,
            "trainer_name": texts["origins"][origin][0] if clerk.maybe(0.85) else None,
            "trainer_person": self._trainer(origin, village),
            "trainer_origin": origin if clerk.maybe(0.85) else None,
            "materials": materials if clerk.maybe(0.7) else None,
            "curriculum": curriculum if clerk.maybe(0.75) else None,
            "covers_rights": clerk.maybe(0.35) if clerk.maybe(0.75) else None,
            **self._scale(),
            "cost_total": cost,
            "cost_swadaya": cost * rng.choice((0, 10, 20, 35)) // 100 if cost and clerk.maybe(0.7) else None,
            "notes": rng.choice(texts["notes"]) if clerk.maybe(0.25) else None,
        }

    def _trainer(self, origin: str, village: Village) -> str | None:
        known = [official.id for official in village.officials if official.element == "instansi"]
        return known[0] if known and origin == "penyuluh" else None

    def _scale(self) -> Fields:
        if not self._clerk.maybe(0.78):
            return {}
        top, passed = self._clerk.pick({("100", "60"): 8, ("10", "6"): 2})
        return {"score_min": "0", "score_max": top, "pass_score": passed if self._clerk.maybe(0.6) else None}

    def _participation_fields(
        self, training: str, someone: Someone, number: int, group: Group, hours: float, top: int, end: date, checked: date | None
    ) -> Fields:
        clerk, rng = self._clerk, self._clerk.rng
        came = number == 1 or clerk.maybe(0.9)
        fields: dict[str, Plain | None] = {
            "training": training,
            "person": someone.id,
            "presence": "hadir" if came else clerk.pick(ABSENT),
            "group": group.id if clerk.maybe(0.85) else None,
        }
        if not came:
            return fields
        attended = hours if clerk.maybe(0.85) else hours / 2
        certified = hours >= HOURS_OF_A_DAY and attended == hours and clerk.maybe(0.7)
        return fields | {
            "attended_hours": _number(attended) if clerk.maybe(0.85) else None,
            **self._scores(top),
            "satisfaction": rng.choice((2, 3, 3, 3, 4, 4, 4)) if clerk.maybe(0.85) else None,
            **(self._adoption(end, checked) if checked and clerk.maybe(0.9) else {}),
            "certificate_no": f"{number:03d}/PLT/{end.year}" if certified else None,
        }

    def _scores(self, top: int) -> Fields:
        clerk, rng = self._clerk, self._clerk.rng
        if not top or clerk.maybe(0.08):
            return {}
        before = rng.randint(4, 13)
        after = min(20, before + rng.randint(-1, 8))
        step = top / 20
        return {"pre_score": _number(before * step), "post_score": _number(after * step) if clerk.maybe(0.93) else None}

    def _adoption(self, end: date, checked: date) -> Fields:
        clerk = self._clerk
        fields: dict[str, Plain | None] = {}
        now = ""
        for code, after in ADOPTION_DUE.items():
            if (checked - end).days >= after:
                now = clerk.pick(NEXT_ADOPTION[now] if now else FIRST_ADOPTION)
                fields[code] = now
        hindered = now in ("belum", "berhenti") and clerk.maybe(0.8)
        return fields | {
            "adoption_checked_on": checked.isoformat(),
            "barrier": clerk.pick(BARRIERS) if hindered else None,
            "taught_others": clerk.maybe(0.4) if now in ("mencoba", "rutin") and clerk.maybe(0.7) else None,
        }


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
