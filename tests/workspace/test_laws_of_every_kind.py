"""The laws of the merge (`merge.md` §10) for records of every kind: what each promises to those who note, send and merge them."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import every_kind
from every_kind import NOTED, TWO, do, doings, id_of
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from replicas import NAMES, Village, replaced, surviving, whole_state

from empower_desktop.records import KINDS
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.carrying import export_with_files
from empower_desktop.workspace.chain import chain_of
from empower_desktop.workspace.listing import Query, rows_of
from empower_desktop.workspace.merging import preview
from empower_desktop.workspace.timeline import timeline_of
from empower_desktop.workspace.unmerging import unmerge

# Each example takes seconds, so a fault is shown as it was found.
LAWS = settings(
    max_examples=max(3, settings.default.max_examples // 16),
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
orders = st.lists(st.sampled_from(list(permutations(NAMES))), min_size=3, max_size=3)


def lived(here: Village, acts: list[tuple]) -> dict[str, Path]:
    for act in acts:
        do(here, act)
    return {name: here.export(name) for name in NAMES}


def shown(work: Workspace) -> dict[str, object]:
    """Give what screens show: every list, the chain of every record, and the lives of the groups."""
    lists = {
        kind.kind: [(row.id, row.fields, row.title, row.conflicts) for row in rows_of(work, Query(kind.kind))] for kind in KINDS.values()
    }
    chains = {each: chain_of(work, kind.kind, each) for kind in NOTED for which in TWO for each in [id_of(kind, which)]}
    lives = [timeline_of(work, id_of(KINDS["group"], which)) for which in TWO]
    return {"lists": lists, "chains": chains, "lives": lives}


@LAWS
@given(doings, orders)
def test_whoever_merged_the_same_files_sees_the_same_lists_chains_lives_and_conflicts(ground, acts, chosen):
    with ground.village() as here:
        files = lived(here, acts)
        for name, order in zip(NAMES, chosen, strict=True):
            here.merge(name, *(files[sender] for sender in order))
        first, *others = here.laptops.values()
        for other in others:
            assert other.store.digest() == first.store.digest()
            assert whole_state(other) == whole_state(first)
            assert list(other.store.conflicts()) == list(first.store.conflicts())
            assert shown(other) == shown(first)


@LAWS
@given(doings)
def test_what_is_shown_after_a_merge_is_what_the_ledger_says_when_it_is_read_anew(ground, acts):
    with ground.village() as here:
        files = lived(here, acts)
        budi = here.laptops["budi"]
        here.merge("budi", *files.values())
        before = shown(budi), list(budi.store.conflicts())
        assert budi.store.check() == []
        assert budi.store.check(rebuild=True) == []
        assert (shown(budi), list(budi.store.conflicts())) == before


@LAWS
@given(doings)
def test_each_thing_stands_once_in_its_list_in_a_chain_and_in_a_life(ground, acts):
    with ground.village() as here:
        here.merge("budi", *lived(here, acts).values())
        budi = here.laptops["budi"]
        seen = shown(budi)
        for kind, rows in seen["lists"].items():
            ids = [row[0] for row in rows]
            assert len(ids) == len(set(ids)) == budi.store.count(kind)
            assert all(budi.store.homes([each]).get(each, each) == each for each in ids)
        for chain in filter(None, seen["chains"].values()):
            met = [link.id for stage in (*chain.before, *chain.after) for link in stage.links if stage.kind != "participation"]
            assert len(met) == len(set(met))
            assert chain.here.id not in met
        for life in seen["lives"]:
            told = [(moment.record, moment.text, moment.day) for moment in life]
            assert len(told) == len(set(map(str, told)))


@LAWS
@given(doings)
def test_no_value_of_any_kind_vanishes_unless_somebody_who_saw_it_replaced_it(ground, acts):
    with ground.village() as here:
        here.merge("budi", *lived(here, acts).values())
        work = here.laptops["budi"]
        assert here.ever <= surviving(work) | replaced(work)


@LAWS
@given(doings)
def test_a_laptop_that_begins_anew_with_an_export_holds_every_kind_and_every_file(ground, acts):
    with ground.village() as here:
        lived(here, acts)
        here.start("kosong")
        sari, kosong = here.laptops["sari"], here.laptops["kosong"]
        packed = export_with_files(sari, here.folder / "semua.zip").result
        here.merge("kosong", packed.file)
        assert kosong.store.digest() == packed.digest == sari.store.digest()
        assert whole_state(kosong) == whole_state(sari)
        assert shown(kosong) == shown(sari)


@LAWS
@given(doings)
def test_a_merge_counts_what_it_does_does_it_once_and_leaves_nothing_when_it_is_undone(ground, acts):
    with ground.village() as here:
        files = [*lived(here, acts).values()]
        budi = here.laptops["budi"]
        before = budi.store.digest(), whole_state(budi), shown(budi)
        foretold = preview(budi, files).result
        merged = here.merge("budi", *files)
        assert [(each.file, each.status, each.counts) for each in foretold.files] == [
            (each.file, each.status, each.counts) for each in merged.files
        ]
        assert here.merge("budi", *files).merge is None
        assert budi.store.digest() == merged.digest
        if merged.merge:
            unmerge(budi, merged.merge)
        assert (budi.store.digest(), whole_state(budi), shown(budi)) == before
        assert here.merge("budi", *files).digest == merged.digest


@LAWS
@given(doings)
def test_all_conflicts_of_any_kind_are_answered_in_one_workbook_and_nowhere_asked_again(ground, acts):
    with ground.village() as here:
        # An answer that joins two records brings up what differs in them, which nobody could be asked before.
        files = lived(here, [act for act in acts if act[0] not in ("join", "part")])
        for name in NAMES:
            here.merge(name, *files.values())
        budi = here.laptops["budi"]
        if not list(budi.store.conflicts()):
            return
        asked = here.folder / "konflik.xlsx"
        ask_in_excel(budi, asked)
        every_kind.answer_first(asked)
        for name in NAMES:
            merged = here.merge(name, asked)
            assert [problem.message for problem in merged.problems] == []
        assert len({work.store.digest() for work in here.laptops.values()}) == 1
        left = list(budi.store.conflicts())
        assert left == []
