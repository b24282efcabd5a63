"""Who of a list is the same person: asked, never decided; until it is answered they are two."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from empower_desktop.language import N_, P_
from empower_desktop.lists.context import Context
from empower_desktop.lists.people import Somebody, names_of
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.understood import UNKNOWN, Option
from empower_desktop.records.words import plain

_LIKE = 0.8
_ADDRESSED = re.compile(r"^[pb] (?=\w{2})")
"""The letter by which a form of address may be written before a name, that of Pak or Bu; it may be one of the name, so it is asked."""
_TELLING = ("birth_date", "phone")
_MOST_TOLD = 40
_OPTIONS = (Option("same", N_("The same person")), Option("different", N_("Two people")))
_OF_EACH_ROW = ("name", "name_variants", "titles")
"""What each row says in its own way, also of one person."""
Pair = tuple[Somebody, Somebody]
"""Two who may be one: the first goes before the second, whatever their order on the list."""
_SEVERAL = (Option("same", N_("The same people")), Option("different", N_("Other people")))


def tell_apart(context: Context, people: Sequence[Somebody]) -> None:
    """Give everybody a key; two rows share one where somebody answered that they are the same person.

    Who is held against whom follows from what the rows say and not from their order: a list that was only sorted asks the same.
    """
    _number(context, people)
    parts = list(dict.fromkeys(id(one.part) for one in people))
    in_turn = sorted(people, key=lambda one: (parts.index(id(one.part)), one.own_key))
    asked: dict[tuple[int, int, str, bool], list[Pair]] = defaultdict(list)
    sure: list[Pair] = []
    named = Counter((id(one.part), _called(one)) for one in people)
    for first, second in _pairs(in_turn):
        default = _default(first, second)
        was_asked = all(context.came_to(one.fingerprint) for one in (first, second))  # when the list was shorter
        once = all(named[id(one.part), _called(one)] == 1 for one in (first, second))
        shortened = bare(first) != bare(second)
        if default == "same" and once and not shortened and first.part.days and first.part.owner == second.part.owner:
            sure.append((first, second))  # it was answered that they are days of one training
        elif default and not was_asked:
            asked[id(first.part), id(second.part), default, shortened].append((first, second))
    same = list(sure)
    for (before, after, default, shortened), pairs in asked.items():
        same.extend(_same(context, pairs, default, shortened or (before == after and not _pays_often(pairs[0][0]))))
    first_of = {second.own_key: first for first, second in same}
    joined = [(first_of[one.own_key], one) for one in in_turn if one.own_key in first_of]
    for first, second in joined:
        second.key = first.key
    for rows in _rows_of_each(in_turn).values():
        _choose(context, rows)
    for first, second in joined:
        _join(first, second)
    keys = {f"person:{one.own_key}": f"person:{one.key}" for one in people}
    for ask in [ask for ask in context.asking.asks.values() if ask.pairs]:
        context.asking.asks[ask.id] = replace(ask, pairs=tuple((keys[one], keys[other]) for one, other in ask.pairs))


def _same(context: Context, pairs: Sequence[Pair], default: str, each: bool) -> Iterator[Pair]:
    """Ask of `each` pair, as far as they can be told, or of all at once, as where two tables hold one name; give who are the same."""
    singly = pairs[:_MOST_TOLD] if each else pairs if len(pairs) == 1 else ()
    at_once = pairs[len(singly) :]
    yield from (pair for pair in sorted(singly, key=_last_row) if _is_one(context, *pair, default))
    if at_once and _are_the_same(context, sorted(at_once, key=_last_row), default):
        yield from at_once


def _last_row(pair: Pair) -> int:
    return max(pair[0].row, pair[1].row) if pair[0].part is pair[1].part else pair[1].row


def first_things_first(people: Sequence[Somebody]) -> list[Somebody]:
    """Give people as they stand on the list, but rows of one person in the order of their keys: what the first says goes before."""
    in_turn = {key: iter(rows) for key, rows in _rows_of_each(sorted(people, key=lambda one: one.own_key)).items()}
    return [next(in_turn[one.key]) for one in people]


def _rows_of_each(people: Iterable[Somebody]) -> dict[str, list[Somebody]]:
    """Give, by the key of a person, the rows that are theirs."""
    rows: dict[str, list[Somebody]] = defaultdict(list)
    for one in people:
        rows[one.key].append(one)
    return rows


def _number(context: Context, people: Iterable[Somebody]) -> None:
    """Name each person by their name and by what their row says, and number those whose rows say the same."""
    seen: Counter[str] = Counter()
    for one in people:
        row = context.surveyed.places.of_row(one.part.sheet, one.row)
        name = f"{bare(one)}#{hashlib.sha256(row.encode()).hexdigest()[:16]}"
        seen[name] += 1
        one.own_key = one.key = f"{name}#{seen[name]}"


def bare(one: Somebody) -> str:
    """Give a name for comparing: small letters, `b.` written as `bin`."""
    words = plain(one.name.name).split()
    return " ".join("bin" if word in ("b", "bin") and 0 < at < len(words) - 1 else word for at, word in enumerate(words))


def _called(one: Somebody) -> str:
    """Give a name for finding who may be the same: `P. Niman`, Pak Niman, may be called `Niman` elsewhere."""
    return _ADDRESSED.sub("", bare(one))


def _pairs(people: Sequence[Somebody]) -> Iterator[tuple[Somebody, Somebody]]:
    """Give each person with the first before them that may be the same: of several of one name, one whose row says the same of them."""
    by_name: dict[str, list[Somebody]] = defaultdict(list)
    by_mark: dict[tuple[str, object], Somebody] = {}
    by_initials: dict[str, list[Somebody]] = defaultdict(list)
    for one in people:
        namesakes = by_name[_called(one)]
        earlier = next((each for each in namesakes[:_MOST_TOLD] if _default(each, one) == "same"), next(iter(namesakes), None))
        if earlier is None:
            marks = [(code, one.fields[code]) for code in _TELLING if code in one.fields]
            earlier = next((by_mark[mark] for mark in marks if mark in by_mark and _alike(by_mark[mark], one)), None)
        initials = by_initials["".join(word[0] for word in bare(one).split())]
        if earlier is None:
            earlier = next((each for each in initials[:_MOST_TOLD] if each.part is not one.part and _is_shortened(each, one)), None)
        initials.append(one)
        if earlier is not None:
            yield earlier, one
        namesakes.append(one)
        for code in _TELLING:
            if code in one.fields:
                by_mark.setdefault((code, one.fields[code]), one)


def _alike(first: Somebody, second: Somebody) -> bool:
    return SequenceMatcher(None, bare(first), bare(second), autojunk=False).ratio() >= _LIKE


def _is_shortened(first: Somebody, second: Somebody) -> bool:
    """Say whether one of two names is the other with words shortened by a point, `I Kt. Widana` for `I Ketut Widana`."""
    both = list(zip(first.name.name.split(), second.name.name.split(), strict=False))
    unlike = [(one, other) for one, other in both if plain(one) != plain(other)]
    has_shared = any(plain(one) == plain(other) and len(plain(one)) > 1 for one, other in both)
    return bool(unlike) and has_shared and all(_stands_for(*pair) or _stands_for(*pair[::-1]) for pair in unlike)


def _stands_for(short: str, whole: str) -> bool:
    """Say whether a letter, or a word with a point behind it, is short for another: its letters come there in order from the first on."""
    said, letters = plain(short), iter(plain(whole))
    is_short = (short.endswith(".") or len(said) == 1) and len(said) < len(plain(whole)) and said[:1] == plain(whole)[:1]
    return is_short and all(letter in letters for letter in said)


def _default(first: Somebody, second: Somebody) -> str:
    """Give the answer to propose, "" where it is certain that they are two."""
    if {first.sex, second.sex} == {"L", "P"}:
        return ""
    both = [code for code in ("hamlet", "birth_date", "birth_year", "phone", "area") if code in first.fields and code in second.fields]
    agree = [code for code in both if first.fields[code] == second.fields[code]]
    if len(agree) < len(both) and not set(agree) & set(_TELLING):
        return "different"
    return "same" if agree or first.part is not second.part or _pays_often(first) else "different"


def _pays_often(one: Somebody) -> bool:
    """Say whether a table has a row for each day on which somebody paid in: a name comes again with each payment."""
    return bool(one.part.table.column("paid_on") and one.part.table.columns_with("savings"))


def _is_one(context: Context, one: Somebody, other: Somebody, default: str) -> bool:
    first, second = (other, one) if one.part is other.part and other.row < one.row else (one, other)
    names = {"name": second.name.name, "other": first.name.name}
    message = N_("{name} (row {row}) and {other} (row {earlier}): the same person?", row=second.row, earlier=first.row, **names)
    if first.part is not second.part:  # rows of two sheets, or side by side, may bear one number
        places = [f"{each.part.sheet}!{each.cell}" for each in (second, first)]
        message = N_("{name} ({place}) and {other} ({earlier}): the same person?", place=places[0], earlier=places[1], **names)
    pairs = [_entries(one, other)]
    asking = context.asking
    return asking.ask("same_person", second.part.sheet, second.cell, message, _OPTIONS, default, pairs=pairs, about=_told(pairs)) == "same"


def _are_the_same(context: Context, pairs: Sequence[Pair], default: str) -> bool:
    seconds = [second for _, second in pairs]
    message = P_(
        "{n} name stands twice: {names}. Is it the same person?",
        "{n} names stand twice: {names}. Are they the same people?",
        len(pairs),
        names=names_of(seconds),
    )
    where = ",".join(second.cell for second in seconds[:_MOST_TOLD])
    entries = [_entries(*pair) for pair in pairs]
    sheet, asking = seconds[0].part.sheet, context.asking
    return asking.ask("same_person", sheet, where, message, _SEVERAL, default, pairs=entries, about=_told(entries)) == "same"


def _entries(first: Somebody, second: Somebody) -> tuple[str, str]:
    return f"person:{first.own_key}", f"person:{second.own_key}"


def _told(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return ["\n".join(pair) for pair in pairs]


def _join(first: Somebody, second: Somebody) -> None:
    if plain(first.name.name) != plain(second.name.name):
        first.put("name_variants", second.name.name, second.cell)
    for code, value in second.fields.items():
        if code not in first.fields or first.fields[code] == UNKNOWN:
            first.put(code, value, second.cells[code])
    if first.sex == UNKNOWN or not first.sex:
        first.sex = second.sex


def _choose(context: Context, rows: Sequence[Somebody]) -> None:
    """Ask which row of one person is right where they do not agree; until that is answered, none of what differs is taken."""
    said = dict.fromkeys(code for one in rows for code in one.fields if code not in _OF_EACH_ROW)
    codes = [code for code in said if _differs(rows, code)]
    if not codes:
        return
    on_the_list = sorted(enumerate(rows, 1), key=lambda each: each[1].row)
    options = [Option(str(at), N_("Row {row}: {values}", row=one.row, values=_said(one, codes))) for at, one in on_the_list]
    message = N_("The rows of {name} do not agree. Which one is right?", name=rows[0].name.name)
    last, asking = on_the_list[-1][1], context.asking
    about = ["\n".join(one.own_key for one in rows)]
    answer = asking.ask("value_differs", last.part.sheet, last.cell, message, [*options, LEAVE], about=about)
    for at, one in enumerate(rows, 1):
        for code in codes if answer != str(at) else ():
            one.fields.pop(code, None)


def _differs(rows: Sequence[Somebody], code: str) -> bool:
    return len({plain(str(one.fields[code])) for one in rows if one.fields.get(code, UNKNOWN) != UNKNOWN}) > 1


def _said(one: Somebody, codes: Sequence[str]) -> str:
    """Give some values of a row in the words of the list, where they have a cell of their own."""
    cells = {cell.name: cell.text for cell in one.part.table.sheet.cells.values() if cell.row == one.row and cell.name != one.cell}
    said = [cells.get(one.cells[code], str(one.fields[code])) for code in codes if code in one.fields]
    return " · ".join(" ".join(text.split()) for text in said) or "–"
