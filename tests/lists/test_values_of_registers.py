"""The values of a register: days, words of progress, costs and contacts as people write them."""

from __future__ import annotations

import pytest

from tests.lists.test_registers import taken
from tests.paper import of_kind, read


def test_rows_without_a_day_are_asked_to_be_of_the_one_over_the_register() -> None:
    head, heads = ["KEPUTUSAN MUSDES WANATIRTA"], ["No", "Keputusan", "Setuju"]
    found = taken("decision", head, ["Tanggal : 14 Januari 2026"], heads, ["1", "Jalan dicor", "20"])
    [ask] = [ask for ask in found.asks if ask.waits]
    assert (ask.code, ask.cell, ask.default, found.entries[0].fields.get("decided_on")) == ("no_date", "A2", "2026-01-14", None)
    answered = taken("decision", head, ["Tanggal : 14 Januari 2026"], heads, ["1", "Jalan dicor", "20"], answers={ask.id: ask.default})
    assert answered.entries[0].fields["decided_on"] == "2026-01-14"
    for other, column in (("Per 14 Januari 2026", "Setuju"), ("Tanggal : 14 Januari 2026", "Tanggal")):
        assert [ask for ask in taken("decision", head, [other], ["No", "Keputusan", column], ["1", "Jalan", ""]).asks if ask.waits] == []


def test_a_proposed_answer_never_denies_what_stands_there() -> None:
    rows = [["Tindak lanjut", "PJ", "Batas", "Status"], ["Pompa", "Wayan", "31-12-2026", "belum sempat selesai"]]
    [ask] = [ask for ask in taken("action", *rows).asks if ask.code == "word_unknown"]
    assert ask.default != "selesai"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("belum jalan", "belum"),
        ("on progress", "berjalan"),
        ("sudah dikerjakan", "selesai"),
        ("0%", "belum"),
        ("50 %", "berjalan"),
        ("100%", "selesai"),
    ],
)
def test_usual_words_of_progress_are_known(said: str, status: str) -> None:
    [entry] = taken("action", ["Tindak lanjut", "PJ", "Batas", "Progres"], ["Pompa", "Wayan", "31-12-2026", said]).entries
    assert entry.fields["status"] == status


def test_a_cost_that_is_given_as_about_is_taken_as_meant() -> None:
    [entry] = taken("proposal", ["Usulan", "Biaya"], ["Sumur bor", "± 60 juta"]).entries
    assert entry.fields["cost_estimate"] == 60_000_000


def test_contacts_headed_as_name_and_number_are_parted() -> None:
    rows = [["Instansi", "Kontak (Nama/HP)"], ["Dinas Perikanan", "Pak Syahrir / 085242001100"], ["Koramil", "Serka Baso (0813 5500 2211)"]]
    entries = taken("partner", *rows).entries
    assert [(entry.fields["contact_name"], entry.fields["contact_phone"]) for entry in entries] == [
        ("Pak Syahrir", "085242001100"),
        ("Serka Baso", "081355002211"),
    ]


def test_a_word_that_is_asked_is_asked_of_the_cells_that_say_it_and_of_no_longer_ones() -> None:
    rows = [["Judul", "Dikenali oleh"], ["Jalan rusak", "Pak RT"], ["Jembatan putus", "Bu Tini, istri Pak RT"]]
    cells = [ask.cell for ask in taken("issue", *rows).asks if ask.code == "word_unknown"]
    assert cells == ["B2", "B3"]


def test_words_that_say_there_is_no_number_are_none_and_are_named() -> None:
    rows = "1 | KWT Melati | belum ada\n2 | KWT Mawar | 141/05/2018\n3 | KWT Anggrek | -"
    found = read("group", f"KELOMPOK\nNo | Nama Kelompok | No SK\n{rows}")
    assert [one.get("registration_no") for one in of_kind(found, "group")] == [None, "141/05/2018", None]
    assert [left.cell for left in found.left] == ["C3"]


def test_words_that_several_choices_share_propose_none_of_them() -> None:
    found = read("decision", "KEPUTUSAN\nNo | Keputusan | Cara\n1 | Iuran naik | suara terbanyak")
    assert [ask.default for ask in found.asks if ask.code == "word_unknown"] == [""]
