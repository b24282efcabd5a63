"""Who stands under the heading of names: several counted in one cell, groups, and people who are called by their office."""

from __future__ import annotations

import pytest

from empower_desktop.errors import Problem
from empower_desktop.lists.headings import word_field
from tests.paper import asked, of_kind, people, read

ROLL = "ANGGOTA KWT SEKAR\nNo | Nama | L/P\n1 | {} | P\n2 | Painem | P"


@pytest.mark.parametrize("cell", ["1. Tumini 2. Karsih", "1) Tumini, 2) Karsih", "1.Tumini 2.Karsih"])
def test_names_that_are_counted_in_a_cell_are_several_people(cell: str) -> None:
    found = read("membership", ROLL.format(cell))
    assert [ask.default for ask in found.asks if ask.code == "two_people_in_cell"] == ["two"]
    assert people(read("membership", ROLL.format(cell), defaults=True)) == ["Tumini P", "Karsih P", "Painem P"]


@pytest.mark.parametrize(
    "name", ["KWT Mekar", "Poktan Maju", "Ibu2 PKK (5 orang)", "Bapak-bapak RT 03", "warga (10 org)", "seluruh PWGT", "belum ada"]
)
def test_groups_and_several_without_their_names_are_nobody_and_that_is_said(name: str) -> None:
    found = read("membership", ROLL.format(name))
    assert (people(found), asked(found)) == (["Painem P"], {"no_name": "B3"})


@pytest.mark.parametrize("said", ["belum ada", "Blm ditunjuk", "tidak ada calon", "menyusul kemudian"])
def test_what_says_that_there_is_no_name_is_nobody(said: str) -> None:
    found = read("membership", ROLL.format(said))
    assert (people(found), asked(found)) == (["Painem P"], {"no_name": "B3"})


OFFICES = [
    "Bu RT",
    "Pak RT 03",
    "Kepala Desa Kaliori",
    "Kadus II",
    "Kamituwa",
    "Kadus Krajan",
    "Perwakilan Karang Taruna",
    "Staf Kecamatan",
    "Ketua KWT Sekar",
]
BODIES = ["Tim Desa", "Warga RT 02", "Puskesmas", "Dusun Krajan", "Keluarga"]


@pytest.mark.parametrize("name", [*OFFICES, *BODIES])
def test_who_is_called_by_an_office_or_a_body_alone_is_asked_about_and_then_called_so_or_left_out(name: str) -> None:
    drawing = ROLL.replace("SEKAR", "SEKAR DUSUN KRAJAN").format(name)
    found = read("membership", drawing)
    [ask] = [ask for ask in found.asks if ask.family == "person"]
    assert (people(found), ask.cell, ask.default) == (["Painem P"], "B3", "called" if name in OFFICES else "leave")
    assert people(read("membership", drawing, answers={ask.id: "called"})) == [f"{name} P", "Painem P"]
    left = read("membership", drawing, answers={ask.id: "leave"})
    assert (people(left), "B3" in {each.cell for each in left.left}) == (["Painem P"], True)


def test_all_who_are_called_by_an_office_alone_are_asked_about_at_once() -> None:
    drawing = "HADIR MUSDES\nNo | Nama | L/P\n1 | KETUA RT 01 | L\n2 | Tumini | P\n3 | KETUA RT 02 | L\n4 | Tim Desa | L"
    asks = [ask for ask in read("attendance", drawing).asks if ask.code == "office_for_name"]
    assert [ask.cell for ask in asks] == ["B3,B5", "B6"]
    assert people(read("attendance", drawing, defaults=True)) == ["Ketua RT 01 L", "Tumini P", "Ketua RT 02 L"]


@pytest.mark.parametrize(
    ("cell", "name", "said"),
    [
        ("Keluarga Wagino", "Wagino", "Keluarga"),
        ("Kel. Bp. Tarmin", "Tarmin", "Kel"),
        ("Kontrakan Bp. Edi", "Edi", "Kontrakan"),
        ("Kos Bu Darmi", "Darmi", "Kos"),
        ("Bp/Ibu Tarmin", "Tarmin", "Bp/Ibu"),
        ("Bapak dan Ibu H. Tarmin", "Tarmin", "Bapak dan Ibu"),
        ("Kades Bambang", "Bambang", "Kades"),
        ("Ketua RT 03 Slamet", "Slamet", "Ketua RT"),
        ("Ketua RT 03 (Slamet)", "Slamet", "Ketua RT 03"),
        ("Kades : Bpk. Bambang", "Bambang", "Kades"),
        ("Kadus Krajan: Slamet", "Slamet", "Kadus Krajan"),
        ("Bendahara: Tarmin", "Tarmin", "Bendahara"),
    ],
)
def test_who_may_be_named_behind_a_family_or_an_office_is_asked_and_what_stood_before_is_remarked(cell: str, name: str, said: str) -> None:
    drawing = f"HADIR MUSDES\nNo | Nama | L/P\n1 | {cell} | L\n2 | Painem | P"
    found = read("attendance", drawing)
    [ask] = [ask for ask in found.asks if ask.family == "person"]
    assert (people(found), ask.cell, ask.default) == (["Painem P"], "B3", "")
    taken = read("attendance", drawing, answers={ask.id: "named"})
    assert (people(taken), of_kind(taken, "attendance")[0]["remark"]) == ([f"{name} L", "Painem P"], said)


@pytest.mark.parametrize(
    "name",
    [
        "Bpk. Imam",
        "Lamin Santoso",
        "Mad Rusdi",
        "Guru Made",
        "Bidan Imam",
        "Kader Ani",
        "Ani (RT 03)",
        "Siti, kader",
        "Ketut Sari",
        "Bambang Ketua",
        "Kelik",
        "Haji Suro",
        "Drs. Hj. Siti",
        "Mas Ayu",
        "Anak Agung Gede",
        "Modin Slamet",
        "Lurahman",
        "Timbul",
        "Bu Slamet",
        "M. Yusuf",
        "Kelana Putra",
        "Kosim",
        "P. Mat",
        "Wa Nia",
        "Bunga Sari",
        "Abdul Hadir",
        "Lalu Anggrat",
    ],
)
def test_a_name_that_looks_like_an_office_or_a_family_is_a_name(name: str) -> None:
    found = read("membership", ROLL.format(name))
    assert (len(people(found)), asked(found)) == (2, {})


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


@pytest.mark.parametrize(
    ("cell", "name", "remark"),
    [
        ("Suratman⏎Ketua Gapoktan", "Suratman", "Ketua Gapoktan"),
        ("Suratman⏎(Karang Taruna)", "Suratman", "Karang Taruna"),
        ("Suratman⏎S.Pd", "Suratman", None),
        ("Suratman⏎bin Sarjo", "Suratman bin Sarjo", None),
        ("Suratman,⏎kader", "Suratman", "kader"),
        ("Suratman⏎NIP. 19800101 200501 1 001", "Suratman", None),
        ("Suratman⏎NIP 198001012005011001", "Suratman", None),
    ],
)
def test_what_stands_on_a_line_of_its_own_below_a_name_is_no_part_of_it(cell: str, name: str, remark: str | None) -> None:
    found = read("attendance", f"DAFTAR HADIR RAPAT DESA\n4 Maret 2026\nNo | Nama | L/P | Ttd\n1 | {cell} | L | v\n2 | Joko | L | v")
    assert people(found) == [f"{name} L", "Joko L"]
    assert of_kind(found, "attendance")[0].get("remark") == remark


@pytest.mark.parametrize("cell", ["Yanto⏎Yanti", "Yanto⏎dan Yanti"])
def test_two_names_on_two_lines_of_a_cell_are_asked_about(cell: str) -> None:
    found = read("membership", ROLL.format(cell))
    assert (people(found), asked(found).get("two_people_in_cell")) == (["Painem P"], "B3")


@pytest.mark.parametrize("heading", ["Nama & Jabatan", "Nama/Jabatan", "Nama dan Jabatan"])
@pytest.mark.parametrize(
    ("cell", "name", "office"),
    [
        ("Suratman⏎Ketua Gapoktan", "Suratman", "Ketua Gapoktan"),
        ("Suratman, S.Pd⏎Guru PAUD", "Suratman", "Guru PAUD"),
        ("Suratman Ketua Gapoktan", "Suratman", "Ketua Gapoktan"),
        ("Joko Suratman Kadus II", "Joko Suratman", "Kadus II"),
        ("Khoirul Imam", "Khoirul Imam", None),
    ],
)
def test_the_office_behind_a_name_is_told_apart_where_both_are_headed_together(
    heading: str, cell: str, name: str, office: str | None
) -> None:
    found = read("attendance", f"DAFTAR HADIR RAPAT DESA\n4 Maret 2026\nNo | {heading} | L/P | Ttd\n1 | {cell} | L | v\n2 | Joko | L | v")
    assert people(found) == [f"{name} L", "Joko L"]
    assert of_kind(found, "person")[0].get("position_title") == office


@pytest.mark.parametrize("body", ["Masjid Al-Huda", "SDN 1 Kaliori", "Warung Bu Tini", "Pondok Pesantren Al Falah", "PAUD Tunas Bangsa"])
def test_a_building_or_a_shop_among_names_is_asked_about(body: str) -> None:
    found = read("membership", f"NASABAH BANK SAMPAH BERKAH\nNo | Nama | L/P\n1 | Siti | P\n2 | {body} |")
    assert ([one["name"] for one in of_kind(found, "person")], asked(found)["office_for_name"]) == (["Siti"], "B4")


@pytest.mark.parametrize("husbands", ["Nama Suami", "Nama Kepala Rumah Tangga"])
def test_a_husband_who_died_does_not_end_the_membership_of_his_wife(husbands: str) -> None:
    found = read("membership", f"ANGGOTA DAWIS MAWAR\nNo | {husbands} | Nama Ibu | L/P\n1 | Alm. Tohari | Kasiyem | P")
    assert ([one["name"] for one in of_kind(found, "person")], "left_member" in asked(found)) == (["Kasiyem"], False)


def test_a_list_from_a_chat_is_counted_within_its_cells() -> None:
    chat = "Rapat RT 05, 18 April 2026\n1. Pak Haji Sholeh ✅\n2. Mbak Rina\n3. Sugiarto (izin)\n4. Hajjah Siti 👍\n5. \n6.\nMonggo lainnya"
    found = read("attendance", chat, defaults=True)
    assert [one["name"] for one in of_kind(found, "person")] == ["Sholeh", "Rina", "Sugiarto", "Siti"]
    assert [one["presence"] for one in of_kind(found, "attendance")] == ["hadir", "hadir", "izin", "hadir"]
    assert ([meeting["date"] for meeting in of_kind(found, "meeting")], asked(found)["no_heading"]) == (["2026-04-18"], "A2:A5")


def test_counted_lines_of_minutes_are_nobody() -> None:
    text = "NOTULEN RAPAT RT 05\n18 April 2026\nAgenda\n1. Pembukaan\n2. Laporan Kas\n3. Penutup"
    found = read("meeting", text, defaults=True)
    assert (of_kind(found, "person"), len(of_kind(found, "agenda_item"))) == ([], 3)
    with pytest.raises(Problem, match="No table of people"):
        read("attendance", text, defaults=True)


def test_a_form_that_says_how_to_write_a_name_heads_names() -> None:
    form = "Timestamp,Email,Nama Lengkap (huruf besar)\n14/07/2026 13:02,wati@gmail.com,WATI KURNIASIH".replace(",", "|")
    assert people(read("participation", f"{form}\n14/07/2026 13:05|b@y.com|BUDI PRAKOSO")) == ["Wati Kurniasih ?", "Budi Prakoso ?"]
    assert word_field("Nama (Kelompok)") != "name"


def test_a_name_in_small_letters_is_written_as_names_are() -> None:
    assert people(read("membership", ROLL.format("siti binti amat"))) == ["Siti binti Amat P", "Painem P"]
    assert people(read("membership", ROLL.format("siti r.a. kartini"))) == ["Siti R.A. Kartini P", "Painem P"]


@pytest.mark.parametrize("giver", ["Hamba Allah", "NN", "Anonim"])
def test_a_gift_of_somebody_who_is_not_named_makes_nobody_and_the_amount_is_said_to_be_entered_by_hand(giver: str) -> None:
    found = read("contribution", f"DAFTAR DONATUR KWT SEKAR\nNo | Nama | Jumlah\n1 | {giver} | 50000\n2 | Paijo | 10000")
    assert people(found) == ["Paijo ?"]
    [said] = [ask for ask in found.asks if ask.code == "no_name"]
    assert (said.cell, "by hand" in str(said.message)) == ("B3", True)


def test_what_a_chat_writes_in_bold_or_behind_a_small_picture_is_part_of_no_name() -> None:
    named = "1. Mba Karti ✅\n2. Bu Ngatinah ✅ telat\n3. *Bu Dewi*\n4. Bu Siti Rohmah terlambat"
    chat = f"*LIST HADIR RAPAT KWT MELATI*\n14 Juni 2026\n{named}"
    found = read("attendance", chat, defaults=True)
    assert [entry.fields["name"] for entry in found.entries if entry.kind == "person"] == ["Karti", "Ngatinah", "Dewi", "Siti Rohmah"]
    assert [one["name"] for one in of_kind(found, "group")] == ["KWT Melati"]
    assert [one["title"] for one in of_kind(found, "meeting")] == ["Rapat KWT Melati"]
    assert [one.get("remark") for one in of_kind(found, "attendance")] == [None, "telat", None, "terlambat"]


def test_a_line_below_the_total_of_a_counted_list_is_nobody() -> None:
    rows = "1 | Nuraini | P | 50000 |\n2 | Sahri | L | 40000 |\n | JUMLAH | | 90000 |\n\n | Jasa dicatat di buku kas. | | | Bendahara\n"
    found = read("contribution", f"SIMPANAN KELOMPOK BINA USAHA\nNo | Nama | L/P | Simpanan Wajib | Ket\n{rows}", defaults=True)
    assert people(found) == ["Nuraini P", "Sahri L"]
    assert "B7:E7" in {left.cell for left in found.left}


def test_who_made_a_plan_is_no_part_of_it() -> None:
    plan = "Tindak Lanjut | PJ | Target | Status\nBeli bibit | Bendahara | 31/8/2026 | Proses\n\nDibuat: Ratmi (Sekretaris)\n"
    found = read("action", f"RTL KWT MELATI\n{plan}", defaults=True)
    assert [one["what"] for one in of_kind(found, "action")] == ["Beli bibit"]
    assert "A5" in {left.cell for left in found.left}


def test_a_name_that_another_sheet_shortens_by_a_point_is_asked_about_and_no_other() -> None:
    day = "DAFTAR HADIR RAPAT WARGA\nTanggal : {} Maret 2026\nNo | Nama | L/P | Ttd\n1 | {} | L | v\n2 | {} | P | v"
    sheets = (day.format(3, "I Ketut Widana", "Siti Aminah"), day.format(4, "I Kt. Widana", "St. Amin"))
    found = read("attendance", *sheets)
    assert [ask.cell for ask in found.asks if ask.code == "same_person"] == ["B4"]
    assert len(people(found)) == 4
    taken = [entry.fields for entry in read("attendance", *sheets, defaults=True).entries if entry.kind == "person"]
    assert [(each["name"], each.get("name_variants")) for each in taken] == [
        ("I Ketut Widana", "I Kt. Widana"),
        ("Siti Aminah", None),
        ("St. Amin", None),
    ]


def test_a_last_name_of_one_letter_on_another_sheet_is_asked_about() -> None:
    day = "DAFTAR HADIR RAPAT WARGA\nTanggal : {} Maret 2026\nNo | Nama | RT | Ttd\n1 | {} | 01 | v"
    found = read("attendance", day.format(3, "Yustina Lejau"), day.format(4, "Yustina L."))
    assert [ask.cell for ask in found.asks if ask.code == "same_person"] == ["B4"]


def test_who_speaks_for_children_with_a_disability_is_not_put_down_as_disabled() -> None:
    head = "MUSYAWARAH KHUSUS PEREMPUAN, 28 Juni 2026\nNo | Nama | L/P | Mewakili | TTD"
    found = read("attendance", f"{head}\n1 | Marwah | P | Ibu dgn anak difabel | ttd\n2 | Nur Cholis | L | Penyandang disabilitas | ttd")
    assert [one.get("capacity_as") for one in of_kind(found, "attendance")] == [None, "difabel"]
