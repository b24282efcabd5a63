"""What the pages of a conflict and of a question share: head, facts, foot, and the keys that walk through what waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from empower_desktop.errors import Refusal
from empower_desktop.language import N_, P_, Language, Message
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.card import Card, Note
from empower_desktop.ui.kit.page import PageHead
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.texts import Elided, column, empty_layout, icon_label, label, row
from empower_desktop.ui.record_page import BACK_TO_LIST, MORE
from empower_desktop.ui.screens.screen import Asking, Frame, Room
from empower_desktop.workspace import Step
from empower_desktop.workspace.overview import to_answer

OPEN = N_("Open the record")
EARLIER, LATER = N_("Conflict before (Alt+↑)"), N_("Next conflict (Alt+↓)")
LATER_WORD, WAIT_AGAIN = N_("Later"), N_("Ask again now")
LATER_HINT = N_("Leave it for a week (N)")
ANSWERED_ELSEWHERE = frozenset(("no_conflict", "no_such_value", "answered", "no_such_question", "taken_back"))
"""Refusals of an answer after which something else is shown here: on the page they would be gone before they are read."""
STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class AnswerPage(Asking):
    """A page on which one thing that waits is answered; nothing is chosen beforehand."""

    stepping = Signal(int)
    went_back = Signal()

    def __init__(self, frame: Frame, keys: Message) -> None:
        """Make what every such page has; `keys` are told in its foot."""
        super().__init__(frame)
        say, theme = self.desk.say, self.theme
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head = PageHead(theme, "", more=say(MORE), back=say(BACK_TO_LIST))
        self.head.acted.connect(self._act)
        self.head.went_back.connect(self.went_back)
        self.problem = Note(theme, "danger", "circle-alert")
        self._known = Card(theme, say(N_("Worth knowing")))
        self._facts = column(theme, space=6)
        self._known.body.addLayout(self._facts)
        self._keys = Elided(say(keys), "small")
        self._foot = QWidget()
        self._foot.setObjectName("foot")
        self._foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._foot.setFixedHeight(theme.px(48))

    def _lay_out(self, shown: Sequence[QWidget], *, many: Sequence[QWidget | QHBoxLayout]) -> None:
        """Lay out the page: head, what is shown with the facts below it, and in the foot the answers for many at once."""
        theme = self.theme
        inside = QWidget()
        lines = column(theme, *shown, self._known, space=10, margins=(24, 12, 24, 10))
        lines.addStretch(1)
        inside.setLayout(lines)
        foot = row(theme, space=8, margins=(24, 0, 24, 0))
        for each in many:
            foot.addWidget(each) if isinstance(each, QWidget) else foot.addLayout(each)
        foot.addStretch(1)
        foot.addWidget(self._keys)
        self._foot.setLayout(foot)
        whole = column(theme, self.head, space=0)
        whole.addWidget(scrolled(inside), 1)
        whole.addWidget(self._foot)
        self.setLayout(whole)

    def set_room(self, room: Room, *, alone: bool) -> None:
        """Give way: the arrow back while the list is away, no key hints in a narrow window; what is asked about is always said."""
        self.head.set_back(alone)
        self._keys.setVisible(not room.one_column)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through what waits from a button too, where the arrows would move the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in STEPS:
            self.keyPressEvent(event)
            return True
        return False

    def postpone(self) -> None:
        """Leave what is shown for later; what was left already waits again."""
        raise NotImplementedError

    def press(self, key: str) -> bool:
        """Do what a letter stands for; False for all others."""
        raise NotImplementedError

    def press_once(self, event: QKeyEvent) -> bool:
        """Do what a key stands for, once: held down, it would answer what comes in the place of this too, unseen."""
        return bool(event.isAutoRepeat() and event.text().strip()) or self.press(event.text())

    def _walking(self) -> list[Action]:
        say = self.desk.say
        return [Action("earlier", "", "chevron-up", "icon", say(EARLIER)), Action("later", "", "chevron-down", "icon", say(LATER))]

    def _postponing(self, *, is_left: bool) -> Action:
        word, hint = (WAIT_AGAIN, WAIT_AGAIN) if is_left else (LATER_WORD, LATER_HINT)
        return Action("postpone", self.desk.say(word), "clock", hint=self.desk.say(hint))

    def _show_known(self, facts: Sequence[tuple[str, str]]) -> None:
        """Put facts below each other, each with its icon, in place of those there were."""
        empty_layout(self._facts)
        for icon, text in facts:
            line = row(self.theme, icon_label(self.theme, icon, "muted", 15), space=8)
            line.addWidget(label(text, wrap=True), 1)
            self._facts.addLayout(line)

    def _answered(self, step: Step) -> None:
        self.desk.ask(to_answer, then=self._say_left)  # counted anew: an answer may settle others, or let others be asked

    def _say_left(self, left: int) -> None:
        self.say(P_("Answer saved. {n} is left.", "Answer saved. {n} are left.", left), undo=True)

    def _put_off(self, step: Step) -> None:
        self.say(put_off_words(step, self.desk.language), undo=True)

    def _refused(self, refusal: Refusal) -> None:
        if refusal.code in ANSWERED_ELSEWHERE:
            self.say(refusal.message)
        else:
            self.problem.show_text(self.desk.say(refusal.message))

    def _act(self, key: str) -> None:
        if key in ("earlier", "later"):
            self.stepping.emit(-1 if key == "earlier" else 1)
        elif key == "postpone":
            self.postpone()


def put_off_words(step: Step, language: Language) -> Message:
    """Say that something waits again, or until when it was left for later."""
    until = step.result
    return N_("Left for later. It comes back on {day}.", day=language.day(until)) if isinstance(until, date) else step.text


def is_plain(event: QKeyEvent) -> bool:
    """Say whether a key is pressed without Ctrl or Alt."""
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)
