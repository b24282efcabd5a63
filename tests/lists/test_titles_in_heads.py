"""What was held, where, and by whom, as the head of a list calls it: the words that are kept, and those of the form itself that are not."""

from __future__ import annotations

import pytest

from tests.paper import of_kind, read


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("HASIL EVALUASI PELATIHAN MENJAHIT", "Pelatihan Menjahit"),
        ("DAFTAR NILAI PRE TEST DAN POST TEST PELATIHAN MENJAHIT", "Pelatihan Menjahit"),
        ("BIODATA PESERTA PELATIHAN MENJAHIT", "Pelatihan Menjahit"),
        ("TANDA TERIMA UANG TRANSPORT PESERTA PELATIHAN MENJAHIT", "Pelatihan Menjahit"),
        ("Kuitansi konsumsi pelatihan menjahit KWT Sekar", "pelatihan menjahit KWT Sekar"),
        ("KADER POSYANDU MAWAR", None),
    ],
)
def test_what_was_held_is_called_by_its_own_name_whatever_the_form_is(line: str, title: str | None) -> None:
    found = read("participation", f"{line}\n22 Juli 2026\nNo | Nama | L/P | Hadir\n1 | Siti | P | v\n2 | Ani | P | v")
    assert [one.get("title") for one in of_kind(found, "training")] == [title]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("MUSYAWARAH DUSUN (MUSDUS) KRAJAN", "Musyawarah Dusun (Musdus) Krajan"),
        ("MUSYAWARAH DESA (MUSDES) KALIORI", "Musyawarah Desa (Musdes) Kaliori"),
        ("Musdus Krajan", "Musyawarah Dusun Krajan"),
    ],
)
def test_a_short_form_in_brackets_behind_its_words_is_not_written_out_once_more(line: str, title: str) -> None:
    found = read("attendance", f"DAFTAR HADIR {line}\n22 Juli 2026\nNo | Nama | L/P | TTD\n1 | Siti | P | v\n2 | Ani | P | v")
    assert [one["title"] for one in of_kind(found, "meeting")] == [title]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("MUSYAWARAH DESA PENETAPAN APBDES 2026", "Musyawarah Desa Penetapan APBDes 2026"),
        ("RAPAT KERJA SAMA 3 DESA", "Rapat Kerja Sama 3 Desa"),
        ("RAPAT PEMBANGUNAN 10 SEPTIK TANK", "Rapat Pembangunan 10 Septik Tank"),
        ("MUSRENBANG DESA TAHUN 2027", "Musrenbang Desa Tahun 2027"),
        ("BUKU HADIR RAPAT KADER", "Rapat Kader"),
    ],
)
def test_a_title_keeps_words_that_begin_or_end_as_a_month_does_and_the_year_that_is_planned(line: str, title: str) -> None:
    found = read("attendance", f"{line}\nSenin, 2 Maret 2026\nNo | Nama | L/P\n1 | Tumini | P\n2 | Painem | P")
    assert [(meeting["title"], meeting["date"]) for meeting in of_kind(found, "meeting")] == [(title, "2026-03-02")]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Kumpulan Warga RT 03, Minggu 12 April 2026\ndi rumah Pak Darmo", "Kumpulan Warga RT 03"),
        ("Kumpulan Warga RT 03\nMinggu, 12 April 2026\ndi rumah Pak Darmo", "Kumpulan Warga RT 03"),
        ("Selapanan Ibu-ibu\nTanggal : 12 April 2026\nTempat : rumah Pak Darmo", "Selapanan Ibu-ibu"),
        ("PUSKESMAS KALIBAGOR\nSelapanan Ibu-ibu\nMinggu, 12 April 2026\ndi rumah Pak Darmo", "Selapanan Ibu-ibu"),
        ("PEMERINTAH KABUPATEN BANYUMAS\nMinggu, 12 April 2026\ndi rumah Pak Darmo", None),
        ("DESA KALIORI KEC. KALIBAGOR\nMinggu, 12 April 2026\ndi rumah Pak Darmo", None),
    ],
)
def test_what_stands_over_a_list_in_words_of_the_place_is_its_title(head: str, title: str | None) -> None:
    found = read("attendance", f"{head}\nNo | Nama | L/P\n1 | Tumini | P\n2 | Painem | P")
    [meeting] = of_kind(found, "meeting")
    assert (meeting.get("title"), meeting["date"], meeting["venue"]) == (title, "2026-04-12", "rumah Pak Darmo")


def test_an_office_alone_below_the_day_is_where_it_was_held() -> None:
    listed = "No | Nama | L/P\n1 | Tumini | P\n2 | Painem | P"
    below = read("attendance", f"RAPAT KADER\nSenin, 2 Maret 2026, pukul 10.00 WIB\nKantor BUMDes\n{listed}")
    above = read("attendance", f"KANTOR DESA\nRAPAT KADER\nSenin, 2 Maret 2026\n{listed}")
    assert [of_kind(found, "meeting")[0].get("venue") for found in (below, above)] == ["Kantor BUMDes", None]


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("KELOMPOK PEREMPUAN KEPALA KELUARGA (PEKKA) CEMPAKA", "PEKKA Cempaka"),
        ("KUBE (KELOMPOK USAHA BERSAMA) MAWAR", "KUBE Mawar"),
        ("KELOMPOK USAHA BERSAMA (KUB) MINA JAYA", "KUB Mina Jaya"),
    ],
)
def test_a_group_is_called_by_its_short_form_and_what_follows_that(line: str, group: str) -> None:
    found = read("membership", f"DAFTAR ANGGOTA {line}\nNo | Nama | L/P\n1 | Tumini | P\n2 | Painem | P")
    assert [each["name"] for each in of_kind(found, "group")] == [group]


def test_a_trainer_keeps_the_titles_that_the_list_gives() -> None:
    head = "DAFTAR PESERTA PELATIHAN BOKASHI\nTanggal : 2 Maret 2026\nPelatih : Ir. Bambang Sutejo, M.P."
    found = read("participation", f"{head}\nNo | Nama | L/P\n1 | Tumini | P\n2 | Painem | P")
    assert of_kind(found, "training")[0]["trainer_name"] == "Ir. Bambang Sutejo, M.P."


@pytest.mark.parametrize(("line", "materials"), [("Bahan : EM4 1 liter, drum", "EM4 1 liter, drum"), ("Bahan | Harga", None)])
def test_what_was_used_in_a_training_is_noted_behind_its_label_and_no_heading_is_taken_for_it(line: str, materials: str | None) -> None:
    found = read("training", f"PELATIHAN POC\n18 Juni 2026\n{line}\nNo | Nama | L/P\n1 | Siti | P")
    assert of_kind(found, "training")[0].get("materials") == materials


def test_two_who_trained_together_keep_their_titles_and_whence_they_are() -> None:
    line = "Fasilitator : Sr. Yasinta, SSpS dan Bpk. Rofinus Lado (Yayasan Tananua)"
    found = read("training", f"PELATIHAN PEMBUKUAN\n18 Juni 2026\n{line}\nNo | Nama | L/P\n1 | Siti | P")
    assert of_kind(found, "training")[0]["trainer_name"] == line.partition(" : ")[2]
    assert not [left for left in found.left if left.cell == "A3"]


@pytest.mark.parametrize(
    ("over", "about", "title", "kind"),
    [
        ("MUSYAWARAH DUSUN KRAJAN", "Penggalian gagasan RKPDes", "Musyawarah Dusun Krajan: Penggalian gagasan RKPDes", "musdus"),
        ("RAPAT RUTIN BULANAN", "Persiapan HUT RI", "Rapat Rutin Bulanan: Persiapan HUT RI", "rapat_kelompok"),
        ("MUSYAWARAH DESA", "Pembahasan Air Bersih", "Musyawarah Desa Pembahasan Air Bersih", "musdes"),
        ("RAPAT", "Rapat Kader Posyandu", "Rapat Kader Posyandu", None),
        ("RAPAT DESA KALIORI", "Rapat persiapan HUT RI", "Rapat persiapan HUT RI", None),
        ("KEGIATAN", "Senam lansia", "Senam lansia", None),
    ],
)
def test_a_title_keeps_its_words_where_a_label_says_what_it_was_about(over: str, about: str, title: str, kind: str | None) -> None:
    found = read("attendance", f"DAFTAR HADIR {over}\nAcara : {about}\nTanggal : 5 Maret 2026\nNo | Nama | L/P | TTD\n1 | Siti | P | ttd")
    [meeting] = of_kind(found, "meeting")
    assert (meeting["title"], meeting.get("meeting_type")) == (title, kind)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("ARISAN & PERTEMUAN RT 04 RW 02", None),
        ("MUSDES DAN SOSIALISASI APBDES", None),
        ("PERTEMUAN DAN ARISAN PKK MAWAR", "rapat_kelompok"),
        ("RAPAT KOORDINASI DAN SOSIALISASI STUNTING", None),
        ("MUSYAWARAH DESA PENETAPAN RKP DAN DU-RKP", "musdes"),
        ("RAPAT UMUM GAMPONG LADONG", None),
        ("RAPAT SANIRI BESAR TENTANG BUKA SASI LAUT", None),
        ("RAPAT KWT SEKAR", "rapat_kelompok"),
        ("RAPAT RUTIN RT 03 RW 05", None),
        ("PERTEMUAN RUTIN WARGA DUSUN KRAJAN", None),
        ("PERTEMUAN RUTIN PKK RT 03", "rapat_kelompok"),
        ("MUSYAWARAH JORONG III BALAI AHAD", "musdus"),
        ("REMBUG LINGKUNGAN MELATI", "musdus"),
        ("MUSYAWARAH KALURAHAN PEMBAHASAN RKP", "musdes"),
    ],
)
def test_the_kind_of_a_meeting_is_left_open_where_its_title_joins_two_or_says_none_and_no_group_held_it(
    title: str, kind: str | None
) -> None:
    found = read("attendance", f"DAFTAR HADIR {title}\nTanggal : 5 Maret 2026\nNo | Nama | L/P | TTD\n1 | Siti | P | ttd")
    assert [meeting.get("meeting_type") for meeting in of_kind(found, "meeting")] == [kind]


def test_a_group_is_called_without_what_the_title_goes_on_with() -> None:
    found = read("attendance", "RAPAT LOMBA POSYANDU TINGKAT KABUPATEN\n5 Maret 2026\nNo | Nama | L/P | TTD\n1 | Siti | P | ttd")
    assert of_kind(found, "group") == []
    roll = read("membership", "ANGGOTA MAJELIS TA'LIM NURUL IMAN\nNo | Nama | L/P\n1 | Siti | P")
    assert [group["name"] for group in of_kind(roll, "group")] == ["Majelis Ta'lim Nurul Iman"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("KERAPATAN ADAT NAGARI (KAN) BALINGKA", "Kerapatan Adat Nagari Balingka"),
        ("Kelompok Wanita Tani (KWT) Melati", "KWT Melati"),
        ("Kelompok Tani (Blok Lor) Maju", None),
    ],
)
def test_initials_in_brackets_do_not_end_the_name_of_a_group(line: str, name: str | None) -> None:
    found = read("membership", f"{line}\nNo | Nama | L/P | Jabatan\n1 | Siti | P | Ketua\n2 | Wati | P | Anggota")
    assert [group["name"] for group in of_kind(found, "group")] == ([name] if name else [])
