"""How a group judges itself on the eleven aims: beginning an assessment, setting a level, and what stands now against before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from empower_desktop.history.change import DELETED
from empower_desktop.language import N_
from empower_desktop.records import Assessment, AssessmentScore
from empower_desktop.records.anchors import AIMS, LEVELS
from empower_desktop.records.fields import Plain
from empower_desktop.reports.insight.maturity import Judgement
from empower_desktop.store import Row
from empower_desktop.workspace.saving import RESTORED, id_for
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Save, Workspace

HIGHEST = len(LEVELS)


@dataclass(frozen=True)
class AimLevel:
    """Where a group sees itself on one aim, 1 to 4 or not judged (None), now and the time before."""

    aim: str
    level: int | None = None
    before: int | None = None
    record: str = ""
    evidence: str = ""
    next_step: str = ""
    disputed: bool = False

    @property
    def rise(self) -> int | None:
        """Give by how many levels it rose; None where one of the two is not known."""
        return None if self.level is None or self.before is None else self.level - self.before


@dataclass(frozen=True)
class Maturity:
    """One assessment of a group beside the one before it; `group` may have none at all yet."""

    group: str | None
    assessment: Assessment | None
    before: Assessment | None
    aims: tuple[AimLevel, ...]

    @property
    def answered(self) -> int:
        """Count the aims that were judged."""
        return len(self.judgement.levels)

    @property
    def judgement(self) -> Judgement:
        """Give the levels that were judged, for mean and class (indicators.md, MAT)."""
        return Judgement({each.aim: each.level for each in self.aims if each.level is not None}, {})

    @property
    def to_discuss(self) -> list[AimLevel]:
        """Give the aims at the lowest level; none where all stand highest."""
        weakest = self.judgement.weakest
        return [each for each in self.aims if each.aim in weakest and each.level != HIGHEST]


def begin(work: Workspace, group: str) -> Step:
    """Begin to judge a group today, or go on with what was begun today; `step.result` is the assessment."""
    today = work.today.isoformat()
    begun = work.store.ids(Assessment.kind, {"group": group, "date": today})
    if begun:
        return Step(N_("An assessment of today is open."), result=begun[0])
    plain: dict[str, Plain] = {**Assessment.defaults(), "group": group, "date": today}
    record = id_for(work, Assessment, plain)
    step = work.write(N_("{kind} saved", kind=Assessment.label), [Save(Assessment.kind, record, plain)])
    return replace(step, result=record)


def judge(work: Workspace, assessment: str, aim: str, level: str) -> Step:
    """Set the level of an aim; `step.result` is its score.

    A score that was taken back before begins anew: its old evidence belongs to the judgement that was taken back.
    """
    plain: dict[str, Plain] = {"assessment": assessment, "aim": aim}
    record = id_for(work, AssessmentScore, plain)
    seen = work.seen(record)
    saves = [Save(AssessmentScore.kind, record, {"level": level}, seen)]
    if not seen.survivors:
        saves = [Save(AssessmentScore.kind, record, {**plain, "level": level})]
    elif work.standing(record) == "deleted":
        fresh = {**dict.fromkeys(code for code in seen.shown if code not in AssessmentScore.key), "level": level}
        saves = [Save(AssessmentScore.kind, record, {DELETED: False}, seen, RESTORED), Save(AssessmentScore.kind, record, fresh, seen)]
    return replace(work.write(N_("Level noted"), saves), result=record)


def maturity_of(work: Workspace, group: str | None, assessment: str = "") -> Maturity:
    """Give an assessment of a group, the newest with a level unless one is named, beside the one before it."""
    sittings = sorted(work.where(Assessment, group=group), key=_when)
    scores = {each.id: _scores(work, each.id) for each in sittings}
    judged = [each for each in sittings if scores[each.id]]
    chosen = next((each for each in sittings if each.id == assessment), None) if assessment else judged[-1] if judged else None
    if chosen is None:
        return Maturity(group, None, None, tuple(AimLevel(aim) for aim in AIMS))
    # Two of one day are the same sitting noted on two laptops, so neither is the time before.
    earlier = [each for each in judged if _when(each)[0] < _when(chosen)[0]]
    before = earlier[-1] if earlier else None
    now, then = scores[chosen.id], scores[before.id] if before else {}
    return Maturity(group, chosen, before, tuple(_aim(aim, now.get(aim), then.get(aim)) for aim in AIMS))


def _when(sitting: Assessment) -> tuple[date, str]:
    return (sitting.date or date.min, sitting.id)


def _scores(work: Workspace, assessment: str) -> dict[str, Row]:
    rows = work.store.rows(AssessmentScore.kind, {"assessment": assessment})
    return {str(row.fields.get("aim")): row for row in rows if _level(row) is not None}


def _aim(aim: str, now: Row | None, before: Row | None) -> AimLevel:
    if now is None:
        return AimLevel(aim, before=_level(before))
    evidence, step = (str(now.fields.get(code) or "") for code in ("evidence", "next_step"))
    return AimLevel(aim, _level(now), _level(before), now.id, evidence, step, "level" in now.conflicts)


def _level(row: Row | None) -> int | None:
    """Give a level; one that a newer version knows is not shown as one of the four."""
    text = str(row.fields.get("level") or "") if row else ""
    return int(text) if text in LEVELS else None
