"""What a group has and owes: its cash book added up, whose means these are, and what is left of a loan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from empower_desktop.language import N_
from empower_desktop.records import Contribution
from empower_desktop.records.choices import class_of
from empower_desktop.records.contribution import LOAN_OF, left_to_repay
from empower_desktop.records.fields import Plain
from empower_desktop.store import OneOf
from empower_desktop.workspace.finding import Offered
from empower_desktop.workspace.listing import Query
from empower_desktop.workspace.workspace import Workspace

GIVEN = frozenset({"tunai", "tenaga", "barang", "fasilitas"})
"""The types of entry that count as contributed (records.md, list fund_entry)."""
NOT_MONEY = frozenset({"tenaga", "barang", "fasilitas"})
OWN_CASH = "kas_kelompok"
IN, OUT, NO_MONEY = "in", "out", "no_money"
REPAYMENT_OF = {loan: repayment for repayment, loan in LOAN_OF.items()}


@dataclass(frozen=True)
class Funds:
    """The entries of a group, or of any choice of entries, added up in rupiah.

    `came_in` and `went_out` are money; `given` is what was contributed, in money, labour and goods, and `own` what of that
    came from the people themselves. `savings` belong to the members, `owed` is what the group still has to pay back, `lent`
    what members have to.
    """

    came_in: int = 0
    went_out: int = 0
    savings: int = 0
    owed: int = 0
    lent: int = 0
    own: int = 0
    village: int = 0
    given: int = 0

    @property
    def cash(self) -> int:
        """Give what is in the cash box if everything was noted."""
        return self.came_in - self.went_out

    @property
    def own_share(self) -> Fraction | None:
        """Give the share of self-help in what was contributed (indicator P2a); None while nothing was."""
        return Fraction(self.own, self.given) if self.given else None


def side_of(entry: str, source: str) -> str:
    """Say where an entry stands in a cash book: money in, money out, or a value that moves no money.

    What a group gives out of its own cash is no new money in it.
    """
    if class_of("fund_entry", entry) == "keluar":
        return OUT
    return NO_MONEY if entry in NOT_MONEY or source == OWN_CASH else IN


def funds_of(work: Workspace, query: Query) -> Funds:
    """Add up the contributions of a list."""
    return added_up(work.store.sums_by(Contribution.kind, "amount", ("entry_type", "source"), query.where, query.search))


def added_up(sums: Mapping[tuple[str, ...], int]) -> Funds:
    """Add up amounts by type of entry and source."""
    whose = {source: class_of("fund_source", source) for _, source in sums}

    def total(fits: Callable[[str, str], bool]) -> int:
        return sum(amount for (entry, source), amount in sums.items() if fits(entry, source))

    def of(entry: str) -> int:
        return total(lambda one, _: one == entry)

    return Funds(
        came_in=total(lambda entry, source: side_of(entry, source) == IN),
        went_out=total(lambda entry, source: side_of(entry, source) == OUT),
        savings=of("simpanan") - of("tarik_simpanan"),
        owed=of("pinjaman_diterima") - of("angsuran_dibayar"),
        lent=of("pinjaman_anggota") - of("angsuran_anggota"),
        own=total(lambda entry, source: entry in GIVEN and whose[source] == "swadaya"),
        village=total(lambda entry, source: entry in GIVEN and whose[source] == "desa"),
        given=total(lambda entry, source: entry in GIVEN),
    )


def left_of(work: Workspace, record: str) -> int | None:
    """Give what is left of a loan, in rupiah; None for an entry that is none."""
    loan = work.one(Contribution, record)
    if loan is None or loan.entry_type not in REPAYMENT_OF:
        return None
    return left_to_repay(loan, work.where(Contribution, loan_ref=record))


def loans_of(work: Workspace, group: str, repayment: str, text: str = "") -> list[Offered]:
    """Give the loans of a group that are not paid back and whose words fit, the newest first; `repayment` says of which kind."""
    wanted = (LOAN_OF[repayment],) if repayment in LOAN_OF else tuple(REPAYMENT_OF)
    words, offers = text.casefold().split(), []
    for row in work.store.rows(Contribution.kind, {"group": group, "entry_type": OneOf(wanted)}, sort=(("date", True),)):
        loan = Contribution.load(row.id, row.fields)
        left = left_to_repay(loan, work.where(Contribution, loan_ref=row.id))
        title = work.names.title(row.kind, row.fields)
        note = loan.note or ""
        if left > 0 and all(word in f"{title} {note}".casefold() for word in words):
            day = work.language.short_day(loan.date) if loan.date else ""
            rest = work.language(N_("{amount} left to repay", amount=work.language.money(left)))
            offers.append(Offered(row.id, title, " · ".join(part for part in (day, rest) if part)))
    return offers


def repayment_of(work: Workspace, record: str) -> dict[str, Plain]:
    """Give what the next repayment of a loan starts from."""
    loan = work.one(Contribution, record)
    if loan is None or loan.entry_type not in REPAYMENT_OF:
        return {}
    by_member = loan.entry_type == "pinjaman_anggota"
    return {
        "group": loan.group,
        "entry_type": REPAYMENT_OF[loan.entry_type],
        "source": "anggota" if by_member else OWN_CASH,
        "purpose": loan.purpose,
        "person": loan.person,
        "loan_ref": record,
    }


def another_like(work: Workspace, record: str) -> dict[str, Plain]:
    """Give what one more entry of the same page starts from: the day, the group, what it is and how much, but not whose."""
    row = work.store.row(Contribution.kind, record)
    same = ("date", "group", "entry_type", "source", "purpose", "amount", "quantity", "unit", "unit_value", "decision", "training")
    return {code: row.fields[code] for code in same if code in row.fields} if row else {}
