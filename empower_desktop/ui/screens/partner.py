"""Partners: the offices, firms and organisations that groups deal with, and what power they hold."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_, Label
from empower_desktop.records import Partner
from empower_desktop.records.choices import CHOICES
from empower_desktop.ui.entries import NOTES
from empower_desktop.ui.form import Form
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.listview import ListItem
from empower_desktop.ui.listing import ListScreen, Pill
from empower_desktop.ui.record_page import FormPart, Part, RecordPage
from empower_desktop.ui.screens.screen import Page
from empower_desktop.workspace import OneOf, Row
from empower_desktop.workspace.listing import PageNames


class PartnerScreen(ListScreen):
    """The partners of all groups, by name."""

    key = "partner"
    title = Label("Mitra", "Partners")
    icon = "handshake"
    kind = Partner
    new = N_("New partner")
    search = N_("Search partners…")
    none = N_("No partners yet. Begin with the village government.")
    sort = (("name", False),)
    shares = NOTES

    def make_page(self) -> Page:
        """Make the page of one partner."""
        return PartnerPage(self.frame)

    def pills(self) -> Sequence[Pill]:
        """Offer all, offices of government, and owners of capital."""
        return (
            Pill("all", N_("All"), lambda today: {}),
            Pill("government", Label("Pemerintah", "Government"), lambda today: {"partner_type": _types("pemerintah")}),
            Pill("capital", Label("Usaha", "Business"), lambda today: {"partner_type": _types("modal")}),
        )

    def item(self, row: Row, names: PageNames) -> ListItem:
        """Give the item of a partner: what it is and where."""
        word, role = self.word(row)
        meta = " · ".join(part for part in (names.show(row, "partner_type"), names.show(row, "area")) if part)
        return ListItem(row.id, names.title(row) or self.desk.say(self.kind.label), meta, icon=self.icon, word=word, word_role=role)

    def make_empty(self) -> EmptyState:
        """Say who may be a partner, and where one is named."""
        say = self.desk.say
        hints = [
            ("scale", say(N_("Government")), say(N_("Village, sub-district, agencies of the regency."))),
            ("hand-coins", say(N_("Capital and trade")), say(N_("Banks, traders, companies, the village enterprise."))),
            ("users-round", say(N_("Companions")), say(N_("NGOs, cooperatives, universities, other groups."))),
        ]
        keys = say(N_("Ctrl N new partner  ·  F1 help"))
        text = N_("Note each partner once; then it can be chosen wherever it gave, lent or bought something.")
        return EmptyState(self.theme, self.icon, say(self.none), say(text), [self.new_action()], hints, keys)


class PartnerPage(RecordPage):
    """One partner."""

    kind = Partner
    new_title = N_("New partner")

    def make_part(self, key: str) -> Part:
        """Make the form."""
        return FormPart(self.frame, Form(self.desk, self.theme, Partner, settings=self.frame.settings))

    def show_head(self, row: Row, names: PageNames) -> None:
        """Show what it is, where it is, and whom to ask there."""
        if kind := names.show(row, "partner_type"):
            self.head.set_chip("neutral", kind)
        contact = " · ".join(part for part in (names.show(row, "contact_name"), names.show(row, "contact_phone")) if part)
        parts = [("map-pin", names.show(row, "area")), ("user-round", contact)]
        self.head.set_meta([(icon, text) for icon, text in parts if text])


def _types(group: str) -> OneOf:
    return OneOf(tuple(each.code for each in CHOICES["partner_type"] if each.group == group))
