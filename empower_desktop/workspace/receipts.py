"""Receipts: what coordinators said they hold, which of it counts, and which records it proves to have arrived."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from empower_desktop.language import N_, P_, Message
from empower_desktop.store import Receipt
from empower_desktop.workbook.contents import Incoming, Meta
from empower_desktop.workspace.spelling import sounds
from empower_desktop.workspace.unpacking import PACKED
from empower_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class Mark:
    """By whom a record was received as it is now, and the stamp of the return that said so."""

    by: str
    at: str


def take_receipt(work: Workspace, content: Incoming) -> None:
    """Keep the receipt that a workbook carries for the person at work, once its changes are here; those for others are let be."""
    meta, told = content.meta, content.meta.receipt
    if told is not None and meta.for_author == work.author.id:
        receipt = Receipt(
            meta.export_id, told.store, told.number, meta.author_id, meta.author_name, meta.created_at, told.exports, told.instead_of
        )
        work.store.note_receipt(receipt, Counter(change.record for change in content.changes))


def brings_receipt(work: Workspace, meta: Meta) -> bool:
    """Say whether a workbook carries a receipt for the person at work that is not held here yet."""
    if meta.receipt is None or meta.for_author != work.author.id:
        return False
    return not any(receipt.held and receipt.export_id == meta.export_id for receipt in work.store.receipts())


def for_whom_else(work: Workspace, meta: Meta) -> tuple[Message, ...]:
    """Say for whom a return is that somebody else merges than this person or its maker: its receipt is of other files than theirs."""
    if meta.receipt is None or work.author.id in (meta.for_author, meta.author_id):
        return ()
    name = meta.authors.get(meta.for_author, "") or N_("somebody else")
    return (N_("This return is for {name}. Its receipt says nothing of your own files: ask for your own return.", name=name),)


def receipt_words(meta: Meta) -> tuple[Message, ...]:
    """Say what the receipt of a workbook tells."""
    count = len(meta.receipt.exports) if meta.receipt else 0
    return (P_("Receipt: {n} of your files has arrived.", "Receipt: {n} of your files have arrived.", count),)


def counting(receipts: Iterable[Receipt]) -> list[Receipt]:
    """Give the receipts that count: of each coordinator's store the one with the highest number.

    A new store of the same coordinator voids the old one's, whichever came first; no clock is asked. Where the highest has been
    taken back, that store says nothing until it comes again: those before it may name what the store no longer holds.
    """
    ordered = sorted(receipts, key=attrgetter("author_id", "store_id", "number"))
    found: list[Receipt] = []
    for _, group in groupby(ordered, key=attrgetter("author_id")):
        of_author = list(group)
        if any(receipt.held for receipt in of_author):
            voided = {store for receipt in of_author for store in receipt.instead_of}
            stores = [list(each) for _, each in groupby(of_author, key=attrgetter("store_id"))]
            found.extend(_highest(store) for store in stores if store[0].store_id not in voided)
    return found


def _highest(of_store: Sequence[Receipt]) -> Receipt:
    """Give the last word of one store; a folder that was copied by hand may have said two things under one number."""
    top = [receipt for receipt in of_store if receipt.number == of_store[-1].number]
    agreed = set(top[0].exports).intersection(*[receipt.exports for receipt in top[1:]]) if all(each.held for each in top) else set()
    # What the return itself holds is at its sender's too; but of two that share a number, neither may be the store's last word.
    proof = top[-1].export_id if top[-1].held and len(top) == 1 else ""
    return replace(top[-1], exports=tuple(sorted(agreed)), export_id=proof)


def _proofs(receipt: Receipt) -> tuple[str, ...]:
    """Give the workbooks whose content is at the store that gave a receipt: the exports that it names, and the return itself."""
    return (*receipt.exports, receipt.export_id)


def receipts(work: Workspace) -> list[Receipt]:
    """Give the receipts that count here, the latest to be written last."""
    return sorted(counting(work.store.receipts()), key=attrgetter("at"))


def last_receipt(work: Workspace) -> Receipt | None:
    """Give the latest receipt that says something, or None."""
    return next((receipt for receipt in reversed(receipts(work)) if receipt.held), None)


def asked_of(work: Workspace, for_name: str = "") -> list[Receipt]:
    """Give the receipts that a delta goes by: of everybody, or of those whom it is for, a part of the name being enough.

    One who never gave a receipt gets everything: what others have is not here yet.
    """
    known, wanted = receipts(work), for_name.strip()
    if not wanted:
        return known
    words = set(sounds(wanted))
    return [one for one in known if one.author_id == wanted or (words and words <= set(sounds(one.author_name)))]


def received(work: Workspace, by: Sequence[Receipt], records: Collection[str] | None = None) -> set[str]:
    """Give those of these records, or of all, that each of the receipts proves to have arrived whole, as they are now."""
    if not by:
        return set()
    first, *others = [work.store.arrived_whole(_proofs(receipt), records) for receipt in by]
    return first.intersection(*others)


def of_files(work: Workspace, by: Sequence[Receipt]) -> list[Receipt]:
    """Give what receipts say of the workbooks that went with files: one that went alone proves that its records arrived, and no photo."""
    with_files = {each.id for each in work.store.exports() if each.file.lower().endswith(PACKED)}
    return [replace(one, exports=tuple(name for name in one.exports if name in with_files), export_id="") for one in by]


def count_waiting(work: Workspace, for_name: str = "") -> int:
    """Count the records that a delta is to bring: those which nothing proves to have arrived as they are now."""
    return work.store.count_records() - len(received(work, asked_of(work, for_name)))


def marks(work: Workspace, records: Collection[str]) -> dict[str, Mark]:
    """Give, of these records, those that somebody received as they are now, with who said so last; joined ones once all of them were."""
    homes = work.store.homes(records)
    members = {home: work.store.members(home) for home in set(homes.values())}
    shown = {record: members.get(homes.get(record, ""), (record,)) for record in records}
    every = {one for some in shown.values() for one in some}
    found: dict[str, Mark] = {}
    for receipt in receipts(work):
        arrived = work.store.arrived_whole(_proofs(receipt), every)
        found.update((record, Mark(receipt.author_name, receipt.at)) for record, some in shown.items() if arrived.issuperset(some))
    return found
