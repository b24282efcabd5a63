"""Proposals: who asked for what, where it goes, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Decision, Proposal
from empower_desktop.records.fields import Plain
from empower_desktop.records.proposal import ADOPTED
from empower_desktop.ui.entries import NOTES
from empower_desktop.ui.fitting_form import FittingForm
from empower_desktop.ui.kind_screen import KindScreen, pill
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.onward import Onward
from empower_desktop.workspace import OneOf, Row
from empower_desktop.workspace.listing import Query, rows_of

TURNED_DOWN = frozenset({"ditolak", "ditunda"})
BECAME = {"diterima": N_("It is accepted"), "ditolak": N_("It was turned down")}
STILL_OPEN = OneOf(("diusulkan", "dibahas", "ditunda"))


class ProposalForm(FittingForm):
    """What was accepted says in which document, what was turned down says why."""

    deciding = ("status",)
    mended: ClassVar[Mapping[tuple[str, str], tuple[str, Plain, Message]]] = {
        ("adopted", "adopted_in"): ("status", "diterima", N_("It is accepted"))
    }

    _decided = ""

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show a proposal, and look whether it was decided."""
        self._decided = ""
        super().show_record(record, given)
        self._look_for_decision()

    def refresh(self) -> None:
        """Show what stands now, also whether it was decided meanwhile."""
        super().refresh()
        self._look_for_decision()

    def said(self, chosen: Mapping[str, Plain]) -> Message | None:
        """Tell of a decision on it, while its status does not know of one."""
        if not self._decided or chosen.get("status") not in STILL_OPEN.values:
            return None
        return N_("A decision was recorded on it: {what}. What became of the proposal?", what=self._decided)

    def offered(self) -> list[Action]:
        """Offer what may have become of it."""
        return [Action(code, self._desk.say(text), kind="ghost") for code, text in BECAME.items()]

    def do_noted(self, key: str) -> None:
        """Note what became of it."""
        self.put_in({"status": key})
        if key == "ditolak":
            self.show_problem_at("reason_rejected")

    def _look_for_decision(self) -> None:
        if record := self.record:
            query = Query(Decision.kind, {"proposal": record}, sort=(("decided_on", True),))
            self._desk.ask(rows_of, query, 0, 1, then=lambda rows: self._found(record, rows))

    def _found(self, record: str, rows: Sequence[Row]) -> None:
        if record == self.record:
            self._decided = rows[0].title if rows else ""
            self.fit()

    def unfitting(self, chosen: Mapping[str, Plain]) -> Collection[str]:
        """Leave out the outcome that it did not have."""
        status = chosen.get("status")
        accepted = () if status in ADOPTED else ("adopted_in", "adopted_amount")
        return (*accepted, *(() if status in TURNED_DOWN else ("reason_rejected",)))


def _may_be_decided(row: Row) -> bool:
    return row.fields.get("status") not in ("ditolak", "terlaksana")


def _met_a_wall(row: Row) -> bool:
    return row.fields.get("status") in TURNED_DOWN


class ProposalScreen(KindScreen):
    """All proposals, the newest first."""

    key, icon, title = "proposal", "hand", Label("Usulan", "Proposals")
    kind, form_of, shares = Proposal, ProposalForm, NOTES
    new = N_("New proposal")
    search = N_("Search proposals…")
    none = N_("No proposals yet. Begin with what was asked for at the last meeting.")
    first = N_("Who asked for what, and what became of it. So it shows whose voice reaches the decision.")
    hints = (
        ("flag", N_("From a problem"), N_("Open the problem, then “Make it a proposal”.")),
        ("users-round", N_("From a meeting"), N_("On the roster, Space below “Proposed” asks what was proposed.")),
        ("scale", N_("To a decision"), N_("Its page notes the decision, with proposer and village filled in.")),
    )
    sort = (("proposed_on", True),)
    touched_by = frozenset({"decision"})
    told = ("proposer_type", "area")
    state = "status"
    narrowed = (
        pill("waiting", Label("Menunggu", "Waiting"), status=STILL_OPEN),
        pill("adopted", Label("Diterima", "Accepted"), status=OneOf(tuple(sorted(ADOPTED)))),
    )
    glance = (
        ("hand", "proposer_type", "proposer_person", "proposer_group"),
        ("calendar-days", "proposed_on"),
        ("map-pin", "area"),
        ("hand-coins", "cost_estimate"),
    )
    onward = (
        Onward(
            "decision",
            N_("Record the decision"),
            "scale",
            {
                "proposal": "id",
                "issue": "issue",
                "meeting": "meeting",
                "area": "area",
                "group": "proposer_group",
                "proposer_type": "proposer_type",
                "proposer_person": "proposer_person",
            },
            _may_be_decided,
        ),
        Onward("engagement", N_("Note advocacy"), "megaphone", {"issue": "issue", "area": "area", "group": "proposer_group"}, _met_a_wall),
    )
