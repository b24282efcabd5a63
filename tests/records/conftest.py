"""What the tests of the records share: readers' languages, names that say themselves, and a small village with somebody at its meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

import pytest

from empower_desktop.language import Language
from empower_desktop.records import Attendance, Meeting, Person, Record, Training
from empower_desktop.records.record import Finding
from empower_desktop.records.rules import findings
from tests.records.told import JAN

R = TypeVar("R", bound=Record)
TODAY = date(2026, 1, 15)


def uuid(number: int) -> str:
    """Make an id that a test can tell by its number."""
    return f"01900000-0000-7000-8000-{number:012}"


class SayingThemselves:
    """Names in which a record is called by its id, and an area by its code behind a name."""

    def record(self, kind: str, record: str) -> str:
        return record

    def area(self, code: str) -> str:
        return f"Sumberagung, Wanatirta ({code})"


@dataclass
class Village:
    """Records held in memory, to be looked at by a rule."""

    today: date = TODAY
    records: list[Record] = field(default_factory=list)
    deleted: set[str] = field(default_factory=set)

    def one(self, kind: type[R], record: str) -> R | None:
        return next((each for each in self.where(kind) if each.id == record), None)

    def where(self, kind: type[R], **fields: str) -> Sequence[R]:
        live = [each for each in self.records if isinstance(each, kind) and each.id not in self.deleted]
        return [each for each in live if all(str(getattr(each, code)) == value for code, value in fields.items())]

    def standing(self, record: str) -> str:
        return "deleted" if record in self.deleted else "live" if any(each.id == record for each in self.records) else "absent"

    def add(self, kind: type[R], number: int, **values: object) -> R:
        record = kind(id=uuid(number), **values)
        self.records.append(record)
        return record

    def asked(self, record: Record) -> list[Finding]:
        if record not in self.records:
            self.records.append(record)
        return findings(record, self)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def village() -> Village:
    return Village()


@pytest.fixture
def suminah(village) -> Person:
    return village.add(Person, 1, name="Suminah", sex="P", birth_year=1971, area="33.02.10.2003", person_kind="warga")


@pytest.fixture
def meeting(village) -> Meeting:
    return village.add(Meeting, 2, title="Musdus", date=JAN, area="33.02.10.2003", extra_male=1, extra_female=2)


@pytest.fixture
def came(village, meeting, suminah) -> Attendance:
    return village.add(Attendance, 3, meeting=meeting.id, person=suminah.id, presence="hadir", invited=True)


@pytest.fixture
def training(village) -> Training:
    return village.add(Training, 4, title="Bokashi", date_start=JAN, date_end=JAN, hours=Decimal(6), score_max=Decimal(100))


@pytest.fixture(params=["id", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    return Language(request.param)


@pytest.fixture(scope="session")
def names() -> SayingThemselves:
    return SayingThemselves()
