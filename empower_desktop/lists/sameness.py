"""Who of a list is the same person: asked, never decided; until it is answered they are two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from empower_desktop.language import N_, P_
from empower_desktop.lists.context import Context
from empower_desktop.lists.people import UNKNOWN, Somebody, names_of
from empower_desktop.lists.understood import Option
from empower_desktop.lists.words import plain

_LIKE = 0.8
_TELLING = ("birth_date", "phone")
_MOST_TOLD = 40
_OPTIONS = (Option("same", N_("The same person")), Option("different", N_("Two people")))
_SEVERAL = (Option("same", N_("The same people")), Option("different", N_("Other people")))


def tell_apart(context: Context, people: Sequence[Somebody]) -> None:
    """Give everybody a key; two rows share one where somebody answered that they are the same person."""
    _number(people)
    asked: dict[tuple[int, int, str], list[tuple[Somebody, Somebody]]] = defaultdict(list)
    tables: dict[int, int] = {}
    for one in people:
        tables.setdefault(id(one.part), len(tables))
    for first, second in _pairs(people):
        default = _default(first, second)
        if default:
            asked[tables[id(first.part)], tables[id(second.part)], default].append((first, second))
    for (before, after, default), pairs in asked.items():
        if before == after:
            for first, second in pairs[:_MOST_TOLD]:
                _ask_pair(context, first, second, default)
            if pairs[_MOST_TOLD:]:
                _ask_pairs(context, pairs[_MOST_TOLD:], default)
        elif len(pairs) == 1:
            _ask_pair(context, *pairs[0], default)
        else:
            _ask_pairs(context, pairs, default)


def _number(people: Iterable[Somebody]) -> None:
    seen: dict[str, int] = defaultdict(int)
    for one in people:
        name = bare(one)
        seen[name] += 1
        one.own_key = one.key = f"{name}#{seen[name]}"


def bare(one: Somebody) -> str:
    """Give a name for comparing: small letters, `b.` written as `bin`."""
    words = plain(one.name.name).split()
    return " ".join("bin" if word in ("b", "bin") and 0 < at < len(words) - 1 else word for at, word in enumerate(words))


def _pairs(people: Sequence[Somebody]) -> Iterator[tuple[Somebody, Somebody]]:
    """Give each person with the first before them that may be the same."""
    by_name: dict[str, Somebody] = {}
    by_mark: dict[tuple[str, object], Somebody] = {}
    for one in people:
        earlier = by_name.get(bare(one))
        if earlier is None:
            marks = [(code, one.fields[code]) for code in _TELLING if code in one.fields]
            earlier = next((by_mark[mark] for mark in marks if mark in by_mark and _alike(by_mark[mark], one)), None)
        if earlier is not None:
            yield earlier, one
        by_name.setdefault(bare(one), one)
        for code in _TELLING:
            if code in one.fields:
                by_mark.setdefault((code, one.fields[code]), one)


def _alike(first: Somebody, second: Somebody) -> bool:
    return SequenceMatcher(None, bare(first), bare(second), autojunk=False).ratio() >= _LIKE


def _default(first: Somebody, second: Somebody) -> str:
    """Give the answer to propose, "" where it is certain that they are two."""
    if {first.sex, second.sex} == {"L", "P"}:
        return ""
    both = [code for code in ("hamlet", "birth_date", "birth_year", "phone", "area") if code in first.fields and code in second.fields]
    agree = [code for code in both if first.fields[code] == second.fields[code]]
    if len(agree) < len(both) and not set(agree) & set(_TELLING):
        return "different"
    return "same" if agree or first.part is not second.part else "different"


def _ask_pair(context: Context, first: Somebody, second: Somebody, default: str) -> None:
    message = N_(
        "{name} (row {row}) and {other} (row {earlier}): the same person?",
        name=second.name.name,
        row=second.row,
        other=first.name.name,
        earlier=first.row,
    )
    pairs = [_entries(first, second)]
    if context.asking.ask("same_person", second.part.sheet, second.cell, message, _OPTIONS, default, pairs=pairs) == "same":
        _join(first, second)


def _ask_pairs(context: Context, pairs: Sequence[tuple[Somebody, Somebody]], default: str) -> None:
    seconds = [second for _, second in pairs]
    message = P_(
        "{n} name stands twice: {names}. Is it the same person?",
        "{n} names stand twice: {names}. Are they the same people?",
        len(pairs),
        names=names_of(seconds),
    )
    where = ",".join(second.cell for second in seconds[:_MOST_TOLD])
    entries = [_entries(*pair) for pair in pairs]
    if context.asking.ask("same_person", seconds[0].part.sheet, where, message, _SEVERAL, default, pairs=entries) == "same":
        for first, second in pairs:
            _join(first, second)


def _entries(first: Somebody, second: Somebody) -> tuple[str, str]:
    return f"person:{first.key}", f"person:{second.key}"


def _join(first: Somebody, second: Somebody) -> None:
    second.key = first.key
    if plain(first.name.name) != plain(second.name.name):
        first.put("name_variants", second.name.name, second.cell)
    for code, value in second.fields.items():
        if code not in first.fields or first.fields[code] == UNKNOWN:
            first.put(code, value, second.cells[code])
    if first.sex == UNKNOWN or not first.sex:
        first.sex = second.sex
