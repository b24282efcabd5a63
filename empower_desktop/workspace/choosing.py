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
from empower_desktop.workspace.workspace import Save, Workspace


def changes_of_options(
    work: Workspace, planner: Planner, plan: Plan, ask: Ask, known: Answers, changes: Sequence[Change]
) -> tuple[Choice, ...]:
    """Give the choices of a question, each with the changes that it writes once `changes` are here.

    Two records that are found to be one are joined as `same_as`: what was noted under each stays noted.
    """
    made: dict[str, list[Change]] = {}
    for change in changes:
        made.setdefault(change.record, []).append(change)
    choices = []
    for option in ask.options:
        if option.code == LEAVE.code:  # what is open is left out already; to find that out anew takes long for long lists
            written: list[Change] = []
        elif ask.pairs:
            written = list(_joining(work, plan, ask, option.code))
        else:
            written = list(_difference(work, plan, planner.plan({**known, ask.id: option.code}), made))
        choices.append(Choice(option.code, option.label, tuple(written)))
    return tuple(choices)


def _joining(work: Workspace, plan: Plan, ask: Ask, code: str) -> Iterator[Change]:
    for one, other in ask.pairs:
        first, second = plan.ids.get(one, one), plan.ids.get(other, other)
        if first == second or code not in ("same", second):
            continue
        smaller, larger = sorted((first, second))
        fields: Mapping[str, Plain] = {"kind": "person", "one": smaller, "other": larger, "same": True}
        record = keyed_id(smaller, larger)
        yield from work.made(Save("same_as", record, fields, work.seen(record), IMPORTED))


def _difference(work: Workspace, before: Plan, after: Plan, made: Mapping[str, Sequence[Change]]) -> Iterator[Change]:
    for record, values in after.values.items():
        former = before.values.get(record, {})
        fields = {code: value for code, value in values.items() if code not in former or former[code] != value}
        if record in before.is_new:
            fields.update({code: None for code in former if code not in values})
        if fields:
            yield from work.made(Save(after.kinds[record], record, fields, _seen(work, record, made), IMPORTED))
    for record in before.is_new - after.values.keys():
        seen = _seen(work, record, made)
        yield from work.made(Save(before.kinds[record], record, {DELETED: True}, seen, IMPORTED, over=seen.everything()))


def _seen(work: Workspace, record: str, made: Mapping[str, Sequence[Change]]) -> Seen:
    """Give what is seen of a record once the list is taken in."""
    if record not in made:
        return work.seen(record)
    return Seen.of(state_of([*work.changes(record), *made[record]], UNITS))
