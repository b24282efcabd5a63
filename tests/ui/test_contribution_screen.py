"""The cash book of a group, kept at the window: what was saved, given and lent, and what it adds up to."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Contribution, Group, Person
from empower_desktop.ui.funds_part import FundsPart
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.screens.contribution import ContributionPage, ContributionScreen
from empower_desktop.ui.screens.screen import Frame, Going
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.funds import Funds, funds_of, loans_of
from empower_desktop.workspace.listing import Query
from empower_desktop.workspace.saving import add, delete

Key = Qt.Key
VILLAGE = "33.99.01.2003"


@pytest.fixture
def group(work: Workspace) -> str:
    return str(add(work, Group, {"name": "SPP Mekar", "group_type": "simpan_pinjam", "area": VILLAGE}).result)


@pytest.fixture
def member(work: Workspace) -> str:
    return str(add(work, Person, {"name": "Suminah", "sex": "P", "area": VILLAGE}).result)


@pytest.fixture
def note(work: Workspace, group: str) -> Callable[..., str]:
    """Note an entry in the book of the group."""

    def noted(entry_type: str, amount: int, source: str = "anggota", **more: object) -> str:
        typed = {"date": "12/1/26", "group": group, "entry_type": entry_type, "source": source, "amount": amount, "purpose": "kegiatan"}
        return str(add(work, Contribution, {**typed, **more}).result)

    return noted


@pytest.fixture
def page(frame: Frame, shown: Callable[..., QWidget]) -> ContributionPage:
    made = ContributionPage(frame, ContributionScreen)
    frame.desk.stepped.connect(made.refresh)
    shown(made, width=900, height=640)
    return made


def press(page: QWidget, text: str) -> None:
    """Press a button by its words."""
    next(button for button in page.findChildren(Button) if button.text() == text and not button.isHidden()).click()


def typed(page: ContributionPage, code: str, text: str) -> None:
    """Type into a field and leave it."""
    page.show_part("", code)
    QTest.keyClicks(QApplication.focusWidget(), text)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)


def test_a_book_adds_up_money_savings_loans_and_self_help(work: Workspace, note: Callable[..., str], member: str, group: str) -> None:
    note("simpanan", 50_000, person=member)
    note("tarik_simpanan", 20_000, person=member)
    note("tenaga", 240_000, "warga", quantity="3", unit="hok", unit_value=80_000)
    note("tunai", 760_000, "dana_desa")
    note("tunai", 100_000, "kas_kelompok")
    loan = note("pinjaman_anggota", 300_000, "kas_kelompok", person=member)
    note("angsuran_anggota", 100_000, person=member, loan_ref=loan)
    wrong = note("belanja", 9_000_000, "kas_kelompok")
    delete(work, Contribution, wrong, work.seen(wrong))
    found = funds_of(work, Query("contribution", {"group": group}))
    assert found == Funds(
        came_in=910_000, went_out=320_000, savings=30_000, owed=0, lent=200_000, own=340_000, village=760_000, given=1_100_000
    )
    assert (found.cash, found.own_share) == (590_000, Fraction(34, 110))
    assert funds_of(work, Query("contribution", {"group": member})).own_share is None


def test_the_tab_of_a_group_shows_its_book_and_begins_an_entry_for_it(
    frame: Frame, group: str, note: Callable[..., str], shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    gone: list[tuple[str, str, Going]] = []
    part = FundsPart(frame)
    part.going.connect(lambda *to: gone.append(to))
    frame.desk.stepped.connect(part.refresh)
    part.show_record(group)
    shown(part, width=900, height=640)
    note("tenaga", 240_000, "warga", note="Bersih saluran")
    note("tunai", 60_000, "dana_desa")
    part.refresh(None)
    qtbot.waitUntil(lambda: part.model.rowCount() == 2)
    rows = [[part.model.index(at, column).data() for column in range(1, 6)] for at in range(2)]
    assert sorted(rows) == [
        ["Cash", "Village Fund", "Rp 60,000", "", ""],
        ["Labour · Bersih saluran", "Residents", "", "", "Rp 240,000"],
    ]
    assert [figure[:2] for figure in part._figures] == [("Rp 60,000", "in the cash box"), ("80%", "self-help")]
    part.new_button.click()
    assert (gone[-1][0], gone[-1][2].given) == ("contribution", {"group": group})


def test_quantity_and_value_offer_the_amount(
    page: ContributionPage, work: Workspace, group: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.show_record("", {"date": "2026-01-12", "group": group, "entry_type": "tenaga", "source": "warga", "purpose": "kegiatan"})
    typed(page, "quantity", "3")
    typed(page, "unit_value", "80.000")
    settled()
    offer = "Make it Rp 240,000"
    qtbot.waitUntil(lambda: any(button.text() == offer for button in page.findChildren(Button)))
    press(page, offer)
    settled()
    found = work.one(Contribution, page.record)
    assert found is not None
    assert (found.amount, found.quantity, found.group) == (240_000, 3, group)


def test_the_next_one_starts_from_the_last_but_for_the_person(
    page: ContributionPage, note: Callable[..., str], member: str, group: str, qtbot: QtBot
) -> None:
    gone: list[tuple[str, str, Going]] = []
    page.going.connect(lambda *to: gone.append(to))
    page.show_record(note("simpanan", 20_000, person=member, note="Januari"))
    press(page, "One more like this")
    qtbot.waitUntil(lambda: bool(gone))
    same = {"date": "2026-01-12", "group": group, "entry_type": "simpanan", "source": "anggota", "purpose": "kegiatan", "amount": 20_000}
    assert (gone[0][2].new, gone[0][2].given) == (True, same)


def test_a_repayment_begins_from_its_loan_and_the_rest_is_shown(
    page: ContributionPage, note: Callable[..., str], member: str, group: str, qtbot: QtBot
) -> None:
    gone: list[tuple[str, str, Going]] = []
    page.going.connect(lambda *to: gone.append(to))
    loan = note("pinjaman_anggota", 300_000, "kas_kelompok", person=member)
    note("angsuran_anggota", 100_000, person=member, loan_ref=loan)
    page.show_record(loan)
    assert "Rp 200,000 left to repay" in page.head._title.accessibleDescription()
    press(page, "Note a repayment")
    qtbot.waitUntil(lambda: bool(gone))
    given = gone[0][2].given or {}
    assert (given["entry_type"], given["loan_ref"], given["person"], given["group"]) == ("angsuran_anggota", loan, member, group)


def test_the_next_savings_want_only_the_person(page: ContributionPage, group: str) -> None:
    page.show_record("", {"date": "2026-01-12", "group": group, "entry_type": "simpanan", "source": "anggota", "amount": 20_000})
    page.show_part("", "")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Person"


def test_a_loan_is_chosen_among_those_not_paid_back(
    page: ContributionPage, work: Workspace, note: Callable[..., str], member: str, group: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    loan = note("pinjaman_anggota", 300_000, "kas_kelompok", person=member, note="Modal warung")
    paid = note("pinjaman_anggota", 100_000, "kas_kelompok", person=member)
    note("angsuran_anggota", 100_000, person=member, loan_ref=paid)
    note("angsuran_anggota", 50_000, person=member, loan_ref=loan)
    found = [(each.key, each.meta) for each in loans_of(work, group, "angsuran_anggota", "sumin warung")]
    assert found == [(loan, "12 Jan 2026 · Rp 250,000 left to repay")]
    assert loans_of(work, group, "angsuran_dibayar") == loans_of(work, member, "") == []
    page.show_record(note("angsuran_anggota", 25_000, person=member))
    page.show_part("", "loan_ref")
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClick(line, Key.Key_Down)
    made = page.part("details").form.inputs["loan_ref"]  # type: ignore[attr-defined]  # the part of a form has one
    qtbot.waitUntil(lambda: made._popup is not None and made._popup.isVisible())
    QTest.keyClick(line, Key.Key_Return)
    qtbot.waitUntil(lambda: made.typed() == loan)
    settled()
    saved = work.one(Contribution, page.record)
    assert saved is not None
    assert saved.loan_ref == loan
