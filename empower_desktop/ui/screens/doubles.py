"""Possible doubles: pairs that may be one thing, side by side with what agrees and what differs, and three answers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from empower_desktop.errors import Refusal
from empower_desktop.language import N_, Label
from empower_desktop.records import KINDS
from empower_desktop.records.author import JOINABLE
from empower_desktop.ui.double_card import DoubleCard, reasons
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.choose import FilterPills
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.over import TableOver
from empower_desktop.ui.kit.page import Foot, PageHead, ToolRow
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import Column, TableModel, TableRow
from empower_desktop.ui.kit.texts import column, label
from empower_desktop.ui.record_page import BACK_TO_LIST, MORE
from empower_desktop.ui.screens.screen import Frame, Room, Screen, focused_in
from empower_desktop.workspace import Row, Step
from empower_desktop.workspace.doubles import Double, Doubles, find_doubles
from empower_desktop.workspace.joining import join, not_the_same
from empower_desktop.workspace.listing import PageNames, names_for

NONE, NONE_MEANS = N_("Nothing looks entered twice."), N_("Names are compared as they sound, with village, hamlet and year of birth.")
LOOKING = N_("Looking for what was entered twice")
JOIN, NOT_THE_SAME, LATER = N_("Join"), N_("Not the same"), N_("Later")
NOT_THE_SAME_PERSON = N_("Not the same person")
KEYS = N_("↑ ↓ choose  ·  1 join  ·  2 not the same  ·  3 later")
NOTHING_LOST = N_("Nothing is lost: joining can be undone at any time.")
LIKELY, POSSIBLE = N_("Very alike"), N_("Alike")
VERY_ALIKE = 85


class DoublesScreen(Screen):
    """The pairs of one kind, the likeliest first; what is left for later comes again the next time."""

    key: ClassVar[str] = "doubles"
    title: ClassVar[Label] = Label("Mungkin sama", "Possible doubles")
    icon: ClassVar[str] = "copy"

    def __init__(self, frame: Frame) -> None:
        """Lay out the table over the two entries of the chosen pair."""
        super().__init__(frame)
        say, theme = self.desk.say, self.theme
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._kind, self._total, self._handled = "person", 0, ""
        self._looks, self._shown_look, self._is_behind = 0, 0, False
        self._turned_back, self._gave_way = False, False
        self._before: frozenset[str] | None = None
        self.desk.turned_back.connect(self._note_turning_back)
        self.pairs: list[Double] = []
        self.head = PageHead(theme, say(self.title), more=say(MORE), back=say(BACK_TO_LIST))
        self.head.set_back(True)
        self.head.went_back.connect(lambda: self.go(self._kind))
        kinds = [kind for kind in JOINABLE if kind in KINDS]
        self.pills = FilterPills(theme, [(kind, say(KINDS[kind].label), "") for kind in kinds])
        self.pills.changed.connect(self.show_kind)
        tools = ToolRow(theme)
        tools.add(self.pills)
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

    def _make_table(self) -> None:
        say = self.desk.say
        columns = [Column("one", say(N_("One")), 220), Column("other", say(N_("The other")), 220), Column("how", say(N_("How alike")), 130)]
        self.model = TableModel([*columns, Column("why", say(N_("Why")), 320, wide=True)], self)
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
            self._kind, self.pairs = kind, []  # or a pair of the former kind would be answered as of this one
        self.pills.set_chosen(self._kind)
        self.buttons["other"].set_text(self.desk.say(NOT_THE_SAME_PERSON if self._kind == "person" else NOT_THE_SAME))
        self.look()

    def look(self) -> None:
        """Go through the records of the kind, in a thread of its own."""
        self._looks += 1
        if not self.pairs:
            self._show_pairs()
        self.desk.start(find_doubles, self._kind, text=LOOKING, then=partial(self._found, self._looks))

    def refresh(self, step: Step | None) -> None:
        """Look again when something changed that was not answered here."""
        turned_back, self._turned_back = self._turned_back, False
        mine = step is not None and step.changes and step.changes[-1] == self._handled
        if not mine and (step is None or self._kind in step.kinds):
            self._before = frozenset(map(_key, self.pairs)) if turned_back else self._before
            self.look()

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
            left = [each for each in self.pairs if gone not in (each.one.id, each.other.id)]
            self._answer(join, double, left)

    def keep_apart(self) -> None:
        """Say that the two are not one thing."""
        if (double := self._at_hand()) is not None:
            self._answer(not_the_same, double, [each for each in self.pairs if each is not double])

    def leave(self) -> None:
        """Leave a pair for the next time."""
        if (double := self._at_hand()) is not None:
            self.pairs = [each for each in self.pairs if each is not double]
            self._show_pairs()

    def _answer(self, act: object, double: Double, left: list[Double]) -> None:
        one, other = double.one.id, double.other.id
        self.desk.do(act, KINDS[self._kind], one, other, then=self._answered, refused=self._refused)  # type: ignore[arg-type]  # both acts are alike
        # What is being looked up meanwhile does not know of this answer.
        self._is_behind = self._is_behind or self._shown_look < self._looks
        self._looks += 1
        self._shown_look = self._looks
        self._total -= len(self.pairs) - len(left)
        self.pairs = left
        self._show_pairs()

    def _answered(self, step: Step) -> None:
        self._handled = step.changes[-1] if step.changes else ""
        self.say(step.text, undo=True)
        if self._is_behind or (not self.pairs and self._total > 0):
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
            self.pairs, self._total = list(found.pairs), found.total
            self._show_pairs()
            self._lead_back()

    def _lead_back(self) -> None:
        """Choose the pair that came back by an undo: what was answered by mistake is answered otherwise next."""
        before, self._before = self._before, None
        if before is None:
            return
        at = next((at for at, double in enumerate(self.pairs) if _key(double) not in before), None)
        if at is not None:
            self.table.setCurrentIndex(self.model.index(at, 0))
            if self.holds_keyboard():
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_pairs(self) -> None:
        rows = self._rows(self.pairs)
        goes_away = not rows and any(part.isAncestorOf(focused_in(self) or self) for part in (self._stack, self.foot))
        self.table.show_rows(rows)
        self.head.set_title(self.desk.say(self.title), self.desk.language.number(self._total) if self.pairs else "")
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

    def _rows(self, pairs: Sequence[Double]) -> list[TableRow]:
        say = self.desk.say
        names = names_for(self.desk.work, [row for double in pairs for row in (double.one, double.other)])
        made = []
        for double in pairs:
            likely = double.likeness.points >= VERY_ALIKE
            how = Cell(say(LIKELY if likely else POSSIBLE), "chip", role="warn" if likely else "info")
            titles = [Cell(self._title(row, names), "strong") for row in (double.one, double.other)]
            made.append(TableRow(_key(double), (*titles, how, Cell(reasons(self.desk.language, double), "muted"))))
        return made

    def _title(self, row: Row, names: PageNames) -> str:
        """Name a record, with what tells two of one name apart."""
        told = str(row.fields["birth_year"]) if "birth_year" in row.fields else names.show(row, KINDS[row.kind].date_field or "area")
        return f"{names.title(row)} ({told})" if told else names.title(row)

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


def _key(double: Double) -> str:
    """Tell a pair from the others."""
    return f"{double.one.id} {double.other.id}"
