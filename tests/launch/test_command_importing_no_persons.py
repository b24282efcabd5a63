"""What lists no people by their names is never taken for people: a row of an office or a family, and whole tables of other things."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.own_lists import listed

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

MUSDUS = (
    ["DAFTAR HADIR MUSYAWARAH DUSUN KRAJAN"],
    ["Tanggal : 5 Maret 2026"],
    [],
    ["No", "Nama", "L/P", "Alamat", "Tanda Tangan"],
    [1, "Keluarga Wagino", "L", "RT 01", "ttd"],
    [2, "Kadus Krajan", "L", "RT 01", "ttd"],
    [3, "Ketua RT 03", "L", "RT 03", "ttd"],
    [4, "Tim Desa", "L", "RT 02", "ttd"],
    [5, "Warga RT 02 (12 orang)", "L", "RT 02", "ttd"],
    [6, "Ketut Sari", "P", "RT 01", "ttd"],
)


def written(folder: Path, form: str, *rows: list[object]) -> str:
    """Write a list as a workbook, or as the text of a table."""
    if form == "xlsx":
        return str(listed(folder, *rows))
    file = folder / "daftar.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return str(file)


def names(sari: Seat) -> list[str]:
    return sorted(each["fields"]["name"] for each in sari.json("list", "person"))


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_office_or_a_family_becomes_somebody_only_by_an_answer_though_it_comes_later(sari: Seat, tmp_path: Path, form: str) -> None:
    file = written(tmp_path, form, *MUSDUS)
    told = sari("import", file, "--as", "attendance", "--json").json
    asked = {each["cell"]: each["question"] for each in told["questions"]}
    assert (names(sari), [*asked], [each["cell"] for each in told["problems"]]) == (["Ketut Sari"], ["B5", "B6,B7", "B8"], ["B9"])
    sari.json("answer", asked["B5"], "named")
    sari.json("answer", asked["B6,B7"], "called")
    sari.json("answer", asked["B8"], "leave")
    assert (names(sari), sari.json("questions")) == (["Kadus Krajan", "Ketua RT 03", "Ketut Sari", "Wagino"], [])
    assert len(sari.json("list", "attendance")) == 4
    assert sari("import", file, "--as", "attendance", "--json").json["import"] is None


INVENTORY = (["INVENTARIS KWT MELATI"], [], ["No", "Nama", "Jumlah", "Kondisi"], [1, "Cangkul", 5, "Baik"], [2, "Sabit", 3, "Rusak"])
MOSQUES = (
    ["DAFTAR TEMPAT IBADAH"],
    [],
    ["No", "Nama Masjid", "Alamat", "Keterangan"],
    [1, "Al Huda", "RT 01", ""],
    [2, "At Taqwa", "RT 02", ""],
)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize(("rows", "default"), [(INVENTORY, "things"), (MOSQUES, None)])
@pytest.mark.parametrize("kind", ["attendance", "membership", "participation"])
def test_whether_a_column_that_may_name_things_names_people_is_asked_and_nobody_made_before(
    sari: Seat, tmp_path: Path, kind: str, rows: tuple[list[object], ...], default: str | None, form: str
) -> None:
    file = written(tmp_path, form, *rows)
    told = sari("import", file, "--as", kind, "--json").json
    assert [(each["code"], each["cell"], each["default"]) for each in told["questions"]] == [("whether_people", "B4:B5", default)]
    assert (names(sari), sari.json("list", "meeting"), sari.json("list", "training")) == ([], [], [])
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({told["questions"][0]["question"]: "people"}), "utf-8")
    sari("import", file, "--as", kind, "--json", "--answers", str(answers))
    assert len(names(sari)) == 2


def test_people_beside_what_they_get_or_below_another_word_for_them_are_not_asked_about(sari: Seat, tmp_path: Path) -> None:
    headed = ["No", "Nama Penerima", "Volume", "Satuan"], ["No", "Nama Donatur", "Alamat", "Jumlah"], ["No", "Nama", "L/P", "Satuan"]
    for at, headings in enumerate(headed):
        (folder := tmp_path / str(at)).mkdir()
        file = written(folder, "csv", ["DAFTAR WARGA"], headings, [1, f"Tumini {at}", "P", "kg"], [2, f"Painem {at}", "P", "kg"])
        told = sari("import", file, "--as", "person", "--dry-run", "--json").json
        assert "whether_people" not in {each["code"] for each in told["questions"]}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize(
    ("headings", "row", "kind", "words"),
    [
        (["No", "Nama Barang", "Jumlah", "Kondisi"], [1, "Cangkul", 5, "Baik"], "membership", "Nama Barang"),
        (["No", "Nama Dusun", "Jumlah KK"], [1, "Krajan", 120], "attendance", "Nama Dusun"),
        (["No", "Nama Pupuk", "Satuan", "Harga"], [1, "Urea", "kg", 2500], "participation", "Nama Pupuk"),
        (["No", "Nama Kelompok", "Alamat", "Jumlah Anggota"], [1, "Tani Maju", "Krajan", 20], "membership", "--as group"),
        (["No", "Tanggal", "Kegiatan", "Tempat", "Jumlah Hadir"], [1, "5 Januari 2026", "Rapat", "Balai", 20], "attendance", "one meeting"),
        (
            ["No", "Hari/Tanggal", "Acara", "Tempat", "Peserta"],
            [1, "Senin 5 Januari 2026", "Musdes", "", 40],
            "meeting",
            "one meeting",
        ),
        (["No", "Nama Kegiatan", "Tanggal", "Tempat"], [1, "Kerja bakti", "1 Maret 2026", "Balai"], "attendance", "schedule"),
        (["No", "Tanggal", "Nama Pelatihan", "Tempat"], [1, "5 Januari 2026", "Kompos", "Balai"], "training", "one training"),
        (["Tanggal", "Uraian", "Masuk", "Keluar", "Saldo"], ["5 Januari 2026", "Simpanan", 5000, "", 5000], "contribution", "cash book"),
        (["No", "Tanggal", "Uraian Pekerjaan", "HOK"], [1, "5 Januari 2026", "Gali", 5], "contribution", "days of labour"),
        (["No", "Nama Pekerja", "HOK", "Upah/Hari"], [1, "Slamet", 5, 80000], "contribution", "days of labour"),
    ],
)
def test_a_list_of_something_else_is_refused_with_what_it_seems_to_be_and_what_to_do(
    sari: Seat, tmp_path: Path, headings: list[object], row: list[object], kind: str, words: str, form: str
) -> None:
    told = sari("import", written(tmp_path, form, ["KWT MELATI"], [], headings, row, row), "--as", kind, "--json", "--lang", "en")
    assert (told.status, told.error["code"], words in told.error["message"]) == (4, "no_table", True), told.error["message"]
    assert names(sari) == []
