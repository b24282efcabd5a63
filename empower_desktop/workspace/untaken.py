"""What of an edited workbook was not taken, kept to tell it again: to who merges the file once more, and to who writes to its sender."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from empower_desktop.history.change import Change
from empower_desktop.history.merge import survivors
from empower_desktop.language import N_, Message
from empower_desktop.store import Arrival
from empower_desktop.workbook.wire import pack_message, unpack_message
from empower_desktop.workspace.refused import refused
from empower_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:  # a file that came before is told without what reads it
    from empower_desktop.workbook.proposing import Proposal

STILL_THERE: Final = N_("Merged before. What was not taken of it then still stands in the file:")
MOST_KEPT: Final = 200
"""So many are kept of one workbook."""
_KEPT: Final = "untaken "
_LEFT_OUT: Final = "left out "
KeptUntaken = Mapping[str, str]
"""What was not taken of edited workbooks, as it is kept; it is there, and empty, of one of which all was taken."""


@dataclass(frozen=True, slots=True)
class Untaken:
    """A cell, or a row by its first cell, of which nothing was taken, and why; `for_sender` says that its sender should mend it.

    `record` and `field` say what it is about, as far as that is known, `made` when its workbook was made, and `stood` which changes
    stood there in it; None where nobody noted that.
    """

    sheet: str
    cell: str
    message: Message
    for_sender: bool
    file: str = ""
    record: str = ""
    field: str = ""
    made: str = ""
    stood: tuple[str, ...] | None = None

    @property
    def place(self) -> str:
        """Give sheet and cell as people name them."""
        return f"{self.sheet} {self.cell}".strip()

    def is_written_anew_by(self, change: Change) -> bool:
        """Say whether a change of its record gives the field a value since: over what stood in the workbook, for clocks say nothing.

        Where nothing stood there, any value will do. What was typed into another copy of the same export mends only that copy.
        """
        if self.stood is None or self.field not in change.fields or change.at == self.made:
            return False
        return not self.stood or not frozenset(self.stood).isdisjoint(change.over)


def keep_untaken(work: Workspace, arrival: Arrival, untaken: Iterable[Untaken], held: Iterable[Change] = (), filler: str = "") -> None:
    """Keep what was not taken of a workbook that arrived and `held` these changes, or that all was.

    `filler` filled it in, "" where that is its sender.
    """
    kept = list(islice(untaken, MOST_KEPT))
    histories = _histories(held, {each.record for each in kept})
    rows = [
        [each.sheet, each.cell, pack_message(each.message), each.for_sender, each.record, each.field, _stood(histories, each)]
        for each in kept
    ]
    work.store.put_setting(_name(arrival), json.dumps([filler, *rows]))


def _histories(held: Iterable[Change], records: Collection[str]) -> Mapping[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for change in held if records else ():
        if change.record in records:
            found.setdefault(change.record, []).append(change)
    return found


def _stood(histories: Mapping[str, Sequence[Change]], one: Untaken) -> list[str]:
    """Give the changes that stood in the field of a cell as its workbook was made."""
    return [change.id for change in survivors(histories.get(one.record, ())).get(one.field, ())]


def keep_left_out(work: Workspace, arrival: Arrival, proposals: Iterable[Proposal]) -> None:
    """Keep which edits of a workbook that arrived were left out, by the ids of their changes, beside those that were before."""
    if ids := [each.change.id for each in proposals]:
        name = _LEFT_OUT + _which(arrival)
        work.store.put_setting(name, " ".join(dict.fromkeys([*(work.store.setting(name) or "").split(), *ids])))


def left_out_of(work: Workspace) -> Callable[[Arrival], Collection[str]]:
    """Ask once, and give what tells of each workbook that arrived which of its edits were left out."""
    kept = work.store.settings_named(_LEFT_OUT)
    return lambda arrival: kept.get(_LEFT_OUT + _which(arrival), "").split()


def to_be_offered(work: Workspace) -> Callable[[Arrival], bool]:
    """Ask once, and give what tells whether edits of a workbook were left out that nobody refuses any more, and that came no other way.

    The merge in which they were refused was undone since.
    """
    kept = work.store.settings_named(_LEFT_OUT)
    ids = {change for each in kept.values() for change in each.split()} - refused(work)
    wanted = work.store.unknown(ids) if ids else set()
    return lambda arrival: not wanted.isdisjoint(kept.get(_LEFT_OUT + _which(arrival), "").split())


def kept_untaken(work: Workspace) -> KeptUntaken:
    """Give what was kept of all edited workbooks, asked for once."""
    return work.store.settings_named(_KEPT)


def for_sender(kept: KeptUntaken, arrivals: Iterable[Arrival]) -> tuple[Untaken, ...]:
    """Give what its sender should mend of these workbooks; what of an export came later from the same hand is not told any more."""
    edited = {(each.export_id, _kept_of(kept, each)[0]): each for each in arrivals if _name(each) in kept}
    return tuple(each for arrival in edited.values() for each in _untaken(kept, arrival) if each.for_sender)


def untaken_before(kept: KeptUntaken, arrival: Arrival) -> tuple[Untaken, ...]:
    """Give what of a workbook that came again was not taken then, and still stands in it."""
    return tuple(_untaken(kept, arrival))


def told_again(found: Sequence[Untaken]) -> tuple[Message, ...]:
    """Say what still stands in a workbook that came again, below a head."""
    if not found:
        return ()
    return (STILL_THERE, *(N_("{place}: {why}", place=each.place, why=each.message) if each.place else each.message for each in found))


def _untaken(kept: KeptUntaken, arrival: Arrival) -> list[Untaken]:
    rows = _kept_of(kept, arrival)[1]
    return [_unpacked(arrival, *row) for row in rows]


def _unpacked(
    arrival: Arrival, sheet: str, cell: str, packed: Any, told: bool, record: str = "", field: str = "", stood: Sequence[str] | None = None
) -> Untaken:
    """Give what was not taken as it was kept; what was kept in former days says not what it is about."""
    there = None if stood is None else tuple(stood)
    return Untaken(sheet, cell, unpack_message(packed), told, arrival.file, record, field, arrival.made, there)


def _kept_of(kept: KeptUntaken, arrival: Arrival) -> tuple[str, list[list[Any]]]:
    """Give who filled a workbook in, and what of it was not taken, as it is kept."""
    listed = json.loads(kept.get(_name(arrival), "[]"))
    # What was kept before it was known that several may fill in one export says nobody's name.
    return (listed[0], listed[1:]) if listed and isinstance(listed[0], str) else ("", listed)


def _name(arrival: Arrival) -> str:
    return _KEPT + _which(arrival)


def _which(arrival: Arrival) -> str:
    return f"{arrival.merge} {arrival.sha256}"
