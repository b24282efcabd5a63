"""When people were born, as their own lists say it: what a person answers is what is written, and no doubtful day is guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from empower_desktop.lists.understood import Ask
from empower_desktop.workspace import Workspace, importing
from empower_desktop.workspace.importing import Imported
from tests.own_lists import listed

HEAD: Sequence[Sequence[object]] = (["DAFTAR ANGGOTA KWT MELATI"], ["Keadaan per 2 Maret 2026"], [])


@pytest.fixture
def work(open_work: Callable[..., Workspace]) -> Workspace:
    return open_work("sari")


def members(folder: Path, columns: Sequence[str], *rows: Sequence[object]) -> Path:
    return listed(folder, *HEAD, ["No", "Nama", "L/P", *columns], *([at, *row] for at, row in enumerate(rows, 1)))


def taken(work: Workspace, file: Path, answers: Mapping[str, str] | None = None) -> Imported:
    found: Imported = importing.apply(work, file, "membership", answers=answers or {}).result
    return found


def asked(imported: Imported, code: str) -> list[Ask]:
    return [ask for ask in imported.asks if ask.code == code]


def born(work: Workspace) -> dict[str, object]:
    return {row.title: row.fields.get("birth_date", row.fields.get("birth_year")) for row in work.store.rows("person")}


AGES = (["Umur", "Tahun lahir"], ["Siti", "P", 40, 1986], ["Ani", "P", 30, 1986], ["Umi", "P", 36, 1990])


@pytest.mark.parametrize(("given", "then"), [("1991", 1991), ("1996", 1996), ("1986", 1986), ("leave", None)])
def test_the_year_of_birth_that_somebody_types_is_the_one_that_is_written(
    work: Workspace, tmp_path: Path, given: str, then: int | None
) -> None:
    file = members(tmp_path, *AGES)
    [ask] = asked(importing.preview(work, file, "membership").result, "age_birth_year_conflict")
    taken(work, file, {ask.id: given})
    assert born(work) == {"Siti": 1986, "Ani": then, "Umi": 1990}


def test_a_day_of_birth_that_may_be_read_in_two_ways_is_asked_about_whenever_others_were_born(work: Workspace, tmp_path: Path) -> None:
    rows = ["Siti", "P", "10 April 1985"], ["Ani", "P", "5/2/1985"], ["Umi", "P", "7/9/1990"]
    file = members(tmp_path, ["Tanggal lahir"], *rows)
    imported = taken(work, file)
    [ask] = asked(imported, "date_order")
    assert (ask.cell, ask.default) == ("D6:D7", "day")
    assert born(work) == {"Siti": "1985-04-10", "Ani": None, "Umi": None}
    taken(work, file, {ask.id: "day"})
    assert born(work) == {"Siti": "1985-04-10", "Ani": "1985-02-05", "Umi": "1990-09-07"}


@pytest.mark.parametrize(
    ("given", "then"), [("", None), ("year", 1980), ("1905-06-02", "1905-06-02"), ("leave", None), ("3 Mei 1980", "1980-05-03")]
)
def test_a_year_typed_into_a_cell_for_days_makes_nobody_born_in_1905_unless_somebody_says_so(
    work: Workspace, tmp_path: Path, given: str, then: object
) -> None:
    file = members(tmp_path, ["Tanggal lahir"], ["Siti", "P", date(1985, 4, 10)], ["Ani", "P", date(1905, 6, 2)])
    [ask] = asked(importing.preview(work, file, "membership").result, "date_impossible")
    assert (ask.cell, ask.default) == ("D6", "year")
    taken(work, file, {ask.id: given} if given else {})
    assert born(work) == {"Siti": "1985-04-10", "Ani": then}
