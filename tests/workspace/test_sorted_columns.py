"""Columns that were sorted without the ids of their rows: those that belong together are taken or left as one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from empower_desktop.language import Language
from empower_desktop.records import Decision, Meeting, Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import export
from tests.excel import Act, merged_by_hand, typed

OpenWork = Callable[..., Workspace]


class Village:
    """Four decisions by vote, and the coordinator who gets the workbook of them."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path) -> None:
        self.sari, self.budi = sari, budi
        self._file = folder / "sari.xlsx"
        self.decisions = [self._decision(number) for number in range(4)]

    def _decision(self, number: int) -> str:
        votes = {"method": "voting_terbuka", "votes_for": 20 + number, "votes_against": number}
        return str(save(self.sari, Decision, {"statement": f"Keputusan {number}", "decided_on": "2026-01-12", **votes}).result)

    def merged(self, *acts: Act) -> FileReport:
        export(self.sari, self._file)
        return merged_by_hand(self.budi, self._file, *acts)

    def turned(self, *codes: str) -> list[Act]:
        """Type the votes of these columns in the opposite order of the rows."""
        votes: Mapping[str, Callable[[int], int]] = {"votes_for": lambda number: 23 - number, "votes_against": lambda number: 3 - number}
        return [typed("decision", one, **{code: votes[code](number) for code in codes}) for number, one in enumerate(self.decisions)]

    def answer_all(self, choice: str) -> None:
        for waiting in open_questions(self.budi):
            questions.answer(self.budi, waiting.asked.id, choice)

    def votes(self) -> list[tuple[int | None, int | None]]:
        decisions = {decision.id: decision for decision in self.budi.all(Decision)}
        return [(decisions[one].votes_for, decisions[one].votes_against) for one in self.decisions]


@pytest.fixture
def village(open_work: OpenWork, tmp_path: Path) -> Village:
    return Village(open_work("sari"), open_work("budi", hour=9), tmp_path)


def test_columns_that_belong_together_and_were_sorted_together_are_one_question(village: Village) -> None:
    report = village.merged(*village.turned("votes_for", "votes_against"))
    (asked,) = report.questions
    assert (asked.code, report.proposals) == ("moved", ())
    assert Language("en")(asked.message).startswith("8 cells of the column “Votes for; Votes against”")
    village.answer_all("yes")
    assert village.votes() == [(23, 3), (22, 2), (21, 1), (20, 0)]
    assert village.budi.store.conflicts() == []


def test_a_day_and_its_hours_sorted_together_are_one_question(village: Village) -> None:
    days = ("2026-01-12", "2026-02-12", "2026-03-12")
    meetings = [
        str(save(village.sari, Meeting, {"title": f"Rapat {day}", "date": day, "start_time": f"0{hour}:00"}).result)
        for hour, day in enumerate(days, 7)
    ]
    turned = [typed("meeting", one, date=days[at - 1], start_time=f"0{7 + (at - 1) % 3}:00") for at, one in enumerate(meetings)]
    assert [asked.code for asked in village.merged(*turned).questions] == ["moved"]
    village.answer_all("yes")
    found = {row.id: (row.fields["date"], row.fields["start_time"]) for row in village.budi.store.rows("meeting")}
    assert [found[one] for one in meetings] == [(days[2], "09:00"), (days[0], "07:00"), (days[1], "08:00")]
    assert village.budi.store.conflicts() == []


def test_a_sorted_column_stands_beside_what_else_was_edited_of_what_belongs_together(village: Village) -> None:
    report = village.merged(*village.turned("votes_for"), typed("decision", village.decisions[0], votes_against=9))
    assert (len(report.proposals), [asked.code for asked in report.questions]) == (1, ["moved"])
    village.answer_all("yes")
    assert village.votes() == [(23, 9), (22, 1), (21, 2), (20, 3)]
    assert village.budi.store.conflicts() == []


def test_columns_that_do_not_belong_together_are_asked_one_by_one(village: Village) -> None:
    people = [("Suminah", "P", "Dusun I"), ("Parjo", "L", "Dusun II"), ("Wagiyem", "P", "Dusun III")]
    ids = [str(save(village.sari, Person, {"name": name, "sex": sex, "hamlet": hamlet}).result) for name, sex, hamlet in people]
    labels = {"P": "Perempuan", "L": "Laki-laki"}
    turned = [typed("person", one, sex=labels[people[at - 1][1]], hamlet=people[at - 1][2]) for at, one in enumerate(ids)]
    assert sorted(asked.field for asked in village.merged(*turned).questions) == ["hamlet", "sex"]


def test_a_column_that_was_sorted_beside_another_waits_too_though_one_of_its_cells_was_edited_as_well(village: Village) -> None:
    people = [("Suminah", 1955, "Dusun I"), ("Parjo", 1966, "Dusun II"), ("Wagiyem", 1959, "Dusun III"), ("Darto", 1972, "Dusun IV")]
    ids = [str(save(village.sari, Person, {"name": name, "birth_year": year, "hamlet": hamlet}).result) for name, year, hamlet in people]
    turned = [typed("person", one, birth_year=people[at - 1][1], hamlet=people[at - 1][2]) for at, one in enumerate(ids)]
    report = village.merged(*turned, typed("person", ids[2], hamlet="Dusun V"))
    assert (sorted(asked.field for asked in report.questions), report.proposals) == (["birth_year", "hamlet"], ())
