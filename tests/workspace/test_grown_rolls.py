"""A grown copy of a roll, of savings or of an attendance sheet that corrects a name, an office or a title: it is asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from empower_desktop.workspace import Workspace, importing
from empower_desktop.workspace.questions import answer
from tests.own_lists import listed, taken
from tests.people import change

Rows = Sequence[Sequence[object]]


@pytest.fixture
def work(open_work: Callable[..., Workspace]) -> Workspace:
    return open_work("sari")


def test_a_roll_that_calls_the_chair_a_plain_member_is_asked_about(work: Workspace, tmp_path: Path) -> None:
    head: Rows = [["DAFTAR ANGGOTA KWT MELATI"], [], ["No", "Nama", "L/P", "Jabatan"]]
    taken(work, listed(tmp_path, *head, [1, "Siti", "P", "Ketua"], [2, "Ani", "P", "Anggota"]), "membership")
    later = listed(tmp_path, *head, [1, "Ani", "P", "Ketua"], [2, "Siti", "P", "Anggota"], name="2.xlsx")
    [asked] = [ask for ask in taken(work, later, "membership").asks if ask.waits]
    assert (asked.code, asked.field, asked.cell) == ("value_differs", "role", "D4,D5")
    answer(work, asked.id, "take")
    assert sorted(str(row.fields["role"]) for row in work.store.rows("membership")) == ["anggota", "ketua"]
    assert taken(work, later, "membership").merge == ""
    bare = listed(tmp_path, *head[:2], ["No", "Nama", "L/P"], [1, "Ani", "P"], [2, "Siti", "P"], name="3.xlsx")
    assert [ask for ask in taken(work, bare, "membership").asks if ask.field == "role"] == []


OFFICES: Rows = [["DAFTAR ANGGOTA KWT MELATI"], [], ["No", "Nama", "L/P", "Jabatan"]]
CHAIR, MEMBER = [1, "Siti", "P", "Ketua"], [2, "Ani", "P", "Anggota"]


@pytest.mark.parametrize(
    ("later", "where"),
    [
        ([[1, "Ani", "P", "Ketua"]], "D4"),
        ([MEMBER, [3, "Umi", "P", "Ketua"]], "D5"),
        ([[1, "Siti", "P", "Anggota"], MEMBER, [3, "Umi", "P", "Ketua"]], "D4,D6"),
    ],
)
def test_a_chair_by_a_later_roll_is_asked_about_while_another_one_holds_the_office(
    work: Workspace, tmp_path: Path, later: Rows, where: str
) -> None:
    taken(work, listed(tmp_path, *OFFICES, CHAIR, MEMBER), "membership")
    file = listed(tmp_path, *OFFICES, *later, name="2.xlsx")
    for _ in range(2):
        [asked] = [ask for ask in taken(work, file, "membership").asks if ask.waits]
        assert (asked.code, asked.field, asked.cell) == ("value_differs", "role", where)
        assert [row.fields["role"] for row in work.store.rows("membership")].count("ketua") == 1
    answer(work, asked.id, "take")
    assert [row.fields["role"] for row in work.store.rows("membership")].count("ketua") == 1 + (where != "D4,D6")
    assert taken(work, file, "membership").merge == ""


def test_an_office_that_a_roll_gives_to_two_and_one_that_was_left_are_taken_unasked(work: Workspace, tmp_path: Path) -> None:
    first = taken(work, listed(tmp_path, *OFFICES, [1, "Siti", "P", "Sekretaris"], MEMBER), "membership")
    both = listed(tmp_path, *OFFICES, [1, "Siti", "P", "Sekretaris I"], [2, "Ani", "P", "Sekretaris II"], name="2.xlsx")
    assert [ask for ask in (*first.asks, *taken(work, both, "membership").asks) if ask.waits] == []
    [siti] = [row.id for row in work.store.rows("membership") if "Siti" in work.names.title("membership", row.fields)]
    change(work, "membership", siti, end_on="2026-01-31")
    third = listed(tmp_path, *OFFICES, [1, "Umi", "P", "Sekretaris"], [2, "Ani", "P", "Sekretaris II"], name="3.xlsx")
    assert [ask for ask in taken(work, third, "membership").asks if ask.waits] == []


ROLL: Rows = [["DAFTAR ANGGOTA KWT MELATI DESA KALIORI"], [], ["No", "Nama", "Alamat", "L/P"]]


@pytest.mark.parametrize(
    ("grown", "is_asked"),
    [([[2, "Warsinah", "RT 02", "P"]], True), ([[2, "Warsini", "RT 02", "P"], [3, "Warsinah", "RT 02", "P"]], False)],
)
def test_a_name_that_a_grown_roll_corrects_is_asked_about_and_not_noted_beside_the_old_one(
    work: Workspace, tmp_path: Path, grown: Rows, is_asked: bool
) -> None:
    first = [1, "Suminah", "RT 01", "P"]
    taken(work, listed(tmp_path, *ROLL, first, [2, "Warsini", "RT 02", "P"]), "membership")
    later = taken(work, listed(tmp_path, *ROLL, first, *grown, [9, "Jumini", "RT 02", "P"], name="2.xlsx"), "membership")
    assert any(ask.code == "name_alike" for ask in later.asks) is is_asked


def test_a_name_that_grown_savings_correct_is_asked_about(work: Workspace, tmp_path: Path) -> None:
    head = [["SIMPANAN KWT MELATI DESA KALIORI 2026"], ["No", "Nama", "L/P", "Jan"]]
    rows = [[1, "Suminah", "P", 10000], [2, "Warsini", "P", 10000]]
    taken(work, listed(tmp_path, *head, *rows), "contribution")
    later = taken(work, listed(tmp_path, *head, rows[0], [2, "Warsinah", "P", 10000], name="2.xlsx"), "contribution")
    assert "name_alike" in [ask.code for ask in later.asks]


@pytest.mark.parametrize(("title", "is_asked"), [("RAPAT ANGGOTA KWT MELATI", True), ("ARISAN KWT MELATI", False)])
def test_a_list_whose_title_was_corrected_asks_whether_it_is_of_the_meeting_of_that_day(
    work: Workspace, tmp_path: Path, title: str, is_asked: bool
) -> None:
    rows: Rows = [["Tanggal 5 Juli 2026"], ["Desa Kaliori"], ["No", "Nama", "L/P", "TTD"], [1, "Siti", "P", "v"], [2, "Ani", "P", "v"]]
    taken(work, listed(tmp_path, ["DAFTAR HADIR RAPAT KWT MELATI"], *rows), "attendance")
    file = listed(tmp_path, [f"DAFTAR HADIR {title}"], *rows, name="2.xlsx")
    later = taken(work, file, "attendance")
    asked = [ask for ask in later.asks if ask.code == "row_again"]
    assert (len(asked), len(work.store.rows("meeting"))) == (int(is_asked), 1 if is_asked else 2)
    if asked:
        importing.apply(work, file, "attendance", answers={asked[0].id: "same"})
        assert [row.fields["title"] for row in work.store.rows("meeting")] == ["Rapat Anggota KWT Melati"]


PRESENT: Rows = [["DAFTAR HADIR RAPAT RT 05"], ["Senin, 6 Juli 2026"], [], ["No", "Nama", "L/P", "No HP", "TTD"]]


@pytest.mark.parametrize(
    ("before", "now", "phone", "is_asked"),
    [
        ("Eka Prasetya", "Eko Prasetyo", "", True),
        ("Eka Prasetya", "Joko Purnomo", "081234500002", True),
        ("Eka Prasetya", "Joko Purnomo", "", False),
    ],
)
def test_a_name_that_a_later_list_of_one_meeting_corrects_is_asked_about_also_by_its_number(
    work: Workspace, tmp_path: Path, before: str, now: str, phone: str, is_asked: bool
) -> None:
    first: Rows = [[1, "Suminah", "P", "", "v"]]
    taken(work, listed(tmp_path, *PRESENT, *first, [2, before, "L", phone, "v"]), "attendance")
    later = taken(work, listed(tmp_path, *PRESENT, *first, [2, now, "L", phone, "v"], name="2.xlsx"), "attendance")
    assert any(ask.code == "name_alike" for ask in later.asks) is is_asked
