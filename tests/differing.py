"""Three people who wrote different things, and the workbook in which somebody settles it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from few_areas import few_areas
from openpyxl import load_workbook

from empower_desktop.history.change import DELETED
from empower_desktop.history.clock import Clock
from empower_desktop.language import Language
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Plain
from empower_desktop.workspace import Workspace, merging, opening, saving, settling
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.report import FileReport, Merged
from tests.people import change, send

OpenWork = Callable[..., Workspace]
VOTES, HAMLET = "votes", "hamlet"
PEOPLE = ("sari", "budi", "rina")
ANSWERS: dict[str, tuple[object, ...]] = {
    VOTES: ("lain", "Suara terbanyak (terbuka); 30 / 5 / –"),
    HAMLET: ("b", None, "sesuai KTP"),
    DELETED: ("B",),
}


class Village:
    """Three people who wrote different things: of one vote, of where somebody lives, and of a follow-up that one deleted."""

    def __init__(self, open_work: OpenWork, folder: Path, ids: tuple[str, str, str]) -> None:
        self.folder = folder
        self.folder.mkdir()
        self.sari, self.budi, self.rina = (open_work(name, hour=hour) for hour, name in enumerate(PEOPLE, 8))
        self.decision, self.person, self.action = ids

    @property
    def all(self) -> tuple[Workspace, ...]:
        return self.sari, self.budi, self.rina

    def give(self, giver: Workspace, *takers: Workspace) -> Path:
        """Send everything to some others."""
        return give(self.folder, giver, *takers)

    def ask(self, work: Workspace, name: str = "konflik.xlsx") -> Path:
        path = self.folder / name
        ask_in_excel(work, path)
        return path


def give(folder: Path, giver: Workspace, *takers: Workspace) -> Path:
    file = send(giver, folder)
    for work in takers:
        merging.apply(work, [file])
    return file


def _at_work(folder: Path, name: str, hour: int) -> Workspace:
    opening.start(folder, name.capitalize(), "pendamping", "33.02.10", "id", False)
    few_areas(folder)
    seconds = count()
    return opening.opened(
        folder, Language("id"), Clock(lambda: datetime(2026, 11, 24, hour, tzinfo=UTC) + timedelta(seconds=next(seconds)))
    )


def differing(folder: Path) -> tuple[str, str, str]:
    """Make the three stores of the village, and give its decision, person and follow-up."""
    sari, budi, rina = works = [_at_work(folder / name, name, hour) for hour, name in enumerate(PEOPLE, 5)]
    out = folder / "out"
    held: dict[str, object] = {"statement": "Air dibagi bergilir", "decided_on": "2026-01-12", "method": "voting_terbuka"}
    decision = change(sari, "decision", **held, votes_for=25)
    person = change(sari, "person", name="Parjo", sex="L", hamlet="Dusun I")
    action = change(sari, "action", what="Menyusun jadwal gilir air", due_on="2026-02-01", status="belum")
    give(out, sari, budi, rina)
    change(sari, "decision", decision, votes_for=28, votes_against=6, votes_abstain=2)
    change(budi, "decision", decision, votes_for=31, votes_against=6)
    for work, hamlet in ((sari, "Dusun II"), (budi, "Dusun II RT 03"), (rina, "Dusun 2")):
        change(work, "person", person, hamlet=hamlet)
    saving.delete(sari, KINDS["action"], action, sari.seen(action))
    change(budi, "action", action, status="berjalan")
    give(out, budi, sari)
    give(out, rina, sari)
    give(out, sari, budi, rina)
    for work in works:
        opening.close(work)
    return decision, person, action


def answer(path: Path, answers: dict[str, tuple[object, ...]], sheet: str = "Konflik") -> Path:
    """Answer rows by their spot with a letter, another value and a reason, as far as given; save as Excel does."""
    workbook = load_workbook(path)
    told = workbook[sheet]
    heads = {str(cell.value): cell.column for cell in told[1]}
    for row in told.iter_rows(min_row=2):
        for header, value in zip(("Pilih", "Nilai lain", "Alasan"), answers.get(str(row[1].value), ()), strict=False):
            told.cell(row[0].row, heads[header]).value = value
    answered = path.with_name(f"jawab_{path.name}")
    workbook.save(answered)
    return answered


def merge(work: Workspace, *paths: Path) -> Merged:
    merged = merging.apply(work, list(paths)).result
    assert isinstance(merged, Merged)
    return merged


def only(merged: Merged) -> FileReport:
    (report,) = merged.files
    return report


def shown(work: Workspace, record: str) -> dict[str, Plain]:
    state = work.store.state(record)
    assert state is not None
    assert not state.conflicts
    return dict(state.fields)


def waiting(work: Workspace) -> set[str]:
    return {conflict.spot for conflict in settling.open_conflicts(work)}
