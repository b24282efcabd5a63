"""Possible doubles by command: listed, joined, told apart, and parted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.launch.conftest import Seat


def test_possible_doubles_are_listed_until_somebody_joins_them_or_says_no(sari: Seat) -> None:
    where = ("sex=P", "area=33.02.10.2003", "birth_year=1980")
    one, other = sorted((sari.add("person", "name=Suminah", *where), sari.add("person", "name=Soeminah", *where)))
    sari.add("person", "name=Parjo", "sex=L")
    (double,) = sari.json("doubles")
    assert list(double) == ["kind", "one", "other", "titles", "same", "near", "differ"]
    assert (double["kind"], double["one"], double["other"]) == ("person", one, other)
    assert sorted(double["titles"]) == ["Soeminah", "Suminah"]
    assert {"sex", "birth_year"} <= set(double["same"])
    assert sari.json("doubles", "--kind", "group") == []
    itself = sari("add", "same_as", "kind=person", f"one={one}", f"other={one}", "same=yes", "--json")
    assert (itself.status, itself.error["field"], sari.json("list", "same_as")) == (4, "other", [])
    told = sari("doubles", "--kind", "person")
    assert f"  {one}  {other}\n" in told.out
    assert f"add same_as kind=person one={one} other={other} same=yes" in told.err
    pair = sari.add("same_as", "kind=person", f"one={one}", f"other={other}", "same=no")
    assert sari.json("doubles") == []
    assert sari("list", "same_as").out.splitlines()[1].split()[-1] == "no"
    sari.json("set", pair, "same=yes")
    assert sari("list", "same_as").out.splitlines()[1].split()[-1] == "yes"
    assert [each["id"] for each in sari.json("list", "person") if each["id"] in (one, other)] == [one]
    sari.json("delete", pair)
    assert [each["one"] for each in sari.json("doubles")] == [one]


def test_who_is_added_is_said_to_be_like_one_who_is_known(sari: Seat) -> None:
    where = ("sex=P", "area=33.02.10.2003", "birth_year=1980")
    known = sari.add("person", "name=Suminah", *where)
    told = sari("add", "person", "name=Bu Soeminah", *where)
    one, other = sorted((known, told.out.strip()))
    assert "Similar to Suminah (1980). The same person?" in told.err
    assert f"add same_as kind=person one={one} other={other} same=yes" in told.err
    assert "Similar" not in sari("add", "person", "name=Parjo", "sex=L").err
    assert "Similar" not in sari("add", "same_as", "kind=person", f"one={one}", f"other={other}", "same=no").err
    assert "Similar" not in sari("set", known, "nickname=Minah").err


def test_only_kinds_that_can_be_joined_are_looked_through(sari: Seat) -> None:
    assert sari("doubles", "--kind", "decision").status == 2
