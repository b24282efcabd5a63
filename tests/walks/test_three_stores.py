"""Three people's year, edited at the same time and exchanged as workbooks: in the end everybody holds the same.

Through the real command line. With `--hypothesis-profile=long` the stores have a thousand records each.
"""

from __future__ import annotations

from pathlib import Path

from laptops import start_laptop

from empower_desktop.records import KINDS
from tests.walks.exchanged_year import Seen, Story, export, story

__all__ = ["story"]
COUNTED = ("new", "updated", "same", "conflict", "rejected")


def _digests(seen: dict[str, Seen]) -> set[str]:
    return {each.digest for each in seen.values()}


def _same_everywhere(seen: dict[str, Seen]) -> bool:
    first, *others = [each.everything for each in seen.values()]
    for other in others:
        assert [words for words in first if other[words] != first[words]] == []
    return True


def test_the_same_workbooks_make_the_same_data(story: Story) -> None:
    assert len(_digests(story.begun)) == 1
    assert _same_everywhere(story.begun)
    assert story.begun["sari"].everything["conflicts"] == []


def test_edited_apart_they_differ(story: Story) -> None:
    assert len(story.edited) == 3


def test_exchanged_in_any_order_and_twice_they_are_one_again(story: Story) -> None:
    assert len(_digests(story.exchanged)) == 1
    assert _same_everywhere(story.exchanged)


def test_edits_collide_in_fields_units_keyed_rows_and_deletions(story: Story) -> None:
    fights = story.exchanged["sari"].everything["conflicts"]
    assert {"meeting", "decision", "person", "training", "attendance", "participation"} <= {one["kind"] for one in fights}
    assert {"time", "votes"} <= {one["unit"] for one in fights if one["unit"]}
    assert {one["kind"] for one in fights if one["field"] == "_deleted"} == {"meeting", "person", "membership"}
    assert {len(one["values"]) for one in fights} >= {2, 3}


def test_what_two_people_delete_is_in_the_trash_with_its_parts_hidden(story: Story) -> None:
    before, after = story.begun["sari"].everything, story.exchanged["sari"].everything
    gone = {one["id"] for one in before["meeting"]} - {one["id"] for one in after["meeting"]}
    assert len(gone) == 2
    assert gone <= {one["id"] for one in after["meeting --deleted"]}
    parts = {one["id"] for one in before["attendance"] if one["fields"]["meeting"] in gone}
    assert parts
    assert parts.isdisjoint(one["id"] for words in ("attendance", "attendance --deleted") for one in after[words])


def test_alike_ticks_are_one_and_others_fight(story: Story) -> None:
    after = story.exchanged["budi"].everything
    ticked = [one for one in after["participation"] if one["fields"].get("pre_score") == 4.75]
    assert len(ticked) == 6
    assert {"presence" in one["conflicts"] for one in ticked} == {True, False}
    assert all("scores" in one["conflicts"] for one in ticked)


def test_the_counts_of_every_report_add_up(story: Story) -> None:
    reports = [file for merges in story.merges.values() for told in merges for file in told["files"]]
    assert len(reports) > 20
    for report in reports:
        for counts in report["counts"].values():
            assert counts["read"] == sum(counts[name] for name in COUNTED)


def test_the_first_workbooks_bring_what_was_not_there(story: Story) -> None:
    for told in story.merges["first"]:
        totals = [sum(counts[name] for counts in file["counts"].values()) for file in told["files"] for name in ("read", "new")]
        assert totals[0] == totals[1] > 100
    shown = sum(len(story.begun["sari"].everything[kind]) for kind in KINDS)
    assert shown > 300


def test_a_workbook_merged_again_brings_nothing(story: Story) -> None:
    for told in story.merges["again"]:
        assert told["merge"] is None
        assert {(file["status"], sum(counts["read"] - counts["same"] for counts in file["counts"].values())) for file in told["files"]} == {
            ("same", 0)
        }


def test_every_report_names_its_file_once(story: Story) -> None:
    names = [[file["file"] for file in told["files"]] for told in story.merges["second"]]
    assert names == [
        [f"grup.zip/{name}_2026-11-24_no02.xlsx" for name in ("BUDI", "RINA", "SARI")],
        ["BUDI_2026-11-24_no02 (1).xlsx", "SARI_2026-11-24_no02 (2).xlsx"],
        ["RINA_2026-11-24_no02.xlsx"],
        ["SARI_2026-11-24_no02.xlsx", "RINA_2026-11-24_no02.xlsx"],
    ]


def test_answers_settle_it_everywhere(story: Story) -> None:
    assert len(_digests(story.settled)) == 1
    assert _same_everywhere(story.settled)
    assert story.settled["rina"].everything["conflicts"] == []
    listed = [one for kind in KINDS for one in story.settled["rina"].everything[kind]]
    assert not any(one["conflicts"] or one["contested"] for one in listed)


def test_a_merge_is_taken_back_whole_and_merged_again(story: Story, areas: Path, tmp_path: Path) -> None:
    dewi = start_laptop(tmp_path / "dewi", "Dewi", areas=areas)
    empty = dewi.digest()
    merge = dewi.json("merge", story.folder / "second", status=3)["merge"]
    assert dewi.digest() == story.exchanged["sari"].digest
    assert dewi.json("unmerge", merge)["digest"] == dewi.digest() == empty
    assert (dewi.json("merges"), dewi.json("list", "person"), dewi.json("conflicts")) == ([], [], [])
    dewi.json("merge", story.folder / "third", status=0)
    assert dewi.digest() == story.settled["sari"].digest


def test_what_was_built_upon_is_not_taken_back(story: Story, areas: Path, tmp_path: Path) -> None:
    dewi = start_laptop(tmp_path / "dewi", "Dewi", areas=areas)
    merge = dewi.json("merge", story.folder / "third")["merge"]
    dewi.json("set", dewi.json("list", "meeting")[0]["id"], "venue=Balai desa")
    before = dewi.digest()
    told = dewi("unmerge", merge)
    assert (told.status, "cannot be undone" in told.err) == (4, True)
    assert dewi.digest() == before


def test_what_later_workbooks_bring_too_stays_when_the_first_is_taken_back(story: Story, tmp_path: Path) -> None:
    budi = story.laptops["budi"].copied(tmp_path / "budi")
    budi.json("unmerge", budi.json("merges")[-1]["merge"])
    assert budi.digest() == story.settled["budi"].digest


def test_a_backup_brings_all_back_and_its_exports_are_known(story: Story, tmp_path: Path) -> None:
    sari = story.laptops["sari"].copied(tmp_path / "sari")
    sari.json("backup", tmp_path / "sari.empower")
    sari.json("delete", sari.json("list", "meeting")[0]["id"])
    sari.json("restore", tmp_path / "sari.empower")
    assert Seen(sari.digest(), sari.everything()) == story.settled["sari"]
    rina = story.laptops["rina"].copied(tmp_path / "rina")
    assert rina.json("merge", export(sari, tmp_path / "back.xlsx"))["merge"] is None
    assert sari.json("check") == {"ok": True, "problems": []}
