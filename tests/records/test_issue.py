"""Problems and assets: what each of them has, and what a solved one must say."""

from __future__ import annotations

from datetime import date

from empower_desktop.records import Issue

KNOWN, SOLVED = date(2025, 1, 12), date(2025, 6, 20)


def told(village, rule: str, **values: object) -> set[tuple[str, str]]:
    found = village.asked(village.add(Issue, 50 + len(village.records), identified_on=KNOWN, **values))
    return {(finding.level, finding.field) for finding in found if finding.rule == rule}


def test_a_solved_problem_says_who_solved_it(village):
    assert told(village, "R16", status="selesai") == {("E", "solved_by")}
    assert told(village, "R16", status="selesai", solved_by="mandiri") == set()
    assert told(village, "R16", status="ditangani") == set()


def test_it_is_not_solved_before_it_is_known_nor_without_saying_so(village):
    assert told(village, "R17", solved_on=date(2025, 1, 11), status="selesai") == {("E", "solved_on")}
    assert told(village, "solved", solved_on=SOLVED, status="ditangani") == {("W", "status")}
    assert told(village, "solved", solved_on=SOLVED, status="selesai") == set()


def test_problems_are_grave_and_assets_are_used(village):
    assert told(village, "entry_type", entry_type="potensi", severity=3) == {("W", "severity")}
    assert told(village, "entry_type", entry_type="masalah", resource_kind="alam", mobilised_on=SOLVED) == {
        ("W", "resource_kind"),
        ("W", "mobilised_on"),
    }
    assert told(village, "entry_type", entry_type="masalah", severity=3) == set()
    assert told(village, "entry_type", entry_type="potensi", resource_kind="alam", mobilised_on=SOLVED) == set()


def test_the_same_problem_of_the_same_village_is_asked_about_and_an_asset_of_its_name_is_not(village):
    values = {"title": "Air irigasi", "area": "33.02.10.2003", "status": "dikenali", "identified_by": "kelompok"}
    village.add(Issue, 1, entry_type="masalah", identified_on=KNOWN, **values)
    assert told(village, "R20", entry_type="masalah", **{**values, "title": "air  IRIGASI"}) == {("Q", "title")}
    assert told(village, "R20", entry_type="potensi", **values) == set()
