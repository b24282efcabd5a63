"""The report of a merge, kept as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from empower_desktop.language import N_, Language
from empower_desktop.shipped import RESOURCES
from empower_desktop.workspace import Workspace, merging
from empower_desktop.workspace.report import Merged
from empower_desktop.workspace.reporting import report_name, save_report
from tests.differing import DELETED, HAMLET, VOTES, Village, answer, merge
from tests.excel import added, by_hand, typed
from tests.libreoffice import edited_by_libreoffice
from tests.people import change, send
from tests.workbook.grid import grids

OpenWork = Callable[..., Workspace]
VOTES_TOGETHER = "Cara mengambil keputusan · Suara setuju · Suara tidak setuju · Abstain"


@pytest.fixture
def merged(open_work: OpenWork, tmp_path: Path) -> tuple[Workspace, Merged]:
    """Merge four files: a good one, the same again, one edited by hand with faults, and one that is none of ours."""
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    budi.language = Language("id", RESOURCES / "translations")
    people = [change(sari, "person", name=name, sex="P", hamlet="Dusun I", birth_year="1960") for name in ("Suminah", "Parjo", "Yatmi")]
    change(sari, "meeting", title="Rapat rutin", date="2026-04-12", area="33.02.10.2003", meeting_type="rapat_kelompok")
    first = send(sari, tmp_path, "1_sari.xlsx")
    workbook = load_workbook(send(sari, tmp_path, "2_disunting.xlsx"))
    sheet = workbook["Orang"]
    heads = {str(cell.value): cell.column for cell in sheet[1]}
    rows = {str(row[0].value): row[0].row for row in sheet.iter_rows(min_row=2)}
    sheet.cell(rows[people[0]], heads["Dusun/RT/RW"]).value = "=Dusun IV"
    sheet.cell(rows[people[0]], heads["Dusun/RT/RW"]).data_type = "s"
    sheet.cell(rows[people[1]], heads["Tahun lahir"]).value = "tahun lalu"
    sheet.delete_rows(rows[people[2]])
    workbook.save(tmp_path / "2_disunting.xlsx")
    Workbook().save(tmp_path / "3_lain.xlsx")
    again = tmp_path / "4_lagi.xlsx"
    again.write_bytes(first.read_bytes())
    return budi, merging.apply(budi, [tmp_path / name for name in ("1_sari.xlsx", "2_disunting.xlsx", "3_lain.xlsx", "4_lagi.xlsx")]).result


def test_the_report_names_file_sheet_and_cell_of_all_that_is_to_be_mended(
    merged: tuple[Workspace, Merged], tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    work, report = merged
    path = tmp_path / report_name(work)
    assert save_report(work, report, path).result == path
    sheets = grids(path)
    assert list(sheets) == ["Baca dulu", "Berkas", "Yang perlu", "Suntingan", "Per jenis"]
    for name in list(sheets)[1:]:
        text = sheets[name]
        for each in report.files:
            code = f"{each.digest[:4]} {each.digest[4:8]}".upper()
            text = text.replace(code, "…") if each.digest else text
        golden(f"laporan_{name.replace(' ', '_').lower()}.md", text)


@pytest.mark.parametrize("is_saved_again", [False, True])
def test_a_saved_report_is_no_workbook_to_merge_and_no_list_either(
    merged: tuple[Workspace, Merged], tmp_path: Path, is_saved_again: bool
) -> None:
    work, report = merged
    path = tmp_path / "laporan.xlsx"
    save_report(work, report, path)
    path = edited_by_libreoffice(path, "", tmp_path) if is_saved_again else path
    (back,) = merging.preview(work, [path]).result.files
    assert (back.status, [problem.code for problem in back.problems]) == ("refused", ["not_mergeable"])


def test_the_report_of_a_check_says_that_nothing_is_merged_yet_and_offers_who_is_known_here(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    budi.language = Language("id", RESOURCES / "translations")
    change(budi, "person", name="Teguh", sex="L", hamlet="Krajan")
    change(sari, "meeting", title="Musdus", date="2026-01-12")
    change(sari, "person", name="Teguh Rahman", sex="L")
    file = by_hand(send(sari, tmp_path, "sari.xlsx"), added("attendance", meeting="Musdus", person="Teguh", presence="Hadir"))
    save_report(budi, merging.preview(budi, [file]).result, tmp_path / "report.xlsx")
    told = grids(tmp_path / "report.xlsx")
    assert "Baru diperiksa: belum ada yang digabung." in told["Baca dulu"]
    assert "akan digabung" in told["Berkas"]
    assert "Teguh, Krajan" in told["Yang perlu"]


def test_the_report_calls_what_an_answer_is_about_by_its_name_and_sends_nobody_to_a_cell_that_is_right(village: Village) -> None:
    merge(village.sari, answer(village.ask(village.budi), {HAMLET: ("B",)}))
    file = answer(village.ask(village.rina, "rina.xlsx"), {HAMLET: ("A",), VOTES: ("lain", "30"), DELETED: ("lain", "ya")})
    path = village.folder / "laporan.xlsx"
    save_report(village.sari, merge(village.sari, file), path)
    rows = {row[5]: row[7] for row in load_workbook(path).worksheets[2].iter_rows(min_row=2, values_only=True)}
    assert rows.keys() == {"Dusun/RT/RW", "Deleted by one, edited by another", VOTES_TOGETHER}
    assert rows["Dusun/RT/RW"] == "Look at it in the app."
    assert str(rows["Deleted by one, edited by another"]).endswith(" Then save the file, and merge it again.")


def test_what_to_do_about_a_cell_is_said_once(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    person = change(sari, "person", name="Suminah", sex="P")
    meeting = change(sari, "meeting", title="Musdus", date="2026-01-12")
    sent = send(sari, tmp_path, "sari.xlsx")
    file = by_hand(sent, typed("person", person, birth_year="=1900+90", phone="abc"), typed("meeting", meeting, date="31 Februari"))
    save_report(budi, merging.preview(budi, [file]).result, tmp_path / "report.xlsx")
    told = [row[7] for row in load_workbook(tmp_path / "report.xlsx").worksheets[2].iter_rows(min_row=2, values_only=True)]
    assert told == [
        "Try 12/1 or 12/1/26. Then save the file, and merge it again.",
        "Type the value itself. Then save the file, and merge it again.",
        "Mend this cell in the file, save it, and merge it again.",
    ]


def test_of_a_file_that_is_refused_whole_no_cell_is_to_be_mended(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    change(sari, "person", name="Suminah", sex="P")
    file = send(sari, tmp_path, "sari.xlsx")
    workbook = load_workbook(file)
    workbook["_log"].delete_rows(2)
    workbook.save(file)
    save_report(budi, merging.preview(budi, [file]).result, tmp_path / "report.xlsx")
    ((*_, to_do),) = load_workbook(tmp_path / "report.xlsx").worksheets[2].iter_rows(min_row=2, values_only=True)
    assert to_do == budi.language(N_("Ask for the file as it was sent."))
