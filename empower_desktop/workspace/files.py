"""The files that belong to records: kept in the data folder, each once, under the hash of its content."""

from __future__ import annotations

import re
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from empower_desktop.errors import Place, Problem, Trouble
from empower_desktop.language import N_
from empower_desktop.placing import placed, trouble_of
from empower_desktop.workbook.container import DAMAGE
from empower_desktop.workspace.workspace import Workspace

FILES = "files"
"""The folder beside the store in which they lie."""
MOST_BYTES = 20 * 1024 * 1024
MOST_READ = 100 * 1024 * 1024
"""A photo is made smaller before it is measured; what is larger than this is no photo of a phone."""
PICTURES = frozenset({".jpg", ".png"})
ENDINGS = (".jpg", ".png", ".pdf", ".xlsx", ".docx", ".mp3", ".m4a")
"""What is kept, by the ending that it gets."""
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"%PDF-", ".pdf"),
    (b"ID3", ".mp3"),
    (b"\xff\xfb", ".mp3"),
    (b"\xff\xf3", ".mp3"),
    (b"\xff\xf2", ".mp3"),
)
_OFFICE = (("xl/workbook.xml", ".xlsx"), ("word/document.xml", ".docx"))
_MACROS = "vbaProject.bin"
_SHOWS_A_FILM = re.compile(rb"hdlr.{8}vide", re.DOTALL)
"""A track of pictures: the same form holds sound alone and whole films."""


def read_file(path: Path) -> tuple[bytes, str]:
    """Read a file that somebody chose, and tell by its content what it is: the ending that it gets here.

    A Problem says that it is of no kind that is kept, or too large; a Trouble that the system does not give it.
    """
    try:
        if not path.is_file():
            raise Trouble(N_("{file} is not there. Was it moved or the stick taken out?", file=path.name), "missing")
        if path.stat().st_size > MOST_READ:
            raise _too_large(path)
        content = path.read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Trouble(
            N_("{file} cannot be read ({why}). Copy it to this laptop and try again.", file=path.name, why=why), "unreadable"
        ) from error
    ending = ending_of(content)
    if not ending:
        message = N_(
            "{file} cannot be kept: only photos (jpg, png), PDF, Excel, Word and sound (mp3, m4a) can. Save it as one of these.",
            file=path.name,
        )
        raise Problem(message, "unknown_format", Place(path.name))
    if ending not in PICTURES:
        refuse_large(path, content)
    return content, ending


def ending_of(content: bytes) -> str:
    """Tell by its first bytes what a file is, whatever it is called; "" for what is not kept."""
    for beginning, ending in _BEGINNINGS:
        if content.startswith(beginning):
            return ending
    if content[4:8] == b"ftyp" and content[8:11] in (b"M4A", b"mp4", b"iso") and not _SHOWS_A_FILM.search(content):
        return ".m4a"
    return _office_ending(content) if content.startswith(b"PK\x03\x04") else ""


def keep(work: Workspace, content: bytes, ending: str) -> str:
    """Keep a file and give the hash that names it; one that is here already is not written again."""
    name = sha256(content).hexdigest()
    if file_of(work, name) is None:
        target = _folder(work) / f"{name}{ending}"
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with placed(target) as half:
                half.write_bytes(content)
        except OSError as error:
            raise trouble_of(error, target) from error
    return name


def file_of(work: Workspace, name: str) -> Path | None:
    """Give where the file of this hash lies; None when it has not come."""
    folder = _folder(work)
    return next((path for ending in ENDINGS if (path := folder / f"{name}{ending}").exists()), None)


def kept_here(work: Workspace) -> set[str]:
    """Give the hashes of the files that are kept."""
    return {path.stem for path in _folder(work).glob("*") if path.suffix in ENDINGS}


def refuse_large(path: Path, content: bytes) -> None:
    """Raise the Problem that a file, as it would be kept, is too large."""
    if len(content) > MOST_BYTES:
        raise _too_large(path)


def _folder(work: Workspace) -> Path:
    return work.folder / FILES


def _office_ending(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as pack:
            names = set(pack.namelist())
    except (OSError, *DAMAGE):
        return ""
    if any(name.endswith(_MACROS) for name in names):
        return ""
    return next((ending for part, ending in _OFFICE if part in names), "")


def _too_large(path: Path) -> Problem:
    message = N_("{file} is larger than {n} MB. Save a smaller copy of it.", file=path.name, n=MOST_BYTES // 1024 // 1024)
    return Problem(message, "too_large", Place(path.name))
