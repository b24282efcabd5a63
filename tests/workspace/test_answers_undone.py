"""Answers of a workbook that are taken back, and what then waits again."""

from __future__ import annotations

from openpyxl import load_workbook

from empower_desktop.history.change import DELETED
from empower_desktop.workspace import questions, saving, unmerging
from empower_desktop.workspace.kept_questions import open_questions
from tests.differing import ANSWERS, HAMLET, VOTES, Village, answer, merge, only, waiting
from tests.excel import by_hand, taken_out


def test_undoing_the_merge_brings_the_conflicts_back(village: Village) -> None:
    before = village.sari.store.digest()
    answered = answer(village.ask(village.budi), ANSWERS)
    merged = merge(village.sari, answered)
    after = village.sari.store.digest()
    assert merged.merge
    unmerging.unmerge(village.sari, merged.merge)
    assert village.sari.store.digest() == before
    assert waiting(village.sari) == {VOTES, HAMLET, DELETED}
    merge(village.sari, answered)
    assert village.sari.store.digest() == after


def test_undoing_takes_the_answers_back_though_the_same_file_was_merged_twice(village: Village) -> None:
    before = village.sari.store.digest()
    answered = answer(village.ask(village.budi), ANSWERS)
    merged = merge(village.sari, answered)
    assert (merge(village.sari, answered).merge, merged.merge is None) == (None, False)
    unmerging.unmerge(village.sari, str(merged.merge))
    assert village.sari.store.digest() == before
    assert waiting(village.sari) == {VOTES, HAMLET, DELETED}
    assert merge(village.sari, answered).digest == merged.digest


def test_an_answer_stays_while_another_file_brings_it_too(village: Village) -> None:
    answered = answer(village.ask(village.budi), ANSWERS)
    merge(village.budi, answered)
    first = merge(village.sari, answered)
    after = village.sari.store.digest()
    village.give(village.budi, village.sari)
    assert first.merge
    unmerging.unmerge(village.sari, first.merge)
    assert village.sari.store.digest() == after


def test_an_answer_that_was_undone_here_is_left_out_and_its_question_goes_on_waiting(village: Village) -> None:
    edited = by_hand(village.give(village.sari), taken_out("person", village.person))
    merge(village.budi, edited)
    path = village.ask(village.budi)
    workbook = load_workbook(path)
    workbook["Pertanyaan"]["H2"] = "ya"
    workbook.save(path)
    (waits,) = open_questions(village.budi)
    saving.undo(village.budi, questions.answer(village.budi, waits.asked.id, "yes"))
    report = only(merge(village.budi, path))
    assert [(problem.code, problem.place.cell) for problem in report.problems] == [("undone", "H2")]
    assert (village.budi.standing(village.person), len(open_questions(village.budi))) == ("live", 1)
