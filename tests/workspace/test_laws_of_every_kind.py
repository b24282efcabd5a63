"""The laws of the merge (`merge.md` §10) for records of every kind: what each promises to those who note, send and merge them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import every_kind
import pytest
from every_kind import NOTED, do, doings
from hypothesis import strategies as st
from lived import Lived, law
from replicas import NAMES, Ground, Picture, Village, pictured, replaced, surviving

from empower_desktop.records import KINDS
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.carrying import export_with_files
from empower_desktop.workspace.chain import Chain, chain_of
from empower_desktop.workspace.listing import Query, rows_of
from empower_desktop.workspace.merging import preview
from empower_desktop.workspace.report import Merged
from empower_desktop.workspace.timeline import Moment, timeline_of
from empower_desktop.workspace.unmerging import unmerge

orders = st.lists(st.sampled_from(list(permutations(NAMES))), min_size=3, max_size=3)


@dataclass(frozen=True)
class Shown:
    """What is seen of a store, and what screens show of it: every list, the chain of every record, and the lives of the groups."""

    seen: Picture
    lists: dict[str, list[tuple]]
    chains: dict[str, Chain | None]
    lives: list[tuple[Moment, ...]]


@dataclass(frozen=True)
class Merging:
    """What was seen when Budi merged all at once, twice, took it back and merged anew."""

    before: Shown
    foretold: Merged
    merged: Merged
    after: Shown
    counts: dict[str, int]
    homes: dict[str, str]
    again: Merged
    taken_back: Shown
    once_more: Merged


@dataclass(frozen=True)
class Exchanged:
    """What was seen when all had sent a workbook and merged those of all, each in another order."""

    budi: Merging
    faults: tuple[object, ...]
    read_anew: Shown
    elsewhere: tuple[Shown, ...]
    sent: tuple[str, Shown]
    begun_anew: Shown
    vanished: frozenset[tuple[str, str, str]]


def shown(work: Workspace) -> Shown:
    records = {change.record: change.kind for change in work.store.all_changes()}
    lists = {
        kind: [(row.id, dict(row.fields), row.title, row.conflicts) for row in rows_of(work, Query(kind))]
        for kind in sorted(set(records.values()))
    }
    chains = {each: chain_of(work, kind, each) for each, kind in sorted(records.items()) if KINDS[kind] in NOTED}
    lives = [timeline_of(work, each) for each, kind in sorted(records.items()) if kind == "group"]
    return Shown(pictured(work), lists, chains, lives)


@pytest.fixture(scope="module")
def exchanged(ground: Ground) -> Lived[..., Exchanged]:
    def live(acts: list[tuple], chosen: list[tuple[str, ...]]) -> Exchanged:
        with ground.village() as here:
            files = _lived(here, acts)
            sari, rina, budi = here.laptops.values()
            sent = export_with_files(sari, here.folder / "semua.zip").result
            of_sari = sent.digest, shown(sari)
            merging = _merging(here, [files[sender] for sender in chosen[2]])
            vanished = frozenset(here.ever - surviving(budi) - replaced(budi))
            for name, order in zip(NAMES, chosen[:2], strict=False):
                here.merge(name, *(files[sender] for sender in order))
            elsewhere = tuple(_one_value(merging.after, shown(work)) for work in (sari, rina, budi))
            faults = *budi.store.check(), *budi.store.check(rebuild=True)
            read_anew = _one_value(merging.after, shown(budi))
            kosong = here.start("kosong")
            here.merge("kosong", sent.file)
            return Exchanged(merging, faults, read_anew, elsewhere, of_sari, _one_value(of_sari[1], shown(kosong)), vanished)

    return Lived(live)


def _lived(here: Village, acts: list[tuple]) -> dict[str, Path]:
    for act in acts:
        do(here, act)
    return {name: here.export(name) for name in NAMES}


def _merging(here: Village, files: list[Path]) -> Merging:
    budi = here.laptops["budi"]
    before, foretold = shown(budi), preview(budi, files).result
    merged, after = here.merge("budi", *files), shown(budi)
    counts = {kind: budi.store.count(kind) for kind in after.lists}
    homes = dict(budi.store.homes([row[0] for rows in after.lists.values() for row in rows]))
    again = here.merge("budi", *files)
    if merged.merge:
        unmerge(budi, merged.merge)
    taken_back = _one_value(before, shown(budi))
    return Merging(before, foretold, merged, after, counts, homes, again, taken_back, here.merge("budi", *files))


def _one_value(first: Shown, other: Shown) -> Shown:
    """Give the first for another that is the same: it is kept once then."""
    return first if other == first else other


@pytest.fixture(scope="module")
def answered(ground: Ground) -> Lived[..., tuple[list[str], list[Picture]]]:
    def live(acts: list[tuple]) -> tuple[list[str], list[Picture]]:
        with ground.village() as here:
            # An answer that joins two records brings up what differs in them, which nobody could be asked before.
            files = _lived(here, [act for act in acts if act[0] not in ("join", "part")])
            for name in NAMES:
                here.merge(name, *files.values())
            refused: list[str] = []
            if list(here.laptops["budi"].store.conflicts()):
                asked = here.folder / "konflik.xlsx"
                ask_in_excel(here.laptops["budi"], asked)
                every_kind.answer_first(asked)
                refused = [str(problem.message) for name in NAMES for problem in here.merge(name, asked).problems]
            return refused, [pictured(work) for work in here.laptops.values()]

    return Lived(live)


@law(doings, orders, few=4)
def test_whoever_merged_the_same_files_sees_the_same_lists_chains_lives_and_conflicts(exchanged, acts, chosen):
    seen = exchanged(acts, chosen)
    assert all(each == seen.budi.after for each in seen.elsewhere)


@law(doings, orders, few=4)
def test_what_is_shown_after_a_merge_is_what_the_ledger_says_when_it_is_read_anew(exchanged, acts, chosen):
    seen = exchanged(acts, chosen)
    assert seen.faults == ()
    assert seen.read_anew == seen.budi.after


@law(doings, orders, few=4)
def test_each_thing_stands_once_in_its_list_in_a_chain_and_in_a_life(exchanged, acts, chosen):
    seen = exchanged(acts, chosen).budi
    for kind, rows in seen.after.lists.items():
        ids = [row[0] for row in rows]
        assert len(ids) == len(set(ids)) == seen.counts[kind]
        assert all(seen.homes.get(each, each) == each for each in ids)
    for chain in filter(None, seen.after.chains.values()):
        met = [link.id for stage in (*chain.before, *chain.after) for link in stage.links if stage.kind != "participation"]
        assert len(met) == len(set(met))
        assert chain.here.id not in met
    for life in seen.after.lives:
        told = [(moment.record, moment.text, moment.day) for moment in life]
        assert len(told) == len(set(map(str, told)))


@law(doings, orders, few=4)
def test_no_value_of_any_kind_vanishes_unless_somebody_who_saw_it_replaced_it(exchanged, acts, chosen):
    assert exchanged(acts, chosen).vanished == set()


@law(doings, orders, few=4)
def test_a_laptop_that_begins_anew_with_an_export_holds_every_kind_and_every_file(exchanged, acts, chosen):
    seen = exchanged(acts, chosen)
    code, before = seen.sent
    assert code == before.seen.digest
    assert seen.begun_anew == before


@law(doings, orders, few=4)
def test_a_merge_counts_what_it_does_does_it_once_and_leaves_nothing_when_it_is_undone(exchanged, acts, chosen):
    seen = exchanged(acts, chosen).budi
    foretold, merged = ([(each.file, each.status, each.counts) for each in told.files] for told in (seen.foretold, seen.merged))
    assert foretold == merged
    assert (seen.again.merge, seen.again.digest) == (None, seen.merged.digest)
    assert seen.taken_back == seen.before
    assert seen.once_more.digest == seen.merged.digest


@law(doings, few=4)
def test_all_conflicts_of_any_kind_are_answered_in_one_workbook_and_nowhere_asked_again(answered, acts):
    refused, (first, *others) = answered(acts)
    assert refused == []
    assert all(other == first for other in others)
    assert first.conflicts == []
