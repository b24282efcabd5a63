"""Partnerships: what a group and a partner agreed on, who began it, and how equal the two stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Partnership
from empower_desktop.ui.entries import NOTES
from empower_desktop.ui.fitting_form import FittingForm
from empower_desktop.ui.kind_screen import KindScreen, pill
from empower_desktop.ui.onward import Onward


class PartnershipForm(FittingForm):
    """Says what the marks of equality mean."""

    below: ClassVar[Mapping[str, Message]] = {"equality": N_("As the group sees it: 1 the partner decides alone, 4 both decide together.")}


class PartnershipScreen(KindScreen):
    """All partnerships, the newest first."""

    key, icon, title = "partnership", "handshake", Label("Kemitraan", "Partnerships")
    kind, form_of, shares = Partnership, PartnershipForm, NOTES
    new = N_("New partnership")
    search = N_("Search partnerships…")
    none = N_("No partnerships yet. Begin with one that a group has today.")
    first = N_("What a group and a partner do together, and whether the group stands beside the partner or below it.")
    hints = (
        ("building-2", N_("The partner first"), N_("Not known yet? Note it among the partners, then choose it here.")),
        ("handshake", N_("Who does what"), N_("The part of the group, the part of the partner, and who began it.")),
        ("scale", N_("How equal"), N_("Ask the group for a mark from 1 to 4; again each year.")),
    )
    sort = (("start_on", True),)
    told = ("partner", "group")
    state = "status"
    narrowed = (
        pill("active", Label("Aktif", "Active"), status="aktif"),
        pill("planned", Label("Rencana", "Planned"), status="rencana"),
    )
    glance = (("handshake", "partner", "form"), ("sprout", "group"), ("calendar-days", "start_on"), ("hand-coins", "value"))
    onward = (Onward("contribution", N_("Note what it brought"), "hand-coins", {"group": "group", "partner": "partner"}),)
