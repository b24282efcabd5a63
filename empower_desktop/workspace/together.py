"""What answers to a list come to, found for many at once: those that stand in different rows are planned together, then told apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from empower_desktop.lists.understood import Answers, Ask, Entry
from empower_desktop.records.fields import Plain
from empower_desktop.records.words import plain
from empower_desktop.workspace.planning import Plan, Planner
from empower_desktop.workspace.step import Watch, always

Answered = tuple[str, str]
"""A question's id and the code that is answered."""
_MAKES_ITS_ROW = "two_people_in_cell"
"""The question whose row holds nobody before it is answered, and that reaches no other row."""
_ROWS = re.compile(r"[A-Z]+(\d+)(?::[A-Z]+(\d+))?")


@dataclass(frozen=True, slots=True)
class Moved:
    """What an answer makes of a record: the values that it gets, or that it is not made at all."""

    record: str
    kind: str
    fields: Mapping[str, Plain]
    is_gone: bool = False


class Together:
    """Plans a list with many answers at once.

    A list with a hundred doubtful cells is planned a few times instead of once for every answer to each of them. It
    comes to the same as answering each question alone: answers share a plan only where they reach different rows,
    people and records, all are still asked there, and whatever that plan moves must lie within the reach of exactly
    one of them; else they are planned apart.
    """

    def __init__(self, planner: Planner, plan: Plan, known: Answers) -> None:
        """Begin with the plan as it is while the questions are open, and the answers it was made with."""
        self._planner, self._plan, self._known = planner, plan, known
        self._before = _Reaches(plan)

    def kin(self, ask: Ask) -> set[str]:
        """Give all that an answer may touch; nothing where it reaches no row of its own."""
        return self._before.kin(ask)

    def moved(self, asks: Sequence[tuple[Ask, str]], watch: Watch = always) -> dict[Answered, list[Moved]]:
        """Give, for each question with one of its answers, what would be otherwise if only this were answered."""
        found: dict[Answered, list[Moved]] = {}
        for some in _batches(asks, self._before.kin):
            watch(len(found), len(asks))
            found.update(self._apart(some))
        return found

    def _apart(self, some: Sequence[tuple[Ask, str]]) -> dict[Answered, list[Moved]]:
        after = self._planner.plan({**self._known, **{ask.id: code for ask, code in some}})
        moved = list(moved_between(self._plan, after))
        if len(some) == 1:
            [(ask, code)] = some
            return {(ask.id, code): moved}
        reaches = _Reaches(after)
        parts = list(_batches(some, lambda ask: self._before.kin(ask) | reaches.kin(ask)))
        # One answer may make a row that another question asks about too, and what was answered to that is not heard then.
        are_heard = {ask.id for ask, _ in some} <= {ask.id for ask in after.asks}
        shares = self._shared_out(some, reaches, moved) if are_heard and len(parts) == 1 else None
        if shares is None:
            half = len(some) // 2
            parts = parts if len(parts) > 1 else [list(some[:half]), list(some[half:])]
            return {answered: found for part in parts for answered, found in self._apart(part).items()}
        return shares

    def _shared_out(self, some: Sequence[tuple[Ask, str]], reaches: _Reaches, moved: Sequence[Moved]) -> dict[Answered, list[Moved]] | None:
        """Give each answer what lies within its reach; None where something lies in that of none, or of several."""
        owners = {name: (ask.id, code) for ask, code in some for name in self._before.kin(ask) | reaches.kin(ask)}
        shares: dict[Answered, list[Moved]] = {(ask.id, code): [] for ask, code in some}
        for each in moved:
            found = {owners.get(name) for name in (*self._before.entries_of(each.record), *reaches.entries_of(each.record))}
            owner = found.pop() if len(found) == 1 else None
            if owner is None:
                return None
            shares[owner].append(each)
        return shares


def moved_between(before: Plan, after: Plan) -> Iterator[Moved]:
    """Give what one plan of a list makes of its records that the plan before it did not."""
    for record, values in after.values.items():
        former = before.values.get(record, {})
        fields = {code: value for code, value in values.items() if code not in former or former[code] != value}
        if record in before.is_new:
            fields.update({code: None for code in former if code not in values})
        if fields:
            yield Moved(record, after.kinds[record], fields)
    for record in [each for each in before.values if each in before.is_new and each not in after.values]:
        yield Moved(record, before.kinds[record], {}, is_gone=True)


class _Reaches:
    """How far questions reach in one plan: the rows they stand in, and what speaks of the record they ask about."""

    def __init__(self, plan: Plan) -> None:
        self._ids = plan.ids
        self._named = {entry.name: entry for entry in plan.understood.entries}
        self._of_row: dict[tuple[str, int], list[Entry]] = {}
        self._linking: dict[str, list[Entry]] = {}
        self._of_record: dict[str, list[str]] = {}
        for entry in plan.understood.entries:
            if entry.row:
                self._of_row.setdefault((entry.sheet, entry.row), []).append(entry)
            for name in (*entry.links.values(), *(name for names in entry.several.values() for name in names)):
                self._linking.setdefault(name, []).append(entry)
            self._of_record.setdefault(plan.ids.get(entry.name, ""), []).append(entry.name)
        for row in plan.understood.rows:  # an entry bears the first of its rows; where several rows are one person, each speaks of it
            spoken_of = [self._named[name] for name in row.entries if name in self._named]
            self._of_row.setdefault((row.sheet, row.row), []).extend([entry for entry in spoken_of if entry.row])

    def entries_of(self, record: str) -> Sequence[str]:
        """Give the names of the entries that are this record."""
        return self._of_record.get(record, ())

    def kin(self, ask: Ask) -> set[str]:
        """Give all that an answer may touch: the entries of its rows, their records, and the names by which people are told apart."""
        rows = [(ask.sheet, row) for row in _rows_of(ask)]
        entries = [entry for row in rows for entry in self._of_row.get(row, ())]
        if ask.entry in self._named:
            entries += [self._named[ask.entry], *self._linking.get(ask.entry, ())]
        found = {f"row {sheet}!{row}" for sheet, row in rows} if ask.code == _MAKES_ITS_ROW else set()
        for entry in entries:
            found.add(entry.name)
            found.add(self._ids.get(entry.name) or entry.name)
            if name := plain(str(entry.fields.get("name", ""))):
                found.add(f"called {name}")
        return found


def _batches(asks: Iterable[tuple[Ask, str]], kin: Callable[[Ask], set[str]]) -> Iterator[list[tuple[Ask, str]]]:
    """Put answers together that reach nothing in common; what reaches no row of its own stays alone."""
    batches: list[tuple[set[str], list[tuple[Ask, str]]]] = []
    for ask, code in asks:
        reach = kin(ask)
        if not reach:
            yield [(ask, code)]
            continue
        taken, some = next((batch for batch in batches if batch[0].isdisjoint(reach)), (set(), []))
        if not some:
            batches.append((taken, some))
        taken.update(reach)
        some.append((ask, code))
    yield from (some for _, some in batches)


def _rows_of(ask: Ask) -> Iterator[int]:
    """Give the rows in which a question stands, `B7:B9,B12`."""
    for first, last in _ROWS.findall(ask.cell):
        yield from range(int(first), int(last or first) + 1)
