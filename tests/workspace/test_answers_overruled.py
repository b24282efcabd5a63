"""An answered workbook that is merged again after somebody overruled what it answered: it tells what stands instead."""

from __future__ import annotations

import pytest
from openpyxl import Workbook, load_workbook

from empower_desktop.history.change import DELETED, Change
from empower_desktop.records import KINDS
from empower_desktop.workspace import Workspace, saving
from empower_desktop.workspace.joining import join
from tests.differing import ANSWERS, HAMLET, Village, answer, merge, only, waiting
from tests.excel import by_hand, taken_out
from tests.people import change


def _told(work: Workspace, village: Village) -> list[str]:
    report = only(merge(work, village.folder / "jawab_konflik.xlsx"))
    assert (report.status, report.problems) == ("same", ())
    return [work.language(note) for note in report.notes]


def test_an_answer_that_was_overruled_is_told_with_what_stands_instead(village: Village) -> None:
    merge(village.sari, answer(village.ask(village.budi), ANSWERS))
    assert not any("overruled" in line for line in _told(village.sari, village))
    change(village.sari, "person", village.person, hamlet="Dusun IX")
    saving.delete(village.sari, KINDS["action"], village.action, village.sari.seen(village.action))
    told = _told(village.sari, village)
    assert "Answered before, and overruled: Parjo, Dusun/RT/RW: Dusun IX by now" in told
    assert any(line.startswith("Answered before, and overruled: ") and line.endswith(" is deleted by now") for line in told)
    assert any(line.startswith("Answered: ") for line in told)  # the votes stand as they were answered


def test_an_answer_that_fell_into_dispute_again_is_told_so(village: Village) -> None:
    answered = answer(village.ask(village.budi), {**ANSWERS, DELETED: ("A",)})
    change(village.rina, "person", village.person, hamlet="Dusun VII")
    change(village.rina, "action", village.action, due_on="2026-03-01")
    merge(village.sari, answered)
    village.give(village.rina, village.sari)
    assert waiting(village.sari) == {HAMLET, DELETED}
    again = [line for line in _told(village.sari, village) if line.startswith("Answered before, and in dispute again: ")]
    assert sorted(line.partition(": ")[2] for line in again) == [
        "01-03-2026 Menyusun jadwal gilir air, (dihapus atau disunting)",
        "Parjo, Dusun/RT/RW",
    ]


def test_an_answer_about_a_record_that_was_thrown_away_meanwhile_says_that_this_is_in_dispute_now(village: Village) -> None:
    answered = answer(village.ask(village.budi), {HAMLET: ("B",)})
    saving.delete(village.budi, KINDS["person"], village.person, village.budi.seen(village.person))
    told = [village.budi.language(note) for note in only(merge(village.budi, answered)).notes]
    assert [each for each in told if "dispute" in each] == ["In dispute after these answers: Parjo, (dihapus atau disunting)"]
    assert DELETED in waiting(village.budi)


def test_an_answer_to_a_question_that_was_overruled_is_told_so(village: Village) -> None:
    merge(village.budi, by_hand(village.give(village.sari), taken_out("person", village.person)))
    by_hand(village.ask(village.budi, "jawab_konflik.xlsx"), lambda book: book["Pertanyaan"].__setitem__("H2", "ya"))
    merge(village.budi, village.folder / "jawab_konflik.xlsx")
    assert [line.partition(":")[0] for line in _told(village.budi, village)] == ["Answered"]
    saving.restore_record(village.budi, KINDS["person"], village.person)
    assert [line.partition(":")[0] for line in _told(village.budi, village)] == ["Answered before, and changed since"]


@pytest.mark.parametrize("spot", [HAMLET, DELETED])
def test_who_came_to_say_the_same_overrules_nothing(village: Village, spot: str) -> None:
    merge(village.sari, answer(village.ask(village.budi), ANSWERS))
    before = _told(village.sari, village)
    if spot == HAMLET:
        for hamlet in ("Dusun IX", "Dusun II RT 03"):
            change(village.sari, "person", village.person, hamlet=hamlet)
    else:
        saving.delete(village.sari, KINDS["action"], village.action, village.sari.seen(village.action))
        saving.restore_record(village.sari, KINDS["action"], village.action)
    assert _told(village.sari, village) == before


def test_who_answers_as_somebody_else_did_before_is_told_so_and_asked_nothing(village: Village) -> None:
    given: dict[str, tuple[object, ...]] = {HAMLET: ("B",), DELETED: ("A",)}
    first, second = (answer(village.ask(work, f"{work.author.name}.xlsx"), given) for work in (village.budi, village.rina))
    merge(village.sari, first)
    before = village.sari.store.digest()
    report = only(merge(village.sari, second))
    assert (report.status, report.problems, village.sari.store.digest()) == ("same", (), before)
    assert [village.sari.language(note).partition(":")[0] for note in report.notes] == ["Answered so already"] * 2


def test_a_row_that_was_pasted_from_an_older_workbook_takes_nothing_from_the_newer_one(village: Village) -> None:
    older = load_workbook(answer(village.ask(village.budi, "older.xlsx"), {HAMLET: ("B",)}))["Konflik"]
    for work in (village.sari, village.budi):
        work.store.append([_rival(village)])
    newer = answer(village.ask(village.budi), {HAMLET: ("B",)})
    (row,) = [each for each in older.iter_rows(min_row=2, values_only=True) if each[1] == HAMLET]

    def pasted_above(book: Workbook) -> None:
        book["Konflik"].insert_rows(2)
        for column, value in enumerate(row, 1):
            book["Konflik"].cell(2, column).value = value

    assert only(merge(village.sari, by_hand(newer, pasted_above))).problems == ()
    assert HAMLET not in waiting(village.sari)


def _rival(village: Village) -> Change:
    """Give a value that comes late and saw none of the others."""
    first = village.sari.changes(village.person)[0]
    return Change.make(village.person, "person", {HAMLET: "Dusun VII"}, [first.id], first.by, "2026-12-01T08:00:01.000Z/0000", "")


def test_an_answer_beside_a_value_of_what_was_joined_meanwhile_is_told_to_be_in_dispute(village: Village) -> None:
    other = change(village.sari, "person", name="Parjo", sex="L", hamlet="Dusun X")
    answered = answer(village.ask(village.budi), {HAMLET: ("B",)})
    join(village.sari, KINDS["person"], village.person, other)
    notes = [village.sari.language(note) for note in only(merge(village.sari, answered)).notes]
    assert notes == ["In dispute also after this answer: Parjo, Dusun/RT/RW: Dusun II RT 03"]


def test_an_answer_stands_beside_what_was_joined_meanwhile_and_has_none(village: Village) -> None:
    for work, sex in ((village.sari, "P"), (village.budi, "tidak_dicatat")):
        change(work, "person", village.person, sex=sex)
    village.give(village.sari, village.budi)
    village.give(village.budi, village.sari)
    merge(village.sari, answer(village.ask(village.budi), {"sex": ("lain", "Perempuan")}))
    other = change(village.sari, "person", name="Parjo", sex="tidak_dicatat")
    join(village.sari, KINDS["person"], village.person, other)
    assert [line.partition(":")[0] for line in _told(village.sari, village)] == ["Answered"]
