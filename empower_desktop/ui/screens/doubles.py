"""Possible doubles: pairs that may be one thing, side by side with what agrees and what differs, and three answers."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from empower_desktop.errors import Refusal
from empower_desktop.language import N_, Label
from empower_desktop.records import KINDS
from empower_desktop.records.author import JOINABLE
from empower_desktop.ui.answer_page import WAIT_AGAIN, put_off_words
from empower_desktop.ui.double_card import DoubleCard
from empower_desktop.ui.double_rows import double_columns, double_rows
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.choose import FilterPills
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.over import TableOver
from empower_desktop.ui.kit.page import Foot, PageHead, ToolRow
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import TableModel
from empower_desktop.ui.kit.texts import column, label
from empower_desktop.ui.record_page import BACK_TO_LIST, MORE
from empower_desktop.ui.screens.screen import Frame, Room, Screen, focused_in
from empower_desktop.workspace import Step
from empower_desktop.workspace.doubles import Double, Doubles, find_doubles, is_of_doubles, key_of, likeliest_first
from empower_desktop.workspace.joining import join, not_the_same
from empower_desktop.workspace.postponing import postpone, take_up

NONE, NONE_MEANS = N_("Nothing looks entered twice."), N_("Names are compared as they sound, with village, hamlet and year of birth.")
LOOKING = N_("Looking for what was entered twice")
JOIN, NOT_THE_SAME, LATER = N_("Join"), N_("Not the same"), N_("Later")
NOT_THE_SAME_PERSON = N_("Not the same person")
KEYS = N_("↑ ↓ choose  ·  1 join  ·  2 not the same  ·  3 later")
NOTHING_LOST = N_("Nothing is lost: joining can be undone at any time.")


class DoublesScreen(Screen):
    """The pairs of one kind, the likeliest first; what is left for later stands under a pill of its own until it comes back."""

    key: ClassVar[str] = "doubles"
    title: ClassVar[Label] = Label("Mungkin sama", "Possible doubles")
    icon: ClassVar[str] = "copy"

    def __init__(self, frame: Frame) -> None:
        """Lay out the table over the two entries of the chosen pair."""
        super().__init__(frame)
        say, theme = self.desk.say, self.theme
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._kind, self._total = "person", 0
        self._handled: Step | None = None
        self._looks, self._shown_look, self._is_behind = 0, 0, False
        self._turned_back, self._gave_way = False, False
        self._before: frozenset[str] | None = None
        self.desk.turned_back.connect(self._note_turning_back)
        self._waiting: list[Double] = []
        self._later: list[Double] = []
        self._shows_later = False
        self.head = PageHead(theme, say(self.title), more=say(MORE), back=say(BACK_TO_LIST))
        self.head.set_back(True)
        self.head.went_back.connect(lambda: self.go(self._kind))
        kinds = [kind for kind in JOINABLE if kind in KINDS]
        self.pills = FilterPills(theme, [(kind, say(KINDS[kind].label), "") for kind in kinds])
        self.pills.changed.connect(self.show_kind)
        self.later = FilterPills(theme, [("later", "", "clock")], exclusive=False)
        self.later.changed.connect(lambda _: self.show_later(not self._shows_later))
        tools = ToolRow(theme)
        tools.add(self.pills)
        tools.add(self.later)
        self._make_table()
        self.card = DoubleCard(self.desk, theme)
        self.card.opened.connect(lambda record: self.go(self._kind, record))
        self._make_foot()
        self._stack = TableOver(theme, EmptyState(theme, "check", say(NONE), say(NONE_MEANS)), self.table, self.card, (2, 3))
        self._looking = EmptyState(theme, "search", say(LOOKING), say(NONE_MEANS))
        self._stack.addWidget(self._looking)
        self.setLayout(column(theme, self.head, tools, self._stack, self.foot, space=0))
        self._bind_answers()
        self._show_pairs()

    @property
    def pairs(self) -> list[Double]:
        """The pairs in sight: those that wait for an answer, or those that were left for later."""
        return self._later if self._shows_later else self._waiting

    def _make_table(self) -> None:
        say = self.desk.say
        self.model = TableModel(double_columns(self.desk), self)
        self.table = Table(self.theme, say(self.title), self.model)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_pair())

    def _make_foot(self) -> None:
        say, theme = self.desk.say, self.theme
        words = {"later": (LATER, "ghost"), "other": (NOT_THE_SAME, "default"), "join": (JOIN, "primary")}
        self.buttons = {key: Button(theme, say(word), kind) for key, (word, kind) in words.items()}
        self.table.opened.connect(lambda _: self.buttons["join"].setFocus(Qt.FocusReason.TabFocusReason))
        self._keys = label(say(KEYS), "small")
        self.foot = Foot(theme, 48)
        self.foot.set_right(self._keys, *self.buttons.values())

    def _bind_answers(self) -> None:
        """Give each answer its button and its number."""
        for number, (key, act) in enumerate((("join", self.join), ("other", self.keep_apart), ("later", self.leave)), 1):
            self.buttons[key].clicked.connect(act)
            shortcut = QShortcut(QKeySequence(str(number)), self)
            shortcut.setAutoRepeat(False)  # held down, it would answer about the pairs after it too, unseen
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_list(self) -> None:
        """Look again, and bring the keyboard to the pairs."""
        self.look()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_record(self, record: str, at: str = "", focus: str = "") -> None:
        """Show the pairs of a kind, by its code."""
        self.show_kind(record)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_kind(self, kind: str) -> None:
        """Look for the pairs of another kind."""
        self._before = None
        if kind != self._kind and kind in JOINABLE and kind in KINDS:
            self._kind, self._waiting, self._later = kind, [], []  # or a pair of the former kind would be answered as of this one
        self._shows_later = False
        self.pills.set_chosen(self._kind)
        self.buttons["other"].set_text(self.desk.say(NOT_THE_SAME_PERSON if self._kind == "person" else NOT_THE_SAME))
        self.look()

    def show_later(self, shows: bool) -> None:
        """Show what was left for later, or what waits."""
        self._shows_later = shows
        self._show_pairs()
        if self.pairs:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Go through the records of the kind, in a thread of its own."""
        self._looks += 1
        if not self.pairs:
            self._show_pairs()
        self.desk.start(find_doubles, self._kind, text=LOOKING, then=partial(self._found, self._looks))

    def refresh(self, step: Step | None) -> None:
        """Look again when something changed that was not answered here."""
        turned_back, self._turned_back = self._turned_back, False
        if step is None or (step is not self._handled and self._touches(step)):
            self._before = frozenset(map(key_of, self.pairs)) if turned_back else self._before
            self.look()

    def _touches(self, step: Step) -> bool:
        return self._kind in step.kinds or any(is_of_doubles(key) for key, _ in step.put_off)

    def _note_turning_back(self) -> None:
        self._turned_back = True

    def set_room(self, room: Room) -> None:
        """Leave the hints out where there is little room."""
        self.head.set_short(room.low)
        self._keys.setVisible(not room.one_of_two)

    def next_place(self) -> bool:
        """Bring the keyboard to the pairs."""
        if self.table.hasFocus():
            return False
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def join(self) -> None:
        """Say that the two are one thing; other pairs with the one that is shown no more go too."""
        if (double := self._at_hand()) is not None:
            gone = max(double.one.id, double.other.id)
            self._answer(join, double, lambda each: gone not in (each.one.id, each.other.id))

    def keep_apart(self) -> None:
        """Say that the two are not one thing."""
        if (double := self._at_hand()) is not None:
            self._answer(not_the_same, double, lambda each: each is not double)

    def leave(self) -> None:
        """Leave a pair for later; one that was left waits again."""
        if (double := self._at_hand()) is not None:
            act = take_up if self._shows_later else postpone
            self.desk.do(act, key_of(double), then=self._put_off, refused=self._refused)
            self._outdate()
            self.pairs.remove(double)
            among = self._waiting if self._shows_later else self._later
            insort(among, double, key=likeliest_first)
            self._total += 1 if self._shows_later else -1
            self._show_pairs()

    def _answer(self, act: object, double: Double, stays: Callable[[Double], bool]) -> None:
        one, other = double.one.id, double.other.id
        self.desk.do(act, KINDS[self._kind], one, other, then=self._answered, refused=self._refused)  # type: ignore[arg-type]  # both acts are alike
        self._outdate()
        waited = len(self._waiting)
        self._waiting, self._later = list(filter(stays, self._waiting)), list(filter(stays, self._later))
        self._total -= waited - len(self._waiting)
        self._show_pairs()

    def _outdate(self) -> None:
        """Let go of what is being looked up: it does not know of this answer."""
        self._is_behind = self._is_behind or self._shown_look < self._looks
        self._looks += 1
        self._shown_look = self._looks

    def _put_off(self, step: Step) -> None:
        self._handled = step
        self.say(put_off_words(step, self.desk.language), undo=True)
        self._look_on()

    def _answered(self, step: Step) -> None:
        self._handled = step
        self.say(step.text, undo=True)
        self._look_on()

    def _look_on(self) -> None:
        """Look again where a look was let go of, or where more wait than were listed."""
        if self._is_behind or (not self._waiting and self._total > 0):
            self._is_behind = False
            self.look()

    def _refused(self, refusal: Refusal) -> None:
        """Say why an answer was not kept; its pair still waits for one."""
        self.desk.refused.emit(refusal)
        self.look()

    def _found(self, look: int, step: Step) -> None:
        if look == self._looks:
            self._shown_look = look
            found: Doubles = step.result
            self._waiting, self._later, self._total = list(found.pairs), list(found.later), found.total
            self._show_pairs()
            self._lead_back()

    def _lead_back(self) -> None:
        """Choose the pair that came back by an undo: what was answered by mistake is answered otherwise next."""
        before, self._before = self._before, None
        if before is None:
            return
        at = next((at for at, double in enumerate(self.pairs) if key_of(double) not in before), None)
        if at is not None:
            self.table.setCurrentIndex(self.model.index(at, 0))
            if self.holds_keyboard():
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_pairs(self) -> None:
        self._shows_later = self._shows_later and bool(self._later)
        later = self.desk.say(N_("Later {n}", n=self.desk.language.number(len(self._later))))
        self.later.set_pill("later", later, self._shows_later)
        self.later.setVisible(bool(self._later))
        self.buttons["later"].set_text(self.desk.say(WAIT_AGAIN if self._shows_later else LATER))
        rows = double_rows(self.desk, self.pairs)
        goes_away = not rows and any(part.isAncestorOf(focused_in(self) or self) for part in (self._stack, self.foot))
        self.table.show_rows(rows)
        self.head.set_title(self.desk.say(self.title), self.desk.language.number(self._total) if self._waiting else "")
        self._stack.show_whether(bool(rows), self._looking if self._shown_look < self._looks else None)
        self.foot.setVisible(bool(rows))
        self._hand_over(goes_away, self.pills.button(self._kind))
        self._show_pair()

    def _hand_over(self, goes_away: bool, pill: Button) -> None:
        """Let the pill of the kind hold the keyboard for the table while there are no pairs."""
        if goes_away:
            pill.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.pairs and self._gave_way and pill.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._gave_way = not self.pairs and (goes_away or self._gave_way)

    def _at_hand(self) -> Double | None:
        """Give the pair that an answer is about; none while the one is looked for that an undo brings back."""
        return self._chosen() if self._before is None else None

    def _chosen(self) -> Double | None:
        at = self.table.currentIndex().row()
        return self.pairs[at] if 0 <= at < len(self.pairs) else None

    def _show_pair(self) -> None:
        double = self._chosen()
        self.card.setVisible(double is not None)
        if double is not None:
            self.card.show_double(double)
            self.foot.set_sentence("", self.desk.say(NOTHING_LOST))
