"""A store in which two people wrote different things, and what somebody finds on its screen of conflicts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from exchanging import change, copy_of, person_at_work, send
from PySide6.QtWidgets import QLabel, QWidget

from empower_desktop.records import KINDS
from empower_desktop.ui.kit.texts import Elided
from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.workbook.reader import Readers
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import close
from empower_desktop.workspace.saving import delete


@dataclass(frozen=True)
class Village:
    """Budi's store with Sari's rival values in it: a venue, votes, and a person deleted here and edited there."""

    sari: Workspace
    budi: Workspace
    meeting: str
    decision: str
    person: str

    @classmethod
    def lived(cls, folder: Path) -> Village:
        """Let them live it, in stores in a folder."""
        sari, budi = person_at_work(folder / "sari", "Sari Handayani"), person_at_work(folder / "budi", "Budi Hartanto")
        meeting = change(sari, "meeting", title="Rembuk blok timur", date="2026-11-14", venue="Balai")
        decision = change(sari, "decision", statement="Kelompok mengelola air", meeting=meeting, method="voting_terbuka")
        village = cls(sari, budi, meeting, decision, change(sari, "person", name="Suminah"))
        apply(budi, [send(sari, folder)])
        village.both("meeting", meeting, {"venue": "Rumah Bu Rohmah"}, {"venue": "Balai Dusun II"})
        votes = {"votes_for": "18", "votes_against": "3", "votes_abstain": "1"}
        village.both("decision", decision, votes, {"votes_for": "21", "votes_against": "3"})
        delete(budi, KINDS["person"], village.person, budi.seen(village.person))
        change(sari, "person", village.person, name="Suminah Wati")
        apply(budi, [send(sari, folder)])
        return village

    def copied(self, folder: Path, children: Readers) -> Village:
        """Give the same in another folder, once it was closed."""
        return replace(self, sari=copy_of(self.sari, folder / "sari", children), budi=copy_of(self.budi, folder / "budi", children))

    def close(self) -> None:
        """Close both stores."""
        close(self.sari)
        close(self.budi)

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


def words_in_sight(part: QWidget) -> list[str]:
    """Give what can be read on a part of the page; what is cut short counts whole."""
    labels = [each for each in part.findChildren(QLabel) if each.isVisible()]
    return [each.whole_text() if isinstance(each, Elided) else each.text() for each in labels]


def waiting(work: Workspace) -> int:
    return len(work.store.conflicts())
