"""One record added, changed, deleted and restored by command."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

import pytest

if TYPE_CHECKING:
    from tests.launch.conftest import Seat


def test_add_prints_the_id_and_nothing_else(sari: Seat) -> None:
    told = sari("add", "meeting", "title=Rapat")
    assert told.status == 0
    assert str(UUID(told.out.strip())) == told.out.strip()


def test_add_writes_what_a_new_form_shows(sari: Seat) -> None:
    assert sari.one(sari.meeting())["fields"]["status"] == "draf"


def test_a_record_that_lacks_something_is_saved_and_told(sari: Seat) -> None:
    told = sari("add", "person", "name=Suminah")
    assert told.status == 0
    assert "Sex" in told.err
    assert [each["field"] for each in sari.one(told.out.strip())["incomplete"]] == ["sex"]


def test_values_are_read_as_a_form_reads_them(sari: Seat) -> None:
    fields = ("date=12 Januari 2026", "start_time=14.05", "quorum_met=ya", "inclusion_measures=", "extra_female=12")
    shown = sari.one(sari.add("meeting", "title=  Rapat  ", *fields))["fields"]
    wanted = {"title": "Rapat", "date": "2026-01-12", "start_time": "14:05", "quorum_met": True, "extra_female": 12, "status": "draf"}
    assert shown == wanted


def test_several_values_are_joined_by_semicolons(sari: Seat) -> None:
    person = sari.add("person", "name=Suminah", "sex=P", "constituencies=miskin; difabel;miskin")
    assert sari.one(person)["fields"]["constituencies"] == ["difabel", "miskin"]


def test_an_empty_value_empties_the_field(sari: Seat) -> None:
    meeting = sari.meeting("venue=Balai desa")
    assert sari.json("set", meeting, "venue=")["change"]
    assert "venue" not in sari.one(meeting)["fields"]


def test_setting_what_stands_moves_nothing(sari: Seat) -> None:
    meeting = sari.meeting()
    assert sari.json("set", meeting, "title=Rapat bulanan") == {"id": meeting, "change": None}


def test_the_change_of_a_save_is_told(sari: Seat) -> None:
    meeting = sari.meeting()
    change = sari.json("set", meeting.upper(), "venue=Balai desa")["change"]
    history = sari.json("show", meeting, "--history")["history"]
    assert history[-1]["change"] == change
    assert history[-1]["fields"] == {"venue": "Balai desa"}


def test_adding_a_key_that_is_there_sets_it(sari: Seat) -> None:
    meeting, person = sari.meeting(), sari.add("person", "name=Suminah", "sex=P")
    first = sari.add("attendance", f"meeting={meeting}", f"person={person}")
    again = sari.add("attendance", f"meeting={meeting}", f"person={person}", "presence=izin")
    assert first == again == str(uuid5(UUID(meeting), person))
    assert sari.one(first)["fields"] == {"meeting": meeting, "person": person, "presence": "izin", "invited": True}


def test_a_deleted_record_is_in_the_trash_until_it_is_restored(sari: Seat) -> None:
    meeting = sari.meeting()
    assert sari.json("delete", meeting)["change"]
    assert sari.json("list", "meeting") == []
    assert [one["deleted"] for one in sari.json("list", "meeting", "--deleted")] == [True]
    assert sari.json("restore-record", meeting)["change"]
    assert [one["id"] for one in sari.json("list", "meeting")] == [meeting]


def test_deleting_and_restoring_twice_moves_nothing(sari: Seat) -> None:
    meeting = sari.meeting()
    assert sari.json("restore-record", meeting)["change"] is None
    sari.json("delete", meeting)
    assert sari.json("delete", meeting)["change"] is None


def test_a_record_in_the_trash_is_not_changed_by_the_way(sari: Seat) -> None:
    meeting = sari.meeting()
    sari.json("delete", meeting)
    told = sari("set", meeting, "title=Lain")
    assert told.status == 4
    assert "restore-record" in told.err


def test_adding_a_key_from_the_trash_restores_it(sari: Seat) -> None:
    meeting, person = sari.meeting(), sari.add("person", "name=Suminah", "sex=P")
    tick = sari.add("attendance", f"meeting={meeting}", f"person={person}")
    sari.json("delete", tick)
    sari.add("attendance", f"meeting={meeting}", f"person={person}", "presence=sakit")
    assert [one["fields"]["presence"] for one in sari.json("list", "attendance")] == ["sakit"]


@pytest.mark.parametrize(
    ("pair", "field", "code"),
    [
        ("nosuch=1", "nosuch", "unknown_field"),
        ("date=31/2/2026", "date", "not_a_date"),
        ("meeting_type=pesta", "meeting_type", "unknown_choice"),
        ("group=Melati", "group", "not_an_id"),
        ("equality_score=9", "equality_score", "too_large"),
        ("title=a\x07bc", "title", "control_character"),
    ],
)
def test_a_value_that_cannot_be_taken_is_refused_with_its_field(pair: str, field: str, code: str, sari: Seat) -> None:
    told = sari("add", "meeting", pair, "--json")
    assert told.status == 4
    assert (told.error["field"], told.error["code"]) == (field, code)
    assert (told.out, sari.json("list", "meeting")) == ("", [])


@pytest.mark.parametrize("words", [("set", "x=1"), ("delete",), ("restore-record",), ("show",)], ids=lambda words: words[0])
def test_a_record_that_is_not_there_is_refused(words: tuple[str, ...], sari: Seat) -> None:
    told = sari(words[0], "01900000-0000-7000-8000-000000000000", *words[1:], "--json")
    assert (told.status, told.error["code"]) == (4, "no_such_record")


def test_a_key_is_fixed(sari: Seat) -> None:
    meeting, person = sari.meeting(), sari.add("person", "name=Suminah", "sex=P")
    tick = sari.add("attendance", f"meeting={meeting}", f"person={person}")
    told = sari("set", tick, f"person={meeting}", "--json")
    assert (told.status, told.error["code"]) == (4, "fixed_key")


def test_without_a_store_commands_say_how_to_start_one(sari: Seat) -> None:
    told = sari.beside("empty")("list", "meeting")
    assert told.status == 4
    assert "init" in told.err


def test_an_existing_store_is_not_started_again(sari: Seat) -> None:
    told = sari("init", "--name", "Rina")
    assert told.status == 4
    assert sari.json("list", "author") == []
