"""Home of somebody who coordinates many: however much waits, it is asked for in as few questions as when little does."""

from __future__ import annotations

from collections.abc import Callable
from uuid import NAMESPACE_URL, uuid5

import sqlalchemy as sa

from empower_desktop.history.change import Change, keyed_id
from empower_desktop.language import N_
from empower_desktop.records import Person
from empower_desktop.ui.to_answer import Inquiry, to_answer_of
from empower_desktop.workbook.proposing import Asked
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.overview import overview, status
from empower_desktop.workspace.questions import keep
from empower_desktop.workspace.saving import add


def note_much(work: Workspace, first: int, last: int) -> None:
    """Note meetings, trainings that wait for what came of them, overdue follow-ups, and as many conflicts, in one transaction."""
    changes: list[Change] = []

    def noted(record: str, kind: str, **fields: object) -> None:
        changes.append(Change.make(record, kind, fields, (), work.author.id, work.clock.stamp()))  # type: ignore[arg-type]  # plain values

    for n in range(first, last):
        person, meeting, training, action = (str(uuid5(NAMESPACE_URL, f"{kind} {n}")) for kind in ("p", "m", "t", "a"))
        noted(person, "person", name=f"Ibu {n}", sex="P")
        noted(meeting, "meeting", title=f"Rapat {n}", date="2026-11-12", status="disahkan", cycle_stage="evaluasi")
        noted(keyed_id(meeting, person), "attendance", meeting=meeting, person=person, presence="hadir")
        noted(keyed_id(meeting, person), "attendance", presence="izin")
        noted(training, "training", title=f"Latihan {n}", date_start="2026-10-01", date_end="2026-10-01")
        noted(keyed_id(training, person), "participation", training=training, person=person, presence="hadir")
        noted(action, "action", what=f"Kerja {n}", due_on="2026-11-01", status="belum", responsible_text="Regu 2", meeting=meeting)
    work.keep(changes)


def questions_of(work: Workspace, act: Callable[[Workspace], object]) -> int:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        act(work)
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    return len(asked)


def test_home_and_sidebar_ask_as_little_when_thousands_of_things_wait(open_work: Callable[..., Workspace]) -> None:
    sari = open_work("sari")
    note_much(sari, 0, 80)
    few = [questions_of(sari, act) for act in (overview, status)]
    note_much(sari, 80, 1_100)
    many = [questions_of(sari, act) for act in (overview, status)]
    assert all(after <= before for before, after in zip(few, many, strict=True))
    waits = [each.why for each in overview(sari).waiting]
    assert (waits.count("conflict"), waits.count("adoption")) == (1_100, 1_100)


def test_the_list_of_what_waits_asks_as_little_for_hundreds_of_questions_and_conflicts(open_work: Callable[..., Workspace]) -> None:
    sari = open_work("sari")

    def let_wait(first: int, last: int) -> None:
        note_much(sari, first, last)
        for n in range(first, last):
            person = str(add(sari, Person, {"name": f"Ibu Sekar {n}", "sex": "P"}).result)
            keep(sari, [Asked(f"{n:032}", "missing", N_("Delete it?"), "a.xlsx", "People", 0, "", "person", person, "", ())], "")

    let_wait(0, 3)
    few = questions_of(sari, to_answer_of)
    let_wait(3, 40)
    assert questions_of(sari, to_answer_of) <= few
    assert {each.title for each in to_answer_of(sari).waiting if isinstance(each, Inquiry)} == {f"Ibu Sekar {n}" for n in range(40)}
