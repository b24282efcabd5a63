from __future__ import annotations

import gzip

import pytest

from empower_desktop.errors import Problem
from empower_desktop.store.area_source import read_list
from empower_desktop.store.areas import SHIPPED, AreaList

ROWS = [
    ("33", "Jawa Tengah"),
    ("33.99", "Kabupaten Purwajati"),
    ("33.99.01", "Wanatirta"),
    ("33.99.01.2001", "Sumberagung"),
    ("33.99.01.2002", "Sumber Rejo"),
    ("33.99.02", "Ma'rang"),
    ("33.99.02.2001", "Sumberagung"),
    ("33.99.02.2002", "Pakéan"),
    ("34", "Sumber"),
]


@pytest.fixture
def areas(tmp_path):
    made = AreaList(tmp_path / "areas.db")
    made.replace(ROWS)
    yield made
    made.close()


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    made = AreaList(tmp_path_factory.mktemp("areas") / "areas.db")
    yield made
    made.close()


def codes(places):
    return [place.code for place in places]


def test_a_place_is_told_with_those_above_it(areas):
    assert areas.name("33.99.01.2001") == "Sumberagung"
    assert areas.full("33.99.01.2001") == "Sumberagung, Wanatirta"
    assert areas.full("33") == "Jawa Tengah"
    assert areas.chain("33.99.01.2001") == "Sumberagung · Kec. Wanatirta · Kab. Purwajati · Jawa Tengah"
    assert areas.place("33.99.01.2001").level == 4


def test_a_code_that_the_list_does_not_know_is_its_own_name(areas):
    assert (areas.name("99.01"), areas.full("99.01"), areas.place("99.01")) == ("99.01", "99.01", None)


def test_the_very_name_comes_first_then_beginnings_then_other_words(areas):
    assert codes(areas.search("sumber")) == ["34", "33.99.01.2002", "33.99.01.2001", "33.99.02.2001"]
    assert codes(areas.search("rejo")) == ["33.99.01.2002"]


@pytest.mark.parametrize("text", ["sumberagung marang", "SUMBERAGUNG  ma'rang", "sumb mar", "sumberagung, marang"])
def test_namesakes_are_told_apart_by_what_lies_above_them(areas, text):
    assert codes(areas.search(text)) == ["33.99.02.2001"]


@pytest.mark.parametrize("text", ["pakean", "PAKÉAN", "pakean ma’rang", "pak marang"])
def test_accents_and_apostrophes_make_no_difference(areas, text):
    assert codes(areas.search(text)) == ["33.99.02.2002"]


def test_levels_and_an_area_narrow_the_search(areas):
    assert codes(areas.search("sumber", levels=(4,), within="33.99.02")) == ["33.99.02.2001"]
    assert codes(areas.search("sumber", levels=(1,))) == ["34"]
    assert len(areas.search("sumber", limit=2)) == 2


def test_a_code_is_found_as_it_is_typed(areas):
    assert codes(areas.search("33.99.02")) == ["33.99.02", "33.99.02.2001", "33.99.02.2002"]
    assert codes(areas.search("33.99.02", levels=(3,))) == ["33.99.02"]


@pytest.mark.parametrize("text", ["", "  ", "-", '"', "sumber zz"])
def test_what_is_no_place_finds_none(areas, text):
    assert areas.search(text) == []


def test_the_areas_below_come_by_name(areas):
    assert codes(areas.below()) == ["33", "34"]
    assert codes(areas.below("33.99.01")) == ["33.99.01.2002", "33.99.01.2001"]
    assert codes(areas.below("33", level=4)) == ["33.99.02.2002", "33.99.01.2002", "33.99.01.2001", "33.99.02.2001"]


def test_an_own_list_is_kept_when_the_program_starts_again(tmp_path, areas):
    areas.close()
    again = AreaList(tmp_path / "areas.db")
    assert again.count() == len(ROWS)
    again.close()


def test_an_empty_list_answers_every_question(tmp_path):
    empty = AreaList(tmp_path / "areas.db", shipped=tmp_path / "none.csv.gz")
    assert (empty.count(), empty.search("sumber"), empty.name("33"), empty.below()) == (0, [], "33", [])
    empty.close()


def test_a_damaged_list_is_made_anew(tmp_path):
    (tmp_path / "areas.db").write_bytes(b"no database, whatever it was before")
    (tmp_path / "own.csv.gz").write_bytes(gzip.compress(b"code,name,level\n33,Jawa Tengah,province\n"))
    mended = AreaList(tmp_path / "areas.db", shipped=tmp_path / "own.csv.gz")
    assert mended.name("33") == "Jawa Tengah"
    mended.close()


@pytest.mark.parametrize("rows", [[("code", "name"), ("33.9", "Half")], [("33", "Jawa"), ("", "Nameless")], [("title", "only")]])
def test_a_list_with_a_wrong_row_changes_nothing(areas, rows):
    with pytest.raises(Problem):
        areas.replace(rows)
    assert areas.count() == len(ROWS)


def test_a_list_is_read_from_csv_packed_or_not():
    content = "\ufeffcode,name,level\n33,Jawa Tengah,province\n".encode()
    assert read_list(content) == read_list(gzip.compress(content)) == [("code", "name"), ("33", "Jawa Tengah")]


@pytest.mark.parametrize("content", [b"\x1f\x8bbroken", b"\xff\xfe\x00a", b"\x1f\x8b"])
def test_what_is_no_list_is_refused(content):
    with pytest.raises(Problem):
        read_list(content)


def test_the_shipped_list_tells_all_sidomulyo_apart(shipped):
    assert shipped.count() == len(read_list(SHIPPED.read_bytes())) - 1
    namesakes = [place for place in shipped.search("sidomulyo", limit=500, levels=(4,)) if place.name == "Sidomulyo"]
    assert len(namesakes) > 90
    assert len({place.chain for place in namesakes}) > 90
    (one,) = shipped.search("sidomulyo sleman")
    assert one.chain == "Sidomulyo · Kec. Godean · Kab. Sleman · Daerah Istimewa Yogyakarta"
