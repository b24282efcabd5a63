"""Groups as vessels of togetherness: meetings, accounts, open finances, books (`indicators.md` A2b–d, A6b)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from fractions import Fraction

from empower_desktop.language import N_, Label
from empower_desktop.records import Group, Meeting
from empower_desktop.records.choices import CHOICES
from empower_desktop.reports.insight.counting import SHARE, bar, count, covered, share_of_months
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.insight.time_lines import month_code, month_name

FILLED = Label("Terisi", "Kept")


def groups(facts: Facts, told: Container[str | None] = ()) -> list[Group]:
    """Give the groups by name, as a list of villages or groups always stands (G5); of those dissolved only who is told of."""
    standing = [group for group in facts.all(Group) if group.status != "bubar" or group.id in told]
    return sorted(standing, key=lambda group: (facts.title(group.id).casefold(), group.id))


def regular_meetings(facts: Facts) -> Result:
    """Give A2b, a line for each group: the share of months with a meeting, then for each month how many there were."""
    months = tuple(facts.period.months())
    meetings: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in facts.within(Meeting):
        meetings[meeting.group or ""].append(meeting)
    lines = []
    for group in groups(facts, set(meetings)):
        own = meetings[group.id]
        strip = [[meeting for meeting in own if month_code(facts.days[meeting.id]) == month_code(month)] for month in months]
        regular = share_of_months(facts, sum(1 for met in strip if met), len(months), own)
        lines.append(Line(facts.title(group.id), (regular, *(count(met) for met in strip)), group.id))
    return Result("A2b", (SHARE, *(month_name(month) for month in months)), tuple(lines))


def accounts(facts: Facts) -> Result:
    """Give A2c: the share of groups' meetings at which the leaders gave account."""
    every = [meeting for meeting in facts.within(Meeting) if meeting.group]
    known = [meeting for meeting in every if meeting.accountability_report is not None]
    name = Label("Pengurus bertanggung jawab", "Leaders gave account")
    return covered(bar(facts, "A2c", name, [each for each in known if each.accountability_report], known), facts, known, every)


def books(facts: Facts) -> Result:
    """Give A2d, a line for each group: how many of the eleven books it keeps, then a 1 for each that it keeps."""
    codes = CHOICES["admin_book"]
    lines = []
    for group in groups(facts):
        kept = [book.code for book in codes if book.code in (group.admin_books or ())]
        ticks = tuple(Number(Fraction(book.code in kept), "count", behind=(group.id,), kind=Group.kind) for book in codes)
        filled = Number(Fraction(len(kept)), "count", (len(kept), len(codes)), behind=(group.id,), kind=Group.kind)
        lines.append(Line(facts.title(group.id), (filled, *ticks), group.id))
    return Result("A2d", (FILLED, *(book.label for book in codes)), tuple(lines))


def open_finances(facts: Facts) -> Result:
    """Give A6b: the share of meetings at which the finances were opened."""
    every = facts.within(Meeting)
    known = [meeting for meeting in every if meeting.finance_shared is not None]
    name = Label("Keuangan dibuka", "Finances opened")
    return covered(bar(facts, "A6b", name, [each for each in known if each.finance_shared], known), facts, known, every)


INDICATORS = (
    Indicator(
        "A2b",
        Label("Pertemuan teratur", "Regular meetings"),
        N_("In how many months each group met."),
        "maturity",
        ("A2",),
        regular_meetings,
        {Meeting: ("group",), Group: ("name", "status")},
        N_("Seasons and planting time matter: not every month without a meeting is an idle one."),
    ),
    Indicator(
        "A2c",
        Label("Pertanggungjawaban", "Accountability"),
        N_("At how many of the groups' meetings the leaders gave account."),
        "maturity",
        ("A2",),
        accounts,
        {Meeting: ("group", "accountability_report")},
    ),
    Indicator(
        "A2d",
        Label("Buku terisi", "Books kept"),
        N_("Which of the eleven books each group keeps."),
        "maturity",
        ("A2",),
        books,
        {Group: ("name", "status", "admin_books")},
        N_("A list to look through together, no mark."),
        stock=True,
    ),
)
OPEN_FINANCES = Indicator(
    "A6b",
    Label("Keuangan dibuka", "Finances opened"),
    N_("At how many meetings the finances were opened to everybody there."),
    "advocacy",
    ("A6",),
    open_finances,
    {Meeting: ("finance_shared",)},
)
