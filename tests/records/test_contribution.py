"""What a group gathers, saves, lends and spends: which way it goes, whose it is, and what is doubtful in an entry."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from empower_desktop.records import Contribution, Group, Person
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.contribution import direction, left_to_repay, source_class
from tests.records.conftest import TODAY, Village, uuid

ENTRY = {"date": TODAY, "entry_type": "tunai", "source": "anggota", "amount": 50_000, "purpose": "kegiatan"}


@pytest.fixture
def group(village: Village) -> str:
    return village.add(Group, 1, name="KWT Melati", group_type="kwt", area="33.02.10.2003", status="aktif").id


@pytest.fixture
def member(village: Village) -> str:
    return village.add(Person, 2, name="Suminah", sex="P", person_kind="warga", consent="lisan", consent_on=TODAY).id


def found(village: Village, group: str, **values: object) -> set[tuple[str, str, str]]:
    record = village.add(Contribution, 10 + len(village.records), group=group, **{**ENTRY, **values})
    return {(each.rule, each.level, each.field) for each in village.asked(record)}


def test_every_type_says_which_way_it_goes_and_every_source_whose_it_is():
    ways = {code.code: direction(Contribution(id="a", entry_type=code.code)) for code in CHOICES["fund_entry"]}
    assert {code for code, way in ways.items() if way == "keluar"} == {
        *("tarik_simpanan", "angsuran_dibayar", "pinjaman_anggota", "belanja"),
    }
    assert set(ways.values()) == {"masuk", "keluar"}
    whose = {code.code: source_class(Contribution(id="a", source=code.code)) for code in CHOICES["fund_source"]}
    assert (whose["anggota"], whose["dana_desa"], whose["bank"]) == ("swadaya", "desa", "luar")
    assert direction(Contribution(id="a")) == source_class(Contribution(id="a")) == ""


def test_an_ordinary_entry_is_complete_and_in_doubt_of_nothing(village, group):
    assert found(village, group) == set()
    labour = {"entry_type": "tenaga", "quantity": Decimal(3), "unit": "hok", "unit_value": 80_000, "amount": 240_000}
    assert found(village, group, **labour) == set()


def test_what_is_worth_nothing_is_incomplete(village, group):
    assert found(village, group, amount=0) == {("R14", "E", "amount")}


def test_quantity_value_and_amount_that_disagree_are_pointed_out(village, group):
    labour = {"entry_type": "tenaga", "unit": "hok", "unit_value": 80_000, "amount": 250_000}
    assert found(village, group, quantity=Decimal(3), **labour) == {("worth", "W", "amount")}
    assert found(village, group, **labour) == {("worth", "W", "quantity")}
    assert found(village, group, quantity=Decimal(3), **{**labour, "amount": None}) == {
        ("required", "E", "amount"),
        ("worth", "W", "amount"),
    }
    assert found(village, group, quantity=Decimal("2.5"), unit_value=333, amount=833) == set()


def test_only_a_loan_falls_due_and_only_a_repayment_has_a_loan(village, group, member):
    assert found(village, group, due_on=TODAY) == {("loan", "W", "due_on")}
    loan = village.add(Contribution, 5, group=group, **{**ENTRY, "entry_type": "pinjaman_anggota", "person": member, "amount": 500_000})
    assert found(village, group, loan_ref=loan.id) == {("loan", "W", "loan_ref")}
    lent = {"entry_type": "pinjaman_anggota", "person": member}
    assert found(village, group, due_on=date(2025, 1, 1), **lent) == {("loan", "W", "due_on")}
    assert found(village, group, entry_type="angsuran_dibayar", loan_ref=loan.id) == {("loan", "W", "loan_ref")}
    assert found(village, uuid(1), entry_type="angsuran_anggota", loan_ref=loan.id, person=member, amount=500_000) == set()


def test_more_paid_back_than_was_lent_is_doubted(village, group, member):
    loan = village.add(Contribution, 5, group=group, **{**ENTRY, "entry_type": "pinjaman_anggota", "person": member, "amount": 500_000})
    repaid = {"entry_type": "angsuran_anggota", "loan_ref": loan.id, "person": member}
    assert found(village, group, amount=300_000, **repaid) == set()
    assert found(village, group, amount=300_000, **repaid) == {("loan", "W", "amount")}
    assert left_to_repay(loan, village.where(Contribution)) == -100_000


def test_a_loan_to_a_member_wants_its_member(village, group):
    assert found(village, group, entry_type="pinjaman_anggota") == {("member", "W", "person")}
    assert found(village, group, entry_type="simpanan") == set()
