"""What is known before sending: what went out, what moved since, and what is not proven to have arrived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from empower_desktop.records import Attachment
from empower_desktop.store import Export, Receipt
from empower_desktop.store.notes import RETURN
from empower_desktop.workspace.receipts import count_waiting, last_receipt
from empower_desktop.workspace.sending import default_name, name_for_reading, unsent
from empower_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class Outgoing:
    """What is known before sending: data code, records written here since the last export, what went out, the names of the next.

    `returns` are what went back to workers, which is numbered by itself. Of `records` in all, `waiting` are not proven to have
    arrived by the receipts, the last of which is given; `files` are attached.
    """

    digest: str
    unsent: int
    exports: Sequence[Export]
    name: str
    name_for_reading: str
    receipt: Receipt | None = None
    waiting: int = 0
    records: int = 0
    files: int = 0
    returns: Sequence[Export] = ()


def outgoing(work: Workspace) -> Outgoing:
    """Look up what is known before sending."""
    exports = work.store.exports()
    waiting, records = count_waiting(work), work.store.count_records()
    return Outgoing(
        work.store.digest(),
        unsent(work),
        exports,
        default_name(work),
        name_for_reading(work),
        last_receipt(work),
        waiting,
        records,
        work.store.count(Attachment.kind),
        work.store.exports(purpose=RETURN),
    )
