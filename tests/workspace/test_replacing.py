"""Returns for everybody into one folder: a file of that name in which somebody typed stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from empower_desktop.records import Meeting
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.returning import give_back_to, return_name, workers
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import export


def test_of_returns_for_everybody_only_the_one_whose_name_is_taken_is_not_made(open_work: Callable[..., Workspace], tmp_path: Path) -> None:
    budi = open_work("budi", hour=9)
    for name in ("sari", "tini"):
        work = open_work(name)
        save(work, Meeting, {"title": f"Rapat {name}"})
        export(work, tmp_path / f"{name}.xlsx")
        apply(budi, [tmp_path / f"{name}.xlsx"])
    sari, tini = (worker for worker in workers(budi) if worker.id != budi.author.id)
    taken = tmp_path / return_name(budi, sari)
    taken.write_text("Catatan saya sendiri")
    step = give_back_to(budi, [sari, tini], tmp_path)
    assert ([problem.code for problem in step.problems], len(step.result)) == (["would_replace"], 1)
    assert taken.read_text() == "Catatan saya sendiri"
