"""Files of one name in several folders, as templates come back: what is said of one of them says of which."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from empower_desktop.workspace.unpacking import told_apart, workbooks_in


def called(*paths: Path) -> list[str]:
    """Give what the workbooks there are called in a report."""
    return [source.name for source in told_apart(list(workbooks_in(paths)))]


def laid(folder: Path, *names: str) -> None:
    """Lay out workbooks."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())


def test_files_of_one_name_are_called_with_their_folders_and_others_by_their_name(tmp_path: Path) -> None:
    laid(tmp_path, "SARI/templat.xlsx", "TINI/templat.xlsx", "TINI/joko.xlsx")
    assert called(tmp_path) == ["SARI/templat.xlsx", "joko.xlsx", "TINI/templat.xlsx"]


def test_as_many_folders_are_said_as_tell_them_apart(tmp_path: Path) -> None:
    laid(tmp_path, "krajan/maret/templat.xlsx", "sawah/maret/templat.xlsx")
    assert called(tmp_path) == ["krajan/maret/templat.xlsx", "sawah/maret/templat.xlsx"]


def test_in_a_zip_too(tmp_path: Path) -> None:
    laid(tmp_path / "in", "SARI/templat.xlsx", "TINI/templat.xlsx")
    with zipfile.ZipFile(tmp_path / "maret.zip", "w") as pack:
        for name in ("SARI/templat.xlsx", "TINI/templat.xlsx"):
            pack.write(tmp_path / "in" / name, name)
    shutil.rmtree(tmp_path / "in")
    assert called(tmp_path) == ["maret.zip/SARI/templat.xlsx", "maret.zip/TINI/templat.xlsx"]


def test_one_file_that_is_named_twice_keeps_its_name(tmp_path: Path) -> None:
    laid(tmp_path, "templat.xlsx")
    assert called(tmp_path / "templat.xlsx", tmp_path / "templat.xlsx") == ["templat.xlsx", "templat.xlsx"]
