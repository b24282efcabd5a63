"""Taking back a merge whose edits, questions and answers another file brings too: what is left is as if the first had never come."""

from __future__ import annotations

from collections.abc import Callable

from empower_desktop.records import Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import taken_out
from tests.workspace.test_by_hand import Village, answer_all, budi, codes, merged, sari, village

__all__ = ["budi", "sari", "village"]
OpenWork = Callable[..., Workspace]


def names(work: Workspace) -> list[str]:
    return sorted(str(each.name) for each in work.all(Person))


def test_an_answer_goes_with_the_file_that_asks_once_the_one_that_asked_first_was_taken_back(budi: Workspace, village: Village) -> None:
    merged(budi, village.file)
    code = budi.store.digest()
    first, second = (
        str(merged(budi, village.edited(name, taken_out("person", village.person), *more)).merge)
        for name, more in (("a.xlsx", ()), ("b.xlsx", (village.at("Balai RW"),)))
    )
    unmerge(budi, first)
    assert [(each.asked.code, each.asked.file) for each in open_questions(budi)] == [("missing", "b.xlsx")]
    answer_all(budi, "yes")
    assert names(budi) == []
    unmerge(budi, second)
    assert (budi.store.digest(), names(budi), codes(budi)) == (code, ["Suminah"], [])
