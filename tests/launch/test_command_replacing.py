"""Commands that write a file where one lies already: what may be nowhere else is never written over."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from empower_desktop.launch.command import main
from tests.excel import added, by_hand, filled_in_by

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

WRITING = {
    "export": ("export", "a.xlsx"),
    "share": ("export", "a.xlsx", "--profile", "share"),
    "template": ("template", "a.xlsx"),
    "conflicts": ("conflicts", "--workbook", "a.xlsx"),
    "return": ("return", "Budi", "a.xlsx"),
    "report": ("report", "a.xlsx"),
    "paper": ("report", "a.pdf"),
    "packed": ("export", "a.zip"),
    "backup": ("backup", "a.backup"),
}


@pytest.fixture(scope="module")
def lived(begin: Callable[[Path], None], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What lies there before each test: Budi sent something to Sari, so that he can get a return, and a list of hers asks something."""
    folder = tmp_path_factory.mktemp("lived")
    for who, *words in (
        ("sari", "add", "meeting", "title=Rapat bulanan", "date=2026-01-12"),
        ("budi", "add", "meeting", "title=Rapat RT", "date=2026-01-13"),
        ("budi", "export", str(folder / "budi.xlsx")),
        ("sari", "merge", str(folder / "budi.xlsx")),
    ):
        if not (folder / who).exists():
            begin(folder / who)
        assert main(["--data", str(folder / who), *words]) == 0
    (folder / "list.csv").write_text("Nama\nJoko\nWati\n", encoding="utf-8")
    assert main(["--data", str(folder / "sari"), "import", str(folder / "list.csv"), "--as", "person"]) == 3
    return folder


@pytest.fixture
def folder(lived: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the files lie."""
    shutil.copytree(lived, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def sari(folder: Path, seat_in: Callable[[Path], Seat]) -> Seat:
    return seat_in(folder / "sari")


@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_a_command_writes_the_same_file_again_and_again(sari: Seat, folder: Path, words: tuple[str, ...]) -> None:
    for _ in range(2):
        assert sari(*words).status == 0


@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_a_file_that_this_program_did_not_write_stays(sari: Seat, folder: Path, words: tuple[str, ...]) -> None:
    file = folder / next(word for word in words if word.startswith("a."))
    file.write_text("Catatan saya sendiri")
    told = sari(*words, "--json")
    assert (told.status, told.error["code"], file.read_text()) == (4, "would_replace", "Catatan saya sendiri")
    file.write_text("")
    assert sari(*words).status == 0


@pytest.mark.parametrize("words", [words for name, words in WRITING.items() if words[-1] == "a.xlsx" or name == "share"])
def test_a_workbook_that_somebody_saved_again_stays(sari: Seat, folder: Path, words: tuple[str, ...]) -> None:
    sari.json("export", "a.xlsx")
    edited = by_hand(folder / "a.xlsx", added("meeting", title="Rapat RT")).read_bytes()
    told = sari(*words)
    assert (told.status, (folder / "a.xlsx").read_bytes()) == (4, edited)
    assert "a.xlsx is there already" in told.err


@pytest.mark.parametrize("words", [WRITING["conflicts"], WRITING["template"], WRITING["report"]])
def test_what_was_answered_or_filled_in_stays(sari: Seat, folder: Path, words: tuple[str, ...]) -> None:
    sari(*words)
    by_hand(folder / "a.xlsx", *([] if words[0] == "report" else [filled_in_by("Yatmi")]))
    assert sari(*words).status == 4


def test_the_backup_of_other_data_stays(sari: Seat, seat: Callable[[str], Seat], folder: Path) -> None:
    lost, backup = seat("tini"), folder / "a.backup"
    lost.meeting()
    lost("backup", "a.backup")
    kept = backup.read_bytes()
    told = sari("backup", "a.backup", "--json")
    assert (told.status, told.error["code"], backup.read_bytes()) == (4, "would_replace", kept)


def test_the_backup_that_was_restored_may_be_written_over_by_the_next_one(sari: Seat, folder: Path) -> None:
    sari("backup", "a.backup")
    assert sari("restore", "a.backup").status == 0
    assert sari("backup", "a.backup").status == 0


def test_a_paper_that_somebody_signed_or_wrote_notes_into_stays(sari: Seat, folder: Path) -> None:
    sari("report", "a.pdf")
    with (folder / "a.pdf").open("ab") as paper:
        paper.write(b"7 0 obj\n<< /Type /Annot /Contents (Salah hitung) >>\nendobj\ntrailer\n<< /Prev 1 >>\nstartxref\n36000\n%%EOF\n")
    assert sari("report", "a.pdf").status == 4


@pytest.mark.parametrize("words", [(), ("--no-edits",)], ids=["with its edits", "without them"])
def test_an_edited_workbook_stays_also_once_it_was_merged_for_not_all_of_it_need_have_been_taken(
    sari: Seat, folder: Path, words: tuple[str, ...]
) -> None:
    sari.json("export", "a.xlsx")
    by_hand(folder / "a.xlsx", added("meeting", title="Rapat RT"))
    sari.json("merge", *words, "a.xlsx")
    assert sari("export", "a.xlsx").status == 4


@pytest.mark.parametrize("file", ["a.xlsx", "a.zip"])
def test_a_workbook_of_somebody_else_stays_until_it_is_merged(sari: Seat, seat: Callable[[str], Seat], folder: Path, file: str) -> None:
    tini = seat("tini")
    tini.meeting()
    tini.json("export", file)
    sari.json("merge", "--dry-run", file)
    assert sari("export", file).status == 4
    sari.json("merge", file)
    assert sari("export", file).status == 0


def test_a_file_that_another_program_holds_is_told_as_such(sari: Seat, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.xlsx").write_text("Catatan saya sendiri")
    opened = Path.open

    def held(path: Path, *words: str, **named: str) -> object:
        if path.name == "a.xlsx":
            raise PermissionError(13, "held")
        return opened(path, *words, **named)

    monkeypatch.setattr(Path, "open", held)
    told = sari("export", "a.xlsx", "--json")
    assert (told.status, told.error["code"]) == (5, "file_open")


def test_an_edited_workbook_in_a_zip_stays(sari: Seat, folder: Path) -> None:
    sari.json("export", "b.xlsx")
    by_hand(folder / "b.xlsx", added("meeting", title="Rapat RT"))
    with zipfile.ZipFile("a.zip", "w") as packed:
        packed.write("b.xlsx")
    assert sari("export", "a.zip").status == 4


def test_a_merge_whose_report_may_not_lie_there_does_not_begin(sari: Seat, folder: Path) -> None:
    (folder / "a.xlsx").write_text("Catatan saya sendiri")
    assert sari("merge", "budi.xlsx", "--report", "a.xlsx").status == 4
