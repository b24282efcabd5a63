"""Partners on their way: with what they gave into a scope, without their contact into a copy for reading, named in Excel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from empower_desktop.records import Contribution, Group, Partner
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import add
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.templating import template
from tests.excel import added, by_hand, typed

HERE, THERE, REGENCY = "33.02.10.2003", "33.05.01.2001", "33.02"


@pytest.fixture
def bank(sari: Workspace) -> str:
    contact = {"contact_name": "Ratna", "contact_phone": "081200000001"}
    return str(add(sari, Partner, {"name": "Bank Desa", "partner_type": "bank", "area": REGENCY, **contact}).result)


@pytest.fixture
def loan(sari: Workspace, bank: str) -> str:
    group = add(sari, Group, {"name": "KWT Melati", "group_type": "kwt", "area": HERE}).result
    told = {"date": "2026-01-12", "entry_type": "pinjaman_diterima", "source": "bank", "amount": 500_000, "purpose": "modal"}
    return str(add(sari, Contribution, {**told, "group": group, "partner": bank}).result)


def test_a_village_takes_the_partner_of_its_entries_along_and_no_other(
    sari: Workspace, bank: str, loan: str, open_work: Callable[..., Workspace], tmp_path: Path
) -> None:
    add(sari, Partner, {"name": "Pemdes Sana", "partner_type": "pemdes", "area": THERE})
    budi = open_work("budi")
    apply(budi, [export(sari, tmp_path / "here.xlsx", Scope((HERE,))).result.file])
    assert [(each.id, each.area) for each in budi.all(Partner)] == [(bank, REGENCY)]
    entry = budi.one(Contribution, loan)
    assert entry is not None
    assert budi.names.record("partner", entry.partner or "") == "Bank Desa"


def test_a_copy_for_reading_names_the_partner_and_not_its_contact(sari: Workspace, bank: str, loan: str, tmp_path: Path) -> None:
    file = export(sari, tmp_path / "copy.xlsx", profile="share").result.file
    heads, row = (list(row) for row in load_workbook(file)["Mitra"].iter_rows(min_row=1, max_row=2, values_only=True))
    assert "Bank Desa" in row
    assert {"Narahubung", "Nomor HP narahubung"}.isdisjoint(heads)
    assert "Bank Desa" in [cell.value for cell in load_workbook(file)["Swadaya dan dana"][2]]


def test_a_partner_typed_by_name_and_one_added_in_excel_are_taken(sari: Workspace, bank: str, loan: str, tmp_path: Path) -> None:
    other = str(add(sari, Partner, {"name": "Koperasi Mandiri", "partner_type": "koperasi"}).result)
    file = by_hand(
        export(sari, tmp_path / "a.xlsx").result.file,
        typed("contribution", loan, partner="Koperasi Mandiri"),
        added("partner", name="Radio Wanatirta", partner_type="Media", power_held="Membuka/menguasai informasi"),
    )
    apply(sari, [file])
    entry = sari.one(Contribution, loan)
    assert entry is not None
    assert entry.partner == other
    assert {(each.name, each.partner_type, each.power_held) for each in sari.all(Partner)} >= {("Radio Wanatirta", "media", ("informasi",))}


def test_a_template_asks_no_secretary_for_partners(sari: Workspace, bank: str, tmp_path: Path) -> None:
    template(sari, tmp_path / "usual.xlsx")
    assert "Mitra" not in load_workbook(tmp_path / "usual.xlsx").sheetnames
    template(sari, tmp_path / "asked.xlsx", ["partner"])
    assert "Mitra" in load_workbook(tmp_path / "asked.xlsx").sheetnames
