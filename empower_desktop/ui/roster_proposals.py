"""“Proposed” on the roster: not a field, but a proposal of this meeting by that person."""

from __future__ import annotations

from functools import partial

from empower_desktop.errors import Problem
from empower_desktop.language import N_, P_
from empower_desktop.records import Proposal
from empower_desktop.ui.gathering import Gathering
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.roster_rows import LineRow
from empower_desktop.workspace import Step
from empower_desktop.workspace.attending import Attender, holds_more, propose, take_off

WHAT_PROPOSED = N_("What is the proposal?")
CLEAR_PROPOSAL, KEEP_IT = N_("Move to trash"), N_("Keep it")
HOLDS_MORE = N_("It holds more than the line typed here.")
COLUMN = "proposed"


class ProposalTicks:
    """Makes a proposal where an empty cell is ticked, and takes it back where a tick is cleared."""

    def __init__(self, roster: Gathering) -> None:
        """Serve a roster."""
        self._roster = roster
        self.question: Question | None = None

    def flip(self, held: Attender) -> None:
        """Ask what was proposed, or clear it; what holds more than the line typed here is asked about."""
        if not held.proposals:
            made = LineRow(self._roster.theme, self._roster.desk.language, held.name, WHAT_PROPOSED)
            made.kept.connect(partial(self._propose, held.person))
            made.given_up.connect(partial(self._back_to, held.person))
            self._roster.slot.hold_below(made, self._roster.grid)
        elif holds_more(self._roster.desk.work, held.proposals):
            self._ask_about(held)
        else:
            self._withdraw(held)

    def _propose(self, person: str, title: str) -> None:
        try:
            Proposal.read({"title": title}, self._roster.desk.work.today)
        except Problem as problem:
            self._roster.say(problem.message)
            return
        self._roster.desk.do(propose, self._roster.record, person, title, then=partial(self._proposed, person))

    def _proposed(self, person: str, step: Step) -> None:
        self._roster.reload()
        self._roster.saved.emit(step)
        self._back_to(person)

    def _back_to(self, person: str) -> None:
        self._roster.close_slot(back=False)
        self._roster.grid.go_to(person, COLUMN)

    def _ask_about(self, held: Attender) -> None:
        say = self._roster.desk.say
        title = self._roster.desk.work.names.record(Proposal.kind, held.proposals[0])
        question = say(N_("Move the proposal “{title}” to the trash?", title=title))
        actions = [Action("", say(KEEP_IT)), Action("clear", say(CLEAR_PROPOSAL), kind="danger")]
        self.question = Question(self._roster.theme, self._roster.window(), question, say(HOLDS_MORE), actions)
        self.question.finished.connect(partial(self._answered, held))
        self.question.open()

    def _answered(self, held: Attender, _result: int) -> None:
        if self.question is not None and self.question.answer == "clear":
            self._withdraw(held)
        self.question = None

    def _withdraw(self, held: Attender) -> None:
        many = len(held.proposals)
        text = P_("{n} proposal of {name} moved to the trash", "{n} proposals of {name} moved to the trash", many, name=held.name)
        self._roster.desk.do(take_off, Proposal, held.proposals, text, then=self._roster.took_off)
