"""What each answer to a question of a list writes: the difference between the list with and without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from empower_desktop.history.change import DELETED, Change, keyed_id
from empower_desktop.history.merge import Seen, state_of
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.understood import Answers, Ask
from empower_desktop.records import UNITS
from empower_desktop.records.fields import Plain
from empower_desktop.workbook.proposing import Choice
from empower_desktop.workspace.merges import IMPORTED
from empower_desktop.workspace.planning import Plan, Planner
from empower_desktop.workspace.step import Watch, always
from empower_desktop.workspace.together import Moved, Together
from empower_desktop.workspace.workspace import Save, Workspace


class Choosing:
    """Works out what the answers to a list's questions write once the list itself is here.

    Two records that are found to be one are joined as `same_as`: what was noted under each stays noted.
    """

    def __init__(self, work: Workspace, plan: Plan, changes: Sequence[Change]) -> None:
        """Begin with the plan of the list while its questions are open, and the `changes` that it writes."""
        self._work, self._plan = work, plan
        self._made: dict[str, list[Change]] = {}
        for change in changes:
            self._made.setdefault(change.record, []).append(change)

    def choices(
        self, asks: Sequence[Ask], planner: Planner, known: Answers, watch: Watch = always
    ) -> Iterator[tuple[Ask, tuple[Choice, ...]]]:
        """Give each question with its choices, each with the changes that it writes; `known` are the answers of the plan."""
        # What is open is left out already: leaving it so writes nothing.
        planned = [(ask, each.code) for ask in asks if not ask.pairs for each in ask.options if each.code != LEAVE.code]
        moved = Together(planner, self._plan, known).moved(planned, watch)
        for ask in asks:
            written = {
                each.code: self._joining(ask, each.code) if ask.pairs else self.writing(moved.get((ask.id, each.code), ()))
                for each in ask.options
            }
            yield ask, tuple(Choice(each.code, each.label, tuple(written[each.code])) for each in ask.options)

    def writing(self, moved: Sequence[Moved]) -> Iterator[Change]:
        """Give the changes that make of records what an answer moves."""
        for each in moved:
            seen = self._seen(each.record)
            if each.is_gone:
                yield from self._work.made(Save(each.kind, each.record, {DELETED: True}, seen, IMPORTED, over=seen.everything()))
            else:
                yield from self._work.made(Save(each.kind, each.record, each.fields, seen, IMPORTED))

    def _joining(self, ask: Ask, code: str) -> Iterator[Change]:
        for one, other in ask.pairs:
            first, second = self._plan.ids.get(one, one), self._plan.ids.get(other, other)
            if first == second or code not in ("same", second):
                continue
            smaller, larger = sorted((first, second))
            fields: Mapping[str, Plain] = {"kind": "person", "one": smaller, "other": larger, "same": True}
            record = keyed_id(smaller, larger)
            yield from self._work.made(Save("same_as", record, fields, self._work.seen(record), IMPORTED))

    def _seen(self, record: str) -> Seen:
        """Give what is seen of a record once the list is taken in."""
        if record not in self._made:
            return self._work.seen(record)
        return Seen.of(state_of([*self._work.changes(record), *self._made[record]], UNITS))
