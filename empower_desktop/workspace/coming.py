"""The ledger together with what is about to come: what a later file of the same merge finds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from empower_desktop.history.change import Change
from empower_desktop.history.joining import joined
from empower_desktop.history.merge import RecordState
from empower_desktop.records import UNANSWERED, UNITS
from empower_desktop.workbook.proposing import Proposed
from empower_desktop.workspace.counting import Foresight
from empower_desktop.workspace.kept_questions import File, Waiting, answered, files_beside, open_questions, questions_made, rows_waiting
from empower_desktop.workspace.workspace import Workspace


def standing(histories: Iterable[Sequence[Change]]) -> RecordState:
    """Give how records that are one thing stand, from the history of each; what has not come is left out."""
    return joined([history for history in histories if history], UNITS, UNANSWERED)


@dataclass(frozen=True)
class Ledger:
    """What the store holds and what was foretold to come; where nothing was, the store alone.

    `asked` are questions that would be asked or answered, `beside` the files that would have rows of which others asked before, each with
    what it says of them.
    """

    work: Workspace
    ahead: Foresight | None = None
    asked: Collection[Waiting] = ()
    beside: Sequence[tuple[File, Proposed]] = ()

    @property
    def coming(self) -> Mapping[str, Sequence[Change]]:
        """Give what was foretold, by record."""
        return self.ahead.coming if self.ahead is not None else {}

    def changes(self, ids: Iterable[str]) -> dict[str, Change]:
        """Give the changes of these ids, as far as they are there."""
        wanted = set(ids)
        found = self.work.store.changes(wanted)
        if len(found) < len(wanted) and self.coming:
            found.update((change.id, change) for changes in self.coming.values() for change in changes if change.id in wanted)
        return found

    def made(self, by: str, at: str) -> list[Change]:
        """Give the changes of one author with one stamp, those of a record in the order they come here.

        Those made by hand in one workbook have both in common.
        """
        coming = (change for changes in self.coming.values() for change in changes)
        return [*self.work.store.changes_made(by, at), *(change for change in coming if (change.by, change.at) == (by, at))]

    def histories(self, records: Collection[str]) -> dict[str, list[Change]]:
        """Give the changes of these records, those that are there."""
        found = {record: list(changes) for record, changes in self.work.store.histories(records).items()}
        for record in records:
            if record in self.coming:
                known = found.setdefault(record, [])
                known += [change for change in self.coming[record] if change not in known]
        return found

    def kinds(self, records: Collection[str]) -> dict[str, str]:
        """Give the kinds of these records: where changes name two, the smallest id says which."""
        return {record: min(changes, key=lambda change: change.id).kind for record, changes in self.histories(records).items() if changes}

    def members(self, record: str) -> set[str]:
        """Give the records that are one thing with this one, itself among them, once all that is foretold has come."""
        return self.ahead.members(record) if self.ahead is not None else set(self.work.store.members(record))

    def kin(self, records: Collection[str]) -> set[str]:
        """Give what may come to fight with these records, since they are one thing, and the answers that say so."""
        return self.ahead.kin(records) if self.ahead is not None else set()

    def visible(self, records: Collection[str]) -> dict[str, str]:
        """Give, of these records, those that lists show once all that is foretold has come, with their kinds."""
        return self.ahead.visible(records) if self.ahead is not None else self.work.store.visible(records, each=True)

    def questions(self) -> dict[str, Waiting]:
        """Give all questions by id, those that are asked or answered anew with them."""
        known = (*open_questions(self.work), *answered(self.work))
        return {each.asked.id: each for each in (*known, *self.asked)}

    def questions_made(self, stamps: Collection[str]) -> dict[str, Waiting]:
        """Give, by id, those of all questions whose answers write with these stamps, and all that are asked anew.

        Where thousands wait, to unfold all of them takes longer than the file that is about a few.
        """
        return {each.asked.id: each for each in (*questions_made(self.work, stamps), *self.asked)}

    def rows_waiting(self) -> list[tuple[File, Change]]:
        """Give what names rows that other files were asked about, with its own file."""
        return [*rows_waiting(self.work), *((file, change) for file, proposed in self.beside for change in proposed.waiting)]

    def files_beside(self) -> dict[str, list[File]]:
        """Give, by the ids of questions about rows, the files that have the same rows as the one which asked first."""
        found = files_beside(self.work)
        for file, proposed in self.beside:
            for question in proposed.beside:
                found.setdefault(question, []).append(file)
        return found
