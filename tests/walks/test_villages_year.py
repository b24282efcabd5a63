"""Three workers each noted a part of one hamlet group's year; merged in any order it is the same year, with the same chain and figures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from few_areas import few_areas

from empower_desktop.history.change import Change
from empower_desktop.history.clock import stamp_of
from empower_desktop.language import Language
from empower_desktop.launch.sample.filling import SOME_VILLAGES, names_and_topics
from empower_desktop.launch.sample.year import Act, sample
from empower_desktop.records import KINDS, Group
from empower_desktop.reports.insight.facts import Period
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.chain import chain_of
from empower_desktop.workspace.insight import View, figures
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import open_workspace, start
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.timeline import timeline_of

WORKERS = ("Sari", "Rina", "Tono")
RECORDS = 605
TODAY = date(2026, 11, 25)
VIEW = View(Period(date(2025, 11, 26), TODAY))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with ExitStack() as stack:

        def begin(name: str) -> Workspace:
            folder = tmp_path_factory.mktemp(name)
            start(folder, name, "pendamping", "33.04", "id", practice=True)
            few_areas(folder)
            return stack.enter_context(open_workspace(folder, Language("id")))

        yield begin


@pytest.fixture(scope="module")
def workbooks(opened: Any, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Let each record be noted by one of three, and what came of it by another, who holds nothing else of it; give what they send."""
    workers = [opened(name) for name in WORKERS]
    names, topics = names_and_topics()
    changes: dict[int, Change] = {}
    kept: list[list[Change]] = [[], [], []]
    acts: list[Act] = list(sample(RECORDS, 7, list(SOME_VILLAGES), names, topics, TODAY))
    for act in acts:
        who = (int(act.record[-6:], 16) + len(act.over)) % len(WORKERS)
        fields = {code: tuple(value) if isinstance(value, list) else value for code, value in act.fields.items()}
        over = [changes[id(before)].id for before in act.over]
        changes[id(act)] = Change.make(act.record, act.kind, fields, over, workers[who].author.id, stamp_of(act.at))
        kept[who].append(changes[id(act)])
    assert all(len(some) > RECORDS / 4 for some in kept)
    folder = tmp_path_factory.mktemp("sent")
    for worker, some in zip(workers, kept, strict=True):
        worker.keep(some)
        export(worker, folder / f"{worker.author.name}.xlsx")
    return [folder / f"{name}.xlsx" for name in WORKERS]


@pytest.fixture(scope="module")
def desks(opened: Any, workbooks: list[Path]) -> list[Workspace]:
    """Give six coordinators, who each took the workbooks in another order, two of them one by one and twice."""
    desks = []
    for number, order in enumerate(permutations(workbooks)):
        desk = opened(f"Budi{number}")
        for some in [[each] for each in (*order, *order)] if number % 3 == 1 else [list(order)]:
            apply(desk, some)
        desks.append(desk)
    return desks


def test_in_any_order_it_is_the_same_year(desks: list[Workspace]) -> None:
    held = [desk.store.digest() for desk in desks]
    assert len(set(held)) == 1
    assert desks[0].store.count("meeting") >= 12


def test_every_record_has_the_same_chain_wherever_it_was_merged(desks: list[Workspace]) -> None:
    def chains(desk: Workspace) -> dict[str, object]:
        kinds = [kind for kind in KINDS if kind not in ("author", "same_as")]
        return {row.id: chain_of(desk, kind, row.id) for kind in kinds for row in desk.store.rows(kind)}

    first = chains(desks[0])
    assert sum(1 for chain in first.values() if chain) >= RECORDS - 10
    assert chains(desks[1]) == first, "merged in another order, one by one and twice"


def test_the_life_of_the_group_is_told_in_the_same_words(desks: list[Workspace]) -> None:
    lives = [timeline_of(desk, next(each.id for each in desk.all(Group) if each.name == "KWT Tunas Harapan")) for desk in desks]
    assert lives[0]
    assert all(life == lives[0] for life in lives[1:])


def test_the_figures_are_the_same_to_the_last_digit(desks: list[Workspace]) -> None:
    first = figures(desks[0], VIEW)
    for desk in desks[1:]:
        assert figures(desk, VIEW) == first
