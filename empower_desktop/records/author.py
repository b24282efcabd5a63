"""Who writes, and which two records are one thing."""

from __future__ import annotations

from empower_desktop.language import Label
from empower_desktop.records.record import Record, area, choice, record, text, yes_no


@record("author", Label("Penulis", "Author"), title=("name",))
class Author(Record):
    """Who saved a change; made at the first run, travels with every export."""

    name: str | None = text("Nama", "Name", required=True, least=2, most=100)
    role: str | None = choice("Peran", "Role", "author_role", required=True)
    area: str | None = area("Wilayah kerja", "Working area")


@record("same_as", Label("Data yang sama", "Same thing"), key=("one", "other"), title=("kind",))
class SameAs(Record):
    """Two records of one kind that are one thing, or (same = no) never to be asked about again."""

    kind: str | None = text("Jenis catatan", "Record kind", required=True)  # type: ignore[assignment,misc]  # the contract names this field like the class
    one: str | None = text("Yang satu", "One", required=True, privacy="personal")
    other: str | None = text("Yang lain", "The other", required=True, privacy="personal")
    same: bool | None = yes_no("Sama", "Same", required=True)
