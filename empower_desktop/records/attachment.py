"""Attachments: a photo, a scan or another file that is evidence for a record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from empower_desktop.language import N_, Label
from empower_desktop.records.record import Finding, Look, Record, Section, choice, day, file, record, text, yes_no

WITHOUT = ("attachment", "author", "same_as")
"""The kinds that have no attachments."""


def _has_an_owner(attachment: Attachment, look: Look) -> Iterator[Finding]:
    if attachment.owner_kind in WITHOUT:
        yield Finding("owner", "E", "owner_kind", N_("A record of this kind has no files. Choose another one."))


def _owner_is_here(attachment: Attachment, look: Look) -> Iterator[Finding]:
    if attachment.owner_id and look.standing(attachment.owner_id) == "absent":
        yield Finding("R24", "W", "owner_id", N_("Not received yet: {record}", record=attachment.owner_id[:8]))


def _is_there_once(attachment: Attachment, look: Look) -> Iterator[Finding]:
    if not (attachment.owner_id and attachment.file):
        return
    if any(other.id != attachment.id for other in look.where(Attachment, owner_id=attachment.owner_id, file=attachment.file)):
        yield Finding("R24", "W", "file", N_("The same file is attached twice here. Take one of them out."))


@record(
    "attachment",
    Label("Lampiran", "Attachment"),
    sheet=Label("Lampiran", "Attachments"),
    title=("title",),
    sections=(
        Section(Label("Dokumen", "Document"), ("doc_type", "taken_on")),
        Section(Label("Boleh ditunjukkan", "May be shown"), ("consent_photo", "contains_nik")),
    ),
    rules=(_has_an_owner,),
    doubts=(_owner_is_here, _is_there_once),
)
class Attachment(Record):
    """One file, named by the hash of its content, and the record that it belongs to."""

    file: str | None = file("Berkas", "File", required=True, privacy="sensitive")
    title: str | None = text("Judul", "Title", required=True, least=2, most=120)
    owner_kind: str | None = choice("Jenis catatan", "Owner kind", "kind", required=True)
    owner_id: str | None = text("Catatan", "Owner record", required=True)
    doc_type: str | None = choice("Jenis dokumen", "Document type", "doc_type")
    taken_on: dt.date | None = day("Tanggal dibuat", "Taken on", latest=0)
    consent_photo: bool | None = yes_no("Orang dalam foto setuju", "People in the photo agreed", privacy="personal")
    contains_nik: bool | None = yes_no("Memuat NIK/KTP", "Contains an ID number", privacy="sensitive")
