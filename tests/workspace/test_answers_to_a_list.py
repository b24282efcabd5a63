"""Answers to a list that hang together, given one after the other once it is taken in: they write what all of them write with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from empower_desktop.records import KINDS, Author
from empower_desktop.workspace import Workspace, importing
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.importing import Imported
from empower_desktop.workspace.kept_questions import answered, open_questions
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.questions import answer, answer_all
from empower_desktop.workspace.saving import undo
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import by_hand
from tests.own_lists import listed

OpenWork = Callable[..., Workspace]
SAVINGS: Sequence[Sequence[object]] = [
    ["SIMPANAN ANGGOTA KWT MELATI"],
    ["Tahun 2026"],
    [],
    ["No", "Nama", "NIK", "Januari", "Februari"],
    [1, "Siti Aminah", "3302101234567890", 10000, 20000],
    [2, "Sumi", None, 5000, 5000],
    [3, "Parto, Parmi", None, 5000, 1000],
    [4, "Joko / Warni", None, 2000, 3000],
]
ANSWERS = {"day_missing": "last", "sex_missing": "P", "two_people_in_cell": "two"}
"""Which answer is given to the questions of a code: the day of all payments, who is a woman, and who stands in rows 7 and 8."""
AT_ONCE = frozenset(ANSWERS)


@pytest.fixture
def savings(tmp_path: Path) -> Path:
    """Savings of four rows, of which two name two people each and none says on which day they were paid."""
    return listed(tmp_path, *SAVINGS)


def taken(work: Workspace, file: Path, codes: frozenset[str] = frozenset()) -> Imported:
    """Take the list in; the questions of these codes are answered with it."""
    asks = importing.preview(work, file, "contribution").result.asks
    answers = {ask.id: ANSWERS[ask.code] for ask in asks if ask.waits and ask.code in codes}
    found: Imported = importing.apply(work, file, "contribution", answers=answers).result
    return found


def written(work: Workspace) -> set[str]:
    """Give all that stands here, in words that are the same in every store."""
    rows = [row for kind in KINDS if kind != Author.kind for row in work.store.rows(kind)]
    names = {row.id: str(row.fields.get("name") or row.fields.get("title") or row.id) for row in rows}
    return {f"{row.kind} {sorted((code, names.get(str(each), str(each))) for code, each in row.fields.items())}" for row in rows}


def waiting(work: Workspace) -> list[tuple[str, str]]:
    """Give the ids of the questions that wait, each with its answer, in the order of their cells."""
    return [(each.asked.id, ANSWERS[each.asked.code]) for each in sorted(open_questions(work), key=lambda each: each.asked.cell)]


@pytest.fixture
def at_once(open_work: OpenWork, savings: Path) -> set[str]:
    """What the list comes to where everything is answered with it."""
    work = open_work("budi")
    taken(work, savings, AT_ONCE)
    found = written(work)
    assert sum(each.startswith("contribution") for each in found) == 12
    return found


@settings(max_examples=max(10, settings.default.max_examples // 5), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_answers_given_one_by_one_in_any_order_write_what_they_write_together(
    data: st.DataObject, open_work: OpenWork, savings: Path, at_once: set[str]
) -> None:
    work = open_work(f"sari{len(list(savings.parent.iterdir()))}")
    taken(work, savings, data.draw(st.frozensets(st.sampled_from(sorted(ANSWERS)), max_size=2)))
    for question, choice in data.draw(st.permutations(waiting(work))):
        if data.draw(st.booleans()):
            undo(work, answer(work, question, choice))
        answer(work, question, choice)
    assert written(work) == at_once
    assert taken(work, savings).merge == ""


def test_questions_that_are_answered_alike_at_once_write_what_hangs_on_all_of_them(
    open_work: OpenWork, savings: Path, at_once: set[str]
) -> None:
    work = open_work("sari")
    taken(work, savings)
    for code, choice in ANSWERS.items():
        answer_all(work, [each.asked.id for each in open_questions(work) if each.asked.code == code], choice)
    assert written(work) == at_once


def test_the_workbook_of_conflicts_writes_what_hangs_on_several_of_its_answers(
    open_work: OpenWork, savings: Path, at_once: set[str], tmp_path: Path
) -> None:
    work, file = open_work("sari"), tmp_path / "konflik.xlsx"
    taken(work, savings)
    ask_in_excel(work, file)
    letters = {
        each.asked.cell: "abcdef"[[one.code for one in each.asked.choices].index(ANSWERS[each.asked.code])] for each in open_questions(work)
    }

    def fill_in(book: object) -> None:
        for row in book["Pertanyaan"].iter_rows(min_row=2):  # type: ignore[index]
            row[7].value = next(letter for cell, letter in letters.items() if any(str(each.value).endswith(cell) for each in row))

    apply(work, [by_hand(file, fill_in)])
    assert (open_questions(work), written(work)) == ([], at_once)
    assert not any(each.wrote_nothing for each in answered(work))


@pytest.mark.parametrize("end", ["answered", "undone"])
def test_what_a_list_says_is_kept_only_while_it_asks_and_without_identity_numbers(open_work: OpenWork, savings: Path, end: str) -> None:
    work = open_work("sari")
    merge = taken(work, savings).merge
    kept = work.store.settings_named("list_said:")
    assert list(kept) == [f"list_said:{merge}"]
    assert "3302101234567890" not in (work.folder / "empower.db").read_bytes().decode("latin-1")
    if end == "answered":
        for question, choice in waiting(work):
            answer(work, question, choice)
    else:
        unmerge(work, merge)
    assert work.store.settings_named("list_said:") == {}
