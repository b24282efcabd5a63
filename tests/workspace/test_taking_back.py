"""Taking back a merge whose edits, questions and answers another file brings too: what is left is as if the first had never come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from empower_desktop.errors import Problem
from empower_desktop.history.clock import Clock
from empower_desktop.records import Group, Person
from empower_desktop.workspace import Workspace, importing, questions
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.rivals_gone import still_asked
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import added, by_hand, filled_in_by, once_done, taken_out, typed
from tests.workspace.hand_edited import Village, answer_all, codes, foretold, merged, recorded_once, venue, village
from tests.workspace.test_late_answers import answered, asked_in_excel

__all__ = ["recorded_once", "village"]
OpenWork = Callable[..., Workspace]


def names(work: Workspace) -> list[str]:
    return sorted(str(each.name) for each in work.all(Person))


def test_an_answer_goes_with_the_file_that_asks_once_the_one_that_asked_first_was_taken_back(budi: Workspace, village: Village) -> None:
    merged(budi, village.file)
    code = budi.store.digest()
    first, second = (
        str(merged(budi, village.edited(name, taken_out("person", village.person), *more)).merge)
        for name, more in (("a.xlsx", ()), ("b.xlsx", (village.at("Balai RW"),)))
    )
    unmerge(budi, first)
    assert [(each.asked.code, each.asked.file) for each in open_questions(budi)] == [("missing", "b.xlsx")]
    answer_all(budi, "yes")
    assert names(budi) == []
    unmerge(budi, second)
    assert (budi.store.digest(), names(budi), codes(budi)) == (code, ["Suminah"], [])


@pytest.mark.parametrize(("reply", "left"), [("ya", []), ("tidak", ["Suminah"])])
def test_an_answer_stays_while_another_save_of_the_answers_gives_it_too(
    reply: str, left: list[str], budi: Workspace, village: Village, tmp_path: Path
) -> None:
    merged(budi, village.edited("a.xlsx", taken_out("person", village.person), taken_out("group", village.group)))
    some = answered(asked_in_excel(budi, tmp_path / "k.xlsx"), "some.xlsx", Suminah=reply, Melati="")
    every = answered(some, "all.xlsx", Suminah=reply, Melati="ya")
    merges = [str(merged(budi, file).merge) for file in (some, every)]
    assert codes(budi) == []
    unmerge(budi, merges[0])
    assert (names(budi), codes(budi)) == (left, [])
    unmerge(budi, merges[1])
    assert (names(budi), codes(budi)) == (["Suminah"], ["missing", "missing"])


def test_a_question_whose_answer_another_file_brings_too_does_not_wait_again(
    budi: Workspace, village: Village, open_work: OpenWork, tmp_path: Path
) -> None:
    rina, file = open_work("rina", hour=10), village.edited("a.xlsx", taken_out("person", village.person))
    merged(rina, file)
    answer_all(rina, "yes")
    export(rina, tmp_path / "rina.xlsx")
    merged(budi, file)
    reply = answered(asked_in_excel(budi, tmp_path / "k.xlsx"), "reply.xlsx", Suminah="ya")
    merges = [str(merged(budi, each).merge) for each in (reply, by_hand(tmp_path / "rina.xlsx", village.at("Balai RW")))]
    unmerge(budi, merges[0])
    assert (names(budi), codes(budi)) == ([], [])
    unmerge(budi, merges[1])
    assert (names(budi), codes(budi)) == (["Suminah"], ["missing"])


@pytest.mark.parametrize("with_answers", [False, True])
def test_a_file_that_was_taken_back_does_not_ask_anew_what_another_file_answers(
    with_answers: bool, budi: Workspace, village: Village, tmp_path: Path
) -> None:
    file = village.edited("a.xlsx", taken_out("person", village.person))
    merged(budi, village.file)
    merge = str(merged(budi, file).merge)
    reply = answered(asked_in_excel(budi, tmp_path / "k.xlsx"), "reply.xlsx", Suminah="ya")
    answering = str(merged(budi, reply).merge)
    unmerge(budi, merge)
    assert (names(budi), codes(budi)) == ([], [])
    files = (file, reply) if with_answers else (file,)
    before = foretold(budi, *files)
    told = merged(budi, *files)
    assert told.files == tuple(map(once_done, before.files))
    assert (names(budi), codes(budi), [each.questions for each in told.files]) == ([], [], [()] * len(files))
    unmerge(budi, answering)
    assert (names(budi), codes(budi)) == (["Suminah"], ["missing"])


@pytest.mark.parametrize(("is_answered", "year"), [(False, 2026), (True, 2026), (False, 2031)])
def test_what_was_asked_beside_an_earlier_copy_is_asked_on_by_another_copy_that_says_the_same_whatever_the_clock_said(
    is_answered: bool, year: int, budi: Workspace, village: Village
) -> None:
    rename = typed("group", village.group, name="KWT Mawar")
    copies = [
        ("1.xlsx", village.at("Balai RW"), rename, added("person", name="Parjo")),
        ("2.xlsx", village.at("Balai RT"), added("person", name="Parjono")),
        ("3.xlsx", village.at("Balai RT"), added("person", name="Parjono"), typed("person", village.person, hamlet="Dusun I")),
    ]
    right, budi.clock = budi.clock, Clock(lambda: datetime(year, 11, 24, 9, tzinfo=UTC))
    merged(budi, village.edited(*copies[0]))
    budi.clock = right
    second, third = (str(merged(budi, village.edited(*copy)).merge) for copy in copies[1:])
    asked = ["back_at_base", "merged_before", "merged_before"]
    assert (codes(budi), venue(budi, village)) == (asked, "Balai RW")
    if is_answered:
        answer_all(budi, "yes")
    unmerge(budi, second)
    assert {each.asked.file for each in open_questions(budi)} <= {"3.xlsx"}
    assert codes(budi) == ([] if is_answered else asked)
    if not is_answered:
        answer_all(budi, "yes")
    assert (venue(budi, village), names(budi), budi.all(Group)[0].name) == ("Balai RT", ["Parjono", "Suminah"], "KWT Melati")
    unmerge(budi, third)
    assert (venue(budi, village), names(budi), codes(budi)) == ("Balai RW", ["Parjo", "Suminah"], [])


def test_a_new_row_is_not_taken_away_from_under_a_correction_that_was_refused_so_that_no_half_of_it_can_come(
    budi: Workspace, village: Village
) -> None:
    first, second = (
        str(merged(budi, village.edited(f"{hamlet}.xlsx", added("person", name="Tumirah", hamlet=hamlet))).merge)
        for hamlet in ("Dusun I", "Dusun II")
    )
    answer_all(budi, "no")
    with pytest.raises(Problem) as refusal:
        unmerge(budi, first)
    assert (refusal.value.code, refusal.value.place.file) == ("built_upon", "Dusun II.xlsx")
    for merge in (second, first):
        unmerge(budi, merge)
    assert (names(budi), codes(budi)) == ([], [])


def test_a_correction_that_was_refused_is_asked_again_once_what_was_kept_instead_is_taken_back(budi: Workspace, village: Village) -> None:
    merged(budi, village.file)
    first = str(merged(budi, village.edited("1.xlsx", village.at("Balai RW"))).merge)
    merged(budi, village.edited("2.xlsx", village.at("Balai RT"), taken_out("person", village.person)))
    answer_all(budi, "no")
    unmerge(budi, first)
    assert (venue(budi, village), codes(budi)) == ("Balai", ["merged_before"])
    answer_all(budi, "yes")
    assert venue(budi, village) == "Balai RT"


@pytest.mark.parametrize("is_answered", [False, True])
def test_a_row_that_another_copy_holds_too_comes_in_place_of_the_one_that_is_taken_back(
    is_answered: bool, budi: Workspace, village: Village
) -> None:
    merged(budi, village.file)
    row = (added("person", name="Parjo", sex="L"), added("attendance", meeting="Musdus", person="Parjo", presence="hadir"))
    first = str(merged(budi, village.edited("1.xlsx", row[0])).merge)
    copy = village.edited("2.xlsx", filled_in_by("Bu Tuti"), *(row[:1] if is_answered else row))
    second = str(merged(budi, copy).merge)
    assert codes(budi) == ["another_name"]
    if is_answered:
        answer_all(budi, "same")
    unmerge(budi, first)
    assert (names(budi), codes(budi)) == (["Parjo", "Suminah"], [])
    code = budi.store.digest()
    unmerge(budi, second)
    assert (names(budi), codes(budi)) == (["Suminah"], [])
    merged(budi, copy)
    assert budi.store.digest() == code


def test_a_row_of_which_another_copy_says_less_comes_in_place_of_the_one_that_is_taken_back(budi: Workspace, village: Village) -> None:
    copies = [(1960, "Balai"), ("entah", "Balai"), (1960, "Balai RW")]
    first, _, third = (
        str(merged(budi, village.edited(f"{at}.xlsx", added("person", name="Parjo", birth_year=year), village.at(where))).merge)
        for at, (year, where) in enumerate(copies)
    )
    unmerge(budi, first)
    assert [each.birth_year for each in budi.all(Person) if each.name == "Parjo"] == [1960]
    unmerge(budi, third)
    assert [each.birth_year for each in budi.all(Person) if each.name == "Parjo"] == [None]


def test_an_odd_row_that_another_copy_holds_too_is_offered_with_it_once_the_first_is_taken_back(budi: Workspace, village: Village) -> None:
    row = added("person", name="Karto", consent="lisan")
    first = str(merged(budi, village.edited("1.xlsx", row)).merge)
    copy = village.edited("2.xlsx", filled_in_by("Bu Tuti"), row)
    merged(budi, copy)
    answer_all(budi, "same")
    unmerge(budi, first)
    assert names(budi) == ["Suminah"]
    (offered,) = foretold(budi, copy).files[0].proposals
    assert (offered.is_odd, offered.change.fields["name"]) == (True, "Karto")


def test_nobody_is_asked_to_put_back_what_is_gone_with_the_merge_that_brought_it(budi: Workspace, village: Village) -> None:
    merged(budi, village.file)
    first, second = (
        str(merged(budi, village.edited(f"{at}.xlsx", village.at("Balai RW"), *more)).merge)
        for at, more in enumerate(((typed("group", village.group, name="KWT Mawar"),), ()))
    )
    merged(budi, village.edited("back.xlsx", added("person", name="Parjo")))
    assert codes(budi) == ["back_at_base", "back_at_base"]
    unmerge(budi, first)
    assert ([each.asked.kind for each in open_questions(budi)], venue(budi, village)) == (["meeting"], "Balai RW")
    unmerge(budi, second)
    assert (codes(budi), venue(budi, village), names(budi)) == ([], "Balai", ["Parjo", "Suminah"])


def test_of_two_rows_that_may_be_one_that_is_taken_back_the_first_comes_and_the_other_is_asked_about(
    budi: Workspace, village: Village
) -> None:
    merged(budi, village.file)
    code = budi.store.digest()
    row = (added("person", name="Parjo", sex="L"), added("attendance", meeting="Musdus", person="Parjo", presence="hadir"))
    copies = [village.edited(f"{at}.xlsx", filled_in_by(who), *row) for at, who in enumerate(("Pak Dar", "Bu Tuti", "Pak Joko"))]
    merges = [str(merged(budi, copy).merge) for copy in copies]
    unmerge(budi, merges[0])
    assert (names(budi), codes(budi)) == (["Parjo", "Suminah"], ["another_name"])
    [asked] = [each.asked for each in open_questions(budi)]
    assert (asked.file, asked.message.values["name"]) == ("2.xlsx", "Bu Tuti")
    answer_all(budi, "another")
    assert (names(budi), codes(budi)) == (["Parjo", "Parjo", "Suminah"], [])
    for merge in merges[1:]:
        unmerge(budi, merge)
    assert (budi.store.digest(), codes(budi)) == (code, [])


def test_what_the_first_copy_to_come_did_not_ask_is_not_asked_in_its_name_once_a_later_one_is_taken_back(
    budi: Workspace, village: Village, open_work: OpenWork, tmp_path: Path
) -> None:
    rina = open_work("rina", hour=10)
    merged(rina, village.edited("a.xlsx", added("person", name="Parjo")))
    export(rina, tmp_path / "rina.xlsx")
    merged(budi, tmp_path / "rina.xlsx")
    merged(budi, village.edited("b.xlsx", village.at("Balai RW")))
    assert codes(budi) == []
    later = str(merged(budi, village.edited("c.xlsx", village.at("Balai RW"), typed("group", village.group, name="KWT Mawar"))).merge)
    assert codes(budi) == ["row_gone"]
    unmerge(budi, later)
    assert codes(budi) == []


def asked_now(work: Workspace) -> list[str]:
    return [work.language(each.asked.message) for each in still_asked(work)]


def test_a_value_that_was_asked_beside_one_that_was_undone_is_said_anew_until_that_comes_again(budi: Workspace, village: Village) -> None:
    merged(budi, village.file)
    copies = [village.edited(f"{at}.xlsx", village.at(at)) for at in ("Balai RW", "Balai RT")]
    first, _ = (str(merged(budi, copy).merge) for copy in copies)
    said = "“Tempat” was merged from this export before as “Balai RW”; now it is “Balai RT”. Take the new one?"
    assert asked_now(budi) == [said]
    unmerge(budi, first)
    assert asked_now(budi) == [
        "“Tempat” is “Balai RT” in this copy of the export. “Balai RW”, which was merged from it before, was undone since. Take it?"
    ]
    merged(budi, copies[0])
    assert asked_now(budi) == [said]
    unmerge(budi, str(budi.store.merges()[0].id))
    answer_all(budi, "yes")
    assert (venue(budi, village), asked_now(budi)) == ("Balai RT", [])


def test_whom_a_list_may_mean_is_asked_of_those_that_are_here(open_work: OpenWork, tmp_path: Path) -> None:
    budi = open_work("budi")
    files = []
    for name, hamlet in (("sari", "Dusun I"), ("rina", "Dusun II")):
        with_one = open_work(name, hour=10)
        save(with_one, Person, {"name": "Siti Aminah", "sex": "P", "area": "33.02.10.2003", "hamlet": hamlet})
        files.append(export(with_one, tmp_path / f"{name}.xlsx").result.file)
    merges = [str(merged(budi, file).merge) for file in files]
    (tmp_path / "list.csv").write_text("Nama,L/P,Desa\nSiti Aminah,P,Kaliori\nWati,P,Kaliori\n", encoding="utf-8")
    importing.apply(budi, tmp_path / "list.csv", "person")
    (asked,) = still_asked(budi)
    assert [each.code == "new" for each in asked.asked.choices] == [False, False, True]
    unmerge(budi, merges[0])
    (asked,) = still_asked(budi)
    assert ["Dusun II" in budi.language(each.label) for each in asked.asked.choices] == [True, False]
    unmerge(budi, merges[1])
    assert still_asked(budi) == []
    with pytest.raises(Problem) as refusal:
        questions.answer(budi, asked.asked.id, asked.asked.choices[0].code)
    assert refusal.value.code == "undone_since"
    merged(budi, *files)
    assert len(still_asked(budi)[0].asked.choices) == 3
