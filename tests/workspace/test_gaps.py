"""Which numbers are missing between the exports that came, and how each laptop of a worker is called in what is told of them."""

from __future__ import annotations

from empower_desktop.language import Language
from empower_desktop.store import Arrival
from empower_desktop.workspace.coverage import Coverage
from empower_desktop.workspace.coverage_words import gap_numbers, gap_words, reply_to
from empower_desktop.workspace.gaps import Gap, gaps_in
from empower_desktop.workspace.returning import Worker


def test_a_number_that_came_twice_from_two_copies_of_a_folder_leaves_the_other_one_missing():
    here = [
        Arrival("m", "a", export_id="a", store_id="s", number=1),
        Arrival("m", "c", export_id="c", store_id="s", number=2, previous="b"),
    ]
    assert gaps_in(here) == (Gap("s", 1),)


def test_of_three_laptops_each_is_called_by_its_turn():
    made = "2026-11-24T01:00:00.000Z/0000"
    came = [("a", 2), ("b", 3), ("b", 1), ("c", 2)]
    exports = tuple(
        Arrival("m", f"{store}{number}", seq=seq, export_id=f"{store}{number}", store_id=store, number=number, made=made, digest="0" * 64)
        for seq, (store, number) in enumerate(came)
    )
    one = Coverage(Worker("w", "Sari"), exports, gaps_in(exports), exports[-1], 0, 0)
    say = Language("en")
    assert gap_numbers(one, say) == "1; 2 (laptop 2 of 3); 1 (laptop 1 of 3)"
    told = reply_to(one, say)
    assert "Of the laptop that you use now, file 1 has not come." in told
    assert "Of laptop 2 of 3 (or this one before a backup was restored), whose last file here" in told
    assert "Of laptop 1 of 3 (or this one before a backup was restored), whose last file here" in told
    assert [text.partition(" (")[0] for text in map(say, gap_words(one))][1:] == [
        "Not come yet from laptop 2 of 3 of Sari",
        "Not come yet from laptop 1 of 3 of Sari",
    ]
