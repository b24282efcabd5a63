"""Whom a list means: what is not certain is asked, with answers that can be told apart, and asked once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.errors import Problem
from empower_desktop.records import Person
from empower_desktop.workspace import Workspace, importing, merging
from empower_desktop.workspace.importing import Imported
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.kept_questions import answered, open_questions
from empower_desktop.workspace.questions import answer, reopen
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge
from tests.people import change
from tests.workspace.melati import COLUMNS, KALIORI, asked, attended, known, melati_at, people, taken, words


@pytest.fixture
def work(open_work: Callable[..., Workspace]) -> Workspace:
    return melati_at(open_work("sari"))


@pytest.mark.parametrize(
    ("written", "bearers"),
    [
        ("Karsono", ["Karsono Hadi"]),
        ("Karsono Hadi Wibowo", ["Karsono Hadi"]),
        ("Pak Muh. Yusuf", ["Muhammad Yusuf", "Moh. Yusuf"]),
        ("Soeparno", ["Suparno"]),
    ],
)
def test_a_name_like_one_of_the_same_village_is_asked_about_and_nobody_is_joined_unasked(
    work: Workspace, tmp_path: Path, written: str, bearers: list[str]
) -> None:
    ids = [known(work, each) for each in bearers]
    known(work, "Wagiman")
    imported = taken(work, attended(tmp_path, (written, "L")))
    [ask] = asked(imported, "name_alike")
    assert (ask.cell, ask.default) == ("B5", "")
    assert sorted(option.code for option in ask.options) == sorted([*ids, "new"])
    assert len(people(work)) == len(bearers) + 2
    [waiting] = [each for each in open_questions(work) if each.asked.code == "name_alike"]
    assert waiting.asked.record
    answer(work, waiting.asked.id, ids[0])
    assert len(people(work)) == len(bearers) + 1


def test_people_of_one_name_are_offered_with_what_tells_them_apart(work: Workspace, tmp_path: Path) -> None:
    known(work, "Siti Aminah", "P", birth_year=1971, hamlet="RT 01")
    one, other = (known(work, "Siti Aminah", "P", phone=phone) for phone in ("081200000011", "081200000022"))
    twin = known(work, "Siti Aminah", "P")
    known(work, "Siti Aminah", "P")
    [group] = work.store.rows("group")
    change(work, "membership", group=group.id, person=one)
    [ask] = asked(taken(work, attended(tmp_path, ("Siti Aminah", "P"))), "several_known")
    told = dict(zip([option.code for option in ask.options], words(work, ask), strict=True))
    assert len(set(told.values())) == 6
    assert any("1971" in text and "RT 01" in text for text in told.values())
    assert "KWT Melati" in told[one]
    assert "…022" in told[other]
    assert "known since" in told[twin]


def test_everybody_of_exactly_the_name_is_offered_also_the_ninth(work: Workspace, tmp_path: Path) -> None:
    everybody = [known(work, "Siti Aminah", "P", birth_year=year) for year in range(1960, 1969)]
    file = attended(tmp_path, ("Siti Aminah", "P"))
    [ask] = asked(taken(work, file), "several_known")
    assert sorted(option.code for option in ask.options) == sorted([*everybody, "new"])
    answer(work, ask.id, ask.options[8].code)
    assert len(people(work)) == 9


def test_the_same_list_again_asks_nothing_that_was_answered(work: Workspace, tmp_path: Path) -> None:
    karsono = known(work, "Karsono Hadi")
    twins = [known(work, "Siti Aminah", "P", birth_year=year) for year in (1960, 1980)]
    file = attended(tmp_path, ("Karsono", "L"), ("Siti Aminah", "P"), ("Wagiyem", "P"))
    foretold: Imported = importing.preview(work, file, "attendance").result
    [alike], [several] = asked(foretold, "name_alike"), asked(foretold, "several_known")
    [area] = asked(foretold, "area_of_group")
    first = taken(work, file, {alike.id: karsono, several.id: twins[1], area.id: KALIORI})
    assert (first.waits, open_questions(work)) == (False, [])
    again = taken(work, file)
    assert (again.merge, again.waits, open_questions(work)) == ("", False, [])
    assert people(work) == ["Karsono Hadi", "Siti Aminah", "Siti Aminah", "Wagiyem"]


def test_the_village_of_a_known_group_is_proposed_and_taken_when_it_is_said(work: Workspace, tmp_path: Path) -> None:
    imported = taken(work, attended(tmp_path, ("Wagiyem", "P")))
    [ask] = asked(imported, "area_of_group")
    assert (ask.default, ask.entry.partition(":")[0], ask.field) == (KALIORI, "meeting", "area")
    assert [row.fields.get("area") for row in work.store.rows("meeting")] == [None]
    answer(work, ask.id, KALIORI)
    assert [row.fields.get("area") for row in work.store.rows("meeting")] == [KALIORI]


def test_a_list_that_nobody_signed_may_be_one_of_those_invited(work: Workspace, tmp_path: Path) -> None:
    imported = taken(work, attended(tmp_path, ("Wagiyem", "P"), columns=[*COLUMNS, "Tanda tangan"]))
    [ask] = asked(imported, "signature_empty")
    assert [option.code for option in ask.options] == ["hadir", "diundang", "tidak_dicatat"]
    assert [row.fields["presence"] for row in work.store.rows("attendance")] == ["tidak_dicatat"]
    answer(work, ask.id, "diundang")
    assert [(row.fields["presence"], row.fields.get("invited")) for row in work.store.rows("attendance")] == [("tidak_dicatat", True)]


def test_undoing_a_list_speaks_of_the_list_and_not_of_a_merge(work: Workspace, tmp_path: Path) -> None:
    imported = taken(work, attended(tmp_path, ("Partini", "P")))
    assert work.language(unmerge(work, imported.merge).text) == "List undone: what came with it is gone again"
    assert not work.store.rows("person")


def test_undoing_a_list_says_that_what_came_back_in_a_workbook_meanwhile_stays(
    work: Workspace, open_work: Callable[..., Workspace], tmp_path: Path
) -> None:
    imported = taken(work, attended(tmp_path, ("Partini", "P")))
    for sender, receiver in ((work, budi := open_work("budi")), (budi, work)):
        merging.apply(receiver, [export(sender, tmp_path / f"{sender.author.name}.xlsx").result.file])
    told = work.language(unmerge(work, imported.merge).text)
    assert told == "List undone: what came with it is gone again, but for what other files bring too"
    assert len(work.store.rows("person")) == 1


def test_a_list_that_cannot_be_undone_says_who_of_it_was_joined(work: Workspace, tmp_path: Path) -> None:
    imported = taken(work, attended(tmp_path, ("Partini", "P"), ("Suminah", "P")))
    one, other = sorted(work.store.rows("person"), key=lambda row: row.title)
    join(work, Person, one.id, other.id)
    with pytest.raises(Problem) as refused:
        unmerge(work, imported.merge)
    said = work.language(refused.value.message)
    assert "“Partini” and “Suminah” were joined" in said
    assert refused.value.place.record in (one.id, other.id)


def test_titles_are_said_before_a_name_without_signs_between_them(work: Workspace, tmp_path: Path) -> None:
    taken(work, attended(tmp_path, ("Bu Hj. Partini", "P")))
    [person] = work.store.rows("person")
    assert (person.fields["titles"], person.title) == ("Bu; Hj.", "Bu Hj. Partini")


def test_what_was_answered_with_the_list_is_told_in_words_and_asked_again_only_with_it(work: Workspace, tmp_path: Path) -> None:
    known(work, "Karsono Hadi")
    file = attended(tmp_path, ("Karsono", "L"))
    (ask,) = asked(importing.preview(work, file, "attendance").result, "name_alike")
    taken(work, file, {ask.id: ask.options[0].code})
    (kept,) = answered(work)
    assert kept.came_answered
    assert kept.chosen is not None
    assert work.language(kept.chosen.label) == words(work, ask)[0]
    with pytest.raises(Problem, match="hadir"):
        reopen(work, ask.id)
    assert ask.id not in {each.asked.id for each in open_questions(work)}


def who(work: Workspace, imported: Imported) -> dict[int, str]:
    """Give the person of each row."""
    names = {row.row: name for row in imported.understood.rows for name in row.entries if name.startswith("person:")}
    return {row: imported.ids[name] for row, name in names.items()}


PHONES = [*COLUMNS, "HP"]


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_rows_of_one_name_the_one_with_the_known_phone_number_is_meant_wherever_it_stands(
    work: Workspace, tmp_path: Path, turned: bool
) -> None:
    siti = known(work, "Siti Aminah", "P", phone="081234567801")
    rows: list[tuple[str, ...]] = [("Siti Aminah", "P"), ("Budi", "L"), ("Siti Aminah", "P", "081234567801")]
    imported = taken(work, attended(tmp_path, *(reversed(rows) if turned else rows), columns=PHONES))
    by_phone, without = (5, 7) if turned else (7, 5)
    assert who(work, imported)[by_phone] == siti
    assert [ask.cell for ask in asked(imported, "several_known")] == [f"B{without}"]
    assert len(people(work)) == 3


def test_where_two_rows_of_one_name_may_be_the_one_who_is_known_both_are_asked_about(work: Workspace, tmp_path: Path) -> None:
    siti = known(work, "Siti Aminah", "P")
    file = attended(tmp_path, ("Siti Aminah", "P"), ("Budi", "L"), ("Siti Aminah", "P"), columns=COLUMNS)
    imported = taken(work, file)
    asks = asked(imported, "several_known")
    assert [ask.cell for ask in asks] == ["B5", "B7"]
    assert siti not in who(work, imported).values()
    answer(work, asks[1].id, siti)
    again = taken(work, file)
    assert (again.merge, len(people(work)), len(set(who(work, again).values()))) == ("", 3, 3)


def test_a_phone_number_on_two_rows_makes_neither_of_them_the_one_who_is_known(work: Workspace, tmp_path: Path) -> None:
    siti = known(work, "Siti Aminah", "P", phone="081234567801")
    rows: list[tuple[str, ...]] = [("Siti Aminah", "P", "081234567801"), ("Siti Aminah", "P"), ("Siti Aminah", "P", "081234567801")]
    imported = taken(work, attended(tmp_path, *rows, columns=PHONES))
    assert [ask.cell for ask in asked(imported, "several_known")] == ["B5", "B6", "B7"]
    assert siti not in who(work, imported).values()


def test_two_of_one_name_are_not_both_made_the_one_who_is_known_from_elsewhere_by_one_answer(work: Workspace, tmp_path: Path) -> None:
    for name in ("Siti Aminah", "Wagiyem"):
        change(work, "person", "", name=name, sex="P")
    file = attended(tmp_path, ("Siti Aminah", "P"), ("Wagiyem", "P"), ("Siti Aminah", "P"))
    imported = taken(work, file)
    assert [ask.cell for ask in asked(imported, "several_known")] == ["B5", "B7"]
    assert [ask.cell for ask in asked(imported, "known_elsewhere")] == ["B6"]


@pytest.mark.parametrize(
    ("written", "said", "then"),
    [
        ("Budi, Wagiman", "two", ["Budi", "Wagiman"]),
        ("Budi, Sang Pemersatu", "one", ["Budi"]),
        ("Hj. Siti, S.Pd, Ani", "two", ["Ani", "Siti"]),
    ],
)
def test_a_comma_between_names_may_part_two_people_and_nobody_is_taken_until_somebody_says_so(
    work: Workspace, tmp_path: Path, written: str, said: str, then: list[str]
) -> None:
    imported = taken(work, attended(tmp_path, (written, ""), ("Wagiyem", "P")))
    [ask] = asked(imported, "two_people_in_cell")
    assert (ask.cell, ask.default, people(work)) == ("B5", "", ["Wagiyem"])
    answer(work, ask.id, said)
    assert people(work) == [*then, "Wagiyem"]
    assert [row.fields["presence"] for row in work.store.rows("attendance")] == ["hadir"] * (len(then) + 1)


def test_what_stands_behind_a_name_and_is_no_title_is_kept_as_a_remark(work: Workspace, tmp_path: Path) -> None:
    taken(work, attended(tmp_path, ("Joko, RT 03", "L"), ("Siti, S.Pd, Kader", "P")))
    assert sorted((row.fields["name"], row.fields.get("titles")) for row in work.store.rows("person")) == [("Joko", None), ("Siti", "S.Pd")]
    assert sorted(str(row.fields["remark"]) for row in work.store.rows("attendance")) == ["Kader", "RT 03"]


def test_what_is_remarked_of_one_of_two_people_in_a_cell_is_kept(work: Workspace, tmp_path: Path) -> None:
    taken(work, attended(tmp_path, ("Paijo (RT 1) / Ani (wakil RT 2/RW 3)", "L/P")))
    assert people(work) == ["Ani", "Paijo"]
    assert sorted(str(row.fields["remark"]) for row in work.store.rows("attendance")) == ["RT 1", "wakil RT 2/RW 3"]


def test_what_stands_behind_a_name_is_named_as_left_out_where_no_field_holds_it(work: Workspace, tmp_path: Path) -> None:
    file = attended(tmp_path, ("Joko, RT 03", "L"), ("Siti", "P"))
    imported = importing.preview(work, file, "membership").result
    assert ("B5", "Remarks, for which there is no field") in [(left.cell, work.language(left.why)) for left in imported.understood.left]


def test_whom_a_row_was_answered_to_mean_it_means_for_good_whoever_has_the_phone_number_by_then(work: Workspace, tmp_path: Path) -> None:
    siti, namesake = known(work, "Siti Aminah", "P"), known(work, "Siti Aminah", "P")
    file = attended(tmp_path, ("Siti Aminah", "P", "081234567801"), columns=PHONES)
    [ask] = asked(importing.preview(work, file, "attendance").result, "several_known")
    taken(work, file, {ask.id: siti})
    change(work, "person", siti, phone="081234567802")
    change(work, "person", namesake, phone="081234567801")
    again = taken(work, file)
    assert (again.merge, who(work, again), len(work.store.rows("attendance"))) == ("", {5: siti}, 1)
    join(work, Person, siti, namesake)
    assert (taken(work, file).merge, len(work.store.rows("attendance"))) == ("", 1)
