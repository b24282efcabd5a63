"""Several who head one group, by one list: all of them, or the others parts of it, as a committee and its sections are listed."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.people import Somebody, names_of
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import plain

HELD_BY_ONE = frozenset(["ketua", "wakil_ketua", "sekretaris", "bendahara"])
"""The offices that a part of a group has as well as the group."""
_OF_A_PART, _ALL = "seksi", "all"


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
        if answer != _ALL:
            # While nobody answers it is open whether they are of the group: as if the first one led it.
            chosen = int(answer) - 1 if answer else 0
            found |= dict.fromkeys(_outside(held, heads, chosen), _OF_A_PART if answer else "")
    return found


def _outside(held: Sequence[tuple[Somebody, str]], heads: Sequence[Somebody], chosen: int) -> list[int]:
    """Give the rows outside the part of the chosen head, up to the next one, whose office somebody else holds: there, or before them."""
    first, end = heads[chosen].row, heads[chosen + 1].row if chosen + 1 < len(heads) else float("inf")
    own = {office: _called(one) for one, office in reversed(held)}
    own |= {office: _called(one) for one, office in reversed(held) if first <= one.row < end}
    return [one.row for one, office in held if not first <= one.row < end and own[office] != _called(one)]


def _called(one: Somebody) -> str:
    """Give by what somebody is told apart: who leads and is listed again among the members is asked about elsewhere."""
    return plain(one.name.name)


def _ask(context: Context, part: Part, heads: Sequence[Somebody]) -> str:
    names = names_of(heads)
    message = N_("{names} all stand there as head of the group. Are they?", names=names)
    only = N_("Only {name}: the same offices outside their part are those of sections")
    options = [Option(str(at), only.filled(name=one.name.name)) for at, one in enumerate(heads, 1)]
    where = ",".join(part.cells_of("position", [one.row]) for one in heads)
    return context.asking.ask("several_heads", part.sheet, where, message, (*options, Option(_ALL, N_("All of them"))))
