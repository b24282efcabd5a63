"""A row that was copied to write somebody new into it, in a copy of the workbook that was passed on to somebody else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations
from pathlib import Path

import pytest

from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import Act, added, by_hand, copied, filled_in_by, taken_out
from tests.workspace.test_later_copies import ENGLISH

OpenWork = Callable[..., Workspace]
CAME = added("attendance", meeting="12-01-2026 Musdus", person="Titik", presence="Present")
TINI, JOKO = filled_in_by("Tini"), filled_in_by("Joko")
ONCE, TWICE = ["Suminah", "Titik"], ["Suminah", "Titik", "Titik"]
ORDERS = [*permutations(range(2))]


class Passed:
    """Sari's workbook, in which Tini copied the row of Suminah to write Titik into it; Joko got Tini's copy."""

    def __init__(self, open_work: OpenWork, folder: Path) -> None:
        self._folder = folder
        self.sari = open_work("sari")
        self.sari.language = ENGLISH
        save(self.sari, Meeting, {"title": "Musdus", "date": "2026-01-12"})
        self.suminah = str(save(self.sari, Person, {"name": "Suminah", "sex": "P"}).result)
        export(self.sari, folder / "sari.xlsx")
        self.tini = self.copy("tini", TINI, self.titik())
        self.budi, self.rina = open_work("budi", hour=9), open_work("rina", hour=10)

    def titik(self, name: str = "Titik", **more: object) -> Act:
        return copied("person", self.suminah, name=name, **more)

    def copy(self, name: str, *acts: Act) -> Path:
        return by_hand(self._folder / "sari.xlsx", *acts, to=self._folder / f"{name}.xlsx")

    def joko(self, *acts: Act, is_alone: bool) -> Path:
        """Give Joko's copy: in it the row of Suminah was deleted, if Titik is alone."""
        gone = [taken_out("person", self.suminah)] if is_alone else []
        return self.copy("joko", JOKO, self.titik(), *gone, CAME, *acts)

    def exchanged(self) -> None:
        for number in range(4):
            for one, other in ((self.budi, self.rina), (self.rina, self.budi)):
                file = self._folder / f"{number}-{one.author.name}.xlsx"
                export(one, file)
                apply(other, [file])


@pytest.fixture
def passed(open_work: OpenWork, tmp_path: Path) -> Passed:
    return Passed(open_work, tmp_path)


def people(work: Workspace) -> list[str]:
    return sorted(str(each.name) for each in work.all(Person))


def who_came(work: Workspace) -> list[str]:
    names = {member: str(each.name) for each in work.all(Person) for member in work.store.members(str(each.id))}
    return [names[str(each.person)] for each in work.all(Attendance)]


def codes(work: Workspace) -> list[str]:
    return sorted(each.asked.code for each in open_questions(work))


def answer(work: Workspace, code: str, choice: str) -> None:
    """Answer the first question of a sort, where one waits."""
    for each in [each for each in open_questions(work) if each.asked.code == code][:1]:
        questions.answer(work, each.asked.id, choice)


def answered(work: Workspace, order: Sequence[str] = ("twice", "another_name"), same: str = "same") -> None:
    for code in (*order, "unclear"):
        answer(work, code, {"twice": "yes", "unclear": "1"}.get(code, same))


@pytest.mark.parametrize("is_alone", [False, True])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("first", ["twice", "another_name", "unclear", "between"])
def test_who_was_written_into_a_copied_row_of_a_copy_that_was_passed_on_is_there_once(
    passed: Passed, is_alone: bool, order: Sequence[int], first: str
) -> None:
    files, work = (passed.tini, passed.joko(is_alone=is_alone)), passed.budi
    for at in order:
        apply(work, [files[at]])
        if first == "between":
            answer(work, "twice", "yes")
    answered(work, sorted(["twice", "another_name", "unclear"], key=lambda code: code != first))
    assert (people(work), who_came(work)) == (ONCE, ["Titik"])
    assert "Suminah" in [each.name for each in work.all(Person) if each.id == passed.suminah]
    assert set(codes(work)) <= {"missing"}


@pytest.mark.parametrize("is_alone", [False, True])
@pytest.mark.parametrize("order", ORDERS)
def test_who_is_another_one_of_the_same_name_is_there_beside_the_first(passed: Passed, is_alone: bool, order: Sequence[int]) -> None:
    files, work = (passed.tini, passed.joko(is_alone=is_alone)), passed.budi
    for at in order:
        apply(work, [files[at]])
    answered(work, same="another")
    is_correction = is_alone and order == (1, 0)  # which only says who was called Suminah before
    assert (people(work), who_came(work)) == (ONCE if is_correction else TWICE, ["Titik"])


@pytest.mark.parametrize("is_alone", [False, True])
@pytest.mark.parametrize("when", ["before", "after"])
def test_two_coordinators_who_merge_them_in_opposite_order_have_that_one_once(passed: Passed, is_alone: bool, when: str) -> None:
    files = passed.tini, passed.joko(is_alone=is_alone)
    for work, some in ((passed.budi, files), (passed.rina, files[::-1])):
        for file in some:
            apply(work, [file])
        if when == "before":
            answered(work)
    passed.exchanged()
    for work in (passed.budi, passed.rina):
        answered(work)
    passed.exchanged()
    for work in (passed.budi, passed.rina):
        assert (people(work), who_came(work), work.store.conflicts()) == (ONCE, ["Titik"], [])
        assert set(codes(work)) <= {"missing"}
    assert passed.budi.store.digest() == passed.rina.store.digest()


@pytest.mark.parametrize("first", ["twice", "another_name"])
def test_what_is_added_to_a_copied_row_by_the_next_is_said_of_the_same_one(passed: Passed, first: str) -> None:
    more = passed.copy("joko", JOKO, passed.titik(phone="0812555666"), taken_out("person", passed.suminah))
    for file in (passed.tini, more):
        apply(passed.budi, [file])
    answered(passed.budi, ["another_name", "twice"] if first == "another_name" else ["twice", "another_name"])
    assert [(each.name, each.phone) for each in passed.budi.all(Person)] == [("Suminah", None), ("Titik", "0812555666")]
    assert (codes(passed.budi), passed.budi.store.conflicts()) == (["missing"], [])


@pytest.mark.parametrize("is_taken", [False, True])
def test_a_copied_row_that_comes_again_with_more_in_it_is_asked_about_as_the_same_one_or_another(passed: Passed, is_taken: bool) -> None:
    apply(passed.budi, [passed.tini])
    if is_taken:
        answered(passed.budi)
    apply(passed.budi, [passed.copy("tini2", TINI, passed.titik(phone="0812555666"))])
    assert "another_name" in codes(passed.budi)
    answered(passed.budi)
    assert [(each.name, each.phone) for each in passed.budi.all(Person)] == [("Suminah", None), ("Titik", "0812555666")]
    assert codes(passed.budi) == []


def test_two_who_were_copied_of_one_row_are_each_the_one_of_their_name(passed: Passed) -> None:
    both = passed.titik("Titik"), passed.titik("Titiek")
    apply(passed.budi, [passed.copy("tini", TINI, *both), passed.copy("joko", JOKO, *both[::-1])])
    while codes(passed.budi):
        answered(passed.budi)
    assert people(passed.budi) == ["Suminah", "Titiek", "Titik"]


def test_a_copied_row_that_was_left_out_is_asked_about_as_a_new_one_again(passed: Passed) -> None:
    apply(passed.budi, [passed.tini])
    answer(passed.budi, "twice", "no")
    apply(passed.budi, [passed.joko(is_alone=False)])
    assert codes(passed.budi) == ["twice", "unclear"]


@pytest.mark.parametrize("first", ["twice", "another_name"])
def test_who_is_answered_to_be_the_same_is_taken_with_what_names_the_row_though_the_first_copy_s_row_is_left_out(
    passed: Passed, first: str
) -> None:
    for file in (passed.tini, passed.joko(is_alone=True)):
        apply(passed.budi, [file])
    for code in sorted(["twice", "another_name"], key=lambda code: code != first):
        answer(passed.budi, code, {"twice": "no"}.get(code, "same"))
    assert (people(passed.budi), who_came(passed.budi), codes(passed.budi)) == (ONCE, ["Titik"], ["missing"])


def test_who_is_copied_of_the_same_row_and_called_otherwise_is_asked_about_as_a_new_one(passed: Passed) -> None:
    apply(passed.budi, [passed.tini])
    apply(passed.budi, [passed.copy("joko", JOKO, passed.titik("Bagus"))])
    assert codes(passed.budi) == ["twice", "twice"]


def test_who_was_passed_on_stays_once_when_the_merge_of_the_first_copy_is_undone(passed: Passed) -> None:
    work, joko = passed.budi, passed.joko(is_alone=True)
    first = str(apply(work, [passed.tini]).result.merge)
    apply(work, [joko])
    unmerge(work, first)
    answered(work)
    assert (people(work), who_came(work)) == (ONCE, ["Titik"])


@pytest.mark.parametrize("is_alone", [False, True])
@pytest.mark.parametrize("at_once", [False, True])
def test_a_copied_row_that_came_with_the_log_of_another_coordinator_overwrites_nobody_when_it_is_passed_on(
    passed: Passed, tmp_path: Path, is_alone: bool, at_once: bool
) -> None:
    apply(passed.budi, [passed.tini])
    answered(passed.budi)
    export(passed.budi, tmp_path / "budi.xlsx")
    joko = passed.joko(is_alone=is_alone)
    for files in [[tmp_path / "budi.xlsx", joko]] if at_once else [[tmp_path / "budi.xlsx"], [joko]]:
        apply(passed.rina, files)
    assert "another_name" in codes(passed.rina)
    answered(passed.rina)
    assert people(passed.rina) == ONCE
    assert who_came(passed.rina)[-1:] == ["Titik"]
    digest = passed.rina.store.digest()
    assert (apply(passed.rina, [joko]).result.merge, passed.rina.store.digest()) == (None, digest)
    passed.exchanged()
    assert (people(passed.budi), passed.budi.store.conflicts()) == (ONCE, [])
    assert passed.budi.store.digest() == passed.rina.store.digest()
