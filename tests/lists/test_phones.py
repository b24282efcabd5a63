"""Phone numbers as lists write them: in several columns, several in a cell, with words around them, or beside a name."""

from __future__ import annotations

import pytest

from empower_desktop.lists.amounts import read_phone
from empower_desktop.lists.grid import Cell
from tests.paper import asked, of_kind, read


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("0812-3333-4444 (WA)", ["081233334444"]),
        ("WA: 081211110000", ["081211110000"]),
        ("081200002222\n085700002222", ["081200002222", "085700002222"]),
        ("0812.0000.3333 atau 0857.0000.3333", ["081200003333", "085700003333"]),
        ("081299998888 / +62 812 9999 8888", ["+6281299998888"]),
        ("081222223333 an. Budi", []),
    ],
)
def test_numbers_are_read_with_what_calls_them_so_and_not_with_whose_else_they_are(written: str, numbers: list[str]) -> None:
    phone = read_phone(Cell(1, 1, "text", written))
    assert (list(phone.numbers) if phone else []) == numbers


def test_a_second_column_of_phones_fills_the_first_and_asks_where_both_say_another() -> None:
    rows = "1 | Siti | P | '081234567890 | '085711112222\n2 | Ani | P | | '081299998888\n3 | Umi | P | '081355556666 | +6281355556666"
    found = read("person", f"DATA WARGA\nNo | Nama | L/P | No HP | WA\n{rows}")
    assert [one.get("phone") for one in of_kind(found, "person")] == [None, "081299998888", "+6281355556666"]
    assert (asked(found), found.left) == ({"two_phones_in_cell": "D3,E3"}, ())


def test_what_is_no_phone_number_is_named_with_its_cell_and_its_words() -> None:
    rows = "1 | Siti | P | '081234567890\n2 | Ani | P | ikut suami\n3 | Umi | P | '081355556666\n4 | Sri | P | hilang"
    [ask] = read("person", f"DATA WARGA\nNo | Nama | L/P | No HP\n{rows}").asks
    assert (ask.cell, ask.message.values["texts"]) == ("D4,D6", "“ikut suami”, “hilang”")


@pytest.mark.parametrize(
    ("headings", "row", "contact"),
    [
        ("Kontak | No HP", "Pak Kades | '081234567890", ("Pak Kades", "081234567890")),
        ("Kontak", "Bu Tini 0812 9999 8888", ("Bu Tini", "081299998888")),
        ("Kontak", "Bu Tini", ("Bu Tini", None)),
        ("Kontak", "'081234567890", (None, "081234567890")),
        ("Narahubung", "Bu Tini (0812-9999-8888)", ("Bu Tini", "081299998888")),
    ],
)
def test_whom_to_call_at_a_partner_is_parted_from_the_number(headings: str, row: str, contact: tuple[str | None, str | None]) -> None:
    found = read("partner", f"MITRA\nNo | Nama lembaga | Jenis pihak | {headings}\n1 | UD Makmur | Pengepul | {row}")
    [partner] = of_kind(found, "partner")
    assert ((partner.get("contact_name"), partner.get("contact_phone")), asked(found)) == (contact, {})


def test_of_two_numbers_of_a_partner_it_is_asked_which() -> None:
    drawing = "MITRA\nNo | Nama lembaga | Jenis pihak | No HP\n1 | UD Makmur | Pengepul | 081299998888/085711112222"
    [ask] = read("partner", drawing).asks
    [partner] = of_kind(read("partner", drawing, answers={ask.id: "085711112222"}), "partner")
    assert (ask.code, ask.cell, partner["contact_phone"]) == ("two_phones_in_cell", "D3", "085711112222")
