"""The zip around a workbook: opened with limits, its parts streamed, its seal."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

from empower_desktop.errors import Place, Problem, Trouble
from empower_desktop.language import N_, Label, Message
from empower_desktop.workbook import sniffing
from empower_desktop.workbook.limits import LIMITS, Limits

SEAL = b"empower:1:"
ENCRYPTED = "encrypted"
"""The code of a workbook that is read with its passphrase, see `unlocking`."""
NOT_A_WORKBOOK = "not_a_workbook"

ENCRYPTED_ENTRY = 0x1
END = b"PK\x05\x06"
END_64_LOCATOR = b"PK\x06\x07"
END_64 = b"PK\x06\x06"
DIRECTORY_ENTRY = 1024
CHUNK = 64 * 1024
WORKBOOK = "xl/workbook.xml"
OTHER_OFFICE = ("xl/workbook.bin", "word/document.xml", "ppt/presentation.xml")
CUT_OFF = N_("The file is cut off or damaged. Ask for it to be sent again.")
# What the zip library raises on damage; OSError from the disk is none of them.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    UnicodeError,
    ValueError,
    OverflowError,
)


def seal(entries: Iterable[zipfile.ZipInfo]) -> bytes:
    """Give the zip comment that vouches for these entries: name, checksum and size of each.

    Whoever saves the workbook again writes other entries and drops the comment.
    """
    lines = sorted(f"{entry.filename}\n{entry.CRC:08x}\n{entry.file_size}\n" for entry in entries)
    return SEAL + hashlib.sha256("".join(lines).encode("utf-8", "surrogatepass")).hexdigest().encode("ascii")


def is_sealed(archive: zipfile.ZipFile) -> bool:
    """Say whether the zip is as its writer sealed it."""
    return archive.comment.startswith(SEAL) and archive.comment == seal(archive.infolist())


def put_seal(file: Path) -> None:
    """Seal a workbook that another library wrote."""
    with zipfile.ZipFile(file, "a") as archive:
        archive.comment = seal(archive.infolist())


def is_untouched(source: Path | IO[bytes]) -> bool:
    """Say whether a file is a workbook as its writer sealed it; only its list of names is read, since anybody may have made it."""
    try:
        with zipfile.ZipFile(source) as archive:
            return is_sealed(archive)
    except DAMAGE:
        return False


class Container:
    """The parts of a stranger's .xlsx by name; what is not one, or asks too much, is refused."""

    def __init__(self, source: Path | bytes, limits: Limits = LIMITS, name: str = "") -> None:
        self.limits = limits
        self.place = Place(file=name or (source.name if isinstance(source, Path) else ""))
        with self._disk():
            self._stream = self._opened(source)
        try:
            with self._disk():
                self.archive = self._archive()
                self._check_entries()
        except BaseException:
            self._stream.close()
            raise
        self.names = {info.filename.lower(): info for info in self.archive.infolist() if not info.is_dir()}

    def close(self) -> None:
        """Let go of the file."""
        self.archive.close()
        self._stream.close()

    def refuse(self, code: str, message: Message) -> Problem:
        """Give the Problem that refuses the file as a whole."""
        return Problem(message, code, self.place)

    @contextmanager
    def _disk(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError as error:
            raise Trouble(N_("{file} is not there. Was it moved or the stick taken out?", file=self.place.file), "file_gone") from error
        except PermissionError as error:
            raise Trouble(
                N_(
                    "{file} may not be read, or another program holds it. Close it there, or copy it to another folder.",
                    file=self.place.file,
                ),
                "no_permission",
            ) from error
        except OSError as error:
            raise Trouble(
                N_("{file} cannot be read from the disk. Copy it to another disk and try again.", file=self.place.file), "disk"
            ) from error

    def _opened(self, source: Path | bytes) -> BinaryIO:
        if isinstance(source, bytes):
            return io.BytesIO(source)
        # A pipe or a device would block or never end, so nothing is opened before this is known.
        if not stat.S_ISREG(source.stat().st_mode):
            raise self.refuse("not_a_file", N_("This is a folder or a device, not a file. Choose the workbook itself."))
        return source.open("rb")

    def _archive(self) -> zipfile.ZipFile:
        stream = self._stream
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        head = stream.read(4096)
        if not head.strip(b"\0"):
            raise self.refuse("empty_file", N_("The file is empty. Ask for it to be sent again."))
        if size > self.limits.packed:
            raise self.refuse(
                "too_big",
                N_("The file is larger than {limit} MB. Ask for an export of a shorter period.", limit=self.limits.packed // 1_000_000),
            )
        if head.startswith(sniffing.OLE):
            raise self._ole(head + stream.read())
        if not head.startswith(sniffing.ZIP):
            raise self._other(sniffing.kind_of_bytes(head, self.place.file))
        try:
            if self._directory_size(size) > self.limits.entries * DIRECTORY_ENTRY:
                raise self._too_many()
            stream.seek(0)
            return zipfile.ZipFile(stream)
        except DAMAGE as error:
            raise self.refuse("cut_off", CUT_OFF) from error

    def _other(self, kind: Label) -> Problem:
        message = N_("{file} is not an Excel workbook but {kind}. Save it as .xlsx and try again.", file=self.place.file, kind=kind)
        if kind in sniffing.SHOWN_ONLY:
            message = sniffing.NO_LIST_INSIDE.filled(file=self.place.file, kind=kind)
        if kind is sniffing.BACKUP:
            message = sniffing.IS_BACKUP.filled(file=self.place.file)
        return self.refuse(NOT_A_WORKBOOK, message)

    def _ole(self, data: bytes) -> Problem:
        kind = sniffing.kind_of_ole(data)
        return self._other(kind) if kind else self._locked()

    def _locked(self) -> Problem:
        message = N_("{file} is protected with a passphrase. Give the passphrase, or ask for the file without one.", file=self.place.file)
        return self.refuse(ENCRYPTED, message)

    def _oddly_packed(self) -> Problem:
        return self.refuse("packing", N_("The file is packed in a way that Excel does not use. Ask for a new export."))

    def _too_many(self) -> Problem:
        return self.refuse("too_many_parts", N_("The file holds more than {limit} parts. Ask for a new export.", limit=self.limits.entries))

    def _directory_size(self, size: int) -> int:
        """Give the size of the list of entries, which the zip library would read whole."""
        start = max(0, size - 66_000)
        self._stream.seek(start)
        tail = self._stream.read()
        at = tail.rfind(END)
        if at < 0:
            raise zipfile.BadZipFile("no end of the list")
        directory: int = struct.unpack_from("<I", tail, at + 12)[0]
        if at >= 20 and tail.startswith(END_64_LOCATOR, at - 20):
            self._stream.seek(min(size, struct.unpack_from("<Q", tail, at - 12)[0]))
            record = self._stream.read(48)
            if record.startswith(END_64):
                directory = max(directory if directory != 0xFFFFFFFF else 0, struct.unpack_from("<Q", record, 40)[0])
        return directory

    def _check_entries(self) -> None:
        entries = self.archive.infolist()
        if len(entries) > self.limits.entries:
            raise self._too_many()
        names = [entry.orig_filename.lower() for entry in entries]
        for entry in entries:
            self._check_name(entry.orig_filename)
        if len(set(names)) != len(names):
            raise self.refuse(
                "duplicate_part",
                N_("The file holds a part twice: {part}. Ask for a new export.", part=next(n for n in names if names.count(n) > 1)),
            )
        if any(entry.flag_bits & ENCRYPTED_ENTRY for entry in entries):
            raise self._oddly_packed()
        if not any(name in ("[content_types].xml", WORKBOOK) for name in names) or any(name in OTHER_OFFICE for name in names):
            raise self._other(sniffing.kind_of_zip(self.archive, names))
        self._check_sizes(entries)

    def _check_name(self, name: str) -> None:
        steps = name.replace("\\", "/").split("/")
        if name.startswith("/") or ".." in steps or "\\" in name or ":" in name or "\0" in name:
            raise self.refuse(
                "bad_part_name",
                N_("The file holds a part with a forbidden name: {part}. Ask for a new export.", part=name.replace("\0", "?")[:100]),
            )

    def _too_large(self, entry: zipfile.ZipInfo, limit: int) -> Problem:
        message = N_(
            "The part {part} of the file unpacks to more than {limit} MB. Ask for a new export.",
            part=entry.filename,
            limit=limit // 1_000_000,
        )
        return self.refuse("bomb", message)

    def _check_sizes(self, entries: list[zipfile.ZipInfo]) -> None:
        limits = self.limits
        for entry in entries:
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise self._oddly_packed()
            if entry.file_size > limits.part:
                raise self._too_large(entry, limits.part)
            if entry.file_size > max(limits.ratio_from, entry.compress_size * limits.ratio):
                message = N_(
                    "The part {part} of the file unpacks to over {n} times its size. Ask for a new export.",
                    part=entry.filename,
                    n=limits.ratio,
                )
                raise self.refuse("bomb", message)
        if sum(entry.file_size for entry in entries) > limits.unpacked:
            raise self.refuse(
                "bomb", N_("The file unpacks to more than {limit} MB. Ask for a new export.", limit=limits.unpacked // 1_000_000)
            )
        size = self._stream.seek(0, os.SEEK_END)
        if any(entry.header_offset >= size for entry in entries):
            raise self.refuse("cut_off", CUT_OFF)
        if sum(entry.compress_size for entry in entries) > size:
            raise self.refuse("bomb", N_("The parts of the file lie over each other. Ask for a new export."))

    def small_part(self, name: str) -> Iterator[bytes]:
        """Stream a part that is neither a sheet nor the list of texts, and is refused when it is large."""
        info = self.names.get(name.lower())
        if info is not None and info.file_size > self.limits.small_part:
            raise self._too_large(info, self.limits.small_part)
        return self.chunks(name)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Stream the unpacked bytes of a part, its checksum held at the end; damage is refused."""
        info = self.names.get(name.lower())
        if info is None:
            raise self.refuse("missing_part", N_("The file is incomplete: {part} is missing. Ask for it to be sent again.", part=name))
        try:
            with self._disk(), self.archive.open(info) as stream:
                while chunk := stream.read(CHUNK):
                    yield chunk
        except DAMAGE as error:
            raise self.refuse("damaged", N_("The file is damaged at {part}. Ask for it to be sent again.", part=name)) from error
