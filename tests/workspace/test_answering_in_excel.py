"""Conflicts and questions asked in a workbook, answered in Excel, merged back."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from empower_desktop.errors import Problem
from empower_desktop.history.change import DELETED
from empower_desktop.records import KINDS
from empower_desktop.workspace import kept_questions, merging, saving, settling, unmerging
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.settled import settled_conflicts
from empower_desktop.workspace.what_became import answerers_of
from tests.differing import ANSWERS, HAMLET, VOTES, OpenWork, Village, answer, merge, only, shown, waiting
from tests.excel import by_hand, filled_in_by, once_done, taken_out
from tests.own_lists import listed, taken
from tests.people import change, send


def test_one_persons_answers_settle_the_same_in_every_store(village: Village) -> None:
    answered = answer(village.ask(village.budi), ANSWERS)
    for work in village.all:
        assert waiting(work) == {VOTES, HAMLET, DELETED}
        foretold = merging.preview(work, [answered]).result
        merged = merge(work, answered)
        report = only(merged)
        assert (report, merged.digest) == (once_done(only(foretold)), foretold.digest)
        assert report.status == "merged"
        assert {kind: (counts.read, counts.updated) for kind, counts in report.counts.items()} == dict.fromkeys(
            ("decision", "action", "person"), (1, 1)
        )
        assert waiting(work) == set()
        votes = {"votes_for": 30, "votes_against": 5, "votes_abstain": None}
        assert {code: shown(work, village.decision).get(code) for code in votes} == votes
        assert shown(work, village.person)["hamlet"] == "Dusun II RT 03"
        assert work.standing(village.action) == "live"
        last = max(work.changes(village.person), key=lambda each: each.at)
        assert (last.by, last.why) == (village.budi.author.id, "resolved: sesuai KTP")
    assert len({work.store.digest() for work in village.all}) == 1


def test_who_filled_in_the_workbook_is_named_with_what_it_settles_and_answers(village: Village) -> None:
    edited = by_hand(village.give(village.sari), taken_out("person", village.person))
    for work in village.all:
        merge(work, edited)
    answered = answer(village.ask(village.budi), {HAMLET: ("b", None, "sesuai KTP: asli"), DELETED: ("B",)})
    by_hand(answered, filled_in_by("  Bu  Tono: ketua "), lambda book: book["Pertanyaan"].__setitem__("H2", "tidak"))
    foretold = [once_done(only(merging.preview(work, [answered]).result)) for work in village.all]
    assert [only(merge(work, answered)) for work in village.all] == foretold
    for work in village.all:
        assert [(each.filler, each.reason, each.answer.by) for each in settled_conflicts(work) if each.conflict.spot == HAMLET] == [
            ("Bu Tono ketua", "sesuai KTP: asli", village.budi.author.id)
        ]
        assert max(work.changes(village.person), key=lambda each: each.at).why == "resolved by Bu Tono ketua: sesuai KTP: asli"
        assert max(work.changes(village.action), key=lambda each: each.at).why == "resolved by Bu Tono ketua"
    (asked,) = kept_questions.answered(village.budi)
    assert answerers_of(village.budi, [asked]) == {asked.asked.id: f"Bu Tono: ketua ({answered.name})"}
    assert len({work.store.digest() for work in village.all}) == 1


@pytest.mark.parametrize("name", ["BUDI ", "", None])
def test_a_workbook_filled_in_by_who_made_it_names_nobody_besides(village: Village, name: str | None) -> None:
    asked = village.ask(village.budi)
    book = load_workbook(asked)
    sheet, _, cell = book.defined_names["diisi_oleh"].attr_text.rpartition("!")
    assert book[sheet.strip("'")][cell.replace("$", "")].value == "Budi"
    merge(village.sari, by_hand(answer(asked, {HAMLET: ("A",)}), filled_in_by(name)))
    assert max(village.sari.changes(village.person), key=lambda each: each.at).why == "resolved"


def test_a_workbook_that_comes_again_brings_nothing_new(village: Village) -> None:
    answered = answer(village.ask(village.budi), ANSWERS)
    merge(village.sari, answered)
    digest = village.sari.store.digest()
    again = merge(village.sari, answered)
    assert (only(again).status, again.merge) == ("same", None)
    assert village.sari.store.digest() == digest
    corrected = answer(answered, {HAMLET: ("A",)})
    (problem,) = only(merge(village.sari, corrected)).problems
    assert problem.code == "answered_before"


def test_a_deletion_over_everything_deletes_wherever_it_comes(village: Village) -> None:
    answered = answer(village.ask(village.rina), {DELETED: ("A",)})
    for work in village.all:
        merge(work, answered)
        assert work.standing(village.action) == "deleted"
        assert waiting(work) == {VOTES, HAMLET}
    assert len({work.store.digest() for work in village.all}) == 1


def test_a_record_is_deleted_for_good_though_the_same_workbook_answers_its_fields_too(village: Village) -> None:
    saving.delete(village.sari, KINDS["person"], village.person, village.sari.seen(village.person))
    change(village.budi, "person", village.person, nickname="Pak Jo")
    for giver in (village.sari, village.budi):
        village.give(giver, *village.all)
    answered = answer(village.ask(village.rina), {DELETED: ("A",), HAMLET: ("B",)})
    for work in village.all:
        merge(work, answered)
        assert work.standing(village.person) == "deleted"


def test_what_somebody_settled_meanwhile_is_left_out_and_the_rest_is_taken(village: Village) -> None:
    answered = answer(village.ask(village.budi), ANSWERS)
    conflict = next(each for each in settling.open_conflicts(village.sari) if each.spot == HAMLET)
    settling.take(village.sari, conflict.record, HAMLET, conflict.rivals[0].change)
    report = only(merge(village.sari, answered))
    (problem,) = report.problems
    assert isinstance(problem, Problem)
    assert (problem.code, problem.place.sheet, problem.place.record) == ("settled_meanwhile", "Konflik", village.person)
    assert report.counts["person"].rejected == report.counts["person"].read == 1
    assert shown(village.sari, village.person)["hamlet"] == "Dusun II"
    assert waiting(village.sari) == set()


def test_a_new_rival_keeps_an_answer_from_deciding_what_it_did_not_see(village: Village) -> None:
    answered = answer(village.ask(village.budi), {HAMLET: ("A",)})
    change(village.rina, "person", village.person, hamlet="Dusun III")
    report = only(merge(village.rina, answered))
    assert [problem.code for problem in report.problems] == ["settled_meanwhile"]


def test_rows_without_an_answer_go_on_waiting(village: Village) -> None:
    report = only(merge(village.sari, answer(village.ask(village.budi), {HAMLET: ("C",)})))
    assert waiting(village.sari) == {VOTES, DELETED}
    assert {kind: counts.same for kind, counts in report.counts.items()} == {"decision": 1, "action": 1, "person": 0}
    assert only(merge(village.rina, village.ask(village.rina, "leer.xlsx"))).status == "same"


def test_an_answer_may_arrive_together_with_the_files_that_it_is_about(village: Village, open_work: OpenWork) -> None:
    answered = answer(village.ask(village.budi), ANSWERS)
    newcomer = open_work("tono")
    alone = only(merge(newcomer, answered))
    assert {problem.code for problem in alone.problems} == {"not_come"}
    everything = send(village.sari, village.folder, "z.xlsx")
    foretold = merging.preview(newcomer, [answered, everything]).result
    merged = merge(newcomer, answered, everything)
    assert merged.files == tuple(map(once_done, foretold.files))
    assert not merged.problems
    merge(village.sari, answered)
    assert newcomer.store.digest() == village.sari.store.digest()


def test_practice_answers_never_reach_real_data(village: Village, open_work: OpenWork) -> None:
    practice = open_work("latihan", practice=True)
    path = village.folder / "latihan.xlsx"
    taken(practice, listed(village.folder, ["No", "Nama"], [1, "Suminah"], [2, "Parjo"]), "person")  # asks who is a woman
    village.give(village.budi, village.sari)
    ask_in_excel(practice, path)
    report = only(merge(village.sari, path))
    assert [problem.code for problem in report.problems] == ["practice"]
    report = only(merge(practice, village.ask(village.sari)))
    assert [problem.code for problem in report.problems] == ["not_practice"]


def test_questions_are_answered_in_the_same_workbook(village: Village) -> None:
    edited = by_hand(village.give(village.sari), taken_out("person", village.person))
    for work in (village.budi, village.rina):
        merge(work, edited)
        assert [each.asked.code for each in open_questions(work)] == ["missing"]
    path = village.ask(village.budi)
    workbook = load_workbook(path)
    sheet = workbook["Pertanyaan"]
    assert sheet["C2"].value == edited.name
    sheet["H2"] = "ya"
    workbook.save(path)
    merged = merge(village.budi, path)
    assert village.budi.standing(village.person) == "deleted"
    assert open_questions(village.budi) == []
    merge(village.rina, path)
    assert village.rina.store.digest() == village.budi.store.digest()
    assert merged.merge
    unmerging.unmerge(village.budi, merged.merge)
    assert village.budi.standing(village.person) == "live"
    assert len(open_questions(village.budi)) == 1
    (problem,) = only(merge(village.sari, path)).problems
    assert problem.code == "no_such_question"


def test_people_of_one_name_are_told_apart_where_they_fight_for_a_place(village: Village) -> None:
    homes = ("Dusun I", "Dusun II", "Dusun II")
    bearers = [change(village.sari, "person", name="Suminah", sex="P", hamlet=home) for home in homes]
    meeting = change(village.sari, "meeting", title="Rapat air", date="2026-01-12")
    village.give(village.sari, village.budi)
    change(village.sari, "meeting", meeting, chair=bearers[0], facilitators=";".join(bearers[:2]))
    change(village.budi, "meeting", meeting, chair=bearers[1], facilitators=bearers[2])
    village.give(village.budi, village.sari)
    file = village.ask(village.sari)
    values = {row[1].value: (row[7].value, row[9].value) for row in load_workbook(file)["Konflik"].iter_rows(min_row=2)}
    one, two, three = "Suminah (Dusun I)", *(f"Suminah (Dusun II, #{each[-4:]})" for each in bearers[1:])
    assert (values["chair"], values["facilitators"]) == ((one, two), (f"{one}; {two}", three))
    answered = answer(file, {"chair": ("lain", three), "facilitators": ("B",)})
    assert only(merge(village.sari, answered)).problems == ()
    assert (shown(village.sari, meeting)["chair"], shown(village.sari, meeting)["facilitators"]) == (bearers[2], (bearers[2],))


def test_a_deletion_names_every_value_that_was_written_against_it(village: Village) -> None:
    saving.delete(village.sari, KINDS["person"], village.person, village.sari.seen(village.person))
    for work, nickname in ((village.budi, "Pak Jo"), (village.rina, "Mbah Jo")):
        change(work, "person", village.person, nickname=nickname)
        village.give(work, village.sari)
    rows = {(row[0], row[1]): row for row in load_workbook(village.ask(village.sari))["Konflik"].iter_rows(values_only=True)}
    assert rows[village.person, DELETED][9] == "disunting: Nama panggilan = Pak Jo | Mbah Jo"
