"""Contributions: what a group gathers and spends, in money, labour and goods; its savings and loans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from empower_desktop.language import N_, Label
from empower_desktop.records.choices import class_of
from empower_desktop.records.record import Finding, Look, Record, Section, choice, day, money, number, record, ref, text
from empower_desktop.records.rules import not_before

LOAN_OF = {"angsuran_dibayar": "pinjaman_diterima", "angsuran_anggota": "pinjaman_anggota"}
"""For each kind of repayment the kind of loan that it pays back."""
LOANS = frozenset(LOAN_OF.values())
OF_A_MEMBER = frozenset({"pinjaman_anggota", "angsuran_anggota", "tarik_simpanan"})


def direction(entry: Contribution) -> str:
    """Say whether something came in (`masuk`) or went out (`keluar`), or "" while its type is not known."""
    return class_of("fund_entry", entry.entry_type)


def source_class(entry: Contribution) -> str:
    """Say whose means these are: `swadaya`, `desa` or `luar`, or "" while the source is not known."""
    return class_of("fund_source", entry.source)


def worked_out(entry: Contribution) -> int | None:
    """Give what quantity and unit value make, in rupiah; None where one of them is missing."""
    if entry.quantity is None or entry.unit_value is None:
        return None
    return round(entry.quantity * entry.unit_value)


def left_to_repay(loan: Contribution, repaid: Iterable[Contribution]) -> int:
    """Give what is left of a loan after these repayments, in rupiah; below 0 where more was paid back."""
    return (loan.amount or 0) - sum(each.amount or 0 for each in repaid if LOAN_OF.get(each.entry_type or "") == loan.entry_type)


def _is_worth_something(entry: Contribution, look: Look) -> Iterator[Finding]:
    if entry.amount is not None and entry.amount <= 0:
        yield Finding("R14", "E", "amount", N_("Write what it is worth, above 0. Labour and goods are given a value too."))


def _worth_adds_up(entry: Contribution, look: Look) -> Iterator[Finding]:
    if entry.quantity is None:
        if entry.unit or entry.unit_value is not None:
            yield Finding("worth", "W", "quantity", N_("How many? A unit or its value is given, but no quantity."))
    elif (product := worked_out(entry)) is not None:
        worth = {"quantity": entry.quantity, "value": entry.unit_value, "product": product}
        if entry.amount is None:
            yield Finding("worth", "W", "amount", N_("{quantity} times {value} is {product}.", **worth))
        elif abs(product - entry.amount) > 1:
            yield Finding("worth", "W", "amount", N_("{quantity} times {value} is {product}. Which of them is right?", **worth))


def _only_loans_are_paid_back(entry: Contribution, look: Look) -> Iterator[Finding]:
    if entry.due_on and entry.entry_type not in LOANS:
        yield Finding("loan", "W", "due_on", N_("Only a loan has a day by which it is due. Choose a loan above, or leave this empty."))
    if entry.loan_ref and entry.entry_type not in LOAN_OF:
        yield Finding("loan", "W", "loan_ref", N_("Only a repayment belongs to a loan. Choose a repayment above, or leave this empty."))
    elif entry.loan_ref:
        yield from _fits_its_loan(entry, look)
    yield from not_before(entry, "due_on", "date", "loan", "W")


def _fits_its_loan(entry: Contribution, look: Look) -> Iterator[Finding]:
    loan = look.one(Contribution, entry.loan_ref or "")
    if loan is None:
        return
    if loan.entry_type != LOAN_OF[entry.entry_type or ""] or loan.group != entry.group:
        yield Finding("loan", "W", "loan_ref", N_("That is not a loan of this kind and this group. Is it the right one?"))
    elif left_to_repay(loan, look.where(Contribution, loan_ref=loan.id)) < 0:
        yield Finding("loan", "W", "amount", N_("With this, more is paid back than was lent."))


def _has_its_member(entry: Contribution, look: Look) -> Iterator[Finding]:
    if entry.entry_type in OF_A_MEMBER and not entry.person:
        yield Finding("member", "W", "person", N_("Which member is this?"))


@record(
    "contribution",
    Label("Swadaya & dana", "Contribution / fund entry"),
    sheet=Label("Swadaya dan dana", "Contributions"),
    title=("entry_type", "person"),
    units={"worth": ("amount", "quantity", "unit", "unit_value")},
    date_field="date",
    sections=(
        Section(Label("Banyaknya", "How much of it"), ("quantity", "unit", "unit_value")),
        Section(Label("Siapa dan untuk apa", "Who and what for"), ("person", "partner", "decision", "training")),
        Section(Label("Pinjaman", "Loan"), ("loan_ref", "due_on")),
        Section(Label("Bukti dan keterangan", "Receipt and note"), ("receipt_no", "note")),
    ),
    rules=(_is_worth_something,),
    doubts=(_worth_adds_up, _only_loans_are_paid_back, _has_its_member),
)
class Contribution(Record):
    """One entry of a group's own and others' means: given, saved, lent, earned or spent."""

    date: dt.date | None = day("Tanggal", "Date", required=True, latest=0)
    group: str | None = ref("Kelompok", "Group", to="group", required=True)
    entry_type: str | None = choice("Jenis", "Entry type", "fund_entry", required=True)
    source: str | None = choice("Sumber", "Source", "fund_source", required=True)
    amount: int | None = money("Nilai (Rp)", "Amount", required=True, privacy="sensitive")
    purpose: str | None = choice("Untuk", "Purpose", "fund_purpose", required=True, default="kegiatan")
    person: str | None = ref("Orang", "Person", to="person", privacy="sensitive")
    partner: str | None = ref("Mitra", "Partner", to="partner")
    quantity: Decimal | None = number("Jumlah", "Quantity")
    unit: str | None = choice("Satuan", "Unit", "unit")
    unit_value: int | None = money("Nilai per satuan", "Unit value")
    decision: str | None = ref("Terkait keputusan", "Decision", to="decision")
    training: str | None = ref("Terkait pelatihan", "Training", to="training")
    loan_ref: str | None = ref("Pinjaman yang diangsur", "Loan being repaid", to="contribution", privacy="sensitive")
    due_on: dt.date | None = day("Jatuh tempo", "Due on", privacy="sensitive")
    receipt_no: str | None = text("No. bukti", "Receipt no.", most=40)
    note: str | None = text("Keterangan", "Note", most=300)
