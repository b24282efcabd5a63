"""An answered workbook that is merged again after somebody overruled what it answered: it tells what stands instead."""

from __future__ import annotations

import pytest

from empower_desktop.history.change import DELETED
from empower_desktop.records import KINDS
from empower_desktop.workspace import Workspace, saving
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
    answered = answer(village.ask(village.budi), ANSWERS)
    change(village.rina, "person", village.person, hamlet="Dusun VII")
    merge(village.sari, answered)
    village.give(village.rina, village.sari)
    assert waiting(village.sari) == {HAMLET}
    assert "Answered before, and in dispute again: Parjo, Dusun/RT/RW" in _told(village.sari, village)


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
