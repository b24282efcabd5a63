"""A field for several choices: each a chip with a cross, more of them by typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from empower_desktop.ui.kit.letters import fitting
from empower_desktop.ui.kit.offers import Offer, PopupList
from empower_desktop.ui.kit.paint import CHIP_HEIGHT, paint_icon, paint_ring, paint_round, paint_text
from empower_desktop.ui.kit.texts import restyle
from empower_desktop.ui.theme import Theme

Find = Callable[[str], Sequence[Offer]]


class RemovableChip(QWidget):
    """A choice that was taken; its cross, Del or Backspace takes it out again."""

    removed = Signal(str)

    def __init__(self, theme: Theme, key: str, text: str, remove: str) -> None:
        """Show a choice; `remove` says what the cross does."""
        super().__init__()
        self._theme, self.key, self._text = theme, key, text
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)
        self.setAccessibleDescription(remove)
        self.setToolTip(remove)
        words = QFontMetrics(theme.font(12, 500)).horizontalAdvance(text)
        self.setFixedSize(words + theme.px(36), theme.px(CHIP_HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the choice out when its cross is pressed."""
        if event.position().x() > self.width() - self._theme.px(24):
            self.removed.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the choice out by Del or Backspace."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.key)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill and its cross."""
        theme, painter = self._theme, QPainter(self)
        paint_round(painter, self.rect().toRectF(), theme.color("accent_soft"), self.height() / 2)
        words = self.rect().adjusted(theme.px(9), 0, -theme.px(22), 0)
        paint_text(painter, words, self._text, theme.font(12, 500), theme.color("accent"), Qt.AlignmentFlag.AlignLeft)
        paint_icon(painter, theme, "x", "accent", QRect(self.width() - theme.px(21), 0, theme.px(14), self.height()), 11)
        if self.hasFocus():
            paint_ring(painter, theme, self.rect(), radius=11)


class ChipsField(QFrame):
    """Several choices as chips within one field, and a place to type for the next."""

    changed = Signal()
    typed = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, placeholder: str, remove: str, find: Find) -> None:
        """Start empty; `find` gives what fits the letters typed, `remove` says what a cross does."""
        super().__init__()
        self.setProperty("focused", "0")
        self.setObjectName("chips")
        self._theme, self._remove, self._find = theme, remove, find
        self._chips: list[RemovableChip] = []
        self._texts: dict[str, str] = {}
        self._edit = QLineEdit(self)
        self._edit.setProperty("bare", "1")
        self._edit.setPlaceholderText(placeholder)
        self._edit.textEdited.connect(self._offer)
        self._edit.editingFinished.connect(self._finish)
        self._edit.installEventFilter(self)
        self.setFocusProxy(self._edit)
        self._popup: PopupList | None = None
        self._place()

    def values(self) -> tuple[str, ...]:
        """Give the keys of the choices, in the order they were taken."""
        return tuple(chip.key for chip in self._chips)

    def letters(self) -> str:
        """Give the letters that stand beside the choices, and are none yet."""
        return self._edit.text().strip()

    def set_letters(self, letters: str) -> None:
        """Let letters stand beside the choices, and tell nobody."""
        self._edit.setText(letters)

    def set_values(self, choices: Iterable[tuple[str, str]]) -> None:
        """Show other choices by key and text, and tell nobody."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for key, text in choices:
            self._append(key, text)
        self._place()

    def add(self, key: str, text: str) -> None:
        """Take one more choice; one that is there already is left alone."""
        if key not in self.values():
            self._append(key, text)
            self._place()
            self.changed.emit()

    def remove(self, key: str) -> None:
        """Take a choice out."""
        for chip in [chip for chip in self._chips if chip.key == key]:
            self._chips.remove(chip)
            chip.hide()
            chip.deleteLater()
            self._place()
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def setAccessibleName(self, name: str) -> None:
        """Name the field, and the place to type in it."""
        super().setAccessibleName(name)
        self._edit.setAccessibleName(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the focus around the whole field; Backspace in the empty place takes the last choice out, ↓ offers all."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self, "focused", "1" if event.type() == QEvent.Type.FocusIn else "0")
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Backspace and not self._edit.text() and self._chips:
                self.remove(self._chips[-1].key)
                return True
            if event.key() == Qt.Key.Key_Down and (self._popup is None or not self._popup.isVisible()):
                self._offer(self._edit.text())
                return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Offer all choices on a press anywhere in the field."""
        self._edit.setFocus(Qt.FocusReason.MouseFocusReason)
        self._offer(self._edit.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the chips into lines again."""
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        """Ask for the height of its lines."""
        return QSize(self._theme.px(240), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and the arrow at its right."""
        super().paintEvent(event)
        px = self._theme.px
        spot = QRect(self.width() - px(24), 0, px(16), self._theme.row("control"))
        paint_icon(QPainter(self), self._theme, "chevron-down", "muted", spot, 14)

    def _append(self, key: str, text: str) -> None:
        chip = RemovableChip(self._theme, key, text, self._remove)
        chip.setParent(self)
        chip.removed.connect(self.remove)
        chip.show()
        self._chips.append(chip)
        self._texts[key] = text
        self.setTabOrder(self._edit, chip)
        self.setTabOrder(chip, self._edit)  # the place to type is last, so that Tab goes on from there to the next field

    def _offer(self, text: str) -> None:
        if self._popup is None:
            self._popup = PopupList(self._theme, self._edit)
            self._popup.picked.connect(self._pick)
        taken = self.values()
        offers = [offer for offer in self._find(text) if offer.key not in taken]
        self._texts.update({offer.key: offer.title for offer in offers})
        self._popup.offer(offers, text)
        self.typed.emit(text)

    def _finish(self) -> None:
        if self._edit.isModified() and not (self._popup is not None and self._popup.isVisible()):
            self._edit.setModified(False)
            self.left.emit()

    def _pick(self, key: str, how: str) -> None:
        self._edit.clear()
        self.add(key, self._texts[key])

    def _place(self) -> None:
        px, line = self._theme.px, self._theme.row("control")
        x, top, right = px(6), 0, self.width() - px(28)
        for chip in self._chips:
            if x > px(6) and x + chip.width() > right:
                x, top = px(6), top + px(CHIP_HEIGHT + 4)
            chip.move(x, top + (line - chip.height()) // 2)
            x += chip.width() + px(6)
        if self._chips and x + px(80) > right:
            x, top = px(6), top + px(CHIP_HEIGHT + 4)
        self._edit.setGeometry(x + px(4), top + (line - px(22)) // 2, max(right - x, px(40)), px(22))
        if self.minimumHeight() != top + line:
            self.setFixedHeight(top + line)


def find_among(choices: Sequence[tuple[str, str]]) -> Find:
    """Make the search over a short list of choices: those that begin with the letters typed, then those with such a word inside."""

    def find(text: str) -> Sequence[Offer]:
        return [Offer(*choices[at]) for at in fitting(text, [title for _, title in choices])]

    return find
