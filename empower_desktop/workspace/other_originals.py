"""What the originals of other merges bring and ask too: it stays while one merge is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from empower_desktop.errors import Problem
from empower_desktop.history.change import Change
from empower_desktop.store import Arrival
from empower_desktop.workbook.contents import Incoming, Meta
from empower_desktop.workbook.earlier import beside_earlier
from empower_desktop.workbook.proposing import ANOTHER_NAME, Asked, Proposal, Proposed, propose
from empower_desktop.workbook.purposes import ANSWERED
from empower_desktop.workbook.reader import Readers
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workspace.answering_in_excel import Settlement, settle
from empower_desktop.workspace.coming import Ledger
from empower_desktop.workspace.kept_questions import answered, body_of, open_questions
from empower_desktop.workspace.refused import refused
from empower_desktop.workspace.rows_meant import answers_about_rows
from empower_desktop.workspace.unpacking import original_of
from empower_desktop.workspace.untaken import left_out_of
from empower_desktop.workspace.workspace import Workspace


class OtherOriginals:
    """What the originals of other merges bring and ask too, read again.

    `changes` are those that this merge was the first to bring, each with the `seq` of another arrival. `questions` are those
    that it was the first to ask, each with another arrival and its body, as that file asks it. `given` are those that it
    answers, `answers` the choices of these that another file makes too, each with the moment of that. `asked_anew` are, by the
    ids of questions about a row that goes, those about the row that comes in its place. `unread` are arrivals whose original is
    gone, as after a restored daily backup, or damaged.
    """

    def __init__(self, work: Workspace, merge: str) -> None:
        self._work, self._merge = work, merge
        self._mine = set(work.store.brought_by(merge))
        arrivals, before, waiting = work.store.arrivals(merge), answered(work), open_questions(work)
        self._answering = {each.sha256 for each in arrivals if each.purpose == ANSWERED}
        self._asked = {each.asked.id: each for each in (*waiting, *before) if each.merge == merge}
        self._about_rows = [each for each in (*waiting, *before) if each.asked.decides]
        self._answers = answers_about_rows(each for each in before if each.answered_at not in {one.at for one in arrivals})
        self._refused, self._left_out = refused(work), left_out_of(work)
        self.changes: dict[str, int] = {}
        self.questions: dict[str, tuple[Arrival, str]] = {}
        self.given = {each.asked.id: each.asked for each in before if each.answered_at in {one.at for one in arrivals}}
        self.answers: dict[str, tuple[str, str]] = {}
        self.unread: list[int] = []
        self.asked_anew: dict[str, tuple[Arrival, Asked]] = {}
        self._held_back: list[tuple[Arrival, Proposal]] = []
        self._exports: set[str] = set()
        self._records: set[str] = set()

    @property
    def held_back(self) -> dict[Arrival, list[Proposal]]:
        """What other files say by hand and held back, since a copy of the same export that came with this merge had said it already."""
        found: dict[Arrival, list[Proposal]] = {}
        for arrival, proposal in self._held_back:
            if proposal.change.record not in self._records:  # else yet another copy says it, and with more beside it
                found.setdefault(arrival, []).append(proposal)
        return found

    def read(self) -> None:
        """Read the originals of all other arrivals."""
        with self._work.readers(1) as reader:
            for arrival in self._work.store.arrivals():
                original = original_of(self._work.store.originals, arrival.sha256)
                # Answers are read whenever their file comes again: the same file twice is no other original.
                if arrival.merge == self._merge or arrival.sha256 in self._answering:
                    continue
                content = _read_again(reader, original) if original.exists() else None
                if content is not None:
                    self._note(arrival, content)
                else:
                    self.unread.append(arrival.seq)
                self._exports.add(arrival.export_id)

    def _note(self, arrival: Arrival, content: Incoming) -> None:
        self._bring(arrival, content.changes)
        if content.answers is not None:
            self._answer(arrival, settle(Ledger(self._work), arrival.file, content))
            return
        if arrival.edits_left_out or content.untouched:
            return
        proposed = propose(content, arrival.file, self._work.today)
        left_out = self._refused.union(self._left_out(arrival))

        def taken(beside: Proposed) -> list[Proposal]:
            return [each for each in beside.proposals if each.change.id not in left_out]

        made = self._work.store.changes_made(content.meta.author_id, content.meta.created_at)
        stays = [change for change in made if change.id not in self._mine or change.id in self.changes]

        # Only what was asked before it came may be what it is about: a later copy that goes takes its questions along.
        about_rows = [each.asked for each in self._about_rows if each.at < arrival.at]

        def beside_those(changes: Sequence[Change]) -> Proposed:
            return beside_earlier(proposed, content, arrival.file, changes, about_rows, self._answers)

        beside = beside_those(self._before(arrival, stays))
        self._bring(arrival, [each.change for each in taken(beside)])
        for asked in beside.questions:
            self._ask(arrival, asked)
        if len(stays) < len(made):
            comes = [*stays, *self._come(content.meta)]
            now, before = map(beside_those, (comes, made))
            self._hold_back(arrival, taken(now), before)
            self._ask_anew(arrival, now, before)

    def _before(self, arrival: Arrival, made: Sequence[Change]) -> list[Change]:
        """Give what copies of an export that came before this one had brought; the first is held against nothing, as it was taken in."""
        if arrival.export_id not in self._exports:
            return []
        came = self._work.store.came_with(change.id for change in made)
        return [change for change in made if came.get(change.id, 0) < arrival.seq]

    def _come(self, meta: Meta) -> list[Change]:
        """Give what copies of the same export that came before this one let come in place of what goes."""
        changes = (each.change for _, each in self._held_back if not each.is_odd)
        return [change for change in changes if (change.by, change.at) == (meta.author_id, meta.created_at)]

    def _ask_anew(self, arrival: Arrival, now: Proposed, before: Proposed) -> None:
        """Let a row that may be the same as one that goes be asked about beside the one that comes in the place of that."""
        asked = {_row_of(each): each.id for each in before.questions if each.code == ANOTHER_NAME}
        for each in now.questions:
            if each.code == ANOTHER_NAME and each.id != asked.get(_row_of(each), each.id):
                self.asked_anew[asked[_row_of(each)]] = arrival, replace(each, sha256=arrival.sha256)

    def _hold_back(self, arrival: Arrival, taken: Iterable[Proposal], before: Proposed) -> None:
        """Note what a file proposes once this merge is gone and did not propose before; what it asked about instead goes by the answer."""
        known = {each.change.id for each in before.proposals}
        asking = [asked for asked in before.questions if asked.code == "merged_before"]
        written = [change for asked in asking for choice in asked.choices for change in choice.changes]
        asked_about = {(change.record, code) for change in written for code in change.fields}
        for each in taken:
            says = {(each.change.record, code) for code in each.change.fields}
            if each.change.id not in known | self._mine and says.isdisjoint(asked_about):
                self._held_back.append((arrival, each))

    def _answer(self, arrival: Arrival, settlement: Settlement) -> None:
        self._bring(arrival, settlement.changes)
        for reply in settlement.repeated:
            if reply.question in self.given:
                self.answers.setdefault(reply.question, (reply.choice, arrival.at))

    def _ask(self, arrival: Arrival, asked: Asked) -> None:
        """Let a file ask on what this merge asked first, at its own place; what was answered stays as it was answered."""
        waiting = self._asked.get(asked.id)
        if waiting is None or asked.id in self.questions:
            return
        if waiting.answer:
            asked = replace(asked, choices=waiting.asked.choices)
            self._bring(arrival, waiting.chosen.changes if waiting.chosen is not None else ())
        self.questions[asked.id] = arrival, body_of(replace(asked, sha256=arrival.sha256))

    def _bring(self, arrival: Arrival, changes: Iterable[Change]) -> None:
        for change in changes:
            if change.id in self._mine:
                self.changes.setdefault(change.id, arrival.seq)
                self._records.add(change.record)


def _row_of(asked: Asked) -> tuple[str, int]:
    return asked.sheet, asked.row


def _read_again(reader: Readers, original: Path) -> Incoming | None:
    """Read an original once more; nothing where the disk has spoiled it, for that must not keep any other merge from being undone."""
    try:
        return incoming(reader.call(read_workbook, original))
    except Problem:
        return None
