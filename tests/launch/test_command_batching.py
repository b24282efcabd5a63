"""Many records at once, as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

Typed = Callable[[str], None]


def lines(*those: Any) -> str:
    """Write each as a line of JSON; a text stands as it is."""
    return "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in those)


MEETING = {"do": "add", "kind": "meeting", "as": "m1", "fields": {"title": "Rapat", "date": "2026-01-12", "extra_male": 3}}
PERSON = {"do": "add", "kind": "person", "as": "p1", "fields": {"name": "Suminah", "sex": "P", "constituencies": ["miskin"]}}
TICK = {"do": "add", "kind": "attendance", "fields": {"meeting": "@m1", "person": "@p1", "presence": "hadir"}}


def answers(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def test_lines_refer_to_each_other(sari: Seat, typed: Typed) -> None:
    typed(lines(MEETING, PERSON, TICK))
    told = sari("batch")
    assert told.status == 0
    assert [set(each) for each in answers(told.out)] == [{"line", "id"}] * 3
    ids = [each["id"] for each in answers(told.out)]
    tick = sari.one(ids[2])
    assert (tick["fields"]["meeting"], tick["fields"]["person"], tick["fields"]["invited"]) == (ids[0], ids[1], True)


def test_a_file_of_lines_from_windows_is_read(sari: Seat, tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + lines(MEETING, PERSON).replace("\n", "\r\n").encode())
    assert sari("batch", str(file)).status == 0
    assert len(sari.json("list", "person")) == 1


def test_all_or_nothing(sari: Seat, typed: Typed) -> None:
    typed(lines(MEETING, {"do": "add", "kind": "person", "fields": {"sex": "X"}}))
    told = sari("batch")
    assert told.status == 4
    assert [each["error"]["code"] for each in answers(told.out)] == ["not_saved", "unknown_choice"]
    assert sari.json("list", "meeting") == []


def test_what_can_be_taken_is_when_told_to_keep_going(sari: Seat, typed: Typed) -> None:
    typed(lines(MEETING, "{broken", "[1]", PERSON))
    told = sari("batch", "--keep-going")
    assert told.status == 1
    assert [(each["line"], each.get("error", {}).get("code")) for each in answers(told.out)] == [
        (1, None),
        (2, "not_json"),
        (3, "not_json"),
        (4, None),
    ]
    assert len(sari.json("list", "person")) == 1


def test_nothing_that_can_be_taken_is_a_refusal(sari: Seat, typed: Typed) -> None:
    typed(lines({"do": "dance"}))
    assert sari("batch", "--keep-going").status == 4


def test_set_and_delete_within_one_batch(sari: Seat, typed: Typed) -> None:
    meeting = sari.add("meeting", "title=Rapat")
    typed(lines({"do": "set", "id": meeting, "fields": {"title": "Musyawarah", "venue": None}}, MEETING, {"do": "delete", "id": "@m1"}))
    assert sari("batch", "-").status == 0
    assert [one["fields"]["title"] for one in sari.json("list", "meeting")] == ["Musyawarah"]
    assert len(sari.json("list", "meeting", "--deleted")) == 1


def test_a_new_status_of_a_follow_up_leaves_its_trail(sari: Seat, typed: Typed) -> None:
    action = sari.add("action", "what=Memasang pompa", "status=belum")
    typed(lines({"do": "set", "id": action, "fields": {"status": "berjalan"}}))
    assert sari("batch").status == 0
    sari.json("set", action, "status=selesai")
    assert [one["fields"]["status"] for one in sari.json("list", "action_log")] == ["berjalan", "selesai"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"do": "set", "id": "01900000-0000-7000-8000-000000000000", "fields": {}}, "no_such_record"),
        ({"do": "set", "id": "@nobody", "fields": {}}, "no_such_record"),
        ({"do": "add", "kind": "wedding", "fields": {}}, "unknown_kind"),
        ({"do": "add", "kind": "meeting", "fields": [1]}, "not_fields"),
        ({"do": "add", "kind": "person", "name": "Tes"}, "unknown_key"),
        ({"do": "add", "kind": "person", "values": {"name": "Tes"}}, "unknown_key"),
        ({"do": "add", "kind": "meeting", "fields": {"title": {"a": 1}}}, "not_text"),
        ({"do": "add", "kind": "meeting", "fields": {"date": 20260112}}, "not_a_date"),
        ({"do": "add", "kind": "attendance", "fields": {"person": "01900000-0000-7000-8000-000000000000"}}, "required"),
    ],
)
def test_a_line_is_refused_with_its_reason(line: Any, code: str, sari: Seat, typed: Typed) -> None:
    typed(lines(line))
    told = sari("batch")
    assert told.status == 4
    assert [each["error"]["code"] for each in answers(told.out)] == [code]


def test_a_file_that_cannot_be_read_is_no_wrong_usage(sari: Seat, tmp_path: Path) -> None:
    (tmp_path / "latin.jsonl").write_bytes(b'{"do": "\xe9"}\n')
    assert sari("batch", str(tmp_path / "nowhere.jsonl")).status == 5
    assert sari("batch", str(tmp_path / "latin.jsonl")).status == 4
