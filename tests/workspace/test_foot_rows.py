"""Sums and signatures that people write below the table of a workbook: no entry is made of them unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.records import Contribution, Group, Person, Record
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import save
from tests.excel import Act, added
from tests.workspace.hand_edited import SentToBudi

OpenWork = Callable[..., Workspace]


@pytest.fixture
def village(open_work: OpenWork, tmp_path: Path) -> SentToBudi:
    sari = open_work("sari")
    group = str(save(sari, Group, {"name": "KWT Melati"}).result)
    person = str(save(sari, Person, {"name": "Suminah", "sex": "P"}).result)
    save(sari, Contribution, {"date": "2026-02-10", "group": group, "person": person, "entry_type": "simpanan", "amount": "5000"})
    return SentToBudi(sari, open_work("budi", hour=9), tmp_path)


FEET = [
    (Contribution, added("contribution", date="JUMLAH", amount=5000)),
    (Contribution, added("contribution", 1, group="Subtotal Februari", amount=5000)),
    (Contribution, added("contribution", amount=5000, note="Total")),
    (Contribution, added("contribution", 1, date="Rata-rata", amount=5000)),
    (Contribution, added("contribution", amount=5000)),
    (Contribution, added("contribution", 2, amount=5000, quantity=1)),
    (Contribution, added("contribution", amount=5000, note="Total simpanan bulan Februari")),
    (Person, added("person", name="Jumlah 10 orang")),
    (Person, added("person", 2, name="Mengetahui,")),
    (Person, added("person", 2, name="( H. Abdullah )")),
]


@pytest.mark.parametrize(("kind", "act"), FEET)
def test_a_sum_or_a_signature_below_a_table_becomes_an_entry_only_once_somebody_says_so(
    village: SentToBudi, kind: type[Record], act: Act
) -> None:
    report = village.merged(act)
    assert ([asked.code for asked in report.questions], report.proposals, len(village.budi.all(kind))) == (["foot"], (), 1)
    village.answer("yes")
    assert len(village.budi.all(kind)) == 2


@pytest.mark.parametrize(
    "act",
    [
        added("person", name="Min Suryani"),
        added("action", what="Jumlah pupuk dihitung ulang"),
        added("group", name="Panitia"),
        added("contribution", date="2026-03-10", group="KWT Melati", person="Suminah", amount=5000, note="total"),
        added("contribution", date="2026-03-10", amount=5000),
        added("contribution", amount=5000, note="iuran Bu Suminah"),
    ],
)
def test_an_entry_that_only_holds_such_a_word_is_taken_unasked(village: SentToBudi, act: Act) -> None:
    report = village.merged(act)
    assert (report.questions, len(report.proposals)) == ((), 1)
