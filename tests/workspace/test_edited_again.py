"""A workbook that was edited again after a copy of it had come: what is asked, and is not asked twice."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from empower_desktop.records import Attendance, Group, Meeting, Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import added, copied, filled_in_by, typed
from tests.workspace.hand_edited import Village, answer_all, codes, foretold, merged, one, recorded_once, venue, village

__all__ = ["recorded_once", "village"]


def test_a_later_copy_that_says_otherwise_is_asked_and_the_answer_is_over_the_earlier_one(budi: Workspace, village: Village) -> None:
    merged(budi, village.edited("1.xlsx", village.at("Balai RW"), typed("group", village.group, name="KWT Mawar")))
    told = one(budi, village.edited("2.xlsx", village.at("Balai RT")))
    assert (told.proposals, codes(budi)) == ((), ["back_at_base", "merged_before"])
    assert venue(budi, village) == "Balai RW"
    answer_all(budi, "yes")
    assert (venue(budi, village), budi.all(Group)[0].name, budi.store.conflicts()) == ("Balai RT", "KWT Melati", [])


def test_two_copies_dropped_together_are_asked_as_one_after_the_other(budi: Workspace, village: Village) -> None:
    files = [village.edited("1.xlsx", village.at("Balai RW")), village.edited("2.xlsx", village.at("Balai RT"))]
    told = foretold(budi, *files)
    assert [[each.code for each in file.questions] for file in told.files] == [[], ["merged_before"]]
    assert [[each.id for each in file.questions] for file in merged(budi, *files).files] == [
        [each.id for each in file.questions] for file in told.files
    ]


def test_the_untouched_original_after_an_edited_copy_asks_nothing(budi: Workspace, village: Village) -> None:
    merged(budi, village.edited("1.xlsx", village.at("Balai RW")))
    assert (one(budi, village.file).status, codes(budi), venue(budi, village)) == ("same", [], "Balai RW")


@pytest.mark.parametrize("taken_back", [0, 1])
def test_what_a_later_copy_fills_into_empty_cells_of_a_new_row_is_taken_unasked(budi: Workspace, village: Village, taken_back: int) -> None:
    merges = [
        str(merged(budi, village.edited(f"{hamlet}.xlsx", added("person", name="Parjo", sex="L", hamlet=hamlet))).merge)
        for hamlet in (None, "Dusun I")
    ]
    assert (codes(budi), budi.store.conflicts()) == ([], [])
    assert [(each.sex, each.hamlet) for each in budi.all(Person) if each.name == "Parjo"] == [("L", "Dusun I")]
    unmerge(budi, merges[taken_back])
    assert [(each.sex, each.hamlet) for each in budi.all(Person) if each.name == "Parjo"] == [("L", None if taken_back else "Dusun I")]


def test_a_row_corrected_in_a_later_copy_finds_itself_again(budi: Workspace, village: Village) -> None:
    merged(budi, village.edited("1.xlsx", added("person", name="Parjo", sex="L")))
    merged(budi, village.edited("2.xlsx", added("person", name="Parjono", sex="L")))
    assert codes(budi) == ["merged_before"]
    answer_all(budi, "yes")
    assert sorted(str(each.name) for each in budi.all(Person)) == ["Parjono", "Suminah"]
    merged(budi, village.edited("3.xlsx", village.at("Balai RW")))
    assert codes(budi) == ["row_gone"]
    answer_all(budi, "yes")
    assert [each.name for each in budi.all(Person)] == ["Suminah"]


@pytest.mark.parametrize(("choice", "people"), [("same", ["Parjono", "Suminah"]), ("another", ["Parjo", "Parjono", "Suminah"])])
def test_a_spare_row_under_another_name_is_asked_with_what_refers_to_it(
    budi: Workspace, village: Village, choice: str, people: list[str]
) -> None:
    merged(budi, village.edited("1.xlsx", added("person", name="Parjo")))
    second = village.edited(
        "2.xlsx",
        filled_in_by("Bu Tuti"),
        added("person", name="Parjono"),
        added("attendance", meeting="Musdus", person="Parjono", presence="hadir"),
    )
    assert one(budi, second).proposals == ()
    assert codes(budi) == ["another_name"]
    answer_all(budi, choice)
    assert sorted(str(each.name) for each in budi.all(Person)) == people
    named = {budi.one(Person, str(each.person)).name for each in budi.all(Attendance)}  # type: ignore[union-attr]  # both are there
    assert named == {"Suminah", "Parjono"}


def test_two_people_who_fill_in_the_same_spare_rows_with_others_are_not_asked_and_nobody_is_lost(budi: Workspace, village: Village) -> None:
    rows = {"Pak Dar": [("Parjo", "Rapat RT 02", "2026-02-03"), ("Wagiman", "Kerja bakti", "2026-02-07")]}
    rows["Bu Tuti"] = [("Warsini", "Rapat PKK", "2026-03-05"), ("Sulastri", "Posyandu", "2026-03-09")]
    for who, said in rows.items():
        people = [added("person", name=name, sex="L", hamlet="Krajan") for name, _, _ in said]
        meetings = [added("meeting", title=title, date=day, venue="Balai") for _, title, day in said]
        ticks = [added("attendance", meeting=title, person=name, presence="hadir") for name, title, _ in said]
        merged(budi, village.edited(f"{who}.xlsx", filled_in_by(who), *people, *meetings, *ticks))
    assert codes(budi) == []
    came = {(budi.one(Person, str(each.person)).name, budi.one(Meeting, str(each.meeting)).title) for each in budi.all(Attendance)}  # type: ignore[union-attr]  # all are there
    assert came == {("Suminah", "Musdus"), *((name, title) for said in rows.values() for name, title, _ in said)}


def test_of_a_copy_that_was_passed_on_each_row_is_asked_about_even_one_that_is_called_otherwise_now(
    budi: Workspace, village: Village
) -> None:
    first = [added("person", name=name, sex="L") for name in ("Parjo", "Wagiman")]
    merged(budi, village.edited("1.xlsx", filled_in_by("Pak Dar"), *first))
    merged(budi, village.edited("2.xlsx", filled_in_by("Bu Tuti"), first[0], added("person", name="Sulastri", sex="P")))
    assert codes(budi) == ["another_name", "another_name"]
    answer_all(budi, "same")
    assert sorted(str(each.name) for each in budi.all(Person)) == ["Parjo", "Sulastri", "Suminah"]


@pytest.mark.parametrize(("choice", "people"), [("yes", ["Suminah", "Warsini"]), ("another", ["Parjo", "Suminah", "Warsini"])])
def test_two_people_who_used_the_same_spare_row_without_their_names_lose_nothing(
    budi: Workspace, village: Village, choice: str, people: list[str]
) -> None:
    merged(budi, village.edited("1.xlsx", added("person", name="Parjo")))
    merged(budi, village.edited("2.xlsx", added("person", name="Warsini"), added("attendance", meeting="Musdus", person="Warsini")))
    assert codes(budi) == ["merged_before"]
    answer_all(budi, choice)
    assert sorted(str(each.name) for each in budi.all(Person)) == people
    assert {budi.one(Person, str(each.person)).name for each in budi.all(Attendance)} == {"Suminah", "Warsini"}  # type: ignore[union-attr]  # both are there


@pytest.mark.parametrize(("choice", "people"), [("yes", ["Parjono"]), ("no", ["Parjo"]), ("another", ["Parjo", "Parjono"])])
@pytest.mark.parametrize("answered", ["before", "after"])
def test_who_came_by_a_name_that_a_later_copy_corrects_is_noted_whatever_is_answered(
    budi: Workspace, village: Village, choice: str, people: list[str], answered: str
) -> None:
    renamed = added("person", name="Parjono", sex="L")
    merged(budi, village.edited("1.xlsx", added("person", name="Parjo", sex="L")))
    if answered == "before":
        merged(budi, village.edited("2.xlsx", renamed))
        answer_all(budi, choice)
    merged(budi, village.edited("3.xlsx", renamed, added("attendance", meeting="Musdus", person="Parjono")))
    answer_all(budi, choice)
    names = {person.id: person.name for person in budi.all(Person)}
    assert sorted(map(str, names.values())) == [*people, "Suminah"]
    assert sorted(str(names[each.person]) for each in budi.all(Attendance)) == [people[-1], "Suminah"]
    assert one(budi, village.file.with_name("3.xlsx")).status == "same"


def test_a_corrected_name_is_asked_about_also_where_whoever_came_was_noted_by_the_former_one(budi: Workspace, village: Village) -> None:
    for name in ("Parjo", "Parjono"):
        who = added("person", name=name, sex="L"), added("attendance", meeting="Musdus", person=name)
        merged(budi, village.edited(f"{name}.xlsx", *who))
    assert codes(budi) == ["merged_before"]


def test_what_was_answered_is_not_asked_again_by_another_save_of_the_same(budi: Workspace, village: Village) -> None:
    acts = (filled_in_by("Bu Tuti"), added("person", name="Parjono"), copied("group", village.group, name="KWT Mawar"))
    merged(budi, village.edited("1.xlsx", added("person", name="Parjo")))
    merged(budi, village.edited("2.xlsx", *acts))
    assert codes(budi) == ["another_name", "twice"]
    for each in open_questions(budi):
        questions.answer(budi, each.asked.id, each.asked.choices[0].code)
    code = budi.store.digest()
    assert one(budi, village.edited("3.xlsx", *acts)).status == "same"
    assert (codes(budi), budi.store.digest()) == ([], code)


@pytest.mark.parametrize(
    ("names", "asked", "answer", "people"),
    [
        ("Nana Adi Beni Cici", [], "", "Adi Beni Cici Nana"),
        ("Cici Adi Beni", [], "", "Adi Beni Cici"),
        ("Beni Cici", ["row_gone"], "yes", "Beni Cici"),
        ("Beni Cici Dodi", ["merged_before"], "another", "Adi Beni Cici Dodi"),
        ("Beni Cici Dodi", ["merged_before"], "yes", "Beni Cici Dodi"),
    ],
)
def test_new_rows_whose_cells_slid_are_known_by_what_they_say(
    budi: Workspace, village: Village, names: str, asked: list[str], answer: str, people: str
) -> None:
    def copy(number: str, names: str) -> None:
        rows = [added("person", name=name, hamlet=f"RT {name[0]}") for name in names.split()]

        def saved(book: Workbook) -> None:
            book.properties.revision = number  # two that say the same are one file if they are saved within a second

        merged(budi, village.edited(f"{number}.xlsx", *rows, saved, added("attendance", meeting="Musdus", person="Beni", presence="hadir")))

    copy("1", "Adi Beni Cici")
    before = {each.name: each.id for each in budi.all(Person)}
    copy("2", names)
    assert codes(budi) == asked
    answer_all(budi, answer)
    after = {each.name: each.id for each in budi.all(Person)}
    assert set(after) == {*people.split(), "Suminah"}
    assert all(after[name] == before[name] for name in after.keys() & before.keys())
    assert {budi.one(Person, str(each.person)).name for each in budi.all(Attendance)} == {"Suminah", "Beni"}  # type: ignore[union-attr]  # both are there
    copy("3", names)
    assert {each.name: each.id for each in budi.all(Person)} == after
    assert codes(budi) == (["row_gone"] if answer == "another" else [])


def test_the_last_spare_row_is_known_where_it_was_pushed_below_the_others(budi: Workspace, village: Village) -> None:
    names = [f"Parjo {letter}" for letter in "ABCDEFGHIJ"]
    merged(budi, village.edited("1.xlsx", *[added("person", name=name) for name in names]))
    merged(budi, village.edited("2.xlsx", *[added("person", name=name) for name in ("Nana", *names)]))
    assert (codes(budi), sorted(str(each.name) for each in budi.all(Person))) == ([], ["Nana", *names, "Suminah"])
