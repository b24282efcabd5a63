"""Files that must stay here stay, and those that may go arrive, whatever else lies in the .zip."""

from __future__ import annotations

import errno
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from empower_desktop.errors import Problem, Trouble
from empower_desktop.records import Attachment, Meeting
from empower_desktop.workspace import Workspace, carrying, merging
from empower_desktop.workspace.attaching import attach, attached_to, filed
from empower_desktop.workspace.awaited import MOST_TRIED
from empower_desktop.workspace.batching import batch
from empower_desktop.workspace.carrying import export_with_files, travelling
from empower_desktop.workspace.files import MOST_BYTES, ending_of, file_of
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import add, delete, save
from empower_desktop.workspace.sending import export, last_export
from tests.workspace.photographed import meeting

__all__ = ["meeting"]


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "daftar.jpg"
    Image.effect_noise((40, 30), 60).convert("RGB").save(path, "JPEG")
    return path


def listed(work: Workspace, path: Path, owner: str, **noted: object) -> str:
    return str(attach(work, path, "meeting", owner, doc_type="daftar_hadir", **noted).result)


def packed_with(folder: Path, workbook: Path, *members: tuple[str, bytes]) -> Path:
    target = folder / "kiriman.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.write(workbook, workbook.name)
        for name, content in members:
            made.writestr(name, content)
    return target


def test_a_file_that_shows_an_identity_number_stays_though_it_is_attached_elsewhere_without_saying_so(
    sari: Workspace, meeting: str, scan: Path
) -> None:
    other = str(add(sari, Meeting, {"title": "Rapat lain", "date": "2026-02-12"}).result)
    unsaid = listed(sari, scan, other)
    assert travelling(sari, [unsaid])
    said = listed(sari, scan, meeting, contains_nik=True)
    assert travelling(sari, [unsaid, said]) == {}
    assert [each.may_leave for each in attached_to(sari, other)] == [False]
    delete(sari, Attachment, said, sari.seen(said))
    assert travelling(sari, [unsaid]) == {}


@pytest.mark.parametrize(("code", "value"), [("contains_nik", True), ("consent_photo", False)])
def test_while_two_people_disagree_whether_a_file_may_leave_it_stays(
    sari: Workspace, meeting: str, scan: Path, tmp_path: Path, open_work: Callable[..., Workspace], code: str, value: bool
) -> None:
    attached = listed(sari, scan, meeting)
    budi = open_work("budi", hour=9)
    apply(budi, [export_with_files(sari, tmp_path / "sari.zip").result.file])
    save(sari, Attachment, {code: not value}, attached, sari.seen(attached))
    save(budi, Attachment, {code: value}, attached, budi.seen(attached))
    apply(sari, [export(budi, tmp_path / "budi.xlsx").result.file])
    shown = sari.one(Attachment, attached)
    assert shown is not None
    assert getattr(shown, code) is not value
    assert travelling(sari, [attached]) == {}


def test_both_files_come_of_which_two_people_each_say_that_it_is_the_right_one(
    sari: Workspace, meeting: str, scan: Path, tmp_path: Path, open_work: Callable[..., Workspace]
) -> None:
    attached = listed(sari, scan, meeting)
    budi, cici = open_work("budi", hour=9), open_work("cici")
    apply(budi, [export_with_files(sari, tmp_path / "sari.zip").result.file])
    for work, content in ((sari, b"%PDF-1.7 of Sari"), (budi, b"%PDF-1.7 of Budi")):
        (tmp_path / "scan.pdf").write_bytes(content)
        save(work, Attachment, dict(filed(work, Attachment, {"file": str(tmp_path / "scan.pdf")})), attached, work.seen(attached))
    apply(sari, [export_with_files(budi, tmp_path / "budi.zip").result.file])
    apply(cici, [export_with_files(sari, tmp_path / "both.zip").result.file])
    [disputed] = [each for each in cici.store.conflicts("attachment") if each.spot == "file"]
    assert all(file_of(cici, str(rival.value)) for rival in disputed.rivals)


def test_a_file_at_two_records_that_are_one_is_attached_once(sari: Workspace, meeting: str, scan: Path) -> None:
    other = str(add(sari, Meeting, {"title": "Musyawarah air", "date": "2026-01-12"}).result)
    join(sari, Meeting, meeting, other)
    first = listed(sari, scan, other)
    assert listed(sari, scan, meeting) == first


@pytest.mark.parametrize(
    ("name", "title"),
    [("3302101505800001", "Lampiran"), ("KTP 3302 1015 0580 0001", "KTP"), ("foto\udcff balai", "foto balai"), ("a", "Lampiran")],
)
def test_the_name_of_a_file_becomes_its_title_but_an_identity_number_in_it_does_not(
    sari: Workspace, meeting: str, scan: Path, tmp_path: Path, name: str, title: str
) -> None:
    named = scan.rename(tmp_path / f"{name}.jpg")
    noted = sari.one(Attachment, listed(sari, named, meeting))
    assert noted is not None
    assert noted.title == title


def test_films_and_workbooks_with_programs_in_them_are_no_files_that_are_kept() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("xl/workbook.xml", "")
        made.writestr("xl/vbaProject.bin", "")
    assert ending_of(out.getvalue()) == ""
    assert ending_of(b"\0\0\0\x18ftypisom" + b"\0" * 20 + b"hdlr" + b"\0" * 8 + b"vide") == ""
    assert ending_of(b"\0\0\0\x18ftypisom" + b"\0" * 20 + b"hdlr" + b"\0" * 8 + b"soun") == ".m4a"


def test_a_path_that_leads_nowhere_is_refused_at_its_field(sari: Workspace) -> None:
    for path in ("~nobody-of-this-name/foto.jpg", "x" * 5_000, "a\0b"):
        with pytest.raises(Trouble):
            filed(sari, Attachment, {"file": path})


def test_one_script_notes_a_meeting_and_attaches_a_file_to_it(sari: Workspace, scan: Path) -> None:
    made = {"do": "add", "kind": "meeting", "as": "m1", "fields": {"title": "Rapat"}}
    file = {"do": "add", "kind": "attachment", "fields": {"file": str(scan), "title": "Foto", "owner_kind": "meeting", "owner_id": "@m1"}}
    first, second = batch(sari, [made, file]).result
    assert [each.record.id for each in attached_to(sari, first.id)] == [second.id]


def test_a_spoiled_member_or_thousands_of_the_same_do_not_keep_the_right_file_from_coming(
    sari: Workspace, meeting: str, scan: Path, tmp_path: Path, open_work: Callable[..., Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    attached = sari.one(Attachment, listed(sari, scan, meeting))
    assert attached is not None
    kept = file_of(sari, attached.file or "")
    assert kept is not None
    workbook = export(sari, tmp_path / "sari.xlsx").result.file
    spoiled, good = b"spoiled on the way " * 20, kept.read_bytes()
    packed = packed_with(tmp_path, workbook, (f"a/{kept.name}", spoiled), (f"../../{kept.name}", good))
    whole = bytearray(packed.read_bytes())
    with zipfile.ZipFile(packed) as made:
        at = made.getinfo(f"a/{kept.name}").header_offset + 30 + len(f"a/{kept.name}") + 4
    whole[at] ^= 0xFF
    packed.write_bytes(whole)
    budi = open_work("budi")
    apply(budi, [packed])
    assert [each.path for each in attached_to(budi, meeting)] == [budi.folder / "files" / kept.name]

    read: list[str] = []
    original = zipfile.ZipFile.read
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda self, member, *more: read.append(str(member)) or original(self, member, *more))
    cici = open_work("cici")
    apply(cici, [packed_with(tmp_path, workbook, *((f"{n}/{kept.name}", bytes(MOST_BYTES // 100)) for n in range(100)))])
    assert len([each for each in read if kept.name in each]) == MOST_TRIED


def test_a_merge_whose_files_find_no_room_is_done_and_says_so(
    sari: Workspace, meeting: str, scan: Path, tmp_path: Path, open_work: Callable[..., Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(sari, scan, meeting)
    packed = export_with_files(sari, tmp_path / "sari.zip").result.file
    budi = open_work("budi")

    def full(*_: object) -> str:
        raise Trouble("The disk is full.", "disk_full")  # type: ignore[arg-type]  # as the disk says it

    monkeypatch.setattr(merging, "keep", full)
    merged = apply(budi, [packed]).result
    assert [(each.status, [problem.code for problem in each.problems]) for each in merged.files] == [("merged", ["disk_full"])]
    assert budi.one(Meeting, meeting) is not None


@pytest.mark.parametrize(("number", "code"), [(errno.EACCES, "folder_read_only"), (errno.ENOSPC, "disk_full")])
def test_where_no_zip_can_be_written_it_is_said_why_and_nothing_is_left_behind(
    sari: Workspace, meeting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def refused(*_: object, **__: object) -> str:
        raise OSError(number, "no")

    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(carrying, "TemporaryDirectory", refused)
    with pytest.raises(Trouble) as told:
        export_with_files(sari, tmp_path / "stick" / "sari.zip")
    assert told.value.code == code
    assert list((tmp_path / "stick").iterdir()) == []


def test_what_found_no_room_in_its_zip_does_not_count_as_sent(
    sari: Workspace, meeting: str, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(sari, scan, meeting)

    def full(*_: object, **__: object) -> None:
        raise Trouble("The disk is full.", "disk_full")  # type: ignore[arg-type]  # as the disk says it

    with monkeypatch.context() as held:
        held.setattr(carrying, "pack", full)
        with pytest.raises(Trouble):
            export_with_files(sari, tmp_path / "sari.zip")
    assert last_export(sari) is None
    assert export_with_files(sari, tmp_path / "sari.zip").result.number == 1


def test_what_cannot_be_kept_is_said_at_its_field(sari: Workspace, tmp_path: Path) -> None:
    (tmp_path / "film.m4a").write_bytes(b"\0\0\0\x18ftypisom" + b"hdlr" + b"\0" * 8 + b"vide")
    with pytest.raises(Problem) as refused:
        filed(sari, Attachment, {"file": str(tmp_path / "film.m4a")})
    assert refused.value.place.field == "file"
