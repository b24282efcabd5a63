"""What an answer to a question would write, said in words before it is given."""

from __future__ import annotations

import pytest

from empower_desktop.history.change import Change
from empower_desktop.language import N_, Language
from empower_desktop.records import Person
from empower_desktop.workbook.proposing import Choice
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import add
from empower_desktop.workspace.what_is_written import effects_of

STAMP = "2026-11-20T08:00:00.000Z/0000"


@pytest.fixture
def work(budi: Workspace) -> Workspace:
    budi.language = Language("en")
    return budi


def test_of_many_records_an_answer_tells_the_first_and_new_ones_by_their_names(work: Workspace) -> None:
    made = [
        Change.make(f"00000000-0000-7000-8000-00000000000{n}", "person", {"name": f"Baru {n}"}, (), work.author.id, STAMP) for n in range(8)
    ]
    met = Change.make("00000000-0000-7000-8000-0000000000a1", "attendance", {"person": made[0].record}, (), work.author.id, STAMP)
    told = effects_of(work, Choice("yes", N_("Take it"), (met, *made)))
    assert told[0] == "New: Attendance “Baru 0”: Person Baru 0"
    assert (len(told), told[-1]) == (7, "and 3 more records")


def test_an_answer_says_in_words_who_is_the_same_and_ends_at_no_colon(work: Workspace) -> None:
    people = [str(add(work, Person, {"name": name}).result) for name in ("Tumirah", "Suminah", "Paijo")]
    fields = {"kind": "person", "one": people[0], "other": people[1], "same": True}
    same = Change.make("00000000-0000-5000-8000-000000000001", "same_as", fields, (), work.author.id, STAMP)
    as_it_is = Change.make(people[2], "person", {"name": "Paijo"}, (), work.author.id, STAMP)
    told = effects_of(work, Choice("same", N_("The same person"), (same, as_it_is)))
    assert told == ["“Tumirah” and “Suminah” are the same person", "Person “Paijo”"]
