"""Who stands under the heading of names: several counted in one cell, groups, and people who are called by their office."""

from __future__ import annotations

import pytest

from tests.paper import asked, of_kind, people, read

ROLL = "ANGGOTA KWT SEKAR\nNo | Nama | L/P\n1 | {} | P\n2 | Painem | P"


@pytest.mark.parametrize("cell", ["1. Tumini 2. Karsih", "1) Tumini, 2) Karsih", "1.Tumini 2.Karsih"])
def test_names_that_are_counted_in_a_cell_are_several_people(cell: str) -> None:
    found = read("membership", ROLL.format(cell))
    assert [ask.default for ask in found.asks if ask.code == "two_people_in_cell"] == ["two"]
    assert people(read("membership", ROLL.format(cell), defaults=True)) == ["Tumini P", "Karsih P", "Painem P"]


@pytest.mark.parametrize("name", ["KWT Mekar", "Poktan Maju", "Ibu2 PKK (5 orang)", "Bapak-bapak RT 03", "warga (10 org)"])
def test_groups_and_several_without_their_names_are_nobody_and_that_is_said(name: str) -> None:
    found = read("membership", ROLL.format(name))
    assert (people(found), asked(found)) == (["Painem P"], {"no_name": "B3"})


@pytest.mark.parametrize("name", ["Bu RT", "Pak RT 03", "Kepala Desa Kaliori", "Kadus II", "Perwakilan Karang Taruna", "Staf Kecamatan"])
def test_who_is_called_by_an_office_alone_is_called_so_and_that_is_said(name: str) -> None:
    found = read("membership", ROLL.format(name))
    assert (people(found), asked(found)) == ([f"{name} P", "Painem P"], {"office_for_name": "B3"})


@pytest.mark.parametrize("name", ["Bpk. Imam", "Mad Rusdi", "Guru Made", "Ani (RT 03)", "Siti, kader"])
def test_a_name_that_looks_like_an_office_is_a_name(name: str) -> None:
    assert "office_for_name" not in asked(read("membership", ROLL.format(name)))


def test_a_committee_by_its_sections_is_a_roll_of_its_members() -> None:
    found = read("membership", "PANITIA HUT RI DUSUN KRAJAN\nNo | Seksi | Nama | L/P\n1 | Ketua | Joko | L\n2 | Seksi Acara | Dwi | P")
    assert people(found) == ["Joko L", "Dwi P"]
    assert len(of_kind(found, "membership")) == 2


@pytest.mark.parametrize("headings", ["Jabatan Lama | Jabatan Baru", "Jabatan sebelumnya | Jabatan"])
def test_of_an_office_of_before_and_one_of_now_the_latter_is_held(headings: str) -> None:
    found = read(
        "membership", f"PENGURUS KWT SEKAR\nNo | Nama | {headings} | L/P\n1 | Tumini | Ketua | Bendahara | P\n2 | Ani | Anggota | Ketua | P"
    )
    assert [one["role"] for one in of_kind(found, "membership")] == ["bendahara", "ketua"]


@pytest.mark.parametrize("office", ["Mantan Ketua", "Eks sekretaris"])
def test_a_former_office_is_none_and_that_is_said(office: str) -> None:
    found = read("membership", f"PENGURUS KWT SEKAR\nNo | Nama | Jabatan | L/P\n1 | Tumini | {office} | P\n2 | Ani | Bendahara | P")
    assert ([one.get("role") for one in of_kind(found, "membership")], "word_unknown" in asked(found)) == ([None, "bendahara"], True)


def test_groups_of_the_rows_are_called_with_the_kind_that_heads_them_and_are_where_the_list_is() -> None:
    drawing = "KADER POSYANDU SE-DESA KALIORI\nNo | Nama Posyandu | Nama Kader | L/P\n1 | Mawar | Tumini | P\n2 | Posyandu Melur | Ani | P"
    [ask] = [ask for ask in read("membership", drawing).asks if ask.code == "group_unknown"]
    groups = of_kind(read("membership", drawing, answers={ask.id: "rows"}), "group")
    assert [(one["name"], one.get("area")) for one in groups] == [("Posyandu Mawar", "33.02.10.2003"), ("Posyandu Melur", "33.02.10.2003")]


@pytest.mark.parametrize("name", ["Pelatihan Kompos", "Rapat RT 03", "Sosialisasi stunting"])
def test_what_was_held_is_nobody_and_that_is_said(name: str) -> None:
    found = read("membership", ROLL.format(name))
    assert (people(found), asked(found)) == (["Painem P"], {"no_name": "B3"})
