"""Lists that come again with more rows, as a roll does each month: what was said of a row holds for it, and nobody is there twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.launch.lists_by_command import foretold
from tests.own_lists import listed

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

_HEAD = (["DAFTAR ANGGOTA KWT MELATI"], ["Desa Kaliori"], ["No", "Nama", "L/P", "Dusun"])
_FIRST = (("Tumini", "P", "Krajan"), ("Sumina", "P", "Krajan"), ("Tumini", "P", "Kulon"))


class Rolls:
    """The roll of a group in whose village somebody known has a name like one of the roll."""

    def __init__(self, sari: Seat, folder: Path) -> None:
        self.sari, self.folder, self._written = sari, folder, 0
        sari.add("group", "name=KWT Melati", "group_type=kwt", "area=33.02.10.2003")
        self.suminah = sari.add("person", "name=Suminah", "sex=P", "area=33.02.10.2003")

    def take(self, *rows: tuple[str, ...], head: tuple[list[str], ...] = _HEAD, kind: str = "membership") -> Any:
        self._written += 1
        numbered = ([number, *row] for number, row in enumerate(rows, 1))
        file = listed(self.folder, *head, *numbered, name=f"daftar{self._written}.xlsx")
        return self.sari("import", str(file), "--as", kind, "--json").json

    def answer(self, **answers: str) -> None:
        for waiting in self.sari.json("questions"):
            self.sari.json("answer", waiting["question"], answers[waiting["code"]])

    @property
    def names(self) -> list[str]:
        return sorted(one["fields"]["name"] for one in self.sari.json("list", "person"))


@pytest.fixture
def rolls(sari: Seat, tmp_path: Path) -> Rolls:
    return Rolls(sari, tmp_path)


def asked(told: Any) -> list[tuple[str, str]]:
    return [(each["code"], each["cell"]) for each in told["questions"]]


@pytest.mark.parametrize("answer", ["different", "same"])
def test_a_roll_that_grew_is_asked_no_more_about_rows_that_were_answered(rolls: Rolls, answer: str) -> None:
    assert asked(rolls.take(*_FIRST)) == [("same_person", "B6"), ("name_alike", "B5")]
    rolls.answer(same_person=answer, name_alike=rolls.suminah)
    before = rolls.names
    assert before == (["Suminah", "Tumini", "Tumini"] if answer == "different" else ["Suminah", "Tumini"])
    told = rolls.take(("Aminah", "P", "Wetan"), *_FIRST[::-1], ("Painem", "P", "Wetan"))
    assert (asked(told), told["new"], rolls.names) == ([], 2, sorted([*before, "Aminah", "Painem"]))


def test_somebody_said_to_be_new_is_that_person_in_a_longer_roll(rolls: Rolls) -> None:
    rolls.take(*_FIRST)
    rolls.answer(same_person="different", name_alike="new")
    assert asked(rolls.take(*_FIRST, ("Painem", "P", "Wetan"))) == []
    assert rolls.names == ["Painem", "Sumina", "Suminah", "Tumini", "Tumini"]


def test_what_waits_for_an_answer_is_asked_once_however_often_a_roll_grows(rolls: Rolls) -> None:
    rolls.take(*_FIRST)
    for more in (1, 2):
        told = rolls.take(*_FIRST, *[("Painem", "P", "Wetan"), ("Aminah", "P", "Wetan")][:more])
        assert (asked(told), told["new"]) == ([], 1)
    rolls.answer(same_person="same", name_alike=rolls.suminah)
    assert rolls.names == ["Aminah", "Painem", "Suminah", "Tumini"]


def test_a_row_of_a_longer_roll_that_says_something_else_is_asked_about(rolls: Rolls) -> None:
    rolls.take(*_FIRST)
    rolls.answer(same_person="different", name_alike=rolls.suminah)
    told = rolls.take(_FIRST[0], ("Sumina", "P", "Wetan"), _FIRST[2], ("Painem", "P", "Wetan"))
    assert ("several_known", "B5") in asked(told)  # hers is that name too by now, but she lives in another hamlet


def test_rows_that_say_the_same_as_another_one_are_asked_about_once_more(rolls: Rolls) -> None:
    rolls.take(*_FIRST)
    rolls.answer(same_person="different", name_alike=rolls.suminah)
    told = rolls.take(*_FIRST, _FIRST[1])
    assert {cell for _, cell in asked(told)} >= {"B5", "B7"}


def test_an_answer_that_was_taken_back_with_its_roll_is_not_heard_in_a_longer_one(rolls: Rolls) -> None:
    first = rolls.take(*_FIRST)
    rolls.answer(same_person="different", name_alike=rolls.suminah)
    rolls.sari.json("unmerge", first["import"])
    assert asked(rolls.take(*_FIRST, ("Painem", "P", "Wetan"))) == [("same_person", "B6"), ("name_alike", "B5")]


def test_an_answer_that_was_given_with_its_roll_and_taken_back_with_it_is_not_heard_in_a_longer_one(rolls: Rolls) -> None:
    file = listed(rolls.folder, *_HEAD, *([number, *row] for number, row in enumerate(_FIRST, 1)), name="first.xlsx")
    said = {"name_alike": rolls.suminah, "same_person": "different"}
    asks = foretold(rolls.sari, str(file), "membership")["questions"]
    answers = rolls.folder / "answers.json"
    answers.write_text(json.dumps({each["question"]: said[each["code"]] for each in asks}), "utf-8")
    first = rolls.sari("import", str(file), "--as", "membership", "--answers", str(answers), "--json").json
    assert first["questions"] == []
    rolls.sari.json("unmerge", first["import"])
    assert asked(rolls.take(*_FIRST, ("Painem", "P", "Wetan"))) == [("same_person", "B6"), ("name_alike", "B5")]


def test_the_same_row_of_another_group_is_asked_about(rolls: Rolls) -> None:
    rolls.take(*_FIRST)
    rolls.answer(same_person="different", name_alike=rolls.suminah)
    told = rolls.take(*_FIRST, head=(["DAFTAR ANGGOTA KWT MAWAR"], *_HEAD[1:]))
    assert [code for code, _ in asked(told)].count("same_person") == 1


def test_a_longer_list_of_one_meeting_hears_what_was_answered_and_that_of_another_day_does_not(rolls: Rolls) -> None:
    def head(day: str) -> tuple[list[str], ...]:
        return ["DAFTAR HADIR RAPAT KWT MELATI"], ["Desa Kaliori"], [f"Tanggal : {day} Maret 2026"], _HEAD[-1]

    rolls.take(*_FIRST, head=head("2"), kind="attendance")
    rolls.answer(same_person="different", name_alike="new", area_of_group="leave")
    more = (*_FIRST, ("Painem", "P", "Wetan"))
    assert asked(rolls.take(*more, head=head("2"), kind="attendance")) == []
    assert [code for code, _ in asked(rolls.take(*more, head=head("9"), kind="attendance"))].count("same_person") == 1


def test_the_same_row_of_another_group_of_that_name_is_asked_about_where_the_roll_names_no_village(rolls: Rolls) -> None:
    first, head = rolls.sari.json("list", "group")[0]["id"], (_HEAD[0], _HEAD[2])
    rolls.take(*_FIRST, head=head)
    rolls.answer(same_person="different", name_alike=rolls.suminah)
    other = rolls.sari.add("group", "name=KWT Melati", "group_type=kwt", "area=33.02.10.2004")
    file = listed(rolls.folder, *head, *([number, *row] for number, row in enumerate(_FIRST, 1)), [4, "Painem", "P"], name="other.xlsx")
    for group, is_asked in ((first, False), (other, True)):
        asks = [each["question"] for each in foretold(rolls.sari, str(file), "membership")["questions"] if each["code"] == "several_known"]
        answers = rolls.folder / "answers.json"
        answers.write_text(json.dumps({asks[0]: group}), "utf-8")
        told = foretold(rolls.sari, str(file), "membership", "--answers", str(answers))
        assert ([code for code, _ in asked(told)].count("same_person") == 1) is is_asked
        assert (told["new"] == 4) is is_asked


def test_the_same_row_of_another_list_is_asked_about_where_nothing_says_of_what_the_lists_are(rolls: Rolls) -> None:
    head = (["MUSYAWARAH WARGA"], ["No", "Nama", "L/P"])
    assert asked(rolls.take(("Suminah", "P"), head=head, kind="person")) == [("known_elsewhere", "B3")]
    rolls.answer(known_elsewhere="same")
    assert asked(rolls.take(("Suminah", "P"), ("Painem", "P"), head=head, kind="person")) == [("known_elsewhere", "B3")]


@pytest.mark.parametrize("answer", ["P", "L"])
def test_the_sex_that_is_answered_for_a_whole_roll_is_of_those_of_whom_none_is_known(rolls: Rolls, answer: str) -> None:
    rolls.sari.add("person", "name=Paijo", "sex=L", "area=33.02.10.2003")
    head, rows = (
        (_HEAD[0], ["Desa Kaliori Kecamatan Kalibagor"], ["No", "Nama", "Jabatan"]),
        (("Suminah", "Ketua"), ("Paijo", "Sekretaris")),
    )
    told = rolls.take(*rows, ("Painem", "Anggota"), head=head)
    [asked_sex] = [each["question"] for each in told["questions"] if each["code"] == "sex_missing"]
    rolls.sari.json("answer", asked_sex, answer)
    sexes = {one["fields"]["name"]: one["fields"]["sex"] for one in rolls.sari.json("list", "person")}
    assert (sexes, rolls.names) == ({"Suminah": "P", "Paijo": "L", "Painem": answer}, ["Paijo", "Painem", "Suminah"])
    assert len(rolls.sari.json("list", "membership")) == 3
    longer = listed(rolls.folder, *head, *([number, *row] for number, row in enumerate((*rows, ("Wati", "Anggota")), 1)), name="baru.xlsx")
    [asked_sex] = [
        each["question"] for each in foretold(rolls.sari, str(longer), "membership")["questions"] if each["code"] == "sex_missing"
    ]
    (rolls.folder / "a.json").write_text(json.dumps({asked_sex: answer}), "utf-8")
    rolls.sari("import", str(longer), "--as", "membership", "--answers", str(rolls.folder / "a.json"))
    assert rolls.sari.json("questions") == []
