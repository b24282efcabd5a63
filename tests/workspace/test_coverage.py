"""What the coordinator sees of each worker: what came, what is missing, and what to write to them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from few_areas import few_areas

from empower_desktop.history.clock import Clock
from empower_desktop.language import N_, Language
from empower_desktop.records import Person
from empower_desktop.workbook.proposing import Asked
from empower_desktop.workspace import keeping, opening
from empower_desktop.workspace.coverage import coverage
from empower_desktop.workspace.coverage_words import code_words, gap_words, reply_to
from empower_desktop.workspace.gaps import Gap
from empower_desktop.workspace.kept_questions import Waiting
from empower_desktop.workspace.knowing import begin_again
from empower_desktop.workspace.merges import past_merges
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.returning import give_back, worker_named
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import added, by_hand, taken_out
from tests.workspace.exports_of_sari import HERE, delta, files, give, only

__all__ = ["delta", "files", "give"]


def test_files_that_never_came_are_named_until_they_come_and_nothing_else_is(budi, files, tmp_path):
    shutil.copy(files[2], again := tmp_path / "3 (1).xlsx")
    apply(budi, [files[2], again])
    assert [gap.number for gap in only(budi).gaps] == [1, 2]
    apply(budi, [files[3], files[1], again])
    assert ([one.number for one in only(budi).exports], [gap.number for gap in only(budi).gaps]) == ([3, 4, 2], [1])
    apply(budi, files)
    assert only(budi).gaps == ()


def test_the_code_of_each_arrival_is_that_which_its_sender_reads(budi, sari, files):
    apply(budi, files)
    assert {one.number: one.digest for one in only(budi).exports} == {one.number: one.digest for one in sari.store.exports()}
    assert (only(budi).last.number, only(budi).records, only(budi).days) == (4, 4, 0)


def test_a_file_that_held_nothing_new_is_told_without_the_code_of_nothing(budi, sari, files, tmp_path):
    apply(budi, files)
    give_back(budi, worker_named(budi, "Sari"), tmp_path / "return.xlsx")
    apply(sari, [tmp_path / "return.xlsx"])
    export(sari, tmp_path / "5.xlsx", since_receipt=True)
    apply(budi, [tmp_path / "5.xlsx"])
    assert reply_to(only(budi), Language("en")) == "Hello Sari. File 5 received; it was exported without anything new."
    assert Language("en")(code_words(only(budi).last)) == "(empty)"


def test_what_was_undone_is_missing_again(budi, files):
    apply(budi, files[:1])
    merged = apply(budi, files[1:2]).result
    apply(budi, files[2:3])
    unmerge(budi, merged.merge)
    assert [gap.number for gap in only(budi).gaps] == [2]
    assert [str(message) for message in gap_words(only(budi))] == ["File number 2 from Sari came, and was undone here."]
    assert "File 2 came, and was undone here. Please send it again" in reply_to(only(budi), Language("en"))
    apply(budi, files[1:2])
    assert "undone" not in reply_to(only(budi), Language("en"))


def test_each_laptop_of_a_worker_is_numbered_by_itself(budi, sari, files, tmp_path):
    keeping.backup(sari, tmp_path / "sari.empower")
    opening.close(sari)
    keeping.restore(sari.folder, tmp_path / "sari.empower")
    again = opening.opened(sari.folder, sari.language, sari.clock)
    for number in (1, 2):
        export(again, tmp_path / f"new {number}.xlsx", HERE)
    apply(budi, [tmp_path / "new 2.xlsx", *files])
    assert only(budi).gaps == (Gap(again.store.id, 1),)
    opening.close(again)


def test_what_a_later_export_of_everything_brought_need_not_be_asked_for(budi, sari, files, tmp_path):
    apply(budi, [files[0], files[2]])
    assert [gap.number for gap in only(budi).wanted] == [2]
    export(sari, tmp_path / "all.xlsx")
    apply(budi, [tmp_path / "all.xlsx", files[3]])
    assert ([gap.number for gap in only(budi).gaps], only(budi).wanted) == ([2], ())


@pytest.mark.parametrize(
    ("came", "said"),
    [
        ([2], "Hello Sari. File 3 received, data code {code}. Files 1, 2 have not come. Please send it again, or send everything once."),
        ([0, 2], "Hello Sari. File 3 received, data code {code}. File 2 has not come. Please send it again, or send everything once."),
        ([0, 1], "Hello Sari. File 2 received, data code {code}."),
    ],
)
def test_the_reply_says_what_came_and_what_did_not(budi, files, came, said):
    apply(budi, [files[number] for number in came])
    one = only(budi)
    code = f"{one.last.digest[:4]} {one.last.digest[4:8]}".upper()
    assert reply_to(one, Language("en")) == said.format(code=code)


def test_the_last_merge_stands_first_and_nothing_came_in_days_to_come_once_a_clock_that_was_years_ahead_is_right(budi, files):
    right, budi.clock = budi.clock, Clock(lambda: datetime(2031, 1, 1, tzinfo=UTC))
    merges = [apply(budi, [files[0]]).result.merge]
    budi.clock = right
    assert only(budi).days == 0
    merges.append(apply(budi, [files[1]]).result.merge)
    assert [past.merge.id for past in past_merges(budi)] == merges[::-1]


def test_the_reply_puts_each_question_on_a_line_with_its_cell_and_counts_the_rest(budi, files, tmp_path):
    apply(budi, files[:1])
    (one,) = coverage(budi)
    who = N_("Who is “Tini”?")
    rows = [Asked(f"q{at}", "unclear", who, "1.xlsx", "Orang", at, f"C{at}", "person", "", "name", ()) for at in range(2, 7)]
    asked = [Waiting(each, "m", "") for each in rows]
    lines = reply_to(replace(one, questions=tuple(asked)), Language("en")).split("\n")
    assert lines[0].endswith("5 questions about what you sent:")
    assert lines[1:] == [f"• Orang C{at}: Who is “Tini”?" for at in (2, 3, 4)] + ["… and 2 more questions"]


def test_a_question_is_told_once_and_to_whom_it_is_about_where_workbooks_of_one_merge_share_a_name(budi, open_work, tmp_path):
    places = {}
    for name in ("sari", "rina"):
        work = open_work(name)
        person = save(work, Person, {"name": f"Ani {name}", "sex": "P"}).result
        for place in ("as sent", "edited"):
            (tmp_path / name / place).mkdir(parents=True)
        sent = export(work, tmp_path / name / "as sent" / "1.xlsx").result.file
        places[name] = [sent, by_hand(sent, taken_out("person", person), to=tmp_path / name / "edited" / "1.xlsx")]
    apply(budi, [*places["sari"], *places["rina"]])
    assert [(one.worker.name, len(one.questions)) for one in coverage(budi)] == [("Rina", 1), ("Sari", 1)]
    assert ["Ani rina" in reply_to(one, Language("en")) for one in coverage(budi)] == [True, False]


def test_nobody_else_has_sent_anything_to_oneself(sari, files):
    apply(sari, files)
    assert coverage(sari) == []


def test_a_lost_delta_need_not_be_asked_for_once_the_next_brought_its_content_but_for_what_was_undone(budi, delta, give):
    apply(budi, [delta("Ani")])
    undone = apply(budi, [delta("Tono")]).result.merge
    give()
    delta("hilang")
    apply(budi, [delta("Lia")])
    assert ([gap.number for gap in only(budi).gaps], only(budi).wanted) == ([3], ())
    unmerge(budi, undone)
    assert [gap.number for gap in only(budi).wanted] == [2]
    give()
    apply(budi, [delta("Eko")])
    assert {person.name for person in budi.all(Person)} == {"Ani", "Tono", "hilang", "Lia", "Eko"}


def test_what_others_had_received_is_asked_for_until_it_comes(budi, sari, open_work, delta, give, tmp_path):
    apply(budi, [delta("Ani")])
    give()
    new = tmp_path / "new"
    begin_again(new, tmp_path / "back.xlsx", Language("en"), practice=False)
    few_areas(new)
    rina = open_work("rina", hour=10)
    with opening.open_workspace(new, Language("en"), sari.clock) as work:
        for number, since in enumerate((True, False, True)):
            save(work, Person, {"name": f"Tono {number}", "sex": "L"})
            export(work, tmp_path / f"new {number}.xlsx", since_receipt=since)
    asked = []
    for number in range(3):
        apply(rina, [tmp_path / f"new {number}.xlsx"])
        asked.append("Please send everything once." in reply_to(only(rina), Language("en")))
    assert asked == [True, False, False]
    assert (only(rina).gaps, only(rina).records) == ((), 4)


def test_what_was_undone_need_not_be_asked_for_once_a_delta_by_a_receipt_given_since_brought_it(budi, delta, give):
    apply(budi, [delta("Ani")])
    undone = apply(budi, [delta("Tono")]).result.merge
    give()
    unmerge(budi, undone)
    apply(budi, [delta("Lia")])
    assert [gap.number for gap in only(budi).wanted] == [2]
    give()
    apply(budi, [delta("Eko")])
    assert {person.name for person in budi.all(Person)} == {"Ani", "Tono", "Lia", "Eko"}
    assert ([gap.number for gap in only(budi).gaps], only(budi).wanted) == ([2], ())


def test_an_export_that_held_nothing_and_was_undone_is_not_asked_for(budi, sari, files, tmp_path, give):
    apply(budi, files)
    give()
    export(sari, tmp_path / "empty.xlsx", since_receipt=True)
    save(sari, Person, {"name": "Eko", "sex": "L"})
    for number in (6, 7):
        export(sari, tmp_path / f"{number}.xlsx", HERE)
    undone = apply(budi, [tmp_path / "empty.xlsx", tmp_path / "6.xlsx"]).result.merge
    apply(budi, [tmp_path / "7.xlsx"])
    unmerge(budi, undone)
    assert [[gap.number for gap in some] for some in (only(budi).gaps, only(budi).wanted)] == [[5, 6], [6]]


def test_an_export_that_held_nothing_but_what_was_typed_into_it_is_asked_for_once_it_was_undone(budi, sari, files, tmp_path, give):
    apply(budi, files)
    give()
    export(sari, tmp_path / "empty.xlsx", since_receipt=True)
    undone = apply(budi, [by_hand(tmp_path / "empty.xlsx", added("person", name="Tini", sex="P"))]).result.merge
    export(sari, tmp_path / "6.xlsx", HERE)
    apply(budi, [tmp_path / "6.xlsx"])
    unmerge(budi, undone)
    assert [gap.number for gap in only(budi).wanted] == [5]


def test_who_sent_only_what_was_undone_stays_and_is_asked_to_send_it_again(budi, files):
    merged = apply(budi, files[:1]).result.merge
    unmerge(budi, merged)
    one = only(budi)
    assert (one.worker.name, one.exports, one.last, one.records, [gap.number for gap in one.wanted]) == ("Sari", (), None, 0, [1])
    assert reply_to(one, Language("en")) == ("Hello Sari. File 1 came, and was undone here. Please send it again, or send everything once.")
    assert worker_named(budi, "Sari").id == one.worker.id
    apply(budi, files[1:2])
    assert [str(message) for message in gap_words(only(budi))] == ["File number 1 from Sari came, and was undone here."]
    apply(budi, files[:1])
    assert (only(budi).gaps, only(budi).taken_back) == ((), ())


def test_the_last_file_is_missing_too_once_it_was_undone(budi, files):
    apply(budi, files[:1])
    unmerge(budi, apply(budi, files[1:2]).result.merge)
    assert [laptop.last.number for laptop in only(budi).laptops] == [1]
    assert "File 1 received" in reply_to(only(budi), Language("en"))
    assert "File 2 came, and was undone here." in reply_to(only(budi), Language("en"))
