"""Outreach: information on public affairs that was brought to people, how, and about how many it reached."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import Outreach
from empower_desktop.records.fields import Plain
from empower_desktop.records.outreach import contacts
from empower_desktop.ui.entries import NOTES
from empower_desktop.ui.fitting_form import FittingForm
from empower_desktop.ui.kind_screen import KindPage, KindScreen, pill
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.workspace import Row
from empower_desktop.workspace.following import REACHED, reached_at
from empower_desktop.workspace.listing import PageNames

TAKE_OVER = "take_over"


class OutreachForm(FittingForm):
    """What was told at a meeting reached those who were there; where the roster came later, their number is offered."""

    below: ClassVar[Mapping[str, Message]] = {
        "reached_unknown": N_("Only those not counted above."),
        "understanding": N_("Was it asked afterwards what people had understood?"),
    }
    _of = ""
    _came: Mapping[str, int] = MappingProxyType({})

    def said(self, chosen: Mapping[str, Plain]) -> Message | None:
        """Tell how many were at the meeting, while nobody noted how many were reached."""
        meeting = str(chosen.get("meeting") or "")
        if meeting != self._of:
            self._of, self._came = meeting, {}
            if meeting:
                self._desk.ask(reached_at, meeting, then=lambda found: self._counted(meeting, found))
        if not self._came or any(chosen.get(code) is not None for code in REACHED.values()):
            return None
        women, men, unknown = (self._came.get(code, 0) for code in ("reached_female", "reached_male", "reached_unknown"))
        return N_("At that meeting were {n}: women {f}, men {m}.", n=women + men + unknown, f=women, m=men)

    def offered(self) -> list[Action]:
        """Offer to take their number over."""
        return [Action(TAKE_OVER, self._desk.say(N_("Use these numbers")), "check", "ghost")]

    def do_noted(self, key: str) -> None:
        """Take over how many were at the meeting: counted, no longer estimated."""
        self.put_in({**self._came, "estimate": False})

    def _counted(self, meeting: str, found: Mapping[str, Plain]) -> None:
        if meeting == self._of:
            self._came = {code: count for code, count in found.items() if isinstance(count, int)}
            self.fit()


class OutreachPage(KindPage):
    """One time that information was brought to people."""

    def show_head(self, row: Row, names: PageNames) -> None:
        """Show when, how and where, and how many it reached."""
        super().show_head(row, names)
        if reached := contacts(Outreach.load(row.id, row.fields)):
            self.head.set_chip("neutral", self.desk.say(P_("{n} reached", "{n} reached", reached)), "users-round")


class OutreachScreen(KindScreen):
    """All outreach, the newest first."""

    key, icon, title = "outreach", "radio", Label("Penyebaran informasi", "Outreach")
    kind, page_of, form_of, shares = Outreach, OutreachPage, OutreachForm, NOTES
    new = N_("New outreach")
    search = N_("Search outreach…")
    none = N_("No outreach yet. Begin with what people were told last about the village budget.")
    first = N_("What was told about budget, aid, rules or prices, through which channel, and about how many it reached.")
    hints = (
        ("users-round", N_("At a meeting"), N_("Choose the meeting, and its numbers are offered.")),
        ("megaphone", N_("On a board or loudspeaker"), N_("A fair estimate is enough; it is noted as one.")),
        ("circle-help", N_("Asked for"), N_("Note whether people had asked: it shows who wants to know.")),
    )
    sort = (("date", True),)
    told = ("channel", "area")
    narrowed = (pill("asked", N_("Asked for by residents"), requested=True),)
    glance = (("radio", "channel", "info_type"), ("calendar-days", "date"), ("map-pin", "area"))
