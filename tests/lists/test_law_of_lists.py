"""Whatever form a list has, the people on it are taken as it says: their names, what stands beside each, and the day and place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.language import Language
from empower_desktop.lists.understood import Understood
from tests.drawn_lists import ABSENT, OFFICES, Form, Somebody, forms, on_paper, people
from tests.paper import of_kind, read

DAYS = st.dates(date(2025, 1, 1), date(2026, 10, 31))
SPOKEN = ("name", "sex", "hamlet", "phone", "birth_year", "birth_date")


@given(people(), forms(), DAYS)
def test_who_came_by_an_attendance_sheet_is_taken_as_it_says(everybody: list[Somebody], form: Form, day: date) -> None:
    found = drawn("attendance", everybody, form, day, "DAFTAR HADIR", "RAPAT KWT SEKAR")
    meetings = [(each.get("date"), each.get("start_time"), each.get("venue")) for each in of_kind(found, "meeting")]
    assert meetings == [(day.isoformat(), "09:00", "Balai Desa")], said(found)
    presences = [ABSENT[one.absent] if "remark" in form.columns else "hadir" for one in everybody]
    assert [each["presence"] for each in of_kind(found, "attendance")] == presences, said(found)


@given(people(), forms("position"), DAYS)
def test_who_belongs_to_a_group_by_its_roll_is_taken_as_it_says(everybody: list[Somebody], form: Form, day: date) -> None:
    found = drawn("membership", everybody, form, day, "DAFTAR ANGGOTA", "KWT SEKAR")
    assert [each["name"] for each in of_kind(found, "group")] == ["KWT Sekar"], said(found)
    offices = [OFFICES[one.office] if "position" in form.columns else "anggota" for one in everybody]
    assert [each.get("role") for each in of_kind(found, "membership")] == offices, said(found)


@given(people(), forms("pre_score", "post_score"), DAYS)
def test_who_took_part_in_a_training_by_its_list_is_taken_as_it_says(everybody: list[Somebody], form: Form, day: date) -> None:
    found = drawn("participation", everybody, form, day, "DAFTAR HADIR PESERTA", "PELATIHAN PEMBUATAN KOMPOS")
    trainings = [(each["title"], each["date_start"], each["venue"]) for each in of_kind(found, "training")]
    assert trainings == [("Pelatihan Pembuatan Kompos", day.isoformat(), "Balai Desa")], said(found)
    for code, wanted in (("pre_score", [one.pre for one in everybody]), ("post_score", [one.post for one in everybody])):
        given_here = [str(score) if code in form.columns else None for score in wanted]
        assert [each.get(code) for each in of_kind(found, "participation")] == given_here, said(found)


def drawn(kind: str, everybody: Sequence[Somebody], form: Form, day: date, *titles: str) -> Understood:
    """Read a list in this form, every question answered as it proposes; the people are those that stand on it."""
    found = read(kind, on_paper(form, everybody, day, titles, is_held=kind != "membership"), defaults=True)
    told = [{code: fields[code] for code in SPOKEN if code in fields} for fields in of_kind(found, "person")]
    wanted = [one.told(form.columns) for one in everybody]
    if "sex" not in form.columns:  # titles such as Ibu may tell it, and are asked about
        told, wanted = ([{**one, "sex": ""} for one in some] for some in (told, wanted))
    assert told == wanted, said(found)
    return found


def said(found: Understood) -> str:
    """Give all that is asked and said of a list, for whoever looks why it was taken otherwise."""
    say = Language("en")
    asked = [f"{ask.code} {ask.cell}: {say(ask.message)}" for ask in found.asks]
    return "\n".join([*asked, *(f"left {one.cell}: {say(one.why)}" for one in found.left)])
