"""The recap as a workbook: it works itself out, draws with Excel's own charts, and says no more than the paper does."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.chart.reference import Reference
from python_calamine import CalamineWorkbook

from empower_desktop.launch.command import main
from tests.launch.village_on_paper import MEN, VILLAGE, WOMEN
from tests.libreoffice import edited_by_libreoffice

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell

    from tests.launch.conftest import Seat

HALF_YEAR = ("--from", "2026-01-01", "--to", "2026-06-30", "--area", VILLAGE)


@pytest.fixture
def village(village: Seat) -> Seat:
    """The village, told in Indonesian."""
    return village.speaking("id")


@pytest.fixture(scope="module")
def recap(half_year: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of its half-year, which all that read it share."""
    folder = tmp_path_factory.mktemp("recap")
    shutil.copytree(half_year, folder / "sari")
    file = folder / "rekap.xlsx"
    assert main(["--data", str(folder / "sari"), "--lang", "id", "report", str(file), *HALF_YEAR]) == 0
    return file


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where LibreOffice lays its profile out, once."""
    return tmp_path_factory.mktemp("office")


def texts(book: Workbook) -> Iterator[str]:
    for sheet in book:
        for row in sheet.iter_rows(values_only=True):
            yield from (str(cell) for cell in row if cell is not None)


def told_of(file: Path, sheet: str, figure: str) -> list[object]:
    rows = CalamineWorkbook.from_path(file).get_sheet_by_name(sheet).to_python()
    return next(row for row in rows if figure in row)


def test_its_sheets_are_those_that_the_cover_names_and_lead_to(recap: Path) -> None:
    book = load_workbook(recap)
    cover = book["Baca dulu"]
    named = [cell.value for (cell,) in cover["B1:B60"] if cell.hyperlink]
    assert named == book.sheetnames[1:]
    assert {"Ringkasan", "Corong", "Swadaya", "Janji", "Per kelompok", "Cara menghitung"} <= set(named)
    assert not [sheet for sheet in book if sheet.sheet_state != "visible"]


def test_every_share_is_a_formula_of_the_cells_before_it_and_shows_its_value_on_a_phone_too(recap: Path) -> None:
    written = load_workbook(recap)["Ringkasan"]
    row = next(cells for cells in written.iter_rows() if cells[1].value == "Diprakarsai warga")
    assert row[4].value == f"=C{row[4].row}/D{row[4].row}"
    shown = told_of(recap, "Ringkasan", "Diprakarsai warga")
    assert shown[4] == pytest.approx(shown[2] / shown[3])  # type: ignore[operator]  # both are numbers


def test_libreoffice_works_out_what_the_workbook_says(recap: Path, office: Path) -> None:
    again = edited_by_libreoffice(recap, "book.calculateAll()", office)
    before, after = load_workbook(recap, data_only=True), load_workbook(again, data_only=True)
    formulas = load_workbook(recap)
    found = [cell for sheet in formulas for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(found) > 20
    for cell in found:
        place = (cell.parent.title, cell.coordinate)
        assert after[place[0]][place[1]].value == pytest.approx(before[place[0]][place[1]].value), place


def test_a_changed_cell_changes_its_share(recap: Path, office: Path) -> None:
    row = next(cells for cells in load_workbook(recap)["Ringkasan"].iter_rows() if cells[1].value == "Diprakarsai warga")[0].row
    act = f'book.Sheets.getByName("Ringkasan").getCellRangeByName("C{row}").Value = 0'
    changed = load_workbook(edited_by_libreoffice(recap, act, office), data_only=True)["Ringkasan"]
    assert changed[f"E{row}"].value == 0


def test_its_charts_are_excels_own_and_draw_the_cells_of_their_sheet(recap: Path) -> None:
    book = load_workbook(recap)
    charts = [(sheet.title, chart) for sheet in book for chart in sheet._charts]
    assert {"Corong", "Keputusan", "Swadaya", "Janji"} <= {name for name, _ in charts}
    for name, chart in charts:
        for series in chart.series:
            assert Reference(range_string=series.val.numRef.f).sheetname == f"'{name}'" or name in series.val.numRef.f


def test_it_names_nobody_and_shows_no_small_number_of_people_who_need_shelter(village: Seat, tmp_path: Path) -> None:
    file = tmp_path / "donor.xlsx"
    told = village("report", str(file), *HALF_YEAR, "--no-names")
    assert (told.status, told.out) == (0, f"{file}\n")
    said = " ".join(texts(load_workbook(file)))
    assert [name for name in (*WOMEN, *MEN, "Sari") if name in said] == []
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", said)
    poor = next(row for row in load_workbook(file, data_only=True)["Corong"].iter_rows(values_only=True) if "Warga miskin" in row)
    assert poor is not None
    assert "disembunyikan" in said


def test_groups_stand_by_village_and_name(recap: Path) -> None:
    rows = CalamineWorkbook.from_path(recap).get_sheet_by_name("Per kelompok").to_python()[2:]
    names = [(str(row[0]), str(row[1]).casefold()) for row in rows if row[1]]
    assert names == sorted(names)


def test_another_ending_is_refused_before_anything_is_read(village: Seat, tmp_path: Path) -> None:
    told = village("report", str(tmp_path / "rekap.ods"))
    assert told.status == 2
    assert ".xlsx atau .pdf" in told.err


def test_it_tells_what_became_of_each_matter_on_sheets_of_its_own(recap: Path) -> None:
    book = load_workbook(recap)
    problems = list(book["Masalah dan usulan"].iter_rows(values_only=True))
    gate = next(row for row in problems if row[1] and "Pintu air rusak" in str(row[1]))
    assert str(gate[3]).startswith("Selesai pada 2 Mei 2026 oleh ")
    (demand,) = [row for row in book["Tuntutan"].iter_rows(values_only=True) if row[2] and "Dinas Pengairan" in str(row[2])]
    assert "Keputusan kepala dinas" in str(demand[3])
    assert any("Pengaduan dan pendampingan hukum: n<5" in text for text in texts(book))
    fund = next(row for row in book["Swadaya"].iter_rows(values_only=True) if row[:2] == ("KWT Melati Lestari", 6))
    assert fund[2:5] == (750_000, 200_000, 0)
    assert {"Jadwal jaga ditulis dan ditempel", "“Saya, Karmini, memilih sendiri bibitnya”"} <= set(texts(book))
    assert "Dari masalah ke hasil" not in book.sheetnames  # only the recap of one group follows its matters


def test_the_matters_of_a_group_stand_each_under_its_own_bold_line(village: Seat, tmp_path: Path) -> None:
    file = tmp_path / "kelompok.xlsx"
    village("report", str(file), *HALF_YEAR[:4], "--group", "KWT Melati Lestari")
    sheet = load_workbook(file)["Dari masalah ke hasil"]
    (head,) = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("Masalah: Pintu air rusak")]
    assert head.font.bold
    assert f"A{head.row}:D{head.row}" in {str(each) for each in sheet.merged_cells.ranges}
    assert [sheet.cell(head.row + at, 2).value for at in range(1, 5)] == ["Keputusan", "Usulan", "Audiensi/dengar pendapat", "Pembelajaran"]


def test_no_chart_is_cut_by_a_page(recap: Path) -> None:
    for sheet in load_workbook(recap):
        breaks = [each.id for each in sheet.row_breaks.brk]
        for chart in sheet._charts:
            top = chart.anchor._from.row + 1
            assert not [row for row in breaks if top <= row < top + 17], sheet.title


def test_a_group_has_as_many_decisions_in_its_row_as_in_its_figures(sari: Seat, typed: Callable[[str], None], tmp_path: Path) -> None:
    """Also those that it only proposed, and that a meeting of the village took."""
    lines = [
        {"do": "add", "kind": "group", "as": "g", "fields": {"name": "KWT Melati", "group_type": "kwt", "area": VILLAGE}},
        {
            "do": "add",
            "kind": "proposal",
            "as": "p",
            "fields": {
                "title": "Jalan setapak",
                "proposed_on": "2026-02-01",
                "proposer_type": "kelompok",
                "area": VILLAGE,
                "proposer_group": "@g",
            },
        },
        {
            "do": "add",
            "kind": "decision",
            "fields": {
                "statement": "Jalan setapak dibangun",
                "decided_on": "2026-03-01",
                "proposer_type": "kelompok",
                "method": "musyawarah_mufakat",
                "final_decider": "musyawarah_desa",
                "participation_level": "kolaborasi",
                "area": VILLAGE,
                "proposal": "@p",
            },
        },
    ]
    typed("\n".join(json.dumps(line) for line in lines))
    assert sari("batch").status == 0
    file = tmp_path / "rekap.xlsx"
    assert sari.speaking("id")("report", str(file), *HALF_YEAR).status == 0
    assert told_of(file, "Per kelompok", "KWT Melati")[4] == 1


def test_levels_and_ways_of_deciding_are_stacked_by_quarter_and_add_up(recap: Path) -> None:
    sheet = load_workbook(recap)["Keputusan"]
    stacked = {chart.title.tx.rich.p[0].r[0].t: chart for chart in sheet._charts if chart.grouping == "stacked"}
    assert {"Tingkat partisipasi per triwulan", "Cara memutuskan per triwulan"} <= set(stacked)
    values = load_workbook(recap, data_only=True)["Keputusan"]
    (head,) = [row[0].row for row in values.iter_rows() if row[0].value == "Cara memutuskan per triwulan"]
    quarters = [[cell.value for cell in row] for row in values.iter_rows(min_row=head + 2, max_row=head + 4)]
    assert [row[0] for row in quarters] == ["Triwulan 1 2026", "Triwulan 2 2026", "Semua"]
    assert quarters[2][1] == quarters[0][1] + quarters[1][1] > 0


def test_no_chart_is_of_nothing_and_no_total_is_a_bar_beside_its_months(recap: Path) -> None:
    values, book = load_workbook(recap, data_only=True), load_workbook(recap)
    assert [chart for sheet in book for chart in sheet._charts]
    for sheet in book:
        for chart in sheet._charts:
            held = [cell.value for each in chart.series for cell in cells_of(values, each.val.numRef.f)]
            assert any(isinstance(value, int | float) and value for value in held), sheet.title
            axis = chart.series[0].cat
            names = [cell.value for cell in cells_of(values, axis.numRef.f if axis.numRef else axis.strRef.f)]
            assert "Semua" not in names[:1] + names[-1:], sheet.title


def test_figures_of_which_nothing_is_recorded_stand_together_in_one_line_each(recap: Path) -> None:
    rows = [row[0] for row in CalamineWorkbook.from_path(recap).get_sheet_by_name("Keputusan").to_python()]
    assert rows[rows.index("Belum ada data") + 1 :][:2] == ["Angka", "Anak tangga Arnstein"]


def cells_of(book: Workbook, reference: str) -> list[Cell]:
    name, _, place = reference.rpartition("!")
    found = book[name.strip("'")][place]
    return [cell for row in found for cell in row] if isinstance(found, tuple) else [found]
