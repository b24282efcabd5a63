"""What the lists of a recap count."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from empower_desktop.records import Participation, Training
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.recap.lists import trainings
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
