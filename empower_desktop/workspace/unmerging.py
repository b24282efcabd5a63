"""Taking a whole merge back, or saying what builds on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import Change
from empower_desktop.language import N_, Message
from empower_desktop.records import SameAs
from empower_desktop.records.author import PAIR
from empower_desktop.store import Arrival
from empower_desktop.workbook.contents import ANSWERED, Incoming
from empower_desktop.workbook.proposing import propose
from empower_desktop.workbook.reader import Readers
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workspace.answering_in_excel import settle
from empower_desktop.workspace.coming import Ledger
from empower_desktop.workspace.coverage import remember_taken_back
from empower_desktop.workspace.disk_room import refuse_without_room
from empower_desktop.workspace.kept_questions import Waiting, open_questions
from empower_desktop.workspace.merges import IMPORTED
from empower_desktop.workspace.questions import answered, refused
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.unpacking import original_of
from empower_desktop.workspace.what_became import remember_questions
from empower_desktop.workspace.workspace import Workspace, step_of


def unmerge(work: Workspace, merge: str) -> Step:
    """Take a whole merge back, or say what builds on it and leave it as it is.

    Taken away are the changes that arrived with it first and that no other kept original also brings, and with them
    its questions and the answers to them, but for what another original asks too.
    """
    taken = next((each for each in work.store.merges() if each.id == merge), None)
    if taken is None:
        raise Problem(N_("There is no merge {merge}. The command merges lists those there are.", merge=merge), "no_such_merge")
    others = _Others(work, merge)
    others.read()
    going = set(work.store.brought_by(merge)) - others.changes.keys()
    if builders := work.store.built_on(going):
        raise _built_upon(work, builders[0])
    if waiting := _corrects(work, merge, going, others.questions):
        raise _asked_upon(waiting)

    def take_back() -> list[Change]:
        refuse_without_room(work, many=len(going))
        work.store.hand_over_questions(merge, others.questions)
        work.store.reopen_questions(arrival.at for arrival in work.store.arrivals(merge))
        remember_taken_back(work, merge)
        remember_questions(work, merge)
        return work.store.take_back(merge, others.changes, others.unread)

    told = N_("List undone: what came with it is gone again") if taken.text == IMPORTED else N_("Merge undone")
    return step_of(told, work.store.write(lambda _: take_back(), sparing=True))


def _built_upon(work: Workspace, builder: Change) -> Problem:
    """Say what keeps a merge from being undone, and to whom it has left since."""
    record, what = _done_afterwards(work, builder)
    sent = work.store.sent_with(builder.id)
    if not sent:
        message = N_("This merge cannot be undone: {what}. Correct the records themselves instead.", what=what)
    else:
        message = N_(
            "This merge cannot be undone: {what}, and left with {file} ({who}). Correct the records themselves instead.",
            what=what,
            file=sent[0].file,
            who=", ".join(dict.fromkeys(export.for_name for export in sent if export.for_name)) or "–",
        )
    return Problem(message, "built_upon", Place(record=record))


def _done_afterwards(work: Workspace, builder: Change) -> tuple[str, Message]:
    """Give the record that somebody would look at, and say what was done to it; of a join both of the joined by their own names."""
    if builder.kind != PAIR:
        return builder.record, N_("“{title}” was changed afterwards", title=work.names.record(builder.kind, builder.record))
    pair = work.store.states([builder.record])[builder.record].fields
    kind, ends = str(pair.get("kind")), [str(pair.get(code)) for code in SameAs.key]
    states = work.store.states(ends)
    names = {code: work.names.title(kind, states[end].fields) if end in states else "–" for code, end in zip(SameAs.key, ends, strict=True)}
    if pair.get("same") is True:
        return ends[0], N_("“{one}” and “{other}” were joined afterwards", **names)
    return ends[0], N_("“{one}” and “{other}” were afterwards said to be two", **names)


def _corrects(work: Workspace, merge: str, going: Collection[str], heirs: Collection[str]) -> Waiting | None:
    """Give an open question of another merge that only corrects a row which this one made: its answer would make half a row."""
    for waiting in open_questions(work):
        if waiting.merge != merge and waiting.asked.id not in heirs:
            changes = [change for choice in waiting.asked.choices for change in choice.changes if not set(going).isdisjoint(change.over)]
            histories = work.store.histories({change.record for change in changes})
            if any(set(going).issuperset(each.id for each in history) for history in histories.values()):
                return waiting
    return None


def _asked_upon(waiting: Waiting) -> Problem:
    message = N_(
        "This merge cannot be undone: a question of {file} corrects a row that came with it. Undo the merge of {file} first.",
        file=waiting.asked.file,
    )
    return Problem(message, "built_upon", Place(waiting.asked.file, waiting.asked.sheet, waiting.asked.cell))


class _Others:
    """What the originals of other merges bring and ask too, read again.

    `changes` are those that this merge was the first to bring, each with the `seq` of another arrival; `questions` those
    that it was the first to ask; `unread` are arrivals whose original is gone, as after a restored daily backup, or damaged.
    """

    def __init__(self, work: Workspace, merge: str) -> None:
        self._work, self._merge = work, merge
        self._mine = set(work.store.brought_by(merge))
        self._answers = {each.sha256 for each in work.store.arrivals(merge) if each.purpose == ANSWERED}
        self._asked = {each.asked.id: each for each in (*open_questions(work), *answered(work)) if each.merge == merge}
        self._refused = refused(work)
        self.changes: dict[str, int] = {}
        self.questions: dict[str, Arrival] = {}
        self.unread: list[int] = []

    def read(self) -> None:
        """Read the originals of all other arrivals."""
        with self._work.readers(1) as reader:
            for arrival in self._work.store.arrivals():
                original = original_of(self._work.store.originals, arrival.sha256)
                # Answers are read whenever their file comes again: the same file twice is no other original.
                if arrival.merge == self._merge or arrival.sha256 in self._answers:
                    continue
                content = _read_again(reader, original) if original.exists() else None
                if content is not None:
                    self._note(arrival, content)
                else:
                    self.unread.append(arrival.seq)

    def _note(self, arrival: Arrival, content: Incoming) -> None:
        self._bring(arrival, content.changes)
        if content.answers is not None:
            self._bring(arrival, settle(Ledger(self._work), arrival.file, content).changes)
            return
        if arrival.edits_left_out or content.untouched:
            return
        proposed = propose(content, arrival.file, self._work.today)
        self._bring(arrival, [each.change for each in proposed.proposals if each.change.id not in self._refused])
        for asked in proposed.questions:
            waiting = self._asked.get(asked.id)
            if waiting is not None and asked.id not in self.questions:
                self.questions[asked.id] = arrival
                self._bring(arrival, [change for each in waiting.asked.choices if each.code == waiting.answer for change in each.changes])

    def _bring(self, arrival: Arrival, changes: Iterable[Change]) -> None:
        for change in changes:
            if change.id in self._mine:
                self.changes.setdefault(change.id, arrival.seq)


def _read_again(reader: Readers, original: Path) -> Incoming | None:
    """Read an original once more; nothing where the disk has spoiled it, for that must not keep any other merge from being undone."""
    try:
        return incoming(reader.call(read_workbook, original))
    except Problem:
        return None
