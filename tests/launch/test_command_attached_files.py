"""Photos and documents that come by themselves, under the names that phones give them, and Excel files that are a proof and not sent."""

from __future__ import annotations

import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from empower_desktop.workbook.container import ENCRYPTED_ENTRY
from empower_desktop.workbook.sniffing import IN_A_BACKUP
from empower_desktop.workspace.unpacking import MOST_MEMBERS
from tests import spoiled

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

WHATSAPP = "IMG-20261128-WA0003.jpg"


@pytest.fixture
def budi(seat: Callable[[str], Seat]) -> Seat:
    return seat("budi")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0412.jpg"
    Image.effect_noise((400, 300), 60).convert("RGB").save(path, "JPEG")
    return path


def attached(seat: Seat, file: Path, owner: str) -> Path:
    """Attach a file to a meeting, and give it as it is kept: under its hash."""
    seat.add("attachment", f"file={file}", f"title={file.stem}", "owner_kind=meeting", f"owner_id={owner}", "doc_type=daftar_hadir")
    (kept,) = (seat.folder / "files").iterdir()
    return kept


def exported(seat: Seat, name: str = "sari.xlsx") -> Path:
    file = seat.folder.parent / name
    seat.json("export", str(file))
    return file


def kept_by(seat: Seat) -> list[str]:
    return sorted(path.name for path in (seat.folder / "files").glob("*"))


@pytest.fixture
def waiting(sari: Seat, budi: Seat, photo: Path) -> Path:
    """The photo that a record at Budi's waits for, as Sari has it."""
    kept = attached(sari, photo, sari.meeting())
    budi.json("merge", str(exported(sari)))
    return kept


@pytest.mark.parametrize("packed", ["alone", "folder", "zip"])
def test_a_photo_that_is_waited_for_is_known_by_its_content_under_any_name(packed: str, budi: Seat, waiting: Path, tmp_path: Path) -> None:
    phone = tmp_path / "WhatsApp Images"
    phone.mkdir()
    came = shutil.copy(waiting, phone / WHATSAPP)
    (phone / "IMG-20261128-WA0001.jpg").write_bytes(b"\xff\xd8\xff another photo")
    if packed == "zip":
        came = shutil.make_archive(str(tmp_path / "foto"), "zip", phone)
    place = str(phone if packed == "folder" else came)
    for words in (("--dry-run",), ()):
        assert kept_by(budi) == []
        told = budi.json("merge", place, *words)
        assert [(file["status"], file["problems"]) for file in told["files"]] == [("merged", [])]
    assert kept_by(budi) == [waiting.name]
    assert [file["status"] for file in budi.json("merge", place)["files"]] == ["same"]


def test_a_photo_comes_with_the_workbook_that_first_tells_of_it_whatever_it_is_called(sari: Seat, budi: Seat, photo: Path) -> None:
    kept = attached(sari, photo, sari.meeting())
    downloads = sari.folder.parent / "Download"
    downloads.mkdir()
    shutil.copy(exported(sari), downloads)
    shutil.copy(kept, downloads / WHATSAPP)
    told = budi.json("merge", str(downloads / WHATSAPP), str(downloads / "sari.xlsx"))
    assert [(file["file"], file["status"]) for file in told["files"]] == [(WHATSAPP, "merged"), ("sari.xlsx", "merged")]
    assert kept_by(budi) == [kept.name]


def test_of_a_photo_that_was_made_smaller_on_its_way_it_is_said_how_it_comes_whole(budi: Seat, waiting: Path, tmp_path: Path) -> None:
    smaller = tmp_path / WHATSAPP
    with Image.open(waiting) as picture:
        picture.resize((200, 150)).save(smaller, "JPEG", quality=40)
    for words in (("--dry-run",), ()):
        told = budi("merge", str(smaller), *words, "--json")
        (file,) = told.json["files"]
        assert (told.status, file["status"], [each["code"] for each in file["problems"]]) == (4, "refused", ["not_waited_for"])
        assert "as a document" in file["problems"][0]["message"]
    shutil.copy(waiting, tmp_path / "whole.jpg")
    told = budi("merge", str(smaller), str(tmp_path / "whole.jpg"), "--json")
    assert [file["problems"][0]["code"] if file["problems"] else file["status"] for file in told.json["files"]] == [
        "not_a_workbook",
        "merged",
    ], "nothing is waited for any more: it is no photo that came too small"


@pytest.fixture
def elsewise(waiting: Path, tmp_path: Path) -> dict[str, Path]:
    """Give, by the code of what is wrong with each, photos and .zip files with a photo that fail for another reason than their content."""
    places = {"missing": tmp_path / "gone.jpg", "unreadable": tmp_path / "torn.jpg"}
    places["unreadable"].symlink_to("/proc/self/mem")  # it is there, and the system does not give it, to nobody
    photo = {"IMG_0001.jpg": b"\xff\xd8\xff another photo"}
    packs = {
        "no_workbooks": spoiled.zipped({**dict.fromkeys(IN_A_BACKUP, b""), **photo}),
        "too_large": spoiled.zipped({**{f"laporan/{n}.xlsx": b"" for n in range(MOST_MEMBERS + 1)}, **photo}),
        "locked": spoiled.packed(spoiled.entry_of("sari.xlsx", 8), "<H", ENCRYPTED_ENTRY)(spoiled.zipped({"sari.xlsx": b"", **photo})),
    }
    for code, content in packs.items():
        places[code] = tmp_path / f"{code}.zip"
        places[code].write_bytes(content)
    return places


@pytest.mark.skipif(sys.platform != "linux", reason="a file that the system does not give can be had on Linux alone")
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("missing", "is not there"),
        ("unreadable", "cannot be read"),
        ("no_workbooks", "is a backup of a whole store"),
        ("too_large", "unpacks to more than can be handled"),
        ("locked", "is protected with a passphrase"),
    ],
)
def test_what_is_wrong_with_a_file_of_photos_is_said_while_a_photo_is_waited_for_too(
    code: str, said: str, budi: Seat, elsewise: dict[str, Path]
) -> None:
    for words in (("--dry-run",), ()):
        (problem,) = budi("merge", str(elsewise[code]), *words, "--json").json["files"][0]["problems"]
        assert (problem["code"], said in problem["message"]) == (code, True), problem["message"]


@pytest.fixture
def proof(sari: Seat, seat: Callable[[str], Seat]) -> Path:
    """A workbook of Rina's, which Sari attached to a meeting as a proof, as it is kept."""
    rina = seat("rina")
    rina.add("person", "name=Warga Rina", "sex=P")
    return attached(sari, exported(rina, "bukti.xlsx"), sari.meeting())


@pytest.mark.parametrize("packed", ["folder", "zip", "files"])
def test_a_workbook_that_is_attached_to_a_record_is_taken_as_that_wherever_it_lies(
    packed: str, sari: Seat, budi: Seat, proof: Path
) -> None:
    stick = sari.folder.parent / "stick"
    stick.mkdir()
    shutil.copy(proof, stick)
    shutil.copy(exported(sari), stick)
    if packed == "zip":
        with zipfile.ZipFile(stick.parent / "stick.zip", "w") as made:
            for path in stick.iterdir():
                made.write(path, path.name)
    places = {"folder": [stick], "zip": [stick.parent / "stick.zip"], "files": sorted(stick.iterdir())}[packed]
    for words in (("--dry-run",), ()):
        told = budi.json("merge", *map(str, places), *words)
        assert [(Path(file["file"]).name, file["status"]) for file in told["files"]] == [("sari.xlsx", "merged"), (proof.name, "merged")]
        assert told["digest"] == sari("digest").out.strip()
    assert (kept_by(budi), budi.json("list", "person")) == ([proof.name], [])
    again = budi.json("merge", *map(str, places))
    assert ([file["status"] for file in again["files"]], again["merge"]) == (["same", "same"], None)
    assert "attached to a record" in budi("merge", *map(str, places)).err


def test_a_workbook_stays_attached_when_its_record_is_in_the_trash(sari: Seat, budi: Seat, proof: Path) -> None:
    sari.json("delete", sari.json("list", "attachment")[0]["id"])
    budi.json("merge", str(exported(sari)))
    budi.json("merge", str(proof))
    assert budi.json("list", "person") == []


def test_a_workbook_that_is_attached_somewhere_is_merged_when_it_is_sent_under_its_own_name(sari: Seat, budi: Seat, proof: Path) -> None:
    sent = shutil.copy(proof, sari.folder.parent / "rina_2026-11-24_no01.xlsx")
    budi.json("merge", str(exported(sari)), str(sent))
    assert ([person["fields"]["name"] for person in budi.json("list", "person")], kept_by(budi)) == (["Warga Rina"], [proof.name])


def test_originals_that_were_kept_are_merged_under_their_hashes(sari: Seat, budi: Seat, proof: Path, seat: Callable[[str], Seat]) -> None:
    budi.json("merge", str(exported(sari)))
    rescued = sari.folder.parent / "rescued"
    shutil.copytree(budi.folder / "originals", rescued)
    tuti = seat("tuti")
    assert tuti.json("merge", str(rescued))["digest"] == sari("digest").out.strip()
