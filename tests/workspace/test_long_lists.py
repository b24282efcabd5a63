"""A long list with many doubtful cells is planned a few times, and each answer writes what it would write if it were planned alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from empower_desktop.errors import Problem
from empower_desktop.lists.grid import Cell, Listing, Sheet, listed, unpack
from empower_desktop.lists.reading import read_list
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.lists.understood import Answers, Ask
from empower_desktop.workspace import Workspace, importing
from empower_desktop.workspace.choosing import Choosing
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.planning import Plan, Planner
from empower_desktop.workspace.questions import answer
from tests.people import change

SHEETS = Path(__file__).parents[1] / "lists" / "sheets"
NAMES = sorted(path.name.removesuffix(".xlsx") for path in SHEETS.glob("*.xlsx"))
LAWS = settings(max_examples=max(6, settings.default.max_examples // 5), suppress_health_check=[HealthCheck.function_scoped_fixture])
MEMBERS = ("No", "Nama", "L/P", "Tgl Lahir", "No HP", "Alamat", "Jabatan")
SAID: Sequence[tuple[str, ...]] = (
    ("Tumini", "Tumini / Ani", "Ani / Tumini", "Budi & Sari", "Sari", "Ani", "Ibu Tumini (diwakili Ani)", "Parti"),
    ("P", "L", "P/L", ""),
    ("31/02/1977", "1977", "3/4/1980", "35125", "12 Maret 1980", ""),
    ("081200000001/081200000002", "081200000002 / 081200000003", "081200000001", "81200000001", ""),
    ("RT 1", "RT 2", ""),
    ("Ketua", "Anggota", "pindah Feb", ""),
)
REGISTER = ("No", "Kelompok", "Mitra", "Bentuk", "Tujuan", "Status")
PARTNERS: Sequence[tuple[str, ...]] = (
    ("KWT Sekar", "KWT Lain", "Poktan Maju", ""),
    ("Toko Sari", "Bank Desa", "Koperasi"),
    ("MoU", "sepakat lisan", "kontrak", ""),
    ("Pasokan", "Modal", ""),
    ("Aktif", "jalan", "mandek", ""),
)
Written = set[tuple[str, str, str, str, tuple[str, ...]]]


def list_of(rows: Sequence[Sequence[str]], headings: Sequence[str] = MEMBERS) -> Listing:
    """A list of a group's members with these rows."""
    lines = [["DAFTAR ANGGOTA KWT SEKAR"], [], list(headings), *([str(at), *row] for at, row in enumerate(rows, 1))]
    cells = {
        (row, column): Cell(row, column, "number" if text.isdigit() and len(text) < 6 else "text", text)
        for row, line in enumerate(lines, 1)
        for column, text in enumerate(line, 1)
        if text
    }
    return listed("anggota.xlsx", [Sheet("Anggota", cells)])


def planner_of(work: Workspace, listing: Listing, kind: str) -> Planner:
    return Planner(work, Surveyed(listing), kind, {}, lambda _: {})


def written(work: Workspace, planner: Planner, plan: Plan, known: Answers, asks: Sequence[Ask]) -> dict[tuple[str, str], Written]:
    """Give what each answer to these questions writes, whatever the moment at which it was worked out."""
    choosing = Choosing(work, plan, [])
    return {
        (ask.id, choice.code): {
            (each.record, each.kind, code, repr(value), each.over) for each in choice.changes for code, value in each.fields.items()
        }
        for ask, choices in choosing.choices(asks, planner, known)
        for choice in choices
    }


def tell_the_same(work: Workspace, listing: Listing, kind: str, known: Answers) -> None:
    """Hold that answers planned together write what each of them writes alone."""
    planner = planner_of(work, listing, kind)
    try:
        plan = planner.plan(known)
    except Problem:
        return
    asks = [ask for ask in plan.asks if ask.waits]
    alone: dict[tuple[str, str], Written] = {}
    for ask in asks:
        alone.update(written(work, planner, plan, known, [ask]))
    assert written(work, planner, plan, known, asks) == alone


@pytest.fixture
def village(open_work: Callable[..., Workspace]) -> Workspace:
    """A store that knows some of those whom the lists name, one name twice."""
    sari = open_work("sari")
    group = change(sari, "group", name="KWT Sekar", group_type="kwt", area="33.02.10.2003", status="aktif")
    change(sari, "group", name="KWT Lain", group_type="kwt", area="33.02.10.2003", status="aktif")
    change(sari, "group", name="KWT Lain", group_type="kwt", area="33.02.10.2004", status="aktif")
    for name, phone in (("Tumini", "081200000001"), ("Sari", "081200000002"), ("Sari", "")):
        person = change(sari, "person", name=name, sex="P", area="33.02.10.2003", phone=phone)
        change(sari, "membership", group=group, person=person)
    change(sari, "partner", name="Toko Sari", partner_type="pengepul")
    return sari


@pytest.fixture
def plannings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often a list is planned."""
    counted: list[int] = []
    plan = Planner.plan

    def noted(self: Planner, answers: Answers) -> Plan:
        counted.append(len(answers))
        return plan(self, answers)

    monkeypatch.setattr(Planner, "plan", noted)
    return counted


@pytest.mark.parametrize(("name", "code"), [("Ibu Nomor{n}", "two_phones_in_cell"), ("Nomor{n} Satu / Nomor{n} Dua", "two_people_in_cell")])
def test_a_list_is_planned_as_few_times_whether_five_or_fifty_of_its_cells_are_asked_about(
    open_work: Callable[..., Workspace], plannings: list[int], name: str, code: str
) -> None:
    sari = open_work("sari")
    needed = []
    for many in (5, 50):
        rows = [(name.format(n=n), "P", "", f"0812{n:07}/0813{n:07}", "RT 1", "Anggota") for n in range(many)]
        plannings.clear()
        imported = importing.apply(sari, Path("anggota.xlsx"), "membership", surveyed=Surveyed(list_of(rows))).result
        assert sum(ask.code == code for ask in imported.asks) == many
        needed.append(len(plannings))
    assert needed[1] == needed[0] <= 4


def test_each_of_many_answers_reaches_its_own_row_and_no_other(open_work: Callable[..., Workspace]) -> None:
    sari = open_work("sari")
    rows = [(f"Ibu Nomor{n} Sekar{n}", "P", "", f"0812{n:07}/0813{n:07}", "RT 1", "Anggota") for n in range(6)]
    importing.apply(sari, Path("anggota.xlsx"), "membership", surveyed=Surveyed(list_of(rows)))
    asked = {each.asked.cell: each.asked.id for each in open_questions(sari) if each.asked.code == "two_phones_in_cell"}
    answer(sari, asked["E5"], "08120000001")
    answer(sari, asked["E8"], "08130000004")
    phones = {str(row.fields["name"]): row.fields.get("phone") for row in sari.store.rows("person")}
    assert {name: phone for name, phone in phones.items() if phone} == {
        "Nomor1 Sekar1": "08120000001",
        "Nomor4 Sekar4": "08130000004",
    }


@pytest.mark.parametrize("name", NAMES)
def test_what_an_answer_writes_is_the_same_planned_together_and_alone_for_every_kind_of_list(
    open_work: Callable[..., Workspace], name: str
) -> None:
    sari = open_work("sari")
    listing = unpack(read_list(str(SHEETS / f"{name}.xlsx")))
    kind = json.loads((SHEETS / f"{name}.expected.json").read_text("utf-8"))["import_as"]
    tell_the_same(sari, listing, kind, {})
    importing.apply(sari, Path(listing.file), kind, surveyed=Surveyed(listing))
    tell_the_same(sari, listing, kind, {})


@LAWS
@example(rows=[("Tumini / Ani", "P", "", "", "", ""), ("Ani", "P", "", "081200000001/081200000002", "", "")], agreed=False)
@example(
    rows=[
        ("Tumini", "P", "31/02/1977", "081200000001/081200000002", "RT 1", "Ketua"),
        ("Tumini", "L", "31/02/1977", "081200000001/081200000002", "RT 1", "Ketua"),
        ("Tumini", "P", "31/02/1977", "081200000001/081200000002", "RT 1", "Ketua"),
        ("Tumini", "L", "3/4/1980", "081200000002 / 081200000003", "RT 2", "Ketua"),
        ("Ani / Tumini", "P/L", "1977", "081200000001/081200000002", "", "Anggota"),
    ],
    agreed=True,
)
@example(
    rows=[
        ("Tumini", "P", "1977", "081200000001", "RT 1", "Ketua"),
        ("Tumini", "P", "3/4/1980", "081200000001", "RT 1", "Ketua"),
        ("Tumini / Ani", "P", "3/4/1980", "081200000001/081200000002", "RT 1", "Ketua"),
    ],
    agreed=False,
)
@given(rows=st.lists(st.tuples(*map(st.sampled_from, SAID)), min_size=2, max_size=7), agreed=st.booleans())
def test_what_an_answer_writes_is_the_same_planned_together_and_alone_however_rows_repeat_each_other(
    village: Workspace, rows: Sequence[Sequence[str]], agreed: bool
) -> None:
    listing = list_of(rows)
    plan = planner_of(village, listing, "membership").plan({})
    known = {ask.id: "same" for ask in plan.asks if ask.code == "same_person"} if agreed else {}
    tell_the_same(village, listing, "membership", known)


@LAWS
@given(rows=st.lists(st.tuples(*map(st.sampled_from, PARTNERS)), min_size=2, max_size=6))
def test_what_an_answer_writes_is_the_same_planned_together_and_alone_in_a_register(
    village: Workspace, rows: Sequence[Sequence[str]]
) -> None:
    tell_the_same(village, list_of(rows, REGISTER), "partnership", {})
