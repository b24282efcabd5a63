"""Photos, scans and other files of a record: kept once and small, and silent about the place."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from empower_desktop.errors import Problem
from empower_desktop.records import Attachment
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.attaching import attach, attached_to, save_copy
from empower_desktop.workspace.files import MOST_BYTES
from empower_desktop.workspace.saving import save
from tests.workspace.photographed import EXIF, GPS, TAKEN, kept, meeting, photo

__all__ = ["meeting", "photo"]


def test_a_photo_is_kept_small_and_upright_and_does_not_tell_where_it_was_taken(sari: Workspace, meeting: str, photo: Path) -> None:
    noted = sari.one(Attachment, attach(sari, photo, "meeting", meeting).result)
    assert noted is not None
    picture = kept(sari, noted.id)
    assert picture.size == (1_500, 2_000)
    assert not picture.getexif()
    assert (noted.title, str(noted.taken_on)) == ("IMG_0412", "2026-01-12")


def test_the_place_stays_only_where_it_is_wanted_and_nothing_else_with_it(sari: Workspace, meeting: str, photo: Path) -> None:
    exif = kept(sari, attach(sari, photo, "meeting", meeting, keep_place=True).result).getexif()
    assert dict(exif.get_ifd(GPS))[3] == "E"
    assert TAKEN not in exif.get_ifd(EXIF)


def test_the_same_file_at_the_same_record_is_there_once(sari: Workspace, meeting: str, photo: Path) -> None:
    first, again = attach(sari, photo, "meeting", meeting), attach(sari, photo, "meeting", meeting)
    assert (first.result, again.changes) == (again.result, ())
    assert len(attached_to(sari, meeting)) == 1


def test_what_a_file_is_decides_its_content_and_not_its_name(sari: Workspace, meeting: str, tmp_path: Path) -> None:
    scan, script = tmp_path / "daftar.jpg", tmp_path / "daftar.pdf"
    scan.write_bytes(b"%PDF-1.7 signed")
    script.write_bytes(b"MZ\x90\x00 run me")
    [attached] = [each for each in [attach(sari, scan, "meeting", meeting)] if each.result]
    assert [each.path.suffix for each in attached_to(sari, meeting) if each.path] == [".pdf"]
    with pytest.raises(Problem, match="cannot be kept"):
        attach(sari, script, "meeting", meeting)
    assert [each.record.id for each in attached_to(sari, meeting)] == [attached.result]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xd8\xff" + b"\0" * 100, "damaged"), (b"%PDF-" + b"\0" * MOST_BYTES, "larger than 20 MB")],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_noted(
    sari: Workspace, meeting: str, tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "berkas"
    file.write_bytes(content)
    with pytest.raises(Problem, match=said):
        attach(sari, file, "meeting", meeting)
    assert attached_to(sari, meeting) == []


def test_a_copy_is_given_out_under_any_name(sari: Workspace, meeting: str, photo: Path, tmp_path: Path) -> None:
    noted = sari.one(Attachment, attach(sari, photo, "meeting", meeting).result)
    assert noted is not None
    save_copy(sari, noted, tmp_path / "foto.jpg")
    assert sha256((tmp_path / "foto.jpg").read_bytes()).hexdigest() == noted.file


def test_another_file_in_its_place_is_another_change(sari: Workspace, meeting: str, photo: Path, tmp_path: Path) -> None:
    attached = attach(sari, photo, "meeting", meeting).result
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 better")
    other = sari.one(Attachment, attach(sari, scan, "meeting", meeting).result)
    assert other is not None
    save(sari, Attachment, {"file": other.file}, attached, sari.seen(attached))
    assert len(sari.changes(attached)) == 2
