"""Workbooks that somebody edited in Excel: what is taken of them, asked, remembered, counted, and taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from empower_desktop.errors import Problem
from empower_desktop.history.change import Change
from empower_desktop.language import Language
from empower_desktop.records import Action, ActionLog, Group, Meeting, Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import added, by_hand, copied, filled_in_by, taken_out, typed
from tests.workspace.hand_edited import OpenWork, Village, codes, foretold, merged, one, recorded_once, venue, village

__all__ = ["recorded_once", "village"]


def test_the_preview_shows_the_cells_and_the_merge_takes_them(budi: Workspace, village: Village) -> None:
    file = village.edited("a.xlsx", village.at("Balai RW"), added("group", name="Karang Taruna"))
    before = budi.store.digest()
    told, taken = foretold(budi, file), merged(budi, file)
    assert told.files == taken.files
    cell, row = told.files[0].proposals
    assert [(each.before, each.after) for each in cell.cells] == [("Balai", "Balai RW")]
    assert (row.is_new, [each.after for each in row.cells]) == (True, ["Karang Taruna"])
    assert {kind: (counts.new, counts.read) for kind, counts in told.files[0].counts.items()}["group"] == (2, 2)
    assert budi.store.digest() != before
    assert venue(budi, village) == "Balai RW"


def test_a_record_that_was_here_counts_by_what_became_of_it(budi: Workspace, village: Village) -> None:
    merged(budi, village.file)
    told = one(
        budi, village.edited("a.xlsx", village.at("Balai RW"), added("group", name="Karang Taruna"), added("attendance", presence="hadir"))
    )
    counts = told.counts
    assert (counts["meeting"].updated, counts["group"].new, counts["group"].same) == (1, 1, 1)
    assert (counts["attendance"].rejected, counts["attendance"].same, counts["attendance"].read) == (1, 1, 2)
    assert [problem.code for problem in told.problems] == ["row_incomplete"]


def test_what_was_refused_is_not_offered_again(budi: Workspace, village: Village) -> None:
    file = village.edited("a.xlsx", village.at("Balai RW"), typed("group", village.group, name="KWT Mawar"))
    no = next(each.change.id for each in foretold(budi, file).files[0].proposals if each.change.kind == "meeting")
    merged(budi, file, without=[no])
    assert (venue(budi, village), budi.all(Group)[0].name) == ("Balai", "KWT Mawar")
    # With something more in it, or within one second it is the very same file.
    again = village.edited(
        "more.xlsx", village.at("Balai RW"), typed("group", village.group, name="KWT Mawar"), added("person", name="Parjo")
    )
    assert [each.change.kind for each in foretold(budi, again).files[0].proposals] == ["person"]
    merged(budi, again)
    assert venue(budi, village) == "Balai"


def test_accepting_singly_changes_no_id(open_work: OpenWork, village: Village) -> None:
    file = village.edited("a.xlsx", village.at("Balai RW"), added("person", name="Parjo"), added("person", 1, name="Parjo"))
    whole = {each.change.id for each in foretold(open_work("rina"), file).files[0].proposals}
    for name in ("budi", "tono"):
        work = open_work(name)
        left = sorted(whole)[:1] if name == "budi" else sorted(whole)[1:]
        assert {each.change.id for each in one(work, file, without=left).proposals} == whole - set(left)


def test_two_coordinators_make_the_same_of_one_file(budi: Workspace, open_work: OpenWork, village: Village, tmp_path: Path) -> None:
    files = [
        village.edited("tuti.xlsx", filled_in_by("Bu Tuti"), village.at("Balai Bu Tuti"), added("person", name="Parjo")),
        village.edited(
            "darmo.xlsx", filled_in_by("Pak Darmo"), village.at("Balai Pak Darmo"), typed("group", village.group, name="KWT Mawar")
        ),
        village.file,
    ]
    rina = open_work("rina")
    merged(budi, *files)
    for file in reversed(files):
        merged(rina, file)
    assert budi.store.digest() == rina.store.digest()
    assert codes(budi) == codes(rina) == []
    (conflict,) = budi.store.conflicts()
    assert {rival.value for rival in conflict.rivals} == {"Balai Bu Tuti", "Balai Pak Darmo"}


def test_the_same_file_again_brings_and_asks_nothing(budi: Workspace, village: Village) -> None:
    file = village.edited("a.xlsx", village.at("Balai RW"), taken_out("person", village.person))
    first = merged(budi, file)
    assert (codes(budi), first.waits) == (["missing"], True)
    code = budi.store.digest()
    for again in (file, village.edited("again.xlsx", village.at("Balai RW"), taken_out("person", village.person))):
        second = merged(budi, again)
        assert (second.files[0].status, second.files[0].questions, second.waits) == ("same", (), False)
    assert (budi.store.digest(), codes(budi)) == (code, ["missing"])


def test_edits_that_were_left_out_are_taken_when_the_file_comes_again_with_them(budi: Workspace, village: Village) -> None:
    file = village.edited("a.xlsx", village.at("Balai RW"), taken_out("person", village.person))
    first = one(budi, file, edits=False)
    assert (first.status, first.proposals, first.questions, codes(budi)) == ("merged", (), (), [])
    assert (venue(budi, village), one(budi, file, edits=False).status) == ("Balai", "same")
    assert one(budi, file).status == "merged"
    assert (venue(budi, village), codes(budi)) == ("Balai RW", ["missing"])
    assert one(budi, file).status == "same"


def test_a_question_says_days_as_people_write_them(budi: Workspace, village: Village) -> None:
    merged(budi, village.edited("1.xlsx", typed("meeting", village.meeting, date=date(2026, 1, 30))))
    merged(budi, village.edited("2.xlsx", typed("meeting", village.meeting, date=date(2026, 1, 31))))
    (waiting,) = open_questions(budi)
    told = Language("en")(waiting.asked.message)
    assert ("30 January 2026" in told, "31 January 2026" in told, "2026-01" in told) == (True, True, False)


def test_an_answer_is_given_once_and_with_one_of_its_choices(budi: Workspace, village: Village) -> None:
    merged(budi, village.edited("a.xlsx", copied("group", village.group, name="KWT Mawar")))
    (waiting,) = open_questions(budi)
    for question, choice, code in ((waiting.asked.id, "maybe", "no_such_choice"), ("0" * 32, "yes", "no_such_question")):
        with pytest.raises(Problem) as refused:
            questions.answer(budi, question, choice)
        assert refused.value.code == code
    questions.answer(budi, waiting.asked.id, "yes")
    with pytest.raises(Problem) as refused:
        questions.answer(budi, waiting.asked.id, "no")
    assert refused.value.code == "answered"
    assert sorted(str(each.name) for each in budi.all(Group)) == ["KWT Mawar", "KWT Melati"]


def test_a_part_whose_owner_was_emptied_is_asked_about_and_cannot_be_lost_by_the_answer(
    sari: Workspace, budi: Workspace, tmp_path: Path
) -> None:
    action = save(sari, Action, {"what": "Bersihkan saluran", "due_on": "2026-02-01"}).result
    log = str(save(sari, ActionLog, {"action": action, "logged_on": "2026-01-20", "status": "berjalan"}).result)
    export(sari, tmp_path / "a.xlsx")
    (report,) = merged(budi, by_hand(tmp_path / "a.xlsx", typed("action_log", log, action=None))).files
    assert [(each.code, [choice.code for choice in each.choices]) for each in report.questions] == [("cleared", ["no"])]


def test_undo_takes_edits_questions_and_answers_back(budi: Workspace, village: Village) -> None:
    merged(budi, village.file)
    code = budi.store.digest()
    file = village.edited(
        "a.xlsx", village.at("Balai RW"), taken_out("person", village.person), copied("group", village.group, name="KWT Mawar")
    )
    merge = str(merged(budi, file).merge)
    questions.answer(budi, next(each.asked.id for each in open_questions(budi) if each.asked.code == "twice"), "yes")
    assert codes(budi) == ["missing"]
    unmerge(budi, merge)
    assert (budi.store.digest(), codes(budi), venue(budi, village)) == (code, [], "Balai")
    assert sorted(each.code for each in one(budi, file).questions) == ["missing", "twice"]


def test_undo_keeps_what_another_original_brings_and_asks_too(budi: Workspace, village: Village) -> None:
    acts = (village.at("Balai RW"), taken_out("person", village.person))
    merge = str(merged(budi, village.edited("a.xlsx", *acts)).merge)
    second = village.edited("b.xlsx", *acts, typed("group", village.group, name="KWT Mawar"))
    other = str(merged(budi, second).merge)
    code = budi.store.digest()
    unmerge(budi, merge)
    assert (budi.store.digest(), codes(budi)) == (code, ["missing"])
    unmerge(budi, other)
    assert (len(budi.all(Meeting)), codes(budi)) == (0, [])


def test_a_new_row_is_not_taken_away_from_under_the_question_that_corrects_it(budi: Workspace, village: Village, tmp_path: Path) -> None:
    first, corrected = (
        by_hand(village.file, added("person", name="Tumirah", sex="Perempuan", hamlet=hamlet), to=tmp_path / f"{hamlet}.xlsx")
        for hamlet in ("Dusun I", "Dusun II")
    )
    merges = [apply(budi, [file]).result.merge for file in (first, corrected)]
    with pytest.raises(Problem) as refusal:
        unmerge(budi, merges[0])
    assert (refusal.value.code, refusal.value.place.file) == ("built_upon", corrected.name)
    for merge in reversed(merges):
        unmerge(budi, merge)
    apply(budi, [corrected])
    assert [each.hamlet for each in budi.all(Person) if each.name == "Tumirah"] == ["Dusun II"]


def test_a_code_of_a_newer_version_stays_beside_what_is_chosen_by_hand(village: Village, sari: Workspace, budi: Workspace) -> None:
    newer = Change.make(village.person, "person", {"constituencies": ["nelayan", "penyadap"]}, (), sari.author.id, sari.clock.stamp())
    sari.store.append([newer])
    export(sari, village.file)
    chosen = typed("person", village.person, constituencies="penyadap; Nelayan/pembudi daya; Pendatang/penyewa")
    report = one(budi, village.edited("a.xlsx", chosen))
    assert report.problems == ()
    row = budi.store.row("person", village.person)
    assert row is not None
    assert row.fields["constituencies"] == ("nelayan", "pendatang", "penyadap")
    (problem,) = one(budi, village.edited("b.xlsx", typed("person", village.person, constituencies="pembatik"))).problems
    assert problem.code == "unknown_choice"


def test_the_name_of_two_joined_people_names_one_of_whom_nothing_is_asked(village: Village, sari: Workspace, budi: Workspace) -> None:
    other = str(save(sari, Person, {"name": "Suminah", "sex": "P"}).result)
    named = typed("meeting", village.meeting, chair="Suminah")
    export(sari, village.file)
    (asked,) = one(budi, village.edited("a.xlsx", named)).questions
    assert asked.code == "unclear"
    join(sari, Person, village.person, other)
    export(sari, village.file)
    report = one(budi, village.edited("b.xlsx", named))
    assert report.questions == ()
    assert [each.change.fields for each in report.proposals] == [{"chair": min(village.person, other)}]
