"""What a field offers while one types: the popup of a type-ahead, its lines, and how a word that was begun is found in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from empower_desktop.ui.kit.paint import paint_icon, paint_round, paint_text
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.theme import Theme

MOST = 7
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_OFFER = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Offer:
    """A line of a type-ahead: what it stands for, its words, and a hint at the right; a fresh one offers to make something new."""

    key: str
    title: str
    meta: str = ""
    hint: str = ""
    icon: str = ""
    fresh: bool = False


class _Offers(QAbstractListModel):
    """The lines of a popup."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offers: Sequence[Offer] = ()

    def show(self, offers: Sequence[Offer]) -> None:
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(word for word in (offer.title, offer.meta) if word)
        return offer if role == _OFFER else None


class _OfferDelegate(QStyledItemDelegate):
    """Two lines for a known one, one line below a hairline for a new one."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.typed = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        offer: Offer = index.data(_OFFER)
        return QSize(100, self._theme.px(offer_height(offer)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, offer = self._theme, index.data(_OFFER)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        body = rect.adjusted(0, theme.px(5), 0, 0) if offer.fresh else rect
        if offer.fresh and index.row():
            painter.fillRect(QRect(rect.x() + theme.px(4), rect.y() + 1, rect.width() - theme.px(8), 1), theme.color("line"))
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            paint_round(painter, body.toRectF(), theme.color("selection"), theme.px(5))
        inside = body.adjusted(theme.px(11), 0, -theme.px(11), 0)
        inside.setRight(self._paint_hint(painter, inside, offer, chosen))
        if offer.fresh:
            self._paint_fresh(painter, inside, offer)
        else:
            self._paint_known(painter, inside, offer)

    def _paint_hint(self, painter: QPainter, inside: QRect, offer: Offer, chosen: bool) -> int:
        if not offer.hint or not (chosen or offer.fresh):
            return inside.right()
        font = self._theme.font(12, 600 if chosen and not offer.fresh else 400)
        color = self._theme.color("muted" if offer.fresh else "accent")
        return inside.right() - paint_text(painter, inside, offer.hint, font, color, _RIGHT) - self._theme.px(8)

    def _paint_fresh(self, painter: QPainter, inside: QRect, offer: Offer) -> None:
        theme = self._theme
        if offer.icon:
            paint_icon(painter, theme, offer.icon, "accent", QRect(inside.x(), inside.y(), theme.px(16), inside.height()))
            inside.setLeft(inside.x() + theme.px(22))
        paint_text(painter, inside, offer.title, theme.font(13, 500), theme.color("accent"), _LEFT)

    def _paint_known(self, painter: QPainter, inside: QRect, offer: Offer) -> None:
        theme = self._theme
        line = QRect(inside.x(), inside.y() + theme.px(4), inside.width(), theme.px(17))
        if not offer.meta:
            line = inside
        head, found, tail = split_match(offer.title, self.typed)
        plain, strong = theme.font(13, 500), theme.font(13, 600)
        for text, font, color in ((head, plain, "ink"), (found, strong, "accent"), (tail, plain, "ink")):
            if text:
                paint_text(painter, line, text, font, theme.color(color), _LEFT)
                line.setLeft(line.x() + QFontMetrics(font).horizontalAdvance(text))
        if offer.meta:
            below = QRect(inside.x(), inside.y() + theme.px(20), inside.width(), theme.px(17))
            paint_text(painter, below, offer.meta, theme.font(12), theme.color("muted"), _LEFT)


def offer_height(offer: Offer) -> int:
    """Give the height of a line of a popup at 96 dpi."""
    return 34 if offer.fresh else 42 if offer.meta else 30


def words_of(text: str) -> str:
    """Give the words of a text so that the beginning of any of them is found in it, also of “kompos” in “bokashi/kompos”."""
    return " " + " ".join(re.findall(r"\w+", text.casefold()))


def split_match(title: str, typed: str) -> tuple[str, str, str]:
    """Split a title into what stands before, at and after the beginning of a word that was typed."""
    wanted, low = typed.strip().casefold(), title.casefold()
    at = low.find(wanted) if wanted and len(low) == len(title) else -1
    while at > 0 and title[at - 1].isalnum():
        at = low.find(wanted, at + 1)
    if at < 0:
        return title, "", ""
    end = at + len(wanted)
    return title[:at], title[at:end], title[end:]


class PopupList(QFrame):
    """What a field offers while one types: arrows choose, Enter takes, Esc closes; the keyboard stays in the field.

    `picked` carries the key and how Enter was pressed: "", "shift" or "ctrl". Ctrl+Enter takes the fresh offer when there is one.
    An Enter while offers are on their way waits for them; `missed` tells that there were none.
    """

    picked = Signal(str, str)
    escaped = Signal()
    missed = Signal()

    def __init__(self, theme: Theme, anchor: QLineEdit) -> None:
        """Start hidden below a field."""
        super().__init__(anchor.window())
        self.setObjectName("popup")
        self._theme, self._anchor = theme, anchor
        self._is_expecting = False
        self._pressed: Qt.KeyboardModifier | None = None
        self._model = _Offers(self)
        self._view = QListView()
        self._view.setObjectName("transparent")
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setModel(self._model)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setMouseTracking(True)
        self._delegate = _OfferDelegate(theme, self)
        self._view.setItemDelegate(self._delegate)
        self._view.clicked.connect(lambda index: self._take(index.row(), ""))
        self._view.entered.connect(self._view.setCurrentIndex)
        self.setLayout(column(theme, self._view, margins=(4, 4, 4, 4)))
        anchor.installEventFilter(self)
        self.hide()

    def expect(self) -> None:
        """Know that the offers for what is typed now are on their way; those in sight are no longer meant."""
        self._is_expecting = True

    def offer(self, offers: Sequence[Offer], typed: str = "", at: int = 0) -> None:
        """Show lines, of which the first is chosen, or another one by its number; none, and the popup closes."""
        self._delegate.typed = typed
        self._model.show(offers)
        pressed, self._pressed, self._is_expecting = self._pressed, None, False
        if not offers:
            self.hide()
            if pressed is not None:
                self.missed.emit()
            return
        self._view.setCurrentIndex(self._model.index(at))
        if pressed is not None:
            self._enter(pressed)
            return
        self._place()
        self.show()
        self.raise_()

    def current(self) -> Offer | None:
        """Give the chosen line while the popup is open."""
        at = self._view.currentIndex().row()
        return self._model.offers[at] if self.isVisible() and 0 <= at < len(self._model.offers) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that belong to the popup, and close when the field is left."""
        if event.type() == QEvent.Type.FocusOut:
            self._pressed, self._is_expecting = None, False
            self.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self._is_expecting and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pressed = event.modifiers()
                return True
            return self.isVisible() and self._take_key(event)
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        key, count = event.key(), len(self._model.offers)
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if key == Qt.Key.Key_Down else -1
            self._view.setCurrentIndex(self._model.index((self._view.currentIndex().row() + by) % count))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event.modifiers())
        elif key == Qt.Key.Key_Escape:
            self.hide()
            self.escaped.emit()
        else:
            return False
        return True

    def _enter(self, held: Qt.KeyboardModifier) -> None:
        row, how = self._view.currentIndex().row(), ""
        if held & Qt.KeyboardModifier.ControlModifier:
            how = "ctrl"
            row = next((at for at, offer in enumerate(self._model.offers) if offer.fresh), row)
        elif held & Qt.KeyboardModifier.ShiftModifier:
            how = "shift"
        self._take(row, how)

    def _take(self, row: int, how: str) -> None:
        key = self._model.offers[row].key
        self.hide()
        self.picked.emit(key, how)

    def _place(self) -> None:
        window: QWidget = self._anchor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        px, offers = self._theme.px, self._model.offers
        known = [offer for offer in offers if not offer.fresh]
        height = sum(px(offer_height(offer)) for offer in (*known[:MOST], *(offer for offer in offers if offer.fresh)))
        wide = min(max(self._anchor.width(), px(240), self._widest()), window.width())
        size = QSize(wide, height + px(8) + 2)
        spot = self._anchor.mapTo(window, QPoint(0, self._anchor.height() + px(4)))
        spot.setX(max(0, min(spot.x(), window.width() - wide)))
        if spot.y() + size.height() > window.height():
            above = spot.y() - self._anchor.height() - px(8) - size.height()
            spot.setY(above if above > 0 else spot.y())
        self.setGeometry(QRect(spot, size))

    def _widest(self) -> int:
        """Give the width in which no second line is cut: what tells places of one name apart stands at its end."""
        letters = QFontMetrics(self._theme.font(12)).horizontalAdvance
        return max((letters(offer.meta) for offer in self._model.offers), default=0) + self._theme.px(40)
