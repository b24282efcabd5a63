"""The meetings of sample data: who came, who spoke, what stood on the agenda."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from empower_desktop.launch.sample.clerk import LAST_DAY, Act, Clerk, Fields, Plain
from empower_desktop.launch.sample.dealings import problem_fields
from empower_desktop.launch.sample.decisions import Decisions, Occasion
from empower_desktop.launch.sample.people import Group, People, Someone, Village
from empower_desktop.launch.sample.plan import MatterPlan, MeetingPlan
from empower_desktop.launch.sample.texts import ROMAN_MONTHS, Slots, Table, fill, story_slots

GROUP_MEETINGS = {"rapat_kelompok": 14, "evaluasi": 2, "fgd": 1, "rat": 1}
VILLAGE_MEETINGS = {"musdes": 4, "musdus": 4, "musrenbangdes": 2, "sosialisasi": 1}
HOURS = (("09:00", "11:30"), ("13:00", "15:30"), ("13:30", "15:15"), ("15:30", "17:00"), ("19:30", "21:45"))
STAGES = {"identifikasi": 2, "perencanaan": 4, "pelaksanaan": 5, "pemantauan": 2, "evaluasi": 2}
ABSENT = {"izin": 10, "sakit": 5, "alpa": 12, "tidak_dicatat": 1}
MEASURES = (
    *("waktu_ramah_perempuan", "pengasuhan_anak", "akses_difabel", "bahasa_daerah"),
    *("undangan_khusus", "giliran_bicara", "alat_bantu_gambar"),
)
# Minutes of this age are mostly not yet ratified
RECENT = timedelta(18)
RECENT_MATTERS = 5


@dataclass(slots=True)
class Seat:
    """Somebody on the attendance list: present or why not, invited and spoke as far as it was seen."""

    someone: Someone
    presence: str
    invited: bool | None
    spoke: bool | None
    proxy_for: str | None = None


class Meetings:
    """Hold the meetings that the plan names."""

    def __init__(self, clerk: Clerk, people: People, decisions: Decisions) -> None:
        """Know the people and who notes what is decided."""
        self._clerk, self._people, self._decisions = clerk, people, decisions

    def schedule(self, plan: MeetingPlan, village: Village, group: Group | None) -> None:
        """Have a meeting noted soon after it was held, one in four weeks later, from paper."""
        rng = self._clerk.rng
        delay = rng.randint(1, 3) if rng.random() < 0.75 else rng.randint(20, 110)
        noted = min(plan.day + delay, LAST_DAY)
        self._clerk.later(noted, partial(self._hold, plan, village, group))

    def _hold(self, plan: MeetingPlan, village: Village, group: Group | None) -> Iterator[Act]:
        clerk = self._clerk
        day = clerk.day(plan.day)
        seats = self._seats(plan.rows, village, group)
        matters = self._matters(plan.matters, group)
        told = [(matter, self._slots(village, group, day)) for matter in matters]
        fields = self._meeting_fields(plan, village, group, day, seats, told)
        meeting = clerk.write("meeting", fields)
        yield meeting
        for seat in seats:
            row = self._attendance_fields(meeting.record, seat, group)
            yield clerk.write("attendance", row, (meeting.record, seat.someone.id))
        present = [seat.someone for seat in seats if seat.presence == "hadir"]
        speakers = [seat.someone for seat in seats if seat.spoke] or present
        extra = sum(int(str(fields[code] or 0)) for code in ("extra_male", "extra_female"))
        occasion = Occasion(meeting.record, day, village, group, present, speakers, len(present) + extra, fields["status"] == "draf")
        for number, ((matter, slots), part) in enumerate(zip(told, plan.matters, strict=True), start=1):
            problem = self._problem(matter, slots, occasion) if part.problem else None
            yield from [problem] if problem else []
            item = self._item_fields(meeting.record, number, matter, slots, occasion)
            noted = clerk.write("agenda_item", {**item, "issue": problem.record if problem else None})
            yield noted
            yield from self._decisions.note(occasion, part, matter, slots, noted.record, problem.record if problem else None)

    def _problem(self, matter: Table, slots: Slots, occasion: Occasion) -> Act:
        group = occasion.group.id if occasion.group else None
        where: Fields = {
            "area": occasion.village.code,
            "identified_on": occasion.day.isoformat(),
            "group": group,
            "meeting": occasion.record,
            "method": "diskusi",
        }
        return self._clerk.write("issue", problem_fields(self._clerk, matter, slots, where, self._convener(occasion.group)))

    def _slots(self, village: Village, group: Group | None, day: date) -> Slots:
        return story_slots(self._clerk.rng, village.name, village.hamlets, group.name if group else village.name, day.year)

    def _matters(self, plans: Sequence[MatterPlan], group: Group | None) -> list[Table]:
        """Choose what is talked about: what suits the group and has the parts planned, not what it had lately."""
        every: Sequence[Table] = self._clerk.texts.matters["matters"]
        suited = {group.type, "semua"} if group else {"desa"}
        had = group.matters if group else []
        chosen: list[int] = []
        for plan in plans:
            fitting = [
                number
                for number, matter in enumerate(every)
                if suited & set(matter["groups"])
                and (not plan.proposal or "proposal" in matter)
                and (not plan.decision or "decision" in matter)
            ]
            fresh = [number for number in fitting if number not in chosen and number not in had]
            chosen.append(self._clerk.rng.choice(fresh or fitting))
        if group:
            group.matters = [*had, *chosen][-RECENT_MATTERS:]
        return [every[number] for number in chosen]

    def _seats(self, rows: int, village: Village, group: Group | None) -> list[Seat]:
        members = group.members if group else [member for other in village.groups for member in other.members]
        leading = members[:2] if group else village.officials
        others = [*members[2:], *village.officials] if group else members
        sitting = [*leading, *self._clerk.rng.sample(others, max(0, rows - len(leading)))][:rows]
        seats = [self._seat(someone, number < 2, group is None) for number, someone in enumerate(sitting)]
        absent = [seat.someone.id for seat in seats if seat.presence in ("izin", "sakit")]
        if absent and seats[-1].presence == "hadir" and self._clerk.maybe(0.2):
            seats[-1].proxy_for = self._clerk.rng.choice(absent)
        return seats

    def _seat(self, someone: Someone, leads: bool, assembly: bool) -> Seat:
        clerk = self._clerk
        presence = "hadir" if leads or clerk.maybe(0.74) else clerk.pick(ABSENT)
        invited = None if clerk.maybe(0.06) else not (presence == "hadir" and clerk.maybe(0.05))
        seldom = 0.22 if someone.female else 0.4
        spoke = None if presence != "hadir" or clerk.maybe(0.2) else leads or clerk.maybe(seldom if assembly else 0.42)
        return Seat(someone, presence, invited, spoke)

    def _attendance_fields(self, meeting: str, seat: Seat, group: Group | None) -> Fields:
        clerk = self._clerk
        came = seat.presence == "hadir"
        return {
            "meeting": meeting,
            "person": seat.someone.id,
            "presence": seat.presence,
            "invited": seat.invited,
            "spoke": seat.spoke,
            "capacity_as": (seat.someone.element if clerk.maybe(0.8) else "warga") if clerk.maybe(0.9) else None,
            "represents_group": seat.someone.group if not group and clerk.maybe(0.6) else None,
            "proxy_for": seat.proxy_for,
            "signed": (True if clerk.maybe(0.93) else None) if came else None,
            "transport_paid": 25_000 if came and not group and clerk.maybe(0.5) else None,
            "remark": clerk.rng.choice(clerk.texts.matters["remarks"]) if came and clerk.maybe(0.04) else None,
        }

    def _meeting_fields(
        self, plan: MeetingPlan, village: Village, group: Group | None, day: date, seats: list[Seat], told: Sequence[tuple[Table, Slots]]
    ) -> dict[str, Plain | None]:
        clerk, rng = self._clerk, self._clerk.rng
        texts = clerk.texts.matters
        kind = clerk.pick(GROUP_MEETINGS if group else VILLAGE_MEETINGS)
        slots = told[0][1]
        draft = (clerk.today - day <= RECENT and clerk.maybe(0.85)) or clerk.maybe(0.02)
        start, end = rng.choice(HOURS)
        venues = clerk.texts.regions["venues" if group else "village_venues"]
        scored = clerk.maybe(0.6)
        facilitator = self._people.facilitator
        return {
            "title": fill(rng.choice(texts["titles"][kind]), slots),
            "meeting_type": kind,
            "date": day.isoformat(),
            "area": village.code,
            "convened_by": None if draft and clerk.maybe(0.3) else self._convener(group),
            "status": "draf" if draft else "disahkan",
            "group": group.id if group else None,
            "start_time": start if clerk.maybe(0.93) else None,
            "end_time": end if clerk.maybe(0.85) else None,
            "venue": fill(rng.choice(venues), slots) if clerk.maybe(0.93) else None,
            "doc_no": None if draft else self._doc_no(village, group, day),
            "chair": seats[0].someone.id,
            "note_taker": seats[1].someone.id if len(seats) > 1 else None,
            "facilitators": [facilitator.id] if facilitator and clerk.maybe(0.6) else None,
            "resource_persons": rng.choice(texts["resource_persons"]) if clerk.maybe(0.3) else None,
            "cycle_stage": clerk.pick(STAGES) if clerk.maybe(0.8) else None,
            **self._counts(seats),
            "inclusion_measures": rng.sample(MEASURES, rng.randint(1, 3)) if clerk.maybe(0.6) else None,
            "language": clerk.texts.region(village.code)["language"] if clerk.maybe(0.8) else None,
            "accountability_report": clerk.maybe(0.5) if clerk.maybe(0.75) else None,
            "finance_shared": clerk.maybe(0.45) if clerk.maybe(0.75) else None,
            **{code: rng.choice((2, 3, 3, 3, 4, 4)) if scored else None for code in ("equality_score", "respect_score", "trust_score")},
            "summary": self._summary(told) if clerk.maybe(0.7) else None,
            "next_meeting_on": (day + timedelta(rng.choice((28, 30, 35)))).isoformat() if group and clerk.maybe(0.7) else None,
        }

    def _convener(self, group: Group | None) -> str:
        if group is None:
            return self._clerk.pick({"pemdes": 4, "bpd": 4, "bersama_setara": 2, "musyawarah_warga": 1})
        actor: str = self._clerk.texts.groups["types"][group.type]["actor"]
        return self._clerk.pick({actor: 7, "pengurus_kelompok": 3, "pemdes": 1, "pendamping": 1})

    def _counts(self, seats: Sequence[Seat]) -> Fields:
        clerk, rng = self._clerk, self._clerk.rng
        named = sum(seat.presence == "hadir" for seat in seats)
        invited = sum(seat.invited is True for seat in seats) + rng.choice((0, 0, 1, 2, 5))
        male, female = (rng.randint(0, 4) if clerk.maybe(0.4) else 0 for _ in range(2))
        return {
            "invited_count": invited,
            "extra_male": male if male or clerk.maybe(0.3) else None,
            "extra_female": female if female or clerk.maybe(0.3) else None,
            "quorum_met": 3 * (named + male + female) >= 2 * invited if clerk.maybe(0.85) else None,
        }

    def _doc_no(self, village: Village, group: Group | None, day: date) -> str:
        village.minutes += 1
        initials = "".join(word[0] for word in (group or village).name.split() if word[0].isalpha() and word.upper() != word)
        short = group.short if group else "MUSY"
        return f"{village.minutes:03d}/BA/{short}-{initials.upper()}/{village.code[-4:]}/{ROMAN_MONTHS[day.month - 1]}/{day.year}"

    def _summary(self, told: Sequence[tuple[Table, Slots]]) -> str:
        rng = self._clerk.rng
        points = [fill(f"{matter['topic']}: {rng.choice(matter['conclusion'])}.", slots) for matter, slots in told]
        return "\n".join([rng.choice(self._clerk.texts.matters["openings"]), *points])

    def _item_fields(self, meeting: str, number: int, matter: Table, slots: Slots, occasion: Occasion) -> Fields:
        clerk, rng = self._clerk, self._clerk.rng
        return {
            "meeting": meeting,
            "order_no": number,
            "topic": fill(matter["topic"], slots),
            "item_type": matter["type"],
            "raised_by": self._convener(occasion.group) if clerk.maybe(0.75) else None,
            "presenter": rng.choice(occasion.speakers).id if occasion.speakers and clerk.maybe(0.6) else None,
            "discussion": fill(rng.choice(matter["discussion"]), slots) if clerk.maybe(0.85) else None,
            "conclusion": fill(rng.choice(matter["conclusion"]), slots) if clerk.maybe(0.85) else None,
            "aims": list(matter["aims"]) if clerk.maybe(0.7) else None,
        }
