"""What was done by hand in workbooks that arrived: what is taken of it, what was refused, and what is asked anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from empower_desktop.history.change import Change
from empower_desktop.language import Message
from empower_desktop.store import Arrival
from empower_desktop.workbook.earlier import beside_earlier
from empower_desktop.workbook.ground import Ground, filler_of, named_filler
from empower_desktop.workbook.proposing import Asked, Proposal, Proposed
from empower_desktop.workbook.turning import refers_to_any
from empower_desktop.workspace.arrived import Fresh
from empower_desktop.workspace.coming import Ledger
from empower_desktop.workspace.counting import Foresight
from empower_desktop.workspace.counts import Counts, in_order
from empower_desktop.workspace.kept_questions import File, Waiting, body_of, keep_rows_waiting, rows_waiting
from empower_desktop.workspace.lacking import lacking
from empower_desktop.workspace.questions import keep, keep_answered, unasked, with_chosen
from empower_desktop.workspace.receipts import brings_receipt, for_whom_else
from empower_desktop.workspace.refused import refused, remember_refused
from empower_desktop.workspace.rows_joined import joined_with
from empower_desktop.workspace.rows_meant import answers_about_rows, cells_named, waiting_with
from empower_desktop.workspace.rows_twice import there_twice
from empower_desktop.workspace.standing_answers import answered_already, note_settled, settled_among, settled_too
from empower_desktop.workspace.what_became import answerer, filled_in_by, note_filler
from empower_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from empower_desktop.workspace.answering_in_excel import Settlement


@dataclass(frozen=True)
class Taken:
    """A workbook with what is taken of it: its history, and what was proposed and not refused; `offered` is all that was proposed.

    `refused_before` is what it proposes and was refused of another copy, `answered` are questions that need not wait, for what an
    answer to them writes came another way. `told` says what its own answers write, or for whom else it is, `receipt` that it tells
    the person at work anew what of theirs has arrived. What is `lacking`, by its id, was offered, and is left out only as long as
    what it names is; about what is `undecided` nobody has said anything yet. Rows that came are `joined` with what they are by an answer.
    """

    arrived: Fresh
    by_hand: Proposed
    offered: tuple[Proposal, ...] = ()
    refused_before: tuple[Proposal, ...] = ()
    answered: tuple[Waiting, ...] = ()
    settlement: Settlement | None = None
    receipt: bool = False
    told: tuple[Message, ...] = ()
    lacking: Mapping[str, Proposal] = field(default_factory=dict)
    undecided: Collection[str] = ()
    joined: Sequence[Change] = ()

    @property
    def left_out(self) -> tuple[Proposal, ...]:
        """What was proposed and is not taken."""
        taken = {each.change.id for each in self.by_hand.proposals}
        return tuple(self.lacking.get(each.change.id, each) for each in self.offered if each.change.id not in taken)

    @property
    def not_taken(self) -> tuple[Proposal, ...]:
        """What it proposes and is not taken, now or before."""
        return (*self.left_out, *self.refused_before)

    @property
    def asked(self) -> tuple[Asked, ...]:
        """All questions that it is the first to ask, answered or not."""
        return (*self.by_hand.questions, *(each.asked for each in self.answered))

    @property
    def refused(self) -> tuple[str, ...]:
        """The changes that were proposed and refused."""
        left = (each.change.id for each in self.left_out)
        return tuple(change for change in left if change not in self.lacking and change not in self.undecided)

    @property
    def changes(self) -> Sequence[Change]:
        """All changes that it brings."""
        logged = self.arrived.content.changes
        if self.settlement is not None:
            return self.settlement.changes
        more = [*(each.change for each in self.by_hand.proposals), *self.joined]
        return (*logged, *more) if more else logged

    @property
    def leaves_something(self) -> bool:
        """Whether it leaves something that is no change: a receipt, a question, an answer, the memory that a proposal was refused."""
        waits = self.asked or self.by_hand.waiting
        return bool(self.receipt or waits or self.refused or (self.settlement and self.settlement.replies))

    def counted(self, counts: Mapping[str, Counts]) -> Mapping[str, Counts]:
        """Add to the counts of the changes the new rows that could not be taken; a workbook of answers counts what it asks about."""
        if self.settlement is not None:
            return self.settlement.counts
        if not self.by_hand.rejected:
            return counts
        whole = dict(counts)
        for kind, number in self.by_hand.rejected.items():
            whole[kind] = whole.get(kind, Counts()).plus(Counts(rejected=number))
        return in_order(whole)


def logged(taken: Iterable[Taken]) -> Iterator[Change]:
    """Give the changes that workbooks have in their logs; answers have none."""
    return (change for one in taken if one.settlement is None for change in one.arrived.content.changes)


@dataclass
class Weighing:
    """Weighs what files propose against what is here and what the files before them bring; `without` is left out.

    Of that the person refused all but what is `undecided`.

    Where nothing is written, `ahead` is what is foretold of the files before, and `exports` are the ids of their exports. Where files
    are written as they come, each piece has a weighing of its own: what was before is in the store.
    """

    work: Workspace
    without: Collection[str] = ()
    ahead: Foresight | None = None
    exports: set[str] = field(default_factory=set)
    undecided: Collection[str] = ()
    _refused: set[str] = field(default_factory=set)
    _asked: dict[str, Waiting] = field(default_factory=dict)
    _made_at: dict[str, set[str]] = field(default_factory=dict)
    _waiting: set[str] = field(default_factory=set)
    _beside: list[tuple[File, Proposed]] = field(default_factory=list)

    @property
    def asks(self) -> bool:
        """Whether a question of the workbooks that were weighed waits: none of them answers it."""
        return any(not each.answer for each in self._asked.values())

    def weigh(self, arrived: Sequence[Fresh]) -> list[Taken]:
        """Give what is taken of the next workbooks; what came another way before is a question."""
        return [self._taken(one) for one in arrived]

    def keep(self, taken: Taken, arrival: Arrival) -> None:
        """Keep the questions of a workbook that was taken in and the answers that it gives, and remember what was refused of it."""
        keep(self.work, taken.by_hand.questions, arrival.merge)
        keep_answered(self.work, taken.answered, arrival.merge)
        keep_rows_waiting(self.work, taken.by_hand.waiting, taken.by_hand.beside, (arrival.merge, arrival.sha256))
        remember_refused(self.work, taken.refused, arrival.merge)
        if taken.settlement is not None:
            for reply in taken.settlement.replies:
                self.work.store.answer(reply.question, reply.choice, arrival.at, body_of(reply.asked))
            note_filler(self.work.store, arrival, named_filler(taken.arrived.content))
            note_settled(self.work, taken.settlement.replied, arrival.at)

    def _ledger(self) -> Ledger:
        """Give what is here with all that the workbooks which were weighed bring, ask and let wait."""
        return Ledger(self.work, self.ahead, self._asked.values(), self._beside)

    def _taken(self, arrived: Fresh) -> Taken:
        if arrived.content.answers is None:
            taken = self._weighed(arrived) if arrived.may_hold_edits else Taken(arrived, arrived.proposed)
            meta = arrived.content.meta
            receipt = meta.export_id not in self.exports and brings_receipt(self.work, meta)
            self.exports.add(meta.export_id)
            self._note_answered_elsewhere(taken)
            joined = joined_with(self._ledger(), arrived.content.changes)
            if twice := there_twice(self._ledger(), arrived.content.changes):
                asked = [replace(each, sha256=arrived.sha256) for each in twice if each.id not in self._asked]
                self._note_asked(asked, {})
                taken = replace(taken, by_hand=replace(taken.by_hand, questions=(*taken.by_hand.questions, *asked)))
            return replace(taken, receipt=receipt, told=for_whom_else(self.work, meta), joined=joined)
        return self._settled(arrived)

    def _note_answered_elsewhere(self, taken: Taken) -> None:
        """Let questions of the workbooks before wait no more that somebody answered elsewhere, as this one says."""
        came = {change.id: change.at for change in logged([taken])} if self._made_at else {}
        touched = set().union(*(self._made_at.get(at, ()) for at in set(came.values())))
        waiting = [self._asked[name].asked for name in sorted(touched) if not self._asked[name].answer]
        for name, choice in settled_among(self._ledger(), waiting, came).items() if waiting else ():
            self._asked[name] = replace(self._asked[name], answer=choice.code, answered_at=self.work.clock.stamp())

    def _note_asked(self, asked: Iterable[Asked], answered: Mapping[str, Waiting]) -> None:
        """Note what a workbook asks, and with which stamps the answers would write: what came elsewhere bears them too."""
        for each in asked:
            if each.id not in self._asked:
                self._asked[each.id] = answered.get(each.id, Waiting(each, "", ""))
                for change in (change for choice in each.choices for change in choice.changes):
                    self._made_at.setdefault(change.at, set()).add(each.id)

    def _settled(self, arrived: Fresh) -> Taken:
        """Take what a workbook of answers writes."""
        from empower_desktop.workspace.answering_in_excel import settle  # few workbooks hold answers, and merges are not to wait for it
        from empower_desktop.workspace.answers_told import answers_told

        ledger = self._ledger()
        settlement = settle(ledger, arrived.source.name, arrived.content)
        who, at = answerer(filled_in_by(arrived.content), arrived.source.name), self.work.clock.stamp()
        self._asked.update((each.question, Waiting(each.asked, "", at, each.choice, at, who)) for each in settlement.replies)
        asking = ledger.questions()
        for name, choice in settled_too(ledger, settlement.replied).items():
            self._asked[name] = replace(asking[name], answer=choice.code, answered_at=at, answerer=who)
        told = (*answers_told(ledger, settlement, foretold=self.ahead is not None), *settlement.notes)
        return Taken(arrived, Proposed(problems=settlement.problems), settlement=settlement, told=told)

    def _weighed(self, arrived: Fresh) -> Taken:
        proposed = arrived.proposed if arrived.is_weighed else self._beside_earlier(arrived)
        proposed = replace(proposed, questions=tuple(replace(each, sha256=arrived.sha256) for each in proposed.questions))
        # What was refused of one copy is refused of the next: only the first remembers it.
        never = self._refused if arrived.is_weighed else self._refused | refused(self.work)
        offered = tuple(each for each in proposed.proposals if each.change.id not in never)
        here = self.work.store.knows([each.change.id for each in proposed.proposals if each.change.id in never])
        before = tuple(each for each in proposed.proposals if each.change.id in never - here)
        ledger = Ledger(self.work, self.ahead)
        ticked = [each for each in offered if each.change.id not in self.without]
        alone = lacking(ledger, proposed.proposals, ticked, proposed.left_out)
        taken = tuple(each for each in ticked if each.change.id not in alone)
        # What was asked before is told again where more of this copy waits for the answer.
        again = {each.id for each in proposed.questions if any(refers_to_any(change, each.decides) for change in proposed.waiting)}
        asked = [each for each in proposed.questions if each.id in again or each.id not in self._asked]
        answered = {each.asked.id: each for each in answered_already(ledger, asked)}
        self._note_asked(asked, answered)
        waiting = tuple(each for each in asked if each.id not in answered)
        by_hand = replace(proposed, proposals=taken, questions=waiting)
        if by_hand.waiting or by_hand.beside:
            self._beside.append((("", arrived.sha256), by_hand))
        weighed = Taken(arrived, by_hand, offered, before, tuple(answered.values()), lacking=alone, undecided=self.undecided)
        self._refused.update(weighed.refused)
        return weighed

    def _beside_earlier(self, arrived: Fresh) -> Proposed:
        """Give what a workbook proposes and asks, without what was asked here already.

        That is so beside what earlier copies of the same export may have brought: the changes of its author with its stamp. Of the
        first copy to come here it is asked only whether its rows are ones that somebody else had filled in, as came with another log.
        """
        meta = arrived.content.meta
        is_first = meta.export_id not in self.exports and not self.work.store.arrivals(export_id=meta.export_id)
        earlier = Ledger(self.work, self.ahead).made(meta.author_id, meta.created_at)
        if is_first:
            name = Ground(arrived.content).name
            earlier = [change for change in earlier if filler_of(change.why) != name]
        proposed = replace(arrived.proposed, questions=with_chosen(self.work, arrived.proposed.questions))
        known = self._ledger().questions_made([meta.created_at])
        about_rows = [each.asked for each in known.values() if each.asked.decides]
        answers = answers_about_rows(known.values())
        beside = beside_earlier(proposed, arrived.content, arrived.source.name, earlier, about_rows, answers)
        waiting = waiting_with(beside.questions, known, self._waiting | {change.id for _, change in rows_waiting(self.work)})
        self._waiting.update(change.id for some in waiting.values() for change in some)
        fresh = unasked(self.work, beside.questions)
        asked = tuple(each for each in beside.questions if each in fresh or each.id in waiting)
        waits = tuple(change for some in waiting.values() for change in some)
        about = [each for each in beside.questions if each.decides and each.id in known and not known[each.id].answer]
        cells = {each.id: cells_named(each, arrived.source.name) if each.id in waiting else "" for each in about}
        return replace(beside, questions=asked, waiting=waits, beside=cells)
