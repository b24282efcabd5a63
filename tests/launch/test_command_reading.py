"""What list, show, find and digest tell, for people and for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from empower_desktop.history.change import Change
from empower_desktop.history.digest import digest

if TYPE_CHECKING:
    from tests.launch.conftest import Seat


def test_a_listed_record_has_exactly_these_parts(sari: Seat) -> None:
    meeting = sari.meeting()
    listed = sari.json("list", "meeting")
    assert [list(one) for one in listed] == [["id", "kind", "fields", "conflicts", "incomplete", "deleted", "contested"]]
    assert listed[0]["fields"] == {
        "title": "Rapat bulanan",
        "meeting_type": "rapat_kelompok",
        "date": "2026-01-12",
        "area": "33.02.10.2003",
        "convened_by": "kelompok",
        "status": "draf",
    }
    assert (listed[0]["id"], listed[0]["incomplete"], listed[0]["conflicts"]) == (meeting, [], {})


def test_lists_are_sorted_by_id(sari: Seat) -> None:
    for name in ("Zulaikha", "Aminah", "Maria"):
        sari.add("person", f"name={name}", "sex=P")
    ids = [one["id"] for one in sari.json("list", "person")]
    assert (ids, len(ids)) == (sorted(ids), 3)


@pytest.mark.parametrize(
    ("where", "names"),
    [
        (["sex=P"], ["Maria", "Suminah"]),
        (["sex=Laki-laki"], ["Joko"]),
        (["sex=P", "name=Maria"], ["Maria"]),
        (["hamlet="], ["Joko", "Maria"]),
        (["constituencies=miskin"], ["Joko", "Suminah"]),
        (["birth_year=1971"], ["Maria"]),
        (["area=33.02.10"], ["Joko"]),
        (["name=Nobody"], []),
    ],
)
def test_where_finds_values(where: list[str], names: list[str], sari: Seat) -> None:
    sari.add("person", "name=Suminah", "sex=P", "hamlet=Dusun II", "constituencies=difabel;miskin", "area=33.02.11.2001")
    sari.add("person", "name=Maria", "sex=P", "birth_year=1971")
    sari.add("person", "name=Joko", "sex=L", "constituencies=miskin", "area=33.02.10.2003")
    asked = [word for pair in where for word in ("--where", pair)]
    assert sorted(one["fields"]["name"] for one in sari.json("list", "person", *asked)) == names


def test_where_names_a_field_that_is_not_there(sari: Seat) -> None:
    assert sari("list", "person", "--where", "shoe=43", "--json").error["code"] == "unknown_field"


def test_parts_of_a_deleted_owner_are_in_neither_list(sari: Seat) -> None:
    meeting = sari.meeting()
    sari.add("agenda_item", f"meeting={meeting}", "topic=Iuran")
    sari.json("delete", meeting)
    assert sari.json("list", "agenda_item") == sari.json("list", "agenda_item", "--deleted") == []


def test_numbers_are_numbers(sari: Seat) -> None:
    fields = ("title=Menjahit", "hours=6.5", "score_min=0", "score_max=10", "fee=1.250.000")
    kinds = {field["code"]: field["type"] for kind in sari.json("kinds") if kind["kind"] == "training" for field in kind["fields"]}
    given = [pair for pair in fields if pair.partition("=")[0] in kinds]
    shown = sari.one(sari.add("training", *given))["fields"]
    numbers = {code: shown[code] for code, type in kinds.items() if type in ("number", "integer", "money") and code in shown}
    assert numbers
    assert all(isinstance(number, int | float) for number in numbers.values())


def test_show_gives_one_object_or_an_array_in_order(sari: Seat) -> None:
    first, second = sari.add("person", "name=Maria", "sex=P"), sari.add("person", "name=Joko", "sex=L")
    assert sari.json("show", first)["id"] == first
    assert [one["id"] for one in sari.json("show", second, first)] == [second, first]


def test_the_history_has_the_parts_that_are_hashed(sari: Seat) -> None:
    training = sari.add("training", "title=Menjahit")
    sari.json("set", training, "title=Menjahit lanjut")
    history = sari.json("show", "--history", training)["history"]
    assert [sorted(one) for one in history] == [["at", "by", "change", "fields", "kind", "over", "record", "why"]] * 2
    for one in history:
        stated = one.pop("change")
        assert Change.read(one, stated).id == stated


def test_kinds_tell_types_units_choices_and_references(sari: Seat) -> None:
    kinds = {kind["kind"]: kind for kind in sari.json("kinds")}
    meeting = {field["code"]: field for field in kinds["meeting"]["fields"]}
    assert kinds["meeting"]["labels"]["en"] == "Meeting"
    assert meeting["start_time"]["unit"] == "time"
    assert set(meeting["title"]) == {"code", "type", "required", "labels"}
    assert meeting["group"]["ref"] == "group"
    assert set(meeting["status"]["choices"][0]) == {"code", "id", "en"}
    assert meeting["inclusion_measures"]["type"] == "multi_choice"


def test_find_looks_everywhere(sari: Seat) -> None:
    meeting = sari.meeting("summary=Iuran pompa air")
    assert [one["id"] for one in sari.json("find", "pomp", "air")] == [meeting]
    told = sari("find", "pompa")
    assert meeting in told.out
    assert "\x02" not in told.out


def test_the_digest_is_64_hex_digits_and_nothing_else(sari: Seat) -> None:
    assert sari("digest").out == digest([]) + "\n"
    sari.add("person", "name=Maria", "sex=P")
    told = sari("digest", "--json")
    assert told.out == sari("digest").out != digest([]) + "\n"


def test_the_digest_of_an_area_leaves_the_others_out(sari: Seat) -> None:
    sari.meeting()
    one = sari("digest", "--area", "33.02.10").out
    sari.add("meeting", "title=Di desa lain", "area=33.02.11.2001")
    assert sari("digest", "--area", "33.02.10").out == one != sari("digest").out


def test_people_read_tables_and_names(sari: Seat) -> None:
    meeting, person = sari.meeting(), sari.add("person", "name=Suminah", "titles=Hj.", "sex=P")
    sari.add("attendance", f"meeting={meeting}", f"person={person}")
    assert "Hj. Suminah" in sari("list", "attendance").out
    assert "12 January 2026" in sari("list", "meeting").out
    shown = sari("show", meeting, "--history").out
    assert "Meeting title: Rapat bulanan" in shown
    assert "Sari" in shown
