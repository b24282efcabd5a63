"""One conflict opened: what it is about, the values side by side, what helps to decide."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from empower_desktop.language import N_, P_
from empower_desktop.ui.answer_page import OPEN, STEPS, AnswerPage, is_plain
from empower_desktop.ui.conflict_words import explained
from empower_desktop.ui.disputes import Contest, Dispute, contest_of, rows_in_files
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.kit.texts import empty_layout, label, row
from empower_desktop.ui.routes import place_of
from empower_desktop.ui.screens.screen import Frame, Room
from empower_desktop.ui.side_by_side import SideBySide
from empower_desktop.workspace import Step
from empower_desktop.workspace.postponing import take_up
from empower_desktop.workspace.settling import facing, key_of, only_value_of, postpone_conflict, take, take_all_from, type_another
from empower_desktop.workspace.spelling import short_names

ALL_FROM = N_("All from one person:")
KEYS = N_("↑ ↓ other  ·  1 2 … choose  ·  T write  ·  N later")
KEYS_WHERE_NOTHING_IS_WRITTEN = N_("↑ ↓ other  ·  1 2 … choose  ·  N later")
MOST_AUTHORS = 3
LOOK_UP_MS = 300
"""Files are opened only for a conflict on which somebody stays, not for those walked past."""


class ConflictPage(AnswerPage):
    """The values of one conflict and the keys that take them; one that is settled only tells how."""

    def __init__(self, frame: Frame) -> None:
        """Lay out an empty page."""
        super().__init__(frame, KEYS)
        theme = self.theme
        self.contest: Contest | None = None
        self._look_up = QTimer(self)
        self._look_up.setSingleShot(True)
        self._look_up.setInterval(LOOK_UP_MS)
        self._look_up.timeout.connect(self._look_into_files)
        self._room = Room()
        self._shown: dict[str, tuple[str, ...]] = {}
        self._settles: Mapping[str, Sequence[str]] = {}
        self._written: dict[str, Mapping[str, object]] = {}
        self._note = Note(theme, "info", "info")
        self.sides = SideBySide(self.desk, theme)
        self.sides.taken.connect(self.take)
        self.sides.kept.connect(self.keep)
        self.sides.typed.connect(self.write)
        self._authors = row(theme, space=8)
        self._all_from = label(self.desk.say(ALL_FROM), "muted")
        self._lay_out((self._note, self.problem, self.sides), many=(self._all_from, self._authors))

    def show_dispute(self, dispute: Dispute, number: int, of: int, disputes: Sequence[Dispute]) -> None:
        """Show a conflict, which of how many it is, and how many of the conflicts shown each author could settle."""
        say, number_of = self.desk.say, self.desk.language.number
        self.setAccessibleName(f"{say(dispute.spot)}, {dispute.title}")
        self._keep_written(dispute)
        self.contest = contest_of(self.desk.work, self._as_begun(dispute))
        self.head.set_title(say(dispute.spot), say(N_("{n} of {all}", n=number_of(number), all=number_of(of))))
        self.head.set_meta([("git-compare", f"{say(dispute.kind)}: {dispute.title}")])
        self.head.set_actions(self._actions(dispute))
        self._note.show_text(explained(self.desk.language, self.contest))
        if not self.sides.shows(self.contest):
            self._show_sides(self.contest)
        self._look_up.start()
        self._show_known(self.contest.facts)
        self._foot.setVisible(dispute.settled is None)
        self._show_authors(disputes)

    def _keep_written(self, following: Dispute) -> None:
        """Keep what is being written in the place of these values while another conflict is looked at."""
        if self.contest is not None and self.contest.dispute.key != following.key and self.sides.is_written:
            self._written[self.contest.dispute.key] = self.sides.written()

    def _forget_written(self, answered: Collection[str]) -> None:
        """Let go of what was written in the place of values that fight no more."""
        for key in answered:
            self._written.pop(key, None)
        if self.contest is not None and self.contest.dispute.key in answered:
            self.sides.forget_written()

    def _as_begun(self, dispute: Dispute) -> Dispute:
        """Leave the values as they stood when somebody began to write beside them; what came meanwhile is asked afterwards."""
        shown = self.contest.dispute if self.contest is not None else None
        if shown is None or shown.key != dispute.key or not self.sides.is_written:
            return dispute
        return replace(dispute, conflict=shown.conflict, wrote=shown.wrote, by=shown.by)

    def _show_sides(self, contest: Contest) -> None:
        self.problem.hide()
        had_focus = self.holds_keyboard()
        self.sides.show_contest(contest)
        if self.sides.inputs and contest.dispute.key in self._written:
            self.sides.bring_back(self._written.pop(contest.dispute.key))
        for button in self.sides.takes:
            button.installEventFilter(self)
        if had_focus:  # on no side: a hasty Enter must not take one
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _actions(self, dispute: Dispute) -> list[Action]:
        actions = self._walking()
        if dispute.settled is None:
            actions.append(self._postponing(is_left=dispute.until is not None))
        if place_of(self.desk.work, dispute.conflict.kind, dispute.conflict.record)[0]:
            actions.append(Action("open", self.desk.say(OPEN), "file-text"))
        return actions

    def _look_into_files(self) -> None:
        if self.contest is not None:
            self.desk.do_beside(rows_in_files, self.contest, then=self._show_rows)

    def _show_rows(self, found: tuple[Contest, dict[str, int]]) -> None:
        contest, rows = found
        if contest is self.contest:
            self.sides.show_rows(rows)

    def set_room(self, room: Room, *, alone: bool) -> None:
        """Give way; the keys are told only where they fit beside the buttons."""
        super().set_room(room, alone=alone)
        self._room = room
        self._show_keys()

    def take(self, change: str) -> None:
        """Settle it with one of the values."""
        if self.contest is not None:
            self._settle(take, self.contest, change)

    def keep(self, keep: bool) -> None:
        """Keep a record whose deletion is contested, or delete it again over everything."""
        if self.contest is not None:
            self._settle(type_another, self.contest, not keep)

    def write(self, typed: object) -> None:
        """Settle it with something else."""
        if self.contest is not None:
            self._settle(type_another, self.contest, typed)

    def _settle(self, act: Callable[..., Step], contest: Contest, answer: object) -> None:
        """Answer over the values that stand here: what a merge brings beside them was not seen, and is asked."""
        conflict, then = contest.dispute.conflict, partial(self._settled, contest.dispute.key)
        self.desk.do(act, conflict.record, conflict.spot, answer, facing(conflict), then=then, refused=self._refused)

    def postpone(self) -> None:
        """Leave it for later; what was left already waits again."""
        if self.contest is None or self.contest.dispute.settled is not None:
            return
        conflict = self.contest.dispute.conflict
        if self.contest.dispute.until is not None:
            self.desk.do(take_up, key_of(conflict), then=self._put_off)
        else:
            given = (conflict.record, conflict.spot, facing(conflict))
            self.desk.do(postpone_conflict, *given, then=self._put_off, refused=self._refused)

    def press(self, key: str) -> bool:
        """Do what a letter stands for: 1 2 3 take that value, T writes another, N leaves it for later; False for all others."""
        if self.contest is None or self.contest.dispute.settled is not None:
            return False
        if key.casefold() == "n":
            self.postpone()
            return True
        if key.isdigit() and 1 <= int(key) <= len(self.sides.takes):
            self.sides.takes[int(key) - 1].click()
            return True
        if key.casefold() == "t" and self.sides.inputs:
            self.sides.focus_another()
            return True
        return False

    def save(self) -> None:
        """Save what was written instead."""
        if self.sides.save is not None and self.sides.save.isEnabled():
            self.sides.save.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a value by its number and walk through the conflicts, unless something is being typed."""
        if not is_plain(event) or self.sides.is_typing(QApplication.focusWidget()):
            super().keyPressEvent(event)
        elif event.key() in STEPS:
            self.stepping.emit(STEPS[event.key()])
        elif not self.press_once(event):
            super().keyPressEvent(event)

    def _show_authors(self, disputes: Sequence[Dispute]) -> None:
        empty_layout(self._authors)
        names: dict[str, str] = {}
        theirs: dict[str, list[str]] = {}
        for each in disputes:
            if not each.is_deletion and each.settled is None:
                names.update(each.by)
                for author in each.by:
                    if only_value_of(each.conflict, each.wrote, author) is not None:
                        theirs.setdefault(author, []).append(each.key)
        self._shown = {each.key: facing(each.conflict) for each in disputes}
        self._settles = theirs
        self._all_from.setVisible(bool(theirs))
        me, called = self.desk.work.author.id, short_names(names.values())
        for author in sorted(theirs, key=lambda each: (-len(theirs[each]), names[each]))[:MOST_AUTHORS]:
            number = self.desk.language.number(len(theirs[author]))
            mine = N_("Use all of mine ({n})", n=number)
            text = mine if author == me else N_("Use all from {name} ({n})", name=called[names[author]], n=number)
            button = Button(self.theme, self.desk.say(text))
            button.clicked.connect(lambda _checked=False, author=author: self._take_all(author))
            self._authors.addWidget(button)
        self._show_keys()

    def _show_keys(self) -> None:
        """Tell the keys that do something here, where they fit beside the buttons."""
        self._keys.set_text(self.desk.say(KEYS if self.sides.inputs else KEYS_WHERE_NOTHING_IS_WRITTEN))
        self._keys.setVisible(not self._room.one_column and self._authors.count() < MOST_AUTHORS)

    def _take_all(self, author: str) -> None:
        then = partial(self._answered_all, self._settles.get(author, ()))
        self.desk.do(take_all_from, author, self._shown, then=then)

    def _settled(self, key: str, step: Step) -> None:
        self._forget_written([key])
        if step.result:
            self.say(step.text, undo=True)
        else:
            self._answered(step)

    def _answered_all(self, settled: Sequence[str], step: Step) -> None:
        self._forget_written(settled)
        self.say(P_("{n} conflict settled.", "{n} conflicts settled.", int(step.result)), undo=True)

    def _act(self, key: str) -> None:
        if key != "open":
            super()._act(key)
        elif self.contest is not None:
            conflict = self.contest.dispute.conflict
            self.go(*place_of(self.desk.work, conflict.kind, conflict.record))
