"""Somebody's own lists taken in by command: twelve sheets as offices keep them, and what is asked about each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.launch.lists_by_command import NAMES, SHEETS, Expected, all_of, answered, expected_of, foretold, list_of
from tests.libreoffice import all_converted

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

FORMS = ("xls", "ods", "csv")
SAVED_OTHERWISE = ("01_daftar_hadir_musdes", "04_rekap_hadir_bulanan", "07_pelatihan_bokashi", "09_pelatihan_seksi_panitia")
PARTS = ("person", "attendance", "participation", "membership", "action")
OF_THE_FORM = {"about", "sheet", "month", "formed_year"}


@pytest.mark.parametrize("name", NAMES)
def test_what_a_list_leaves_open_is_asked_at_its_place_and_hardly_anything_else(sari: Seat, name: str) -> None:
    expected = expected_of(name)
    told = foretold(sari, list_of(name), expected["import_as"])
    asked = {(each["family"], each["sheet"], each["cell"]) for each in told["questions"]}
    wanted = {(each["family"], each["sheet"], each["cell"]) for each in expected["questions"]}
    assert wanted <= asked
    assert len(asked - wanted) <= 1
    assert told["read"] == expected["counts"]["rows_read"]
    assert (told["import"], sari.json("list", "person")) == (None, [])


@pytest.mark.parametrize("name", NAMES)
def test_every_row_of_a_list_becomes_what_it_says(sari: Seat, name: str) -> None:
    expected = expected_of(name)
    answers = answered(sari, list_of(name), expected["import_as"])
    told = sari("import", list_of(name), "--as", expected["import_as"], "--answers", str(answers), "--json")
    assert told.status in (0, 3), told.err
    assert told.json["new"] == told.json["read"] == expected["counts"]["rows_read"]
    kept = Kept(sari)
    assert len(kept.of["person"]) == expected["counts"]["persons"]
    for kind, fields in context_of(expected):
        assert any(kept.fits(fields, found) for found in kept.of[kind].values()), (kind, fields)
    assert [wrong for row in expected["rows"] for wrong in kept.wrong_in(row, expected)] == []


def context_of(expected: Expected) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind, said in expected["context"].items():
        if kind != "note":
            for fields in said if isinstance(said, list) else [said]:
                yield kind, {code: value for code, value in fields.items() if code not in OF_THE_FORM}


class Kept:
    """All that a store holds, read once."""

    def __init__(self, sari: Seat) -> None:
        self.of = {kind: all_of(sari, kind) for kind in (*PARTS, "group", "meeting", "training", "agenda_item", "decision", "contribution")}

    def fits(self, wanted: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
        return all(self._same(code, value, found.get(code)) for code, value in wanted.items())

    def _same(self, code: str, wanted: Any, found: Any) -> bool:
        if code in ("chair", "note_taker", "group") and found:
            named = self.of["group" if code == "group" else "person"]
            return bool(named[found]["name"] == wanted)
        if isinstance(wanted, int | float) and not isinstance(wanted, bool):
            return found is not None and float(found) == wanted
        return bool(found == wanted)

    def wrong_in(self, row: Mapping[str, Any], expected: Expected) -> Iterator[str]:
        """Name what a row should have become and did not; of two rows of one person either name may stand."""
        person = dict(row.get("person", {}))
        if "same_as" in row:
            person.pop("name")
        bearers = {name for name, found in self.of["person"].items() if self.fits(without_sex(person, expected), found)}
        if person and not bearers:
            yield f"row {row['row']}: nobody is {person}"
        for kind in PARTS[1:]:
            of_them = [one for one in self.of[kind].values() if kind == "action" or one["person"] in bearers]
            if kind in row and not any(self.fits(row[kind], one) for one in of_them):
                yield f"row {row['row']}: no {kind} is {row[kind]}, but {of_them}"
        for day, presence in row.get("attendance_by_date", {}).items():
            meetings = {name for name, one in self.of["meeting"].items() if one.get("date") == day}
            noted = self.of["attendance"].values()
            marks = [one["presence"] for one in noted if one["person"] in bearers and one["meeting"] in meetings]
            if marks != [presence]:
                yield f"row {row['row']}, {day}: {presence}, not {marks}"
        for entry in row.get("contribution", []):
            fields = {code: value for code, value in entry.items() if code != "month"}
            entries = [one for one in self.of["contribution"].values() if one["person"] in bearers]
            if not any(self.fits(fields, one) and one["date"].startswith(entry["month"]) for one in entries):
                yield f"row {row['row']}: no entry is {entry}"


def without_sex(person: dict[str, Any], expected: Expected) -> dict[str, Any]:
    """Of somebody who stands in a second table too, the other row may say what this one does not."""
    return {
        code: value for code, value in person.items() if not (code == "sex" and value == "tidak_dicatat" and len(expected["tables"]) > 1)
    }


@pytest.mark.parametrize("name", [name for name in NAMES if expected_of(name)["must_not_contain"]])
def test_no_identity_number_gets_into_the_answer_the_store_or_an_export(sari: Seat, name: str) -> None:
    expected = expected_of(name)
    told = sari("import", list_of(name), "--as", expected["import_as"], "--json")
    file = sari.folder.parent / "out.xlsx"
    sari.json("export", str(file))
    cells = [str(cell) for sheet in openpyxl.load_workbook(file) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    stored = (sari.folder / "empower.db").read_bytes()
    for number in expected["must_not_contain"]:
        assert number not in told.out
        assert number.encode() not in stored
        assert not any(number in cell for cell in cells)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_list_again_changes_nothing_before_and_after_its_questions_are_answered(sari: Seat, name: str) -> None:
    kind = expected_of(name)["import_as"]
    sari("import", list_of(name), "--as", kind, "--json")
    code = sari("digest").out
    again = sari("import", list_of(name), "--as", kind, "--json").json
    assert (again["import"], again["new"], again["updated"], again["same"]) == (None, 0, 0, again["read"])
    assert sari("digest").out == code
    for waiting in sari.json("questions"):
        sari.json("answer", waiting["question"], waiting["choices"][0]["code"])
    code = sari("digest").out
    told = sari("import", list_of(name), "--as", kind, "--json")
    assert (told.json["new"], told.json["updated"]) == (0, 0)
    assert sari("digest").out == code


@pytest.mark.parametrize("name", ["02_hadir_kwt_rutin", "10_anggota_kwt", "07_pelatihan_bokashi"])
def test_a_list_saved_anew_with_its_columns_in_another_order_changes_nothing(sari: Seat, name: str, tmp_path: Path) -> None:
    kind = expected_of(name)["import_as"]
    book = openpyxl.load_workbook(SHEETS / f"{name}.xlsx")
    turned = openpyxl.Workbook()
    for number, sheet in enumerate(book.worksheets):
        to = turned.active if number == 0 else turned.create_sheet()
        assert to is not None
        table = next(each for each in expected_of(name)["tables"])
        first = min(table["header_rows"])
        for row in sheet.iter_rows(min_row=1):
            for cell in row:
                column = sheet.max_column + 1 - cell.column if cell.row >= first and name != "07_pelatihan_bokashi" else cell.column
                to.cell(cell.row, column, cell.value).number_format = cell.number_format
        for hidden in [letters for letters, about in sheet.column_dimensions.items() if about.hidden]:
            column = sheet.max_column + 1 - openpyxl.utils.column_index_from_string(hidden)
            to.column_dimensions[openpyxl.utils.get_column_letter(column)].hidden = True
    file = tmp_path / "turned.xlsx"
    turned.save(file)
    sari("import", list_of(name), "--as", kind, "--json")
    told = sari("import", str(file), "--as", kind, "--json").json
    assert (told["new"], told["updated"]) == (0, 0)


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Give the folders in which the sheets lie as LibreOffice saves them in other forms: one start of it for each form."""
    folder = tmp_path_factory.mktemp("converted")
    return {form: all_converted([SHEETS / f"{name}.xlsx" for name in SAVED_OTHERWISE], form, folder) for form in FORMS}


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", SAVED_OTHERWISE)
def test_the_same_sheet_as_xls_ods_or_csv_gives_the_same_records(
    sari: Seat, seat: Callable[[str], Seat], name: str, saved_by_libreoffice: Mapping[str, Path]
) -> None:
    kind = expected_of(name)["import_as"]
    sari("import", list_of(name), "--as", kind)
    others = {form: seat(form) for form in FORMS}
    for form, other in others.items():
        told = other("import", str(saved_by_libreoffice[form] / f"{name}.{form}"), "--as", kind, "--json")
        assert told.status in (0, 3), (form, told.err)

    def said(at: Seat) -> list[str]:
        names = {one: fields["name"] for one, fields in all_of(at, "person", "group").items()}
        names |= {one: fields.get("title", "") for one, fields in all_of(at, "meeting", "training").items()}
        whole = all_of(at, "person", "group", "meeting", "training", "attendance", "participation")
        return sorted(json.dumps({code: names.get(str(value), value) for code, value in fields.items()}) for fields in whole.values())

    assert {form: said(other) for form, other in others.items()} == dict.fromkeys(FORMS, said(sari))
