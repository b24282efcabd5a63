"""Partners: the offices, firms and organisations that groups deal with, and what power they hold."""

from __future__ import annotations

from empower_desktop.language import N_, Label
from empower_desktop.records import Partner
from empower_desktop.records.choices import CHOICES
from empower_desktop.ui.entries import NOTES
from empower_desktop.ui.kind_screen import KindScreen, pill
from empower_desktop.workspace import OneOf


def _types(group: str) -> OneOf:
    return OneOf(tuple(each.code for each in CHOICES["partner_type"] if each.group == group))


class PartnerScreen(KindScreen):
    """The partners of all groups, by name."""

    key, icon, title = "partner", "building-2", Label("Mitra", "Partners")
    kind, shares = Partner, NOTES
    new = N_("New partner")
    search = N_("Search partners…")
    none = N_("No partners yet. Begin with the village government.")
    first = N_("Note each partner once; then it can be chosen wherever it gave, lent or bought something.")
    hints = (
        ("scale", N_("Government"), N_("Village, sub-district, agencies of the regency.")),
        ("hand-coins", N_("Capital and trade"), N_("Banks, traders, companies, the village enterprise.")),
        ("users-round", N_("Companions"), N_("NGOs, cooperatives, universities, other groups.")),
    )
    sort = (("name", False),)
    told = ("partner_type", "area")
    narrowed = (
        pill("government", Label("Pemerintah", "Government"), partner_type=_types("pemerintah")),
        pill("capital", Label("Usaha", "Business"), partner_type=_types("modal")),
    )
    glance = (("handshake", "partner_type"), ("map-pin", "area"), ("user-round", "contact_name", "contact_phone"))
