"""Records that are one thing, or of a kind that only a newer version knows, settled in a workbook."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from openpyxl import load_workbook

from empower_desktop.history.change import DELETED, Change
from empower_desktop.language import Language
from empower_desktop.records import KINDS
from empower_desktop.workspace import merging, saving, settling
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.joining import join, part
from tests.differing import OpenWork, answer, give, merge, only, waiting
from tests.excel import once_done
from tests.people import change, send


def test_what_differs_in_joined_records_is_one_row_and_a_change_to_each(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    pair = [change(sari, "person", name=name, sex="P", hamlet=hamlet) for name, hamlet in (("Suminah", "Dusun I"), ("Ibu Suminah", ""))]
    join(sari, KINDS["person"], *pair)
    merging.apply(budi, [send(sari, tmp_path, "berdua.xlsx")])
    path = tmp_path / "konflik.xlsx"
    ask_in_excel(budi, path)
    sheet = load_workbook(path)["Konflik"]
    assert [(row[0], row[1]) for row in sheet.iter_rows(min_row=2, values_only=True)] == [(min(pair), "name")]
    answered = answer(path, {"name": ("lain", "Suminah Karto")})
    for work in (sari, budi):
        report = only(merge(work, answered))
        assert (report.problems, report.counts["person"].updated) == ((), 1)
        assert waiting(work) == set()
        assert [work.changes(one)[-1].over for one in pair] == [(work.changes(one)[0].id,) for one in pair]
    assert sari.store.digest() == budi.store.digest()


def test_two_values_that_one_person_wrote_on_one_day_are_told_apart_by_their_time(open_work: OpenWork, tmp_path: Path) -> None:
    sari = open_work("sari")
    pair = [str(uuid4()), str(uuid4())]
    for one, name, hour in zip(pair, ("Suminah", "Suminem"), (1, 3), strict=True):
        sari.store.append([Change.make(one, "person", {"name": name}, (), sari.author.id, f"2026-01-12T0{hour}:00:01.000Z/0000", "")])
    join(sari, KINDS["person"], *pair)
    path = tmp_path / "konflik.xlsx"
    ask_in_excel(sari, path)
    (row,) = load_workbook(path)["Konflik"].iter_rows(min_row=2, values_only=True)
    assert row[8].startswith("Sari, 12 Januari 2026 ")
    assert row[8] != row[10]


def test_an_answer_for_joined_records_is_told_once_under_the_name_that_the_row_has(open_work: OpenWork, tmp_path: Path) -> None:
    sari = open_work("sari")
    pair = [change(sari, "person", name=name, sex="P", hamlet=hamlet) for name, hamlet in (("Suminah", "Krajan"), ("Suminem", "Jambon"))]
    join(sari, KINDS["person"], *pair)
    path = tmp_path / "konflik.xlsx"
    ask_in_excel(sari, path)
    answered = answer(path, {"hamlet": ("lain", "Krajan Lor")})
    shown = {str(row[5]) for row in load_workbook(answered)["Konflik"].iter_rows(min_row=2, values_only=True)}
    for act, said in ((merging.preview, "Would answer"), (merging.apply, "Answered")):
        (told,) = map(Language("en"), only(act(sari, [answered]).result).notes)
        assert told in {f"{said}: {title}, Hamlet: Krajan Lor" for title in shown}


def test_an_answer_for_joined_records_is_left_out_once_they_are_parted(open_work: OpenWork, tmp_path: Path) -> None:
    sari = open_work("sari")
    pair = [change(sari, "person", name=name, sex="P") for name in ("Suminah", "Suminem")]
    join(sari, KINDS["person"], *pair)
    path = tmp_path / "konflik.xlsx"
    ask_in_excel(sari, path)
    part(sari, pair[0])
    (problem,) = only(merge(sari, answer(path, {"name": ("A",)}))).problems
    assert problem.code == "settled_meanwhile"
    assert {sari.store.state(one).fields["name"] for one in pair} == {"Suminah", "Suminem"}  # type: ignore[union-attr]


@pytest.mark.parametrize(("letter", "standings"), [("A", ("deleted", "deleted")), ("B", ("live", "live"))])
def test_a_contested_record_goes_with_all_that_it_is_one_thing_with_as_in_the_window(
    open_work: OpenWork, tmp_path: Path, letter: str, standings: tuple[str, str]
) -> None:
    sari, budi, window = open_work("sari"), open_work("budi", hour=9), open_work("rina", hour=10)
    pair = [change(sari, "person", name="Suminah", sex="P", hamlet="Dusun I"), change(sari, "person", name="Suminah", phone="081200000012")]
    give(tmp_path, sari, budi)
    saving.delete(sari, KINDS["person"], pair[0], sari.seen(pair[0]))
    change(budi, "person", pair[0], hamlet="Dusun II")
    join(budi, KINDS["person"], *pair)
    files = [send(sari, tmp_path, "sari.xlsx"), send(budi, tmp_path, "budi.xlsx")]
    merging.apply(window, files)
    path = tmp_path / "konflik.xlsx"
    ask_in_excel(window, path)
    (row,) = load_workbook(path)["Konflik"].iter_rows(min_row=2, values_only=True)
    assert (row[1], row[7], row[9]) == (DELETED, "dihapus", "disunting: Dusun/RT/RW = Dusun II")
    answered = [*files, answer(path, {DELETED: (letter,)})]
    (waits,) = settling.open_conflicts(window)
    settling.type_another(window, waits.record, DELETED, letter == "A")
    for work in (sari, budi):
        merging.apply(work, files)
        report = only(merge(work, answered[-1]))
        assert (report.counts["person"].read, report.counts["person"].updated, len(report.notes)) == (1, 1, 1)
    late = [open_work("tono"), open_work("wati")]
    for work, order in zip(late, ((2, 0, 1), (1, 2, 0)), strict=True):
        given = [answered[at] for at in order]
        foretold, done = merging.preview(work, given).result.files, merge(work, *given).files
        assert tuple(map(once_done, foretold)) == done
    for work in (sari, budi, window, *late):
        assert tuple(map(work.standing, pair)) == standings
        assert waiting(work) == set()
        assert [len(work.changes(one)) for one in pair] == [len(window.changes(one)) for one in pair]
    assert len({work.store.digest() for work in (sari, budi, *late)}) == 1


def test_a_deletion_is_left_out_once_the_record_is_one_thing_with_another_that_it_did_not_name(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    pair = [change(sari, "person", name="Suminah", sex="P") for _ in range(2)]
    give(tmp_path, sari, budi)
    saving.delete(sari, KINDS["person"], pair[0], sari.seen(pair[0]))
    change(budi, "person", pair[0], hamlet="Dusun II")
    give(tmp_path, budi, sari)
    path = tmp_path / "konflik.xlsx"
    ask_in_excel(sari, path)
    join(sari, KINDS["person"], *pair)
    (problem,) = only(merge(sari, answer(path, {DELETED: ("A",)}))).problems
    assert problem.code == "settled_meanwhile"
    assert [sari.standing(one) for one in pair] == ["contested", "live"]


def test_what_a_newer_version_recorded_is_answered_by_its_letter_and_told_as_it_was_answered(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    person, channel = change(sari, "person", name="Parjo"), str(uuid4())
    merging.apply(budi, [send(sari, tmp_path)])
    for work, flow, mood in ((sari, "0.5", "tenang"), (budi, "0.7", "gusar")):
        made = [Change.make(channel, "irrigation", {"flow": flow}, (), work.author.id, work.clock.stamp())]
        made.append(Change.make(person, "person", {"mood": mood}, (), work.author.id, work.clock.stamp()))
        work.store.append(made)
    merging.apply(budi, [send(sari, tmp_path)])
    path = tmp_path / "konflik.xlsx"
    ask_in_excel(budi, path)
    answered = answer(path, {"flow": ("A",), "mood": ("B",)})
    for act, said in ((merging.preview, "Would answer"), (merging.apply, "Answered")):
        (report,) = act(budi, [answered]).result.files
        assert report.status == "merged"
        assert sorted(map(budi.language, report.notes)) == sorted([f"{said}: {channel}, flow: 0.5", f"{said}: Parjo, mood: gusar"])
    assert waiting(budi) == set()
