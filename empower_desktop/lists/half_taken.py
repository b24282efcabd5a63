"""Cells of which a part came to nothing: named with its words, so that no half of a line or of a cell is lost unsaid.

Whatever else reads a list may overlook something: here each word of a cell that was taken is looked for among what the
records of its row say, of a line over a table among what those of no row say, and among what is remarked of that cell. One that
none of them says, and that lists are not understood by, is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial

from empower_desktop.language import N_, P_, Message
from empower_desktop.lists.context import Context, Draft, Part, span
from empower_desktop.lists.day_words import DAYS, UNTIL_MONTH
from empower_desktop.lists.days import read_range
from empower_desktop.lists.grid import Block, Cell, blocks_named, cell_name
from empower_desktop.lists.head_months import UNTIL
from empower_desktop.lists.head_places import LEVELS
from empower_desktop.lists.hours import HOURS
from empower_desktop.lists.questions import in_short
from empower_desktop.lists.spelled_days import in_figures
from empower_desktop.lists.understood import Ask, Row
from empower_desktop.lists.venues import without_time
from empower_desktop.records import KINDS
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.words import beginning, every_word, lists_of_words, plain, words_of

_NEIGHBOURS = re.compile(r"\b(rt|rw)\W{0,3}0*(\d{1,3})(?:\s*/\s*0*\d{1,3})?\b", re.IGNORECASE)
"""A neighbourhood, `RT 02`, `RT 02/05`: it is told by its number alone."""
_WORDS = re.compile(r"(?<![\w’'])[^\W\d_](?:[^\W\d_]|[’'](?=[^\W\d_]))+(?!\w)")
_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?!\d)")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PLACES = ("village", "area")
_OF_PLACES = "area_unknown"
"""The remark on a place over a list that is not certain: what it quotes is said of the list, and of nobody on it."""
_WRITTEN_NUMBER = re.compile(r"\d+(?:[./:-]\d+)*%?")
_COUNTED = re.compile(r"(?:^|(?<=\s))\d{1,2}[.)]\s+(?=[^\W\d])|^\s*\d{1,2}[.)](?=[^\W\d])")
"""What counts the lines over a table, `1. Nama KUBE`, or those whom one of them names."""
_SIGNED = "signed"
"""Below such a heading one word is a signature, whatever it says."""
_BESIDE_VALUES = ("degree", "title", "lineage", "tick", "weekday", "month", "filler")
_FEWEST_OF_TABLE = 3
"""So many cells side by side of which nothing was taken are a row of another table."""


def name_what_came_to_nothing(context: Context, parts: Sequence[Part], rows: Iterable[Row]) -> None:
    """Note what of the cells that were taken no record says: words over a table cell by cell, those of its rows by column."""
    spoken, named = _Spoken(context, parts), _named(context)
    taken: dict[tuple[str, int], list[Draft]] = {}
    for row in rows:  # of two people in one row, or of two tables side by side, each has their own
        taken.setdefault((row.sheet, row.row), []).extend(context.drafts[name] for name in row.entries)
    over = {(part.sheet, cell.row, cell.column): cell for part in parts for cell in _over(part)}
    unsaid = {at: words for at, cell in over.items() if at not in named and (words := spoken.silent_over(at[0], cell))}
    blocks = _tables_over(unsaid)
    for sheet, block in blocks:
        context.asking.leave(sheet, str(block), N_("Rows over the table that were not taken"))
    for (sheet, at_row, column), words in unsaid.items():
        if not any(sheet == where and block.holds(at_row, column) for where, block in blocks):
            context.asking.leave(sheet, cell_name(at_row, column), N_("Of this line: {words}", words=in_short(words)))
    for part in parts:
        for column, cells in _below(part, taken).items():
            if column == part.table.column("position") and _awaits_groups(context):
                continue
            open_cells = [cell for cell in cells if (part.sheet, cell.row, column) not in named]
            said = {cell.row: spoken.silent_below(part.sheet, cell, taken[part.sheet, cell.row]) for cell in open_cells}
            if silent := {row: words for row, words in said.items() if words}:
                context.asking.leave(part.sheet, span(column, silent), _beside(part, column, silent.values()))


def _tables_over(unsaid: Iterable[tuple[str, int, int]]) -> list[tuple[str, Block]]:
    """Give the rows that are a table of their own, with their sheets: it is named once, and not cell by cell."""
    rows: dict[tuple[str, int], list[int]] = {}
    for sheet, row, column in sorted(unsaid):
        rows.setdefault((sheet, row), []).append(column)
    found: list[tuple[str, Block]] = []
    for (sheet, row), columns in rows.items():
        if len(columns) < _FEWEST_OF_TABLE:
            continue
        block = Block(row, min(columns), row, max(columns))
        if found and found[-1][0] == sheet and found[-1][1].bottom == row - 1:
            _, above = found.pop()
            block = Block(above.top, min(above.left, block.left), row, max(above.right, block.right))
        found.append((sheet, block))
    return found


def _awaits_groups(context: Context) -> bool:
    """Say whether nobody said yet of which groups the people are: before that no office is noted."""
    return any(ask.code == "group_unknown" and ask.waits for ask in context.asking.asks.values())


class _Spoken:
    """What the records of a list say: their words, days and numbers, and the neighbourhoods among them."""

    def __init__(self, context: Context, parts: Sequence[Part]) -> None:
        """Gather it; places are told by a code, and are said where one was found or no record has a place."""
        self._drafts, drafts = context.drafts, context.drafts.values()
        self._sheets = context.listing.by_name
        self._words_of: dict[str, frozenset[str]] = {}
        self._of_lines: dict[tuple[str, str], set[str]] = {}
        for draft in drafts:
            if not draft.row:
                self._of_lines.setdefault(("", ""), set()).update(self._words_in(draft))
            for cell in {*draft.cells.values()}:  # an office over a list is of somebody in a row
                linked = [self._drafts[name] for name in draft.links.values() if name in self._drafts]
                self._of_lines.setdefault((draft.sheet, cell), set()).update(*map(self._words_in, (draft, *linked)))
        texts = [value for draft in drafts for value in draft.fields.values() if isinstance(value, str)]
        remarks = [ask for ask in context.asking.asks.values() if not ask.options]
        texts += [str(value) for ask in remarks if ask.code != _OF_PLACES for value in ask.message.values.values()]
        self._remarked = self._remarks([ask for ask in remarks if ask.code != _OF_PLACES])
        self._neighbours = {_neighbours(found) for text in texts for found in _NEIGHBOURS.finditer(text)}
        of_heads = [(code, value) for draft in drafts if not draft.row for code, value in draft.fields.items()]
        self._values = {plain(str(value)) for _, value in of_heads}
        self._numbers = {number for code, value in of_heads if code not in _PLACES for number in _numbers(str(value))}
        asked = [option.code for ask in context.asking.asks.values() for option in ask.options]
        said_days = [*(part.day for part in parts), *(day for part in parts for day in part.days or ()), *texts, *asked]
        self._days = {day for text in said_days for day in _ISO_DAY.findall(text)}
        self._read = partial(read_range, clues=context.clues, today=context.today)
        of_places = [str(value) for ask in remarks if ask.code == _OF_PLACES for value in ask.message.values.values()]
        self._places = {word for text in of_places for word in plain(text).split()}
        homes = {plain(str(draft.fields["hamlet"])) for draft in drafts if "hamlet" in draft.fields}
        hamlets = (plain(part.head.hamlet) for part in parts if part.head.hamlet)
        self._places |= {word for hamlet in hamlets if any(hamlet in home for home in homes) for word in hamlet.split()}
        placed = [draft for draft in drafts if "area" in KINDS[draft.kind].fields()]
        of_head = [draft for draft in placed if not draft.row] or placed  # a village of somebody's row is not that of the list
        self._is_placed = not placed or any("area" in draft.fields for draft in of_head)
        if self._is_placed:
            heads = [part.head for part in parts]
            names = (name for head in heads for name in (head.village, head.district, head.regency, head.province, head.village_in_title))
            self._places |= {word for name in names for word in plain(name).split()}

    def _words_in(self, draft: Draft) -> frozenset[str]:
        """Give the words that a record says in its texts."""
        if draft.name not in self._words_of:
            texts = [value for value in draft.fields.values() if isinstance(value, str)]
            self._words_of[draft.name] = frozenset(word for text in texts for word in plain(text).split())
        return self._words_of[draft.name]

    def _remarks(self, remarks: Sequence[Ask]) -> dict[tuple[str, int, int], set[str]]:
        """Give the words that are remarked of each cell."""
        of_cells: dict[tuple[str, int, int], set[str]] = {}
        for ask in remarks:
            words = {word for value in ask.message.values.values() for word in plain(str(value)).split()}
            for cell in (cell for block in blocks_named(ask.cell) for cell in self._sheets[ask.sheet].within(block)):
                of_cells.setdefault((ask.sheet, cell.row, cell.column), set()).update(words)
        return of_cells

    def _said_over(self, sheet: str, cell: Cell) -> set[str]:
        """Give the words said of a line over a table: by records of no row, by those that it says something of, and in remarks on it."""
        own = self._of_lines.get((sheet, cell.name), set()) | self._remarked.get((sheet, cell.row, cell.column), set())
        return self._of_lines.get(("", ""), set()) | own

    def silent_over(self, sheet: str, cell: Cell) -> list[str]:
        """Give what no record says of a line over a table: words, neighbourhoods, and numbers that are of no day, time or year."""
        if plain(cell.text) in self._values:
            return []
        line, said = in_figures(cell.text), self._said_over(sheet, cell)
        is_unplaced = not self._is_placed and bool(LEVELS.match(line))  # a venue of the same name does not say where the list is of
        words = self._silent(line, _known_over_tables() | self._places, set() if is_unplaced else said)
        words += self._silent_days(line, said)
        bare, _ = without_time(HOURS.sub(" ", UNTIL_MONTH.sub(" ", DAYS.sub(" ", _COUNTED.sub("", line)))))
        written = _WRITTEN_NUMBER.findall(_YEAR.sub(" ", _NEIGHBOURS.sub(" ", bare)))
        return words + [number for number in written if not self._numbers.issuperset(_numbers(number))]

    def _silent_days(self, line: str, words: Collection[str]) -> list[str]:
        """Give the days of a line that no record says, but for those as of which a list is: `DAFTAR SIMPANAN, 4 Maret 2026`."""
        if UNTIL.search(line) or beginning("form_title", line)[0]:
            return []
        days = [found[0].strip(" ,–—-():") for found in DAYS.finditer(line)]
        return [day for day in days if not (self._is_said(day) or set(words).issuperset(plain(day).split()))]  # `Jl. 17 Agustus 1945`

    def _is_said(self, day: str) -> bool:
        """Say whether a record has one of the ends of a day or days, in any reading; a day without its year is left to others."""
        said = {iso for read in self._read(day) for iso in (read.iso, read.other) if iso}
        return not said or not said.isdisjoint(self._days)

    def silent_below(self, sheet: str, cell: Cell, records: Sequence[Draft]) -> list[str]:
        """Give what the records of its row do not say of a cell; a word that lists know is said where it means a value of theirs."""
        linked = [self._drafts[name] for record in records for name in record.links.values() if name in self._drafts]
        values = {str(value) for record in (*records, *linked) for value in record.fields.values()}
        said = self._remarked.get((sheet, cell.row, cell.column), set()).union(*map(self._words_in, (*records, *linked)))
        return self._silent(cell.text, _known_beside().union(*(_meaning(value) for value in values)), said)

    def _silent(self, text: str, known: Collection[str], said: Collection[str]) -> list[str]:
        words = [word for word in _WORDS.findall(text) if not _is_known(plain(word), known, said)]
        return words + [found[0] for found in _NEIGHBOURS.finditer(text) if _neighbours(found) not in self._neighbours]


def _is_known(word: str, known: Collection[str], said: Collection[str]) -> bool:
    return all(piece in said or piece in known for piece in word.split() if len(piece) > 1)


def _beside(part: Part, column: int, silent: Collection[Sequence[str]]) -> Message:
    words = list(dict.fromkeys(word for words in silent for word in words))
    return P_(
        "Column “{heading}”, {n} cell: no field holds this beside what was taken: {words}",
        "Column “{heading}”, {n} cells: no field holds this beside what was taken: {words}",
        len(silent),
        heading=part.table.heading(column).words,
        words=in_short(words),
    )


def _over(part: Part) -> Iterator[Cell]:
    """Give the cells that were read over a table."""
    for where in sorted(part.head.read):
        cell = part.table.sheet.cells[where]
        if cell.kind in ("text", "number", "date") and (cell.row < min(part.table.header_rows, default=0) or not part.table.holds(*where)):
            yield cell


def _below(part: Part, taken: Mapping[tuple[str, int], Sequence[Draft]]) -> dict[int, list[Cell]]:
    """Give the cells of words in the rows that were taken, by their columns, of those that hold a field.

    A village is told by its code: where one was found, its name was taken.
    """
    below: dict[int, list[Cell]] = {}
    rows = [row for row in part.table.rows if (part.sheet, row) in taken]
    for heading, column in zip(part.table.headings, part.table.columns, strict=True):
        names_place = column.field.rpartition(".")[2] in _PLACES
        placed = {row for row in rows if names_place and any("area" in record.fields for record in taken[part.sheet, row])}
        cells = (part.table.sheet.cell(row, heading.column) for row in rows if row not in placed)
        if column.field and not column.why_not:
            of_words = [cell for cell in cells if cell is not None and cell.kind == "text"]
            below[heading.column] = [cell for cell in of_words if column.field != _SIGNED or len(_WORDS.findall(cell.text)) > 1]
    return below


def _neighbours(found: re.Match[str]) -> tuple[str, str]:
    return found[1].casefold(), found[2]


def _numbers(text: str) -> list[str]:
    return [number.lstrip("0") or "0" for number in re.findall(r"\d+", text)]


def _named(context: Context) -> set[tuple[str, int, int]]:
    """Give the filled cells of which something was asked, or that are noted as not taken."""
    asked = [(ask.sheet, ask.cell) for ask in context.asking.asks.values() if ask.options]
    told = [*((left.sheet, left.cell) for left in context.asking.left), *asked]
    sheets = context.listing.by_name
    return {(name, cell.row, cell.column) for name, cells in told for block in blocks_named(cells) for cell in sheets[name].within(block)}


@cache
def _known_over_tables() -> frozenset[str]:
    """Give the words that lists are understood by, and those that choices are called by."""
    labels = (choice.label for choices in CHOICES.values() for choice in choices)
    return every_word() | {word for label in labels for word in plain(f"{label.id} {label.en}").split()}


@cache
def _known_beside() -> frozenset[str]:
    """Give the words that may stand beside any value and say nothing else: titles, days, units."""
    return frozenset(word for name in _BESIDE_VALUES for phrase in words_of(name) for word in phrase.split())


def _meaning(value: str) -> frozenset[str]:
    """Give the words by which lists, and the labels of choices, say a value."""
    return _words_for().get(value, frozenset())


@cache
def _words_for() -> Mapping[str, frozenset[str]]:
    """Give for each value the words that mean it."""
    phrases = [(meant, phrase) for name in lists_of_words() for phrase, meant in words_of(name).items()]
    labels = [(choice.code, f"{choice.label.id} {choice.label.en}") for choices in CHOICES.values() for choice in choices]
    found: dict[str, set[str]] = {}
    for value, text in (*phrases, *labels):
        found.setdefault(value, set()).update(plain(text).split())
    return {value: frozenset(words) for value, words in found.items()}
