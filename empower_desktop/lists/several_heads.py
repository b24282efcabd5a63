"""Several who head one group, by one list: all of them, or the others parts of it, as a committee and its sections are listed."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.people import Somebody
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import plain

HELD_BY_ONE = frozenset(["ketua", "wakil_ketua", "sekretaris", "bendahara"])
"""The offices that a part of a group has as well as the group."""
_OF_A_PART = "seksi"


def offices_of_parts(context: Context, part: Part, offices: Sequence[tuple[Somebody, str, str]]) -> dict[int, str]:
    """Ask whether all who head a group, as a list says, do; give the office by row of those who may hold it in a part, "" meanwhile.

    `offices` are who holds which one in which group, in the order of the list.
    """
    found: dict[int, str] = {}
    for group in dict.fromkeys(group for _, _, group in offices if group):
        held = [(one, office) for one, office, of in offices if of == group and office in HELD_BY_ONE]
        named: dict[str, Somebody] = {}
        for one, office in held:
            if office == "ketua":
                named.setdefault(_called(one), one)
        first = next(iter(named.values()), None)
        heads = [one for one in named.values() if one is first or (first and one.row > first.row)]  # two of one row hold it together
        if len(heads) < 2:
            continue
        answer = _ask(context, part, heads)
        if (chosen := _chosen(answer, heads)) is not None:
            found |= _outside(held, heads, chosen)
            continue
        above: dict[str, str] = {}
        for one, office in held:
            is_below = one.row >= heads[1].row and above.setdefault(office, _called(one)) != _called(one)
            if is_below and answer != "all":
                found[one.row] = _OF_A_PART if answer == "first" else ""
            above.setdefault(office, _called(one))
    return found


def _chosen(answer: str, heads: Sequence[Somebody]) -> int | None:
    """Give which of the further heads alone is one, None where the first, all, or nobody knows."""
    at = int(answer) - 1 if answer.isdecimal() else 0
    return at if 0 < at < len(heads) else None


def _outside(held: Sequence[tuple[Somebody, str]], heads: Sequence[Somebody], chosen: int) -> dict[int, str]:
    """Give the rows of other parts whose office somebody holds from the row of the chosen head on to that of the next one."""
    first, end = heads[chosen].row, heads[chosen + 1].row if chosen + 1 < len(heads) else float("inf")
    own = {office: _called(one) for one, office in reversed(held) if first <= one.row < end}
    return {one.row: _OF_A_PART for one, office in held if not first <= one.row < end and own.get(office, _called(one)) != _called(one)}


def _called(one: Somebody) -> str:
    """Give by what somebody is told apart: who leads and is listed again among the members is asked about elsewhere."""
    return plain(one.name.name)


def _ask(context: Context, part: Part, heads: Sequence[Somebody]) -> str:
    names = ", ".join(one.name.name for one in heads[:6]) + (" …" if len(heads) > 6 else "")
    message = N_("{names} all stand there as head of the group. Are they?", names=names)
    first = N_("Only {name}: the others, and who holds an office twice below them, are of a part of it", name=heads[0].name.name)
    others = (
        Option(
            str(at),
            N_("Only {name}, and who holds an office below them: the others who hold the same one are of a part", name=one.name.name),
        )
        for at, one in enumerate(heads[1:], 2)
    )
    where = ",".join(part.cells_of("position", [one.row]) for one in heads)
    return context.asking.ask(
        "several_heads", part.sheet, where, message, (Option("first", first), *others, Option("all", N_("All of them")))
    )
