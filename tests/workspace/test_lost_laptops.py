"""Laptops that are lost or replaced: what is missing of which, what is let go, and what is asked for again."""

from __future__ import annotations

from dataclasses import replace

from few_areas import few_areas

from empower_desktop.history.digest import data_code
from empower_desktop.language import Language
from empower_desktop.records import Person
from empower_desktop.workspace import keeping, opening
from empower_desktop.workspace.coverage_words import forgone_words, gap_numbers, gap_words, reply_to
from empower_desktop.workspace.gaps import Gap, ask_again, ask_no_more
from empower_desktop.workspace.knowing import begin_again
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import added, by_hand
from tests.workspace.exports_of_sari import HERE, delta, files, give, only

__all__ = ["delta", "files", "give"]


def test_what_a_lost_laptop_never_sent_is_asked_for_until_it_is_let_go_and_again_when_that_is_taken_back(budi, sari, files, tmp_path):
    few_areas(new := tmp_path / "new")
    begin_again(new, files[1], Language("en"), practice=False)
    with opening.open_workspace(new, Language("en"), sari.clock) as again:
        for number in range(1, 4):
            save(again, Person, {"name": f"Uni {number}", "sex": "P"})
            export(again, tmp_path / f"new{number}.xlsx")
    apply(budi, [files[1], files[3]])
    apply(budi, [tmp_path / "new1.xlsx"])
    say = Language("en")
    assert "If that laptop is gone, please say so." in reply_to(only(budi), say)
    ask_no_more(budi, only(budi).of_lost_laptop)
    one = only(budi)
    assert reply_to(one, say) == (f"Hello Sari. File 1 of the laptop that you use now received, data code {data_code(one.last.digest)}.")
    assert ([gap.number for gap in one.gaps], one.wanted, gap_words(one), gap_numbers(one, say)) == ([1, 3], (), [], "")
    assert forgone_words(one, say) == "Not asked for any more: 1, 3 (laptop before)."
    ask_again(budi, one.forgone)
    assert [gap.number for gap in only(budi).wanted] == [1, 3]
    ask_no_more(budi, only(budi).of_lost_laptop)
    came = apply(budi, [by_hand(files[0], added("person", name="Tini", sex="P"))]).result.merge
    assert forgone_words(only(budi), say) == "Not asked for any more: 3 (laptop before)."
    unmerge(budi, came)
    assert [gap.number for gap in only(budi).wanted] == [1]


def test_letting_the_laptop_before_go_leaves_what_the_one_in_use_can_send(budi, sari, files, tmp_path):
    keeping.backup(sari, tmp_path / "sari.empower")
    opening.close(sari)
    keeping.restore(sari.folder, tmp_path / "sari.empower")
    with opening.open_workspace(sari.folder, sari.language, sari.clock) as again:
        for number in (1, 2):
            export(again, tmp_path / f"new {number}.xlsx", HERE)
        apply(budi, [files[1]])
        apply(budi, [tmp_path / "new 2.xlsx"])
        ask_no_more(budi, only(budi).of_lost_laptop)
        assert only(budi).wanted == (Gap(again.store.id, 1),)
        assert "file 1 has not come. Please send it again, or send everything once." in reply_to(only(budi), Language("en"))


def test_a_new_laptop_of_which_all_was_undone_is_told_apart_from_the_one_before(budi, sari, files, tmp_path):
    few_areas(new := tmp_path / "new")
    begin_again(new, files[1], Language("en"), practice=False)
    with opening.open_workspace(new, Language("en"), sari.clock) as again:
        save(again, Person, {"name": "Uni", "sex": "P"})
        export(again, tmp_path / "new.xlsx", HERE)
    apply(budi, files)
    unmerge(budi, apply(budi, [tmp_path / "new.xlsx"]).result.merge)
    one = only(budi)
    assert gap_numbers(one, Language("en")) == "1"
    assert reply_to(one, Language("en")) == (
        f"Hello Sari. File 4 of an earlier laptop received, data code {data_code(one.last.digest)}. "
        "Of the laptop that you use now, file 1 has not come. Please send it again, or send everything once."
    )


def test_after_a_new_laptop_it_is_said_what_is_missing_of_which(sari, budi, files, tmp_path):
    new = tmp_path / "new"
    few_areas(new)
    begin_again(new, files[1], Language("en"), practice=False)
    with opening.open_workspace(new, Language("en"), sari.clock) as again:
        for number in range(1, 4):
            save(again, Person, {"name": f"Uni {number}", "sex": "P"})
            export(again, tmp_path / f"new{number}.xlsx", HERE)
    apply(budi, [files[1], files[3]])
    one = replace(only(budi), healed=frozenset({Gap(sari.store.id, 1)}))
    assert gap_numbers(one, Language("en")) == "1, 3"
    assert "laptop" not in reply_to(one, Language("en"))
    apply(budi, [tmp_path / "new1.xlsx", tmp_path / "new3.xlsx"])
    one = only(budi)
    assert gap_numbers(one, Language("en")) == "2; 1, 3 (laptop before)"
    assert reply_to(one, Language("en")) == (
        f"Hello Sari. File 3 of the laptop that you use now received, data code {data_code(one.last.digest)}. "
        "Of the laptop that you use now, file 2 has not come. Please send it again, or send everything once. "
        "Of the laptop before it (or this one before a backup was restored), whose last file here is number 4 of 24 November 2026, "
        "files 1, 3 have not come. Please send it again from there, or everything once. If that laptop is gone, please say so."
    )
    assert [Language("en")(each) for each in gap_words(one)] == [
        "Not come yet from the laptop that Sari uses now: number 2.",
        (
            "Not come yet from an earlier laptop of Sari (or before a backup was restored), whose last file here is number 4 "
            "of 24 November 2026: number 1, 3."
        ),
    ]


def test_what_the_laptop_before_left_out_is_asked_for_no_more_once_the_one_in_use_sent_everything(
    budi, sari, open_work, delta, give, tmp_path
):
    apply(budi, [delta("Ani")])
    give()
    rina = open_work("rina", hour=10)
    for laptop, since_receipt in (("second", True), ("third", False)):
        few_areas(place := tmp_path / laptop)
        begin_again(place, tmp_path / "back.xlsx", Language("en"), practice=False)
        with opening.open_workspace(place, Language("en"), sari.clock) as work:
            save(work, Person, {"name": laptop.title(), "sex": "P"})
            export(work, tmp_path / f"{laptop}.xlsx", since_receipt=since_receipt)
        apply(rina, [tmp_path / f"{laptop}.xlsx"])
        assert ("Please send everything once." in reply_to(only(rina), Language("en"))) == since_receipt
