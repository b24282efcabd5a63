"""From the headings of a register to the fields of its kind: by their labels in both languages, their codes, and words close to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from empower_desktop.language import Label
from empower_desktop.lists.day_headings import Heading
from empower_desktop.lists.grid import Cell, Sheet, letters
from empower_desktop.lists.headers import headings_of, is_above, segments
from empower_desktop.lists.headings import HALVES, PRIVATE, word_field
from empower_desktop.lists.tables import Found, close, gather
from empower_desktop.lists.understood import Column
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Field, Text
from empower_desktop.records.words import plain, words_of

_BRACKETS = re.compile(r"\s*\([^)]*\)")
_DEEPEST = 60
"""So many filled rows are looked through for the headings."""
_FEWEST = 2
_HALF_AND_HALF = 2
_LONGEST_PART = 30
"""So many letters a part of a heading has at most."""
_SHORTENED = {"tgl": "tanggal", "jml": "jumlah", "jlh": "jumlah", "thn": "tahun", "pj": "penanggung jawab"}
_OF_PEOPLE = ("sex", "age", "birth", "birth_date", "birth_year", "nik", "signed")
OWNER = "{owner}.{field}"


def register_fields(kind: str) -> Mapping[str, Field]:
    """Give what a column of a register may hold, by code: the fields of the kind, and of a keyed part those of its owner too.

    A sheet of levels names the group and the day of their assessment, as no list names an assessment otherwise.
    """
    described = KINDS[kind]
    fields = dict(described.fields())
    if described.key and described.part_of in described.key:
        owner = fields.pop(described.part_of).refers_to
        fields.update({OWNER.format(owner=owner, field=code): field for code, field in KINDS[owner].fields().items()})
    return fields


def register_targets(kind: str) -> Mapping[str, Label]:
    """Give the fields that a column of a register may hold, with their labels, for choosing one."""
    return {code: field.label for code, field in register_fields(kind).items()}


def find_register(sheet: Sheet, kind: str) -> Found | None:
    """Give the table of a sheet whose headings name most of the kind's fields; None where no row names two of them.

    A number beside what its records are told by is enough.
    """
    return _best(sheet, kind, list(sheet.by_row)[:_DEEPEST])


def find_next_register(sheet: Sheet, kind: str, before: Found) -> Found | None:
    """Give the table of the kind that begins below another one on its sheet, whose headings count its rows as well: `No | Potensi`."""
    rows = [row for row in sheet.by_row if row > before.bottom and _counts_and_names(sheet, kind, row)]
    return _best(sheet, kind, rows[:1])


def _counts_and_names(sheet: Sheet, kind: str, row: int) -> bool:
    """Say whether a row heads a table of the kind: a number, and two fields that are named in full."""
    texts = [cell.text for cell in sheet.by_row[row] if cell.kind == "text"]
    named = {field for text in texts if (field := _by_whole(kind, text))}
    return len(named) >= _FEWEST and any(word_field(text) == "number" for text in texts)


def _best(sheet: Sheet, kind: str, rows: Iterable[int]) -> Found | None:
    best: tuple[int, int, int, int] = (0, 0, 0, 0)
    for row in rows:
        for left, right in segments(sheet, row):
            texts = [text for column in range(left, right + 1) if (text := sheet.text(row, column))]
            if _heads_people(kind, texts):
                continue
            fields = ([field_of(kind, text)] if field_of(kind, text) else _by_halves(kind, Heading(left, text))[:1] for text in texts)
            named = {field for each in fields for field in each}
            known = len(named) + (named == {KINDS[kind].title_fields[0]} and any(word_field(text) == "number" for text in texts))
            if known >= _FEWEST and 3 * known >= len(texts) and known > best[0]:
                best = (known, row, left, right)
    return _table(sheet, kind, *best[1:]) if best[0] else None


def _heads_people(kind: str, texts: Iterable[str]) -> bool:
    """Say whether headings are of people who came or belong to something, and not of what is registered, `Nama | L/P | TTD`.

    Where they say what each record is called, and that is not its `Nama`, they are of whom it is: `Nama | L/P | Pilihan`.
    """
    fields = {word_field(text): field_of(kind, text) for text in texts}
    if "name" not in fields or fields.keys().isdisjoint(_OF_PEOPLE):
        return False
    titles = {KINDS[kind].title_fields[0]} & {field_of(kind, text) for text in texts if word_field(text) != "name"}
    return not titles or fields["name"] in KINDS[kind].title_fields


def field_of(kind: str, heading: str) -> str:
    """Give the field that a heading names by its words, "" for none."""
    of_halves = [_by_whole(kind, half) for half in HALVES.split(heading)]
    if len(of_halves) == 2 and all(of_halves):  # of `Setuju / Tidak setuju` no part may say more than the first
        return _by_whole(kind, heading) or of_halves[0]
    return _by_whole(kind, heading) or _by_part(_words(kind), _in_full(plain(heading)))


def _by_whole(kind: str, heading: str) -> str:
    known, bare = _words(kind), plain(_BRACKETS.sub("", heading))
    told = (plain(heading), bare, bare.removeprefix("uraian "), _in_full(bare))  # `Uraian Keputusan`
    return next((field for words in told if (field := known.get(words) or _by_synonym(kind, words))), "")


def _in_full(words: str) -> str:
    """Write out what headings shorten, `tgl selesai`."""
    return " ".join(_SHORTENED.get(word, word) for word in words.split())


@lru_cache(maxsize=64)
def _words(kind: str) -> Mapping[str, str]:
    known: dict[str, str] = {}
    fields = register_fields(kind)
    for shorten in (False, True):
        for code, field in fields.items():
            for text in (field.label.id, field.label.en, code.replace("_", " ").replace(".", " ")):
                known.setdefault(plain(_BRACKETS.sub("", text) if shorten else text), code)
    called = KINDS[kind].title_fields[0]  # groups stand below `Kelompok`
    if called in fields and isinstance(fields[called], Text):
        for text in (KINDS[kind].label.id, KINDS[kind].label.en):
            known.setdefault(plain(text), called)
    return known


def _by_synonym(kind: str, words: str) -> str:
    """Give the first of the fields that a word may mean which the kind has."""
    return next(iter(fields_meant(kind, words)), "")


def fields_meant(kind: str, heading: str) -> list[str]:
    """Give the fields of a kind that a heading may mean by a word close to their labels, the likeliest first."""
    fields = register_fields(kind)
    named = {code.rpartition(".")[2]: code for code in fields} | {code: code for code in fields}
    return [named[code] for code in words_of("register").get(plain(heading), "").split() if code in named]


def _by_part(known: Mapping[str, str], words: str) -> str:
    """Give the one field whose label holds all words of a heading, or whose label the heading holds."""
    tokens = set(words.split())
    if not tokens or words_of("heading").get(words) in ("number", *PRIVATE):
        return ""
    inside = {code for label, code in known.items() if len(label) > 3 and set(label.split()) < tokens}
    around = {code for label, code in known.items() if len(words) > 3 and tokens < set(label.split())}
    found = inside if len(inside) == 1 else around
    return next(iter(found)) if len(found) == 1 else ""


def _table(sheet: Sheet, kind: str, row: int, left: int, right: int) -> Found:
    rows = [row - 1, row] if is_above(sheet, row - 1, left, right) else [row]
    rows += [row + 1] if len(rows) == 1 and _goes_on_below(sheet, row, left, right) else []
    table = Found(sheet, left, right, tuple(rows), headings_of(sheet, rows, left, right))
    table.columns = list(_columns(sheet, kind, table))
    gather(table, _subject(table, kind), in_minutes=False)
    _end_at_next(sheet, kind, table)
    close(table)
    table.columns = [_sum_left_out(table, column) for column in table.columns]
    return table


def _end_at_next(sheet: Sheet, kind: str, table: Found) -> None:
    """Let a table end where the headings of a further one of its kind begin, and the line that says what that lists."""
    heads = next((row for row in table.rows if _counts_and_names(sheet, kind, row)), 0)
    if heads:
        lines = [row for row in table.skipped if table.skipped[row] in ("section", "blank", "no name")]
        while heads - 1 in lines:
            heads -= 1
        table.rows[:] = [row for row in table.rows if row < heads]
        for row in [row for row in table.skipped if row >= heads]:
            del table.skipped[row]


def _goes_on_below(sheet: Sheet, row: int, left: int, right: int) -> bool:
    """Say whether the row below names in words the parts of headings over several columns, `L | P`, `Ketua | Sekretaris`.

    Below a heading of one column it may say in brackets in what that counts, `(Rp)`.
    """
    below = [cell for cell in sheet.by_row.get(row + 1, ()) if left <= cell.column <= right]
    cells = [cell for cell in below if not _BRACKETS.fullmatch(cell.text)]
    wide = {at for column in range(left, right) if not sheet.text(row, column + 1) for at in (column, column + 1)}
    return len(cells) > 1 and all(
        cell.column in wide and cell.kind == "text" and len(cell.text) <= _LONGEST_PART and not cell.text[:1].isdigit() for cell in cells
    )


def _sum_left_out(table: Found, column: Column) -> Column:
    """Name what men and women in the columns beside it come to, `L | P | Jumlah`, as not taken: it is of no more people than they are."""
    fields = {each.field for each in table.columns}
    men, women = (column.field.replace("_unknown", sex) for sex in ("_male", "_female"))
    is_sum = {men, women} <= fields and column.field.endswith("_unknown") and word_field(column.heading.split(" – ")[-1]) == "row_total"
    return replace(column, field="", certainty="none") if is_sum else column


def _columns(sheet: Sheet, kind: str, table: Found) -> Iterator[Column]:
    """Give what each column holds, those that are named in full before those that share a word."""
    known, taken = _words(kind), set[str]()
    exact = {each.column: known.get(plain(each.sub or each.top), "") or known.get(plain(each.words), "") for each in table.headings}
    whole = [each for each in table.headings if len(_by_halves(kind, each)) < _HALF_AND_HALF]
    surely = {_by_whole(kind, each.words) for each in whole if not _is_vague(each)}
    called = KINDS[kind].title_fields[0]
    is_called = any(_named(kind, each) == called for each in whole)
    for each in table.headings:
        below = [cell for (row, column), cell in sheet.cells.items() if column == each.column and row > table.header_rows[-1]]
        field = _private(each, below) or exact[each.column] or _left_over(kind, each, table) or _named(kind, each)
        if field in taken or (not exact[each.column] and field in exact.values()) or (_is_vague(each) and field in surely):
            field = ""
        if called in _by_halves(kind, each) and not is_called and called not in taken:  # `Bidang / Usulan Kegiatan`
            field = called
        field = field or next((half for half in _by_halves(kind, each) if half not in {*taken, *exact.values()}), "")
        taken |= {field} - {""} - set(PRIVATE)
        yield Column(letters(each.column), each.words, field, "word" if field else "none")


def _is_vague(heading: Heading) -> bool:
    """Say whether a heading may mean several things: `Jenis` leaves the form of a partnership to `Bentuk kerja sama` beside it."""
    return len(words_of("register").get(plain(heading.words), "").split()) > 1


def _left_over(kind: str, heading: Heading, table: Found) -> str:
    """Give what a heading of several meanings holds beside others that name one of these alone, `Kontak` beside `No HP`."""
    meant = fields_meant(kind, heading.words)
    others = {_named(kind, each) for each in table.headings if each is not heading and len(fields_meant(kind, each.words)) < 2}
    return next((field for field in meant if field not in others), "") if len(meant) > 1 else ""


def _by_halves(kind: str, heading: Heading) -> list[str]:
    """Give what the halves of a heading name, `Masalah / Penyebab`: the whole cell is of the first that is not taken yet."""
    halves = HALVES.split(heading.top) if not heading.sub and word_field(heading.top) != "number" else []
    return [field for half in halves if (field := _by_whole(kind, half))] if len(halves) == 2 else []


def _private(heading: Heading, below: list[Cell]) -> str:
    if (found := word_field(heading.top)) in PRIVATE:
        return found
    hidden = sum(cell.kind == "identity" for cell in below)
    return "nik" if hidden and 3 * hidden >= len(below) else ""


def _named(kind: str, heading: Heading) -> str:
    if word_field(heading.top) == "number" and not heading.sub:
        return "number"
    return field_of(kind, heading.words) or (field_of(kind, heading.sub) if heading.sub else "") or field_of(kind, heading.top)


def _subject(table: Found, kind: str) -> int:
    """Give the column without which a row says nothing: what names the record, or else the fullest of those that must be filled.

    What is told by whom it links, as a partnership is, has no name: each of these may be written once over blank cells.
    """
    described = KINDS[kind]
    fields = described.fields()
    named = [code for code in described.title_fields if table.column(code)]
    if named and not any(fields[code].refers_to for code in described.title_fields):
        return table.column(named[0])
    needed = [column for code, field in fields.items() if (field.required or code in named) and (column := table.column(code))]
    every = [each.column for each, column in zip(table.headings, table.columns, strict=True) if column.field not in ("", "number")]
    return max(needed or every, key=lambda column: sum(1 for row, at in table.sheet.cells if at == column), default=table.left)
