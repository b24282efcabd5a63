"""The laws of the merge (`merge.md` §10), through real stores and real workbook files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import example
from hypothesis import strategies as st
from lived import Lived, law
from replicas import NAMES, Ground, Picture, Village, acts, pictured, replaced, surviving

from empower_desktop.workspace.merging import preview
from empower_desktop.workspace.report import Merged
from empower_desktop.workspace.unmerging import unmerge

orders = st.lists(st.sampled_from(list(permutations(NAMES))), min_size=3, max_size=3)


@dataclass(frozen=True)
class Exchanged:
    """What was seen when all had sent a workbook: Budi merged all at once and took it back, Sari all at once, Rina one after the other."""

    before: Picture
    foretold: Merged
    merged: Merged
    after: Picture
    again: Merged
    after_again: Picture
    taken_back: Picture
    once_more: Merged
    elsewhere: tuple[Picture, ...]
    sent: Picture
    begun_anew: Picture
    vanished: frozenset[tuple[str, str, str]]
    counted: tuple[tuple[int, int], ...]


@pytest.fixture(scope="module")
def exchanged(ground: Ground) -> Lived[..., Exchanged]:
    def live(doings: Sequence[tuple], chosen: Sequence[tuple[str, ...]]) -> Exchanged:
        with ground.village() as here:
            for act in doings:
                here.do(act)
            files = {name: here.export(name) for name in NAMES}
            held = {name: {change.record for change in work.store.all_changes()} for name, work in here.laptops.items()}
            coming = {name: [files[sender] for sender in order] for name, order in zip(NAMES, chosen, strict=True)}
            sari, rina, budi = here.laptops.values()
            sent, before = pictured(sari), pictured(budi)
            foretold = preview(budi, coming["budi"]).result
            merged = here.merge("budi", *coming["budi"])
            after, vanished = pictured(budi), frozenset(here.ever - surviving(budi) - replaced(budi))
            again = here.merge("budi", *coming["budi"])
            after_again = pictured(budi)
            if merged.merge:
                unmerge(budi, merged.merge)
            taken_back = pictured(budi)
            once_more = here.merge("budi", *coming["budi"])
            here.merge("sari", *coming["sari"])
            counted = tuple(_counted(here, files[sender], held[sender]) for sender in chosen[1])
            elsewhere = pictured(budi), pictured(sari), pictured(rina)
            kosong = here.start("kosong")
            here.merge("kosong", files["sari"])
            begun_anew = pictured(kosong)
        return Exchanged(
            before, foretold, merged, after, again, after_again, taken_back, once_more, elsewhere, sent, begun_anew, vanished, counted
        )

    return Lived(live)


def _counted(here: Village, file: Path, sent: set[str]) -> tuple[int, int]:
    """Merge a workbook at Rina's: how many records the report counts, and how many of those sent were or are shown there."""
    before = pictured(here.laptops["rina"]).visible
    merged = here.merge("rina", file)
    return merged.files[0].total.read, len(sent & (before | pictured(here.laptops["rina"]).visible))


@law(acts, orders, few=4)
def test_everybody_who_has_seen_the_same_files_sees_the_same_data(exchanged, doings, chosen):
    seen = exchanged(doings, chosen)
    assert all(picture == seen.after for picture in seen.elsewhere)


@law(acts, orders, few=4)
def test_merging_a_file_twice_changes_nothing_the_second_time(exchanged, doings, chosen):
    seen = exchanged(doings, chosen)
    assert (seen.again.merge, {report.status for report in seen.again.files}) == (None, {"same"})
    assert seen.after_again == seen.after


@law(acts, orders, few=4)
def test_no_value_vanishes_unless_somebody_who_saw_it_replaced_it(exchanged, doings, chosen):
    assert exchanged(doings, chosen).vanished == set()


@law(acts, orders, few=4)
def test_a_store_sent_into_an_empty_one_is_the_same_store(exchanged, doings, chosen):
    seen = exchanged(doings, chosen)
    assert seen.begun_anew == seen.sent


@law(acts, orders, few=4)
def test_taking_a_merge_back_leaves_the_data_code_as_it_was(exchanged, doings, chosen):
    seen = exchanged(doings, chosen)
    assert seen.taken_back == seen.before
    assert seen.once_more.digest == seen.merged.digest == seen.after.digest


@example(
    doings=[("save", "sari", 2, 1), ("send", "sari", "rina"), ("delete", "sari", 2)],
    chosen=[NAMES, NAMES, ("budi", "rina", "sari")],
)
@example(
    doings=[("save", "sari", 1, 2), ("send", "sari", "budi"), ("tick", "rina", 1, 1, "izin"), ("delete", "sari", 1)],
    chosen=[NAMES, NAMES, ("budi", "rina", "sari")],
)
@law(acts, orders, few=4)
def test_the_counts_of_every_report_add_up_and_the_preview_foretells_them(exchanged, doings, chosen):
    seen = exchanged(doings, chosen)
    assert told(seen.foretold) == told(seen.merged)
    assert all(read == shown for read, shown in seen.counted)
    new = sum(each.total.new for each in seen.merged.files)
    came = seen.after.visible | gone_from(seen.after)  # a file that came later may have deleted what one before it had brought
    assert new <= len(came - seen.before.visible) + sum(each.total.conflict for each in seen.merged.files)


def gone_from(picture: Picture) -> set[str]:
    """Give what is deleted, and the attendances that are hidden with their meeting."""
    deleted = {record for record, (_, standing, *_) in picture.records.items() if standing == "deleted"}
    return deleted | {record for record, (_, _, fields, *_) in picture.records.items() if fields.get("meeting") in deleted}


def told(merged: Merged) -> list[tuple[str, str, Mapping]]:
    return [(each.file, each.status, each.counts) for each in merged.files]
