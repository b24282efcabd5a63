"""Advocacy, negotiation and grievances: what came of them, and how long an answer took (`indicators.md` A3a, A6a, A6c, A7b)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction

from empower_desktop.language import N_, Label
from empower_desktop.records import Engagement, Partner
from empower_desktop.records.choices import name_of
from empower_desktop.records.engagement import CLOSED, GRIEVANCES, SUCCEEDED, response_days
from empower_desktop.reports.insight.classes import CIVIL_SOCIETY, HOLDERS_OF_POWER, actor_class, partner_class
from empower_desktop.reports.insight.counting import AMOUNT, FEWEST, bar, count, covered, hide, median, share, total
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Result

OVERSIGHT = GRIEVANCES | {"pengawasan"}
RESOLVED = Label("Terpenuhi atau sebagian", "Met or partly met")
MEDIAN_DAYS = Label("Lama tanggapan (median)", "Time to a response (median)")
GRIEVANCES_HIDDEN = N_("Not told here: it would show how many grievances there are, fewer than five.")


def bargaining(facts: Facts) -> Result:
    """Give A3a, without grievances: of what is closed `terpenuhi`, `sebagian`, `tidak` and `tercapai` (met or partly).

    Then counts of what waits (`menunggu`) and was withdrawn (`ditarik`), the median days to a response (`tanggapan`) and
    the value gained (`nilai`). The quotes are the policies that changed.
    """
    every = [each for each in facts.within(Engagement) if actor_class(each.target_type) in HOLDERS_OF_POWER]
    asked = [each for each in every if each.engagement_type not in GRIEVANCES]
    known = [each for each in asked if each.outcome]
    gained = [each for each in asked if each.gain_value]
    lines = (
        *_outcomes(facts, known),
        Line(MEDIAN_DAYS, (_median_days(facts, asked),), "tanggapan"),
        Line(Label("Nilai yang diperoleh", "Value gained"), (total(gained, lambda each: each.gain_value or 0, "rupiah"),), "nilai"),
    )
    changed = tuple((each.id, each.policy_instrument) for each in sorted(asked, key=lambda each: each.id) if each.policy_instrument)
    return covered(Result("A3a", (AMOUNT,), lines, quotes=changed), facts, known, asked)


def grievances(facts: Facts) -> Result:
    """Give A6a: as A3a, over grievances and legal aid; in what is shared no count below five is told, nor worked out."""
    every = complaints(facts)
    known = [each for each in every if each.outcome]
    lines = _outcomes(facts, known)
    result = covered(Result("A6a", (AMOUNT,), _without_few(lines, known) if facts.shared else lines), facts, known, every)
    return replace(result, coverage=None) if facts.shared and how_many_is_kept_back(every) else result


def complaints(facts: Facts) -> list[Engagement]:
    """Give the grievances of the period, legal aid among them."""
    return [each for each in facts.within(Engagement) if each.engagement_type in GRIEVANCES]


def how_many_is_kept_back(every: Collection[Engagement]) -> bool:
    """Say whether it must not be told how many grievances there are: fewer than five, or so many that fewer than five are open.

    Those closed are told where they are five or more, and what was demanded of others is listed one by one: a number
    that holds all of them would give away the rest.
    """
    still_open = sum(1 for each in every if each.outcome not in CLOSED)
    return 0 < len(every) < FEWEST or 0 < still_open < FEWEST


def time_to_response(facts: Facts) -> Result:
    """Give A6c, over grievances, legal aid and oversight: the median days, and how many were answered and not."""
    every = [each for each in facts.within(Engagement) if each.engagement_type in OVERSIGHT]
    answered = [each for each in every if response_days(each) is not None]
    waiting = [each for each in every if response_days(each) is None]
    lines = (
        Line(MEDIAN_DAYS, (_median_days(facts, every),), "tanggapan"),
        Line(Label("Ditanggapi", "Answered"), (_sheltered(facts, answered),), "ditanggapi"),
        Line(Label("Belum ditanggapi", "Not answered"), (_sheltered(facts, waiting),), "belum"),
    )
    return _without_grievances_told(facts, Result("A6c", (AMOUNT,), lines))


def joint_voice(facts: Facts) -> Result:
    """Give A7b: the share of engagements in which somebody of civil society took part."""
    civil = {partner.id for partner in facts.all(Partner) if partner_class(partner.partner_type) == CIVIL_SOCIETY}
    every = facts.within(Engagement)
    name = Label("Bersama jejaring masyarakat sipil", "With allies of civil society")
    joint = [each for each in every if civil.intersection(each.allies or ())]
    return _without_grievances_told(facts, bar(facts, "A7b", name, joint, every))


def _outcomes(facts: Facts, engagements: Collection[Engagement]) -> tuple[Line, ...]:
    closed = [each for each in engagements if each.outcome in CLOSED]
    lines = [
        Line(name_of("engagement_outcome", code), (share(facts, _with(closed, code), closed),), code)
        for code in ("terpenuhi", "sebagian", "tidak")
    ]
    lines.append(Line(RESOLVED, (share(facts, [each for each in closed if each.outcome in SUCCEEDED], closed),), "tercapai"))
    apart = ("menunggu", "ditarik")
    lines.extend(Line(name_of("engagement_outcome", code), (count(_with(engagements, code)),), code) for code in apart)
    return tuple(lines)


def _with(engagements: Collection[Engagement], outcome: str) -> list[Engagement]:
    return [each for each in engagements if each.outcome == outcome]


def _median_days(facts: Facts, engagements: Collection[Engagement]) -> Number:
    days = [(each, response_days(each)) for each in engagements]
    return median(facts, [(each, Fraction(passed)) for each, passed in days if passed is not None], "days")


def _without_few(lines: tuple[Line, ...], engagements: Collection[Engagement]) -> tuple[Line, ...]:
    """Hide every count of one to four; where one part of those closed is hidden, the other parts are too (G3)."""
    sizes = {code: len(_with(engagements, code)) for code in (*CLOSED, "menunggu", "ditarik")}
    sizes["tercapai"] = sizes["terpenuhi"] + sizes["sebagian"]
    few = {code for code, size in sizes.items() if 0 < size < FEWEST}
    if few & CLOSED:
        few |= CLOSED - {code for code, size in sizes.items() if size == 0}
    if 0 < sizes["tidak"] < FEWEST:
        few.add("tercapai")
    return tuple(replace(line, numbers=tuple(_few(number) for number in line.numbers)) if line.code in few else line for line in lines)


def _without_grievances_told(facts: Facts, result: Result) -> Result:
    """Hide in what is shared numbers that hold grievances where it must not come out how many these are."""
    if not facts.shared or not how_many_is_kept_back(complaints(facts)):
        return result
    lines = tuple(replace(line, numbers=tuple(map(_suppressed, line.numbers))) for line in result.lines)
    return replace(result, lines=lines, notes=(*result.notes, GRIEVANCES_HIDDEN))


def _suppressed(number: Number) -> Number:
    return number if number.hidden else hide(number, "suppressed", shared=True)


def _few(number: Number) -> Number:
    return hide(number, "few", shared=True)


def _sheltered(facts: Facts, engagements: Collection[Engagement]) -> Number:
    number = count(engagements)
    return _few(number) if facts.shared and 0 < len(engagements) < FEWEST else number


_OUTCOME = ("date", "engagement_type", "target_type", "outcome", "response_on")
_COUNTED = N_("What waits or was withdrawn is told apart. Much depends on others: read it with the group.")
INDICATORS = (
    Indicator(
        "A3a",
        Label("Hasil advokasi dan perundingan", "Outcomes of advocacy and negotiation"),
        N_("What came of what was asked of government, elite and capital owners."),
        "advocacy",
        ("A3", "ADVOCACY"),
        bargaining,
        {Engagement: (*_OUTCOME, "gain_value", "policy_instrument")},
        _COUNTED,
    ),
)
JUSTICE = Indicator(
    "A6a",
    Label("Pengaduan selesai", "Grievances resolved"),
    N_("How many of the grievances that are closed were met, wholly or in part."),
    "advocacy",
    ("A6", "ADVOCACY"),
    grievances,
    {Engagement: _OUTCOME},
    N_("Grievances are sensitive: nothing here may lead to who complained."),
)
RESPONSE = Indicator(
    "A6c",
    Label("Lama tanggapan", "Time to a response"),
    N_("How many days people waited for an answer to a grievance or to their oversight."),
    "advocacy",
    ("A6",),
    time_to_response,
    {Engagement: _OUTCOME},
    N_("Only what was answered has a time. What still waits is counted beside it."),
)
VOICE = Indicator(
    "A7b",
    Label("Suara bersama", "Joint voice"),
    N_("How often other organisations of civil society stood beside the group."),
    "advocacy",
    ("A7", "P6"),
    joint_voice,
    {Engagement: ("allies", "engagement_type", "outcome"), Partner: ("partner_type",)},
)
