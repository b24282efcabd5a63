"""The area that a list is of: the village that its head names, on a line of its own or within a title."""

from __future__ import annotations

import re

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.head_places import places_in, villages_in
from empower_desktop.records.words import plain

_ALL_OF = re.compile(
    r"\bse[\s-]?(?:desa|kelurahan|kalurahan|nagari|gampong|pekon)\s+"
    r"(?!(?:tahun|thn|th|periode|bulan|dalam|dan|di|pada|untuk)\b)([^\W\d][^,;:()\d]+)",
    re.IGNORECASE,
)
"""Before the village whose people all were meant, `Bimtek Kelompok se-Desa Kaliori`: nothing else is called so."""


def area_of(context: Context, part: Part) -> str | None:
    """Give the code of the village that the head names."""
    head = part.head
    if (not head.village or head.is_place_shared) and (named := _village_in_title(context, part)):
        return named
    if not head.village:
        return None
    found = context.find_area(head.village, head.district, head.regency)
    if not found:
        place = ", ".join(name for name in (head.village, head.district, head.regency) if name)
        read = (part.table.sheet.cells[where] for where in sorted(head.read))
        where = next((cell.name for cell in read if plain(head.village) in plain(cell.text)), "A1")
        context.asking.say(
            "area_unknown", part.sheet, where, N_("The place “{place}” is not certain: choose the village by hand.", place=place)
        )
    return found or None


def _village_in_title(context: Context, part: Part) -> str:
    """Give the village that a line or the place over the list names among other words.

    Where it is none, as in `Dana Desa Tahap II`, nothing is said, unless the words before it leave no doubt that it is one.
    """
    head = part.head
    own = [each for each in (head.title, head.group, *head.lines, head.key("venue")) if each is not None]
    said = own if head.village else [*own, *head.first_lines]
    for each in said:
        areas = _with_district(context, part, each.text) or _with_places_behind(context, part, each.text)
        if len(areas) > 1:
            message = N_("The place “{place}” is not certain: choose the village by hand.", place=", ".join(areas.values()))
            context.asking.say("area_unknown", part.sheet, each.cell.name, message)
        if areas:
            head.village_in_title = " ".join(areas.values())
            return next(iter(areas)) if len(areas) == 1 else ""
    all_of = next(((each, found[1].strip()) for each in said if (found := _ALL_OF.search(each.text))), None)
    if all_of is not None and not head.village:
        message = N_("The place “{place}” is not certain: choose the village by hand.", place=all_of[1])
        context.asking.say("area_unknown", part.sheet, all_of[0].cell.name, message)
    return ""


def _with_district(context: Context, part: Part, text: str) -> dict[str, str]:
    """Give the villages, by their codes, that a text names with their district, which may stand elsewhere over the list."""
    head = part.head
    places = [(village, above, "") for village, above in places_in(text)]
    places += [(village, head.district, head.regency) for village, *_ in villages_in(text) if village and head.district]
    found: dict[str, str] = {}
    for place in dict.fromkeys(places):
        if area := context.find_area(*place):
            found.setdefault(area, " ".join(filter(None, place)))  # the first reading takes most of the words
    return found


def _with_places_behind(context: Context, part: Part, text: str) -> dict[str, str]:
    """Give the villages, by their codes, that a text names with a sign before the places above them, or alone where they lie nearby."""
    places = dict.fromkeys(place for place in villages_in(text) if place[0])
    return {area: " ".join(place) for place in places if (area := _found(context, part, *place))}


def _found(context: Context, part: Part, village: str, district: str, regency: str) -> str:
    """Give the code of a village that a title names: of the district that stands behind it, or else one nearby."""
    head = part.head
    behind = context.find_area(village, district, regency) if district else ""
    return behind or context.find_area(village, head.district, head.regency, True)
