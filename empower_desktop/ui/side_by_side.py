"""Values side by side: a column for each, the same rows in all of them, and one to write something else."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from empower_desktop.language import N_
from empower_desktop.records.fields import LongText, ManyChoices, OneChoice, References, YesNo
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.disputes import Contest, Side, fields_of, told_apart
from empower_desktop.ui.inputs import FEW, ChoiceInput, Input, input_for
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.nav import initials
from empower_desktop.ui.kit.texts import Disc, Elided, column, empty_layout, icon_label, label, row
from empower_desktop.ui.side_columns import BUTTONS, HEAD, SideCell, SideColumn, height_of, side_head, value_cell
from empower_desktop.ui.theme import Theme

ROW = 42
LABELS, NARROWEST, ANOTHER, ANOTHER_YES_NO = 144, 148, 176, 252
LONG = 80
FULL = 3
"""From so many sides on the names want the room of their discs."""

USE_THIS, USE, WRITE_ANOTHER, SAVE = N_("Use this one"), N_("Use"), N_("Write another"), N_("Save")
KEEP, DELETE, ANSWER = N_("Keep it"), N_("Delete it"), N_("Answer")
IF_NEITHER = N_("if none is right")
TAKEN, NOT_TAKEN, WRITTEN_INSTEAD = N_("Used"), N_("Not used"), N_("wrote this instead")


class SideBySide(QWidget):
    """The values of one conflict; no side is chosen or coloured as the right one."""

    taken = Signal(str)
    kept = Signal(bool)
    typed = Signal(object)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._desk, self._theme = desk, theme
        self.inputs: dict[str, Input] = {}
        self.takes: list[Button] = []
        self.save: Button | None = None
        self._labels: list[QWidget] = []
        self._columns: list[SideColumn] = []
        self._last: SideColumn | None = None
        self._contest: Contest | None = None
        self._files: dict[str, tuple[Elided, str]] = {}
        self._line = row(theme, space=8)
        self.setLayout(self._line)

    @property
    def is_written(self) -> bool:
        """Tell whether something else is being written."""
        return self.save is not None and self.save.isEnabled()

    def written(self) -> Mapping[str, object]:
        """Give what stands in each field in which something else is written."""
        return {code: each.typed() for code, each in self.inputs.items()}

    def bring_back(self, written: Mapping[str, object]) -> None:
        """Show again what was being written when one went on to something else."""
        for code in written.keys() & self.inputs.keys():
            self.inputs[code].bring_back(written[code])
        self._edited()

    def forget_written(self) -> None:
        """Take what was written for answered."""
        if self.save is not None:
            self.save.setEnabled(False)

    def shows(self, contest: Contest) -> bool:
        """Tell whether these values stand here already, so that what is being written beside them may stay."""
        shown = self._contest
        if shown is None or shown.dispute.key != contest.dispute.key:
            return False
        return self.is_written or (shown.rows, shown.sides, shown.answer) == (contest.rows, contest.sides, contest.answer)

    def show_contest(self, contest: Contest) -> None:
        """Show other values; nothing is typed yet."""
        empty_layout(self._line)
        self.inputs, self.takes, self.save, self._contest, self._files = {}, [], None, contest, {}
        self._labels = [self._label(text, self._is_long(code)) for code, text in contest.rows]
        blank = QWidget()
        blank.setFixedHeight(self._theme.px(HEAD) + 1)
        names = QWidget()
        names.setFixedWidth(self._theme.px(LABELS))
        lines = column(self._theme, blank, *self._labels, space=0)
        lines.addStretch(1)
        names.setLayout(lines)
        self._columns = [self._side(number, side) for number, side in enumerate(contest.sides, 1)]
        self._line.addWidget(names, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._scrolled(), 1, Qt.AlignmentFlag.AlignTop)
        self._last = self._beside(contest)
        if self._last is not None:
            self._line.addWidget(self._last, 0, Qt.AlignmentFlag.AlignTop)
        self._fit()

    def show_rows(self, rows: Mapping[str, int]) -> None:
        """Tell beside the file of each value, by the change that wrote it, in which row of its sheet it stands."""
        for change, row_number in rows.items():
            if change in self._files:
                line, file = self._files[change]
                line.set_text(self._desk.say(N_("{file}, row {n}", file=file, n=self._desk.language.number(row_number))))

    def typed_values(self) -> object:
        """Give what was typed instead: of one field its value, of a unit all of them."""
        assert self._contest is not None
        spot = self._contest.dispute.conflict.spot
        if spot in self.inputs:
            return self.inputs[spot].typed()
        return self.written()

    def focus_another(self) -> None:
        """Bring the keyboard to what is written instead."""
        if self.inputs:
            next(iter(self.inputs.values())).setFocus()

    def is_typing(self, widget: QWidget | None) -> bool:
        """Tell whether a widget is one of the inputs, which keep their letters."""
        return widget is not None and any(each is widget or each.isAncestorOf(widget) for each in self.inputs.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter save what is written instead; of several fields it leads to the next one first."""
        here, fields = QApplication.focusWidget(), list(self.inputs.values())
        at = next((at for at, each in enumerate(fields) if here is not None and (each is here or each.isAncestorOf(here))), -1)
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or at < 0:
            super().keyPressEvent(event)
        elif at + 1 < len(fields):
            fields[at + 1].setFocus()
        elif self.save is not None:
            self.save.click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the texts again."""
        super().resizeEvent(event)
        self._fit()

    def _label(self, text: str, is_long: bool) -> QWidget:
        cell = SideCell(self._theme)
        line = row(self._theme, margins=(0, 10 if is_long else 0, 6, 0))
        line.addWidget(label(text, "muted", wrap=True), 1, height_of(is_long))
        cell.setLayout(line)
        return cell

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("clear")
        lines = row(self._theme, space=8)
        for each in self._columns:
            each.setMinimumWidth(self._theme.px(NARROWEST))
            lines.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)
        inside.setLayout(lines)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self._area = area
        return area

    def _side(self, number: int, side: Side) -> SideColumn:
        assert self._contest is not None
        cells = [self._value(code, side, differs=self._contest.differs(code)) for code, _ in self._contest.rows]
        sign = Disc(self._theme, 34, initials(side.name)) if len(self._contest.sides) < FULL else None
        file = Elided(side.file, "small", ends=True)
        self._files[side.wrote] = (file, side.file)
        head = side_head(self._theme, sign, side.who, side.when, file)
        if self._contest.answer is not None:
            return SideColumn(self._theme, head, cells, self._verdict(taken=self._contest.is_taken(side.change)))
        if self._contest.dispute.is_deletion:
            return SideColumn(self._theme, head, cells, None)
        take = Button(self._theme, self._desk.say(USE_THIS if len(self._contest.sides) < FULL else USE))
        take.setAccessibleName(f"{self._desk.say(USE_THIS)}: {told_apart(side, self._contest.sides)}")
        take.clicked.connect(lambda: self.taken.emit(side.change))
        self.takes.append(take)
        return SideColumn(self._theme, head, cells, self._pressed(take, str(number)))

    def _verdict(self, *, taken: bool) -> QWidget:
        """Say below a value of a settled conflict whether it was taken."""
        cell = SideCell(self._theme)
        line = row(self._theme, margins=(14, 0, 14, 0), space=6)
        if taken:
            line.addWidget(icon_label(self._theme, "circle-check", "ok", 15))
        line.addWidget(label(self._desk.say(TAKEN if taken else NOT_TAKEN), "ok" if taken else "small"), 1)
        cell.setLayout(line)
        return cell

    def _beside(self, contest: Contest) -> SideColumn | None:
        """Make the last column: the answer to a deletion, something else to write, or what was written instead of all of them."""
        if contest.answer is None:
            return self._answer() if contest.dispute.is_deletion else self._another() if contest.can_be_written else None
        if contest.won:
            return None
        cells = [self._value(code, contest.answer, differs=True) for code, _ in contest.rows]
        head = side_head(self._theme, icon_label(self._theme, "pencil", "accent", 20), contest.answer.name, self._desk.say(WRITTEN_INSTEAD))
        made = SideColumn(self._theme, head, cells, self._verdict(taken=True))
        made.setFixedWidth(self._theme.px(ANOTHER))
        self._columns.append(made)
        return made

    def _pressed(self, button: Button, key: str) -> QWidget:
        """Put a button and the key that presses it into the last row of a column."""
        cell = SideCell(self._theme)
        line = row(self._theme, margins=(14, 0, 14, 0), space=10)
        line.addWidget(button, 1)
        line.addWidget(label(key, "muted"))
        cell.setLayout(line)
        return cell

    def _value(self, code: str, side: Side, *, differs: bool) -> QWidget:
        sign = self._desk.say(N_("differs") if differs else N_("the same"))
        return value_cell(self._theme, side.words.get(code, ""), sign, differs=differs, is_long=self._is_long(code))

    def _is_long(self, code: str) -> bool:
        assert self._contest is not None
        sides = [*self._contest.sides, *([self._contest.answer] if self._contest.answer else [])]
        return any(len(side.words.get(code, "")) > LONG for side in sides)

    def _another(self) -> SideColumn:
        assert self._contest is not None
        theme, say = self._theme, self._desk.say
        fields = fields_of(self._contest.dispute.conflict.kind)
        cells = []
        for code, words in self._contest.rows:
            cell = SideCell(theme)
            line = row(theme, margins=(10, 8 if self._is_long(code) else 0, 10, 0))
            field = fields[code]
            few = isinstance(field, OneChoice) and len(field.choices) <= FEW  # cards are too wide for a column
            each = ChoiceInput(field, self._desk, theme) if few else input_for(field, self._desk, theme)
            each.setAccessibleName(f"{say(WRITE_ANOTHER)}: {words}")
            each.edited.connect(self._edited)
            self.inputs[code] = each
            line.addWidget(each, 1, height_of(self._is_long(code)))
            cell.setLayout(line)
            cells.append(cell)
        self.save = Button(theme, say(SAVE))
        self.save.setEnabled(False)
        self.save.clicked.connect(lambda: self.typed.emit(self.typed_values()))
        head = side_head(theme, icon_label(theme, "pencil", "accent", 20), say(WRITE_ANOTHER), say(IF_NEITHER))
        made = SideColumn(theme, head, cells, self._pressed(self.save, "T"))
        wide = any(isinstance(fields[code], YesNo) for code, _ in self._contest.rows)
        made.setFixedWidth(theme.px(ANOTHER_YES_NO if wide else ANOTHER))
        self._columns.append(made)
        return made

    def _answer(self) -> SideColumn:
        assert self._contest is not None
        theme, say = self._theme, self._desk.say
        cells: list[QWidget] = []
        for number, (text, keep) in enumerate(((KEEP, True), (DELETE, False)), 1):
            button = Button(theme, say(text))
            button.clicked.connect(lambda _checked=False, keep=keep: self.kept.emit(keep))
            self.takes.append(button)
            cell = self._pressed(button, str(number))
            cell.setFixedHeight(theme.px(BUTTONS))
            cells.append(cell)
        head = side_head(theme, icon_label(theme, "circle-help", "accent", 20), say(ANSWER), say(N_("keep or delete?")))
        made = SideColumn(theme, head, cells, None)
        made.setFixedWidth(theme.px(ANOTHER))
        return made

    def _edited(self) -> None:
        if self.save is not None:
            self.save.setEnabled(True)

    def _fit(self) -> None:
        """Give the rows the height of their longest text, the same in every column."""
        if self._contest is None or not self._columns:
            return
        px, sides = self._theme.px, len(self._contest.sides)
        another = self._last.width() if self._last else 0
        feet = not self._contest.dispute.is_deletion or self._contest.answer is not None
        room = self.width() - px(LABELS + 8 * (sides + 1)) - another
        width = max(px(NARROWEST), room // max(sides, 1)) - px(14 + 14 + 8 + 14)
        metrics = QFontMetrics(self._theme.font(13, 600))
        wrap = int(Qt.TextFlag.TextWordWrap.value)
        fields = fields_of(self._contest.dispute.conflict.kind)
        total = px(HEAD) + 2 + px(BUTTONS if feet else 6)
        for number, (code, words) in enumerate(self._contest.rows):
            texts = [side.words.get(code, "") for side in self._contest.sides]
            needed = max((metrics.boundingRect(0, 0, width, 10_000, wrap, text).height() for text in texts), default=0) + px(22)
            named = metrics.boundingRect(0, 0, px(LABELS - 6), 10_000, wrap, words).height() + px(12)
            is_tall = self._contest.can_be_written and isinstance(fields.get(code), LongText | ManyChoices | References)
            tall = 100 if is_tall else ROW
            height = max(px(tall), needed, named)
            self._labels[number].setFixedHeight(height)
            for each in self._columns:
                each.rows[number].setFixedHeight(height)
            total += height
        bar = px(12) if sides * px(NARROWEST + 8) > room + px(8) else 0
        self._area.setFixedHeight(total + bar)
