"""A list that was only sorted, and is taken in again, changes nothing: what was asked and answered stays with its own row."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from empower_desktop.lists.grid import Listing, Sheet, unpack
from empower_desktop.lists.reading import read_list
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.workspace import Workspace, importing
from empower_desktop.workspace.importing import Imported
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.questions import answer
from tests.own_lists import listed
from tests.people import change

SHEETS = Path(__file__).parents[1] / "lists" / "sheets"
NAMES = sorted(path.name.removesuffix(".xlsx") for path in SHEETS.glob("*.xlsx"))
Rows = Sequence[Sequence[object]]
HEAD: Rows = [["DAFTAR HADIR RAPAT KWT MELATI"], ["Senin, 2 Maret 2026"], [], ["No", "Nama", "L/P", "Dusun", "HP"]]
SITI = [1, "Siti Aminah", "P", "Krajan", "081234567801"]
BUDI = [2, "Budi", "L", "Krajan"]
NAMESAKE = [3, "Siti Aminah", "P", "Ngemplak"]


@pytest.fixture
def work(open_work: Callable[..., Workspace]) -> Workspace:
    return open_work("sari")


def taken(work: Workspace, file: Path, kind: str, answers: Mapping[str, str] | None = None) -> Imported:
    found: Imported = importing.apply(work, file, kind, answers=answers or {}).result
    return found


def foretold(work: Workspace, file: Path, kind: str, answers: Mapping[str, str] | None = None) -> Imported:
    found: Imported = importing.preview(work, file, kind, answers=answers or {}).result
    return found


def test_a_sorted_list_writes_nothing_onto_a_namesake_and_makes_nobody_anew(work: Workspace, tmp_path: Path) -> None:
    taken(work, listed(tmp_path, *HEAD, SITI, BUDI, NAMESAKE), "attendance")
    before, waiting = work.store.digest(), len(open_questions(work))
    again = taken(work, listed(tmp_path, *HEAD, NAMESAKE, SITI, BUDI, name="urut.xlsx"), "attendance")
    assert (again.merge, again.rows.new, again.rows.updated) == ("", 0, 0)
    assert (work.store.digest(), len(open_questions(work))) == (before, waiting)


NAMES_OF_TWO = ("Siti", "Wati", "Rini", "Ani")


@pytest.mark.parametrize("name", NAMES_OF_TWO)
@pytest.mark.parametrize("heads", [["Hadir"], ["2 Maret 2026", "9 Maret 2026"]])
def test_who_is_present_in_one_of_their_two_rows_was_there_and_the_hamlet_is_asked_for(
    work: Workspace, tmp_path: Path, name: str, heads: Sequence[str]
) -> None:
    head = [*HEAD[:3], ["No", "Nama", "L/P", "Dusun", *heads]]
    rows = [
        [1, name, "P", "Krajan", *["izin"] * len(heads)],
        [2, "Budi", "L", "Krajan", *["v"] * len(heads)],
        [3, name, "P", "Ngemplak", *["v"] * len(heads)],
    ]
    file = listed(tmp_path, *head, *rows)
    same = {ask.id: "same" for ask in foretold(work, file, "attendance").asks if ask.code == "same_person"}
    [differs] = [ask for ask in taken(work, file, "attendance", same).asks if ask.code == "value_differs"]
    [person] = [row for row in work.store.rows("person") if row.title == name]
    assert (person.fields.get("hamlet"), {row.fields["presence"] for row in work.store.rows("attendance")}) == (None, {"hadir"})
    said = {str(option.label.values.get("values")): option.code for option in differs.options}
    taken(work, listed(tmp_path, *head, *reversed(rows), name="urut.xlsx"), "attendance", {differs.id: said["Ngemplak"]})
    assert [row.fields.get("hamlet") for row in work.store.rows("person") if row.id == person.id] == ["Ngemplak"]


def test_an_answer_stays_with_the_two_rows_that_it_was_given_for(work: Workspace, tmp_path: Path) -> None:
    wagi = ["Wagiyem", "P", "Krajan"], ["Wagiyem", "P", "Krajan", "081234567801"]
    anis = ["Ani Lestari", "P", "Krajan"], ["Ani Lestari", "P", "Ngemplak", "081234567999"]
    head = [*HEAD[:3], ["Nama", "L/P", "Dusun", "HP"]]
    file = listed(tmp_path, *head, *wagi, *anis)
    [of_wagi] = [ask.id for ask in foretold(work, file, "attendance").asks if ask.code == "same_person" and ask.cell == "A6"]
    taken(work, file, "attendance", {of_wagi: "same"})
    before = work.store.digest()
    again = taken(work, listed(tmp_path, *head, *anis, *wagi, name="urut.xlsx"), "attendance")
    asked = {ask.cell: ask.answer for ask in again.asks if ask.code == "same_person"}
    assert asked == {"A8": "same", "A6": ""}
    assert (again.merge, work.store.digest(), len(work.store.rows("person"))) == ("", before, 3)


def test_a_mark_that_was_answered_for_one_is_not_given_to_another_who_now_stands_in_that_row(work: Workspace, tmp_path: Path) -> None:
    head = [["DAFTAR NILAI PELATIHAN PUPUK ORGANIK"], ["Senin, 2 Maret 2026"], [], ["No", "Nama", "L/P", "Pre", "Post"]]
    rows = [1, "Tumini", "P", 6, 7], [2, "Budi", "L", 5, 85], [3, "Wagiman", "L", 5, 8], [4, "Ani", "P", 5, 95]
    rest = [5, "Cipto", "L", 5, 9], [6, "Darmi", "P", 6, 8]
    file = listed(tmp_path, *head, *rows, *rest)
    answers = {ask.id: "0-10" for ask in foretold(work, file, "participation").asks if ask.code == "scale"}
    [budi] = [
        ask.id
        for ask in foretold(work, file, "participation", answers).asks
        if ask.code == "score_out_of_scale" and ask.message.values["name"] == "Budi"
    ]
    taken(work, file, "participation", {**answers, budi: "8.5"})
    before = work.store.digest()
    again = taken(work, listed(tmp_path, *head, rows[0], rows[3], rows[2], rows[1], *rest, name="urut.xlsx"), "participation")
    assert (again.merge, work.store.digest()) == ("", before)
    asked = {str(ask.message.values["name"]): ask.answer for ask in again.asks if ask.code == "score_out_of_scale"}
    assert asked == {"Budi": "8.5", "Ani": ""}


def shuffled(listing: Listing, seed: int) -> Listing:
    """Sort the rows of each table anew, within the part of it that they stand in."""
    chance, surveyed = random.Random(seed), Surveyed(listing)
    sheets = []
    for sheet in listing.sheets:
        moves: dict[int, int] = {}
        for table in surveyed.tables(sheet):
            parts: dict[str, list[int]] = {}
            for row in table.rows:
                parts.setdefault(table.sections.get(row, ""), []).append(row)
            for rows in parts.values():
                moves.update(zip(rows, chance.sample(rows, len(rows)), strict=True) if not moves.keys() & set(rows) else ())
        cells = [replace(cell, row=moves.get(cell.row, cell.row)) for cell in sheet.cells.values()]
        sheets.append(_moved(sheet, moves, {(cell.row, cell.column): cell for cell in cells}))
    return replace(listing, sheets=tuple(sheets))


def _moved(sheet: Sheet, moves: Mapping[int, int], cells: Mapping[tuple[int, int], object]) -> Sheet:
    hidden = frozenset(moves.get(row, row) for row in sheet.hidden_rows)
    return replace(sheet, cells=dict(sorted(cells.items())), hidden_rows=hidden)  # type: ignore[arg-type]  # cells as they were


@pytest.mark.parametrize("name", NAMES)
def test_a_list_of_an_office_sorted_otherwise_asks_and_writes_nothing_more(work: Workspace, name: str) -> None:
    kind = json.loads((SHEETS / f"{name}.expected.json").read_text("utf-8"))["import_as"]
    listing = unpack(read_list(str(SHEETS / f"{name}.xlsx")))
    asks = importing.preview(work, Path(listing.file), kind, surveyed=Surveyed(listing)).result.asks
    answers = {ask.id: ask.default or ask.options[0].code for ask in asks[::2] if ask.options}
    importing.apply(work, Path(listing.file), kind, answers=answers, surveyed=Surveyed(listing))
    for seed, waiting in enumerate(open_questions(work)):
        if seed % 2:
            answer(work, waiting.asked.id, waiting.asked.choices[0].code)
    before, asked = work.store.digest(), {each.asked.id for each in open_questions(work)}
    for seed in range(3):
        again = shuffled(listing, seed)
        importing.apply(work, Path(again.file), kind, surveyed=Surveyed(again))
        assert (work.store.digest(), {each.asked.id for each in open_questions(work)}) == (before, asked)


def test_what_two_rows_say_otherwise_of_somebody_whom_both_are_answered_to_mean_is_asked(work: Workspace, tmp_path: Path) -> None:
    person = change(work, "person", name="Suminah")
    head = [["DAFTAR HADIR RAPAT KWT MELATI"], ["Senin, 2 Maret 2026"], [], ["No", "Nama", "L/P", "Keterangan"]]
    file = listed(tmp_path, *head, [1, "Suminah", "P", "membawa bayi"], [2, "Suminah", "P", "datang terlambat"])
    which = [ask.id for ask in importing.preview(work, file, "attendance").result.asks if ask.code == "several_known"]
    again = importing.apply(work, file, "attendance", answers=dict.fromkeys(which, person)).result
    (question,) = [ask for ask in again.asks if ask.waits and ask.code == "value_differs"]
    assert [row.fields["remark"] for row in work.store.rows("attendance", {"person": person})] == ["membawa bayi"]
    answer(work, question.id, "take")
    assert [row.fields["remark"] for row in work.store.rows("attendance")] == ["datang terlambat"]
