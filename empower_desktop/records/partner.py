"""Partners: government, capital owners, NGOs and other groups that a group deals with."""

from __future__ import annotations

from empower_desktop.language import Label
from empower_desktop.records.record import Record, Section, area, choice, choices, long_text, phone, record, text


@record(
    "partner",
    Label("Mitra/pihak", "Partner"),
    sheet=Label("Mitra", "Partners"),
    title=("name",),
    soft_key=("name", "partner_type"),
    sections=(
        Section(Label("Wilayah dan narahubung", "Area and contact"), ("area", "contact_name", "contact_phone")),
        Section(Label("Wewenang dan catatan", "Power and notes"), ("power_held", "notes")),
    ),
)
class Partner(Record):
    """An office, firm or organisation outside the group, and the power that it holds."""

    name: str | None = text("Nama lembaga/pihak", "Name", required=True, least=2, most=160)
    partner_type: str | None = choice("Jenis pihak", "Type", "partner_type", required=True)
    area: str | None = area("Wilayah", "Area")
    contact_name: str | None = text("Narahubung", "Contact", most=100, privacy="personal")
    contact_phone: str | None = phone("Nomor HP narahubung", "Contact phone", privacy="personal")
    power_held: tuple[str, ...] | None = choices("Wewenang/sumber daya yang dipegang", "Power held", "authority_kind")
    notes: str | None = long_text("Catatan", "Notes", most=2_000)
