"""A form derived from a description: it has an input for everything, reads as people write, and shows what is wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from form_lines import Shown, leave, line
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import KINDS, Group, Meeting, Membership, Person, Record
from empower_desktop.records.fields import FIELD_KINDS
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.form import Form
from empower_desktop.ui.inputs import Input, input_for
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.doubting import open_findings
from empower_desktop.workspace.members import add_new_member
from empower_desktop.workspace.saving import save


def test_a_day_is_read_as_people_write_it_and_shown_in_full(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(line(form, "date"), "12/1/26")
    with qtbot.waitSignal(form.saved):
        leave(form, "date")
    assert line(form, "date").text() == "12 Jan 2026"


def test_what_cannot_be_read_stays_with_its_problem(qtbot: QtBot, form: Form, work: Workspace) -> None:
    qtbot.keyClicks(line(form, "date"), "kapan-kapan")
    leave(form, "date")
    assert "kapan-kapan" in form.fields["date"].problem()
    assert line(form, "date").text() == "kapan-kapan"
    assert work.all(Meeting) == []


def test_a_problem_goes_once_it_is_mended(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(line(form, "date"), "kapan-kapan")
    leave(form, "date")
    line(form, "date").clear()
    qtbot.keyClicks(line(form, "date"), "12/1/26")
    with qtbot.waitSignal(form.saved):
        leave(form, "date")
    assert form.fields["date"].problem() == ""


def test_a_rule_speaks_beside_its_field(qtbot: QtBot, shown: Shown, desk: Desk, theme: Theme, work: Workspace) -> None:
    record = save(work, Person, {"name": "Sumi 2", "sex": "P"}).result
    form = Form(desk, theme, Person)
    shown(form)
    form.show_record(record)
    qtbot.waitUntil(lambda: "digits" in form.fields["name"].problem())


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_has_a_form_that_shows_what_was_kept(kind: type[Record], desk: Desk, theme: Theme, shown: Shown) -> None:
    form = Form(desk, theme, kind)
    shown(form)
    form.show_record("")
    for code in form.inputs:
        form.show_problem_at(code)
    assert set(form.inputs.made) == {code for code, field in kind.fields().items() if not field.refers_to or field.refers_to in KINDS}


@pytest.mark.parametrize("name", FIELD_KINDS)
def test_every_field_kind_has_an_input(name: str, desk: Desk, theme: Theme) -> None:
    found = [field for kind in KINDS.values() for field in kind.fields().values() if type(field).type == name]
    for field in found[:1]:
        each = input_for(field, desk, theme)
        assert isinstance(each, Input)
        each.show_plain(None)
        assert field.read(each.typed(), desk.work.today) is None


def test_a_warning_can_be_left_until_the_value_changes(qtbot: QtBot, shown: Shown, work: Workspace, desk: Desk, theme: Theme) -> None:
    form = Form(desk, theme, Membership, without=("group", "person"))
    shown(form, width=860, height=700)
    member = add_new_member(work, save(work, Group, {"name": "KWT Melati"}).result, {"name": "Suminah"}).records[-1]
    first, second = (choice.code for choice in Membership.fields()["end_reason"].choices[:2])
    save(work, Membership, {"end_reason": first}, member, work.seen(member))
    form.show_record(member)
    form.show_problem_at("end_reason")
    qtbot.waitUntil(lambda: "no day of the end" in form.fields["end_reason"].problem())
    leave_it = next(button for button in form.fields["end_reason"].findChildren(Button) if button.text() == "Leave it")
    qtbot.mouseClick(leave_it, Qt.MouseButton.LeftButton)
    assert form.fields["end_reason"].problem() == ""
    desk.flush()
    assert "end_reason" not in {finding.rule for finding in open_findings(work, Membership, member)}
    save(work, Membership, {"end_reason": second}, member, work.seen(member))
    assert "end_reason" in {finding.rule for finding in open_findings(work, Membership, member)}


def test_letters_that_are_on_no_list_are_said_to_be_so_when_the_field_is_left_by_tab(
    qtbot: QtBot, form: Form, shown: Callable[..., QWidget]
) -> None:
    form.show_problem_at("area")
    qtbot.keyClicks(QApplication.focusWidget(), "suk")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert not form.inputs["area"].isAncestorOf(QApplication.focusWidget())
    assert form.fields["area"].problem()
    form.show_problem_at("area")
    assert form.fields["area"].problem(), "it stays while one goes back to mend it"


@pytest.mark.parametrize("values", [("Balai", "Rumah Bu RT"), ("", "Balai")])
def test_a_field_with_two_values_says_so_before_somebody_writes_over_both(
    qtbot: QtBot, form: Form, work: Workspace, values: tuple[str, str]
) -> None:
    record = save(work, Meeting, {"title": "Musdus", "venue": "Lapangan"}).result
    seen = work.seen(record)
    for venue in values:
        save(work, Meeting, {"venue": venue}, record, seen)
    form.show_record(record)
    field = form.fields["venue"]
    qtbot.waitUntil(lambda: bool(field.problem()))
    assert "Under Conflicts they stand side by side" in field.problem()
    assert field.inner.accessibleDescription().endswith(field.problem())
    assert not form.fields["title"].problem()
    with qtbot.waitSignal(form.saved):
        qtbot.keyClicks(line(form, "venue"), "X")
        leave(form, "venue")
    qtbot.waitUntil(lambda: not field.problem())
    assert work.store.conflicts() == []
