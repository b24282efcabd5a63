"""What is worked out from a person."""

from __future__ import annotations

from datetime import date

import pytest

from empower_desktop.records import Person
from empower_desktop.records.person import age, display_name

ON = date(2026, 1, 12)


@pytest.mark.parametrize(
    ("born", "years"),
    [
        ({"birth_date": date(1971, 1, 12)}, 55),
        ({"birth_date": date(1971, 1, 13)}, 54),
        ({"birth_date": date(2004, 2, 29)}, 21),
        ({"birth_year": 1971}, 55),
        ({"birth_date": date(1971, 5, 2), "birth_year": 1950}, 54),
        ({}, None),
    ],
)
def test_an_age_is_of_full_years_or_else_of_the_year(born, years):
    assert age(Person(id="p", **born), ON) == years


def test_titles_stand_before_the_name():
    assert display_name(Person(id="p", titles="Hj.", name="Suminah")) == "Hj. Suminah"
    assert display_name(Person(id="p", name="Suminah")) == "Suminah"
    assert display_name(Person(id="p")) == ""
