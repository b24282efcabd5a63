"""Who is near enough to be meant by a list without being asked about: of its village, and called as it calls them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from few_areas import few_areas

from empower_desktop.workspace import Workspace
from tests.own_lists import listed
from tests.people import change
from tests.workspace.melati import COLUMNS, KALIORI, asked, attended, known, melati_at, people, taken


@pytest.fixture
def work(open_work: Callable[..., Workspace]) -> Workspace:
    return melati_at(open_work("sari"))


@pytest.mark.parametrize(
    ("sex", "titles", "written", "is_asked"),
    [
        ("P", "", "Bpk. Sri", True),
        ("tidak_dicatat", "Ibu", "Pak Sri", True),
        ("P", "", "Ibu Sri", False),
        ("P", "", "Sri", False),
        ("tidak_dicatat", "", "Bpk. Sri", False),
    ],
)
def test_a_man_is_not_taken_for_the_woman_of_his_name_who_is_known(
    work: Workspace, tmp_path: Path, sex: str, titles: str, written: str, is_asked: bool
) -> None:
    sri = known(work, "Sri", sex, titles=titles)
    imported = taken(work, attended(tmp_path, (written, "Hadir"), columns=["No", "Nama", "Keterangan"]))
    assert len(asked(imported, "several_known")) == is_asked
    assert {row.id == sri for row in work.store.rows("person")} == ({True, False} if is_asked else {True})


def test_who_came_in_a_village_is_known_when_the_next_list_of_that_village_comes(work: Workspace, tmp_path: Path) -> None:
    def week(day: int, village: str, *names: str) -> Path:
        head = [["DAFTAR HADIR"], ["Musyawarah Dusun"], [f"Desa {village} Kecamatan Kalibagor"], [f"{day} Maret 2026"]]
        return listed(tmp_path, *head, COLUMNS, *([at, name, "P"] for at, name in enumerate(names, 1)), name=f"{village}{day}.xlsx")

    districts = [("33", "Jawa Tengah"), ("33.02", "Banyumas"), ("33.02.10", "Kalibagor")]
    few_areas(work.folder, [*districts, (KALIORI, "Kaliori"), ("33.02.10.2004", "Wlahar Wetan")])
    taken(work, week(2, "Kaliori", "Suminah", "Wati"))
    imported = taken(work, week(9, "Kaliori", "Suminah", "Wati", "Painem"))
    assert (asked(imported, "known_elsewhere"), people(work)) == ([], ["Painem", "Suminah", "Wati"])
    assert asked(taken(work, week(16, "Wlahar Wetan", "Suminah")), "known_elsewhere")


def test_a_name_with_a_known_word_of_another_village_or_another_sex_is_not_asked_about(work: Workspace, tmp_path: Path) -> None:
    change(work, "person", name="Karsono Hadi", sex="L", area="33.02.10.2004")
    known(work, "Karsono Putri", "P")
    imported = taken(work, attended(tmp_path, ("Karsono", "L"), ("Wagiyem", "P")))
    assert asked(imported, "name_alike") == []


@pytest.mark.parametrize(
    ("written", "is_asked"), [("Budi S.", True), ("Budi S", True), ("B. Santoso", True), ("Budi K.", False), ("S.", False)]
)
def test_who_is_called_by_the_first_letter_of_a_word_is_asked_about(work: Workspace, tmp_path: Path, written: str, is_asked: bool) -> None:
    known(work, "Budi Santoso", "L")
    imported = taken(work, attended(tmp_path, (written, "L"), ("Wagiyem", "P")))
    assert bool(asked(imported, "name_alike")) is is_asked
