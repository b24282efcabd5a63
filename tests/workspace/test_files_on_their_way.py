"""Photos, scans and other files on their way: which of them travel, with what, and only once."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.records import Attachment, Meeting
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.attaching import attach, attached_to
from empower_desktop.workspace.carrying import export_with_files, pack, travelling
from empower_desktop.workspace.counting import Foresight
from empower_desktop.workspace.files import file_of
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.outgoing import outgoing
from empower_desktop.workspace.returning import give_back, worker_named
from empower_desktop.workspace.saving import add
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unpacking import workbooks_in
from tests.workspace.photographed import kept, meeting, photo

__all__ = ["meeting", "photo"]


@pytest.mark.parametrize(
    ("noted", "goes"),
    [
        ({"doc_type": "daftar_hadir"}, True),
        ({"doc_type": "daftar_hadir", "contains_nik": True}, False),
        ({"doc_type": "foto"}, False),
        ({"doc_type": "foto", "consent_photo": True}, True),
        ({"doc_type": "surat", "consent_photo": False}, False),
    ],
)
def test_only_what_may_be_seen_leaves_this_laptop(sari: Workspace, meeting: str, photo: Path, noted: dict[str, object], goes: bool) -> None:
    attached = attach(sari, photo, "meeting", meeting, **noted).result
    assert bool(travelling(sari, [attached])) is goes


def test_files_come_with_the_workbook_in_one_zip_and_are_taken_by_their_content(
    sari: Workspace, meeting: str, photo: Path, tmp_path: Path, open_work: Callable[..., Workspace]
) -> None:
    attached = attach(sari, photo, "meeting", meeting, doc_type="daftar_hadir").result
    file = export(sari, tmp_path / "sari.xlsx").result.file
    pack(file, travelling(sari, [attached]), tmp_path / "sari.zip")
    with zipfile.ZipFile(tmp_path / "sari.zip", "a") as more:
        more.writestr("lampiran/" + "0" * 64 + ".jpg", b"\xff\xd8\xff not what its name says")
    budi = open_work("budi")
    apply(budi, [file])
    assert [each.path for each in attached_to(budi, meeting)] == [None]
    told = [apply(budi, [tmp_path / "sari.zip"]).result.files[0] for _ in range(2)]
    assert kept(budi, attached).size == (1_500, 2_000)
    assert [[budi.language(note) for note in each.notes] for each in told] == [["1 photo or document that was waited for"], []]


def test_an_export_with_files_is_one_zip_that_merges_like_any_other(
    sari: Workspace, meeting: str, photo: Path, tmp_path: Path, open_work: Callable[..., Workspace]
) -> None:
    attach(sari, photo, "meeting", meeting, doc_type="daftar_hadir")
    packed = export_with_files(sari, tmp_path / "SARI.zip").result
    with zipfile.ZipFile(packed.file) as held:
        assert sorted(name.partition("/")[0] for name in held.namelist()) == ["SARI.xlsx", "lampiran"]
    budi = open_work("budi")
    assert apply(budi, [packed.file]).result.digest == packed.digest == sari.store.digest()
    assert [each.path is not None for each in attached_to(budi, meeting)] == [True]
    assert [each.file for each in outgoing(sari).exports] == ["SARI.zip"], "what went out is named as it was sent"
    assert outgoing(sari).name_for_reading == "SARI_2026-11-24_untuk_dibaca.xlsx"
    assert export_with_files(sari, tmp_path / "copy.zip", profile="share").result.file.exists()
    with zipfile.ZipFile(tmp_path / "copy.zip") as held:
        assert held.namelist() == ["copy.xlsx"]


def test_an_attached_excel_file_comes_as_a_file_and_is_not_merged_as_a_workbook(
    sari: Workspace, meeting: str, tmp_path: Path, open_work: Callable[..., Workspace]
) -> None:
    # Even one that could be merged: it is what somebody kept as a proof, not what they send now.
    other = open_work("rina")
    add(other, Meeting, {"title": "Rapat lain", "date": "2026-02-02"})
    attached = attach(sari, export(other, tmp_path / "bukti.xlsx").result.file, "meeting", meeting).result
    packed = export_with_files(sari, tmp_path / "SARI.zip").result.file
    unpacked = tmp_path / "stick"
    by_windows = tmp_path / "by Windows.zip"
    with zipfile.ZipFile(packed) as held, zipfile.ZipFile(by_windows, "w") as other_slashes:
        held.extractall(unpacked)
        for member in held.namelist():
            other_slashes.writestr(member.replace("/", "\\"), held.read(member))
    for name, path in (("budi", packed), ("wati", by_windows), ("tuti", unpacked)):
        work = open_work(name)
        merged = apply(work, [path]).result
        assert [each.status for each in merged.files] == ["merged"]
        assert work.store.digest() == sari.store.digest()
        noted = work.one(Attachment, attached)
        assert noted is not None
        assert file_of(work, noted.file or "") is not None
    # Nor is what the data folder keeps for its records.
    assert [each.path.name for each in workbooks_in([work.folder])] == [work.folder.name]


def receipted(budi: Workspace, sari: Workspace, file: Path) -> None:
    """Give back to Sari what Budi has, and merge it at hers."""
    give_back(budi, worker_named(budi, "Sari"), file)
    apply(sari, [file])


def test_the_next_file_leaves_out_the_photos_that_have_arrived(
    sari: Workspace, meeting: str, photo: Path, tmp_path: Path, open_work: Callable[..., Workspace]
) -> None:
    attach(sari, photo, "meeting", meeting, doc_type="daftar_hadir")
    budi = open_work("budi")
    apply(budi, [export_with_files(sari, tmp_path / "first.zip").result.file])
    receipted(budi, sari, tmp_path / "return.xlsx")
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 signed")
    attach(sari, scan, "meeting", meeting)
    export_with_files(sari, tmp_path / "next.zip", since_receipt=True)
    with zipfile.ZipFile(tmp_path / "next.zip") as held:
        assert [name.rpartition(".")[2] for name in held.namelist()] == ["xlsx", "pdf"]


def test_the_next_file_brings_the_photos_of_records_that_arrived_without_them_once(
    sari: Workspace, meeting: str, photo: Path, tmp_path: Path, open_work: Callable[..., Workspace]
) -> None:
    attach(sari, photo, "meeting", meeting, doc_type="daftar_hadir")
    budi = open_work("budi")
    file: Path | None = export(sari, tmp_path / "alone.xlsx").result.file
    has_photo = []
    for at in range(2):
        assert file is not None
        apply(budi, [file])
        has_photo += [each.path is not None for each in attached_to(budi, meeting)]
        receipted(budi, sari, tmp_path / f"return{at}.xlsx")
        sent = export_with_files(sari, tmp_path / f"next{at}.zip", since_receipt=True, unless_empty=True).result
        file = sent.file if sent is not None else None
    assert (has_photo, file) == ([False, True], None)


def test_the_next_file_sends_nobody_their_own_photos_nor_records_of_files_that_are_not_here(
    sari: Workspace, meeting: str, photo: Path, tmp_path: Path, open_work: Callable[..., Workspace]
) -> None:
    budi = open_work("budi")
    apply(budi, [export_with_files(sari, tmp_path / "first.zip").result.file])
    attach(budi, photo, "meeting", meeting, doc_type="daftar_hadir")
    receipted(budi, sari, tmp_path / "return.xlsx")
    assert export_with_files(sari, tmp_path / "next.zip", since_receipt=True, unless_empty=True).result is None


def test_photos_that_a_zip_in_capitals_brought_are_not_sent_again(
    sari: Workspace, meeting: str, photo: Path, tmp_path: Path, open_work: Callable[..., Workspace]
) -> None:
    attach(sari, photo, "meeting", meeting, doc_type="daftar_hadir")
    budi = open_work("budi")
    apply(budi, [export_with_files(sari, tmp_path / "SARI.ZIP").result.file])
    receipted(budi, sari, tmp_path / "return.xlsx")
    assert export_with_files(sari, tmp_path / "next.zip", since_receipt=True, unless_empty=True).result is None


def test_a_zip_of_photos_alone_brings_those_that_are_waited_for(
    sari: Workspace, meeting: str, photo: Path, tmp_path: Path, open_work: Callable[..., Workspace]
) -> None:
    attached = attach(sari, photo, "meeting", meeting, doc_type="daftar_hadir").result
    file = export(sari, tmp_path / "sari.xlsx").result.file
    with zipfile.ZipFile(tmp_path / "foto.zip", "w") as packed:
        for name, path in travelling(sari, [attached]).items():
            packed.write(path, name)
    budi = open_work("budi")
    apply(budi, [file])
    for act in (preview, apply):
        (report,) = act(budi, [tmp_path / "foto.zip"]).result.files
        assert (report.status, budi.language(report.notes[0])) == ("merged", "1 photo or document that was waited for")
    assert [each.path is not None for each in attached_to(budi, meeting)] == [True]
    (report,) = apply(budi, [tmp_path / "foto.zip"]).result.files
    assert (report.status, budi.language(report.notes[0])) == ("same", "The photos and documents in it are here already.")


def test_each_place_is_looked_through_once_however_many_workbooks_lie_beside_it(
    sari: Workspace, meeting: str, photo: Path, tmp_path: Path, open_work: Callable[..., Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 signed")
    attach(sari, scan, "meeting", meeting, doc_type="daftar_hadir")
    budi = open_work("budi")
    apply(budi, [export_with_files(sari, tmp_path / "first.zip").result.file])
    attach(sari, photo, "meeting", meeting, doc_type="daftar_hadir")
    stick, phone = tmp_path / "stick", tmp_path / "phone"
    for folder in (stick / "lampiran", phone):
        folder.mkdir(parents=True)
        (folder / "IMG_0007.jpg").write_bytes(b"\xff\xd8\xff another photo")
    workbooks = [export(sari, stick / f"{name}.xlsx").result.file for name in ("sari", "again", "once more")]
    read: list[Path] = []
    original = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: read.append(self) or original(self))
    for act in (preview, apply):
        read.clear()
        act(budi, [*workbooks, phone])
        assert sorted(path.parent.name for path in read if path.name == "IMG_0007.jpg") == ["lampiran", "phone"]


def test_what_is_foretold_is_gone_through_no_oftener_for_many_files_that_are_named_by_a_hash(
    sari: Workspace, meeting: str, tmp_path: Path, open_work: Callable[..., Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    gone_through: list[Foresight] = []
    coming = Foresight.coming.fget
    assert coming is not None
    monkeypatch.setattr(Foresight, "coming", property(lambda self: gone_through.append(self) or coming(self)))
    stick, budi = tmp_path / "stick", open_work("budi")
    stick.mkdir()
    export(sari, stick / "sari.xlsx")

    def gone_through_with(files: int) -> int:
        for n in range(files):
            (stick / f"{n:064}.xlsx").write_bytes(b"no workbook")
        gone_through.clear()
        preview(budi, [stick])
        return len(gone_through)

    assert gone_through_with(2) == gone_through_with(20)


def test_photos_of_records_that_are_here_already_are_told_with_the_file_that_brings_them(
    sari: Workspace, meeting: str, photo: Path, tmp_path: Path, open_work: Callable[..., Workspace]
) -> None:
    attach(sari, photo, "meeting", meeting, doc_type="daftar_hadir")
    files = [export(sari, tmp_path / "sari.xlsx").result.file, export_with_files(sari, tmp_path / "sari.zip").result.file]
    budi = open_work("budi")
    apply(budi, files[:1])
    for act in (preview, apply):
        reports = act(budi, files[::-1]).result.files
        assert [(each.status, [budi.language(note) for note in each.notes]) for each in reports] == [
            ("merged", ["1 photo or document that was waited for"]),
            ("same", []),
        ]
    assert [each.status for each in apply(budi, files).result.files] == ["same", "same"]


def test_the_preview_of_photos_that_come_twice_tells_what_the_merge_will(
    sari: Workspace, meeting: str, photo: Path, tmp_path: Path, open_work: Callable[..., Workspace]
) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 signed")
    attached = [attach(sari, file, "meeting", meeting, doc_type="daftar_hadir").result for file in (photo, scan)]
    file = export(sari, tmp_path / "sari.xlsx").result.file
    places = [tmp_path / name / "foto.zip" for name in ("holiday", "hp", "stick", "again")]
    for place, one in zip(places, ([], *([each] for each in attached), attached[:1]), strict=True):
        place.parent.mkdir()
        with zipfile.ZipFile(place, "w") as packed:
            for name, path in travelling(sari, one).items():
                packed.write(path, name)
    budi = open_work("budi")
    apply(budi, [file])
    for act in (preview, apply):
        reports = act(budi, places).result.files
        told = [(report.status, len(report.notes)) for report in reports]
        assert told == [("refused", 0), ("merged", 1), ("merged", 1), ("same", 1)]
    assert [each.path is not None for each in attached_to(budi, meeting)] == [True, True]


@pytest.mark.parametrize("name", ["photo", "document"])
def test_a_file_that_comes_alone_under_its_hash_is_told_as_what_became_of_it(
    name: str, sari: Workspace, meeting: str, photo: Path, tmp_path: Path, open_work: Callable[..., Workspace]
) -> None:
    source = photo if name == "photo" else export(open_work("rina"), tmp_path / "bukti.xlsx").result.file
    attached = attach(sari, source, "meeting", meeting, doc_type="daftar_hadir").result
    file = export(sari, tmp_path / "sari.xlsx").result.file
    ((called, path),) = travelling(sari, [attached]).items()
    alone = tmp_path / "phone" / called
    alone.parent.mkdir()
    shutil.copy(path, alone)
    budi = open_work("budi")
    if name == "photo":
        for act in (preview, apply):
            (report,) = act(budi, [alone]).result.files
            assert (report.status, [each.code for each in report.problems]) == ("refused", ["not_waited_for"])
    for act in (preview, apply):
        first, second = act(budi, [file, alone]).result.files
        assert (first.status, first.notes, second.status, second.problems) == ("merged", (), "merged", ())
        assert budi.language(second.notes[-1]) == "1 photo or document that was waited for"
    assert [each.path is not None for each in attached_to(budi, meeting)] == [True]
    for act in (preview, apply):
        (report,) = act(budi, [alone]).result.files
        assert (report.status, report.problems) == ("same", ())
        said = "The photos and documents in it are here already." if name == "photo" else "It is attached to a record: what stands in it"
        assert budi.language(report.notes[0]).startswith(said)
