"""Sample data are as many and of as many kinds as asked for, the same for the same seed, and made in little memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest

from empower_desktop.launch.sample.year import Act, sample
from empower_desktop.shipped import RESOURCES
from tests.launch.sample.making import NAMES, TODAY, TOPICS, VILLAGES, digest, made, sort

STAGE = (
    *("group", "person", "membership", "meeting", "attendance", "agenda_item"),
    *("proposal", "decision", "action", "action_log", "training", "participation", "contribution", "partner"),
)
BIG_STAGE = {*STAGE, "issue", "partnership", "engagement", "outreach", "assessment", "assessment_score", "lesson", "choice_note", "outcome"}


def test_the_same_seed_makes_the_same_records(acts: list[Act]) -> None:
    assert made(6_000) == acts
    assert not {act.record for act in made(600, seed=8)} & {act.record for act in made(600, seed=9)}


@pytest.mark.parametrize("records", [0, 1, 11, 12, 13, 17, 29, 30, 60, 61, 99, 137, 299, 300, 301, 450, 600, 601, 1000, 2345])
def test_there_are_exactly_as_many_records_as_asked_for(records: int) -> None:
    for seed in range(4):
        acts = made(records, seed)
        assert len({act.record for act in acts}) == sum(not act.again for act in acts) == records


@pytest.mark.parametrize(("records", "kinds"), [(60, set(STAGE)), (1000, {*BIG_STAGE, "same_as", "attachment"})])
def test_every_kind_is_met(records: int, kinds: set[str]) -> None:
    for seed in range(6):
        assert set(sort(made(records, seed))) == kinds


def test_villages_drawn_by_chance_have_a_share_of_every_kind() -> None:
    acts = list(sample(20_000, 3, VILLAGES, NAMES, TOPICS, TODAY, with_story=False))
    counted = Counter(act.kind for act in acts)
    assert set(counted) == BIG_STAGE
    for kind in BIG_STAGE - set(STAGE):
        assert counted[kind] >= 25, kind
    assert sum("issue" in act.fields for act in acts if act.kind == "decision") > 50


def test_memory_grows_with_people_and_not_with_records() -> None:
    tracemalloc.start()
    try:
        counted = Counter(act.kind for act in sample(12_000, 1, VILLAGES, NAMES, TOPICS, TODAY))
        # The story, of which nothing is forgotten, takes as much in a sample of any size.
        assert tracemalloc.get_traced_memory()[1] < 1_000_000 + 1_000 * counted["person"]
    finally:
        tracemalloc.stop()
    assert counted["attendance"] > counted["person"] > counted["meeting"]


def test_another_process_makes_the_same_records(acts: list[Act]) -> None:
    code = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import making as t; print(t.digest(t.made(6_000)))"
    for hashing in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=RESOURCES.parent,
            env={**os.environ, "PYTHONHASHSEED": hashing},
            capture_output=True,
            check=True,
        )
        assert done.stdout.decode().strip() == digest(acts)


def test_sample_data_need_a_village() -> None:
    with pytest.raises(ValueError, match="village"):
        sample(10, 1, [], NAMES, TOPICS, TODAY)
