"""The village, district and regency that the head of a list names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from empower_desktop.lists.heads import Head

LEVELS = re.compile(
    r"(desa|ds\.?|kelurahan|kel\.?|nagari|gampong|kecamatan|kec\.?|kabupaten|kab\.?|kota|provinsi|prov\.?)\s*:?\s+", re.IGNORECASE
)
_LEVEL = {"d": "village", "n": "village", "g": "village", "p": "province"}
_BELOW = {"village": ("village", "district", "regency"), "district": ("district", "regency"), "regency": ("regency",), "province": ()}
"""What the names mean that stand after a level, `Kec. Batukliang, Lombok Tengah`."""


def read_place(head: Head, text: str) -> None:
    """Read `DESA KALIORI KECAMATAN KALIBAGOR …`, or `Desa Peresak, Batukliang, Lombok Tengah`."""
    parts = LEVELS.split(text)
    if len(parts) <= 3:
        names = [part.strip(" ,.-–") for part in text.split(",")]
        names[0] = LEVELS.sub("", names[0])
        for name, value in zip(_BELOW[_level_of(parts[1]) if len(parts) > 1 else "village"], names, strict=False):
            if not getattr(head, name):
                setattr(head, name, LEVELS.sub("", value))
        return
    for level, value in zip(parts[1::2], parts[2::2], strict=False):
        name = _level_of(level)
        if name in ("village", "district", "regency") and not getattr(head, name):
            setattr(head, name, value.strip(" ,.-–"))


def _level_of(said: str) -> str:
    key = said.casefold().strip(" :.")
    name = "district" if key.startswith("kec") else "village" if key.startswith("kel") else "regency" if key[0] == "k" else ""
    return name or _LEVEL.get(key[0], "")
