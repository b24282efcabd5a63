"""A workbook that came with a passphrase: merged as it was before it was locked, undone without it, and nowhere left behind."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from empower_desktop.errors import Refusal
from empower_desktop.records import Meeting
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.scratch import SCRATCH
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.tracing import rows_in_originals
from empower_desktop.workspace.unmerging import unmerge
from tests.libreoffice import edited_by_libreoffice
from tests.locked import PASSPHRASE, explained, locked

OpenWork = Callable[..., Workspace]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder in which everything temporary lies."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def plain(open_work: OpenWork, tmp_path: Path) -> Path:
    """Give a workbook that Sari sends."""
    sari = open_work("sari")
    save(sari, Meeting, {"title": "Rembuk blok timur", "date": "2026-11-14"})
    export(sari, tmp_path / "plain.xlsx")
    return tmp_path / "plain.xlsx"


@pytest.fixture
def file(plain: Path, tmp_path: Path) -> Path:
    """Give the same workbook behind its passphrase."""
    (tmp_path / "Sari.xlsx").write_bytes(locked(plain.read_bytes()))
    return tmp_path / "Sari.xlsx"


def nothing_left(temporary: Path, work: Workspace) -> bool:
    return not [*temporary.iterdir(), *(work.folder / SCRATCH).glob("*")]


def codes(work: Workspace, file: Path, passphrase: str) -> list[str]:
    for act in (preview, apply):
        report = act(work, [file], passphrase=passphrase).result.files[0]
        assert report.status == "refused"
    return [problem.code for problem in report.problems]


def test_it_brings_what_the_plain_one_brings_and_leaves_nothing_behind(
    open_work: OpenWork, plain: Path, file: Path, temporary: Path
) -> None:
    budi, rina = open_work("budi"), open_work("rina")
    apply(budi, [plain])
    foretold = preview(rina, [file], passphrase=PASSPHRASE).result.files[0]
    assert nothing_left(temporary, budi)
    told = apply(rina, [file], passphrase=PASSPHRASE).result.files[0]
    assert (foretold.counts, foretold.sender, foretold.digest) == (told.counts, told.sender, told.digest)
    assert told.status == "merged"
    assert rina.store.digest() == budi.store.digest()
    assert nothing_left(temporary, budi)


def test_it_comes_again_is_traced_and_undone_without_the_passphrase(open_work: OpenWork, plain: Path, file: Path) -> None:
    budi = open_work("budi")
    merged = apply(budi, [file], passphrase=PASSPHRASE).result
    came = hashlib.sha256(file.read_bytes()).hexdigest()
    assert (budi.store.originals / f"{came}.xlsx").read_bytes() == plain.read_bytes()
    assert apply(budi, [file]).result.files[0].status == "same"
    meeting = budi.all(Meeting)[0].id
    (change,) = budi.store.histories([meeting])[meeting]
    assert rows_in_originals(budi, {change.id: meeting}) == {change.id: 2}
    unmerge(budi, merged.merge)
    assert budi.all(Meeting) == []
    assert apply(budi, [file], passphrase=PASSPHRASE).result.files[0].status == "merged"


def test_undoing_another_merge_leaves_what_the_locked_file_brought_too(open_work: OpenWork, plain: Path, file: Path) -> None:
    budi = open_work("budi")
    first = apply(budi, [plain]).result
    assert apply(budi, [file], passphrase=PASSPHRASE).result.files[0].status == "same"
    unmerge(budi, first.merge)
    assert [meeting.title for meeting in budi.all(Meeting)] == ["Rembuk blok timur"]


@pytest.mark.parametrize(("passphrase", "code"), [("", "encrypted"), ("rembuk-desa 12 äß", "wrong_passphrase")])
def test_without_its_passphrase_it_is_refused_and_another_file_is_not_kept_waiting(
    open_work: OpenWork, plain: Path, file: Path, temporary: Path, passphrase: str, code: str
) -> None:
    budi = open_work("budi")
    assert codes(budi, file, passphrase) == [code]
    assert [each.status for each in apply(budi, [file, plain], passphrase=passphrase).result.files] == ["refused", "merged"]
    assert nothing_left(temporary, budi)


def test_one_passphrase_opens_many_files_also_in_a_zip_where_two_share_their_name(
    open_work: OpenWork, file: Path, temporary: Path, tmp_path: Path
) -> None:
    rina = open_work("rina", hour=7)
    save(rina, Meeting, {"title": "Rapat KWT"})
    export(rina, tmp_path / "rina.xlsx")
    with ZipFile(tmp_path / "kiriman.zip", "w") as pack:
        pack.writestr("a/Sari.xlsx", file.read_bytes())
        pack.writestr("b/Sari.xlsx", locked((tmp_path / "rina.xlsx").read_bytes()))
    budi = open_work("budi")
    told = apply(budi, [tmp_path / "kiriman.zip"], passphrase=PASSPHRASE).result.files
    assert [(each.file, each.status) for each in told] == [(f"kiriman.zip/{folder}/Sari.xlsx", "merged") for folder in "ab"]
    assert {each.title for each in budi.all(Meeting)} == {"Rembuk blok timur", "Rapat KWT"}
    assert nothing_left(temporary, budi)


def test_when_a_merge_breaks_off_nothing_of_it_stays_readable(
    open_work: OpenWork, file: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    budi = open_work("budi")

    def broken(*_: object, **__: object) -> None:
        assert list(budi.folder.rglob("Sari.xlsx")), "it was to break off while the file lies unlocked"
        raise KeyboardInterrupt

    monkeypatch.setattr(budi.store, "write", broken)
    with pytest.raises(KeyboardInterrupt):
        apply(budi, [file], passphrase=PASSPHRASE)
    assert nothing_left(temporary, budi)


def test_what_is_wrong_behind_the_passphrase_is_told_under_the_files_own_name(open_work: OpenWork, tmp_path: Path, plain: Path) -> None:
    budi = open_work("budi")
    (tmp_path / "rusak.xlsx").write_bytes(explained(locked(plain.read_bytes()), b"SHA512", b"SHA1"))
    report = preview(budi, [tmp_path / "rusak.xlsx"], passphrase=PASSPHRASE).result.files[0]
    (problem,) = report.problems
    assert isinstance(problem, Refusal)
    assert "rusak.xlsx" in str(problem)


@pytest.mark.libreoffice
def test_what_libreoffice_locked_opens_too(open_work: OpenWork, plain: Path, tmp_path: Path) -> None:
    file = tmp_path / "kantor.xlsx"
    lock = f"""
  Dim phrase(1) As New com.sun.star.beans.NamedValue
  phrase(0).Name = "OOXPassword" : phrase(0).Value = "Rembuk-desa 12"
  phrase(1).Name = "CryptoType" : phrase(1).Value = "Standard"
  Dim kept(1) As New com.sun.star.beans.PropertyValue
  kept(0).Name = "FilterName" : kept(0).Value = "Calc MS Excel 2007 XML"
  kept(1).Name = "EncryptionData" : kept(1).Value = phrase()
  book.storeToURL("{file.as_uri()}", kept())
"""
    edited_by_libreoffice(plain, lock, tmp_path)
    budi, rina = open_work("budi"), open_work("rina")
    assert codes(budi, file, "") == ["encrypted"]
    assert codes(budi, file, "rembuk-desa 12") == ["wrong_passphrase"]
    apply(budi, [file], passphrase="Rembuk-desa 12")
    apply(rina, [plain])
    assert budi.store.digest() == rina.store.digest()
