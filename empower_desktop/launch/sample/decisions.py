"""What sample meetings bring about: proposals, decisions with the authority they move, follow-ups kept or overdue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from empower_desktop.launch.sample.clerk import LAST_DAY, Act, Clerk, Fields, Plain
from empower_desktop.launch.sample.people import Group, Someone, Village
from empower_desktop.launch.sample.plan import MatterPlan
from empower_desktop.launch.sample.texts import Slots, Table, fill

MILLION = 1_000_000
COMMUNITY = ("kelompok", "kelompok_perempuan", "kelompok_pemuda", "kelompok_difabel", "kelompok_miskin", "musyawarah_warga")
LEVELS = {"musyawarah_desa": "kolaborasi", "bersama_setara": "kolaborasi", "pengurus_kelompok": "konsultasi", "pemdes": "menginformasikan"}
RUNGS = {
    "memberdayakan": ("kuasa_didelegasikan", "kendali_warga"),
    "kolaborasi": ("kemitraan",),
    "melibatkan": ("penenangan",),
    "konsultasi": ("konsultasi",),
    "menginformasikan": ("informasi",),
}
# What can be known of a proposal or decision days after the meeting, and what months later
FRESH_PROPOSALS = {"diusulkan": 5, "dibahas": 4, "diterima": 3, "ditolak": 1.5, "ditunda": 1}
OLD_PROPOSALS = {"diterima": 5, "diterima_sebagian": 3, "ditolak": 3, "ditunda": 2, "terlaksana": 4, "dibahas": 1}
FRESH_DECISIONS = {"disepakati": 8, "dilaksanakan": 2}
OLD_DECISIONS = {"disepakati": 3, "dilaksanakan": 5, "selesai": 4, "ditinjau": 1, "batal": 0.4}
ENDINGS = {"selesai": 58, "terlambat": 22, "ditunda": 8, "berjalan": 8, "batal": 4}
VILLAGE_INITIATORS = {"musyawarah_warga": 4, "kelompok_perempuan": 2, "pemdes": 3, "bpd": 2, "kelompok_miskin": 1, "tokoh": 1}
KNOWN_LATER = 20
FEWEST_VOTERS = 5
# One in so many was jotted down without a name beside it, and waits to be completed
WITHOUT_RESPONSIBLE = 60


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting or training as that which it brings about needs it."""

    record: str
    day: date
    village: Village
    group: Group | None
    present: Sequence[Someone]
    speakers: Sequence[Someone]
    heads: int
    draft: bool
    source: str = "meeting"


class Decisions:
    """Note what a matter on the agenda brings about."""

    def __init__(self, clerk: Clerk) -> None:
        """Begin with nothing decided."""
        self._clerk = clerk
        self._actions = 0

    def note(self, occasion: Occasion, part: MatterPlan, matter: Table, slots: Slots, item: str, problem: str | None) -> Iterator[Act]:
        """Note the proposal and the decision of one matter; its follow-ups are noted when it is known what became of them."""
        proposal = decision = None
        if part.proposal:
            proposal = self._clerk.write("proposal", {**self._proposal_fields(occasion, matter["proposal"], slots), "issue": problem})
            yield proposal
        if part.decision:
            fields = self._decision_fields(occasion, matter, slots, item, proposal)
            decision = self._clerk.write("decision", {**fields, "issue": problem})
            yield decision
        for number, logs in enumerate(part.actions):
            told = matter["actions"][number % len(matter["actions"])]
            self.follow_up(occasion, told, slots, logs, decision.record if decision else None)

    def follow_up(self, occasion: Occasion, told: Table, slots: Slots, logs: int, decision: str | None) -> None:
        """Have a follow-up and its log noted on the day by which its course is known."""
        clerk, rng = self._clerk, self._clerk.rng
        last = clerk.day(LAST_DAY)
        due = occasion.day + timedelta(rng.choice((7, 14, 14, 21, 30, 30, 45, 60)))
        ending = clerk.pick(ENDINGS)
        end = min(max(due + timedelta(rng.randint(-8, 12)), occasion.day + timedelta(1)), last)
        if last - occasion.day < timedelta(25) or (ending == "selesai" and end == last):
            ending = "berjalan"
        if ending == "berjalan":
            due = max(due, last + timedelta(rng.randint(3, 40)))
            end = clerk.between(max(occasion.day, clerk.noted_on), last)
        elif ending == "terlambat":
            due = min(due, last - timedelta(2))
            end = clerk.between(due, last)
        noted = min(max((end - clerk.first_day).days + 1, (clerk.noted_on - clerk.first_day).days), LAST_DAY)
        clerk.later(noted, partial(self._action, occasion, told, slots, logs, decision, due, min(end, clerk.day(noted)), ending))

    def _action(
        self, occasion: Occasion, told: Table, slots: Slots, logs: int, decision: str | None, due: date, end: date, ending: str
    ) -> Iterator[Act]:
        clerk = self._clerk
        status = {"terlambat": "berjalan" if logs else "belum", "berjalan": "berjalan" if logs else "belum"}.get(ending, ending)
        action = clerk.write("action", self._action_fields(occasion, told, slots, decision, due, end, status))
        yield action
        days = sorted(clerk.between(occasion.day, end) for _ in range(logs))
        for number, day in enumerate(days, start=1):
            final = number == logs
            fields = self._log_fields(action.record, told, slots, end if final else day, status if final else "berjalan", due)
            yield clerk.write("action_log", fields)

    def _log_fields(self, action: str, told: Table, slots: Slots, day: date, status: str, due: date) -> Fields:
        clerk, rng = self._clerk, self._clerk.rng
        progress = rng.choice(told["progress"])
        notes = {"selesai": told["result"], "ditunda": rng.choice(clerk.texts.matters["postponed"])}
        return {
            "action": action,
            "logged_on": day.isoformat(),
            "status": status,
            "note": fill(notes.get(status, progress), slots) if clerk.maybe(0.85) else None,
            "new_due_on": (max(due, day) + timedelta(rng.choice((14, 30)))).isoformat() if status == "ditunda" else None,
        }

    def _action_fields(
        self, occasion: Occasion, told: Table, slots: Slots, decision: str | None, due: date, end: date, status: str
    ) -> Fields:
        clerk, rng = self._clerk, self._clerk.rng
        self._actions += 1
        someone = rng.choice(occasion.present) if occasion.present and clerk.maybe(0.45) else None
        written = someone.name if someone else fill(told["who"], slots)
        return {
            "what": fill(told["what"], slots),
            "due_on": due.isoformat(),
            "responsible_text": None if (occasion.draft and clerk.maybe(0.1)) or self._actions % WITHOUT_RESPONSIBLE == 0 else written,
            "status": status,
            "responsible_person": someone.id if someone else None,
            "responsible_group": occasion.group.id if occasion.group and clerk.maybe(0.7) else None,
            "responsible_side": told["side"] if clerk.maybe(0.8) else None,
            occasion.source: occasion.record,
            "decision": decision,
            "done_on": end.isoformat() if status == "selesai" else None,
            "result": fill(told["result"], slots) if status == "selesai" and clerk.maybe(0.85) else None,
            "cost": rng.choice((0, 50_000, 150_000, 275_000, 600_000)) if status == "selesai" and clerk.maybe(0.35) else None,
        }

    def _known_later(self, occasion: Occasion) -> bool:
        return (self._clerk.noted_on - occasion.day).days >= KNOWN_LATER

    def _initiator(self, occasion: Occasion) -> str:
        if occasion.group is None:
            return self._clerk.pick(VILLAGE_INITIATORS)
        actor: str = self._clerk.texts.groups["types"][occasion.group.type]["actor"]
        return self._clerk.pick({actor: 7, "warga": 1.5, "pengurus_kelompok": 1.5, "pendamping": 0.7, "pemdes": 0.7})

    def _proposal_fields(self, occasion: Occasion, told: Table, slots: Slots) -> Fields:
        clerk, rng = self._clerk, self._clerk.rng
        status = clerk.pick(OLD_PROPOSALS if self._known_later(occasion) else FRESH_PROPOSALS)
        low, high = told["cost"]
        cost = rng.randint(low * 4, high * 4) * MILLION // 4 if clerk.maybe(0.85) else None
        taken = status in ("diterima", "diterima_sebagian", "terlaksana")
        share = rng.choice((50, 60, 75)) if status == "diterima_sebagian" else rng.choice((90, 100))
        return {
            "title": fill(told["title"], slots),
            "proposed_on": occasion.day.isoformat(),
            "proposer_type": self._initiator(occasion),
            "status": status,
            "area": occasion.village.code,
            "proposer_person": rng.choice(occasion.speakers).id if occasion.speakers and clerk.maybe(0.7) else None,
            "proposer_group": occasion.group.id if occasion.group and clerk.maybe(0.85) else None,
            "meeting": occasion.record,
            "description": fill(told["description"], slots) if clerk.maybe(0.85) else None,
            "represents": list(told["represents"]) if clerk.maybe(0.8) else None,
            "sector": told["sector"] if clerk.maybe(0.9) else None,
            "beneficiaries_male": rng.randint(5, 60) if clerk.maybe(0.6) else None,
            "beneficiaries_female": rng.randint(8, 70) if clerk.maybe(0.6) else None,
            "cost_estimate": cost,
            "swadaya_offered": cost * rng.choice((10, 15, 20, 30)) // 100 if cost and clerk.maybe(0.65) else None,
            "forum": told["forum"] if clerk.maybe(0.9) else None,
            "adopted_in": fill(rng.choice(clerk.texts.matters["adopted_in"]), slots) if taken and clerk.maybe(0.8) else None,
            "adopted_amount": cost * share // 100 if cost and taken else None,
            "reason_rejected": fill(told["rejected"], slots) if status == "ditolak" else None,
        }

    def _decision_fields(self, occasion: Occasion, matter: Table, slots: Slots, item: str, proposal: Act | None) -> Fields:
        clerk, rng = self._clerk, self._clerk.rng
        told = matter["decision"]
        decider = told["decider"]
        if clerk.maybe(0.12):
            decider = "pengurus_kelompok" if occasion.group else "pemdes"
        level = told.get("level") if decider == told["decider"] else None
        level = level or LEVELS.get(decider, "memberdayakan" if decider in COMMUNITY else "melibatkan")
        dissent = "dissent" in told and clerk.maybe(0.45)
        represented, missing = told["represented"], told["missing"]
        proposed = proposal.fields if proposal else {}
        return {
            "statement": fill(told["statement"], slots),
            "decided_on": occasion.day.isoformat(),
            "proposer_type": proposed.get("proposer_type") or self._initiator(occasion),
            "final_decider": decider,
            "participation_level": None if occasion.draft and clerk.maybe(0.2) else level,
            "meeting": occasion.record,
            "group": occasion.group.id if occasion.group else None,
            "area": occasion.village.code,
            "agenda_item": item,
            "proposal": proposal.record if proposal else None,
            "proposer_person": proposed.get("proposer_person"),
            "options_considered": "\n".join(fill(option, slots) for option in told["options"]) if clerk.maybe(0.75) else None,
            **self._votes(occasion, told, decider, dissent),
            "dissent": fill(told["dissent"], slots) if dissent else None,
            "dissent_from": list(told["dissent_from"]) if dissent and clerk.maybe(0.7) else None,
            "arnstein_rung": rng.choice(RUNGS[level]) if clerk.maybe(0.5) else None,
            "interests_represented": list(represented) if clerk.maybe(0.8) else None,
            "interests_missing": list(missing) if clerk.maybe(0.5) else None,
            "local_adaptation": fill(told["local"], slots) if "local" in told and clerk.maybe(0.7) else None,
            "aims": list(matter["aims"]) if clerk.maybe(0.7) else None,
            "status": clerk.pick(OLD_DECISIONS if self._known_later(occasion) else FRESH_DECISIONS),
            **self._interests(told, slots),
            **self._power(occasion, told, slots, decider),
            **self._means(told, proposed.get("cost_estimate")),
        }

    def _votes(self, occasion: Occasion, told: Table, decider: str, dissent: bool) -> Fields:
        clerk, rng = self._clerk, self._clerk.rng
        if decider in ("pengurus_kelompok", "pemdes"):
            return {"method": "ditetapkan_pengurus" if decider == "pengurus_kelompok" else "ditetapkan_pemerintah"}
        if occasion.heads >= FEWEST_VOTERS and clerk.maybe(0.6 if told.get("vote") else 0.1):
            against = rng.randint(1 if dissent else 0, occasion.heads // 4)
            abstain = rng.randint(0, occasion.heads // 8)
            method = clerk.pick({"voting_terbuka": 3, "voting_rahasia": 2})
            return {"method": method, "votes_for": occasion.heads - against - abstain, "votes_against": against, "votes_abstain": abstain}
        if dissent:
            return {"method": "mufakat_dengan_catatan"}
        return {"method": clerk.pick({"musyawarah_mufakat": 14, "pemeringkatan": 1, "hukum_adat": 0.4})}

    def _interests(self, told: Table, slots: Slots) -> Fields:
        clerk = self._clerk
        gains = clerk.maybe(0.75)
        losses = "losses" in told and clerk.maybe(0.6)
        return {
            "gains": list(told["gains"]) if gains else None,
            "gains_note": fill(told["gains_note"], slots) if gains and clerk.maybe(0.85) else None,
            "losses": list(told["losses"]) if losses else None,
            "losses_note": fill(told["losses_note"], slots) if losses else None,
        }

    def _power(self, occasion: Occasion, told: Table, slots: Slots, decider: str) -> dict[str, Plain | None]:
        clerk, rng = self._clerk, self._clerk.rng
        tagged = "power" in told and clerk.maybe(0.6)
        fields: dict[str, Plain | None] = {
            "power_dimension": told["power"] if tagged else None,
            "power_reason": fill(told["power_reason"], slots) if tagged else None,
            "legitimacy_effect": told["legitimacy"] if tagged and "legitimacy" in told else None,
            "resistance_from": list(told["resistance"]) if "resistance" in told and clerk.maybe(0.5) else None,
            "capability_given": list(told["capability"]) if "capability" in told and clerk.maybe(0.7) else None,
        }
        if "authority" not in told or decider != told["decider"] or not clerk.maybe(0.6):
            return fields
        moved = told["authority"]
        until = occasion.day + timedelta(rng.choice((365, 730, 1095)))
        return fields | {
            "authority_kind": list(moved["kind"]),
            "authority_from": moved["from"],
            "authority_to": moved["to"],
            "authority_instrument": rng.choice(moved["instruments"]),
            "authority_status": clerk.pick({"berlaku": 6, "dijanjikan": 4}),
            "authority_until": until.isoformat() if clerk.maybe(0.3) else None,
        }

    def _means(self, told: Table, cost: Plain | None) -> Fields:
        clerk = self._clerk
        if not isinstance(cost, int) or not clerk.maybe(0.7):
            return {}
        outside = cost * 4 // 5 if "outside" in told and clerk.maybe(0.8) else 0
        return {
            "budget_swadaya": cost - outside if outside else cost // 5,
            "budget_outside": outside or None,
            "outside_source": told["outside"] if outside else None,
        }
