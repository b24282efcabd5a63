from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from empower_desktop import __version__
from empower_desktop.errors import Trouble
from empower_desktop.history.change import Change
from empower_desktop.history.digest import data_code, digest
from empower_desktop.language import Language
from empower_desktop.shipped import RESOURCES
from empower_desktop.workbook.reading import incoming, logged_digest, read_workbook
from empower_desktop.workbook.writing import spare_ids, write_workbook
from tests.workbook import village
from tests.workbook.grid import grids

INDONESIAN = Language("id", RESOURCES / "translations")
ENGLISH = Language("en")


def of_any_version(text: str) -> str:
    """Leave out what changes with every release."""
    return text.replace(f"| app_version | {__version__} |", "| app_version | … |")


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    path = tmp_path / "SARI_2026-04-06_no17.xlsx"
    assert write_workbook(path, village.outgoing(), INDONESIAN)
    return path


def test_every_sheet_is_as_reviewed(exported: Path, golden: Callable[[str, str], None]) -> None:
    for name, text in grids(exported).items():
        golden(f"ekspor_{name.strip('_').replace(' ', '_').lower()}.md", of_any_version(text))


def test_a_shared_copy_is_as_reviewed(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    path = tmp_path / "berbagi.xlsx"
    assert write_workbook(path, village.shared(), INDONESIAN)
    found = grids(path)
    golden("berbagi.md", of_any_version("\n".join(text for name, text in found.items() if name != "_kamus")))


def test_a_shared_copy_bears_no_number_so_that_nobody_looks_for_the_one_before_it(tmp_path: Path) -> None:
    path = tmp_path / "berbagi.xlsx"
    write_workbook(path, village.shared(), INDONESIAN)
    workbook = load_workbook(path)
    cover = [str(cell.value) for row in workbook["Baca dulu"].iter_rows() for cell in row if cell.value is not None]
    assert not [text for text in cover if "17" in text or "16" in text]
    assert "tanpa nomor: salinan untuk dibaca tidak dihitung sebagai kiriman" in cover
    assert workbook["Pertemuan"].oddFooter.right.text == "Untuk dibaca, dari Sari Wulandari, 6 April 2026"


def test_a_shared_copy_keeps_what_is_private(tmp_path: Path) -> None:
    path = tmp_path / "berbagi.xlsx"
    write_workbook(path, village.shared(), INDONESIAN)
    with zipfile.ZipFile(path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
    for secret in ("Rohmah", "081200000000", "=1+1", "Dusun II", "25000", "1955", "_log", "fields"):
        assert secret not in everything
    assert "Suminah" in everything
    assert "(nama tidak ditampilkan)" in everything


def test_the_same_content_makes_the_same_bytes(exported: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    write_workbook(again, village.outgoing(), INDONESIAN)
    assert again.read_bytes() == exported.read_bytes()


def test_what_was_written_is_told(tmp_path: Path) -> None:
    written = write_workbook(tmp_path / "a.xlsx", village.outgoing(), INDONESIAN)
    assert written is not None
    assert written.records == {"meeting": 2, "attendance": 2, "decision": 1, "action": 1, "training": 1, "group": 1, "person": 3}
    assert written.digest == digest(change.id for change in village.village()) == logged_digest(written.path)
    assert written.changes == 17


def test_the_cover_shows_the_data_code(exported: Path) -> None:
    cover = load_workbook(exported)["Baca dulu"]
    assert cover["C4"].value == data_code(digest(change.id for change in village.village()))
    assert cover["C4"].font.sz == 30


def test_texts_stay_texts_for_other_readers(exported: Path) -> None:
    rows = CalamineWorkbook.from_path(exported).get_sheet_by_name("Orang").to_python(skip_empty_area=False)
    found = dict(zip(rows[0], next(row for row in rows if row[0] == village.SUMINAH), strict=True))
    assert found["Nomor HP"] == "081200000000"
    assert found["Catatan"] == "=1+1 adalah catatan, bukan rumus 😀"
    assert found["Tahun lahir"] == 1955
    sheet = load_workbook(exported)["Orang"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert b"<f>" not in zipfile.ZipFile(exported).read("xl/worksheets/sheet9.xml")


def test_days_and_times_are_real(exported: Path) -> None:
    sheet = load_workbook(exported)["Pertemuan"]
    head = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.cell(2, head["Tanggal"]).value == datetime(2026, 1, 12)
    assert sheet.cell(2, head["Mulai pukul"]).value == time(13, 0)
    assert sheet.cell(2, head["Tanggal"]).number_format == "[$-421]dd mmmm yyyy"


def test_both_other_readers_see_the_same_cells(exported: Path) -> None:
    calamine = CalamineWorkbook.from_path(exported)
    for sheet in load_workbook(exported):
        rows = calamine.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        for cells, values in zip(sheet.iter_rows(), rows, strict=False):
            for cell, value in zip(cells, values, strict=False):
                if isinstance(cell.value, str):
                    assert value == cell.value, f"{sheet.title}!{cell.coordinate}"


def test_hidden_columns_stand_together_at_the_left(exported: Path) -> None:
    sheet = load_workbook(exported)["Pertemuan"]
    heads = [cell.value for cell in sheet[1]]
    assert heads[:7] == ["_id", "_sengketa", "_id:group", "_id:chair", "_id:note_taker", "_id:facilitators", "Nama pertemuan"]
    assert [letter for letter in "ABCDEFG" if sheet.column_dimensions[letter].hidden] == list("ABCDEF")
    assert sheet.freeze_panes == "H2"
    assert sheet.print_title_cols == "$G:$G"
    assert sheet.oddFooter.right.text.endswith(data_code(digest(change.id for change in village.village())))


def test_drop_downs_point_at_their_lists(exported: Path) -> None:
    workbook = load_workbook(exported)
    terms = workbook["_kamus"]
    sheet = workbook["Keputusan"]
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list" and "_kamus" in rule.formula1]
    assert len(lists) > 5
    for rule in lists:
        first, last = re.findall(r"\$L\$(\d+)", rule.formula1)
        names = {terms.cell(row, 10).value for row in range(int(first), int(last) + 1)}
        labels = {terms.cell(row, 12).value for row in range(int(first), int(last) + 1)}
        assert len(names) == 1
        letters = {str(area).split(":")[0].rstrip("0123456789") for area in rule.sqref.ranges}
        shown = {sheet[f"{letter}2"].value for letter in letters} - {None}
        assert shown <= labels
    for each in workbook:
        for rule in each.data_validations.dataValidation:
            assert len(rule.prompt or "") <= 255
            assert len(rule.error or "") <= 225


def test_a_dispute_is_marked_and_said(exported: Path) -> None:
    sheet = load_workbook(exported)["Keputusan"]
    row = {head.value: cell.value for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert row["_sengketa"] == "|method|votes_for|votes_against|votes_abstain|"
    assert "Suara setuju: 28 (Sari Wulandari, 12 Januari)" in row["Catatan sistem"]
    assert "31 (Budi Hartono, 12 Januari)" in row["Catatan sistem"]
    assert "Suara tidak setuju" not in row["Catatan sistem"]
    formulas = [rule.formula[0] for rules in sheet.conditional_formatting for rule in rules.rules]
    assert 'ISNUMBER(SEARCH("|votes_for|",$B2))' in formulas


def test_spare_rows_have_the_ids_that_meta_lists(exported: Path) -> None:
    workbook = load_workbook(exported)
    meta = dict(workbook["_meta"].iter_rows(values_only=True))
    sheets = json.loads(meta["sheets"])
    column = [workbook["Pertemuan"].cell(row, 1).value for row in range(4, 14)]
    assert column == sheets["meeting"]["spare"] == list(spare_ids(village.outgoing(), "meeting", 10))
    assert all(re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", one) for one in column)
    assert sheets["attendance"]["spare"] == []
    assert workbook["Kehadiran"].cell(4, 1).value is None


def test_an_english_export_speaks_english(tmp_path: Path) -> None:
    path = tmp_path / "english.xlsx"
    write_workbook(path, village.outgoing(), ENGLISH)
    workbook = load_workbook(path)
    assert workbook.sheetnames[:3] == ["Read first", "Meeting", "Attendance"]
    assert "Meeting title" in [cell.value for cell in workbook["Meeting"][1]]
    assert list(workbook["Meeting"].tables) == ["t_meeting"]
    assert incoming(read_workbook(str(path))).meta.language == "en"


def test_an_export_without_changes_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    assert write_workbook(path, village.outgoing([]), INDONESIAN)
    assert incoming(read_workbook(str(path))).changes == ()
    assert load_workbook(path)["Kelompok"].tables["t_group"].ref.endswith("11")


def test_signs_that_xml_cannot_hold_survive(tmp_path: Path) -> None:
    told = "a\x0bb \ufffe _x0041_ <&> \t end \n last"
    change = Change.make(village.GROUP, "group", {"name": told}, [], village.SARI, "2026-01-12T08:00:00.000Z/0000", why="_x0041_\x01")
    path = tmp_path / "odd.xlsx"
    write_workbook(path, village.outgoing([change]), INDONESIAN)
    assert incoming(read_workbook(str(path))).changes == (change,)


def test_a_history_too_long_for_a_cell_goes_on_in_further_rows(tmp_path: Path) -> None:
    at = "2026-01-12T08:00:00.000Z/0000"
    long = Change.make(village.GROUP, "group", {"name": "x", "notes": "😀é" * 5_000, "purpose": "ab" * 8_000}, [], village.SARI, at)
    over = [f"{number:032x}" for number in range(2_000)]
    late = Change.make(village.GROUP, "group", {"name": "y"}, over, village.SARI, at)
    path = tmp_path / "long.xlsx"
    write_workbook(path, village.outgoing([long, late]), INDONESIAN)
    found = {change: change.fields for change in incoming(read_workbook(str(path))).changes}
    assert found == {long: long.fields, late: late.fields}
    numbers = [row[0] for row in load_workbook(path)["_log"].iter_rows(min_row=2, values_only=True)]
    assert numbers == [1, 1, 1, 1, 2, 2, 2]
    assert all(len(str(cell)) <= 30_000 for row in load_workbook(path)["_log"].iter_rows(values_only=True) for cell in row)


def test_stopping_leaves_no_file(tmp_path: Path) -> None:
    changes = village.village()
    told: list[tuple[int, int]] = []
    many = [replace(changes[-1], id=f"{number:032x}") for number in range(600)]

    def watch(done: int, of: int) -> bool:
        told.append((done, of))
        return False

    assert write_workbook(tmp_path / "a.xlsx", village.outgoing([*changes, *many]), INDONESIAN, watch) is None
    assert told == [(256, 628)]
    assert list(tmp_path.iterdir()) == []


def test_a_write_protected_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"before")
    path.chmod(0o444)
    with pytest.raises(Trouble, match="write-protected") as raised:
        write_workbook(path, village.outgoing(), INDONESIAN)
    assert raised.value.code == "read_only"
    assert path.read_bytes() == b"before"


def test_a_file_open_in_libreoffice_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"before")
    (tmp_path / ".~lock.a.xlsx#").touch()
    with pytest.raises(Trouble, match="another program") as raised:
        write_workbook(path, village.outgoing(), INDONESIAN)
    assert raised.value.code == "file_open"
    assert path.read_bytes() == b"before"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="nowhere") as raised:
        write_workbook(tmp_path / "nowhere" / "a.xlsx", village.outgoing(), INDONESIAN)
    assert raised.value.code == "folder_gone"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_told_and_the_file_before_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"before")
    opened = Path.open

    def full(self: Path, *arguments: str) -> object:
        return opened(Path("/dev/full") if self.suffix == ".tmp" else self, *arguments)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(Trouble) as raised:
        write_workbook(path, village.outgoing(), INDONESIAN)
    monkeypatch.undo()
    assert raised.value.code == "disk_full"
    assert path.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir()] == ["a.xlsx"]
