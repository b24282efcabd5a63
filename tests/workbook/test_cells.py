from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from empower_desktop.errors import Problem
from empower_desktop.language import Language
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Field
from empower_desktop.workbook.cells import cut, read_cell, serial, shower, stands
from empower_desktop.workbook.sheetdata import Cell
from tests.workbook.village import AREA, Names

TODAY = date(2026, 4, 6)


class Readable(Names):
    def record(self, kind: str, record: str) -> str:
        return f"<{record}>"


def field(kind: str, code: str) -> Field:
    return KINDS[kind].fields()[code]


def shown(kind: str, code: str, plain: object) -> object:
    return shower(field(kind, code), Language("id"), Readable())(plain)  # type: ignore[arg-type]


def read(kind: str, code: str, cell: Cell, is_date: bool = False, date1904: bool = False) -> object:
    return read_cell(cell, field(kind, code), TODAY, is_date, date1904, lambda _, text: text, {"presence": {"hilang": "lost"}})


@pytest.mark.parametrize(
    ("kind", "code", "plain", "wanted"),
    [
        ("meeting", "date", "2026-01-12", 46034),
        ("meeting", "date", "1900-02-28", 59),
        ("meeting", "date", "1900-03-01", 61),
        ("meeting", "date", "soon", "soon"),
        ("meeting", "start_time", "06:00", 0.25),
        ("meeting", "start_time", "late", "late"),
        ("meeting", "title", "=1+1", "=1+1"),
        ("meeting", "quorum_met", False, "tidak"),
        ("meeting", "invited_count", 10**16, "10000000000000000"),
        ("meeting", "meeting_type", "musdus", "Musyawarah dusun"),
        ("meeting", "meeting_type", "of_2030", "of_2030"),
        ("meeting", "inclusion_measures", ("bahasa_daerah", "of_2030"), "Memakai bahasa daerah; of_2030"),
        ("meeting", "area", AREA, f"Sumberagung, Wanatirta ({AREA})"),
        ("meeting", "facilitators", ("b", "a"), "<b>; <a>"),
        ("training", "hours", "6.5", Decimal("6.5")),
        ("attendance", "transport_paid", 25000, 25000),
        ("meeting", "date", ("a", "b"), "a; b"),
    ],
)
def test_a_value_stands_in_its_cell_as_people_expect(kind: str, code: str, plain: object, wanted: object) -> None:
    assert shown(kind, code, plain) == wanted


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(1955, 6, 1), date(2100, 12, 31)])
def test_days_come_back_from_their_numbers(day: date) -> None:
    assert read("meeting", "date", Cell(1, "number", str(serial(day)))) == day.isoformat()


def test_days_of_the_other_count_come_back() -> None:
    assert read("meeting", "date", Cell(1, "number", str(46034 - 1462)), date1904=True) == "2026-01-12"


@pytest.mark.parametrize("minute", range(0, 1440, 7))
def test_times_come_back_from_their_fractions(minute: int) -> None:
    told = time(minute // 60, minute % 60).strftime("%H:%M")
    assert read("meeting", "start_time", Cell(1, "number", repr(shown("meeting", "start_time", told)))) == told


def test_what_a_spreadsheet_adds_up_has_no_dust() -> None:
    assert read("training", "hours", Cell(1, "number", "6.500000000000001")) == "6.5"
    assert read("meeting", "invited_count", Cell(1, "number", "4.5E1")) == 45


def test_a_number_in_a_text_keeps_its_digits() -> None:
    assert read("person", "hamlet", Cell(1, "number", "8.1234567890E10")) == "81234567890"
    assert read("meeting", "venue", Cell(1, "number", "12.0")) == "12"


def test_the_files_own_dictionary_knows_newer_codes() -> None:
    assert read("attendance", "presence", Cell(1, "text", "Hilang")) == "lost"
    with pytest.raises(Problem, match="not in the list"):
        read("attendance", "presence", Cell(1, "text", "Entah"))


@pytest.mark.parametrize(
    ("code", "cell", "is_date", "wanted"),
    [
        ("venue", Cell(1, "number", "46034"), True, "became_date"),
        ("venue", Cell(1, "error", "#REF!"), False, "cell_error"),
        ("date", Cell(1, "number", "99999999"), True, "not_a_date"),
        ("invited_count", Cell(1, "text", "banyak"), False, "not_a_number"),
        ("quorum_met", Cell(1, "text", "mungkin"), False, "not_yes_no"),
    ],
)
def test_what_cannot_be_meant_is_a_problem(code: str, cell: Cell, is_date: bool, wanted: str) -> None:
    with pytest.raises(Problem) as raised:
        read("meeting", code, cell, is_date)
    assert raised.value.code == wanted


def test_a_cell_that_was_only_saved_again_still_stands() -> None:
    assert stands(Cell(1, "text", "Rapat\u00a0KWT"), "Rapat KWT")
    assert stands(Cell(1, "text", "Rapat KWT"), "Rapat\u00a0KWT")
    assert stands(Cell(1, "text", " a\r\nb "), "a\nb")
    assert stands(Cell(1, "number", "0.541666666666667"), 13 / 24)
    assert stands(Cell(1, "number", "44572"), 46034, days=1462)
    assert stands(None, None)
    assert not stands(None, "a")
    assert not stands(Cell(1, "text", "45"), 45)
    assert not stands(Cell(1, "number", "46034.5"), 46034)


def test_a_text_too_long_for_a_cell_is_cut_between_signs() -> None:
    assert cut("a" + "😀" * 20_000) == "a" + "😀" * 16_383
    assert cut("short") == "short"


@pytest.mark.parametrize("blank", ["", " ", " \u00a0 ", "\n"])
def test_a_text_of_blanks_stands_in_an_empty_cell(blank):
    assert stands(None, blank)
    assert not stands(Cell(1, "text", "x"), blank)


@pytest.mark.parametrize(("kind", "code"), [("meeting", "invited_count"), ("training", "hours"), ("action", "cost")])
@pytest.mark.parametrize("other", [True, False, 2**62, ("a",), "NaN"])
def test_a_number_of_another_form_is_shown_as_text_that_no_program_alters(kind: str, code: str, other: object) -> None:
    assert isinstance(shown(kind, code, other), str)
