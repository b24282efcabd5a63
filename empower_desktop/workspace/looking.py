"""What a rule or a command asks of the records, remembered while it goes through many of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.records import KINDS, Record
from empower_desktop.workspace.workspace import Workspace

R = TypeVar("R", bound=Record)


class Remembering:
    """A look at the records that asks the store for each thing once: ten thousand ticks share a few hundred persons."""

    def __init__(self, work: Workspace) -> None:
        """Look at the records of a workspace as they are now."""
        self.today: date = work.today
        self._work = work
        self._known: dict[tuple[Any, ...], Any] = {}

    def one(self, kind: type[R], record: str) -> R | None:
        """Give a live record, or None."""
        asked = ("one", kind, record)
        if asked not in self._known:
            self._known[asked] = self._work.one(kind, record)
        return self._known[asked]  # type: ignore[no-any-return]  # answers of many kinds share the memory

    def where(self, kind: type[R], **fields: str) -> Sequence[R]:
        """Give the live records whose fields have these values."""
        asked = ("where", kind, *sorted(fields.items()))
        if asked not in self._known:
            self._known[asked] = self._work.where(kind, **fields)
        return self._known[asked]  # type: ignore[no-any-return]  # as above

    def standing(self, record: str) -> str:
        """Say `live`, `deleted`, `contested`, or `absent` when it has not come."""
        asked = ("standing", record)
        if asked not in self._known:
            self._known[asked] = self._work.standing(record)
        return self._known[asked]  # type: ignore[no-any-return]  # as above


def described(work: Workspace, record: str) -> type[Record]:
    """Give the kind of a record that is here; a Problem for one that is not, or of a newer version."""
    state = work.store.state(record)
    if state is None:
        raise Problem(
            N_("There is no record {record}. Look its id up with list or find.", record=record), "no_such_record", Place(field="id")
        )
    if state.kind not in KINDS:
        raise Problem(N_("This kind of record comes from a newer version. Update the app first."), "newer_kind", Place(field="id"))
    return KINDS[state.kind]
