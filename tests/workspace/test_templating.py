"""Templates: made here, filled in by somebody without the app, merged."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.errors import Problem
from empower_desktop.history.change import keyed_id
from empower_desktop.records import KINDS
from empower_desktop.workspace import Workspace, merging, saving
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.templating import template
from tests.people import change, send

ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
OpenWork = Callable[..., Workspace]
Cells = dict[str, object]
MEETING: Cells = {
    "Nama pertemuan": "Rapat rutin April",
    "Jenis pertemuan": "Rapat/pertemuan kelompok",
    "Tanggal": "2026-04-12",
    "Desa/kelurahan": "33.02.10.2003",
    "Pemrakarsa pertemuan": "Kelompok/anggota kelompok",
    "Status catatan": "Draf",
    "Kelompok penyelenggara": "KWT Melati",
    "Pimpinan musyawarah": "Suminah",
    "Jumlah diundang": 20,
}


@pytest.fixture
def sari(open_work: OpenWork) -> Workspace:
    """Somebody who knows a group and some people."""
    work = open_work("sari")
    change(work, "group", name="KWT Melati", group_type="kwt", area="33.02.10.2003", status="aktif")
    told: Cells = {"sex": "P", "person_kind": "warga", "phone": "081200000000", "notes": "janda", "birth_year": "1955"}
    change(work, "person", name="Suminah", hamlet="Dusun I", **told)
    change(work, "person", name="Parjo", sex="L", hamlet="Dusun II", consent="lisan", consent_on="2026-01-12")
    change(work, "person", name="Rohmah", sex="P", consent="menolak")
    change(work, "person", name="Wiryo", sex="L", status="meninggal")
    return work


@pytest.fixture
def blank(sari: Workspace, tmp_path: Path) -> Path:
    path = tmp_path / "templat.xlsx"
    template(sari, path)
    return path


def fill(path: Path, name: str, by: str, rows: dict[str, dict[int, Cells]]) -> Path:
    """Fill rows of the sheets in, as somebody does in Excel, under another name of the file."""
    workbook = load_workbook(path)
    cover = workbook["Baca dulu"]
    cover[workbook.defined_names["diisi_oleh"].attr_text.split("!")[1].replace("$", "")] = by
    for sheet, filled in rows.items():
        heads = _heads(workbook[sheet])
        for row, cells in filled.items():
            for header, value in cells.items():
                workbook[sheet].cell(row, heads[header]).value = value
    filled_in = path.with_name(name)
    workbook.save(filled_in)
    return filled_in


def _heads(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in sheet[1]}


def row_of(path: Path, sheet: str, name: str) -> int:
    return next(row[0].row for row in load_workbook(path)[sheet].iter_rows(min_row=2) if any(cell.value == name for cell in row))


def first_spare(path: Path, sheet: str) -> int:
    told = load_workbook(path)[sheet]
    place = _heads(told)["Nama lengkap (tanpa gelar)"]
    return next(row for row in range(2, 100) if told.cell(row, place).value is None)


def evening(path: Path) -> dict[str, dict[int, Cells]]:
    """Give what a secretary writes of one meeting: who came, somebody new among them, what was decided and promised."""
    title = str(MEETING["Nama pertemuan"])
    person: Cells = {
        "Nama lengkap (tanpa gelar)": "Yatmi",
        "Jenis kelamin": "Perempuan",
        "Kedudukan": "Warga",
        "Persetujuan data": "Belum ditanya",
    }
    decided: Cells = {"Isi keputusan": "Iuran Rp 5.000", "Tanggal diputuskan": "2026-04-12", "Pertemuan": title, "Suara setuju": 14}
    promised: Cells = {"Kegiatan": "Membeli bibit", "Batas waktu": "2026-05-01", "Penanggung jawab": "Parjo", "Status": "Belum mulai"}
    came = [("Suminah", "Hadir"), ("Yatmi", "Hadir"), ("Parjo", "Izin")]
    return {
        "Pertemuan": {2: MEETING},
        "Orang": {first_spare(path, "Orang"): person},
        "Kehadiran": {number: {"Pertemuan": title, "Orang": who, "Kehadiran": how} for number, (who, how) in enumerate(came, 2)},
        "Keputusan": {2: decided},
        "Tindak lanjut": {2: {**promised, "Dari pertemuan": title}},
    }


def merge(work: Workspace, path: Path) -> FileReport:
    foretold = merging.preview(work, [path]).result
    (report,) = merging.apply(work, [path]).result.files
    assert report == foretold.files[0]
    return report


def names(work: Workspace) -> list[str]:
    return sorted(str(row.fields["name"]) for row in work.store.rows("person"))


def test_nothing_is_told_but_what_a_secretary_needs(sari: Workspace, blank: Path) -> None:
    workbook = load_workbook(blank)
    assert workbook.sheetnames == ["Baca dulu", "Pertemuan", "Kehadiran", "Keputusan", "Tindak lanjut", "Orang", "_kamus", "_log", "_meta"]
    everything = " ".join(str(cell.value) for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None)
    told = ID.sub("", everything)  # whose digits can by chance be those of a year
    for private in ("081200000000", "janda", "1955", "Rohmah", "Wiryo"):
        assert not re.search(rf"\b{private}\b", told)
    assert len(list(workbook["_log"].iter_rows())) == 1
    visible = {sheet.title: sum(1 for cell in sheet[1] if not str(cell.value).startswith("_")) - 1 for sheet in workbook.worksheets[1:6]}
    assert visible == {"Pertemuan": 18, "Kehadiran": 7, "Keputusan": 11, "Tindak lanjut": 5, "Orang": 7}
    rows = {sheet.title: sheet.max_row - 1 for sheet in workbook.worksheets[1:6]}
    assert rows == {"Pertemuan": 12, "Kehadiran": 120, "Keputusan": 24, "Tindak lanjut": 24, "Orang": 42}


def test_a_filled_in_template_becomes_records_once_and_the_same_everywhere(sari: Workspace, blank: Path, open_work: OpenWork) -> None:
    budi = open_work("budi", hour=9)
    merging.apply(budi, [send(sari, blank.parent)])
    filled = fill(blank, "dari Bu Yatmi.xlsx", "Yatmi", evening(blank))
    for work in (sari, budi):
        report = merge(work, filled)
        assert (report.status, report.questions, report.problems) == ("merged", (), ())
        assert {kind: (counts.new, counts.read) for kind, counts in report.counts.items()} == {
            "meeting": (1, 1), "attendance": (3, 3), "decision": (1, 1), "action": (1, 1), "person": (1, 1)
        }  # fmt: skip
        assert names(work) == ["Parjo", "Rohmah", "Suminah", "Wiryo", "Yatmi"]
        (meeting,) = work.store.rows("meeting")
        people = {row.fields["name"]: row.id for row in work.store.rows("person")}
        assert meeting.fields["chair"] == people["Suminah"]
        assert meeting.fields["group"] == work.store.rows("group")[0].id
        came = {row.id: row.fields["presence"] for row in work.store.rows("attendance")}
        assert came == {
            keyed_id(meeting.id, people[name]): how for name, how in (("Suminah", "hadir"), ("Yatmi", "hadir"), ("Parjo", "izin"))
        }
        assert {change.why for change in work.changes(meeting.id)} == {"edited in Excel: Yatmi"}
    assert sari.store.digest() == budi.store.digest()
    assert merge(sari, fill(blank, "lagi.xlsx", "Yatmi", evening(blank))).status == "same"


def test_two_secretaries_with_one_template_write_different_records(sari: Workspace, blank: Path) -> None:
    for who in ("Yatmi", "Tumini"):
        merge(sari, fill(blank, f"{who}.xlsx", who, {"Pertemuan": {2: {**MEETING, "Nama pertemuan": f"Rapat {who}"}}}))
    assert {row.fields["title"] for row in sari.store.rows("meeting")} | {
        choice.changes[0].fields.get("title") for each in open_questions(sari) for choice in each.asked.choices if choice.changes
    } == {"Rapat Yatmi", "Rapat Tumini"}


def test_a_correction_by_the_same_hand_finds_its_row_again(sari: Workspace, blank: Path) -> None:
    merge(sari, fill(blank, "1.xlsx", "Yatmi", evening(blank)))
    report = merge(sari, fill(blank, "2.xlsx", "Yatmi", {**evening(blank), "Pertemuan": {2: {**MEETING, "Jumlah diundang": 25}}}))
    assert sari.store.count("meeting") == 1
    assert [(each.kind, each.code) for each in report.questions] == [("meeting", "merged_before")]
    (again,) = [row.id for row in sari.store.rows("meeting")]
    assert {each.record for each in report.questions} == {again}


def test_what_is_known_of_somebody_can_be_mended_and_nothing_unseen_is_overwritten(sari: Workspace, blank: Path) -> None:
    row = row_of(blank, "Orang", "Suminah")
    change(sari, "person", next(each.id for each in sari.store.rows("person", where={"name": "Suminah"})), hamlet="Dusun III")
    merge(sari, fill(blank, "1.xlsx", "Yatmi", {"Orang": {row: {"Nama lengkap (tanpa gelar)": "Suminah Yatno", "Dusun/RT/RW": "Dusun V"}}}))
    (person,) = sari.store.rows("person", where={"name": "Suminah Yatno"})
    assert person.fields["birth_year"] == 1955
    assert person.conflicts == ("hamlet",)


def test_people_that_a_secretary_takes_out_stay(sari: Workspace, blank: Path) -> None:
    workbook = load_workbook(fill(blank, "1.xlsx", "Yatmi", {"Pertemuan": {2: MEETING}}))
    workbook["Orang"].delete_rows(row_of(blank, "Orang", "Parjo"))
    workbook.save(blank)
    assert merge(sari, blank).questions == ()
    assert "Parjo" in names(sari)


def test_a_template_without_a_name_is_refused_with_the_cell_to_fill_in(sari: Workspace, blank: Path) -> None:
    (report,) = merging.apply(sari, [fill(blank, "1.xlsx", " ", {"Pertemuan": {2: MEETING}})]).result.files
    (problem,) = report.problems
    assert isinstance(problem, Problem)
    assert (report.status, problem.code, problem.place.sheet, problem.place.cell) == ("refused", "no_filler", "Baca dulu", "C10")
    assert sari.store.count("meeting") == 0


def test_an_empty_template_brings_nothing(sari: Workspace, blank: Path) -> None:
    assert merge(sari, blank).status == "same"
    workbook = load_workbook(blank)
    workbook.save(blank)
    assert merge(sari, blank).status == "same"


def test_names_are_asked_only_where_several_fit(sari: Workspace, tmp_path: Path) -> None:
    change(sari, "person", name="Suminah", sex="P", hamlet="Dusun IV")
    path = tmp_path / "t.xlsx"
    template(sari, path)
    report = merge(sari, fill(path, "1.xlsx", "Yatmi", {"Pertemuan": {2: MEETING}}))
    assert [(each.kind, each.field) for each in report.questions] == [("meeting", "chair")]
    sheet = load_workbook(path)["Orang"]
    (told,) = [row[9] for row in sheet.iter_rows(values_only=True) if row[2] == "Suminah" and row[7] == "Dusun IV"]
    assert told == "Elsewhere write: Suminah (Dusun IV)"
    rows: dict[str, dict[int, Cells]] = {"Pertemuan": {3: {**MEETING, "Pimpinan musyawarah": "Suminah (Dusun IV)"}}}
    assert merge(sari, fill(path, "2.xlsx", "Tumini", rows)).questions == ()


def test_a_village_may_be_chosen_from_a_list_or_named_without_its_code(sari: Workspace, tmp_path: Path) -> None:
    sari.areas.replace([("33", "Jawa Tengah"), ("33.02", "Banyumas"), ("33.02.10", "Wanatirta"), ("33.02.10.2003", "Sumberagung")])
    path = tmp_path / "t.xlsx"
    template(sari, path)
    rule = next(one for one in load_workbook(path)["Pertemuan"].data_validations.dataValidation if str(one.sqref).startswith("I2"))
    offered = [cell.value for (cell,) in load_workbook(path)["_kamus"][f"{rule.formula1.split('!')[1].replace('$', '')}"]]
    assert offered == ["Sumberagung, Wanatirta (33.02.10.2003)"]
    for number, text in enumerate((offered[0], "sumberagung", "33.02.10.2003"), 1):
        merge(sari, fill(path, f"{number}.xlsx", f"Ibu {number}", {"Pertemuan": {1 + number: {**MEETING, "Desa/kelurahan": text}}}))
    assert {row.fields["area"] for row in sari.store.rows("meeting")} == {"33.02.10.2003"}
    assert sari.store.count("meeting") == 3


def test_other_kinds_bring_what_they_cannot_be_without(sari: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    made = template(sari, path, ["membership"]).result
    assert made.kinds == ("group", "membership", "person")
    group = load_workbook(path)["Kelompok"]
    assert [group.cell(2, place).value for header, place in _heads(group).items() if header == "Nama kelompok"] == ["KWT Melati"]
    assert template(sari, path).result.number == made.number + 1
    for kind in KINDS.keys() - {"author", "same_as"}:
        template(sari, path, [kind])


def test_a_template_of_a_deleted_person_names_them_no_more(sari: Workspace, tmp_path: Path) -> None:
    (parjo,) = sari.store.ids("person", where={"name": "Parjo"})
    saving.delete(sari, KINDS["person"], parjo, sari.seen(parjo))
    assert template(sari, tmp_path / "t.xlsx").result.known == 1


def test_a_group_judges_itself_in_a_template_and_each_mark_finds_the_new_sheet_it_belongs_to(sari: Workspace, tmp_path: Path) -> None:
    template(sari, tmp_path / "nilai.xlsx", kinds=("assessment", "assessment_score", "group"))
    judged: Cells = {"Kelompok": "KWT Melati", "Tanggal": "2026-04-12", "Cara menilai": "Mandiri oleh anggota"}
    # As the drop-down offers it, and as names stand where an assessment is known already.
    marks = (("KWT Melati", "A1"), ("12-04-2026 KWT Melati", "A2"))
    aims = {choice.code: choice.label.id for choice in KINDS["assessment_score"].fields()["aim"].choices}
    scores: dict[int, Cells] = {
        row: {"Penilaian": words, "Sasaran": aims[aim], "Tingkat": "Lanjut"} for row, (words, aim) in enumerate(marks, 2)
    }
    report = merge(sari, fill(tmp_path / "nilai.xlsx", "1.xlsx", "Yatmi", {"Penilaian mandiri": {2: judged}, "Nilai per sasaran": scores}))
    assert (report.questions, report.problems) == ((), ())
    (assessment,) = sari.store.rows("assessment")
    assert {(row.id, row.fields["aim"]) for row in sari.store.rows("assessment_score")} == {
        (keyed_id(assessment.id, aim), aim) for _, aim in marks
    }


def test_a_new_meeting_is_named_with_its_day_as_the_others_are(sari: Workspace, blank: Path) -> None:
    rows = evening(blank)
    rows["Kehadiran"] = {2: {"Pertemuan": "12-04-2026 Rapat rutin April", "Orang": "Suminah", "Kehadiran": "Hadir"}}
    report = merge(sari, fill(blank, "1.xlsx", "Yatmi", rows))
    assert (report.questions, report.problems, sari.store.count("attendance")) == ((), (), 1)
