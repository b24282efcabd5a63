from __future__ import annotations

import pytest

from empower_desktop.history.change import DELETED
from empower_desktop.store.search import FOUND_FROM, FOUND_TO


@pytest.fixture
def noted(store, make):
    """Keep a meeting and three people."""
    saved = [
        make("meeting", 1, {"title": "Musyawarah Dusun", "summary": "Rencana jalan tani dan perbaikan saluran irigasi"}),
        make("person", 11, {"name": "Réné Suminah", "area": "33.04.01.2001"}),
        make("person", 12, {"name": "Sumiyati", "area": "33.04.01.2002"}),
        make("person", 13, {"name": "Budi Santoso", "position_title": "Sumur bor"}),
    ]
    store.append(saved)
    return saved


@pytest.mark.parametrize("text", ["musyawarah", "MUSYA dus", "irig", "jalan musya", "  saluran  "])
def test_beginnings_of_words_are_found(store, noted, text):
    assert [found.record for found in store.find(text)] == [noted[0].record]


@pytest.mark.parametrize("text", ["yawarah", "musyawarah kelurahan", "", " ", '"', "*", "NEAR(", "a OR b", "title:musyawarah"])
def test_what_is_not_there_is_not_found(store, noted, text):
    assert store.find(text) == []


def test_accents_make_no_difference(store, noted):
    assert [found.title for found in store.find("rene")] == [found.title for found in store.find("RÉNÉ")] == ["Réné Suminah"]


def test_the_newest_comes_first_and_no_more_than_asked(store, noted):
    assert [found.title for found in store.find("sum")] == ["Budi Santoso", "Sumiyati", "Réné Suminah"]
    assert len(store.find("sum", limit=2)) == 2


def test_a_snippet_shows_the_word_in_its_place(store, noted):
    (found,) = store.find("irigasi")
    assert f"saluran {FOUND_FROM}irigasi{FOUND_TO}" in found.snippet


def test_old_words_and_deleted_records_are_not_found(store, noted, make):
    renamed = make("person", 12, {"name": "Kartini"}, noted[2])
    store.append([renamed, make("person", 13, {DELETED: True}, noted[3])])
    assert [found.title for found in store.find("sum")] == ["Réné Suminah"]
    assert [found.title for found in store.find("kart")] == ["Kartini"]


def test_hidden_ones_do_not_shorten_what_is_found(store, noted, make):
    store.append([make("person", n, {DELETED: True}, saved) for n, saved in ((12, noted[2]), (13, noted[3]))])
    assert [found.title for found in store.find("sum", limit=1)] == ["Réné Suminah"]


def test_people_of_the_same_village_come_first(store, noted):
    assert [row.title for row in store.people("sum")] == ["Budi Santoso", "Réné Suminah", "Sumiyati"]
    assert store.people("sum", near="33.04.01.2002")[0].title == "Sumiyati"


def test_a_list_is_searched_and_still_sorted(store, noted):
    assert [row.title for row in store.rows("person", search="sum", sort=[("name", True)])] == ["Sumiyati", "Réné Suminah", "Budi Santoso"]
    assert store.count("person", search="sumi") == 2
    assert store.count("meeting", search="sumi") == 0
