"""What a store keeps for itself: settings, merges and exports, questions, forms not saved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from empower_desktop.history.change import Change
from empower_desktop.store import arrivals, carried, grounds, notes
from empower_desktop.store.arrivals import Arrival, Merge
from empower_desktop.store.database import Database
from empower_desktop.store.notes import EXPORT, Export, Question, Receipt, Unsaved


class Bookkeeping(Database):
    """The part of the store that no export carries."""

    @property
    def id(self) -> str:
        """The random id of this store, another one after a backup is restored."""
        return self.setting("store_id") or ""

    @property
    def former_ids(self) -> tuple[str, ...]:
        """The stores that this one stands in the place of, the last one first: restored from their backups, or begun again."""
        return tuple((self.setting("former_store_ids") or "").split())

    @property
    def originals(self) -> Path:
        """The folder that keeps every merged workbook as it came."""
        return self.path.parent / "originals"

    def setting(self, name: str) -> str | None:
        """Give a setting."""
        with self.reading() as connection:
            return notes.get_setting(connection, name)

    def settings_named(self, beginning: str) -> dict[str, str]:
        """Give the settings whose names begin so."""
        with self.reading() as connection:
            return notes.settings_named(connection, beginning)

    def put_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        self.write(lambda connection: notes.put_setting(connection, name, value))

    def drop_settings(self, names: Iterable[str]) -> None:
        """Forget settings."""
        listed = list(names)
        self.write(lambda connection: notes.drop_settings(connection, listed))

    def note_merge(self, merge: Merge) -> None:
        """Note that a merge began; its files are noted by `append`."""
        self.write(lambda connection: arrivals.note_merge(connection, merge))

    def merges(self) -> list[Merge]:
        """Give the merges, the newest first."""
        with self.reading() as connection:
            return arrivals.merges(connection)

    def arrivals(self, merge: str = "", sha256: str = "", export_id: str = "") -> list[Arrival]:
        """Give what arrived, in the order it came: all, of one merge, of one content, or of one export."""
        with self.reading() as connection:
            return arrivals.arrivals(connection, merge, sha256, export_id)

    def arrivals_by_content(self) -> dict[str, list[Arrival]]:
        """Give what arrived by the hash of its content, each in the order it came, without the records that it is of."""
        with self.reading() as connection:
            return arrivals.by_content(connection)

    def records_of(self, arrived: Collection[int]) -> dict[int, bytes]:
        """Give the records that arrivals, named by their `seq`, are of, packed."""
        with self.reading() as connection:
            return arrivals.records_of(connection, arrived)

    def contents(self) -> set[str]:
        """Give the hashes of all workbooks that arrived."""
        with self.reading() as connection:
            return arrivals.contents(connection)

    def brought_in(self, changes: Iterable[str]) -> dict[str, str]:
        """Give, for the changes that others brought, the hash of the file that brought each first."""
        with self.reading() as connection:
            return arrivals.brought_in(connection, changes)

    def came_at(self, changes: Iterable[str]) -> dict[str, str]:
        """Give, for the changes that others brought, when each came here."""
        with self.reading() as connection:
            return arrivals.came_at(connection, changes)

    def came_with(self, changes: Iterable[str]) -> dict[str, int]:
        """Give, for the changes that others brought, the `seq` of the arrival that brought each first."""
        with self.reading() as connection:
            return arrivals.came_with(connection, changes)

    def exports_held(self, held: bool = True) -> list[Arrival]:
        """Give the exports of others that are here whole, or may not be, in the order they came, without the records that they are of."""
        with self.reading() as connection:
            return arrivals.exports_held(connection, held)

    def sources_of(self, changes: Iterable[str]) -> dict[str, str]:
        """Give, for the changes that others brought, the file that brought each first."""
        with self.reading() as connection:
            return arrivals.sources_of(connection, changes)

    def brought_by(self, merge: str) -> list[str]:
        """Give the ids of the changes that a merge was the first to bring."""
        with self.reading() as connection:
            return arrivals.brought_by(connection, merge)

    def built_on(self, leaving: Collection[str]) -> list[Change]:
        """Give the changes that build on some that are to leave."""
        with self.reading() as connection:
            return grounds.built_on(connection, leaving)

    def written_upon(self, leaving: Collection[str]) -> set[str]:
        """Give the changes written here upon some that are to leave, and upon those again, in the records of these."""
        with self.reading() as connection:
            return grounds.written_upon(connection, leaving)

    def carried_with(self, changes: Iterable[str]) -> list[Export]:
        """Give the exports and returns that carried any of these changes, in the order they went out."""
        with self.reading() as connection:
            return [notes.export_of(connection, one) for one in carried.carried_with(connection, changes)]

    def take_back(
        self, merge: str, elsewhere: Mapping[str, int], unread: Collection[int] = (), along: Collection[str] = ()
    ) -> list[Change]:
        """Take a merge back and give the changes that went, whole or not at all.

        `elsewhere` names the changes that another arrival brings too, with
        its `seq`: they stay. `unread` are arrivals whose original is gone: what
        they brought too goes, and they are held no longer. `along` are changes
        written here that go with them. Ask `built_on` first; nothing is
        refused here.
        """
        return self.write(lambda connection: arrivals.take_back(connection, merge, elsewhere, unread, along))

    def hand_over_questions(self, merge: str, heirs: Mapping[str, tuple[Arrival, str]]) -> None:
        """Let other arrivals be the ones that ask these questions of a merge, which is to be taken back; with each its body from now on."""
        self.write(lambda connection: arrivals.hand_over_questions(connection, merge, heirs))

    def note_export(self, export: Export, records: Collection[str] | None = None) -> Export:
        """Note a workbook that went out, under this store's id; with these records, or with all."""
        return self.write(lambda connection: notes.note_export(connection, export, self.id, records))

    def exports(self, store_id: str = "", purpose: str = EXPORT) -> list[Export]:
        """Give the exports, or the returns, in the order they went out, all or of one store id."""
        with self.reading() as connection:
            return notes.exports(connection, store_id, purpose)

    def next_export(self, purpose: str = EXPORT) -> tuple[int, str]:
        """Give the number of the next export, or return, and the id of the one before it."""
        with self.reading() as connection:
            return notes.next_export(connection, self.id, purpose)

    def reach(self) -> int:
        """Give how far the ledger reaches now."""
        with self.reading() as connection:
            return notes.reach(connection)

    def written_since(self, upto: int, parts: Sequence[Export] = ()) -> int:
        """Count the records of which something was written here after the ledger reached so far, and left with none of these exports."""
        with self.reading() as connection:
            return notes.written_since(connection, upto, parts)

    def note_receipt(self, receipt: Receipt, changes: Mapping[str, int]) -> None:
        """Keep a receipt that came with a return, which held so many changes of each record; all of them are here."""
        self.write(lambda connection: notes.note_receipt(connection, receipt, changes))

    def receipts(self) -> list[Receipt]:
        """Give every receipt that ever came; which of them counts says `receipts.counting`."""
        with self.reading() as connection:
            return notes.receipts(connection)

    def count_records(self) -> int:
        """Count the records of which something has come, deleted ones too."""
        with self.reading() as connection:
            return carried.count_records(connection)

    def count_left_behind(self, part: Collection[str]) -> int:
        """Count the records that these exports carried and that changed since they last left with any."""
        with self.reading() as connection:
            return carried.count_left_behind(connection, part)

    def arrived_whole(self, listed: Collection[str], records: Collection[str] | None = None) -> set[str]:
        """Give those of these records, or of all, of which each change left with a listed export, or came with a listed return."""
        with self.reading() as connection:
            return carried.arrived_whole(connection, listed, records)

    def ask(self, questions: Iterable[Question]) -> list[Question]:
        """Keep questions until they are answered, and give those not asked before."""
        listed = list(questions)
        return self.write(lambda connection: notes.ask(connection, listed))

    def questions(self, answered: bool | None = False) -> list[Question]:
        """Give the open questions, the answered ones, or (None) all."""
        with self.reading() as connection:
            return notes.questions(connection, answered)

    def reopen_questions(self, stamps: Iterable[str]) -> None:
        """Let questions wait again that files with these stamps answered."""
        moments = [stamp for stamp in stamps if stamp]
        self.write(lambda connection: notes.reopen(connection, moments))

    def unask(self, questions: Iterable[str]) -> None:
        """Forget questions that nobody needs to answer any more."""
        names = list(questions)
        self.write(lambda connection: notes.unask(connection, names))

    def answer(self, question: str, choice: str, at: str, body: str = "") -> bool:
        """Note the answer to a question, and what it asks where that is more now; say whether there is such a question."""
        return self.write(lambda connection: notes.answer(connection, question, choice, at, body))

    def keep_unsaved(self, form: Unsaved) -> None:
        """Keep a form that is not saved yet."""
        self.write(lambda connection: notes.keep_unsaved(connection, form))

    def unsaved(self) -> list[Unsaved]:
        """Give the forms that are not saved yet, the newest first."""
        with self.reading() as connection:
            return notes.unsaved_forms(connection)

    def drop_unsaved(self, key: str) -> None:
        """Forget a form that was not saved."""
        self.write(lambda connection: notes.drop_unsaved(connection, key))
