"""Rows, columns and words of ordinary lists that look like something else, and of whom nothing may be made or said."""

from __future__ import annotations

from empower_desktop.language import Language
from empower_desktop.lists.understood import Understood
from tests.paper import asked, people, read

HADIR = "DAFTAR HADIR RAPAT KWT MELATI, 3 Maret 2026\n"


def told(found: Understood) -> dict[str, str]:
    """Give what is named as not taken, by its cells, with why."""
    return {left.cell: Language("en")(left.why) for left in found.left}


def by_person(found: Understood, kind: str, field: str) -> dict[str, object]:
    """Give what the records of a kind say in a field, by the name of their person."""
    names = {entry.name: str(entry.fields["name"]) for entry in found.entries if entry.kind == "person"}
    return {names[entry.links["person"]]: entry.fields.get(field) for entry in found.entries if entry.kind == kind}


def test_money_gathered_at_each_meeting_below_the_sum_is_nobody_and_no_mark() -> None:
    found = read(
        "attendance",
        """
PENGAJIAN KWT MELATI
No | Nama | 3 Sep 2026 | 10 Sep 2026 | Jumlah
1 | Sanah | v | v | 2
2 | Marni | v | | 1
 | Jumlah hadir | 2 | 1 | 3
 | Infaq (Rp) | 65000 | 58000 | 123000
""",
    )
    assert people(found) == ["Sanah ?", "Marni ?"]
    assert "mark_unknown" not in asked(found)
    assert "A6:E6" in told(found)


def test_a_guest_written_below_the_sum_without_a_number_is_somebody() -> None:
    found = read(
        "attendance",
        f"""
{HADIR}No | Nama | L/P | Hadir
1 | Sanah | P | v
2 | Marni | P | v
 | Jumlah | 2 | 2
 | Pak Kadus | L | v
 | Tumini | P | v
""",
    )
    assert "Tumini P" in people(found)


def test_how_many_more_came_along_without_their_names_is_nobody_and_told() -> None:
    found = read("attendance", f"{HADIR}No | Nama | L/P | TTD\n1 | Sanah | P | v\n2 | Marni | P | v\n | + 3 anak SD ikut | |")
    assert people(found) == ["Sanah P", "Marni P"]
    assert (asked(found).get("no_name"), "not_signed" in asked(found)) == ("B5", False)
