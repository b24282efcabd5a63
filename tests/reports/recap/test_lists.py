"""What the lists of a recap count."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from empower_desktop.records import Decision, Participation, Training
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.recap.lists import trainings
from empower_desktop.reports.recap.power import began_and_decided
from tests.reports.insight.notebook import DAY, Notebook


def test_who_stayed_no_hour_of_a_training_adds_none_as_in_its_figure() -> None:
    notebook = Notebook()
    training = notebook.note(Training, date_start=DAY, title="Kompos", hours=Decimal(6))
    for attended in (Decimal(0), None, Decimal(2), None, None):
        notebook.note(
            Participation, training=training.id, person=f"orang {len(notebook.records)}", presence="hadir", attended_hours=attended
        )
    (row,) = trainings(notebook.facts()).rows
    assert row.cells[3:] == (5, Number(Fraction(20), "hours"))
    assert notebook.result("A5d").lines[-1].numbers[2].value == 20


@pytest.mark.parametrize(
    ("of_residents", "sums"),
    [(2, (2, 1, 2, 0, 1, 3)), (4, (*(Number(Fraction(part, 5), "percent", (part, 5)) for part in (4, 1, 4, 0, 1)), 5))],
)
def test_who_began_and_decided_adds_up_where_the_decisions_are_too_few_for_a_share(of_residents: int, sums: tuple[object, ...]) -> None:
    """Decisions are no people: where the parts are told, so is their sum, and only its share is left out (G3)."""
    notebook = Notebook()
    for _ in range(of_residents):
        notebook.note(Decision, decided_on=DAY, proposer_type="kelompok", final_decider="musyawarah_warga")
    notebook.note(Decision, decided_on=DAY, proposer_type="pemdes", final_decider="pemdes")
    own, others, total = began_and_decided(notebook.result("D1", shared=True)).rows
    assert (own.cells[-1], others.cells[-1], *total.cells[1:]) == sums
