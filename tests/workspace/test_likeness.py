"""What speaks for two records being one thing, as worked examples: read them, and say where you would decide otherwise."""

from __future__ import annotations

import pytest

from empower_desktop.workspace.likeness import ASKED, LISTED, Known, compare
from empower_desktop.workspace.spelling import first_name, name_likeness, sounds

SAME_NAME = [
    ("Suminah", "Bu Suminah"),
    ("Suminah", "Hj. Soeminah"),
    ("Suminah", "Sumina"),
    ("Muhammad Rizki", "Moh. Rizky"),
    ("M. Rizki", "Mohd Rizki"),
    ("Siti Aminah", "St. Aminah"),
    ("Djoko Soesilo", "Pak Joko Susilo"),
    ("Jusuf", "Yusuf"),
    ("Widjaja", "Wijaya"),
    ("Ngatiyem", "Ngatijem"),
    ("Tukiyem", "Tukiem"),
    ("Achmad Fauzi", "Ahmad Fauzi"),
    ("Fatimah", "Patimah"),
    ("Sri Wahyuni", "Sriwahyuni"),
    ("Maria Goretti", "Maria Goreti"),
    ("Budi Santoso, S.T., M.Si.", "Budi Santoso"),
    ("Eko Prasetyo", "Eko Prasetio"),
    ("Dhani", "Dani"),
]
ALIKE = [
    ("Suminah", "Suminah Wati", 0.85),
    ("Yohanes Bria", "Johanis Bria", 0.92),
    ("Slamet", "Selamet", 0.86),
    ("A. Rahman", "Abdul Rahman", 0.9),
    ("Budi Santoso", "Santoso Budi", 0.95),
    ("Suparman", "Suparmin", 0.775),
    ("Siti", "Siti Aminah", 0.46),
]
OTHERS = [
    ("Suminah", "Sumini"),
    ("Suminah", "Sumino"),
    ("Sutrisno", "Sutrisna"),
    ("Siti Aminah", "Siti Khotijah"),
    ("Agus Salim", "Agus Salam"),
    ("Rina", "Rini"),
    ("Muhammad Ali", "Muhammad Amin"),
]

SUMINAH = {"name": "Suminah", "sex": "P", "birth_year": 1971, "area": "33.02.10.2003", "hamlet": "Dusun II"}
# Of somebody else what differs from Suminah, the points, and whether one is asked at entry and in the list.
PERSONS = [
    ({}, 100, "listed"),
    ({"name": "Bu Soeminah", "hamlet": "dusun ii"}, 100, "listed"),
    ({"birth_year": None, "hamlet": None}, 75, "listed"),
    ({"birth_year": None, "hamlet": "Dusun III"}, 65, "listed"),
    ({"birth_year": None, "hamlet": None, "sex": "tidak_dicatat"}, 75, "listed"),
    ({"birth_year": 1972}, 90, "listed"),
    ({"birth_year": 1975, "birth_year_estimated": True}, 90, "listed"),
    ({"birth_year": 1975}, 45, "no"),
    ({"birth_year": 1950}, 0, "no"),
    ({"phone": "081234567890"}, 100, "listed"),
    ({"name": "Suminah Wati"}, 75, "listed"),
    ({"name": "Suminah Wati", "birth_year": None, "hamlet": None}, 45, "no"),
    ({"name": "Suminah Wati", "birth_year": None}, 55, "asked"),
    ({"name": "Sumini"}, 0, "no"),
    ({"name": "Sumini", "phone": "081234567890"}, 0, "no"),
    ({"area": "33.02.10.2004"}, 70, "listed"),
    ({"area": "33.02.10.2004", "birth_year": None}, 50, "asked"),
    ({"area": "34.01.01.2001", "birth_year": None}, 30, "no"),
    ({"sex": "L"}, 60, "listed"),
    ({"sex": "L", "birth_year": None}, 40, "no"),
    ({"area": None, "hamlet": None, "birth_year": None}, 60, "listed"),
    ({"name": "Siti"}, 0, "no"),
    ({"name": "Rina", "name_variants": "Suminah; Sum"}, 100, "listed"),
]
GROUP = {"name": "KWT Melati", "area": "33.02.10.2003", "group_type": "kwt"}
GROUPS = [
    ({"name": "Kelompok Wanita Tani Melati"}, 95, "listed"),
    ({"name": "Melati", "group_type": None}, 85, "listed"),
    ({"name": "KWT Mawar"}, 0, "no"),
    ({"area": "33.02.10.2004"}, 55, "asked"),
    ({"name": "Kelompok Tani Melati", "group_type": "poktan"}, 70, "listed"),
]
PARTNER = {"name": "Pemerintah Desa Wanatirta", "area": "33.02.10.2003", "partner_type": "pemdes"}
PARTNERS = [
    ({"name": "Pemdes Wanatirta"}, 95, "listed"),
    ({"name": "Kantor Desa Wanatirta", "area": None}, 70, "listed"),
    ({"name": "Pemdes Wana Tirta", "partner_type": "lainnya"}, 70, "listed"),
    ({"name": "Pemerintah Desa Wanasari"}, 0, "no"),
    ({"name": "Pemdes Wanatirta", "area": "33.02"}, 80, "listed"),
    ({"name": "Pemdes Wanatirta", "area": "33.05.01.2001"}, 40, "no"),
    ({"name": "Puskesmas Pembantu Wanatirta", "partner_type": "opd_kabupaten"}, 30, "no"),
]
MEETING = {"title": "Musyawarah dusun", "date": "2026-01-12", "start_time": "09:00", "area": "33.02.10.2003", "group": "g1"}
MEETINGS = [
    ({}, 100, "listed"),
    ({"title": "Musdus irigasi"}, 75, "listed"),
    ({"title": "Rapat", "start_time": "19:30"}, 50, "asked"),
    ({"date": "2026-01-13"}, 85, "listed"),
    ({"date": "2026-01-13", "group": None}, 55, "asked"),
    ({"date": "2026-01-13", "title": "Rapat"}, 55, "asked"),
    ({"date": "2026-12-01", "area": None}, 70, "listed"),
    ({"date": "2026-01-19"}, 0, "no"),
    ({"date": None}, 0, "no"),
    ({"group": "g2"}, 45, "no"),
    ({"group": None}, 75, "listed"),
    ({"group": None, "area": None}, 60, "listed"),
]
TRAINING = {"title": "Pembuatan kompos", "date_start": "2026-02-03", "area": "33.02.10.2003"}
TRAININGS = [
    ({}, 90, "listed"),
    ({"title": "Pembuatan kompos padat"}, 77, "listed"),
    ({"title": "Menjahit"}, 50, "asked"),
    ({"date_start": "2026-03-03"}, 0, "no"),
]


@pytest.mark.parametrize(("one", "other"), SAME_NAME)
def test_two_ways_of_writing_one_name_sound_the_same(one, other):
    assert name_likeness(sounds(one), sounds(other)) == 1.0


@pytest.mark.parametrize(("one", "other", "likeness"), ALIKE)
def test_names_that_are_nearly_the_same_are_so_much_alike(one, other, likeness):
    assert name_likeness(sounds(one), sounds(other)) == pytest.approx(likeness, abs=0.005)
    assert name_likeness(sounds(other), sounds(one)) == pytest.approx(likeness, abs=0.005)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_names_of_different_people_are_not_alike(one, other):
    assert name_likeness(sounds(one), sounds(other)) <= 0.7


@pytest.mark.parametrize(
    ("kind", "record", "difference", "points", "so"),
    [
        *(("person", SUMINAH, *row) for row in PERSONS),
        *(("group", GROUP, *row) for row in GROUPS),
        *(("partner", PARTNER, *row) for row in PARTNERS),
        *(("meeting", MEETING, *row) for row in MEETINGS),
        *(("training", TRAINING, *row) for row in TRAININGS),
    ],
)
def test_what_speaks_for_two_being_one(kind, record, difference, points, so):
    one, other = Known.of(kind, "1", record), Known.of(kind, "2", {**record, **difference})
    likeness = compare(kind, one, other)
    assert likeness.points == points
    assert compare(kind, other, one).points == points
    assert so == ("listed" if points >= LISTED else "asked" if points >= ASKED else "no")


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Sari Wulandari", "Sari"),
        ("Pak Darmo", "Darmo"),
        ("Bu Hj. Siti Aminah", "Siti"),
        ("H.Ahmad Dahlan", "Ahmad"),
        ("Drs. Sutarno", "Sutarno"),
        ("A. Rahman", "A."),
        ("  Ibu", "Ibu"),
        ("", ""),
    ],
)
def test_people_are_called_by_the_first_of_their_names_that_is_no_title(name, first):
    assert first_name(name) == first


def test_names_that_sound_alike_but_are_written_otherwise_are_only_nearly_the_same():
    rizki, rizky = (Known.of("person", name, {"name": name, "sex": "L"}) for name in ("Muhammad Rizki", "Moh. Rizky"))
    assert compare("person", rizki, rizky).near == ("name",)
    assert compare("person", rizki, Known.of("person", "3", {"name": "muhammad  RIZKI", "sex": "L"})).agree == ("name", "sex")


def test_a_likeness_says_why():
    likeness = compare(
        "person",
        Known.of("person", "1", SUMINAH),
        Known.of("person", "2", {**SUMINAH, "name": "Suminah W.", "birth_year": 1972, "hamlet": "Dusun IV"}),
    )
    assert (likeness.agree, likeness.near, likeness.differ) == (("area", "sex"), ("name", "birth_year"), ("hamlet",))
