"""What the groups of sample data gather and spend: monthly savings, labour and goods, village funds, loans and their repayment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from empower_desktop.launch.sample.clerk import LAST_DAY, Act, Clerk, Plain
from empower_desktop.launch.sample.partners import Partners
from empower_desktop.launch.sample.people import Group, Loan, Someone, Village
from empower_desktop.launch.sample.plan import SittingPlan
from empower_desktop.launch.sample.texts import Table, fill

# What a month's page of the cash book holds besides savings, the heavier the more often
ENTRIES = {"given": 6, "from_outside": 1, "earned": 2, "spent": 3}
SAVED = 0.85
WITHDRAWN = 0.05
LENT = 0.6
MOST_OPEN_LOANS = 3
REPAID_IN = 5
DAYS_BETWEEN = 5
LEAST_TO_SPEND = 200_000
MONTHS_TO_REPAY = (90, 180)


class Funds:
    """Keep the cash books that the plan names."""

    def __init__(self, clerk: Clerk, partners: Partners) -> None:
        """Know who notes what was gathered, and which partners may have given it."""
        self._clerk, self._partners = clerk, partners

    def schedule(self, plan: SittingPlan, village: Village, group: Group) -> None:
        """Have the entries of a day noted within the days after it."""
        noted = min(plan.day + self._clerk.rng.randint(0, 3), LAST_DAY)
        self._clerk.later(noted, partial(self._keep, plan, village, group))

    def _keep(self, plan: SittingPlan, village: Village, group: Group) -> Iterator[Act]:
        clerk = self._clerk
        savers = iter(clerk.rng.sample(group.members, len(group.members)))
        saving = group.type in clerk.texts.funds["savers"]
        told: list[str] = []
        for number in range(plan.rows):
            # A group that saves does so on the day it meets; what others gather comes in over the weeks before.
            day = clerk.day(plan.day if saving else max(0, plan.day - DAYS_BETWEEN * (plan.rows - 1 - number)))
            saver = next(savers, None) if saving and clerk.maybe(SAVED) else None
            if saver is None:
                yield self._entry(day, village, group, told)
            elif 0 < group.savings.get(saver.id, 0) <= group.cash and clerk.maybe(WITHDRAWN):
                yield self._withdrawal(day, group, saver)
            else:
                yield self._saving(day, group, saver)

    def _saving(self, day: date, group: Group, saver: Someone) -> Act:
        amount = self._clerk.rng.choice(self._clerk.texts.funds["savings"])
        group.savings[saver.id] = group.savings.get(saver.id, 0) + amount
        group.cash += amount
        return self._write(day, group, "simpanan", "anggota", amount, "simpan_pinjam", person=saver.id)

    def _withdrawal(self, day: date, group: Group, saver: Someone) -> Act:
        amount = group.savings.pop(saver.id)
        group.cash -= amount
        return self._write(day, group, "tarik_simpanan", "anggota", amount, "simpan_pinjam", person=saver.id)

    def _entry(self, day: date, village: Village, group: Group, told: list[str]) -> Act:
        """Note a loan or what is paid back of one, where there is something to lend or to pay; else what was gathered or spent."""
        clerk, funds = self._clerk, self._clerk.texts.funds
        if group.loans and clerk.maybe(0.5):
            return self._repayment(day, group, clerk.rng.choice(group.loans))
        lendable = [amount for amount in funds["loans"] if amount <= group.cash]
        if lendable and group.type in funds["savers"] and len(group.loans) < MOST_OPEN_LOANS and clerk.maybe(LENT):
            return self._loan(day, group, clerk.rng.choice(lendable))
        kind = clerk.pick(ENTRIES) if told else "given"
        if kind == "spent" and group.cash < LEAST_TO_SPEND:
            kind = "given"
        fresh = [each for each in funds[kind] if kind != "from_outside" or each["source"] not in told]
        entry = clerk.rng.choice(fresh or funds["given"])
        told.append(entry["source"])
        return self._told(day, village, group, entry)

    def _loan(self, day: date, group: Group, amount: int) -> Act:
        clerk = self._clerk
        borrower = clerk.rng.choice(group.members)
        due = (day + timedelta(clerk.rng.choice(MONTHS_TO_REPAY))).isoformat()
        note = clerk.rng.choice(clerk.texts.funds["loan_purposes"])
        group.cash -= amount
        told = {"person": borrower.id, "due_on": due, "note": note}
        made = self._write(day, group, "pinjaman_anggota", "kas_kelompok", amount, "simpan_pinjam", **told)
        group.loans.append(Loan(made.record, borrower.id, day, amount, amount // REPAID_IN))
        return made

    def _repayment(self, day: date, group: Group, loan: Loan) -> Act:
        amount = min(loan.left, loan.rate)
        loan.left -= amount
        group.cash += amount
        if not loan.left:
            group.loans.remove(loan)
        whose: dict[str, Plain | None] = {"person": loan.person, "loan_ref": loan.record}
        return self._write(max(day, loan.day), group, "angsuran_anggota", "anggota", amount, "simpan_pinjam", **whose)

    def _told(self, day: date, village: Village, group: Group, told: Table) -> Act:
        clerk = self._clerk
        count = clerk.rng.randint(*told["count"])
        amount = count * told["value"]
        slots = {"dusun": clerk.rng.choice(village.hamlets), "tahun": str(day.year)}
        fields: dict[str, Plain | None] = {"note": fill(clerk.rng.choice(told["notes"]), slots) if clerk.maybe(0.9) else None}
        fields["partner"] = self._partners.giving(told["source"], village.code)
        if "unit" in told:
            fields |= {"quantity": str(count), "unit": told["unit"], "unit_value": told["value"]}
        if told["entry"] in ("tunai", "hasil_usaha", "pinjaman_diterima", "belanja"):
            group.receipts += 1
            out = told["entry"] == "belanja"
            group.cash += -amount if out else amount
            fields["receipt_no"] = f"{'BKK' if out else 'BKM'}-{group.receipts:03d}" if clerk.maybe(0.6) else None
        if told["entry"] == "pinjaman_diterima":
            fields["due_on"] = (day + timedelta(365)).isoformat()
        return self._write(day, group, told["entry"], told["source"], amount, told["purpose"], **fields)

    def _write(self, day: date, group: Group, entry: str, source: str, amount: int, purpose: str, **more: Plain | None) -> Act:
        basics: dict[str, Plain | None] = {
            "date": day.isoformat(),
            "group": group.id,
            "entry_type": entry,
            "source": source,
            "amount": amount,
            "purpose": purpose,
        }
        return self._clerk.write("contribution", basics | more)
