"""What lists no people by their names is never taken for people: a row of an office or a family, and whole tables of other things."""

from __future__ import annotations

import csv
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
