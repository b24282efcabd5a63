"""Attachments: a photo, a scan or another file that is evidence for a record."""

from __future__ import annotations

import datetime as dt

from empower_desktop.language import Label
from empower_desktop.records.record import Record, Section, choice, day, file, record, text, yes_no

WITHOUT = ("attachment", "author", "same_as")
"""The kinds that have no attachments."""


@record(
    "attachment",
    Label("Lampiran", "Attachment"),
    sheet=Label("Lampiran", "Attachments"),
    title=("title",),
    sections=(
        Section(Label("Dokumen", "Document"), ("doc_type", "taken_on")),
        Section(Label("Boleh ditunjukkan", "May be shown"), ("consent_photo", "contains_nik")),
    ),
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
