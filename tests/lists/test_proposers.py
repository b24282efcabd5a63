"""Who proposes is kept by name where the column of sides names a group or somebody, and told where it cannot be."""

from __future__ import annotations

from tests.paper import of_kind, read

DRAWING = """USULAN MUSDUS
No | Usulan | Pengusul | Biaya
1 | Irigasi | Kelompok Tani Sri Rejeki | 5.000.000
2 | Bibit | Ibu Tumini | 2.000.000
3 | Sumur | Pak RT 02 | 9.000.000
4 | Lampu | BPD | 3.000.000
5 | Posyandu | Ibu hamil | 1.000.000
"""


def test_a_group_and_a_person_that_propose_are_taken_by_name_beside_their_side() -> None:
    found = read("proposal", DRAWING)
    links = [entry.links for entry in found.entries if entry.kind == "proposal"]
    assert links == [{"proposer_group": "group:?kelompok tani sri rejeki"}, {"proposer_person": "person:?tumini"}, {}, {}, {}]
    assert [(entry["name"], entry["group_type"]) for entry in of_kind(found, "group")] == [("Kelompok Tani Sri Rejeki", "kelompok_tani")]
    assert [entry.get("proposer_type") for entry in of_kind(found, "proposal")] == [None, None, None, "bpd", None]
    assert [ask.cell for ask in found.asks if ask.code == "word_unknown"] == ["C3", "C4", "C5", "C7"]


def test_words_that_name_nobody_for_certain_are_told_as_not_kept() -> None:
    assert {left.cell for left in read("proposal", DRAWING).left if "only which side" in str(left.why)} == {"C5", "C7"}


def test_a_column_of_names_of_its_own_leaves_the_sides_alone() -> None:
    drawing = "USULAN\nNo | Usulan | Diusulkan oleh | Nama pengusul\n1 | Bibit | Ibu Suminah | Tumini\n2 | Sumur | BPD | Karto"
    links = [entry.links for entry in read("proposal", drawing).entries if entry.kind == "proposal"]
    assert links == [{"proposer_person": "person:?tumini"}, {"proposer_person": "person:?karto"}]


def test_the_group_over_a_list_proposes_only_what_names_no_proposer_of_its_own() -> None:
    drawing = "USULAN KWT MELATI\nNo | Usulan | Pengusul\n1 | Bibit | Ibu Tumini\n2 | Sumur | BPD\n3 | Terpal |"
    links = [entry.links for entry in read("proposal", drawing).entries if entry.kind == "proposal"]
    assert links == [{"proposer_person": "person:?tumini"}, {}, {"proposer_group": "group:kwt melati"}]
