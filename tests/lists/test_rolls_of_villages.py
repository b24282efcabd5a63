"""Rolls as groups of a village keep them: offices in remarks, two groups on one sheet, who left and why, since when ages count."""

from __future__ import annotations

import pytest

from tests.paper import asked, of_kind, people, read

ARISAN = "ARISAN IBU-IBU RT 04 KEL. KALIORI\nNo | Nama | No HP | Keterangan\n1 | Supri | | {}\n2 | Eko | | anak bungsu"


@pytest.mark.parametrize(
    ("remark", "role"),
    [
        ("ketua arisan", "ketua"),
        ("pendiri, ketua", "ketua"),
        ("Seksi Pemasaran", "seksi"),
        ("bendahara kelompok", "bendahara"),
        ("istri ketua", "anggota"),
        ("ketua RT", "anggota"),
        ("mantan ketua", "anggota"),
        ("sekretaris desa", "anggota"),
    ],
)
def test_a_remark_says_an_office_where_it_is_one_of_this_group(remark: str, role: str) -> None:
    found = read("membership", ARISAN.format(remark))
    assert [each["role"] for each in of_kind(found, "membership")] == [role, "anggota"]
    assert of_kind(found, "group")[0]["name"] == "Arisan Ibu-Ibu RT 04"


def test_names_that_are_counted_are_a_roll_whatever_else_is_headed_beside_them() -> None:
    listed = "DAFTAR PEMANFAAT\nKelompok | SPP Anggrek\nNo | Nama | Jabatan | Barang | Diajukan | Cair | Mulai | Miskin | Ternak\n{}"
    rows = [f"{at} | {name} | Anggota | Jahit | 5000000 | 4000000 | Mei | v | ya" for at, name in enumerate(("Tumi", "Karsi", "Lasmi"), 1)]
    assert people(read("membership", listed.format("\n".join(rows)))) == ["Tumi ?", "Karsi ?", "Lasmi ?"]


def test_each_group_of_a_sheet_is_called_by_the_label_over_its_own_rows() -> None:
    block = "{}. Nama KUBE : {}\nJenis Usaha : Ternak\nNo | Nama | L/P | Jabatan | Ket\n1 | {} | P | Ketua |\n2 | {} | P | Anggota | {}\n"
    first, second = block.format(1, "PADA", "Bili", "Inna", ""), block.format(2, "LOLO", "Tamo", "Leda", "ganti Marta (pindah ke Tegal)")
    found = read("membership", f"DAFTAR ANGGOTA KUBE\n\n{first}\n{second}\nTotal penerima : 4 orang (2 KUBE)")
    assert [group["name"] for group in of_kind(found, "group")] == ["KUBE Pada", "KUBE Lolo"]
    owners = [(entry.links["group"], entry.fields["role"]) for entry in found.entries if entry.kind == "membership"]
    assert owners == [(f"group:kube {name}", role) for name in ("pada", "lolo") for role in ("ketua", "anggota")]
    assert not {"left_member", "group_missing", "total_mismatch"} & {*asked(found)}
    assert "Of this line: 1" not in {str(left.why) for left in found.left}


def test_the_kind_of_a_group_may_stand_in_the_cell_before_its_name() -> None:
    found = read("membership", "DATA KELOMPOK\nDASAWISMA | | MAWAR 3\n\nNo | Nama | L/P\n1 | Siti | P\n2 | Wati | P")
    assert of_kind(found, "group") == [{"name": "Dasawisma Mawar 3", "group_type": "pkk_dasawisma"}]


def test_below_two_headings_of_leaving_the_day_and_the_cause_are_told_apart() -> None:
    head = "KOPERASI MAJU\nNo | Nama | L/P | Masuk | Berhenti | | Ket\n | | | | Tanggal | Sebab |\n"
    rows = "1 | Siti | P | 2-3-2014 | 30-6-2021 | Permintaan sendiri\n2 | Wati | P | 2-3-2014 | 15-11-2024 | Wafat\n3 | Tumi | P | 2-3-2014"
    found = read("membership", head + rows)
    left = [(member.get("end_on"), member.get("end_reason")) for member in of_kind(found, "membership")]
    assert left == [("2021-06-30", "mundur"), ("2024-11-15", "meninggal"), (None, None)]
    assert [person.get("status") for person in of_kind(found, "person")] == [None, "meninggal", None]


@pytest.mark.parametrize(
    ("name", "remark", "status"),
    [("Alm. Karto", "", "meninggal"), ("Karto", "meninggal 2/8/26", "meninggal"), ("Karti", "suami meninggal", None)],
)
def test_who_died_is_noted_as_dead_and_not_who_was_left_behind(name: str, remark: str, status: str | None) -> None:
    found = read("person", f"DATA WARGA\nNo | Nama | L/P | Ket\n1 | {name} | L | {remark}\n2 | Wati | P |")
    assert [person.get("status") for person in of_kind(found, "person")] == [status, None]


@pytest.mark.parametrize("remark", ["meninggal suaminya", "Alm. Karto", "wafat suami 2020", "(Alm. Karto)"])
def test_a_widow_beside_whom_the_death_of_her_husband_stands_is_alive(remark: str) -> None:
    found = read("person", f"DATA WARGA\nNo | Nama | L/P | Ket\n1 | Siti | P | {remark}\n2 | Wati {remark if '(' in remark else ''} | P |")
    assert [person.get("status") for person in of_kind(found, "person")] == [None, None]


@pytest.mark.parametrize("remark", ["Wafat Maret 2024", "meninggal dunia karena sakit", "Alm."])
def test_when_and_why_somebody_died_is_said_of_them(remark: str) -> None:
    found = read("person", f"DATA WARGA\nNo | Nama | L/P | Ket\n1 | Siti | P | {remark}\n2 | Wati | P |")
    assert [person.get("status") for person in of_kind(found, "person")] == ["meninggal", None]


@pytest.mark.parametrize(
    ("over", "below", "year"),
    [("Tanggal | : 28 Oktober 2025", "", 1998), ("", "| | Kaliori, 2 Juni 2025", 1998), ("", "| | Kaliori, ........", None)],
)
def test_ages_are_counted_from_the_year_in_which_the_list_was_signed(over: str, below: str, year: int | None) -> None:
    found = read(
        "membership",
        f"PENGURUS KARANG TARUNA JAYA\n{over}\nNo | Nama | TTL | Umur\n1 | Anggi | | 27\n2 | Retno | Tegal, 5-5-2001 |\n\n{below}",
    )
    assert of_kind(found, "person")[0].get("birth_year") == year
    assert [ask.code for ask in found.asks if ask.options and ask.code == "age_to_birth_year"] == ([] if year else ["age_to_birth_year"])


def test_who_stands_below_the_heading_of_a_body_is_of_it_where_no_word_says_otherwise() -> None:
    rows = "I. PENASIHAT\n1 | Burhan | Kepala Desa (ex officio)\nII. PELAKSANA\n1 | Fauzan | Direktur\n2 | Hendra | Kepala Unit Wisata"
    found = read("membership", f"BUM DESA KRAKATAU\nNo | Nama | Jabatan\n{rows}")
    assert [member["role"] for member in of_kind(found, "membership")] == ["pembina", "ketua", "seksi"]


def test_who_stands_below_the_heading_of_a_body_is_of_that_body_whatever_the_rank() -> None:
    rows = "A. PENGURUS\n1 | Ketua | Uray\n2 | Bendahara | Lim\nB. PENGAWAS\n1 | Ketua | Abdul\n2 | Koordinator | Rudi\n3 | Anggota | Maria"
    found = read("membership", f"KOPERASI TANI MAJU\n\nNo | Jabatan | Nama\n{rows}")
    assert [member["role"] for member in of_kind(found, "membership")] == ["ketua", "bendahara", *["pengawas"] * 3]
    assert [reading.cells for reading in found.readings if reading.value == "pengawas"] == ["A7"]


def test_members_below_an_empty_row_are_not_of_the_body_above_it() -> None:
    rows = "A. PENGURUS\n1 | Ketua | Uray\nB. PENGAWAS\n1 | Ketua | Abdul\n2 | Anggota | Maria\n\n3 | Anggota | Lim"
    found = read("membership", f"KOPERASI TANI MAJU\n\nNo | Jabatan | Nama\n{rows}")
    assert [member["role"] for member in of_kind(found, "membership")] == ["ketua", "pengawas", "pengawas", "anggota"]


def test_officers_below_the_heading_of_a_body_that_ends_nowhere_keep_their_offices() -> None:
    rows = "PENASEHAT\n1 | Kepala Desa | Uray\n2 | Ketua | Lim\n3 | Bendahara | Abdul\n4 | Anggota | Maria"
    found = read("membership", f"KOPERASI TANI MAJU\n\nNo | Jabatan | Nama\n{rows}")
    assert [member["role"] for member in of_kind(found, "membership")] == ["pembina", "ketua", "bendahara", "anggota"]


def test_what_was_taught_on_each_day_of_a_training_is_its_content() -> None:
    day = "DAFTAR HADIR PELATIHAN SAMPAH\nTanggal : {} Maret 2026\nMateri : {}\nNo | Nama | L/P | Ttd\n1 | Siti | P | v\n2 | Wati | P | v"
    found = read("participation", day.format(3, "Pemilahan sampah"), day.format(4, "Kompos & pembukuan"), defaults=True)
    assert [training.get("curriculum") for training in of_kind(found, "training")] == ["Pemilahan sampah; Kompos & pembukuan"]


def test_an_enterprise_of_a_kampung_is_a_group_of_the_village_that_stands_over_its_years() -> None:
    over = 'SUSUNAN ORGANISASI BADAN USAHA MILIK KAMPUNG (BUMKAM) "MANSREN"\nKAMPUNG KALIORI DISTRIK KALIBAGOR KABUPATEN BANYUMAS'
    found = read("membership", f"{over} MASA BAKTI 2024 – 2027\n\nNo | Nama | Jabatan\n1 | Siti | Direktur\n2 | Ani | Anggota")
    [group] = of_kind(found, "group")
    assert (group["group_type"], group["area"]) == ("bumdes_unit", "33.02.10.2003")
    assert [each["role"] for each in of_kind(found, "membership")] == ["ketua", "anggota"]


def test_a_kind_with_its_short_form_over_the_name_of_a_group_is_said_once() -> None:
    head = 'DAFTAR ANGGOTA KELOMPOK USAHA BERSAMA (KUBE)\n"AMPARAN BERSAMA"\nDesa Kaliori Kec. Kalibagor Kab. Banyumas'
    found = read("membership", f"{head}\n\nNo | Nama | L/P\n1 | Masniah | P\n2 | Barlian | L")
    assert [(one["name"], one["group_type"]) for one in of_kind(found, "group")] == [("KUBE Amparan Bersama", "kub_perajin")]
