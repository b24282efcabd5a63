"""Registers taken in: names are looked for, what is uncertain is asked, and what is here already comes once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from empower_desktop.errors import Problem
from empower_desktop.lists.understood import Ask
from empower_desktop.workspace import Workspace, importing
from empower_desktop.workspace.importing import Imported
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merges import past_merges
from empower_desktop.workspace.questions import answer
from empower_desktop.workspace.unmerging import unmerge
from tests.own_lists import listed
from tests.people import change

PARTNERS = ["Kelompok", "Mitra", "Bentuk", "Tujuan", "Mulai", "Status"]
KERIPIK = ["KWT Melati", "Toko Sari Rasa", "MoU", "Pasokan keripik", date(2026, 3, 1), "Aktif"]
MODAL = ["KWT Melati", "Bank Desa", "Permodalan", "Modal usaha", date(2026, 4, 1), "Aktif"]


@pytest.fixture
def work(open_work: Callable[..., Workspace]) -> Workspace:
    work = open_work("sari")
    change(work, "group", name="KWT Melati", group_type="kwt", area="33.02.10.2003", status="aktif")
    change(work, "partner", name="Toko Sari Rasa", partner_type="pengepul")
    return work


def taken(work: Workspace, file: Path, kind: str = "partnership", answers: Mapping[str, str] | None = None) -> Imported:
    found: Imported = importing.apply(work, file, kind, answers=answers or {}).result
    return found


def asked(imported: Imported, code: str) -> Ask:
    [found] = [ask for ask in imported.asks if ask.code == code]
    return found


def values(work: Workspace, kind: str = "partnership") -> list[dict[str, object]]:
    return [dict(row.fields) for row in work.store.rows(kind)]


def test_who_is_named_is_found_and_the_same_list_again_brings_nothing(work: Workspace, tmp_path: Path) -> None:
    file = listed(tmp_path, PARTNERS, KERIPIK)
    first = taken(work, file)
    assert (first.rows.new, first.waits) == (1, False)
    [found] = values(work)
    assert (work.names.record("group", str(found["group"])), work.names.record("partner", str(found["partner"]))) == (
        "KWT Melati",
        "Toko Sari Rasa",
    )
    again = taken(work, file)
    assert (again.rows.same, again.rows.new, again.merge) == (1, 0, "")


def test_a_partner_that_nobody_knows_is_asked_for_and_noted_with_its_partnership(work: Workspace, tmp_path: Path) -> None:
    before = len(work.store.rows("partner"))
    imported = taken(work, listed(tmp_path, PARTNERS, MODAL))
    assert "partner" not in values(work)[0]
    assert len(work.store.rows("partner")) == before
    [question] = open_questions(work)
    answer(work, question.asked.id, "create")
    assert work.names.record("partner", str(values(work)[0]["partner"])) == "Bank Desa"
    assert asked(imported, "mention_unknown").cell == "B2"


def test_next_months_list_brings_its_new_rows_and_asks_about_those_that_changed(work: Workspace, tmp_path: Path) -> None:
    other = ["KWT Melati", "Toko Sari Rasa", "Jejaring", "Pameran", date(2026, 5, 1), "Aktif"]
    taken(work, listed(tmp_path, PARTNERS, KERIPIK, other))
    later = listed(
        tmp_path, PARTNERS, [*KERIPIK[:5], "Putus"], other, [*other[:2], "Kontrak jual beli", "Pasar", *other[4:]], name="2.xlsx"
    )
    second = taken(work, later)
    assert (second.rows.new, second.rows.same) == (1, 2)
    ask = asked(second, "row_again")
    assert ask.cell == "A2"
    assert sorted(str(one["status"]) for one in values(work)) == ["aktif"] * 3
    taken(work, later, answers={ask.id: "same"})
    assert sorted(str(one["status"]) for one in values(work)) == ["aktif", "aktif", "putus"]
    assert taken(work, later).merge == ""


def test_a_row_of_the_same_words_may_be_another_one(work: Workspace, tmp_path: Path) -> None:
    taken(work, listed(tmp_path, PARTNERS, KERIPIK))
    later = listed(tmp_path, PARTNERS, [*KERIPIK[:3], "Pasokan dodol", *KERIPIK[4:]], name="2.xlsx")
    ask = asked(taken(work, later), "row_again")
    taken(work, later, answers={ask.id: "new"})
    assert sorted(str(one["purpose"]) for one in values(work)) == ["Pasokan dodol", "Pasokan keripik"]


def test_a_spokesperson_of_a_name_that_two_bear_is_asked_for_with_what_tells_them_apart(work: Workspace, tmp_path: Path) -> None:
    for year in ("1960", "1980"):
        change(work, "person", name="Suminah", sex="P", area="33.02.10.2004", birth_year=year)
    rows = ["Judul", "Tanggal", "Kelompok", "Juru bicara"], ["Audiensi", date(2026, 4, 15), "KWT Melati", "Suminah"]
    ask = asked(taken(work, listed(tmp_path, *rows), "engagement"), "several_known")
    told = [work.language(option.label) for option in ask.options][:2]
    assert sorted(("1960" in text, "1980" in text) for text in told) == [(False, True), (True, False)]


def test_everybody_of_a_name_that_a_register_only_names_is_offered(work: Workspace, tmp_path: Path) -> None:
    everybody = [change(work, "person", name="Suminah", sex="P", area="33.02.10.2004", birth_year=year) for year in range(1960, 1969)]
    rows = ["Judul", "Tanggal", "Kelompok", "Juru bicara"], ["Audiensi", date(2026, 4, 15), "KWT Melati", "Suminah"]
    ask = asked(taken(work, listed(tmp_path, *rows), "engagement"), "several_known")
    assert set(everybody) < {option.code for option in ask.options}


def test_several_people_of_a_cell_are_found_and_the_unknown_ones_asked_for(work: Workspace, tmp_path: Path) -> None:
    known = change(work, "person", name="Suminah", sex="P", area="33.02.10.2003")
    rows = ["Judul", "Tanggal", "Kelompok", "Juru bicara"], ["Audiensi", date(2026, 4, 15), "KWT Melati", "Ibu Suminah dan Wagiyem"]
    file = listed(tmp_path, *rows)
    imported = taken(work, file, "engagement")
    assert values(work, "engagement")[0]["spokespersons"] == (known,)
    taken(work, file, "engagement", {asked(imported, "mention_unknown").id: "create"})
    names = [work.names.record("person", one) for one in values(work, "engagement")[0]["spokespersons"]]  # type: ignore[attr-defined]
    assert sorted(names) == ["Suminah", "Wagiyem"]


def test_a_list_that_only_asks_is_taken_back_with_what_was_answered(work: Workspace, tmp_path: Path) -> None:
    taken(work, listed(tmp_path, PARTNERS, KERIPIK))
    before = work.store.digest()
    changed = [*KERIPIK[:3], "Pasokan keripik dan gula", *KERIPIK[4:]]
    imported = taken(work, listed(tmp_path, PARTNERS, KERIPIK, [*KERIPIK[:5], "Putus"], changed, name="mitra 2.xlsx"))
    assert (imported.rows.new, work.store.digest()) == (0, before)
    [past] = [past for past in past_merges(work) if past.merge.id == imported.merge]
    assert [file.file for file in past.files] == ["mitra 2.xlsx"]
    for waiting in open_questions(work):
        answer(work, waiting.asked.id, "yes" if "yes" in [one.code for one in waiting.asked.choices] else waiting.asked.choices[0].code)
    assert work.store.digest() != before
    unmerge(work, imported.merge)
    assert (work.store.digest(), open_questions(work)) == (before, [])


COUNTED = [
    (">100", None),
    ("< 5", None),
    ("-5", None),
    ("50%", None),
    ("ke-3", None),
    ("1 lusin", None),
    ("40?", None),
    ("2 ribu", 2000),
    ("2rb orang", 2000),
    ("1.500 orang", 1500),
    ("± 42 orang", 42),
    ("kira-kira 30 jiwa", 30),
    (1.125, None),
]


@pytest.mark.parametrize(("written", "taken_as"), COUNTED)
def test_a_count_is_taken_as_it_was_meant_or_named_as_one_that_cannot_be_read(
    work: Workspace, tmp_path: Path, written: str | float, taken_as: int | None
) -> None:
    file = listed(tmp_path, ["Tanggal", "Topik", "Perempuan terjangkau"], ["2 Maret 2026", "Bantuan tunai", written])
    imported = taken(work, file, "outreach")
    assert [one.get("reached_female") for one in values(work, "outreach")] == [taken_as]
    assert [problem.place.cell for problem in imported.problems] == ([] if taken_as else ["C2"])


def test_three_decimals_of_a_number_are_named_as_too_exact_and_never_become_thousands(work: Workspace, tmp_path: Path) -> None:
    rows = (["2 Maret 2026", "Balita gizi baik", 2.375], ["3 Maret 2026", "Balita gizi baik", 4.25])
    imported = taken(work, listed(tmp_path, ["Tanggal", "Ukuran", "Nilai"], *rows), "outcome")
    assert {str(one["date"]): one.get("value") for one in values(work, "outcome")} == {"2026-03-02": None, "2026-03-03": "4.25"}
    assert [problem.place.cell for problem in imported.problems] == ["C2"]


def test_what_was_done_about_a_follow_up_that_nobody_knows_is_not_taken_until_it_is_noted(work: Workspace, tmp_path: Path) -> None:
    file = listed(
        tmp_path,
        ["Tindak lanjut", "Tanggal", "Status", "Catatan"],
        ["Membeli pompa", date(2026, 3, 9), "Berjalan", "sudah pesan"],
        [None, date(2026, 3, 9), "Berjalan", "menunggu"],
    )
    imported = taken(work, file, "action_log")
    assert (imported.rows.new, imported.rows.rejected, values(work, "action_log")) == (0, 2, [])
    assert (asked(imported, "mention_unknown").cell, asked(imported, "no_owner").cell) == ("A2", "A3")
    change(work, "action", what="Membeli pompa")
    assert taken(work, file, "action_log").rows.new == 1


def test_steps_of_no_follow_up_at_all_are_refused_with_what_is_missing(work: Workspace, tmp_path: Path) -> None:
    file = listed(tmp_path, ["Tanggal", "Status", "Catatan"], [date(2026, 3, 9), "Berjalan", "sudah pesan"])
    with pytest.raises(Problem, match="Tindak lanjut"):
        taken(work, file, "action_log")


USULAN = ["Usulan", "Desa", "Biaya", "Tanggal"]
TALUD = ["Talud", "Kaliori", 7000000, date(2026, 2, 3)]


@pytest.mark.parametrize(
    ("before", "corrected"),
    [
        (["Posyandu", "Kaliori", 5000000, date(2026, 2, 3)], ["Rehab Posyandu", "Kaliori", 5000000, date(2026, 2, 3)]),
        (["Posyandu", "Kaliori", 5000000, date(2026, 2, 3)], ["Posyandu", "Kaliori", 5000000, date(2026, 2, 4)]),
    ],
)
def test_a_row_of_which_a_grown_register_corrects_the_title_or_the_day_is_asked_about(
    work: Workspace, tmp_path: Path, before: list[object], corrected: list[object]
) -> None:
    taken(work, listed(tmp_path, USULAN, before, TALUD), "proposal")
    grown = listed(tmp_path, USULAN, corrected, TALUD, ["Jalan", "Kaliori", 9000000, date(2026, 2, 3)], name="2.xlsx")
    ask = asked(taken(work, grown, "proposal"), "row_again")
    assert (ask.cell, len(values(work, "proposal"))) == ("A2", 3)
    taken(work, grown, "proposal", {ask.id: "same"})
    assert sorted((one["title"], one["proposed_on"]) for one in values(work, "proposal"))[1:] == sorted(
        [(corrected[0], corrected[3].isoformat()), ("Talud", "2026-02-03")]  # type: ignore[attr-defined]
    )


def test_a_row_like_one_that_still_stands_in_the_register_is_a_new_one(work: Workspace, tmp_path: Path) -> None:
    rows = ["Posyandu", "Kaliori", 5000000, date(2026, 2, 3)], ["Rehab Posyandu", "Kaliori", 5000000, date(2026, 2, 3)]
    taken(work, listed(tmp_path, USULAN, rows[0], TALUD), "proposal")
    later = taken(work, listed(tmp_path, USULAN, rows[0], TALUD, rows[1], name="2.xlsx"), "proposal")
    assert (later.rows.new, later.rows.same, later.waits) == (1, 2, False)


GROUPS = ["Nama Kelompok", "Jenis", "Desa"]


@pytest.mark.parametrize("renamed", ["Tani Makmur Jaya", "Tani Makmurr"])
def test_a_group_whose_name_a_grown_register_corrects_is_asked_about_and_not_noted_twice(
    work: Workspace, tmp_path: Path, renamed: str
) -> None:
    rows = ["Sumber Sari", "KWT", "Kaliori"], ["Bina Muda", "Karang Taruna", "Kaliori"]
    taken(work, listed(tmp_path, GROUPS, ["Tani Makmur", "Poktan", "Kaliori"], rows[0]), "group")
    grown = listed(tmp_path, GROUPS, [renamed, "Poktan", "Kaliori"], *rows, name="2.xlsx")
    before = {str(row.fields["name"]) for row in work.store.rows("group")}
    ask = asked(taken(work, grown, "group"), "row_again")
    assert (ask.cell, {str(row.fields["name"]) for row in work.store.rows("group")}) == ("A2", before | {"Bina Muda"})
    for _ in range(2):
        taken(work, grown, "group", {ask.id: "same"})
    assert {str(row.fields["name"]) for row in work.store.rows("group")} == before - {"Tani Makmur"} | {renamed, "Bina Muda"}


def test_a_group_like_one_that_still_stands_in_the_register_is_another(work: Workspace, tmp_path: Path) -> None:
    row = ["Tani Makmur", "Poktan", "Kaliori"]
    taken(work, listed(tmp_path, GROUPS, row), "group")
    later = taken(work, listed(tmp_path, GROUPS, row, ["Tani Makmur Jaya", "Poktan", "Kaliori"], name="2.xlsx"), "group")
    assert (later.rows.new, later.rows.same, later.waits) == (1, 1, False)


KOMPOS = ["Buat kompos", "Warsini", date(2026, 9, 30), "Belum"]


@pytest.mark.parametrize(
    ("later", "is_asked"),
    [
        (["Beli bibit cabai", "Suminah", date(2026, 9, 15), "Selesai"], True),
        (["Beli bibit", "Suminah", date(2026, 10, 20), "Belum"], True),
        (["Beli bibit", "Suminah", date(2026, 10, 20), "Selesai"], True),
        (["Beli bibit", "Jumini", date(2026, 10, 20), "Selesai"], False),
        (["Beli pupuk", "Suminah", date(2026, 9, 15), "Belum"], False),
        (["Beli bibit cabai", "Jumini", date(2026, 12, 15), "Selesai"], False),
    ],
)
def test_a_follow_up_that_a_later_list_words_anew_or_puts_off_is_asked_about(
    work: Workspace, tmp_path: Path, later: list[object], is_asked: bool
) -> None:
    heads = ["Kegiatan", "Penanggung jawab", "Waktu", "Status"]
    taken(work, listed(tmp_path, heads, ["Beli bibit", "Suminah", date(2026, 9, 15), "Belum"], KOMPOS), "action")
    imported = taken(work, listed(tmp_path, heads, later, KOMPOS, name="2.xlsx"), "action")
    assert (any(ask.code == "row_again" for ask in imported.asks), len(values(work, "action"))) == (is_asked, 2 if is_asked else 3)


def test_groups_of_one_name_that_a_register_made_are_not_asked_about_when_it_comes_again(work: Workspace, tmp_path: Path) -> None:
    rows = ["Nama Kelompok", "Jenis", "Desa"], ["Mawar", "Posyandu", "Kaliori"], ["Mawar", "KWT", "Kaliori"]
    file = listed(tmp_path, *rows)
    assert taken(work, file, "group").rows.new == 2
    again = taken(work, file, "group")
    assert (again.rows.same, again.waits, again.merge) == (2, False, "")
