"""Whom a name in a workbook means: those of the file first, and beside them those of exactly that name here."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from empower_desktop.history.change import keyed_id
from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.workbook.proposing import Asked
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.namesakes import with_namesakes
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import added, by_hand, typed

OpenWork = Callable[..., Workspace]
KNOWN = ["Teguh Rahman"], ["Teguh", "Teguh"], ["Suminah"]
"""Whom the file knows: one who shares a word with the name, two of that very name, nobody like it."""


def met(work: Workspace, names: list[str], file: Path) -> str:
    """Note a meeting and some people, and write on the sheet of attendance somebody called Teguh."""
    meeting = str(save(work, Meeting, {"title": "Musdus", "date": "2026-01-12", "venue": "Balai"}).result)
    for name in names:
        save(work, Person, {"name": name, "sex": "L"})
    export(work, file)
    by_hand(file, added("attendance", meeting="Musdus", person="Teguh", presence="Hadir"))
    return meeting


def teguh(work: Workspace, hamlet: str) -> str:
    return str(save(work, Person, {"name": "Teguh", "sex": "L", "hamlet": hamlet}).result)


def asked(work: Workspace) -> Asked:
    (waiting,) = with_namesakes(work, [each.asked for each in open_questions(work)])
    return waiting


@pytest.mark.parametrize("names", KNOWN)
def test_who_bears_exactly_that_name_here_is_offered_and_can_be_meant(
    names: list[str], budi: Workspace, open_work: OpenWork, tmp_path: Path
) -> None:
    here = teguh(budi, "Krajan")
    meeting = met(open_work("sari"), names, tmp_path / "sari.xlsx")
    merge = str(apply(budi, [tmp_path / "sari.xlsx"]).result.merge)
    (choice,) = [each for each in asked(budi).choices if each.code == here]
    assert budi.language(choice.label).startswith("Teguh, Krajan")
    questions.answer(budi, asked(budi).id, here)
    (tick,) = budi.all(Attendance)
    assert (tick.id, tick.meeting, tick.person) == (keyed_id(meeting, here), meeting, here)
    again = by_hand(tmp_path / "sari.xlsx", typed("meeting", meeting, venue="Balai RW"), to=tmp_path / "lagi.xlsx")
    later = apply(budi, [again]).result
    assert later.files[0].questions == ()
    unmerge(budi, str(later.merge))
    assert [each.person for each in budi.all(Attendance)] == [here]
    unmerge(budi, merge)
    assert budi.all(Attendance) == []


def test_the_order_of_files_changes_neither_what_is_asked_nor_who_is_offered(open_work: OpenWork, tmp_path: Path) -> None:
    met(open_work("sari"), ["Teguh Rahman"], tmp_path / "sari.xlsx")
    rina = open_work("rina")
    other = teguh(rina, "Sumber")
    export(rina, tmp_path / "rina.xlsx")
    seen = []
    for number, files in enumerate(permutations([tmp_path / "sari.xlsx", tmp_path / "rina.xlsx"])):
        work = open_work(f"budi{number}")
        apply(work, list(files))
        seen.append(([each.body for each in work.store.questions()], asked(work)))
    assert seen[0] == seen[1]
    assert other in [each.code for each in seen[0][1].choices]
