"""The sections of a form: made when they are opened, folded with their figures, and left as they were."""

from __future__ import annotations

from pathlib import Path

from form_lines import Shown
from PySide6.QtCore import QSettings

from empower_desktop.records import Meeting
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.form import Form
from empower_desktop.ui.form_section import FormGrid
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import save


def test_what_is_made_ahead_is_not_in_sight_before_its_section_is_opened(form: Form) -> None:
    for _ in form.get_ready():
        pass
    form.hide()
    form.show()
    assert not form.fields["venue"].isVisible()
    form.show_problem_at("venue")
    assert form.fields["venue"].isVisible()


def test_one_column_puts_fields_below_each_other(form: Form) -> None:
    form.set_columns(1)
    grid = form.findChildren(FormGrid)[0]
    assert all(grid.itemAtPosition(row, 0) is not None for row in range(grid.count()))
    assert grid.itemAtPosition(0, 1) is None


def test_a_folded_section_is_made_when_it_is_opened(form: Form) -> None:
    assert "venue" not in form.inputs.made
    form.show_problem_at("venue")
    assert form.inputs.made["venue"].isVisible()


def test_figures_in_a_folded_line_come_with_their_label(form: Form, work: Workspace) -> None:
    record = save(work, Meeting, {"title": "Musdus", "invited_count": "26", "venue": "Balai"}).result
    form.show_record(record)
    said = [section._summary.whole_text() for section in form._sections]
    assert "Balai" in said
    assert any(text.endswith(": 26") for text in said)


def test_a_section_stands_as_it_was_left(shown: Shown, desk: Desk, theme: Theme, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "folds.ini"), QSettings.Format.IniFormat)
    first = Form(desk, theme, Meeting, settings=settings)
    shown(first)
    first._sections[1].set_open(True)
    again = Form(desk, theme, Meeting, settings=settings)
    shown(again)
    assert [section.is_open() for section in again._sections][:3] == [False, True, False]
