"""Two lists of one day whose heads say the same and name no group: one meeting or two is asked, and never guessed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.workspace import Workspace, importing
from empower_desktop.workspace.importing import Imported
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.questions import answer
from tests.own_lists import listed

Kind = tuple[str, str, str]
MEETING: Kind = ("attendance", "DAFTAR HADIR RAPAT PENGURUS", "meeting")
TRAINING: Kind = ("participation", "DAFTAR PESERTA PELATIHAN KERIPIK", "training")


@pytest.fixture
def work(open_work: Callable[..., Workspace]) -> Workspace:
    return open_work("sari")


def taken(work: Workspace, folder: Path, kind: Kind, place: str, *names: str, said: str = "") -> Imported:
    """Take in a list; what is asked about its meeting is answered as `said`."""
    head = [[kind[1]], ["Tanggal", "", "17 November 2026"], *([["Tempat", "", place]] if place else []), [], ["No", "Nama", "L/P"]]
    file = listed(folder, *head, *([at, name, "P"] for at, name in enumerate(names, 1)), name=f"{len(list(folder.iterdir()))}.xlsx")
    foretold: Imported = importing.preview(work, file, kind[0]).result
    answers = {ask.id: said for ask in foretold.asks if said and ask.code == "row_again"}
    done: Imported = importing.apply(work, file, kind[0], answers=answers).result
    return done


def who_came(work: Workspace, kind: Kind) -> list[tuple[object, list[str]]]:
    """Give for each meeting its place and who is noted there."""
    names = {row.id: str(row.fields["name"]) for row in work.store.rows("person")}
    noted = [(row.fields[kind[2]], names[str(row.fields["person"])]) for row in work.store.rows(kind[0])]
    events = work.store.rows(kind[2])
    return sorted((row.fields.get("venue"), sorted(name for event, name in noted if event == row.id)) for row in events)


def waiting(work: Workspace) -> list[str]:
    return [each.asked.id for each in open_questions(work) if each.asked.code == "row_again"]


@pytest.mark.parametrize("kind", [MEETING, TRAINING])
@pytest.mark.parametrize("later", [True, False])
@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("", [("Balai Kaliori", ["Aminah", "Wartini"])]),
        ("new", [("Balai Binangun", ["Parto", "Wartini"]), ("Balai Kaliori", ["Aminah", "Wartini"])]),
        ("same", [("Balai Binangun", ["Aminah", "Parto", "Wartini"])]),
        ("keep", [("Balai Kaliori", ["Aminah", "Parto", "Wartini"])]),
    ],
)
def test_a_list_of_another_place_is_of_another_meeting_or_the_same_as_somebody_says(
    work: Workspace, tmp_path: Path, kind: Kind, said: str, later: bool, held: list[tuple[object, list[str]]]
) -> None:
    taken(work, tmp_path, kind, "Balai Kaliori", "Aminah", "Wartini")
    second = taken(work, tmp_path, kind, "Balai Binangun", "Parto", "Wartini", said="" if later else said)
    assert [ask.code for ask in second.asks if ask.code in ("row_again", "value_differs")] == ["row_again"]
    for asked in waiting(work) if said else ():
        answer(work, asked, said)
    assert who_came(work, kind) == held


def test_where_nobody_of_a_list_is_in_the_meeting_of_that_title_it_is_asked_whether_it_is_the_same(work: Workspace, tmp_path: Path) -> None:
    taken(work, tmp_path, MEETING, "", "Aminah", "Wartini")
    corrected = taken(work, tmp_path, MEETING, "", "Aminah", "Wartini", "Tukinem")
    assert [ask.code for ask in corrected.asks if ask.waits] == []
    taken(work, tmp_path, MEETING, "", "Parto", "Karsih")
    [asked] = waiting(work)
    assert who_came(work, MEETING) == [(None, ["Aminah", "Tukinem", "Wartini"])]
    answer(work, asked, "new")
    assert who_came(work, MEETING) == [(None, ["Aminah", "Tukinem", "Wartini"]), (None, ["Karsih", "Parto"])]
    taken(work, tmp_path, MEETING, "", "Parto", "Karsih", "Umi")
    assert (waiting(work), who_came(work, MEETING)[1]) == ([], (None, ["Karsih", "Parto", "Umi"]))


@pytest.mark.parametrize("head", ["DAFTAR HADIR RAPAT PENGURUS KWT MELATI", "DAFTAR HADIR RAPAT PENGURUS"])
def test_the_other_page_of_what_one_group_held_or_of_one_place_asks_nothing(work: Workspace, tmp_path: Path, head: str) -> None:
    kind: Kind = ("attendance", head, "meeting")
    place = "" if "KWT" in head else "Balai Kaliori"
    taken(work, tmp_path, kind, place, "Aminah", "Wartini")
    second = taken(work, tmp_path, kind, place, "Parto", "Karsih")
    assert ([ask.code for ask in second.asks if ask.waits], len(who_came(work, kind))) == ([], 1)
