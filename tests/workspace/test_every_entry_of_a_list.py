"""Every amount and every mark of a list arrives: none replaces another because both would have the same name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.workspace import Workspace, importing
from empower_desktop.workspace.importing import Imported
from empower_desktop.workspace.questions import answer
from tests.own_lists import listed
from tests.people import change

MONTHS = ["A3:A4", "B3:B4", "C3:C4", "D3:E3"]


@pytest.fixture
def work(open_work: Callable[..., Workspace]) -> Workspace:
    return open_work("sari")


def taken(work: Workspace, file: Path, kind: str, answers: Mapping[str, str]) -> Imported:
    """Take in a list, its questions answered by their codes."""
    foretold: Imported = importing.preview(work, file, kind).result
    given = {ask.id: answers[ask.code] for ask in foretold.asks if ask.code in answers}
    found: Imported = importing.apply(work, file, kind, answers=given).result
    return found


def amounts(work: Workspace) -> list[object]:
    return sorted(row.fields["amount"] for row in work.store.rows("contribution"))  # type: ignore[type-var]  # whole numbers


def marks(work: Workspace) -> list[str]:
    return sorted(str(row.fields["presence"]) for row in work.store.rows("attendance"))


def test_two_loans_of_one_person_on_two_rows_both_arrive(work: Workspace, tmp_path: Path) -> None:
    rows = [1, "Siti", "P", 500000], [2, "Ani", "P", 300000], [3, "Siti", "P", 750000]
    file = listed(tmp_path, ["DAFTAR PINJAMAN KWT MELATI"], [], ["No", "Nama", "L/P", "Pinjaman"], *rows)
    taken(work, file, "contribution", {"same_person": "same"})
    assert (amounts(work), len(work.store.rows("person"))) == ([300000, 500000, 750000], 2)
    assert taken(work, file, "contribution", {}).merge == ""


def test_savings_of_one_person_on_two_rows_both_arrive(work: Workspace, tmp_path: Path) -> None:
    head = ["DAFTAR SIMPANAN KWT MELATI TAHUN 2026"], [], ["No", "Nama", "L/P", "Simpanan"], [None, None, None, "Januari", "Februari"]
    rows = [1, "Siti", "P", 10000, 20000], [2, "Ani", "P", 30000, 40000], [3, "Siti", "P", 15000, 5000]
    taken(work, listed(tmp_path, *head, *rows, merged=MONTHS), "contribution", {"same_person": "same", "day_missing": "last"})
    assert amounts(work) == [5000, 10000, 15000, 20000, 30000, 40000]


def test_savings_below_two_headings_of_the_same_words_both_arrive(work: Workspace, tmp_path: Path) -> None:
    head = ["DAFTAR SIMPANAN KWT MELATI"], [], ["No", "Nama", "L/P", "Simpanan", "Simpanan"]
    taken(work, listed(tmp_path, *head, [1, "Siti", "P", 10000, 20000], [2, "Ani", "P", 30000, 40000]), "contribution", {})
    assert amounts(work) == [10000, 20000, 30000, 40000]


WEEKS = ["A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:G3"]


def test_the_weeks_of_one_month_are_not_those_of_another(work: Workspace, tmp_path: Path) -> None:
    head = ["REKAP HADIR KWT MELATI TAHUN 2026"], [], ["No", "Nama", "L/P", "Januari", None, "Februari"], [None] * 3 + ["M1", "M2"] * 2
    rows = [1, "Budi", "L", "H", "H", "A", "A"], [2, "Joko", "L", "H", "A", "A", "H"], [3, "Ani", "P", "H", "H", "I", "H"]
    file = listed(tmp_path, *head, *rows, merged=WEEKS)
    taken(work, file, "attendance", {})
    assert len(work.store.rows("meeting")) == 4
    assert marks(work) == ["alpa"] * 4 + ["hadir"] * 7 + ["izin"]
    assert taken(work, file, "attendance", {}).merge == ""


def test_two_meetings_below_headings_of_the_same_words_stay_two(work: Workspace, tmp_path: Path) -> None:
    head = ["REKAP HADIR KWT MELATI TAHUN 2026"], [], ["No", "Nama", "L/P", "12 Maret", "12 Maret"]
    taken(work, listed(tmp_path, *head, [1, "Budi", "L", "H", "A"], [2, "Ani", "P", "H", "H"]), "attendance", {"year_from_title": "2026"})
    assert marks(work) == ["alpa", "hadir", "hadir", "hadir"]


def test_a_mark_of_one_of_two_rows_of_a_person_is_not_lost_to_the_blank_of_the_other(work: Workspace, tmp_path: Path) -> None:
    head = ["REKAP HADIR KWT MELATI TAHUN 2026"], [], ["No", "Nama", "L/P", "12 Maret", "9 April"]
    rows = [1, "Siti", "P", "H", None], [2, "Ani", "P", "H", "H"], [3, "Siti", "P", None, "I"]
    taken(work, listed(tmp_path, *head, *rows), "attendance", {"same_person": "same", "year_from_title": "2026"})
    assert marks(work) == ["hadir", "hadir", "hadir", "izin"]


def test_a_mark_with_three_decimals_is_named_as_too_exact_and_never_becomes_thousands(work: Workspace, tmp_path: Path) -> None:
    rows = [1, "Siti", "P", 50, 83.125], [2, "Ani", "P", 62.5, 90]
    head = (["DAFTAR HADIR PELATIHAN BOKASHI"], ["Senin, 2 Maret 2026"], [], ["No", "Nama", "L/P", "Pre Test", "Post Test"])
    found = taken(work, listed(tmp_path, *head, *rows), "participation", {"scale": "0-100"})
    scores = [(row.fields.get("pre_score"), row.fields.get("post_score")) for row in work.store.rows("participation")]
    assert sorted(scores, key=repr) == [("50", None), ("62.5", "90")]
    assert [problem.place.cell for problem in found.problems] == ["E5"]


def test_what_a_mark_out_of_another_whole_may_mean_can_be_kept_as_it_is_proposed(work: Workspace, tmp_path: Path) -> None:
    rows = [1, "Siti", "P", "25/32"], [2, "Ani", "P", "1/3"], [3, "Umi", "P", 90]
    head = (["DAFTAR HADIR PELATIHAN BOKASHI"], ["Senin, 2 Maret 2026"], [], ["No", "Nama", "L/P", "Post Test"])
    file = listed(tmp_path, *head, *rows)
    foretold: Imported = importing.preview(work, file, "participation").result
    given = {ask.id: ask.options[0].code for ask in foretold.asks if ask.code in ("scale", "score_out_of_scale")}
    found: Imported = importing.apply(work, file, "participation", answers=given).result
    assert sorted(str(row.fields.get("post_score")) for row in work.store.rows("participation")) == ["33.33", "78.12", "90"]
    assert found.problems == ()


@pytest.mark.parametrize(("heading", "unticked"), [("Hadir", "alpa"), ("Tanda tangan", "tidak_dicatat")])
def test_a_box_that_is_not_ticked_is_no_presence(work: Workspace, tmp_path: Path, heading: str, unticked: str) -> None:
    rows = [1, "Siti", "P", True], [2, "Ani", "P", False], [3, "Umi", "P", True]
    head = (["DAFTAR HADIR RAPAT"], ["Senin, 2 Maret 2026"], [], ["No", "Nama", "L/P", heading])
    taken(work, listed(tmp_path, *head, *rows), "attendance", {})
    assert marks(work) == sorted(["hadir", "hadir", unticked])


def test_a_formula_that_failed_names_nobody_and_is_said_with_its_cell(work: Workspace, tmp_path: Path) -> None:
    head = (["DAFTAR HADIR RAPAT"], ["Senin, 2 Maret 2026"], [], ["No", "Nama", "L/P", "Dusun", "Keterangan"])
    rows = [1, "Siti", "P", "#REF!", "#N/A"], [2, "#REF!", "P", "Krajan"], [3, "#NAME?", "L"], [4, "Ani", "#VALUE!", "Krajan"]
    found = taken(work, listed(tmp_path, *head, *rows), "attendance", {})
    people = {str(row.fields["name"]): (row.fields.get("sex"), row.fields.get("hamlet")) for row in work.store.rows("person")}
    assert people == {"Siti": ("P", None), "Ani": ("tidak_dicatat", "Krajan")}
    assert [row.fields.get("remark") for row in work.store.rows("attendance")] == [None, None]
    assert {problem.place.cell for problem in found.problems} == {"D5", "E5", "B6", "B7", "C8"}


def test_a_formula_that_failed_in_a_register_is_said_with_its_cell(work: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "mitra.csv"
    file.write_text("Nama;Jenis mitra\n#REF!;Bank\nToko Sari Rasa;#N/A\n", "utf-8")
    found = taken(work, file, "partner", {})
    assert [row.fields.get("name") for row in work.store.rows("partner")] in ([None, "Toko Sari Rasa"], ["Toko Sari Rasa", None])
    assert {problem.place.cell for problem in found.problems} == {"A2", "B3"}


def test_what_a_second_row_of_a_member_says_otherwise_is_named_as_not_taken(work: Workspace, tmp_path: Path) -> None:
    head = (["DAFTAR ANGGOTA KWT MELATI"], [], ["No", "Nama", "L/P", "No Anggota", "Tanggal masuk", "Jabatan"])
    rows = [1, "Siti", "P", "007", "13/02/2020", "Ketua"], [2, "Siti", "P", "008", "14/03/2021", "Bendahara"]
    found = taken(work, listed(tmp_path, *head, *rows), "membership", {"same_person": "same"})
    [member] = [row.fields for row in work.store.rows("membership")]
    assert len({left.cell for left in found.understood.left}) == 3
    at = {left.cell[1:] for left in found.understood.left}
    kept = {"5": ("007", "2020-02-13", "ketua"), "4": ("008", "2021-03-14", "bendahara")}
    assert (member["member_no"], member["start_on"], member["role"]) == kept[at.pop()]
    assert not at


def test_money_for_the_journey_of_a_second_row_of_somebody_is_named_as_not_taken(work: Workspace, tmp_path: Path) -> None:
    head = (["DAFTAR HADIR RAPAT"], ["Senin, 2 Maret 2026"], [], ["No", "Nama", "L/P", "Uang transport"])
    file = listed(tmp_path, *head, [1, "Siti", "P", 50000], [2, "Siti", "P", 75000])
    found = taken(work, file, "attendance", {"same_person": "same"})
    assert len([left for left in found.understood.left if left.cell in ("D5", "D6")]) == 1


def test_a_ticked_box_among_amounts_is_no_rupiah(work: Workspace, tmp_path: Path) -> None:
    head = (["SIMPANAN KWT MELATI 2026"], [], ["No", "Nama", "L/P", "Januari", "Februari"])
    file = listed(tmp_path, *head, [1, "Siti", "P", 10000, True], [2, "Ani", "P", 20000, 5000], [3, "Umi", "P", None, 6000])
    found = taken(work, file, "contribution", {})
    assert amounts(work) == [5000, 6000, 10000, 20000]
    assert [problem.place.cell for problem in found.problems] == ["E4"]


def test_a_village_of_somebody_that_nobody_knows_is_said_with_its_cells(work: Workspace, tmp_path: Path) -> None:
    file = listed(tmp_path, ["No", "Nama", "L/P", "Desa"], [1, "Siti", "P", "Kaliorri"], [2, "Ani", "P", "Antah Berantah"], [3, "Umi", "P"])
    found = taken(work, file, "person", {})
    assert [(ask.cell, ask.message.values["place"]) for ask in found.asks if ask.code == "area_unknown"] == [
        ("D2:D3", "Kaliorri, Antah Berantah")
    ]


def test_what_two_sheets_say_otherwise_of_one_group_that_is_known_is_asked(work: Workspace, tmp_path: Path) -> None:
    change(work, "group", name="KWT Melati", group_type="kwt")
    book = Workbook()
    for title, day in (("KWT MELATI", "2 Maret 2010"), ("KELOMPOK WANITA TANI MELATI", "4 Mei 2012")):
        sheet = book.create_sheet()
        for row in ([f"DAFTAR ANGGOTA {title}"], [f"Berdiri: {day}"], [], ["No", "Nama", "L/P"], [1, f"Siti {day[-1]}", "P"]):
            sheet.append(row)
    book.save(tmp_path / "anggota.xlsx")
    found = taken(work, tmp_path / "anggota.xlsx", "membership", {})
    assert [row.fields.get("formed_on") for row in work.store.rows("group")] == ["2010-03-02"]
    [ask] = [ask for ask in found.asks if ask.code == "value_differs"]
    answer(work, ask.id, "take")
    assert [row.fields.get("formed_on") for row in work.store.rows("group")] == ["2012-05-04"]


def test_a_ticked_box_is_no_money_for_the_journey_and_no_figure_of_a_register(work: Workspace, tmp_path: Path) -> None:
    head = (["DAFTAR HADIR RAPAT"], ["Senin, 2 Maret 2026"], [], ["No", "Nama", "L/P", "Uang transport"])
    found = taken(work, listed(tmp_path, *head, [1, "Siti", "P", True], [2, "Ani", "P", 50000]), "attendance", {})
    paid = [row.fields.get("transport_paid") for row in work.store.rows("attendance")]
    assert sorted(paid, key=repr) == [50000, None]
    assert [(left.cell, left.why.values["text"]) for left in found.understood.left] == [("D5", "☑")]
    rows = ["2 Maret 2026", "Bantuan tunai", True], ["3 Maret 2026", "Bantuan tunai", 12]
    found = taken(work, listed(tmp_path, ["Tanggal", "Topik", "Perempuan terjangkau"], *rows), "outreach", {})
    reached = [row.fields.get("reached_female") for row in work.store.rows("outreach")]
    assert (sorted(reached, key=repr), [problem.place.cell for problem in found.problems]) == ([12, None], ["C2"])


def test_how_long_somebody_took_part_is_what_the_list_says_and_only_else_worked_out_from_the_days(work: Workspace, tmp_path: Path) -> None:
    head = (
        ["DAFTAR HADIR PELATIHAN BOKASHI"],
        ["2 - 3 Maret 2026"],
        ["Lama: 8 jam"],
        [],
        ["No", "Nama", "L/P", "2/3/2026", "3/3/2026", "Jumlah jam"],
    )
    rows = [1, "Siti", "P", "v", "alpa", 3], [2, "Ani", "P", "alpa", "v", None], [3, "Umi", "P", "v", "v", 8]
    taken(work, listed(tmp_path, *head, *rows), "participation", {})
    hours = [row.fields.get("attended_hours") for row in work.store.rows("participation")]
    assert sorted(hours, key=repr) == ["3", "4", "8"]


def test_a_formula_that_failed_in_the_head_of_a_list_is_no_venue_and_is_said_with_its_cell(work: Workspace, tmp_path: Path) -> None:
    head = (["DAFTAR HADIR RAPAT"], ["Senin, 2 Maret 2026"], ["Tempat", "#REF!", "Pukul", "08.00"], ["#N/A"], ["No", "Nama", "L/P"])
    found = taken(work, listed(tmp_path, *head, [1, "Siti", "P"]), "attendance", {})
    assert [(row.fields.get("venue"), row.fields.get("start_time")) for row in work.store.rows("meeting")] == [(None, "08:00")]
    assert {problem.place.cell for problem in found.problems} == {"B3,A4"}


def test_what_two_rows_of_somebody_who_is_known_say_otherwise_of_one_meeting_is_asked(work: Workspace, tmp_path: Path) -> None:
    siti, _ = (change(work, "person", name="Siti", sex="P", hamlet=hamlet) for hamlet in ("Krajan", "Kulon"))
    head = (["DAFTAR HADIR RAPAT"], ["Senin, 2 Maret 2026"], [], ["No", "Nama", "L/P", "Alamat", "Hadir", "Uang transport", "Keterangan"])
    rows = [1, "Siti", "P", "RT 01", "izin", 50000, None], [2, "Siti", "P", "RT 02", "hadir", 75000, "dua"]
    file = listed(tmp_path, *head, *rows)
    found = taken(work, file, "attendance", {"several_known": siti})
    [came] = [row.fields for row in work.store.rows("attendance")]
    assert (came["presence"], came["transport_paid"], came["remark"]) == ("izin", 50000, "dua")
    asks = {ask.field: ask for ask in found.asks if ask.code == "value_differs"}
    assert {"presence", "transport_paid"} <= asks.keys()
    for code in ("presence", "transport_paid"):
        answer(work, asks[code].id, "take")
    [came] = [row.fields for row in work.store.rows("attendance")]
    assert (came["presence"], came["transport_paid"], came["remark"]) == ("hadir", 75000, "dua")
