"""What was asked of those who hold power, what they answered, and what was reached; grievances only as counts from five on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import Engagement, Partner, Record
from empower_desktop.records.choices import name_of
from empower_desktop.records.engagement import GRIEVANCES, SUCCEEDED
from empower_desktop.reports.insight.advocacy import complaints, how_many_is_kept_back
from empower_desktop.reports.insight.classes import in_list_order
from empower_desktop.reports.insight.counting import FEWEST
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Name, Result
from empower_desktop.reports.recap.figures import from_five, line_of
from empower_desktop.reports.recap.recap import MOST_LISTED, NEXT, Cell, Head, Headed, Item, Listed, Listing, Says, Several, Typed, rupiah

HEADS = (
    Head(Label("Tanggal", "Date"), 2.2, "day"),
    Head(Label("Yang diminta", "What was asked"), 6.4),
    Head(Label("Dari siapa", "Of whom"), 3.4),
    Head(Label("Jawaban dan hasil", "Answer and result"), 5.6),
)
WAITING = "menunggu"
NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Engagement: (
        *("engagement_type", "date", "target_type", "target_partner", "demand", "allies", "obstacle"),
        *("response", "response_on", "outcome", "outcome_on", "outcome_note", "policy_instrument", "gain_value"),
    ),
    Partner: ("name",),
}


def demands(facts: Facts, grievances: Result | None) -> tuple[Item, ...]:
    """Tell what was asked of whom, by day; the obstacles met as often as five times, and of grievances how many."""
    told = (each for each in facts.within(Engagement) if is_told(each))
    asked = sorted(told, key=lambda each: (str(each.date), str(each.demand), each.id))
    complained = complaints(facts)
    items: list[Item] = []
    if asked:
        items += [Says(_in_all(asked)), Listing(HEADS, tuple(_row(each, facts) for each in asked), MOST_LISTED)]
        items += [Says(each, "note") for each in _obstacles(asked)]
    if complained:
        items.append(Says(_grievances(complained, grievances)))
    return tuple(items)


def is_told(engagement: Engagement) -> bool:
    """Say whether it may be told by itself: nothing may lead to who complained, or to who sought legal aid."""
    return engagement.engagement_type not in GRIEVANCES


def reached(engagement: Engagement) -> Cell:
    """Say what came of it: how it ended, what policy changed, what it was worth."""
    told: list[Cell] = [name_of("engagement_outcome", engagement.outcome or "")]
    if engagement.outcome_on and engagement.outcome != WAITING:
        told[0] = N_("{state} on {day}", state=told[0], day=engagement.outcome_on)
    if engagement.policy_instrument:
        told.append(N_("policy changed: {policy}", policy=Typed(engagement.policy_instrument)))
    if engagement.gain_value:
        told.append(N_("worth {amount}", amount=rupiah(engagement.gain_value)))
    if engagement.outcome_note:
        told.append(N_("“{note}”", note=Typed(engagement.outcome_note)))
    return Several(tuple(told), NEXT)


def _in_all(asked: list[Engagement]) -> Message:
    gained = sum(each.gain_value or 0 for each in asked)
    values = {
        "demands": P_("{n} demand", "{n} demands", len(asked)),
        "met": sum(1 for each in asked if each.outcome in SUCCEEDED),
        "policies": sum(1 for each in asked if each.policy_instrument),
    }
    if gained:
        return N_("{demands}: {met} met in whole or in part, {policies} changed a policy; worth {amount}.", amount=rupiah(gained), **values)
    return N_("{demands}: {met} met in whole or in part, {policies} changed a policy.", **values)


def _row(engagement: Engagement, facts: Facts) -> Listed:
    kind = name_of("engagement_type", engagement.engagement_type or "")
    what = Headed(Several((kind,)), Typed(engagement.demand or ""))
    return Listed((engagement.date or "", what, _of_whom(engagement, facts), _answer(engagement)))


def _of_whom(engagement: Engagement, facts: Facts) -> Cell:
    """Name whom it was asked of, and who of the partners stood beside the group."""
    target: Name = facts.title(engagement.target_partner) if engagement.target_partner else name_of("actor", engagement.target_type or "")
    allies = tuple(facts.title(each) for each in engagement.allies or ())
    return Several((target, N_("together with {allies}", allies=Several(allies))), NEXT) if allies else Several((target,))


def _answer(engagement: Engagement) -> Cell:
    """Say how it was answered and what came of it; while nothing came of it yet, the answer alone."""
    came = reached(engagement)
    if not engagement.response:
        return came
    answered: Name = name_of("response", engagement.response)
    if engagement.response_on:
        answered = N_("{state} on {day}", state=answered, day=engagement.response_on)
    return Several((answered, *came.names), NEXT) if isinstance(came, Several) else came


def _obstacles(asked: list[Engagement]) -> list[Message]:
    """Say which obstacles were met how often: they are sensitive, so only those met as often as five times."""
    met = Counter(code for each in asked for code in each.obstacle or ())
    often = [code for code in in_list_order("obstacle", set(met)) if met[code] >= FEWEST]
    told = [N_("{obstacle} ({n})", obstacle=name_of("obstacle", code), n=met[code]) for code in often]
    if told:
        return [N_("Obstacles met five times or more: {obstacles}.", obstacles=Several(tuple(told)))]
    return [N_("Obstacles were noted, none of them as often as five times.")] if met else []


def _grievances(complained: list[Engagement], result: Result | None) -> Message:
    met, counted = line_of(result, "tercapai"), from_five(len(complained))
    if len(complained) >= FEWEST and how_many_is_kept_back(complained):
        counted = Number(None, "count", hidden="suppressed")
    if len(complained) < FEWEST or met is None or met.numbers[0].value is None:
        return N_("Grievances and legal aid: {n}. Nobody and no case is named.", n=counted)
    share = met.numbers[0]
    if counted.hidden:
        return N_("Grievances and legal aid: of those closed {met} met. Nobody and no case is named.", met=share)
    return N_("Grievances and legal aid: {n}, of those closed {met} met. Nobody and no case is named.", n=counted, met=share)
