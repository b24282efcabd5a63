"""Sample data are as varied as life is."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from empower_desktop.launch.sample.texts import read_texts
from empower_desktop.launch.sample.year import sample
from empower_desktop.shipped import RESOURCES
from tests.launch.sample.making import CODES, NAMES, TODAY, TOPICS, VILLAGES, made, sort


@pytest.mark.parametrize(
    ("records", "province"), [(1_000, "33"), (1_000, "53"), (1_200, "51"), (20_000, "33"), (20_000, "32"), (20_000, "13")]
)
def test_names_and_groups_are_as_in_life(records: int, province: str) -> None:
    for seed in range(1 if records > 2_000 else 5):
        of = sort(made(records, seed, [(province + code[2:], name) for code, name in VILLAGES]))
        names = Counter(row["name"] for row in of["person"])
        people = len(of["person"])
        assert 0.50 <= sum(count for name, count in names.items() if " " not in name) / people <= 0.58
        assert 0.18 <= sum(count for count in names.values() if count > 1) / people <= 0.28
        # The group of the story is small, as a hamlet is.
        assert 30 <= len(of["membership"]) / len(of["group"]) <= 45


def test_what_hinders_people_stands_as_a_problem_and_not_as_an_agenda() -> None:
    acts = list(sample(5_000, 3, VILLAGES, NAMES, TOPICS, TODAY, with_story=False))
    topics = {act.fields["topic"] for act in acts if act.kind == "agenda_item"}
    problems = [act.fields for act in acts if act.kind == "issue" and act.fields.get("entry_type") == "masalah"]
    assert len(problems) > 20
    assert not topics & {problem["title"] for problem in problems}
    assert all("problem" in matter for matter in read_texts(RESOURCES / "sample").matters["matters"])


def test_life_is_varied(of: dict[str, list[Any]]) -> None:
    assert {row["consent"] for row in of["person"]} == CODES["consent"]
    assert {row["presence"] for row in of["attendance"]} == CODES["presence"]
    for code in ("invited", "spoke"):
        assert {row.get(code) for row in of["attendance"]} == {True, False, None}
    assert {row["status"] for row in of["action"]} == CODES["action_status"]
    assert any(row["due_on"] < TODAY.isoformat() for row in of["action"] if row["status"] in ("belum", "berjalan"))
    assert {row.get("power_dimension") for row in of["decision"]} == {*CODES["power_dimension"], None}
    assert 0.2 < sum("authority_kind" in row for row in of["decision"]) / len(of["decision"]) < 0.7
    assert {"voting_terbuka", "mufakat_dengan_catatan", "musyawarah_mufakat", "ditetapkan_pengurus"} <= {
        row["method"] for row in of["decision"]
    }
    drafts = [row["date"] for row in of["meeting"] if row["status"] == "draf"]
    assert 0 < len(drafts) < len(of["meeting"]) / 4
    assert any("group" not in row for row in of["meeting"])
    gains = [float(row["post_score"]) - float(row["pre_score"]) for row in of["participation"] if "post_score" in row]
    assert sum(gains) > 0 > min(gains)
