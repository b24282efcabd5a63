"""The texts that sample data is made of, read from tables that a non-programmer can extend."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

Table = Mapping[str, Any]
Slots = dict[str, str]

DAYS_OF_WEEK = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class SampleTexts:
    """What people in sample data are called, where they live, what they talk about and learn."""

    regions: Table
    parts: Table
    groups: Table
    matters: Table
    trainings: Table
    funds: Table
    partners: Table
    dealings: Table
    story: Table
    story_people: Table

    def region(self, village: str) -> Table:
        """Give the habits of the province or regency of a village: names, language, word for a hamlet."""
        provinces: Mapping[str, Table] = self.regions["provinces"]
        return provinces[max((code for code in provinces if village.startswith(code)), key=len)]


def read_texts(folder: Path) -> SampleTexts:
    """Read the tables of a folder."""
    names = ("regions", "name_parts", "groups", "matters", "trainings", "funds", "partners", "dealings", "story", "story_people")
    return SampleTexts(*(json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in names))


def rupiah(amount: int) -> str:
    """Give an amount as it stands in a text, `Rp 25.000`."""
    return f"Rp {amount:,}".replace(",", ".")


def fill(text: str, slots: Slots) -> str:
    """Put the words of one story into a text; it begins with a capital."""
    filled = text.format_map(slots)
    return filled[:1].upper() + filled[1:]


def story_slots(rng: Random, village: str, hamlets: list[str], group: str, year: int) -> Slots:
    """Draw the words of one story once, so that its topic, decision and follow-ups agree."""
    here, there = rng.sample(hamlets, 2)
    return {
        "desa": village,
        "kelompok": group,
        "dusun": here,
        "dusun_lain": there,
        "jumlah": str(rng.randint(15, 60)),
        "sedikit": str(rng.randint(2, 6)),
        "meter": str(rng.randrange(100, 650, 50)),
        "uang": rupiah(rng.choice((5_000, 10_000, 15_000, 25_000, 50_000, 100_000, 500_000))),
        "hari": rng.choice(DAYS_OF_WEEK),
        "jam": rng.choice(("13.00", "14.00", "15.30", "16.00")),
        "tanggal": str(rng.randint(1, 28)),
        "tahun": str(year),
        "tahun_depan": str(year + 1),
    }
