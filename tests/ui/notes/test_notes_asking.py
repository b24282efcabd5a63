"""What the form of each kind of note asks and says of its own."""

from __future__ import annotations

from notes_pages import VILLAGE, Rest, chosen, fits, form, press, screen

from empower_desktop.records import Attendance, Issue, Meeting, Outcome, Outreach, Person
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import add


def test_a_problem_and_an_asset_are_asked_what_fits_them(window: MainWindow, rested: Rest) -> None:
    window.go("issue")
    window.new_here()
    told = ("severity", "resource_kind", "solved_by", "local_specifics")
    assert [fits(window, code) for code in told] == [False, False, False, True]
    chosen(window, "entry_type", "masalah")
    assert [fits(window, code) for code in told] == [True, False, False, True]
    chosen(window, "entry_type", "potensi")
    chosen(window, "status", "selesai")
    assert [fits(window, code) for code in told] == [False, True, True, True]


def test_what_came_from_elsewhere_is_never_hidden(window: MainWindow, work: Workspace, rested: Rest) -> None:
    odd = add(work, Issue, {"entry_type": "potensi", "title": "Tanah bengkok", "severity": 3}).result
    window.go("issue", odd)
    rested()
    assert fits(window, "severity")
    assert "Only a problem has this" in form(window).fields["severity"].problem()


def test_ctrl_enter_passes_sections_that_ask_nothing(window: MainWindow) -> None:
    window.go("issue")
    window.new_here()
    chosen(window, "entry_type", "potensi")
    seen = []
    for _ in range(3):
        window.screen_now().finish_part()
        seen.append(next(code for code, each in form(window).inputs.made.items() if each.isAncestorOf(window.focusWidget())))
    assert seen == ["sector", "resource_kind", "resource_kind"]


def test_a_grievance_says_what_is_kept_back_and_asks_the_way_to_justice(window: MainWindow, rested: Rest) -> None:
    window.go("engagement")
    window.new_here()
    chosen(window, "engagement_type", "audiensi")
    assert (fits(window, "complainant"), form(window)._note.isVisible()) == (False, False)
    chosen(window, "engagement_type", "pengaduan")
    assert fits(window, "complainant")
    assert "never printed and never in a copy to share" in form(window)._note._text.text()
    chosen(window, "outcome", "menunggu")
    assert not fits(window, "gain_value")
    chosen(window, "outcome", "sebagian")
    assert fits(window, "gain_value")


def test_information_told_at_a_meeting_takes_over_who_was_there(window: MainWindow, work: Workspace, rested: Rest) -> None:
    meeting = add(work, Meeting, {"title": "Musdes", "date": "2/2/26"}).result
    noted = add(work, Outreach, {"topic": "Isi APB Desa", "meeting": meeting}).result
    for name, sex in (("Suminah", "P"), ("Rohmah", "P"), ("Darto", "L")):  # the roster comes after the note
        person = add(work, Person, {"name": name, "sex": sex}).result
        add(work, Attendance, {"meeting": meeting, "person": person, "presence": "hadir"})
    window.go("outreach", noted)
    rested()
    assert form(window)._note._text.text() == "At that meeting were 3: women 2, men 1."
    press(window, "Use these numbers")
    rested()
    (reached,) = work.all(Outreach)
    assert (reached.reached_female, reached.reached_male, reached.estimate) == (2, 1, False)
    assert not form(window)._note.isVisible()


def test_a_count_shows_its_unit_and_the_count_before(window: MainWindow, work: Workspace, rested: Rest) -> None:
    told = {"area": VILLAGE, "indicator": "perempuan_di_bpd", "base_n": 9}
    for day, value in (("30/6/24", "0"), ("30/6/25", "1"), ("30/6/27", "5")):
        add(work, Outcome, {**told, "date": day, "value": value} if day != "30/6/27" else {**told, "value": value})
    now = add(work, Outcome, {**told, "date": "30/6/26", "value": "3"}).result
    window.go("outcome", now)
    rested()
    assert form(window)._note._text.text() == "Counted in: people. Before: <b>1 of 9</b> on 30 June 2025."
    assert screen(window).page.head._chip.text() == "3 of 9 people"  # type: ignore[attr-defined]  # the page of a record


def test_a_choice_says_who_may_read_it(window: MainWindow) -> None:
    window.go("choice_note")
    window.new_here()
    assert form(window)._note._text.text().startswith("Only you and your coordinator")
    form(window).show_problem_at("quote_allowed")
    chosen(window, "quote_allowed", True)
    assert "may be quoted" in form(window)._note._text.text()
