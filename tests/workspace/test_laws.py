"""The laws of the merge (`merge.md` §10), through real stores and real workbook files."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from replicas import NAMES, Village, acts, village, whole_state

from empower_desktop.workspace.merging import preview
from empower_desktop.workspace.unmerging import unmerge

LAWS = settings(max_examples=max(6, settings.default.max_examples // 8), suppress_health_check=[HealthCheck.function_scoped_fixture])
orders = st.sampled_from(list(permutations(NAMES)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laws")


def _live(here: Village, doings: list[tuple]) -> list[Path]:
    for act in doings:
        here.do(act)
    return [here.export(name) for name in NAMES]


@LAWS
@given(acts, st.lists(orders, min_size=3, max_size=3))
def test_everybody_who_has_seen_the_same_files_sees_the_same_data(folder, doings, chosen):
    with village(folder) as here:
        files = dict(zip(NAMES, _live(here, doings), strict=True))
        for name, order in zip(NAMES, chosen, strict=True):
            here.merge(name, *(files[sender] for sender in order))
        assert len({work.store.digest() for work in here.laptops.values()}) == 1
        first, *others = [whole_state(work) for work in here.laptops.values()]
        assert all(state == first for state in others)
        waiting, *elsewhere = [list(work.store.conflicts()) for work in here.laptops.values()]
        assert all(each == waiting for each in elsewhere)


@LAWS
@given(acts)
def test_merging_a_file_twice_changes_nothing_the_second_time(folder, doings):
    with village(folder) as here:
        files = _live(here, doings)
        here.merge("budi", *files)
        before = here.laptops["budi"].store.digest()
        again = here.merge("budi", *files)
        assert (again.merge, {report.status for report in again.files}) == (None, {"same"})
        assert here.laptops["budi"].store.digest() == before


@LAWS
@given(acts)
def test_no_value_vanishes_unless_somebody_who_saw_it_replaced_it(folder, doings):
    with village(folder) as here:
        here.merge("budi", *_live(here, doings))
        work = here.laptops["budi"]
        here.remember(work)
        kept = {change.id: change for change in work.store.all_changes()}
        replaced = {(change.record, code, seen) for change in kept.values() for code in change.fields for seen in change.over}
        final = Village(here.folder)
        final.remember(work)
        assert here.ever <= final.ever | replaced


@LAWS
@given(acts)
def test_a_store_sent_into_an_empty_one_is_the_same_store(folder, doings):
    with village(folder) as here:
        for act in doings:
            here.do(act)
        here.start("kosong")
        here.merge("kosong", here.export("sari"))
        assert here.laptops["kosong"].store.digest() == here.laptops["sari"].store.digest()
        assert whole_state(here.laptops["kosong"]) == whole_state(here.laptops["sari"])


@LAWS
@given(acts)
def test_taking_a_merge_back_leaves_the_data_code_as_it_was(folder, doings):
    with village(folder) as here:
        files = _live(here, doings)
        work = here.laptops["budi"]
        before, rows = work.store.digest(), whole_state(work)
        merged = here.merge("budi", *files)
        if merged.merge:
            unmerge(work, merged.merge)
        assert work.store.digest() == before
        assert whole_state(work) == rows
        assert here.merge("budi", *files).digest == merged.digest


@LAWS
@given(acts)
def test_the_counts_of_every_report_add_up_and_the_preview_foretells_them(folder, doings):
    with village(folder) as here:
        files = _live(here, doings)
        work = here.laptops["budi"]
        foretold = preview(work, files).result
        seen_before = set(work.store.visible({change.record for change in work.store.all_changes()}))
        report = here.merge("budi", *files)
        assert [(each.file, each.status, each.counts) for each in foretold.files] == [
            (each.file, each.status, each.counts) for each in report.files
        ]
        seen_after = set(work.store.visible({change.record for change in work.store.all_changes()}))
        new = sum(each.total.new for each in report.files)
        assert new <= len(seen_after - seen_before) + sum(each.total.conflict for each in report.files)
        assert all(each.total.read <= len(seen_after | seen_before) for each in report.files)
