"""Questions of edited workbooks in words: values as people write them, and which of them a workbook of answers answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.language import Language
from empower_desktop.records import Contribution, Meeting
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import export
from tests.excel import by_hand, typed
from tests.workspace.test_late_answers import answered

OpenWork = Callable[..., Workspace]
ENGLISH, INDONESIAN = Language("en"), Language("id")


@pytest.fixture
def asking(open_work: OpenWork, tmp_path: Path) -> Workspace:
    """A store that was asked about an amount and a time that two copies of one workbook say differently."""
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    gift = str(save(sari, Contribution, {"date": "2026-01-12", "amount": "1000000"}).result)
    meeting = str(save(sari, Meeting, {"title": "Musdus", "date": "2026-01-12"}).result)
    export(sari, tmp_path / "sari.xlsx")
    for name, amount, time in (("1.xlsx", 1_250_000, "08:00"), ("2.xlsx", 1_500_000, "09:30")):
        acts = [typed("contribution", gift, amount=amount), typed("meeting", meeting, start_time=time)]
        apply(budi, [by_hand(tmp_path / "sari.xlsx", *acts, to=tmp_path / name)])
    return budi


@pytest.mark.parametrize(
    ("language", "said"), [(ENGLISH, ("Rp 1,250,000", "Rp 1,500,000", "09:30")), (INDONESIAN, ("Rp 1.250.000", "Rp 1.500.000", "09.30"))]
)
def test_a_question_says_amounts_and_times_as_the_language_writes_them(
    asking: Workspace, language: Language, said: tuple[str, ...]
) -> None:
    told = " ".join(language(each.asked.message) for each in open_questions(asking))
    assert [words for words in said if words not in told] == []


def test_the_report_of_a_workbook_of_answers_names_each_question_with_its_answer(asking: Workspace, tmp_path: Path) -> None:
    asking.language = INDONESIAN
    ask_in_excel(asking, tmp_path / "konflik.xlsx")
    file = answered(tmp_path / "konflik.xlsx", "jawab.xlsx", Rp="ya", pukul="tidak")
    for act, said in ((preview, "Would answer"), (apply, "Answered")):
        notes = [ENGLISH(each) for each in act(asking, [file]).result.files[0].notes]
        about = [note for note in notes if "was merged from this export before" in note]
        assert sorted(note.rpartition(" – ")[2] for note in about) == ["Keep what was merged before", "Take it"]
        assert all(note.startswith(f"{said}: “") for note in about)
