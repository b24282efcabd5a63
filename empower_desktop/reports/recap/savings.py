"""What groups save and lend, as it stands on the last day: sums of a whole fund, never what one member has or owes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from empower_desktop.language import N_, Label
from empower_desktop.records import Contribution, Group, Record
from empower_desktop.reports.insight.counting import FEWEST
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.savers import savers
from empower_desktop.reports.recap.figures import from_five
from empower_desktop.reports.recap.recap import MOST_LISTED, Cell, Head, Item, Listed, Listing, Says, rupiah

HEADS = (
    Head(Label("Kelompok", "Group"), 5),
    Head(Label("Penabung", "Savers"), 2, "figure"),
    Head(Label("Simpanan bersih", "Net savings"), 3, "figure"),
    Head(Label("Pinjaman anggota belum kembali", "Loans to members outstanding"), 3, "figure"),
    Head(Label("Utang kelompok", "Owed by the group"), 3, "figure"),
)
TOTAL = Label("Jumlah", "Total")
SIGNS: Mapping[str, tuple[int, int, int]] = {
    "simpanan": (1, 0, 0),
    "tarik_simpanan": (-1, 0, 0),
    "pinjaman_anggota": (0, 1, 0),
    "angsuran_anggota": (0, -1, 0),
    "pinjaman_diterima": (0, 0, 1),
    "angsuran_dibayar": (0, 0, -1),
}
"""How each type of entry changes what is saved, lent to members, and owed by the group."""
NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Contribution: ("date", "group", "entry_type", "amount", "person", "quantity", "unit"),
    Group: ("name",),
}


@dataclass(frozen=True)
class _Fund:
    saved: int
    lent: int
    owed: int
    savers: int
    borrowers: int


def savings(facts: Facts, *, nameless: bool) -> tuple[Item, ...]:
    """Give the funds of the groups that save, by name; the sums of one in which fewer than five save are not told.

    For donors neither is what is lent to fewer than five.
    """
    entries: dict[str, list[Contribution]] = defaultdict(list)
    for each in facts.until(Contribution):
        if each.entry_type in SIGNS and each.group:
            entries[each.group].append(each)
    if not entries:
        return ()
    names = sorted(entries, key=lambda group: (facts.title(group).casefold(), group))
    funds = [_fund(entries[group], facts) for group in names]
    rows = [Listed((facts.title(group), *_told(fund, nameless))) for group, fund in zip(names, funds, strict=True)]
    if len(funds) > 1 and not any(_is_hidden(cell) for row in rows for cell in row.cells):
        rows.append(Listed((TOTAL, *_told(_added(funds), nameless)), total=True))
    note = N_("As it stood on {day}. Savings belong to the members; who saves or borrows how much is told nowhere.", day=facts.period.last)
    return (Listing(HEADS, tuple(rows), MOST_LISTED, first=True), Says(note, "note"))


def _told(fund: _Fund, nameless: bool) -> tuple[Cell, ...]:
    few = fund.savers < FEWEST
    few_borrow = few or (nameless and fund.borrowers < FEWEST)
    return (from_five(fund.savers), _sum(fund.saved, few), _sum(fund.lent, few_borrow), rupiah(fund.owed))


def _is_hidden(cell: Cell) -> bool:
    """Say whether something is kept back that a total would give away, less the funds that are told."""
    return isinstance(cell, Number) and bool(cell.hidden)


def _sum(amount: int, few: bool) -> Number:
    return Number(None, "rupiah", hidden="few") if few and amount else rupiah(amount)


def _fund(entries: Sequence[Contribution], facts: Facts) -> _Fund:
    sums = [sum(SIGNS[each.entry_type or ""][at] * (each.amount or 0) for each in entries) for at in range(3)]
    return _Fund(sums[0], sums[1], sums[2], savers(entries, facts.days), _borrowers(entries))


def _borrowers(entries: Sequence[Contribution]) -> int:
    """Count who still owes the group something."""
    owed: dict[str, int] = defaultdict(int)
    for each in entries:
        owed[each.person or ""] += SIGNS[each.entry_type or ""][1] * (each.amount or 0)
    return sum(1 for amount in owed.values() if amount > 0)


def _added(funds: Sequence[_Fund]) -> _Fund:
    return _Fund(*(sum(getattr(fund, code) for fund in funds) for code in ("saved", "lent", "owed", "savers", "borrowers")))
