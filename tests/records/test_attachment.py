"""Files that belong to records: whose they are, and that one is there once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from empower_desktop.records import Attachment, Record
from empower_desktop.records.rules import findings

MEETING, ELSEWHERE = "01990000-0000-7000-8000-000000000001", "01990000-0000-7000-8000-000000000002"
SCAN = "ab" * 32


@dataclass
class Shelf:
    """What a rule may ask: one meeting is here, and these attachments."""

    files: Sequence[Attachment]
    today: date = date(2026, 11, 26)

    def one(self, kind: type[Record], record: str) -> None:
        return None

    def where(self, kind: type[Record], **fields: str) -> list[Record]:
        held = self.files if kind is Attachment else ()
        return [each for each in held if all(getattr(each, code) == value for code, value in fields.items())]

    def standing(self, record: str) -> str:
        return "live" if record == MEETING else "absent"


def scan(record: str = "1", **noted: str) -> Attachment:
    whole = {"file": SCAN, "title": "Daftar hadir", "owner_kind": "meeting", "owner_id": MEETING, **noted}
    return Attachment(id=record, **whole)  # type: ignore[arg-type]  # texts all


@pytest.mark.parametrize(
    ("noted", "found"),
    [
        ({}, set()),
        ({"owner_kind": "author"}, {("owner", "E")}),
        ({"owner_id": ELSEWHERE}, {("R24", "W")}),
    ],
)
def test_a_file_belongs_to_a_record_that_may_have_files(noted: dict[str, str], found: set[tuple[str, str]]) -> None:
    each = scan(**noted)
    assert {(one.rule, one.level) for one in findings(each, Shelf([each]))} == found


def test_the_same_file_at_the_same_record_is_doubted() -> None:
    one, other = scan("1"), scan("2")
    assert [found.field for found in findings(one, Shelf([one, other]))] == ["file"]
    assert findings(one, Shelf([one, scan("2", owner_id=ELSEWHERE)])) == []
