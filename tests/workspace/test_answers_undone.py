"""Answers of a workbook that are taken back, and what then waits again."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from empower_desktop.errors import Problem
from empower_desktop.history.change import DELETED
from empower_desktop.records import KINDS
from empower_desktop.workspace import Workspace, questions, saving, unmerging
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.step import Step
from tests.differing import ANSWERS, HAMLET, VOTES, Village, answer, merge, only, waiting
from tests.excel import added, by_hand, taken_out
from tests.people import change


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


def test_an_answer_that_was_taken_back_does_not_keep_its_file_from_being_undone(village: Village) -> None:
    before = village.budi.store.digest()
    merged = merge(village.budi, _without_parjo(village))
    saving.undo(village.budi, _answered(village.budi, "yes"))
    unmerging.unmerge(village.budi, str(merged.merge))
    assert (village.budi.store.digest(), village.budi.standing(village.person)) == (before, "live")


def test_an_answer_that_somebody_got_before_it_was_taken_back_keeps_its_file_or_it_would_come_back_alone(village: Village) -> None:
    merged = merge(village.budi, _without_parjo(village))
    step = _answered(village.budi, "yes")
    village.give(village.budi, village.sari)
    saving.undo(village.budi, step)
    with pytest.raises(Problem) as refusal:
        unmerging.unmerge(village.budi, str(merged.merge))
    assert refusal.value.code == "built_upon"
    village.give(village.sari, village.budi)
    assert village.budi.standing(village.person) == "live"


def test_an_answer_that_was_given_once_more_goes_with_its_file(village: Village) -> None:
    edited = _who_of_two_came(village)
    merge(village.budi, village.folder / "plain.xlsx")
    before = village.budi.store.digest()
    merged = merge(village.budi, edited)
    saving.undo(village.budi, _answered(village.budi, "1"))
    _answered(village.budi, "1")
    unmerging.unmerge(village.budi, str(merged.merge))
    assert village.budi.store.digest() == before


def test_an_answer_stays_taken_back_while_another_file_brings_it_too(village: Village) -> None:
    edited = _without_parjo(village)
    merged = merge(village.budi, edited)
    merge(village.rina, edited)
    saving.undo(village.budi, _answered(village.budi, "yes"))
    _answered(village.rina, "yes")
    village.give(village.rina, village.budi)
    unmerging.unmerge(village.budi, str(merged.merge))
    assert (village.budi.standing(village.person), village.rina.standing(village.person)) == ("live", "deleted")


def test_what_was_written_upon_an_answer_keeps_its_file_from_being_undone_though_the_answer_was_taken_back(village: Village) -> None:
    merged = merge(village.budi, _who_of_two_came(village))
    step = _answered(village.budi, "1")
    came = step.records[-1]
    change(village.budi, "attendance", came, presence="izin")
    saving.undo(village.budi, step)
    with pytest.raises(Problem, match="changed afterwards"):
        unmerging.unmerge(village.budi, str(merged.merge))


def test_an_answer_given_once_more_stands_undisputed_and_is_not_asked_again_while_it_stands(village: Village) -> None:
    merge(village.budi, _who_of_two_came(village))
    disputed = waiting(village.budi)
    (waits,) = open_questions(village.budi)
    step = _answered(village.budi, "1")
    for _ in range(2):
        saving.undo(village.budi, step)
        assert village.budi.standing(step.records[-1]) == "deleted"
        step = _answered(village.budi, "1")
        assert (village.budi.standing(step.records[-1]), waiting(village.budi)) == ("live", disputed)
    with pytest.raises(Problem, match="Ctrl"):
        questions.reopen(village.budi, waits.asked.id)


@pytest.mark.parametrize(("choice", "standing"), [("yes", "deleted"), ("no", "live")])
def test_an_answer_that_was_taken_back_and_done_again_waits_for_nobody(village: Village, choice: str, standing: str) -> None:
    merge(village.budi, _without_parjo(village))
    taken_back = saving.undo(village.budi, _answered(village.budi, choice))
    for _ in range(2):
        done_again = saving.undo(village.budi, taken_back)
        assert (village.budi.standing(village.person), open_questions(village.budi)) == (standing, [])
        taken_back = saving.undo(village.budi, done_again)
        assert (village.budi.standing(village.person), len(open_questions(village.budi))) == ("live", 1)


def test_an_answer_given_once_more_throws_nothing_away_that_it_had_not_seen(village: Village) -> None:
    change(village.budi, "person", village.person, nickname="Jo")
    merge(village.budi, _without_parjo(village))
    step = _answered(village.budi, "yes")
    assert village.budi.standing(village.person) == "contested"
    saving.undo(village.budi, step)
    _answered(village.budi, "yes")
    assert village.budi.standing(village.person) == "contested"


def test_an_answer_given_once_more_takes_nothing_out_of_the_trash_that_somebody_put_there(village: Village) -> None:
    merge(village.budi, _who_of_two_came(village))
    step = _answered(village.budi, "1")
    came = step.records[-1]
    saving.delete(village.budi, KINDS["attendance"], came, village.budi.seen(came))
    saving.undo(village.budi, step)
    _answered(village.budi, "1")
    assert village.budi.standing(came) != "live"


def _without_parjo(village: Village) -> Path:
    return by_hand(village.give(village.sari), taken_out("person", village.person))


def _who_of_two_came(village: Village) -> Path:
    """Let a new row name somebody of whom there are two; as it was before that lies beside it."""
    change(village.sari, "person", name="Parjo", sex="L", hamlet="Dusun IX")
    change(village.sari, "meeting", title="Musdus", date="2026-01-12")
    plain = village.give(village.sari).rename(village.folder / "plain.xlsx")
    return by_hand(plain, added("attendance", meeting="Musdus", person="Parjo", presence="Hadir"), to=village.folder / "edited.xlsx")


def _answered(work: Workspace, choice: str) -> Step:
    (waits,) = open_questions(work)
    return questions.answer(work, waits.asked.id, choice)
