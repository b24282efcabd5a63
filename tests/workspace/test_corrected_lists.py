"""A corrected list, with a row more than the last one, brings what is new in it and doubles nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from empower_desktop.history.change import Plain
from empower_desktop.records import Contribution
from empower_desktop.store import Row
from empower_desktop.workspace import Workspace, importing
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.known_here import Known
from empower_desktop.workspace.questions import answer
from empower_desktop.workspace.saving import delete
from tests.own_lists import listed, taken
from tests.people import change

Rows = Sequence[Sequence[object]]
MONTHS = ["A4:A5", "B4:B5", "C4:C5", "D4:E4"]
SAVINGS: Rows = [
    ["DAFTAR SIMPANAN ANGGOTA TAHUN 2026"],
    ["Desa Kaliori"],
    [],
    ["No", "Nama", "L/P", "Simpanan"],
    [None, None, None, "Januari", "Februari"],
    [1, "Siti Aminah", "P", 10000, 20000],
    [2, "Ani Lestari", "P", 10000, 20000],
]
NAMES = ("Siti", "Ani")
UMI = [3, "Umi Kalsum", "P", 5000, 5000]
LOANS: Rows = [["DAFTAR PINJAMAN KWT MELATI"], [], ["No", "Nama", "L/P", "Pinjaman"], [1, "Siti", "P", 500000], [2, "Ani", "P", 300000]]
ISSUES: Rows = [
    ["DAFTAR MASALAH"],
    [],
    ["No", "Masalah", "Jenis", "Perkiraan jumlah terdampak"],
    [1, "Air bersih kurang", "Masalah", 40],
    [2, "Jalan rusak", "Masalah", 20],
    [3, "Pasar sepi", "Masalah", None],
]
IRRIGATION = [4, "Irigasi bocor", "Masalah", 10]


@pytest.fixture
def work(open_work: Callable[..., Workspace]) -> Workspace:
    return open_work("sari")


def amounts(work: Workspace) -> list[int]:
    return sorted(int(str(row.fields["amount"])) for row in work.store.rows("contribution"))


def titles(work: Workspace) -> list[str]:
    return sorted(str(row.fields["title"]) for row in work.store.rows("issue"))


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the kind at each look for records of the same values."""
    noted: list[str] = []
    like = Known.like

    def counted(self: Known, kind: str, fields: dict[str, Plain]) -> list[Row]:
        noted.append(kind)
        return like(self, kind, fields)

    monkeypatch.setattr(Known, "like", counted)
    return noted


@pytest.mark.parametrize("day", ["last", "leave"])
def test_savings_that_are_here_are_not_doubled_though_the_list_names_no_group(work: Workspace, tmp_path: Path, day: str) -> None:
    taken(work, listed(tmp_path, *SAVINGS, merged=MONTHS), "contribution", {"day_missing": day})
    later = listed(tmp_path, *SAVINGS, UMI, merged=MONTHS, name="2.xlsx")
    taken(work, later, "contribution", {"known_elsewhere": "same", "day_missing": "last"})
    assert (len(work.store.rows("person")), amounts(work)) == (3, [5000, 5000, 10000, 10000, 20000, 20000])
    assert taken(work, later, "contribution").merge == ""


def test_who_saved_with_a_group_is_known_there_when_the_next_month_comes(work: Workspace, tmp_path: Path) -> None:
    head = ["SIMPANAN WAJIB KWT MELATI TAHUN 2026"]
    for months in (2, 3):
        columns = ["Januari", "Februari", "Maret"][:months]
        file = listed(tmp_path, head, ["No", "Nama", "L/P", *columns], *([n, name, "P", *[5000] * months] for n, name in enumerate(NAMES)))
        found = taken(work, file, "contribution", {"day_missing": "last"})
    assert ([ask.code for ask in found.asks if ask.waits], len(work.store.rows("person")), len(amounts(work))) == ([], 2, 6)


@pytest.mark.parametrize("head", [["Bulan : {} 2026"], ["SIMPANAN DAN TABUNGAN BULAN {} 2026"], ["Periode", "{} 2026"], ["{} 2026"]])
def test_savings_of_the_next_month_are_not_taken_for_those_of_the_last_one(work: Workspace, tmp_path: Path, head: list[str]) -> None:
    for month in ("Maret", "April"):
        said = [text.format(month) for text in head]
        rows = [["No", "Nama", "L/P", "Simpanan Pokok", "Simpanan Wajib"], [1, "Siti", "P", 50000, 10000], [2, "Ani", "P", None, 10000]]
        file = listed(tmp_path, ["BUKU SIMPANAN KWT MELATI"], said, *rows, name=f"{month}.xlsx")
        for _ in range(2):
            taken(work, file, "contribution", {"day_missing": "last"})
    days = sorted(str(row.fields["date"]) for row in work.store.rows("contribution") if row.fields["amount"] == 10000)
    assert (days, amounts(work).count(50000)) == (["2026-03-31", "2026-03-31", "2026-04-30", "2026-04-30"], 1)


def test_what_was_saved_until_a_month_is_of_no_month(work: Workspace, tmp_path: Path) -> None:
    rows = [["No", "Nama", "L/P", "Simpanan Wajib"], [1, "Siti", "P", 10000]]
    taken(work, listed(tmp_path, ["SIMPANAN KWT MELATI S/D BULAN MARET 2026"], *rows), "contribution", {"day_missing": "last"})
    assert [row.fields.get("date") for row in work.store.rows("contribution")] == [None]


def test_two_loans_that_say_the_same_are_two_also_on_the_corrected_list(work: Workspace, tmp_path: Path) -> None:
    twice = [3, "Siti", "P", 500000]
    same = {"same_person": "same"}
    taken(work, listed(tmp_path, *LOANS), "contribution")
    later = listed(tmp_path, *LOANS, twice, name="2.xlsx")
    taken(work, later, "contribution", same)
    assert amounts(work) == [300000, 500000, 500000]
    assert taken(work, later, "contribution", same).merge == ""
    taken(work, listed(tmp_path, *LOANS, twice, [4, "Umi", "P", 100000], name="3.xlsx"), "contribution", same)
    assert amounts(work) == [100000, 300000, 500000, 500000]


def test_a_register_that_names_no_village_brings_only_its_new_row(work: Workspace, tmp_path: Path) -> None:
    taken(work, listed(tmp_path, *ISSUES), "issue")
    second = taken(work, listed(tmp_path, *ISSUES, IRRIGATION, name="2.xlsx"), "issue")
    assert (second.rows.new, second.rows.same, [ask.code for ask in second.asks if ask.code == "row_again"]) == (1, 3, [])
    assert titles(work) == ["Air bersih kurang", "Irigasi bocor", "Jalan rusak", "Pasar sepi"]


def test_rows_of_a_register_that_may_be_those_of_a_village_are_asked_about_and_not_doubled(work: Workspace, tmp_path: Path) -> None:
    taken(work, listed(tmp_path, *ISSUES), "issue")
    [road] = [row.id for row in work.store.rows("issue") if row.title == "Jalan rusak"]
    change(work, "issue", road, area="33.02.10.2003")
    file = listed(tmp_path, *ISSUES, IRRIGATION, name="2.xlsx")
    second = taken(work, file, "issue")
    assert (second.rows.new, [ask.cell for ask in second.asks if ask.code == "row_again"]) == (1, ["A5"])
    [asked] = [each.asked.id for each in open_questions(work) if each.asked.code == "row_again"]
    answer(work, asked, "new")
    assert titles(work) == ["Air bersih kurang", "Irigasi bocor", "Jalan rusak", "Jalan rusak", "Pasar sepi"]


def test_of_two_rows_alike_the_changed_one_is_not_asked_to_be_the_record_of_the_other(work: Workspace, tmp_path: Path) -> None:
    twice = [4, "Jalan rusak", "Masalah", 70]
    taken(work, listed(tmp_path, *ISSUES, twice), "issue")
    taken(work, listed(tmp_path, *ISSUES, [*twice[:3], 75], name="2.xlsx"), "issue", {"row_again": "same"})
    roads = sorted(str(row.fields["affected_count"]) for row in work.store.rows("issue") if row.title == "Jalan rusak")
    assert roads == ["20", "75"]


def test_a_corrected_amount_is_asked_about_and_not_counted_beside_the_old_one(work: Workspace, tmp_path: Path) -> None:
    known = {"day_missing": "last", "known_elsewhere": "same"}
    first = listed(tmp_path, *SAVINGS, merged=MONTHS)
    taken(work, first, "contribution", {"day_missing": "last"})
    corrected = [*SAVINGS[:5], [1, "Siti Aminah", "P", 15000, 20000], SAVINGS[6]]
    second = taken(work, listed(tmp_path, *corrected, merged=MONTHS, name="2.xlsx"), "contribution", known)
    assert ([ask.cell for ask in second.asks if ask.code == "row_again"], amounts(work)) == (["A6"], [10000, 10000, 20000, 20000])
    [asked] = [each.asked.id for each in open_questions(work) if each.asked.code == "row_again"]
    answer(work, asked, "same")
    assert amounts(work) == [10000, 15000, 20000, 20000]
    for old in (first, tmp_path / "2.xlsx"):
        taken(work, old, "contribution", known)
        assert (amounts(work), open_questions(work)) == ([10000, 15000, 20000, 20000], [])


def test_a_saving_that_was_deleted_here_stays_deleted_when_a_longer_list_comes(work: Workspace, tmp_path: Path) -> None:
    taken(work, listed(tmp_path, *SAVINGS, merged=MONTHS), "contribution", {"day_missing": "last"})
    gone = next(row.id for row in work.store.rows("contribution") if row.fields["amount"] == 10000)
    delete(work, Contribution, gone, work.seen(gone))
    later = listed(tmp_path, *SAVINGS, UMI, merged=MONTHS, name="2.xlsx")
    taken(work, later, "contribution", {"known_elsewhere": "same", "day_missing": "last"})
    assert amounts(work) == [5000, 5000, 10000, 20000, 20000]


def test_savings_of_people_who_are_asked_about_are_not_counted_twice_meanwhile(work: Workspace, tmp_path: Path) -> None:
    taken(work, listed(tmp_path, *SAVINGS, merged=MONTHS), "contribution", {"day_missing": "last"})
    later = listed(tmp_path, *SAVINGS, UMI, merged=MONTHS, name="2.xlsx")
    for _ in range(2):
        taken(work, later, "contribution", {"day_missing": "last"})
        assert sum(amounts(work)) == 70000
    waiting = {each.asked.code: each.asked.id for each in open_questions(work)}
    answer(work, waiting["known_elsewhere"], "same")
    answer(work, waiting["row_again"], "leave")
    assert (sum(amounts(work)), taken(work, later, "contribution").merge) == (70000, "")


def test_savings_of_a_namesake_are_noted_once_somebody_says_that_they_are_others(work: Workspace, tmp_path: Path) -> None:
    taken(work, listed(tmp_path, *SAVINGS, merged=MONTHS), "contribution", {"day_missing": "last"})
    taken(work, listed(tmp_path, *SAVINGS, UMI, merged=MONTHS, name="2.xlsx"), "contribution", {"day_missing": "last"})
    waiting = {each.asked.code: each.asked.id for each in open_questions(work)}
    answer(work, waiting["known_elsewhere"], "new")
    answer(work, waiting["row_again"], "new")
    assert sum(amounts(work)) == 130000


def test_the_same_answers_to_all_that_was_proposed_may_come_with_the_same_list_again(work: Workspace, tmp_path: Path) -> None:
    taken(work, listed(tmp_path, *SAVINGS, merged=MONTHS), "contribution", {"day_missing": "last"})
    later = listed(tmp_path, *SAVINGS, UMI, merged=MONTHS, name="2.xlsx")
    given = {ask.id: ask.default for ask in importing.preview(work, later, "contribution").result.asks if ask.options}
    first = importing.apply(work, later, "contribution", answers=given).result
    again = importing.apply(work, later, "contribution", answers=given).result
    assert (first.rows.new, again.rows.same, again.merge) == (1, 3, "")


def test_of_two_rows_that_may_be_one_record_only_one_can_be_written_onto_it(work: Workspace, tmp_path: Path) -> None:
    head, road = ISSUES[:3], [1, "Jalan rusak", "Masalah"]
    taken(work, listed(tmp_path, *head, [*road, 20]), "issue")
    file = listed(tmp_path, *head, [*road, 30], [*road, 40], name="2.xlsx")
    again = [ask for ask in taken(work, file, "issue").asks if ask.code == "row_again"]
    assert [(ask.cell, [option.code for option in ask.options]) for ask in again] == [
        ("A4", ["same", "leave", "new"]),
        ("A5", ["new", "leave"]),
    ]
    importing.apply(work, file, "issue", answers={ask.id: ask.default for ask in again})
    assert sorted(str(row.fields["affected_count"]) for row in work.store.rows("issue")) == ["30", "40"]
    assert taken(work, file, "issue").merge == ""


def test_a_corrected_register_is_looked_for_as_few_times_whether_it_has_three_or_thirty_rows(
    work: Workspace, tmp_path: Path, looks: list[str]
) -> None:
    needed = []
    for many in (3, 30):
        rows = [[at, f"Saluran {many} {at}", "Masalah", at] for at in range(1, many + 1)]
        taken(work, listed(tmp_path, *ISSUES[:3], *rows), "issue")
        looks.clear()
        later = listed(tmp_path, *ISSUES[:3], *rows, [many + 1, f"Irigasi {many}", "Masalah", 10], name="2.xlsx")
        assert importing.preview(work, later, "issue").result.rows.same == many
        needed.append(len(looks))
    assert needed[1] == needed[0] <= 4


def test_rows_of_savings_that_may_be_here_are_counted_as_rows_and_named_by_whose_they_are(work: Workspace, tmp_path: Path) -> None:
    taken(work, listed(tmp_path, *SAVINGS, merged=MONTHS), "contribution", {"day_missing": "last"})
    later = taken(work, listed(tmp_path, *SAVINGS, UMI, merged=MONTHS, name="2.xlsx"), "contribution", {"day_missing": "last"})
    [again] = [ask for ask in later.asks if ask.code == "row_again"]
    names = str(again.message.values["names"]).split("; ")
    assert (again.cell, again.message.values["n"]) == ("A6,A7", 2)
    assert [name.endswith(whose) for name, whose in zip(names, ("Siti Aminah", "Ani Lestari"), strict=True)] == [True, True]


MINUTES: Rows = [
    *(["NOTULEN RAPAT KWT MELATI"], ["Hari/Tanggal : Rabu, 4 Maret 2026"], ["AGENDA"], ["1. Pembukaan"], ["2. Laporan kas"]),
    *(["HASIL KEPUTUSAN"], ["1. Iuran naik jadi Rp 10.000"], ["2. Arisan tanggal 10"]),
    *(["TINDAK LANJUT"], ["No", "Kegiatan", "Penanggung Jawab", "Batas Waktu"]),
    *([1, "Beli bibit", "Ani", "10 Maret 2026"], [2, "Beli pupuk", "Ani", "10 Maret 2026"]),
]


@pytest.mark.parametrize(
    ("row", "said", "kind", "cell"),
    [
        (3, ["1. Pembukaan dan doa"], "agenda_item", "A4"),
        (6, ["1. Iuran naik jadi Rp 15.000"], "decision", "A7"),
        (10, [1, "Beli bibit cabai", "Ani", "10 Maret 2026"], "action", "A11"),
    ],
)
def test_a_corrected_line_of_minutes_is_asked_about_and_not_noted_beside_the_old_one(
    work: Workspace, tmp_path: Path, row: int, said: Sequence[object], kind: str, cell: str
) -> None:
    taken(work, listed(tmp_path, *MINUTES), "meeting")
    before = {each.title for each in work.store.rows(kind)}
    second = taken(work, listed(tmp_path, *MINUTES[:row], said, *MINUTES[row + 1 :], name="2.xlsx"), "meeting")
    assert [ask.cell for ask in second.asks if ask.code == "row_again"] == [cell]
    assert {each.title for each in work.store.rows(kind)} == before
    [asked] = [each.asked.id for each in open_questions(work) if each.asked.code == "row_again"]
    answer(work, asked, "same")
    assert len(work.store.rows(kind)) == 2
    assert {each.title for each in work.store.rows(kind)} - before == {str(said[1] if kind == "action" else said[0]).removeprefix("1. ")}


def test_a_line_more_in_minutes_is_new_whatever_it_moves(work: Workspace, tmp_path: Path) -> None:
    taken(work, listed(tmp_path, *MINUTES), "meeting")
    longer = [*MINUTES[:4], ["2. Doa"], ["3. Laporan kas"], *MINUTES[5:], [3, "Beli cangkul", "Ani", "10 Maret 2026"]]
    second = taken(work, listed(tmp_path, *longer, name="2.xlsx"), "meeting")
    assert [ask for ask in second.asks if ask.code == "row_again"] == []
    assert [len(work.store.rows(kind)) for kind in ("agenda_item", "decision", "action")] == [3, 2, 3]
