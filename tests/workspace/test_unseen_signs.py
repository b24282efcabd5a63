"""Signs that nobody sees, as WhatsApp and web pages bring them along: wherever they are entered, they make no other name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.history.change import Change
from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.workspace import Workspace, importing
from empower_desktop.workspace.doubles import possible_doubles
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.known_here import Known
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.pasted import read_list
from empower_desktop.workspace.saving import add, save
from tests.excel import added, by_hand, typed
from tests.people import change, send
from tests.workspace.test_whom_a_list_means import KALIORI, attended

OF_OLD = "Sum\u200binah"
PERSON = "01900000-0000-7000-8000-000000000001"


@pytest.fixture
def sari(open_work: Callable[..., Workspace]) -> Workspace:
    """Sari, in whose store an older version kept a name with a sign that nobody sees."""
    work = open_work("sari")
    work.store.append([Change.make(PERSON, "person", {"name": OF_OLD, "sex": "P"}, (), work.author.id, work.clock.stamp())])
    return work


def names(work: Workspace) -> list[str | None]:
    return sorted(str(one.name) for one in work.all(Person))


def test_a_name_is_kept_as_it_looks_however_it_was_entered(sari: Workspace, open_work: Callable[..., Workspace], tmp_path: Path) -> None:
    budi, rina = open_work("budi", hour=9), open_work("rina", hour=10)
    add(sari, Person, {"name": "\ufeffYanti\u202c", "sex": "P"})
    meeting = add(sari, Meeting, {"title": "Musdus", "date": "2026-01-12"}).result
    file = by_hand(send(sari, tmp_path), added("person", name="\u202aKarto\u202c", sex="Laki-laki"))
    by_hand(file, *(added("attendance", nth, meeting="Musdus", person=name) for nth, name in enumerate(("Sumi\u200enah", "Kar\u2060to"))))
    for work in (budi, rina):
        assert preview(work, [file]).result.files == apply(work, [file]).result.files
        assert open_questions(work) == []
        assert names(work) == ["Karto", OF_OLD, "Yanti"]
        assert {one.meeting for one in work.all(Attendance)} == {meeting}
        assert PERSON in {one.person for one in work.all(Attendance)}
    assert budi.store.digest() == rina.store.digest()


def test_what_an_older_version_kept_changes_only_when_somebody_edits_it(
    sari: Workspace, open_work: Callable[..., Workspace], tmp_path: Path
) -> None:
    budi = open_work("budi", hour=9)
    file = send(sari, tmp_path)
    saved_again, edited = by_hand(file, to=tmp_path / "a.xlsx"), by_hand(file, typed("person", PERSON, hamlet="Dusun I"))
    reports = [apply(budi, [each]).result.files[0] for each in (saved_again, edited)]
    assert [[cell.field for each in report.proposals for cell in each.cells] for report in reports] == [[], ["hamlet"]]
    save(budi, Person, {"nickname": "Bu Nah"}, PERSON, budi.seen(PERSON))
    assert [one.name for one in budi.all(Person)] == [OF_OLD]
    save(budi, Person, {"name": "Suminah"}, PERSON, budi.seen(PERSON))
    assert [one.name for one in budi.all(Person)] == ["Suminah"]


def test_a_list_and_what_is_pasted_find_who_is_known(sari: Workspace, tmp_path: Path) -> None:
    change(sari, "group", name="KWT Melati", group_type="kwt", area=KALIORI, status="aktif")
    change(sari, "person", name="Yanti", sex="P", area=KALIORI)
    importing.apply(sari, attended(tmp_path, ("\u202bYan\u00adti\u202c", "P"), ("\ufeffWagiyem", "P")), "attendance", answers={})
    assert names(sari) == [OF_OLD, "Wagiyem", "Yanti"]
    assert [one.id for one in Known(sari).people.named("Suminah")] == [PERSON]
    assert [line.name for line in read_list("\u200e1. Bu Yan\u200bti (P)\n\u2066Yanti\u2069").lines] == ["Yanti"]


def test_two_names_that_look_alike_are_found_as_possible_doubles(sari: Workspace) -> None:
    other = str(add(sari, Person, {"name": "Suminah", "sex": "P"}).result)
    assert [{each.one.id, each.other.id} for each in possible_doubles(sari, "person").pairs] == [{PERSON, other}]
