"""Reading a list of names as people paste them."""

from __future__ import annotations

import pytest

from empower_desktop.workspace.pasted import Line, read_list, recognise
from empower_desktop.workspace.roster import Near, People, Somebody, fold

VILLAGE = "33.02.10.2003"


@pytest.mark.parametrize(
    ("text", "name", "titles", "sex"),
    [
        ("Suminah", "Suminah", "", ""),
        ("1. Suminah (P)", "Suminah", "", "P"),
        ("2) Bpk. Darto L", "Darto", "", "L"),
        ("3 - Hj. SITI AMINAH, S.Pd", "Siti Aminah", "Hj. S.Pd", ""),
        ("No. 4 Drs. H. Ahmad Fauzi, M.Si", "Ahmad Fauzi", "Drs. H. M.Si", ""),
        ("• Ibu Rohmah", "Rohmah", "", ""),
        ("5;Karsono;Laki-laki", "Karsono", "", "L"),
        ("6\tNur Khasanah\tP\tDusun II", "Nur Khasanah", "", "P"),
    ],
)
def test_numbering_titles_and_sex_are_understood(text: str, name: str, titles: str, sex: str) -> None:
    line = read_list(text).lines[0]
    assert (line.name, line.titles, line.sex) == (name, titles, sex)


def test_heads_say_what_the_columns_hold() -> None:
    found = read_list("No\tAlamat\tNama\tL/P\n1\tDusun II\tSuminah\tP\n2\tDusun I\tDarto\tL")
    assert found.lines == (Line(2, "Suminah", "", "P", "Dusun II"), Line(3, "Darto", "", "L", "Dusun I"))


def test_identity_numbers_are_dropped_and_said() -> None:
    found = read_list("Suminah\t3302101234567890\nDarto 330210123456789\n3302 1012 3456 7890\tWasis")
    assert [line.name for line in found.lines] == ["Suminah", "Darto", "Wasis"]
    assert found.dropped == (1, 2, 3)


def test_empty_lines_and_doubles_are_left_out() -> None:
    assert [line.name for line in read_list("Suminah\n\n12\nsuminah\n---\nDarto").lines] == ["Suminah", "Darto"]


def somebody(person: str, name: str, sex: str = "P", area: str = VILLAGE) -> Somebody:
    return Somebody(person, name, sex, 1970, area, "Dusun II", tuple(fold(name).split()), ())


def test_one_bearer_is_known_two_are_a_question_and_nobody_is_new() -> None:
    people = People([somebody("a", "Suminah"), somebody("b", "Sri"), somebody("c", "Sri"), somebody("d", "Darto", "L")])
    lines = [Line(1, "suminah"), Line(2, "Sri"), Line(3, "Wagiyah"), Line(4, "Soeminah"), Line(5, "Darto", sex="P")]
    found = recognise(people, Near(area=VILLAGE), lines)
    assert [each.state for each in found] == ["known", "similar", "new", "similar", "new"]
    assert [one.id for one in found[1].persons] == ["b", "c"]


def test_a_member_is_meant_before_a_namesake() -> None:
    people = People([somebody("b", "Sri"), somebody("c", "Sri")])
    found = recognise(people, Near(members=frozenset({"c"}), area=VILLAGE), [Line(1, "Sri")])
    assert (found[0].state, [one.id for one in found[0].persons]) == ("known", ["c"])
