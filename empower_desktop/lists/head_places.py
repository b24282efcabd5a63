"""The village, district and regency that the head of a list names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from empower_desktop.lists.names import usual_title

if TYPE_CHECKING:
    from empower_desktop.lists.heads import Head

_WORDS = {
    "village": ("desa", "ds", "kelurahan", "kel", "kalurahan", "nagari", "gampong", "pekon"),
    "district": ("kecamatan", "kec", "kapanewon", "kemantren", "distrik"),
    "regency": ("kabupaten", "kab", "kota"),
    "province": ("provinsi", "prov"),
}
_VILLAGES = r"desa|kelurahan|kel\.|kalurahan|nagari|gampong|pekon"
_DISTRICTS = r"kecamatan|kec\.|kapanewon|kemantren|distrik"
_REGENCIES = r"kabupaten|kab\."
_OWN_WAY = r"kampung|negeri|tiyuh|lembang|ohoi"
"""What stands before the name of a place within a sentence: of its short forms only those with a point."""
PLACE = re.compile(
    rf"^(?:ds|kel|kec|kab|{_VILLAGES}|{_DISTRICTS}|{_REGENCIES}|(?:{_OWN_WAY})(?=.*\b(?:distrik|kec)))(?!\w)\.?", re.IGNORECASE
)
"""So begins a line that says where something was."""
PLACE_INSIDE = re.compile(rf"\s+(?=(?:{_VILLAGES}|{_DISTRICTS}|{_REGENCIES})\s+[A-Z])")
"""Before the place that stands behind other words of a line."""
_TOWN = "kota"
_LEVEL = {word: level for level, words in _WORDS.items() for word in words}
LEVELS = re.compile(rf"((?:{'|'.join(_LEVEL)})\.?)\s*:?\s+", re.IGNORECASE)
"""What names the level of a place: `Kec. ` before Kalibagor."""
HAMLET = re.compile(
    r"\b(dusun|dukuh|banjar|jorong|lingkungan|padukuhan)\s+([IVX]+\b|\d+\b|[A-Z]\b|[A-Z][\w']+(?:\s(?!(?:desa|ds|kelurahan|kel|kalurahan|kecamatan|kec|kapanewon|kabupaten|kab|rt|rw|tahun|thn|th|bulan|bln|periode)\b)[A-Z][\w']+)?)",
    re.IGNORECASE,
)
BEFORE_VILLAGE = re.compile(
    r"^(?:(?:pemerintah|kantor|di|tingkat|(?:rt|rw)\s*[\d.]+(?:\s*/\s*[\d.]+)?)[\s,/]+)+"
    rf"(?=(?:{_VILLAGES}|{_DISTRICTS}|{_REGENCIES}|kota)\s)",
    re.IGNORECASE,
)
"""What may stand before the village on a line that says nothing but the place: `PEMERINTAH DESA KALIORI`, `RT 02/RW 03 Desa Kaliori`."""
VILLAGE_AFTER_HAMLET = re.compile(
    rf"^(?:(?:rt|rw)[\s.]*\d+(?:\s*/\s*\d+)?[\s,/]+)*(?:dusun|dukuh|banjar|jorong|lingkungan|padukuhan)\s[^:]{{1,40}}?[\s,]+(?=(?:{_VILLAGES})\s)",
    re.IGNORECASE,
)
"""The hamlet before the village on a line that says nothing but the place: `RW 03 DUSUN KRAJAN DESA KALIORI`."""
_YEAR = re.compile(
    r"[\s,]+(?:(?:tahun(?:\s+anggaran)?|thn|th|t\.?\s?a|periode|masa\s+bh?akti)\.?\s*:?\s*\d{4}|(?:19|20)\d\d)(?:\s*[/–-]\s*\d{4})?\W*$",
    re.IGNORECASE,
)
"""Of which year a list is, behind the place: `DESA KALIORI TAHUN ANGGARAN 2026`, `DESA KALIORI 2026`."""
_NEIGHBOURS = re.compile(r"[\s,/]*\b(?:rt|rw)[\s.:]*\d{1,3}(?:\s*/\s*\d{1,3})?\b", re.IGNORECASE)
"""Neighbourhoods behind the village that they are part of: `DESA KALIORI RT 02 RW 03`."""
_VILLAGE_OF_OWN_WAY = re.compile(rf"^(?:{_OWN_WAY})\s+(?!.*\b(?:{_VILLAGES}|ds)(?!\w))(?=.*\b(?:distrik|kec|kecamatan)\b)", re.IGNORECASE)
"""So a village is called in Papua, Maluku or Toraja, where its district follows; elsewhere a kampung is a part of one, named then."""
_GOVERNMENT_OF_OWN_WAY = re.compile(rf"^pemerintah\s+(?:{_OWN_WAY})\s+(?=\S)", re.IGNORECASE)
"""A village that is called so where its government stands over a list: a mere part of one has none."""
_ABOVE = {"village": "district", "district": "regency", "regency": "province", "province": ""}
"""What the next name means where it does not say so, `Kec. Batukliang, Lombok Tengah`; above a province there is nothing."""


_IN_TITLE = re.compile(rf"(?<!\bke )(?<!\bdari )(?<!\bluar )\b(?:{_VILLAGES}|ds\.)\s+(?=\S)", re.IGNORECASE)
_BEHIND_SIGN = re.compile(rf"(?:\s+[-–—/]|,)\s+(?=(?:{_DISTRICTS}|kec)\.?\s+\S)", re.IGNORECASE)
"""Before the district that stands behind whatever else a line says: `PUSKESMAS BARIMBA - KECAMATAN KAPUAS HILIR`."""
_BETWEEN_PLACES = re.compile(rf"\s*[,()–—]\s*|\s+-\s+|\s+(?=(?:{'|'.join(_LEVEL)})\.?\s)(?:{'|'.join(_LEVEL)})\.?\s+", re.IGNORECASE)
"""What stands between a village and the places above it: a sign, or what the next one is, ` Kec. `."""
_SIGNS = ' ,.;:()–—-"“”'
_MOST_WORDS = 3
"""A village is called by no more words than these, and so is a district or a regency."""
_ENDS_PLACE = re.compile(r"\s+[-–—]|\s*[(:;\d]|\s+(?:tahun|thn|th|bulan|periode|pukul|pkl|jam|tanggal|tgl)\b", re.IGNORECASE)
"""What stands behind a place and is none of its name: `Banyumas - Tahun 2026`, `Kec. Kalibagor (3 hari)`."""


def hamlet_of(found: re.Match[str]) -> str:
    """Give a hamlet in the usual capitals."""
    name = found[2] if re.fullmatch(r"[IVXivx]+|\d+", found[2]) else usual_title(found[2].upper())
    return f"{found[1].capitalize()} {name.upper() if re.fullmatch(r'[IVXivx]+', name) else name}"


def is_above_villages(text: str) -> bool:
    """Say whether a text begins with the level of a place above villages, in which nobody's home is told: `Kec. Natar`."""
    return _level_said(text) not in ("", "village")


def begins_with_level(text: str) -> bool:
    """Say whether a text begins with the level of a place."""
    return bool(_level_said(text))


def _level_said(text: str) -> str:
    """Give the level with which a text begins, "" for none: `Kota Baru` may be a hamlet that is called so."""
    said = LEVELS.match(text.lstrip())
    return "" if said is None or said[1].casefold() == _TOWN else _level_of(said[1])


def after_office(text: str) -> str:
    """Give a line without what stands before its village, `PEMERINTAH DESA KALIORI`; one that has nothing there stays as it is."""
    return BEFORE_VILLAGE.sub("", _GOVERNMENT_OF_OWN_WAY.sub("pemerintah desa ", text))


def read_place(head: Head, text: str) -> None:
    """Read `DESA KALIORI KECAMATAN KALIBAGOR …`, or `Desa Peresak, Batukliang, Lombok Tengah`; what the head says already stays."""
    text = _VILLAGE_OF_OWN_WAY.sub("desa ", _NEIGHBOURS.sub("", _YEAR.sub("", text)))
    parts = LEVELS.split(text)
    if len(parts) <= 3:
        _read_names(head, text.split(","))
        return
    for level, value in zip(parts[1::2], parts[2::2], strict=False):
        name = _level_of(level)
        if name in _ABOVE and not getattr(head, name):
            setattr(head, name, _bare(value))


def read_district_behind(head: Head, text: str) -> None:
    """Read the district, and what is above it, behind other words of a line; what the head says already stays."""
    said = _BEHIND_SIGN.split(text, maxsplit=1)[1:]
    if said and not (head.village or head.district):
        read_place(head, said[0])


def villages_in(text: str) -> Iterator[tuple[str, str, str]]:
    """Give what may be the name of a village in a text that says more, as `MUSRENBANG DESA KALIORI TAHUN 2026` does; the longest first.

    Behind it may stand the district and the regency, `DESA TEGAL, JONGGAT – LOMBOK TENGAH`: these are "" where they do not.
    """
    for found in _IN_TITLE.finditer(text):
        first, *above = (piece for piece in _BETWEEN_PLACES.split(_YEAR.sub("", text[found.end() :])) if piece.strip(_SIGNS))
        words = first.split()[:_MOST_WORDS]
        district, regency = [*(LEVELS.sub("", piece.strip(_SIGNS)) for piece in above), "", ""][:2]
        for end in range(len(words), 0, -1):
            yield " ".join(words[:end]).strip(_SIGNS), district, regency


def places_in(text: str) -> Iterator[tuple[str, str]]:
    """Give what may be a village, and what stands above it, where a text names both: `DESA KALIORI KALIBAGOR BANYUMAS`."""
    for found in _IN_TITLE.finditer(text):
        rest = _ENDS_PLACE.split(LEVELS.sub(" ", text[found.end() :]), maxsplit=1)[0]
        words = [bare for word in rest.split() if (bare := word.strip(' ,.()"“”'))]
        for end in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
            above = words[end : end + 2 * _MOST_WORDS]
            for last in range(len(above), 0, -1):
                yield " ".join(words[:end]), " ".join(above[:last])


def _read_names(head: Head, names: list[str]) -> None:
    """Read names from the smallest place up; one that bears its level, as in `Kaliori, Kab. Banyumas`, is of that."""
    level = "village"
    for name in names:
        said = LEVELS.match(name.lstrip())
        level = _level_of(said[1]) if said else level
        if level not in _ABOVE:
            return
        if not getattr(head, level):
            setattr(head, level, _bare(LEVELS.sub("", name.strip(" ,.-–"))))
        level = _ABOVE[level]


def _bare(name: str) -> str:
    return _ENDS_PLACE.split(name, maxsplit=1)[0].strip(" ,.-–")


def _level_of(said: str) -> str:
    return _LEVEL[said.casefold().rstrip(".")]
