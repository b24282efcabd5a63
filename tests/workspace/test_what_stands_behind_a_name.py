"""What stands behind a name in a cell or in a head: a title, an office, a remark, or somebody else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from empower_desktop.workspace import Workspace, importing
from empower_desktop.workspace.importing import Imported
from empower_desktop.workspace.questions import answer
from tests.own_lists import listed
from tests.people import change

HEAD = [["DAFTAR HADIR RAPAT KWT MELATI"], ["Senin, 2 Maret 2026"]]


@pytest.fixture
def work(open_work: Callable[..., Workspace]) -> Workspace:
    work = open_work("sari")
    change(work, "group", name="KWT Melati", group_type="kwt", area="33.02.10.2003", status="aktif")
    return work


def attended(folder: Path, *names: str, head: Sequence[Sequence[str]] = HEAD) -> Path:
    return listed(folder, *head, [], ["No", "Nama", "L/P"], *([at, name, "P"] for at, name in enumerate(names, 1)))


def taken(work: Workspace, file: Path, kind: str = "attendance") -> Imported:
    found: Imported = importing.apply(work, file, kind).result
    return found


def known(work: Workspace) -> dict[str, str]:
    return {row.id: str(row.fields["name"]) for row in work.store.rows("person")}


def remarks(work: Workspace) -> list[object]:
    return [row.fields.get("remark") for row in work.store.rows("attendance")]


@pytest.mark.parametrize(
    ("written", "titles"),
    [
        ("Budi Santoso, ST., MT., IPM", "ST.; MT.; IPM"),
        ("Budi Santoso, S.Hut., M.Hut., MPA", "S.Hut.; M.Hut.; MPA"),
        ("Budi Santoso, S.S., M.A.", "S.S.; M.A."),
        ("Budi Santoso, S.Gz., RD", "S.Gz.; RD"),
        ("Budi Santoso, S.I.P., M.A.P.", "S.I.P.; M.A.P."),
        ("Budi Santoso, S.Pd., Kons.", "S.Pd.; Kons."),
        ("Budi Santoso, M.T.X., Q.Z.", "M.T.X.; Q.Z."),
        ("Budi Santoso, S.Pd., M.Xyz", "S.Pd.; M.Xyz"),
        ("BUDI SANTOSO, S.HUT., M.HUT", "S.HUT.; M.HUT"),
    ],
)
def test_degrees_that_no_table_lists_are_titles_and_keep_the_row(work: Workspace, tmp_path: Path, written: str, titles: str) -> None:
    imported = taken(work, attended(tmp_path, written))
    assert "two_people_in_cell" not in {ask.code for ask in imported.asks}
    assert [(row.fields["name"], row.fields.get("titles")) for row in work.store.rows("person")] == [("Budi Santoso", titles)]
    assert remarks(work) == [None]


@pytest.mark.parametrize("written", ["BUDI, ANI", "Budi, ANI", "BUDI, SRI", "Budi, M.Ali"])
def test_a_second_name_in_capitals_is_asked_about_and_is_no_degree(work: Workspace, tmp_path: Path, written: str) -> None:
    imported = taken(work, attended(tmp_path, written))
    assert [ask.cell for ask in imported.asks if ask.code == "two_people_in_cell"] == ["B5"]


@pytest.mark.parametrize(
    ("written", "remark"),
    [
        ("Yanti, guru", "guru"),
        ("Yanti, Sekdes", "Sekdes"),
        ("Yanti, PKK", "PKK"),
        ("Yanti, alm.", "alm."),
        ("Yanti, warga", "warga"),
        ("Yanti, bidan desa", "bidan desa"),
        ("Yanti, ibu rumah tangga", "ibu rumah tangga"),
        ("Yanti, RT 02/RW 01", "RT 02/RW 01"),
        ("Yanti, 45 th", "45 th"),
    ],
)
def test_an_office_or_a_trade_behind_a_name_is_a_remark_and_nobody_else(work: Workspace, tmp_path: Path, written: str, remark: str) -> None:
    imported = taken(work, attended(tmp_path, written))
    assert "two_people_in_cell" not in {ask.code for ask in imported.asks}
    assert (list(known(work).values()), remarks(work)) == (["Yanti"], [remark])


def test_whoever_is_answered_to_be_one_person_has_the_bare_name_and_the_rest_as_a_remark(work: Workspace, tmp_path: Path) -> None:
    imported = taken(work, attended(tmp_path, "Rahayu, Sri"))
    [ask] = [each for each in imported.asks if each.code == "two_people_in_cell"]
    answer(work, ask.id, "one")
    assert (list(known(work).values()), remarks(work)) == (["Rahayu"], ["Sri"])


def test_more_than_two_names_in_a_cell_are_said_to_be_several_and_not_no_name(work: Workspace, tmp_path: Path) -> None:
    imported = taken(work, attended(tmp_path, "Siti, Ani, Umi", "Wagiyem"))
    [problem] = [each for each in imported.problems if each.code == "no_name"]
    said = "“Siti, Ani, Umi” names several people: give each of them a row. The row was not taken."
    assert (problem.place.cell, work.language(problem.message)) == ("B5", said)
    assert list(known(work).values()) == ["Wagiyem"]


@pytest.mark.parametrize(
    ("chair", "note_taker"),
    [("Budi Santoso, Sekdes", "Ani Lestari, guru"), ("Budi Santoso, Sang Pemersatu", "Ani Lestari, yang tercepat")],
)
def test_chair_and_note_taker_with_an_office_are_those_who_are_on_the_list(
    work: Workspace, tmp_path: Path, chair: str, note_taker: str
) -> None:
    head = [["NOTULEN RAPAT KWT MELATI"], ["Tanggal: Senin, 2 Maret 2026"], [f"Pimpinan rapat : {chair}"], [f"Notulis : {note_taker}"]]
    imported = taken(work, attended(tmp_path, "Budi Santoso", "Ani Lestari", head=head), "meeting")
    people = known(work)
    [meeting] = work.store.rows("meeting")
    assert sorted(people.values()) == ["Ani Lestari", "Budi Santoso"]
    assert [people[str(meeting.fields[code])] for code in ("chair", "note_taker")] == ["Budi Santoso", "Ani Lestari"]
    left = [work.language(left.why) for left in imported.understood.left if left.cell in ("A3", "A4")]
    assert left == ["Remarks, for which there is no field"] * 2


def test_two_trainers_are_both_named_and_neither_by_an_office(work: Workspace, tmp_path: Path) -> None:
    head = [
        ["DAFTAR HADIR PELATIHAN KOMPOS KWT MELATI"],
        ["Tanggal: 2 Maret 2026"],
        ["Narasumber : Rina Dewi, penyuluh, Budi Hartono, M.Hut"],
    ]
    taken(work, attended(tmp_path, "Umi", "Ina", head=head), "training")
    [training] = work.store.rows("training")
    assert training.fields["trainer_name"] == "Rina Dewi, Budi Hartono"
