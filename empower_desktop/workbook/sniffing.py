"""What a file is that is no .xlsx, told from its content and not from its name."""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from pathlib import Path

from empower_desktop.language import N_, Label

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

BINARY = Label("buku kerja Excel biner (.xlsb)", "a binary Excel workbook (.xlsb)")
OLD_EXCEL = Label("buku kerja Excel lama (.xls)", "an old Excel workbook (.xls)")
OLD_WORD = Label("dokumen Word lama (.doc)", "an old Word document (.doc)")
OLD_OFFICE = Label("berkas Office lama", "an old Office file")
OPEN_SHEET = Label("buku kerja OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)")
OPEN_TEXT = Label("dokumen OpenDocument", "an OpenDocument file")
WORD = Label("dokumen Word (.docx)", "a Word document (.docx)")
SLIDES = Label("presentasi PowerPoint (.pptx)", "a PowerPoint presentation (.pptx)")
BACKUP = Label("cadangan Empower Desktop", "a backup of Empower Desktop")
ARCHIVE = Label("arsip terkompresi", "a compressed archive")
WEB_PAGE = Label("halaman web (HTML)", "a web page (HTML)")
XML = Label("berkas XML", "an XML file")
JSON = Label("berkas JSON", "a JSON file")
TABLE_TEXT = Label("teks berkolom (.csv)", "text in columns (.csv)")
TEXT = Label("berkas teks", "a text file")
LOCK = Label("berkas kunci yang dibuat Excel selama buku kerja terbuka", "the lock file that Excel keeps beside an open workbook")
UNKNOWN = Label("berkas jenis lain", "some other file")

PDF = Label("berkas PDF", "a PDF")
PICTURE = Label("gambar", "a picture")
FILM = Label("video", "a video")
SOUND = Label("rekaman suara", "a sound recording")
PROGRAM = Label("program", "a program")
DATABASE = Label("pangkalan data", "a database")
RICH_TEXT = Label("dokumen RTF", "an RTF document")

SHOWN_ONLY = (PDF, PICTURE)
"""What may show a list to people, and holds none that could be read."""
NO_LIST_INSIDE = N_(
    "{file} is not an Excel workbook but {kind}: it cannot be merged or imported. A list that stands in a picture has to be typed."
)
IN_A_BACKUP = frozenset({"ledger.db", "about.json"})
"""As the store names what it packs."""
IS_BACKUP = N_(
    "{file} is a backup of a whole store and no workbook. Restore it in Settings, or begin from it on a new laptop with "
    "“Begin from my file”; for merging ask for an export."
)

BEGINNINGS = (
    (b"%PDF", PDF),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"BM", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"Rar!", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"PK\x05\x06", ARCHIVE),
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"SQLite format 3\0", DATABASE),
    (b"OggS", SOUND),
    (b"ID3", SOUND),
    (b"{\\rtf", RICH_TEXT),
    (b"\x09\x08\x10\0", OLD_EXCEL),
    (b"\x09\x08\x08\0", OLD_EXCEL),
    (b"\x09\x04\x06\0", OLD_EXCEL),
    (b"\x09\x02\x06\0", OLD_EXCEL),
    (b"\x09\0\x04\0", OLD_EXCEL),
)


def kind_of_bytes(head: bytes, name: str = "") -> Label:
    """Name the kind of a file that is neither zip nor OLE from its first few kilobytes."""
    if name.startswith("~$"):
        return LOCK
    for beginning, kind in BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if head[:4] == b"RIFF":
        return {b"WEBP": PICTURE, b"WAVE": SOUND}.get(head[8:12], FILM)
    if head[4:8] == b"ftyp":
        return PICTURE if head[8:12] in (b"heic", b"heix", b"mif1", b"avif") else SOUND if head[8:11] == b"M4A" else FILM
    return _kind_of_text(head)


def _kind_of_text(head: bytes) -> Label:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    else:
        text = head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    if any(character < " " and character not in "\t\n\r\f\x1a" for character in text):
        return UNKNOWN
    start = text.lstrip()[:2000].lower()
    if start.startswith(("<!doctype html", "<html", "<table", "<meta", "<head", "<body")) or (start.startswith("<") and "<html" in start):
        return WEB_PAGE
    if start.startswith("<"):
        return XML
    if start.startswith(("{", "[")):
        return JSON
    line = start.splitlines()[0] if start else ""
    return TABLE_TEXT if any(mark in line for mark in ",;\t|") else TEXT


def kind_of_ole(data: bytes) -> Label | None:
    """Name the kind of an OLE file; None says that it is an encrypted workbook."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return None
    if holds("Workbook\0") or holds("Book\0"):
        return OLD_EXCEL
    return OLD_WORD if holds("WordDocument\0") else OLD_OFFICE


def kind_of_zip(archive: zipfile.ZipFile, names: Collection[str]) -> Label:
    """Name the kind of a zip that holds no workbook."""
    if "xl/workbook.bin" in names:
        return BINARY
    if IN_A_BACKUP.issubset(names):
        return BACKUP
    if "word/document.xml" in names:
        return WORD
    if "ppt/presentation.xml" in names:
        return SLIDES
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        try:
            mimetype = archive.read("mimetype")
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
            return ARCHIVE
        if mimetype.startswith(b"application/vnd.oasis.opendocument"):
            return OPEN_SHEET if b"spreadsheet" in mimetype else OPEN_TEXT
    return ARCHIVE


def is_backup(file: Path) -> bool:
    """Say whether a file is a backup, whatever it is called; only its list of names is read, since anybody may have sent it."""
    try:
        with zipfile.ZipFile(file) as archive:
            return IN_A_BACKUP.issubset(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return False
