"""A store in which two people wrote different things, and what somebody finds on its screen of conflicts."""

from __future__ import annotations

from pathlib import Path

from exchanging import change, person_at_work, send

from empower_desktop.records import KINDS
from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import delete


class Village:
    """Budi's store with Sari's rival values in it: a venue, votes, and a person deleted here and edited there."""

    def __init__(self, folder: Path) -> None:
        self.sari, self.budi = person_at_work(folder / "sari", "Sari Handayani"), person_at_work(folder / "budi", "Budi Hartanto")
        self.meeting = change(self.sari, "meeting", title="Rembuk blok timur", date="2026-11-14", venue="Balai")
        self.decision = change(self.sari, "decision", statement="Kelompok mengelola air", meeting=self.meeting, method="voting_terbuka")
        self.person = change(self.sari, "person", name="Suminah")
        apply(self.budi, [send(self.sari, folder)])
        self.both("meeting", self.meeting, {"venue": "Rumah Bu Rohmah"}, {"venue": "Balai Dusun II"})
        votes = {"votes_for": "18", "votes_against": "3", "votes_abstain": "1"}
        self.both("decision", self.decision, votes, {"votes_for": "21", "votes_against": "3"})
        delete(self.budi, KINDS["person"], self.person, self.budi.seen(self.person))
        change(self.sari, "person", self.person, name="Suminah Wati")
        apply(self.budi, [send(self.sari, folder)])

    def both(self, kind: str, record: str, mine: dict[str, str], theirs: dict[str, str]) -> None:
        """Let both change the same without seeing each other."""
        change(self.budi, kind, record, **mine)
        change(self.sari, kind, record, **theirs)

    def shown(self, kind: str, record: str, code: str) -> object:
        """Give what Budi's lists show."""
        row = self.budi.store.row(kind, record)
        return row.fields.get(code) if row else None


def opened(screen: ConflictScreen, record: str) -> None:
    screen.open_record(record)
    assert screen.page.contest is not None
    assert screen.page.contest.dispute.conflict.record == record


def waiting(work: Workspace) -> int:
    return len(work.store.conflicts())
