"""Which record the words in a cell name: within the file alone, so that every coordinator comes to the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress

from empower_desktop.errors import Problem
from empower_desktop.language import N_
from empower_desktop.records import KINDS
from empower_desktop.records.record import Record
from empower_desktop.records.typed import as_it_looks
from empower_desktop.workbook.cells import side_by_side
from empower_desktop.workbook.day_before import DAY_BEFORE, with_short_day
from empower_desktop.workbook.gathered import Gathered
from empower_desktop.workbook.package import Cell

SHORTEST_WORD, MOST_CANDIDATES = 3, 5
NO_SUCH, SEVERAL = "no_such_record", "several_records"
UNCLEAR = frozenset({NO_SUCH, SEVERAL})
AREA_WITH_CODE = re.compile(r"(.*\S)\s*\(([\d.]+)\)")


class NoAreas:
    """Areas for one who has no list of them: their codes."""

    def area(self, code: str) -> str:
        """Give the code."""
        return code


class NoNames(NoAreas):
    """Names for values that name nothing, such as amounts."""

    def record(self, kind: str, record: str) -> str:
        """Give the id."""
        return record


class Namer:
    """Knows what the records of a file, new rows included, and its areas are called."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._whole: dict[str, dict[str, set[str]]] = {}
        self._anew: dict[str, dict[str, set[str]]] = {}
        self._brief: dict[str, dict[str, set[str]]] = {}
        self._areas: dict[str, set[str]] = defaultdict(set)
        self._typed: dict[str, str] = {}
        self._offered: set[str] = set()
        self._retitled: dict[tuple[str, str], list[str]] = {}
        self._doubted: set[tuple[str, str]] = set()
        self._words: dict[str, Mapping[str, set[str]]] = {}
        for kind in KINDS:
            self._whole[kind], self._anew[kind], self._brief[kind] = defaultdict(set), defaultdict(set), defaultdict(set)
            for record in gathered.names(kind):
                self._add(kind, record, gathered.record(kind, record))

    def add(self, kind: type[Record], record: str, cells: Mapping[str, Cell], day: str) -> None:
        """Note the name of a new row: its title as it was typed, alone and after its day, as the names of others stand.

        Who has titles, such as *Hj.*, is called without them as well, as those are who are known.
        What is called by nothing but others, as a group's assessment, is so here too.
        """
        titles = [(kind.fields()[code], cells[code].text) for code in kind.title_fields if code in cells]
        parts = [field.in_title(text) for field, text in titles]
        own = [field.in_title(text) for field, text in titles if not field.refers_to]
        if name := folded_name(" ".join(own or parts)):
            self._typed[record] = " ".join(" ".join(own or parts).split())
            self._whole[kind.kind][name].add(record)
            self._brief[kind.kind][name].add(record)
            self._whole[kind.kind][folded_name(" ".join([day, *parts]))].add(record)
        if "name" in cells and (plain := folded_name(cells["name"].text)):
            self._brief[kind.kind][plain].add(record)

    def offer(self, kind: type[Record], record: str, cells: Mapping[str, Cell], day: str) -> None:
        """Note the name of a row that is only asked about: who writes it may mean it, and is asked."""
        self.add(kind, record, cells, day)
        self._typed[record] = f"{day} {self._typed.get(record, '')}".strip()
        self._offered.add(record)

    def add_title(self, kind: type[Record], record: str, cells: Mapping[str, Cell], day: str) -> None:
        """Note the title or the day that was typed over a known row's: what names that row may have been altered in the same way."""
        parts = [cells[code].text for code in kind.title_fields if code in cells and not kind.fields()[code].refers_to]
        if name := folded_name(" ".join(parts)):
            spots = [(self._brief, name), *([(self._anew, folded_name(f"{day} {name}"))] if day else [])]
            self._retitled[kind.kind, record] = [words for names, words in spots if record not in names[kind.kind][words]]
            for names, words in spots:
                names[kind.kind][words].add(record)

    def doubt(self, kind: str, record: str) -> bool:
        """Let the title that was typed over a known row's be asked about, for another may stand in that row; say whether it was not."""
        names = self._retitled.pop((kind, record), [])
        self._doubted |= {(kind, name) for name in names}
        return bool(names)

    def forget(self, kind: str, record: str) -> bool:
        """Let no words name a record any more; say whether any did."""
        named = [records for names in (self._whole[kind], self._brief[kind]) for records in names.values() if record in records]
        for records in named:
            records.remove(record)
        self._words.pop(kind, None)
        return bool(named)

    def note_areas(self, kind: type[Record], cells: Mapping[str, Cell]) -> None:
        """Note the areas that a row names with their codes."""
        self.note_places(cell.text for code, cell in cells.items() if kind.fields()[code].type == "area")

    def note_places(self, places: Iterable[str]) -> None:
        """Note areas, each as it is shown with its code."""
        for place in places:
            if found := AREA_WITH_CODE.fullmatch(place.strip()):
                self._areas[folded_name(found[1])].add(found[2])
                self._areas[folded_name(found[1].partition(",")[0])].add(found[2])

    def area_code(self, text: str) -> str:
        """Give the code of an area that is written without it, when only one in the file has the name."""
        found = self._areas.get(folded_name(text), set())
        return next(iter(found)) if len(found) == 1 else ""

    def resolve(self, kind: str, text: str) -> str:
        """Give the one record that some words name; a Problem says that there is none, or several."""
        wanted = folded_name(with_short_day(text.strip()))
        stated = self._gathered.states.get(text.strip().lower())
        if stated is not None and stated.kind == kind:
            return stated.record
        for names in (self._whole.get(kind, {}), self._anew.get(kind, {}), self._brief.get(kind, {})):
            found = self._apart(names.get(wanted, set()))
            if len(found) == 1 and found.isdisjoint(self._offered) and (kind, wanted) not in self._doubted:
                return next(iter(found))
            if found:
                raise Problem(N_("“{text}” names several rows. Write more, so that only one is meant.", text=text), SEVERAL)
        raise Problem(N_("“{text}” names no row of this workbook.", text=text), NO_SUCH)

    def resolve_some(self, kind: str, text: str) -> tuple[tuple[str, ...], list[str]]:
        """Give the records that the clear ones among several words name, and the words that are not clear."""
        clear: set[str] = set()
        unclear: list[str] = []
        for words in filter(None, map(str.strip, text.split(";"))):
            for name in self._names_in(kind, words):
                try:
                    clear.add(self.resolve(kind, name))
                except Problem:
                    unclear.append(name)
        return tuple(sorted(clear)), unclear

    def _names_in(self, kind: str, words: str) -> list[str]:
        """Give the names that stand side by side in some words; the words themselves where they name a record, or one of them nobody."""
        with suppress(Problem):
            self.resolve(kind, words)
            return [words]
        names = side_by_side(words)
        # A title behind a name has no candidates.
        return names if len(names) > 1 and all(self.candidates(kind, name) for name in names) else [words]

    def candidates(self, kind: str, text: str) -> tuple[str, ...]:
        """Give the records that unclear words may mean, each its id and name: those of that name, else a few that share a word."""
        wanted = folded_name(text)
        known = [self._whole, self._anew, self._brief] if kind in self._whole else []
        named = {record for names in known for record in names[kind].get(wanted, ())}
        if named:
            return tuple([self._with_name(kind, record) for record in sorted(self._apart(named))])
        words = {word for word in wanted.split() if len(word) >= SHORTEST_WORD}
        shared: Counter[str] = Counter()
        for word in words:
            shared.update(self._by_word(kind).get(word, ()))
        best = sorted(shared, key=lambda record: (-shared[record], record))[:MOST_CANDIDATES]
        return tuple([self._with_name(kind, record) for record in best])

    def _apart(self, records: set[str]) -> set[str]:
        """Give several records with those that are one thing as one: the smallest of them, by whose id it is shown."""
        return {self._gathered.homes.get(one, one) for one in records} if len(records) > 1 else records

    def _by_word(self, kind: str) -> Mapping[str, set[str]]:
        """Give the records of a kind by the words of their names; all names are known once the first is asked for."""
        if kind not in self._words:
            found: dict[str, set[str]] = defaultdict(set)
            for name, records in self._brief.get(kind, {}).items():
                for word in name.split():
                    found[word] |= records
            self._words[kind] = found
        return self._words[kind]

    def _with_name(self, kind: str, record: str) -> str:
        name = self._gathered.record(kind, record) if record in self._gathered.states else self._typed.get(record, "")
        return f"{record} {name}"

    def _add(self, kind: str, record: str, name: str) -> None:
        self._whole[kind][folded_name(name)].add(record)
        self._brief[kind][folded_name(DAY_BEFORE.sub("", name))].add(record)
        person = self._gathered.states[record].fields.get("name")
        if isinstance(person, str):
            self._brief[kind][folded_name(person)].add(record)


def folded_name(text: str) -> str:
    """Give words that name records so that they can be compared; `Bu; Hj. Suminah`, as it once stood, is `Bu Hj. Suminah`."""
    return " ".join(as_it_looks(text).replace(";", " ").split()).casefold()
