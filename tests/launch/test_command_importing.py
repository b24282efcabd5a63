"""Somebody's own lists taken in by command: twelve sheets as offices keep them, and what is asked about each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from empower_desktop.lists import understood
from tests.libreoffice import converted
from tests.own_lists import listed

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

SHEETS = Path(__file__).parents[1] / "lists" / "sheets"
NAMES = sorted(path.name.removesuffix(".xlsx") for path in SHEETS.glob("*.xlsx"))
PARTS = ("person", "attendance", "participation", "membership", "action")
OF_THE_FORM = {"about", "sheet", "month", "formed_year"}
Expected = Mapping[str, Any]


def expected_of(name: str) -> Expected:
    return dict(json.loads((SHEETS / f"{name}.expected.json").read_text("utf-8")))


def list_of(name: str) -> str:
    return str(SHEETS / f"{name}.xlsx")


def foretold(sari: Seat, file: str, kind: str, *more: str) -> Any:
    told = sari("import", file, "--as", kind, "--dry-run", "--json", *more)
    assert told.status in (0, 1, 3), told.err
    return told.json


def answered(sari: Seat, file: str, kind: str) -> Path:
    """Answer every question as it proposes, until nothing more is asked that proposes an answer; the file of answers."""
    path, answers = sari.folder.parent / "answers.json", dict[str, str]()
    for _ in range(4):
        path.write_text(json.dumps(answers), "utf-8")
        asked = foretold(sari, file, kind, "--answers", str(path))["questions"]
        more = {each["question"]: each["default"] for each in asked if each["default"]}
        if not more:
            break
        answers.update(more)
    path.write_text(json.dumps(answers), "utf-8")
    return path


def all_of(sari: Seat, *kinds: str) -> dict[str, dict[str, Any]]:
    return {one["id"]: one["fields"] for kind in kinds for one in sari.json("list", kind)}


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


def test_an_import_is_taken_back_whole_and_can_come_again(sari: Seat) -> None:
    sari.meeting()
    before = sari("digest").out
    told = sari("import", list_of("12_anggota_spp_simpanan"), "--as", "membership", "--json").json
    assert sari.json("merges")[0]["merge"] == told["import"]
    sari.json("unmerge", told["import"])
    assert (sari("digest").out, sari.json("list", "person"), sari.json("questions")) == (before, [], [])
    assert sari("import", list_of("12_anggota_spp_simpanan"), "--as", "membership", "--json").json["new"] == 6


def test_answers_are_taken_back_with_the_import_that_asked(sari: Seat) -> None:
    sari.meeting()
    before = sari("digest").out
    told = sari("import", list_of("02_hadir_kwt_rutin"), "--as", "attendance", "--json").json
    for waiting in sari.json("questions"):
        sari.json("answer", waiting["question"], waiting["choices"][0]["code"])
    assert sari.json("list", "meeting", "--where", "date=2026-01-10")
    sari.json("unmerge", told["import"])
    assert (sari("digest").out, sari.json("questions")) == (before, [])


def test_what_was_deleted_after_an_import_stays_deleted(sari: Seat) -> None:
    sari("import", list_of("01_daftar_hadir_musdes"), "--as", "attendance")
    sari.json("delete", sari.json("list", "person", "--where", "name=Wagiman")[0]["id"])
    code = sari("digest").out
    told = sari("import", list_of("01_daftar_hadir_musdes"), "--as", "attendance", "--json")
    assert (told.status, told.json["import"], sari("digest").out) == (0, None, code)


def test_what_builds_on_an_import_keeps_it_from_being_taken_back(sari: Seat) -> None:
    told = sari("import", list_of("01_daftar_hadir_musdes"), "--as", "attendance", "--json").json
    person = sari.json("list", "person", "--where", "name=Wagiman")[0]["id"]
    sari.json("set", person, "phone=081200000099")
    refused = sari("unmerge", told["import"], "--json")
    assert (refused.status, refused.error["code"]) == (4, "built_upon")
    assert "“Wagiman” was changed afterwards" in refused.error["message"]


def test_what_a_longer_list_added_is_told_to_keep_the_first_from_being_taken_back(sari: Seat, tmp_path: Path) -> None:
    head = (["DAFTAR HADIR RAPAT KWT MELATI"], ["2 Maret 2026"], ["No", "Nama", "L/P"], [1, "Tumini", "P"])
    first, second = (
        sari("import", str(listed(tmp_path, *head, *more, name=f"{len(more)}.xlsx")), "--as", "attendance", "--json").json["import"]
        for more in ([], [[2, "Painem", "P"]])
    )
    message = sari("unmerge", first, "--json").error["message"]
    assert ("Painem" in message, "added afterwards" in message) == (True, True)
    sari.json("unmerge", second)
    sari.json("unmerge", first)


def test_what_was_corrected_after_an_import_is_not_undone_by_importing_again(sari: Seat) -> None:
    file = list_of("01_daftar_hadir_musdes")
    sari("import", file, "--as", "attendance")
    person = sari.json("list", "person", "--where", "name=Wagiman")[0]["id"]
    sari.json("set", person, "hamlet=RT 09/09")
    told = sari("import", file, "--as", "attendance", "--json")
    assert (told.status, told.json["updated"], told.json["questions"]) == (0, 0, [])
    assert sari.one(person)["fields"]["hamlet"] == "RT 09/09"


def test_a_list_that_says_something_else_than_is_here_is_asked_about(sari: Seat, tmp_path: Path) -> None:
    group = sari.add("group", "name=KWT Melati Lestari", "group_type=kwt", "area=33.02.10.2003")
    person = sari.add("person", "name=Tumini", "sex=P", "phone=081255550000", "area=33.02.10.2003")
    sari.add("membership", f"group={group}", f"person={person}")
    told = sari("import", list_of("02_hadir_kwt_rutin"), "--as", "attendance", "--json")
    [differs] = [each for each in told.json["questions"] if each["code"] == "value_differs" and each["field"] == "phone"]
    assert (told.status, differs["cell"], differs["record"], differs["default"]) == (3, "F8", person, "keep")
    assert sari.one(person)["fields"]["phone"] == "081255550000"
    sari.json("answer", differs["question"], "take")
    assert sari.one(person)["fields"]["phone"] == "081200000013"
    assert [each["id"] for each in sari.json("list", "group")] == [group]


def test_a_name_that_is_known_from_elsewhere_is_asked_and_joined_by_the_answer(sari: Seat) -> None:
    person = sari.add("person", "name=Wagiman", "sex=L")
    told = sari("import", list_of("01_daftar_hadir_musdes"), "--as", "attendance", "--json")
    [known] = [each for each in told.json["questions"] if each["code"] == "known_elsewhere"]
    assert (told.status, known["cell"]) == (3, "B11")
    assert len(sari.json("list", "person", "--where", "name=Wagiman")) == 2
    sari.json("answer", known["question"], "same")
    assert len(sari.json("list", "person", "--where", "name=Wagiman")) == 1
    assert person in json.dumps(sari.json("list", "same_as"))


def test_a_mapping_that_was_given_once_is_remembered_for_the_next_list_of_that_shape(sari: Seat, tmp_path: Path) -> None:
    def roll(file: str, *names: str) -> str:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(["DAFTAR ANGGOTA KWT SEKAR"])
        sheet.append([])
        sheet.append(["No", "Nama", "L/P", "Kode X"])
        for number, name in enumerate(names, 1):
            sheet.append([number, name, "P", f"0{number}"])
        book.save(tmp_path / file)
        return str(tmp_path / file)

    first = roll("satu.xlsx", "Tumini", "Warsini", "Painem")
    told = foretold(sari, first, "membership")
    assert "columns_without_field" in {each["code"] for each in told["questions"]}
    assert [(left["cell"], "3" in left["why"]) for left in told["left"]] == [("D4:D6", True)]
    assert "Kode X" in sari("import", first, "--as", "membership", "--dry-run").out
    sari("import", first, "--as", "membership", "--map", "member_no=Kode X")
    second = sari("import", roll("dua.xlsx", "Sulastri", "Endang", "Murni"), "--as", "membership", "--json").json
    assert "columns_without_field" not in {each["code"] for each in second["questions"]}
    assert {each["fields"]["member_no"] for each in sari.json("list", "membership")} == {"01", "02", "03"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--map", "shoe=B"), "unknown_field"),
        (("--map", "phone=Q"), "unknown_column"),
        (("--map", "phone=Nomer sepatu"), "unknown_column"),
        (("--answers", "ghost.json"), "not_there"),
    ],
)
def test_a_mapping_or_answers_that_fit_nothing_are_refused(sari: Seat, words: tuple[str, ...], code: str) -> None:
    told = sari("import", list_of("01_daftar_hadir_musdes"), "--as", "attendance", "--json", *words)
    assert (told.status, told.error["code"]) in [(4, code), (5, code)]


def test_an_answer_to_a_question_that_nobody_asked_is_refused(sari: Seat, tmp_path: Path) -> None:
    answers = tmp_path / "a.json"
    answers.write_text('{"00": "yes"}', "utf-8")
    told = sari("import", list_of("01_daftar_hadir_musdes"), "--as", "attendance", "--answers", str(answers), "--json")
    assert (told.status, told.error["code"]) == (4, "no_such_question")


def test_an_answer_that_cannot_be_is_refused_with_those_that_can(sari: Seat, tmp_path: Path) -> None:
    [asked] = [each for each in foretold(sari, list_of("06_hadir_audiensi"), "attendance")["questions"] if each["code"] == "date_order"]
    answers = tmp_path / "a.json"
    answers.write_text(json.dumps({asked["question"]: "soon"}), "utf-8")
    told = sari("import", list_of("06_hadir_audiensi"), "--as", "attendance", "--answers", str(answers), "--json")
    assert (told.status, told.error["code"], "2026-03-02" in told.error["message"]) == (4, "no_such_choice", True)
    answers.write_text(json.dumps({asked["question"]: "3 Februari 2026"}), "utf-8")
    sari("import", list_of("06_hadir_audiensi"), "--as", "attendance", "--answers", str(answers))
    assert sari.json("list", "meeting")[0]["fields"]["date"] == "2026-02-03"


def test_the_next_list_of_a_group_finds_its_people_and_asks_nothing_about_them(sari: Seat, tmp_path: Path) -> None:
    def evening(day: str) -> str:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in (["PERTEMUAN POKTAN MAJU"], [f"Tanggal : {day}"], ["No", "Nama", "L/P"], [1, "Wagiman", "L"], [2, "Sutinah", "P"]):
            sheet.append(row)
        book.save(tmp_path / f"{day}.xlsx")
        return str(tmp_path / f"{day}.xlsx")

    first = sari("import", evening("12 Januari 2026"), "--as", "attendance", "--json")
    second = sari("import", evening("9 Februari 2026"), "--as", "attendance", "--json")
    assert (first.status, second.status, second.json["questions"]) == (0, 0, [])
    assert {kind: count["new"] for kind, count in second.json["records"].items()} == {
        "meeting": 1,
        "attendance": 2,
        "group": 0,
        "person": 0,
    }


def test_the_command_names_every_kind_that_a_list_can_be_taken_as(sari: Seat) -> None:
    told = sari("import", "--help")
    assert all(kind in told.out for kind in understood.LISTS)


def test_files_that_are_no_lists_are_refused_with_what_to_do(sari: Seat, tmp_path: Path) -> None:
    sari.meeting()
    ours, empty, cut, page = (tmp_path / name for name in ("ours.xlsx", "empty.csv", "cut.xlsx", "page.xls"))
    sari.json("export", str(ours))
    empty.write_text("", "utf-8")
    cut.write_bytes((SHEETS / "01_daftar_hadir_musdes.xlsx").read_bytes()[:900])
    page.write_text("<html><table><tr><td>Nama</td></tr></table></html>", "utf-8")
    for file, code in (
        (ours, "use_merge"),
        (empty, "empty_file"),
        (cut, "cut_off"),
        (page, "not_a_workbook"),
        (tmp_path / "no.csv", "file_gone"),
    ):
        told = sari("import", str(file), "--as", "attendance", "--json")
        assert (told.status in (4, 5), told.error["code"]) == (True, code), file
    assert sari.json("list", "person") == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("form", ["xls", "ods", "csv"])
@pytest.mark.parametrize("name", ["01_daftar_hadir_musdes", "04_rekap_hadir_bulanan", "07_pelatihan_bokashi", "09_pelatihan_seksi_panitia"])
def test_the_same_sheet_as_xls_ods_or_csv_gives_the_same_records(sari: Seat, seat: Any, name: str, form: str, tmp_path: Path) -> None:
    kind = expected_of(name)["import_as"]
    other = seat("budi")
    sari("import", list_of(name), "--as", kind)
    told = other("import", str(converted(SHEETS / f"{name}.xlsx", form, tmp_path)), "--as", kind, "--json")
    assert told.status in (0, 3), told.err

    def said(at: Seat) -> list[str]:
        names = {one: fields["name"] for one, fields in all_of(at, "person", "group").items()}
        names |= {one: fields.get("title", "") for one, fields in all_of(at, "meeting", "training").items()}
        whole = all_of(at, "person", "group", "meeting", "training", "attendance", "participation")
        return sorted(json.dumps({code: names.get(str(value), value) for code, value in fields.items()}) for fields in whole.values())

    assert said(other) == said(sari)


@pytest.mark.parametrize("second", ["phone=E", "-=e"])
def test_a_column_that_is_given_two_fields_is_wrong_usage(sari: Seat, second: str) -> None:
    told = sari("import", list_of(NAMES[0]), "--as", "attendance", "--map", "remark=E", "--map", second)
    assert told.status == 2
    assert "remark" in told.err
    assert sari.json("list", "person") == []


@pytest.mark.parametrize(("one", "other"), [("E", "Jabatan/Unsur"), ("jabatan / unsur", "Daftar Hadir!e")])
def test_a_column_that_is_given_two_fields_by_its_letter_and_by_its_heading_is_refused(sari: Seat, one: str, other: str) -> None:
    told = sari("import", list_of(NAMES[0]), "--as", "attendance", "--map", f"remark={one}", "--map", f"hamlet={other}", "--json")
    assert (told.status, told.error["code"]) == (4, "column_twice")
    assert all(name in told.error["message"] for name in (f"remark={one}", f"hamlet={other}"))
    assert sari.json("list", "person") == []
    assert sari("import", list_of(NAMES[0]), "--as", "attendance", "--map", f"remark={one}", "--map", f"remark={other}").status in (0, 3)


def test_of_two_questions_that_are_answered_at_once_the_one_that_the_other_settles_is_let_go(sari: Seat, tmp_path: Path) -> None:
    head = (["DAFTAR PINJAMAN KWT MELATI"], [], ["No", "Nama", "L/P", "Pinjaman"], [1, "Siti", "P", 500000])
    sari("import", str(listed(tmp_path, *head)), "--as", "contribution")
    longer = str(listed(tmp_path, *head, [2, "Ani", "P", 300000], name="2.xlsx"))
    asked = {each["question"]: each["default"] for each in foretold(sari, longer, "contribution")["questions"] if each["choices"]}
    answers = tmp_path / "a.json"
    answers.write_text(json.dumps(asked), "utf-8")
    assert len(asked) == 2
    assert sari("import", longer, "--as", "contribution", "--answers", str(answers)).status == 0
    assert sorted(each["fields"]["amount"] for each in sari.json("list", "contribution")) == [300000, 500000]


NAMELESS = (["DAFTAR ANGGOTA"], [], ["No", "Nama", "L/P", "Jabatan"], [1, "Tumini", "P", "Ketua"], [2, "Warsini", "P", "Anggota"])


def test_a_list_that_names_no_group_is_told_by_command_which_one_it_is_of(sari: Seat, tmp_path: Path) -> None:
    sari.meeting()
    file, before = str(listed(tmp_path, *NAMELESS)), sari("digest").out
    told = sari("import", file, "--as", "membership", "--json").json
    [missing] = [each["message"] for each in told["questions"] if each["code"] == "group_missing"]
    assert "--group" in missing
    assert sari.json("list", "membership") == []
    sari.json("unmerge", told["import"])
    assert sari("digest").out == before
    assert sari("import", file, "--as", "membership", "--group", "KWT Mekar").status == 0
    code = sari("digest").out
    [group] = sari.json("list", "group")
    assert (group["fields"]["name"], group["fields"]["group_type"]) == ("KWT Mekar", "kwt")
    assert {(each["fields"]["group"], each["fields"]["role"]) for each in sari.json("list", "membership")} == {
        (group["id"], "ketua"),
        (group["id"], "anggota"),
    }
    again = sari("import", file, "--as", "membership", "--group", "kwt  mekar", "--json").json
    assert (again["import"], again["same"], sari("digest").out) == (None, 2, code)
    longer = listed(tmp_path, *NAMELESS, [3, "Painem", "P", "Anggota"], name="panjang.xlsx")
    later = sari("import", str(longer), "--as", "membership", "--group", "KWT Mekar", "--json").json
    assert {kind: count["new"] for kind, count in later["records"].items()} == {"group": 0, "person": 1, "membership": 1}


def test_a_group_that_a_list_does_not_take_is_refused(sari: Seat, tmp_path: Path) -> None:
    for kind, file in (("membership", list_of("10_anggota_kwt")), ("person", str(listed(tmp_path, *NAMELESS)))):
        told = sari("import", file, "--as", kind, "--group", "KWT Mekar", "--json")
        assert (told.status, told.error["code"], sari.json("list", "group")) == (4, "no_group_wanted", [])


def test_a_list_that_takes_more_memory_than_is_allowed_is_to_be_split_and_no_export_is_spoken_of(sari: Seat, tmp_path: Path) -> None:
    wide = tmp_path / "lebar.csv"
    wide.write_text("Nama" + ";x" * 3_000_000, "utf-8")
    told = sari("import", str(wide), "--as", "person")
    assert told.status in (4, 5)
    assert "Split it into several lists" in told.err
    assert "export" not in told.err
