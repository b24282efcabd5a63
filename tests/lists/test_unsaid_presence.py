"""Nobody is noted as present of whom a list does not say it, by marks, signatures or remarks, nor by being a list of those who came."""

from __future__ import annotations

import pytest

from empower_desktop.lists.understood import Understood
from tests.paper import asked, of_kind, read, sheet_of

LIST = "{0} RAPAT PKK\n5 Maret 2026\nNo | Nama | L/P | {1}\n1 | Wati | P | {2}\n2 | Sri | P | {3}"


def presences(found: Understood) -> list[object]:
    return [noted["presence"] for noted in of_kind(found, "attendance")]


def codes(found: Understood) -> list[str]:
    return [ask.code for ask in found.asks]


@pytest.mark.parametrize(("heading", "words"), [("Datang", ("Ya", "Tidak")), ("Status", ("Hadir", "Tidak hadir")), ("Status", ("H", "A"))])
def test_who_came_is_not_recorded_where_a_column_says_it_that_was_not_read(heading: str, words: tuple[str, str]) -> None:
    found = read("attendance", LIST.format("DAFTAR HADIR", heading, *words))
    assert (presences(found), codes(found)) == (["tidak_dicatat"] * 2, ["columns_without_field"])


def test_a_column_of_yes_and_no_that_says_something_else_keeps_nobody_from_having_come() -> None:
    assert presences(read("attendance", LIST.format("DAFTAR HADIR", "Penerima bantuan", "Ya", "Tidak"))) == ["hadir"] * 2


@pytest.mark.parametrize(
    ("remark", "presence"), [("berhalangan", "izin"), ("tidak bisa hadir", "izin"), ("tidak ikut", "alpa"), ("belum datang", "alpa")]
)
def test_a_remark_that_somebody_could_not_come_is_heard(remark: str, presence: str) -> None:
    assert presences(read("attendance", LIST.format("DAFTAR HADIR", "Keterangan", remark, ""))) == [presence, "hadir"]


@pytest.mark.parametrize("title", ["DAFTAR UNDANGAN", "DAFTAR NAMA UNDANGAN"])
@pytest.mark.parametrize(("answer", "presence"), [("", "tidak_dicatat"), ("hadir", "hadir")])
def test_a_list_of_those_invited_is_asked_whether_they_came(title: str, answer: str, presence: str) -> None:
    drawing = LIST.format(title, "Keterangan", "tidak hadir", "")
    found = read("attendance", drawing)
    [ask] = [ask for ask in found.asks if ask.code == "signature_empty"]
    assert (ask.cell, presences(found)) == ("A1", ["alpa", "tidak_dicatat"])
    assert presences(read("attendance", drawing, answers={ask.id: answer})) == ["alpa", presence]


def test_a_list_of_guests_who_came_asks_nothing() -> None:
    found = read("attendance", LIST.format("DAFTAR HADIR UNDANGAN", "Keterangan", "Ketua RT", ""))
    assert (presences(found), codes(found)) == (["hadir"] * 2, [])


def test_somebody_who_signed_beside_a_remark_that_excuses_them_is_asked_about() -> None:
    drawing = LIST.format("DAFTAR HADIR", "Tanda tangan | Keterangan", "ttd | izin pulang cepat", "ttd |")
    found = read("attendance", drawing)
    [ask] = [ask for ask in found.asks if ask.code == "mark_unknown"]
    assert (ask.cell, presences(found)) == ("E4", ["tidak_dicatat", "hadir"])
    assert presences(read("attendance", drawing, answers={ask.id: "hadir"})) == ["hadir", "hadir"]


@pytest.mark.parametrize("title", ["", "UNDANGAN", "RENCANA KEHADIRAN", "DAFTAR WARGA YANG TIDAK HADIR", "CALON PESERTA"])
def test_where_nothing_says_who_came_that_is_asked_once(title: str) -> None:
    drawing = LIST.format(title, "Alamat", "RT 1", "RT 2")
    found = read("attendance", drawing)
    [ask] = found.asks
    assert (ask.code, ask.cell, presences(found)) == ("signature_empty", "A1", ["tidak_dicatat"] * 2)
    assert presences(read("attendance", drawing, answers={ask.id: "hadir"})) == ["hadir"] * 2
    invited = read("attendance", drawing, answers={ask.id: "diundang"})
    assert [(noted["presence"], noted["invited"]) for noted in of_kind(invited, "attendance")] == [("tidak_dicatat", True)] * 2


def test_a_sheet_of_presence_that_lists_those_who_may_come_is_asked_about() -> None:
    found = read("attendance", sheet_of(LIST.format("CALON PESERTA", "Alamat", "RT 1", "RT 2"), "Absensi"))
    assert (codes(found), presences(found)) == (["signature_empty"], ["tidak_dicatat"] * 2)


@pytest.mark.parametrize(
    "remark", ["melahirkan", "kerja di Malaysia", "pulang kampung", "ada acara keluarga", "Ketua RT 02, melahirkan", "melahirkan di bidan"]
)
def test_a_remark_in_words_that_nobody_knows_is_asked_about_where_no_mark_says_who_came(remark: str) -> None:
    drawing = LIST.format("DAFTAR HADIR", "Keterangan", remark, "Ketua RT 03, kader")
    found = read("attendance", drawing)
    [ask] = found.asks
    assert (ask.code, ask.cell, presences(found)) == ("remark_unknown", "D4", ["tidak_dicatat", "hadir"])
    assert presences(read("attendance", drawing, answers={ask.id: "hadir"})) == ["hadir", "hadir"]


@pytest.mark.parametrize("sign", ["ttd", "Wati", "wt", "✓", "hadir", "Ibu Wati"])
def test_marks_initials_and_names_are_signatures(sign: str) -> None:
    found = read("attendance", LIST.format("DAFTAR HADIR", "Tanda tangan", sign, "ttd"))
    assert (presences(found), codes(found)) == (["hadir", "hadir"], [])


def test_other_words_in_the_place_of_a_signature_are_asked_about() -> None:
    drawing = LIST.format("DAFTAR HADIR", "Tanda tangan", "melahirkan", "ttd")
    found = read("attendance", drawing)
    [ask] = found.asks
    assert (ask.code, ask.cell, presences(found)) == ("remark_unknown", "D4", ["tidak_dicatat", "hadir"])
    assert presences(read("attendance", drawing, answers={ask.id: "hadir"})) == ["hadir", "hadir"]


@pytest.mark.parametrize(("title", "presence"), [("DAFTAR PESERTA", "hadir"), ("CALON PESERTA", "tidak_dicatat"), ("", "hadir")])
def test_participants_took_part_and_those_who_may_become_some_did_not_yet(title: str, presence: str) -> None:
    drawing = f"{title} PELATIHAN BOKASHI\n5 Maret 2026\nNo | Nama | L/P | TTD\n1 | Wati | P |\n2 | Sri | P |"
    assert [noted["presence"] for noted in of_kind(read("training", drawing), "participation")] == [presence] * 2


@pytest.mark.parametrize(
    "remark",
    ["izin pulang cepat", "izin terlambat", "tidak ikut rapat sampai selesai", "anak sakit", "tidak absen", "Ketua RT, sakit sejak siang"],
)
def test_a_remark_of_a_part_of_the_time_or_of_somebody_else_is_asked_about(remark: str) -> None:
    found = read("attendance", LIST.format("DAFTAR HADIR", "Keterangan", remark, "sakit gigi"))
    [ask] = found.asks
    assert (ask.code, ask.cell, presences(found)) == ("remark_unknown", "D4", ["tidak_dicatat", "sakit"])


@pytest.mark.parametrize(
    "remark",
    ["sakit", "Izin, ke Purwokerto", "RT 03, sakit", "izin (kerja)", "tidak hadir", "sakit gigi", "tidak datang, pulang ke Bangli"],
)
def test_a_remark_that_begins_with_an_absence_says_it_for_certain(remark: str) -> None:
    found = read("attendance", LIST.format("DAFTAR HADIR", "Keterangan", remark, ""))
    assert (presences(found)[0] in ("sakit", "izin", "alpa"), codes(found)) == (True, [])


@pytest.mark.parametrize(
    ("remark", "presence"),
    [
        ("Tidak hadir (sakit)", "sakit"),
        ("sakit, tidak hadir", "sakit"),
        ("tdk datang krn sakit", "sakit"),
        ("izin sakit", "sakit"),
        ("absen (ijin)", "izin"),
        ("tidak hadir tanpa izin", "alpa"),
        ("tidak hadir karena anak sakit", "alpa"),
    ],
)
def test_why_somebody_was_not_there_says_more_than_that_they_were_not(remark: str, presence: str) -> None:
    found = read("attendance", LIST.format("DAFTAR HADIR", "Keterangan", remark, ""))
    assert (presences(found)[0], codes(found)) == (presence, [])


TESTED = """REKAP NILAI PELATIHAN BOKASHI
5 Maret 2026
No | Nama | L/P | Pre | Post | Ket
1 | Wati | P | 40 | 80 | {0}
2 | Sri | P | 50 | | {1}"""


def took_part(found: Understood) -> list[object]:
    return [noted["presence"] for noted in of_kind(found, "participation")]


def test_who_has_a_mark_of_a_training_was_there_whatever_a_remark_says_of_the_other_test() -> None:
    found = read("training", TESTED.format("Lulus", "tidak ikut post test"))
    assert (took_part(found), "remark_unknown" in codes(found)) == (["hadir", "hadir"], False)


def test_a_mark_beside_a_remark_that_somebody_was_ill_is_asked_about() -> None:
    found = read("training", TESTED.format("", "sakit"))
    [ask] = [ask for ask in found.asks if ask.code == "mark_unknown"]
    assert (ask.cell, took_part(found)) == ("F5", ["hadir", "tidak_dicatat"])
    assert took_part(read("training", TESTED.format("", "sakit"), answers={ask.id: "hadir"})) == ["hadir", "hadir"]


@pytest.mark.parametrize("title", ["DAFTAR HADIR KADER", "REKAP KEHADIRAN KADER"])
def test_how_often_somebody_came_does_not_say_that_they_came_to_a_meeting(title: str) -> None:
    found = read("attendance", f"{title}\nMaret 2026\nNo | Nama | L/P | Jumlah hadir\n1 | Wati | P | 3\n2 | Sri | P | 0")
    assert (presences(found), "signature_empty" in codes(found)) == (["tidak_dicatat"] * 2, True)


def test_a_summary_of_several_meetings_is_no_list_of_those_who_came_to_one() -> None:
    found = read(
        "attendance", "REKAP KEHADIRAN KADER\nNo | Nama | L/P | Rapat Januari | Rapat Februari\n1 | Wati | P | 1 | 0\n2 | Sri | P | 1 | 1"
    )
    assert (presences(found), "signature_empty" in codes(found)) == (["tidak_dicatat"] * 2, True)


def test_numbered_columns_of_marks_that_were_not_read_leave_open_who_came() -> None:
    drawing = "DAFTAR HADIR KADER\n5 Maret 2026\nNo | Nama | L/P | Kunjungan 1 | Kunjungan 2\n1 | Wati | P | v | i\n2 | Sri | P | v | v"
    assert presences(read("attendance", drawing)) == ["tidak_dicatat"] * 2


PRESENT = "DAFTAR HADIR RAPAT PKK\n5 Maret 2026\nNo | Nama | L/P | Alamat\n1 | Wati | P | RT 1\n2 | Sri | P | RT 2\n"


@pytest.mark.parametrize(("part", "presence"), [("Yang tidak hadir:", "alpa"), ("IZIN", "izin"), ("Sakit:", "sakit")])
def test_who_stands_under_a_heading_of_those_absent_was_not_there(part: str, presence: str) -> None:
    found = read("attendance", f"{PRESENT}{part}\n3 | Umi | P | RT 1")
    assert (presences(found), codes(found)) == (["hadir", "hadir", presence], [])


@pytest.mark.parametrize(
    ("line", "is_asked"), [("Catatan: Sri tidak hadir", True), ("Tidak hadir : 2 orang", True), ("Tidak hadir : 0", False)]
)
def test_a_line_below_the_list_that_some_were_absent_leaves_open_who(line: str, is_asked: bool) -> None:
    found = read("attendance", f"{PRESENT}{line}")
    assert (presences(found), "signature_empty" in codes(found)) == (["tidak_dicatat" if is_asked else "hadir"] * 2, is_asked)


def test_letters_among_remarks_say_who_came_where_one_of_them_is_an_h() -> None:
    drawing = "DAFTAR HADIR\n5 Maret 2026\nNo | Nama | L/P | Ket\n1 | Wati | P | H\n2 | Sri | P | I\n3 | Umi | P | S\n4 | Ani | P | TK"
    assert presences(read("attendance", drawing)) == ["hadir", "izin", "sakit", "alpa"]


@pytest.mark.parametrize(("name", "presence"), [("Umi - izin", "izin"), ("Umi (sakit)", "sakit"), ("Umi, tidak hadir", "alpa")])
def test_what_stands_behind_a_name_says_that_somebody_was_absent(name: str, presence: str) -> None:
    found = read("attendance", f"{PRESENT}3 | {name} | P | RT 1\n4 | Karti (Bu Joko) | P | RT 2")
    assert (presences(found), codes(found)) == (["hadir", "hadir", presence, "hadir"], [])


def test_a_name_with_an_unclear_absence_behind_it_is_asked_about() -> None:
    found = read("attendance", f"{PRESENT}3 | Umi (izin pulang cepat) | P | RT 1")
    assert ([(ask.code, ask.cell) for ask in found.asks], presences(found)[2]) == ([("remark_unknown", "B6")], "tidak_dicatat")


def test_who_signed_beside_a_name_that_says_absent_is_asked_about() -> None:
    found = read("attendance", LIST.format("DAFTAR HADIR", "TTD", "ttd", "ttd").replace("| Sri |", "| Sri (izin) |"))
    assert ([(ask.code, ask.cell) for ask in found.asks], presences(found)) == ([("mark_unknown", "B5")], ["hadir", "tidak_dicatat"])


def test_a_column_of_those_who_were_absent_is_read_where_its_heading_is_shortened() -> None:
    drawing = "ABSENSI\n5 Maret 2026\nNama | L/P | Hadir | Izin | Tanpa Ket.\nAni | P | v | |\nUmi | P | | v |\nSri | P | | | v"
    assert presences(read("attendance", drawing)) == ["hadir", "izin", "alpa"]


def test_a_title_that_says_who_was_there_asks_nothing_and_is_no_part_of_what_the_meeting_is_called() -> None:
    found = read("attendance", "Daftar peserta yang hadir dalam Rapat PKK\n5 Maret 2026\nNo | Nama | L/P\n1 | Ani | P\n2 | Umi | P")
    assert (presences(found), codes(found), of_kind(found, "meeting")[0]["title"]) == (["hadir"] * 2, [], "Rapat PKK")


@pytest.mark.parametrize("kind", ["attendance", "participation"])
def test_marks_of_parts_of_a_day_that_were_not_read_are_asked_about(kind: str) -> None:
    drawing = "ABSENSI PELATIHAN JAMUR\n5 Maret 2026\nNo | Nama | L/P | Pagi | Siang\n1 | Ani | P | v | -\n2 | Umi | P | - | -"
    assert asked(read(kind, drawing)).get("signature_empty") == "A1"


def test_marks_beside_a_table_under_days_that_stand_over_its_headings_are_asked_about() -> None:
    drawing = "KEHADIRAN GOTONG ROYONG\n | | | 4-10-2026 | 11-10-2026\nNo | Nama | L/P\n1 | Karno | L | v | -\n2 | Joko | L | v | v"
    assert (presences(read("attendance", drawing)), "signature_empty" in codes(read("attendance", drawing))) == (
        ["tidak_dicatat"] * 2,
        True,
    )


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize(("absent", "presence"), [("Sri (sakit)", "tidak_dicatat"), ("Bambang (sakit), Rini (ijin)", "hadir")])
def test_of_a_numbered_list_a_line_below_it_that_names_one_of_it_as_absent_leaves_open_who_came(
    gap: str, absent: str, presence: str
) -> None:
    rows = f"1 | Wati | P | RT 1\n2 | Sri | P | RT 2\n3 | Umi | P | RT 2\n{gap}Tidak hadir : {absent}"
    found = read("attendance", f"DAFTAR HADIR RAPAT PKK\n5 Maret 2026\nNo | Nama | L/P | Alamat\n{rows}")
    assert presences(found) == [presence] * 3
    assert [str(left.why) for left in found.left] == ["Outside the tables"]


@pytest.mark.parametrize(("below", "default"), [("", "hadir"), ("Tidak hadir : Sri (sakit)", "")])
def test_nobody_is_proposed_to_have_come_without_a_signature_who_is_named_as_absent_below(below: str, default: str) -> None:
    rows = f"1 | Wati | P | v\n2 | Sri | P |\n3 | Umi | P | v\n{below}"
    found = read("attendance", f"DAFTAR HADIR RAPAT PKK\n5 Maret 2026\nNo | Nama | L/P | TTD\n{rows}")
    assert [ask.default for ask in found.asks if ask.code == "not_signed"] == [default]


def test_a_dash_beside_which_a_remark_says_why_is_not_asked_about() -> None:
    rows = "1 | Wati | P | v |\n2 | Sri | P | - | ijin\n3 | Umi | P | - |"
    found = read("attendance", f"DAFTAR HADIR RAPAT PKK\n5 Maret 2026\nNo | Nama | L/P | Hadir | Ket\n{rows}")
    assert presences(found) == ["hadir", "izin", "tidak_dicatat"]
    assert [ask.cell for ask in found.asks if ask.code == "mark_unknown"] == ["D6"]


@pytest.mark.parametrize(
    ("title", "code", "where"), [("DAFTAR HADIR ARISAN PKK", "remark_unknown", "D4"), ("ARISAN PKK", "signature_empty", "A1")]
)
def test_who_sent_something_along_is_asked_about_where_no_column_says_who_came(title: str, code: str, where: str) -> None:
    found = read("attendance", f"{title}\n4 Maret 2026\nNo | Nama | L/P | Ket\n1 | Iceu | P | titip\n2 | Tati | P |")
    assert asked(found)[code] == where
    assert of_kind(found, "attendance")[0]["presence"] == "tidak_dicatat"
