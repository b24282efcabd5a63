"""Partnerships and networks: with whom, who began them, how equal the two stand (`indicators.md` A3b, A7a, P6)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from empower_desktop.language import N_, Label
from empower_desktop.records import Group, Partner, Partnership, Record
from empower_desktop.records.partnership import BEGUN, active_on
from empower_desktop.reports.insight.classes import ALL, CIVIL_SOCIETY, CLASS_NAMES, is_community, partner_class
from empower_desktop.reports.insight.counting import AMOUNT, count, covered, median, share
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.line_codes import WHOLE
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.organising import groups
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.insight.scope import Period

COLUMNS = (
    Label("Aktif", "Active"),
    Label("Baru", "New"),
    Label("Berakhir", "Ended"),
    Label("Diprakarsai warga", "Begun by residents"),
)


def active(facts: Facts) -> list[Partnership]:
    """Give the partnerships active on the reference date."""
    return [each for each in facts.all(Partnership) if active_on(each, facts.period.last)]


def equality(facts: Facts) -> Result:
    """Give A3b: the median of how equal groups say they stand with their partners, over active partnerships."""
    every = active(facts)
    rated = [each for each in every if each.equality is not None]
    number = median(facts, [(each, Fraction(each.equality or 0)) for each in rated], "level")
    name = Label("Kesetaraan posisi (median)", "Equality of position (median)")
    return covered(Result("A3b", (AMOUNT,), (Line(name, (number,), "A3b"),)), facts, rated, every)


def civil_society(facts: Facts) -> Result:
    """Give A7a: for each group how many partners of civil society it has now, `semua` how many different ones in all."""
    classes = _classes(facts)
    ties = [each for each in active(facts) if classes.get(each.partner or "") == CIVIL_SOCIETY]
    named = groups(facts, {tie.group for tie in ties})
    lines = [Line(facts.title(group.id), (_distinct([tie for tie in ties if tie.group == group.id]),), group.id) for group in named]
    return Result("A7a", (Label("Mitra", "Partners"),), (*lines, Line(ALL, (_distinct(ties),), WHOLE)))


def partnerships(facts: Facts) -> Result:
    """Give P6: a line `semua` and one for each class of partner; columns active now, new, ended, begun by residents.

    New and ended are those of the period; the share begun by residents is of those active on any day of it.
    """
    classes = _classes(facts)
    every = facts.all(Partnership)
    lines = [Line(ALL, _told(facts, every), WHOLE)]
    for code, name in CLASS_NAMES.items():
        own = [each for each in every if classes.get(each.partner or "", "lainnya") == code]
        lines.append(Line(name, _told(facts, own), code))
    whole = [each for each in every if _was_active(each, facts.period)]
    return covered(Result("P6", COLUMNS, tuple(lines)), facts, [each for each in whole if each.initiated_by], whole)


def ties(facts: Facts) -> Result:
    """Give the network of P6: a line `group:partner` for each pair with active partnerships, the partner as the word."""
    classes = _classes(facts)
    pairs: dict[tuple[str, str], list[Partnership]] = {}
    for each in active(facts):
        if each.group and each.partner:
            pairs.setdefault((each.group, each.partner), []).append(each)
    order = sorted(pairs, key=lambda pair: (*(facts.title(one).casefold() for one in pair), pair))
    lines = [
        Line(facts.title(group), (count(pairs[group, partner]),), f"{group}:{partner}", facts.title(partner)) for group, partner in order
    ]
    kinds = {partner: CLASS_NAMES[classes.get(partner, "lainnya")] for _, partner in order}
    notes = tuple(N_("{partner}: {kind}", partner=facts.title(partner), kind=kind) for partner, kind in kinds.items())
    return Result("P6-jejaring", (Label("Kemitraan aktif", "Active partnerships"),), tuple(lines), notes=notes)


def _classes(facts: Facts) -> Mapping[str, str]:
    return {partner.id: found for partner in facts.all(Partner) if (found := partner_class(partner.partner_type)) in CLASS_NAMES}


def _told(facts: Facts, every: Collection[Partnership]) -> tuple[Number, ...]:
    period = facts.period
    begun = [each for each in every if each.status in BEGUN]
    known = [each for each in every if _was_active(each, period) and each.initiated_by]
    return (
        count([each for each in every if active_on(each, period.last)]),
        count([each for each in begun if each.start_on and period.holds(each.start_on)]),
        count([each for each in begun if each.end_on and period.holds(each.end_on)]),
        share(facts, [each for each in known if is_community(each.initiated_by)], known),
    )


def _was_active(each: Partnership, period: Period) -> bool:
    """Say whether a partnership was active on any day of a period."""
    if each.start_on is None or each.start_on > period.last:
        return False
    return active_on(each, max(each.start_on, period.first))


def _distinct(ties: Sequence[Partnership]) -> Number:
    partners = sorted({tie.partner for tie in ties if tie.partner})
    return Number(Fraction(len(partners)), "count", behind=tuple(partners), kind=Partner.kind)


_ACTIVE: Mapping[type[Record], tuple[str, ...]] = {
    Partnership: ("group", "partner", "start_on", "end_on", "status", "initiated_by", "equality"),
    Partner: ("name", "partner_type"),
    Group: ("name", "status"),
}
EQUALITY = Indicator(
    "A3b",
    Label("Kesetaraan posisi", "Equality of position"),
    N_("How equal the groups say they stand with their partners."),
    "advocacy",
    ("A3", "P5"),
    equality,
    _ACTIVE,
    N_("The groups rated this themselves, from 1 to 4."),
    stock=True,
)
CIVIL = Indicator(
    "A7a",
    Label("Jejaring masyarakat sipil", "Network of civil society"),
    N_("With how many other organisations of civil society each group works now."),
    "advocacy",
    ("A7", "P6"),
    civil_society,
    _ACTIVE,
    N_("More partners are not better by themselves."),
    stock=True,
)
INDICATORS = (
    Indicator(
        "P6",
        Label("Kemitraan dan jejaring", "Partnerships and networks"),
        N_("With whom the groups work, which partnerships are new or ended, and who began them."),
        "advocacy",
        ("P6",),
        partnerships,
        _ACTIVE,
        N_("Who began a partnership is told of those active in the period."),
    ),
    Indicator(
        "P6-jejaring",
        Label("Jejaring kelompok dan mitra", "Network of groups and partners"),
        N_("Which group works with which partner now."),
        "advocacy",
        ("P6", "A7"),
        ties,
        _ACTIVE,
        N_("The place of a dot in the picture says nothing."),
        stock=True,
    ),
)
