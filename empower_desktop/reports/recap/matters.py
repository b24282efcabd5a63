"""Problems and assets, and what became of them; what was proposed, and what became of that."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.language import N_, P_, Label
from empower_desktop.records import Issue, Proposal, Record
from empower_desktop.records.choices import name_of
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.wording import inside
from empower_desktop.reports.recap.recap import MOST_LISTED, NEXT, Cell, Head, Headed, Item, Listed, Listing, Says, Several, Typed, rupiah

ASSET, SOLVED, REJECTED = "potensi", "selesai", "ditolak"
MATTER_HEADS = (
    Head(Label("Dikenali", "Recognised"), 2.2, "day"),
    Head(Label("Masalah atau potensi", "Problem or asset"), 7),
    Head(Label("Dikenali oleh", "Recognised by"), 3.2),
    Head(Label("Apa jadinya", "What became of it"), 4.4),
)
PROPOSAL_HEADS = (
    Head(Label("Tanggal", "Date"), 2.2, "day"),
    Head(Label("Usulan", "Proposal"), 7),
    Head(Label("Diusulkan oleh", "Proposed by"), 3.2),
    Head(Label("Apa jadinya", "What became of it"), 4.4),
)
NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Issue: ("entry_type", "title", "identified_on", "identified_by", "status", "mobilised_on", "solved_by", "solved_on"),
    Proposal: ("title", "proposed_on", "proposer_type", "status", "adopted_in", "adopted_amount", "reason_rejected"),
}


def matters(facts: Facts) -> tuple[Item, ...]:
    """List what was recognised, solved or put to use in the period, with a sentence of how many; problems before assets."""
    found = [each for each in facts.until(Issue) if _concerns(each, facts)]
    if not found:
        return ()
    problems = [each for each in found if each.entry_type != ASSET]
    assets = [each for each in found if each.entry_type == ASSET]
    told = N_(
        "{problems}, {solved} solved; {assets}, {used} put to use.",
        problems=P_("{n} problem", "{n} problems", len(problems)),
        solved=sum(1 for each in problems if each.status == SOLVED),
        assets=P_("{n} asset", "{n} assets", len(assets)),
        used=sum(1 for each in assets if each.mobilised_on and each.mobilised_on <= facts.period.last),
    )
    in_order = sorted(found, key=lambda each: (each.entry_type == ASSET, str(each.identified_on), str(each.title), each.id))
    return (Says(told), Listing(MATTER_HEADS, tuple(map(_matter, in_order)), MOST_LISTED))


def proposals(facts: Facts) -> tuple[Item, ...]:
    """List what was proposed in the period, by day, with what became of it."""
    found = sorted(facts.within(Proposal), key=lambda each: (str(each.proposed_on), str(each.title), each.id))
    rows = [
        Listed((each.proposed_on or "", Typed(each.title or ""), name_of("actor", each.proposer_type or ""), became_of(each)))
        for each in found
    ]
    return (Listing(PROPOSAL_HEADS, tuple(rows), MOST_LISTED),) if rows else ()


def standing_of(issue: Issue) -> Cell:
    """Say how it stands with a problem or asset."""
    state = name_of("issue_status", issue.status or "")
    if issue.status == SOLVED and issue.solved_by:
        whom = inside(name_of("solution_driver", issue.solved_by))
        if issue.solved_on is None:
            return N_("{state} by {whom}", state=state, whom=whom)
        return N_("{state} on {day} by {whom}", state=state, day=issue.solved_on, whom=whom)
    if issue.mobilised_on:
        return N_("in use since {day}", day=issue.mobilised_on)
    return state


def became_of(proposal: Proposal) -> Cell:
    """Say what became of a proposal: its state, where it was adopted and with how much, or why not."""
    state = name_of("proposal_status", proposal.status or "")
    if proposal.status == REJECTED and proposal.reason_rejected:
        return Headed(Several((state,)), Typed(proposal.reason_rejected))
    told: list[Cell] = [state]
    if proposal.adopted_in:
        told.append(N_("in {document}", document=Typed(proposal.adopted_in)))
    if proposal.adopted_amount:
        told.append(rupiah(proposal.adopted_amount))
    return Several(tuple(told), NEXT)


def _matter(issue: Issue) -> Listed:
    what = Headed(Several((name_of("issue_entry", issue.entry_type or ""),)), Typed(issue.title or ""))
    return Listed((issue.identified_on or "", what, name_of("actor", issue.identified_by or ""), standing_of(issue)))


def _concerns(issue: Issue, facts: Facts) -> bool:
    """Say whether something happened to it in the period."""
    return any(day is not None and facts.period.holds(day) for day in (issue.identified_on, issue.solved_on, issue.mobilised_on))
