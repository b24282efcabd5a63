"""The lines that open between the name field and the grid: a new person, what was proposed, how many came unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QTableView, QWidget

from empower_desktop.language import N_, Label, Language, Message
from empower_desktop.ui.inputs import NONE_FITS
from empower_desktop.ui.kit.choose import Segmented
from empower_desktop.ui.kit.combo import Combo
from empower_desktop.ui.kit.texts import Elided, announce, icon_label, label, restyle, row
from empower_desktop.ui.theme import Theme

NARROWEST = 90
ENTER_OR_ESC = N_("Enter keeps · Esc goes back")
PRESS_SEX = N_("Press L for a man, P for a woman")
NAME, HAMLET, STANDS_FOR = N_("Name"), N_("Hamlet"), N_("Stands for")
SEX = N_("Sex")
SEXES = (("L", Label("L", "M")), ("P", Label("P", "F")), ("tidak_dicatat", Label("Tidak dicatat", "Not recorded")))
_SEX_KEYS = {int(Qt.Key.Key_L): "L", int(Qt.Key.Key_M): "L", int(Qt.Key.Key_P): "P", int(Qt.Key.Key_F): "P"}


class InlineRow(QFrame):
    """A line on quiet ground; Enter keeps what stands in it, Esc goes back."""

    given_up = Signal()

    def __init__(self, theme: Theme, icon: str) -> None:
        """Start with an icon."""
        super().__init__()
        self.setObjectName("sunken")
        self._theme = theme
        self._line = row(theme, icon_label(theme, icon, "accent", 16), space=8, margins=(10, 6, 10, 6))
        self.setLayout(self._line)

    def keep(self) -> None:
        """Keep what stands in the line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep or go back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _field(self, text: str, name: str, width: int) -> QLineEdit:
        made = QLineEdit(text)
        made.setPlaceholderText(name)
        made.setAccessibleName(name)
        made.setMinimumWidth(self._theme.px(min(width, NARROWEST)))
        made.setMaximumWidth(self._theme.px(width))
        self._line.addWidget(made, width)
        return made


@dataclass(frozen=True)
class Newcomer:
    """A new person as the line describes them."""

    name: str
    sex: str
    hamlet: str
    capacity: str


class NewcomerRow(InlineRow):
    """A new person: the name as typed, man or woman by one key, hamlet, what they stand for."""

    kept = Signal(object)

    def __init__(self, theme: Theme, language: Language, name: str, hamlet: str, capacities: Sequence[tuple[str, str]]) -> None:
        """Start with the name as it was typed and the hamlet of the meeting."""
        super().__init__(theme, "user-plus")
        self._language, self._is_waiting = language, False
        self.name = self._field(name, language(NAME), 190)
        self.sex = Segmented(theme, [(code, language(word)) for code, word in SEXES])
        self.sex.setAccessibleName(language(SEX))
        self._line.addWidget(self.sex)
        self.hamlet = self._field(hamlet, language(HAMLET), 130)
        self.capacity = Combo(language(NONE_FITS))
        self.capacity.setAccessibleName(language(STANDS_FOR))
        self.capacity.setMinimumWidth(theme.px(NARROWEST))
        self.capacity.setMaximumWidth(theme.px(170))
        self.capacity.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.capacity.addItem(f"{language(STANDS_FOR)}…", "")
        for code, word in capacities:
            self.capacity.addItem(word, code)
        self._line.addWidget(self.capacity, 170)
        self.capacity.setVisible(bool(capacities))
        self._said = Elided(language(ENTER_OR_ESC), "small")
        self._line.addWidget(self._said)
        self._line.addStretch(1)

    def start(self) -> None:
        """Bring the keyboard to the first thing that is missing."""
        self.sex.setFocus(Qt.FocusReason.TabFocusReason)

    def keep(self) -> None:
        """Tell the new person, once it is known whether it is a man or a woman."""
        if not self.sex.value():
            self._said.set_text(self._language(PRESS_SEX))
            restyle(self._said, "role", "danger")
            announce(self, self._said.whole_text())
            self.sex.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.name.text().strip():
            capacity = str(self.capacity.currentData() or "")
            self.kept.emit(Newcomer(self.name.text().strip(), str(self.sex.value()), self.hamlet.text().strip(), capacity))
        else:
            self.name.setFocus()

    def wait(self, *, over: bool = False) -> None:
        """Take nothing more while it is looked up whether somebody of a like name is known, until that is over."""
        for child in self.findChildren(QWidget):
            child.setEnabled(over)
        self._is_waiting = not over
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if over else Qt.FocusPolicy.StrongFocus)
        if not over:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take L and P where no text is typed."""
        if self._is_waiting and event.key() != Qt.Key.Key_Escape:
            event.accept()
        elif event.key() in _SEX_KEYS and not isinstance(self.focusWidget(), QLineEdit):
            self.sex.set_value(_SEX_KEYS[event.key()])
            self.sex.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


class LineRow(InlineRow):
    """One line to write: what was proposed."""

    kept = Signal(str)

    def __init__(self, theme: Theme, language: Language, who: str, question: Message) -> None:
        """Ask something about somebody."""
        super().__init__(theme, "lightbulb")
        self._line.addWidget(label(who, "strong"))
        self.line = self._field("", language(question), 420)
        self._line.addWidget(Elided(language(ENTER_OR_ESC), "small"))
        self._line.addStretch(1)

    def start(self) -> None:
        """Bring the keyboard to the line."""
        self.line.setFocus(Qt.FocusReason.TabFocusReason)

    def keep(self) -> None:
        """Tell what was written; nothing is as good as going back."""
        text = self.line.text().strip()
        if text:
            self.kept.emit(text)
        else:
            self.given_up.emit()


class UnnamedRow(InlineRow):
    """How many men and women were there without being named."""

    kept = Signal(str, str)

    def __init__(self, theme: Theme, language: Language, men: str, women: str) -> None:
        """Start with the numbers noted so far."""
        super().__init__(theme, "users-round")
        self._line.addWidget(label(language(N_("Present without a name")), "strong"))
        self._line.addWidget(label(language(N_("Men")), "muted"))
        self.men = self._field(men, language(N_("Unnamed men")), 64)
        self._line.addWidget(label(language(N_("Women")), "muted"))
        self.women = self._field(women, language(N_("Unnamed women")), 64)
        for field in (self.men, self.women):
            field.setPlaceholderText("")
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._line.addWidget(Elided(language(ENTER_OR_ESC), "small"))
        self._line.addStretch(1)

    def start(self) -> None:
        """Bring the keyboard to the first number."""
        self.men.setFocus(Qt.FocusReason.TabFocusReason)
        self.men.selectAll()

    def keep(self) -> None:
        """Tell both numbers as they were typed."""
        self.kept.emit(self.men.text(), self.women.text())


class Slot(QWidget):
    """The place where at most one such line stands."""

    def __init__(self, theme: Theme) -> None:
        """Start empty and out of sight."""
        super().__init__()
        self._line, self._margin = row(theme, margins=(24, 0, 16, 8)), theme.px(16)
        self.setLayout(self._line)
        self.held: QWidget | None = None
        self.hide()

    def hold(self, widget: NewcomerRow | LineRow | UnnamedRow) -> None:
        """Show a line in place of the one before, and bring the keyboard into it."""
        self.empty()
        self.held = widget
        self._line.addWidget(widget, 1)
        self.show()
        widget.start()

    def hold_below(self, widget: LineRow, grid: QTableView) -> None:
        """Show a line over the grid, right below its current row (above it where there is no room)."""
        self.empty()
        self.held = widget
        view, row_at = grid.viewport(), grid.visualRect(grid.currentIndex())
        widget.setObjectName("popup")
        widget.setParent(view)
        widget.resize(view.width() - self._margin, widget.sizeHint().height())
        below = row_at.bottom() + 1
        fits = below + widget.height() <= view.height()
        widget.move(self._margin // 2, below if fits else row_at.top() - widget.height())
        widget.show()
        widget.start()

    def empty(self) -> None:
        """Put the line away."""
        if self.held is not None:
            self._line.removeWidget(self.held)
            self.held.hide()
            self.held.deleteLater()
            self.held = None
        self.hide()
