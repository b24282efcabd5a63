"""Problems that people recognise and resources of their own that they find: the register of both."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Issue
from empower_desktop.records.fields import Plain
from empower_desktop.records.issue import OF_AN_ASSET
from empower_desktop.ui.entries import NOTES
from empower_desktop.ui.fitting_form import FittingForm
from empower_desktop.ui.kind_screen import KindScreen, pill
from empower_desktop.ui.onward import Onward
from empower_desktop.workspace import Row

TOLD_OF_A_PROBLEM = ("severity", "cause", "affected", "affected_count")
HOW_IT_WAS_SOLVED = ("solved_by", "solved_on")
CLOSED = ("selesai", "tidak_dilanjutkan")


class IssueForm(FittingForm):
    """A problem shows what belongs to problems, an asset what belongs to assets, and what is solved how it was."""

    deciding = ("entry_type", "status")
    mended: ClassVar[Mapping[tuple[str, str], tuple[str, Plain, Message]]] = {
        ("solved", "status"): ("status", "selesai", N_("It is solved"))
    }

    def unfitting(self, chosen: Mapping[str, Plain]) -> Collection[str]:
        """Leave out what belongs to another type than the one chosen, and the solution while there is none."""
        entry_type = chosen.get("entry_type")
        of_a_problem = () if entry_type == "masalah" else TOLD_OF_A_PROBLEM
        of_an_asset = () if entry_type == "potensi" else OF_AN_ASSET
        return (*of_a_problem, *of_an_asset, *(() if chosen.get("status") == "selesai" else HOW_IT_WAS_SOLVED))


def _is_open(row: Row) -> bool:
    return row.fields.get("status") not in CLOSED


class IssueScreen(KindScreen):
    """All problems and assets, the newest first."""

    key, icon, title = "issue", "flag", Label("Masalah & potensi", "Problems and assets")
    kind, form_of, shares = Issue, IssueForm, NOTES
    new = N_("New problem or asset")
    search = N_("Search problems and assets…")
    none = N_("No problems or assets yet. Begin with the one that people speak of most.")
    first = N_("What troubles people, and what they have of their own to change it. From here a proposal grows, or advocacy.")
    hints = (
        ("flag", N_("A problem"), N_("In people’s own words: what, where, and who is affected.")),
        ("sprout", N_("An asset"), N_("Land, skills, customs, savings: what is here already.")),
        ("hand", N_("Then onward"), N_("Its page makes it a proposal, with village and group filled in.")),
    )
    sort = (("identified_on", True),)
    told = ("entry_type", "area", "group")
    state = "status"
    narrowed = (
        pill("problems", Label("Masalah", "Problems"), entry_type="masalah"),
        pill("assets", Label("Potensi", "Assets"), entry_type="potensi"),
    )
    glance = (("flag", "entry_type", "sector"), ("calendar-days", "identified_on"), ("map-pin", "area"), ("sprout", "group"))
    onward = (
        Onward(
            "proposal",
            N_("Make it a proposal"),
            "hand",
            {"issue": "id", "area": "area", "proposer_group": "group", "sector": "sector"},
            _is_open,
        ),
        Onward("engagement", N_("Note advocacy"), "megaphone", {"issue": "id", "area": "area", "group": "group"}, _is_open),
    )
