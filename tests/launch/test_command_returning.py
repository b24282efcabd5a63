"""What has arrived, by command: deltas, returns, coverage, and the same person on a new laptop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.launch.conftest import Seat


@pytest.fixture
def budi(seat: Callable[[str], Seat]) -> Seat:
    return seat("budi")


@pytest.fixture
def files(tmp_path: Path) -> Callable[[str], str]:
    return lambda name: str(tmp_path / f"{name}.xlsx")


def test_a_month_of_deltas_and_returns_by_command(sari: Seat, budi: Seat, files: Callable[[str], str]) -> None:
    sari.meeting()
    first = sari.json("export", files("1"), "--since-receipt")
    budi.json("merge", files("1"))
    back = budi.json("return", "Sari", files("back"))
    assert (list(back), back["number"]) == (list(first), 1)
    sari.json("merge", files("back"))
    sari.add("person", "name=Ani", "sex=P")
    sari.json("export", files("lost"), "--since-receipt")
    sari.add("person", "name=Tono", "sex=L")
    delta = sari.json("export", files("3"), "--since-receipt", "--for", "Budi")
    assert (delta["number"], delta["records"]) == (3, {"person": 2})
    budi.json("merge", files("3"))
    assert budi("digest").out == sari("digest").out
    (told,) = budi.json("coverage")
    assert list(told) == ["author", "exports", "gaps", "last", "records"]
    assert ([one["number"] for one in told["exports"]], [gap["number"] for gap in told["gaps"]]) == ([1, 3], [2])
    assert (told["last"]["number"], told["last"]["digest"], told["records"]) == (3, delta["digest"], 3)
    assert "File 2 has not come." in budi("coverage").out


def test_what_arrived_and_what_was_not_sent_is_told(sari: Seat, budi: Seat, files: Callable[[str], str]) -> None:
    meeting = sari.meeting()
    assert "1 record not sent yet" in sari("coverage").err
    sari.json("export", files("1"))
    assert "not sent yet" not in sari("coverage").err
    assert "received" not in sari.json("show", meeting)
    budi.json("merge", files("1"))
    budi.json("return", "Sari", files("back"))
    sari.json("merge", files("back"))
    assert "  Received by Budi, " in sari("show", meeting).out
    received = sari.json("show", meeting)["received"]
    assert (list(received), received["by"]) == (["by", "at"], "Budi")
    sari.json("set", meeting, "venue=Balai desa")
    assert ("Received by" in sari("show", meeting).out, "received" in sari.json("show", meeting)) == (False, False)


def test_a_return_for_nobody_known_says_who_there_is(sari: Seat, budi: Seat, files: Callable[[str], str]) -> None:
    assert budi("return", "Sari", files("back")).status == 4
    sari.meeting()
    sari.json("export", files("1"))
    budi.json("merge", files("1"))
    told = budi("return", "Joko", files("back"), "--json")
    assert (told.status, told.error["code"]) == (4, "no_such_worker")
    assert "Sari" in told.error["message"]
    assert not Path(files("back")).exists()


def test_it_is_me_again_from_a_return(sari: Seat, budi: Seat, seat: Callable[[str], Seat], files: Callable[[str], str]) -> None:
    sari.meeting()
    sari.json("export", files("1"))
    budi.json("merge", files("1"))
    budi.json("return", "Sari", files("back"))
    author = sari.json("list", "author")[0]["id"]
    new = type(sari)(sari.folder.parent / "new", sari._capsys)
    assert new.json("init", "--again", files("back")) == {"author": author}
    assert new("digest").out == sari("digest").out
    assert new.json("export", files("new"))["number"] == 1
    assert new("init", "--again", files("back")).status == 4


def test_a_file_of_a_lost_laptop_is_let_go_and_asked_for_again_by_command(sari: Seat, budi: Seat, files: Callable[[str], str]) -> None:
    for name in ("1", "2", "3"):
        sari.add("person", f"name=Ani {name}", "sex=P")
        sari.json("export", files(name), "--area", "33.02.10")
    assert budi("coverage", "--ask-no-more", "Sari", "--json").error["code"] == "no_such_worker"
    budi.json("merge", files("1"), files("3"))
    (told,) = budi.json("coverage", "--ask-no-more", "Sari")
    assert [(gap["number"], gap["asked"]) for gap in told["gaps"]] == [(2, False)]
    said = budi("coverage").out
    assert ("has not come" in said, "Not asked for any more: 2." in said) == (False, True)
    again = budi("coverage", "--ask-no-more", "Sari", "--json")
    assert (again.status, again.error["code"]) == (4, "nothing_asked")
    assert "File 2 has not come." in budi("coverage", "--ask-again", "Sari").out
    assert budi("coverage", "--ask-again", "Sari", "--json").error["code"] == "nothing_let_go"


def test_who_sent_only_what_was_undone_is_listed_and_gets_a_return_that_confirms_nothing(
    sari: Seat, budi: Seat, files: Callable[[str], str]
) -> None:
    sari.meeting()
    sari.json("export", files("1"))
    merged = budi.json("merge", files("1"))
    budi.json("return", "Sari", files("back 1"))
    sari.json("merge", files("back 1"))
    assert budi("unmerge", merged["merge"]).status == 0
    (told,) = budi.json("coverage")
    assert (told["exports"], [gap["number"] for gap in told["gaps"]], told["last"], told["records"]) == ([], [1], None, 0)
    assert "File 1 came, and was undone here." in budi("coverage").out
    budi.json("return", "Sari", files("back 2"))
    sari.json("merge", files("back 2"))
    assert sari.json("export", files("2"), "--since-receipt")["records"]["meeting"] == 1
