"""What looks like a list of people and is none: things, how many came, words for more or for nobody."""

from __future__ import annotations

import pytest

from empower_desktop.errors import Problem
from tests.paper import asked, people, read


@pytest.mark.parametrize("kind", ["attendance", "meeting", "participation", "training"])
@pytest.mark.parametrize(
    "drawing",
    [
        (
            "PELATIHAN 2025\nNo | Nama Pelatihan | Tanggal | Peserta | | Dana\n | | | L | P |\n1 | Pupuk | 12 Mei 2025 | 15 | 5 | DD\n"
            "2 | Pembukuan | 20 Juni 2025 | 2 | 18 | DD"
        ),
        (
            "RAPAT 2025\nNo | Kegiatan | Tanggal | Tempat | Peserta (orang)\n1 | Rapat KWT | 3 Mei 2025 | Balai | 25 orang\n"
            "2 | Rapat BPD | 9 Mei 2025 | Balai | 12 orang"
        ),
    ],
)
def test_how_many_came_is_no_list_of_who_came_and_no_deed_to_be_done(kind: str, drawing: str) -> None:
    with pytest.raises(Problem) as refused:
        read(kind, drawing)
    assert "seems to be a register of" in str(refused.value.message)


def test_a_list_of_things_is_no_list_of_people() -> None:
    with pytest.raises(Problem) as refused:
        read(
            "attendance",
            """
No | Nama Barang | Jumlah | Harga
1 | Cangkul | 2 | 75000
2 | Sabit | 4 | 30000
""",
        )
    assert refused.value.code == "no_table"


@pytest.mark.parametrize("text", ["dst", "dst.", "Idem", "(kosong)", "s.d.a", "Nihil", "25 orang", "± 30 org"])
def test_a_word_that_stands_for_more_or_for_nobody_is_no_person(text: str) -> None:
    found = read("attendance", f"RAPAT KWT SEKAR, 4 Maret 2026\nNo | Nama | L/P | TTD\n1 | Tumini | P | v\n2 | {text} | |")
    assert (people(found), asked(found)) == (["Tumini P"], {"no_name": "B4"})
