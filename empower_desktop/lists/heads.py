"""What the words above a table say: what was held, by whom, when and where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from empower_desktop.lists.day_words import DAYS, UNTIL_MONTH, names_weekday_alone, without_weekdays
from empower_desktop.lists.form_titles import event_within, form_off, trimmed
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.head_places import (
    HAMLET,
    LEVELS,
    PLACE,
    PLACE_INSIDE,
    VILLAGE_AFTER_HAMLET,
    after_office,
    hamlet_of,
    read_district_behind,
    read_place,
)
from empower_desktop.lists.headwords import (
    FURTHER_PAGE,
    begins_with_saving,
    event_begun,
    formed_in,
    group_in,
    inner_keys,
    is_open,
    joined,
    may_complete,
    time_in,
    with_topic,
)
from empower_desktop.lists.hours import HOURS
from empower_desktop.lists.spelled_days import in_figures
from empower_desktop.lists.values_beside import with_the_rest
from empower_desktop.lists.venues import label_of, place_in, talked_about, without_time
from empower_desktop.records.words import beginning, plain, words_of

_KEY = re.compile(r"^\s*([^:]{2,40}?)\s*:\s*(.*)$", re.DOTALL)
_NEXT = 2
"""A title goes on in the next row, or below one that says when or where."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that the head says: its words, the cell they stand in, and the label before them."""

    text: str
    cell: Cell
    label: str = ""


@dataclass
class Head:
    """What stands over a table; `keys` holds what is written as `key: value`, by what the key means.

    `days` are those that its lines name, the first one the `day` unless a key says it; `further_days` are what other keys of a day say.
    `of_form` is what the form itself says that it is of, `DAFTAR HADIR GURU PAUD`.
    `unused` are the lines below a title that go on with it in no way that is certain, and say nothing else that is taken.
    `first_lines` stand over the first table of the sheet, where this is the head of something else there.
    `unknown` are those that stand where no title does yet, in words that name neither an event nor a group nor a place.
    """

    title: Said | None = None
    group: Said | None = None
    day: Said | None = None
    hours: Said | None = None
    times: Said | None = None
    hamlet: str = ""
    village: str = ""
    district: str = ""
    regency: str = ""
    province: str = ""
    keys: dict[str, Said] = field(default_factory=dict)
    lines: list[Said] = field(default_factory=list)
    first_lines: list[Said] = field(default_factory=list)
    unused: list[Said] = field(default_factory=list)
    unknown: list[Said] = field(default_factory=list)
    days: list[Said] = field(default_factory=list)
    further_days: list[Said] = field(default_factory=list)
    of_form: Said | None = None
    read: frozenset[tuple[int, int]] = frozenset()
    event: str = ""
    village_in_title: str = ""
    is_place_shared: bool = False

    def key(self, *names: str) -> Said | None:
        """Give what was written under the first of these keys that is there."""
        return next((self.keys[name] for name in names if name in self.keys), None)


def read_head(cells: Iterable[Cell]) -> Head:
    """Read the cells above a table, or beside the tables of minutes."""
    head = Head()
    known = {(cell.row, cell.column): cell for cell in cells if cell.kind != "formula"}
    used: set[tuple[int, int]] = set()
    for where in sorted(known):
        if where not in used and not known[where].is_error:
            _read_cell(head, known, where, used)
    for line in head.lines:
        _read_line(head, line)
    _finish(head)
    head.read = frozenset(known)
    return head


def _read_cell(head: Head, known: dict[tuple[int, int], Cell], where: tuple[int, int], used: set[tuple[int, int]]) -> None:
    cell = known[where]
    inner = list(inner_keys(cell.text))
    if inner:
        for key, text in inner:
            _note(head, key, Said(text, cell))
        return
    pair = _KEY.match(cell.text)
    key = label_of(pair[1] if pair else cell.text)
    if not key:
        head.lines.append(Said(" ".join(cell.text.split()), cell))
        return
    if pair and pair[2].strip():
        _note(head, key, Said(pair[2].strip(), cell, pair[1]))
        return
    for column in range(where[1] + 1, where[1] + 6):
        right = known.get((where[0], column))
        if right is None:
            continue
        used.add((where[0], column))
        if right.is_error:
            return
        text = right.text.strip().lstrip(":").strip()
        if text:
            _note(head, key, Said(with_the_rest(text, known, right, used), right, cell.text))
            return
    if not pair:
        head.lines.append(Said(" ".join(cell.text.split()), cell))


def _note(head: Head, key: str, said: Said) -> None:
    """Note what is said first under a key; `Hari : Senin` leaves the day to `Tanggal : 3 Maret 2025`, and tells two readings apart."""
    if key == "venue_date":
        _note_both(head, said)
        return
    before = head.keys.get(key)
    if before is None:
        head.keys[key] = said
    elif key == "date" and names_weekday_alone(before.text):
        head.keys[key] = Said(f"{before.text}, {said.text}" if said.cell.kind == "text" else said.text, said.cell)
    elif key == "date":
        head.further_days.append(said)


def _note_both(head: Head, said: Said) -> None:
    """Note the place, the day and the time that stand under one key: `Tempat/Tanggal : Balai Desa / 15 September 2026`."""
    found = DAYS.search(said.text)
    rest = (said.text[: found.start()], said.text[found.end() :]) if found else (said.text,)
    if found:
        _note(head, "date", Said(found[0].strip(" ,–—-()/"), said.cell))
    for text in rest:
        bare, time = without_time(text)
        if time:
            _note(head, "time", Said(time, said.cell))
        if place := trimmed(bare, " ,–—-/;:"):
            _note(head, "venue", Said(place, said.cell))


def _note_place_beside(head: Head) -> None:
    """Note the place and the time that stand behind the day of a key, the place behind a time, the time or an unsaid day behind a place."""
    venue = head.key("venue")
    is_undated = head.day is None and "date" not in head.keys
    if venue is not None and ((is_undated and DAYS.search(venue.text)) or without_time(venue.text)[1]):
        del head.keys["venue"]
        _note_both(head, venue)
    for said in (head.key("date"), head.key("time")):
        if said is None:
            continue
        rest, time = without_time(DAYS.sub(" ", said.text))
        if time and "time" not in head.keys:
            head.keys["time"] = Said(time, said.cell)
        place = place_in(rest.strip(" ,–—-/;:()"), is_beside_day=True, is_below_title=False)
        if place and "venue" not in head.keys:
            _note_venue(head, place, said)


def _note_venue(head: Head, place: str, said: Said) -> None:
    """Note a place, and apart from it what a line says was talked about there."""
    head.keys["venue"] = Said(place, said.cell)
    if about := talked_about(said.text):
        head.unused.append(Said(about, said.cell))


def _read_line(head: Head, line: Said) -> None:
    text, cell = in_figures(line.text), line.cell
    if "formed" not in head.keys and (formed := formed_in(text)):
        head.keys["formed"] = Said(formed, cell)
        text = text.replace(formed, " ")
    if days := [Said(found[0].strip(" ,–—-()"), cell) for found in DAYS.finditer(text)]:
        head.days.extend(days)
        head.day = head.day or head.days[0]
        text = without_weekdays(DAYS.sub(" ", text))
    if found := HOURS.search(text):
        head.hours = head.hours or Said(found[0], cell)
        text = text.replace(found[0], " ")
    if re.search(r"\b(?:pukul|jam|pkl)\b", text, re.IGNORECASE) and (found := time_in(text)):
        head.times = head.times or Said(found[0], cell)
        text = text.replace(found[0], " ")
    text = UNTIL_MONTH.sub("", text)
    whole = trimmed(text, " ,–—-():")
    text = trimmed(form_off(whole), " ,–—-():&")
    if not text or plain(text) in words_of("month"):
        return
    is_beside_day = any(said is not None and said.cell is cell for said in (head.day, head.times))
    if "venue" not in head.keys and (place := place_in(text, is_beside_day, head.title is not None, head.day is not None)):
        _note_venue(head, place, Said(text, cell))
        return
    _read_words(head, text, cell)
    is_elsewhere = PLACE.match(text) or HAMLET.search(text) or FURTHER_PAGE & {*plain(text).split()}
    if text != whole and may_complete(text) and not is_elsewhere:
        head.of_form = head.of_form or Said(text, cell)


def _read_words(head: Head, text: str, cell: Cell) -> None:
    place = after_office(text)
    if place != text or PLACE.match(text) or (not head.village and LEVELS.match(text)):
        read_place(head, place)
        return
    if (found := VILLAGE_AFTER_HAMLET.match(text)) and (hamlet := HAMLET.search(found[0])):
        head.hamlet = head.hamlet or hamlet_of(hamlet)
        read_place(head, text[found.end() :])
        return
    read_district_behind(head, text)
    parts = PLACE_INSIDE.split(text, maxsplit=1)
    event = event_begun(text)
    if len(parts) == 2 and event and len(LEVELS.findall(parts[1])) >= 2:
        read_place(head, parts[1])
        text = parts[0]
    group = group_in(text)
    if hamlet := HAMLET.search(text):
        head.hamlet = head.hamlet or hamlet_of(hamlet)
    if event and head.title is None:
        head.title, head.event = Said(text, cell), event
        if group and head.group is None:
            head.group = Said(group, cell)
    else:
        goes_on = head.title is not None and _goes_on(head, head.title, text, cell)
        if head.title is not None and goes_on:
            head.title = Said(joined(head.title.text, text), head.title.cell)
        if group and head.group is None:
            head.group = Said(group, cell)
        elif head.title is not None and not (goes_on or hamlet) and may_complete(text):
            head.unused.append(Said(text, cell))
        elif head.title is None and not (group or HAMLET.match(text)):
            head.unknown.append(Said(text, cell))


def _goes_on(head: Head, title: Said, text: str, cell: Cell) -> bool:
    """Say whether a line goes on with the title above it: `PELATIHAN`, and below it `PEMBUATAN KERIPIK PISANG`."""
    if not 0 < cell.row - title.cell.row <= _NEXT or not is_open(title.text, text) or not may_complete(text) or HAMLET.match(text):
        return False
    if beginning("group_type", text)[0] and group_in(text) and not event_begun(text):
        return False
    return not (head.day is not None and head.day.cell is cell and len(text.split()) == 1)  # `Kaliori, 3 Maret 2026`


def _is_of_letter(head: Head, dated: Said) -> bool:
    """Say whether a day may be that of a letter, whose number stands over it: `Nomor : 005/12`, and below it `Tanggal : 1 September`."""
    number = head.key("doc_no")
    return number is not None and number.cell.row < dated.cell.row


def _finish(head: Head) -> None:
    _note_place_beside(head)
    if (said := head.keys.get("village")) is not None:
        read_place(head, said.text.replace("/", ","))
    for name in ("district", "regency"):
        if (said := head.keys.get(name)) is not None and not getattr(head, name):
            setattr(head, name, said.text)
    if "hamlet" in head.keys and not head.hamlet:
        head.hamlet = head.keys["hamlet"].text
    if (said := head.key("title")) is not None:
        if head.title is not None and head.group is None and (group := group_in(head.title.text)):
            head.group = Said(group, head.title.cell)
        head.title = said if head.title is None else Said(with_topic(head.title.text, said.text), said.cell)
        if head.group is None and (group := group_in(said.text)) and not begins_with_saving(group):
            head.group = Said(group, said.cell)
    if head.title is None:
        within = (Said(event, line.cell) for line in head.lines if (event := event_within(line.text)))
        head.title = next(within, head.of_form if head.group is None else None)
    if head.title is not None and not head.event:
        head.event = event_begun(head.title.text)
    if (said := head.key("group")) is not None:
        head.group = said
    dated = head.key("date", "date_start")
    if dated is not None and (head.further_days or _is_of_letter(head, dated)):
        head.days[:] = [dated, *head.further_days, *head.days]
    head.day = dated or head.day
    if (time := head.key("time")) is not None and head.day is None and DAYS.search(time.text):
        head.day = time
    head.times = time or head.times
