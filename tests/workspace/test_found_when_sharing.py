"""What was found by people who tried to break the app where it shares, and sends an area alone: each once, so that it stays mended."""

from __future__ import annotations

import sys
from itertools import pairwise

from openpyxl import load_workbook

from empower_desktop.history.change import Change
from empower_desktop.records import Attendance, Group, Meeting, Person, SameAs
from empower_desktop.workspace.saving import add
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import export, in_scope
from tests.workspace.arriving import ONE, WHO, came


def test_a_shared_copy_hides_who_withdrew_consent_though_another_disputes_it(open_work):
    work = open_work("sari")
    came(work, Person.kind, ONE, {"name": "Suminah", "sex": "P", "consent": "lisan", "consent_on": None, "disability_type": ("fisik",)})
    came(work, Person.kind, ONE, {"consent": "dicabut", "consent_on": None}, "2026-01-13T08:00:00.000Z/0000")
    assert _told_of_a_person(work) == (ONE, "(nama tidak ditampilkan)")


def test_a_shared_copy_does_not_tell_which_private_field_is_in_dispute(open_work):
    work = open_work("sari")
    came(work, Person.kind, ONE, {"name": "Suminah", "sex": "P", "disability_type": ("fisik",)})
    came(work, Person.kind, ONE, {"disability_type": ("mental",)})
    assert _told_of_a_person(work) == (ONE, "Suminah", "Perempuan")


def _told_of_a_person(work) -> tuple[object, ...]:
    """Give what the first row of persons holds in a shared copy."""
    meeting = str(add(work, Meeting, {"title": "Musdus"}).result)
    add(work, Attendance, {"meeting": meeting, "person": ONE, "presence": "hadir"})
    path = work.folder / "shared.xlsx"
    export(work, path, profile="share")
    row = next(load_workbook(path)["Orang"].iter_rows(min_row=2, max_row=2, values_only=True))
    return tuple(value for value in row if value is not None)


def test_what_was_joined_stands_once_in_a_shared_copy_and_is_named_by_one_id(open_work):
    work = open_work("sari")
    people, groups = (sorted(str(add(work, kind, {"name": name}).result) for name in ("Suminah", "Bu Sum")) for kind in (Person, Group))
    meetings = [str(add(work, Meeting, {"title": title, "group": groups[1]}).result) for title in ("Musdus", "Rapat")]
    for meeting, person in zip((*meetings, meetings[0]), (*people, people[1]), strict=True):
        add(work, Attendance, {"meeting": meeting, "person": person, "presence": "hadir"})
    for kind, (one, other) in (("person", people), ("group", groups)):
        add(work, SameAs, {"kind": kind, "one": one, "other": other, "same": True})
    export(work, work.folder / "shared.xlsx", profile="share")
    book = load_workbook(work.folder / "shared.xlsx")
    rows = {name: [row for row in book[name].iter_rows(min_row=2, values_only=True) if row[0]] for name in SHEETS_OF_JOINED}
    assert {name: len(some) for name, some in rows.items()} == {"Orang": 1, "Kehadiran": 2, "Pertemuan": 2, "Kelompok": 1}
    assert (rows["Orang"][0][0], rows["Kelompok"][0][0]) == (people[0], groups[0])
    assert all(people[0] in row for row in rows["Kehadiran"])
    assert all(groups[0] in row for row in rows["Pertemuan"])


SHEETS_OF_JOINED = ("Orang", "Kehadiran", "Pertemuan", "Kelompok")
HERE, THERE = "33.02.10.2003", "33.03.10.2003"


def _within(work, area: str) -> set[str]:
    return {change.record for change in in_scope(work, Scope((area,)))}


def test_two_that_are_the_same_thing_stay_within_the_scope_of_their_area(open_work):
    work = open_work("sari")
    pair = [str(add(work, Person, {"name": name, "sex": "P", "area": THERE}).result) for name in ("Suminah", "Sumina")]
    same = str(add(work, SameAs, {"kind": "person", "one": pair[0], "other": pair[1], "same": True}).result)
    assert _within(work, HERE).isdisjoint({*pair, same})
    assert _within(work, THERE) >= {*pair, same}


def test_a_record_is_in_the_area_of_every_rival_of_its_reference(open_work):
    work = open_work("sari")
    for area in (HERE, THERE):
        group = str(add(work, Group, {"name": f"Kelompok {area}", "area": area}).result)
        came(work, Meeting.kind, ONE, {"title": "Musdus", "group": group})
    assert ONE in _within(work, HERE) & _within(work, THERE)


def test_groups_of_groups_may_go_in_a_circle_or_stand_in_a_long_row(open_work):
    work = open_work("sari")
    row = [f"00000000-0000-4000-8000-{n:012}" for n in range(sys.getrecursionlimit() + 50)]
    at = "2026-01-12T08:00:00.000Z/0000"
    work.store.append([Change.make(one, "group", {"name": "G", "parent_group": above}, (), WHO, at) for one, above in pairwise(row)])
    came(work, "group", row[-1], {"name": "G", "parent_group": row[0]})
    assert _within(work, HERE) >= set(row)
    came(work, "group", row[-1], {"area": THERE})
    assert _within(work, HERE).isdisjoint(row)
