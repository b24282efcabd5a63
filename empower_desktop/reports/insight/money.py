"""Means of their own: self-help beside village and outside money, own capital, running costs (`indicators.md` P2a, A10a, A10b)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from empower_desktop.language import N_, Label
from empower_desktop.records import Contribution, Record
from empower_desktop.records.contribution import source_class
from empower_desktop.reports.insight.classes import OUTSIDE, SELF_HELP, VILLAGE
from empower_desktop.reports.insight.counting import SHARE, hide, share_of_sum, total
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.insight.savers import SAVED, TAKEN_OUT, too_few_save
from empower_desktop.reports.insight.time_lines import by_month

GIVEN = frozenset({"tunai", "tenaga", "barang", "fasilitas"})
"""The entries that are contributions; savings and loans are not (P2)."""
FROM_SELF_HELP, FROM_VILLAGE, FROM_OUTSIDE = Label("Swadaya", "Self-help"), Label("Desa", "Village"), Label("Luar", "Outside")
OWN_SHARE = Label("Porsi swadaya", "Self-help share")
SAVINGS, BUSINESS, LOANS = Label("Simpanan bersih", "Net savings"), Label("Hasil usaha", "Business income"), Label("Pinjaman", "Loans")

SAVINGS_AT = 1
FEW_SAVE = N_("What fewer than five people saved is not told here, nor the share that it could be worked out from.")

Entries = Sequence[Contribution]


def mobilised(facts: Facts) -> Result:
    """Give P2a, a line for each month and `semua` last: rupiah from self-help, village and outside, in all, and the share."""

    def numbers(own: Entries) -> tuple[Number, ...]:
        parts = {code: _of_source(own, code) for code in (SELF_HELP, VILLAGE, OUTSIDE)}
        ours = share_of_sum(_worth(parts[SELF_HELP]), _worth(own), parts[SELF_HELP], own)
        return (*map(_rupiah, parts.values()), _rupiah(own), ours)

    given = [each for each in facts.within(Contribution) if each.entry_type in GIVEN and source_class(each)]
    columns = (FROM_SELF_HELP, FROM_VILLAGE, FROM_OUTSIDE, Label("Jumlah", "Total"), OWN_SHARE)
    return Result("P2a", columns, by_month(facts, given, numbers))


def own_capital(facts: Facts) -> Result:
    """Give A10a, a line for each month, added up from the first on, and `semua` last.

    Columns in rupiah: self-help, net savings, business income, village, outside, loans not repaid; then the own share.
    Own are the first three; savings and loans count whatever they are for, the others only where for capital. In what is
    shared, savings of fewer than five people are not told, nor the share that they could be worked out from.
    """
    entries = [each for each in facts.within(Contribution) if _is_capital(each)]
    columns = (FROM_SELF_HELP, SAVINGS, BUSINESS, FROM_VILLAGE, FROM_OUTSIDE, LOANS, Label("Porsi modal sendiri", "Own share"))
    lines = by_month(facts, entries, partial(_capital, facts), added_up=True)
    hidden = any(line.numbers[SAVINGS_AT].hidden for line in lines)
    return Result("A10a", columns, lines, notes=(FEW_SAVE,) if hidden else ())


def running_costs(facts: Facts) -> Result:
    """Give A10b: the share of self-help in what is given for the group's running costs."""
    given = [
        each for each in facts.within(Contribution) if each.entry_type in GIVEN and each.purpose == "operasional" and source_class(each)
    ]
    ours = _of_source(given, SELF_HELP)
    name = Label("Biaya operasional dari swadaya", "Running costs from self-help")
    return Result("A10b", (SHARE,), (Line(name, (share_of_sum(_worth(ours), _worth(given), ours, given),), "A10b"),))


def _capital(facts: Facts, entries: Entries) -> tuple[Number, ...]:
    given = [each for each in entries if each.entry_type in GIVEN]
    ours, savings = _of_source(given, SELF_HELP), [each for each in entries if each.entry_type in (SAVED, TAKEN_OUT)]
    business = [each for each in entries if each.entry_type == "hasil_usaha"]
    loans = [each for each in entries if each.entry_type in ("pinjaman_diterima", "angsuran_dibayar")]
    bands = [ours, savings, business, _of_source(given, VILLAGE), _of_source(given, OUTSIDE), loans]
    worths = [sum(map(_signed, band)) for band in bands]
    own, every = [*ours, *savings, *business], [each for band in bands for each in band]
    told = [total(band, _signed, "rupiah") for band in bands]
    share = share_of_sum(sum(worths[:3]), sum(worths), own, every)
    if facts.shared and too_few_save(savings, facts.days):
        told[SAVINGS_AT], share = hide(told[SAVINGS_AT], "few", shared=True), hide(share, "suppressed", shared=True)
    return (*told, share)


def _is_capital(entry: Contribution) -> bool:
    if entry.entry_type in (SAVED, TAKEN_OUT, "pinjaman_diterima", "angsuran_dibayar"):
        return True
    if entry.purpose != "modal":
        return False
    return entry.entry_type == "hasil_usaha" or (entry.entry_type in GIVEN and bool(source_class(entry)))


def _of_source(entries: Entries, source: str) -> list[Contribution]:
    return [each for each in entries if source_class(each) == source]


def _signed(entry: Contribution) -> int:
    amount = entry.amount or 0
    return -amount if entry.entry_type in (TAKEN_OUT, "angsuran_dibayar") else amount


def _worth(entries: Entries) -> int:
    return sum(each.amount or 0 for each in entries)


def _rupiah(entries: Entries) -> Number:
    return total(entries, lambda each: each.amount or 0, "rupiah")


_ENTRY: Mapping[type[Record], tuple[str, ...]] = {Contribution: ("entry_type", "source", "amount", "purpose")}
_CAPITAL: Mapping[type[Record], tuple[str, ...]] = {Contribution: (*_ENTRY[Contribution], "group", "person", "quantity", "unit")}
_LOANS = N_("Loans have to be paid back and stand in a band of their own.")
INDICATORS = (
    Indicator(
        "A10a",
        Label("Modal sendiri", "Own capital"),
        N_("How much of the groups' capital is their own."),
        "swadaya",
        ("A10",),
        own_capital,
        _CAPITAL,
        _LOANS,
    ),
    Indicator(
        "A10b",
        Label("Menghidupi kelompok", "Sustaining the group"),
        N_("How much of what keeps the groups running comes from themselves."),
        "swadaya",
        ("A10",),
        running_costs,
        _ENTRY,
    ),
)
MOBILISED = Indicator(
    "P2a",
    Label("Porsi swadaya", "Self-help share"),
    N_("How much of the money, labour and goods the residents gave themselves, month by month."),
    "swadaya",
    ("P2", "A2"),
    mobilised,
    _ENTRY,
    N_("Labour is valued in rupiah. Village funds stand apart and are no self-help; savings and loans do not count."),
)
