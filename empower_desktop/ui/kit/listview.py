"""The list beside a page: day or icon, title, meta line, and one word that says what is to be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from empower_desktop.ui.kit.buttons import Action, Button, action_button
from empower_desktop.ui.kit.choose import FilterPills
from empower_desktop.ui.kit.pages import Pages
from empower_desktop.ui.kit.paint import paint_icon, paint_ring, paint_text
from empower_desktop.ui.kit.search import SearchField
from empower_desktop.ui.kit.texts import column, hair, label, row
from empower_desktop.ui.theme import Theme

ITEM = Qt.ItemDataRole.UserRole + 1
_LEFT, _RIGHT, _CENTER = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListItem:
    """One line of a list; it has a day and month at its left, or an icon, or neither.

    `received` says who has it too: a quiet check at the right of the title, with the words as tooltip and for screen readers.
    """

    key: str
    title: str
    meta: str = ""
    day: str = ""
    month: str = ""
    icon: str = ""
    word: str = ""
    word_role: str = "warn"
    received: str = ""


class ListModel(QAbstractListModel):
    """The items of a list, fetched page by page."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.pages: Pages[ListItem] = Pages()

    def show(self, count: int, fetch: Callable[[int, int], Sequence[ListItem]]) -> None:
        """Show other items: how many there are, and how to get some of them by offset and limit."""
        self.beginResetModel()
        self.pages = Pages(count, fetch)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Give how many items there are."""
        return 0 if parent.isValid() else self.pages.count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the item, its title, or its words for a screen reader."""
        if role not in (ITEM, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        item = self.pages.row(index.row())
        if item is None or role == ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return item.received or None
        parts = (f"{item.day} {item.month}".strip(), item.title, item.meta, item.word, item.received)
        return ", ".join(part for part in parts if part)


class ListDelegate(QStyledItemDelegate):
    """Draws the items of a list, all of one height."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Draw in a theme."""
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height that all items have."""
        return QSize(100, self._theme.row("list"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one item."""
        item: ListItem | None = index.data(ITEM)
        if item is None:
            return
        theme, rect = self._theme, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, theme.color("selection"))
            painter.fillRect(QRect(rect.x(), rect.y(), theme.px(3), rect.height()), theme.color("accent"))
        left = self._paint_left(painter, rect, item, chosen)
        words = QRect(left, rect.y() + theme.px(10), rect.right() - theme.px(13) - left, theme.px(18))
        if item.received:
            spot = QRect(words.right() - theme.px(13), words.y(), theme.px(13), words.height())
            paint_icon(painter, theme, "check", "muted", spot, 13)
            words.setRight(spot.x() - theme.px(6))
        paint_text(painter, words, item.title, theme.font(13, 600 if chosen else 500), theme.color("ink"), _LEFT)
        below = QRect(left, words.y() + theme.px(19), rect.right() - theme.px(13) - left, words.height())
        if item.word:
            used = paint_text(painter, below, item.word, theme.font(11, 600), theme.color(item.word_role), _RIGHT)
            below.setRight(below.right() - used - theme.px(10))
        paint_text(painter, below, item.meta, theme.font(12), theme.color("muted"), _LEFT)
        if not chosen:
            painter.fillRect(QRect(left, rect.bottom(), rect.right() - left + 1, 1), theme.color("line"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, theme, rect, radius=2)

    def _paint_left(self, painter: QPainter, rect: QRect, item: ListItem, chosen: bool) -> int:
        theme = self._theme
        if item.day:
            spot = QRect(rect.x() + theme.px(7), rect.y() + theme.px(10), theme.px(46), theme.px(18))
            paint_text(painter, spot, item.day, theme.font(15, 600), theme.color("ink"), _CENTER)
            paint_text(painter, spot.translated(0, theme.px(19)), item.month, theme.font(11, 500), theme.color("muted"), _CENTER)
            return rect.x() + theme.px(58)
        if item.icon:
            spot = QRect(rect.x() + theme.px(17), rect.y(), theme.px(16), rect.height())
            paint_icon(painter, theme, item.icon, "accent" if chosen else "muted", spot)
            return rect.x() + theme.px(46)
        return rect.x() + theme.px(16)


class ListView(QListView):
    """A list to walk through: what is chosen is told, Enter opens, Del deletes, letters search, Esc goes to the page."""

    chosen = Signal(str)
    opened = Signal(str)
    delete_asked = Signal(str)
    letters_typed = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        """Start empty; the name is for screen readers."""
        super().__init__()
        self._items = ListModel(self)
        self._quiet = False
        self.setModel(self._items)
        self.setItemDelegate(ListDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(theme.row("list") // 2)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._key(index)))

    def show_items(self, count: int, fetch: Callable[[int, int], Sequence[ListItem]], keep: str = "") -> None:
        """Show other items; the one chosen stays chosen, and in sight, if it is still near its place."""
        wanted, at = keep or self.current_key(), max(self.currentIndex().row(), 0)
        top = self.verticalScrollBar().value()
        self._quiet = True
        self._items.show(count, fetch)
        found = self._items.pages.find(at, lambda item: item.key == wanted) if wanted else -1
        if found >= 0:
            self.setCurrentIndex(self._items.index(found))
            self.verticalScrollBar().setValue(top)
            self.scrollTo(self.currentIndex())
        self._quiet = False

    def choose(self, key: str) -> bool:
        """Choose an item among those near the top or the chosen one, and tell nobody; False when it is not there."""
        found = self._items.pages.find(max(self.currentIndex().row(), 0), lambda item: item.key == key)
        self._quiet = True
        self.setCurrentIndex(self._items.index(found))
        self._quiet = False
        return found >= 0

    def choose_number(self, number: int) -> None:
        """Choose the item of a number, bring it into sight, and tell nobody."""
        self._quiet = True
        self.setCurrentIndex(self._items.index(number))
        self.scrollTo(self.currentIndex())
        self._quiet = False

    def step(self, by: int) -> None:
        """Choose the item before or after."""
        to = self.currentIndex().row() + by
        if 0 <= to < self._items.rowCount():
            self.setCurrentIndex(self._items.index(to))

    def current_key(self) -> str:
        """Give the key of the chosen item, or nothing."""
        return self._key(self.currentIndex())

    def count(self) -> int:
        """Give how many items there are."""
        return self._items.rowCount()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what is chosen."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.chosen.emit(self._key(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, delete, leave or search; the rest is walking."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current_key())
        elif event.key() == Qt.Key.Key_Delete and self.current_key():
            if not event.isAutoRepeat():  # held down, it would take the next one, and the one after it
                self.delete_asked.emit(self.current_key())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().strip().isprintable() and event.text().strip() and event.modifiers() in _PLAIN:
            self.letters_typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _key(self, index: Index) -> str:
        item: ListItem | None = index.data(ITEM) if index.isValid() else None
        return item.key if item is not None else ""


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)


class ListPane(QWidget):
    """The second of the three places: title and count, the button for a new one, search, pills, the items."""

    acted = Signal(str)

    def __init__(
        self, theme: Theme, title: str, search: str, new: Action | None = None, pills: FilterPills | None = None, more: Action | None = None
    ) -> None:
        """Show a list under its title; what is typed in the list goes to the search; `more` is a button without a word."""
        super().__init__()
        self.setObjectName("list")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.px(290))
        self._count = label("", "muted")
        self.button: Button | None = action_button(theme, new, self.acted.emit) if new is not None else None
        self.search = SearchField(theme, search)
        self.pills = pills
        self.items = ListView(theme, title)
        self.items.letters_typed.connect(self._search_for)
        self.search.descended.connect(self._to_items)
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(_CENTER | Qt.AlignmentFlag.AlignTop)
        self._empty.setMargin(theme.px(24))
        head = row(theme, label(title, "section"), self._count, space=9, margins=(2, 0, 0, 0))
        head.addStretch(1)
        if more is not None:
            head.addWidget(action_button(theme, more, self.acted.emit))
        if self.button is not None:
            head.addWidget(self.button)
        self._top = top = column(theme, space=10, margins=(14, 14, 12, 14))
        top.addLayout(head)
        top.addWidget(self.search)
        if pills is not None:
            top.addWidget(pills)
        whole = column(theme, space=0)
        whole.addLayout(top)
        whole.addWidget(hair())
        whole.addSpacing(theme.px(10))
        whole.addWidget(self.items, 1)
        whole.addWidget(self._empty, 1)
        whole.setContentsMargins(0, 0, 1, 0)
        self.setLayout(whole)
        self._empty.hide()

    def show_items(self, count: int, written: str, fetch: Callable[[int, int], Sequence[ListItem]], empty: str, keep: str = "") -> None:
        """Show other items, their number written out, and what to say when there are none."""
        self._count.setText(written)
        self._empty.setText(empty)
        self._empty.setVisible(count == 0)
        self.items.setVisible(count > 0)
        self.items.show_items(count, fetch, keep)

    def show_places(self, places: QWidget) -> None:
        """Show below the title what leads to the lists beside this one."""
        self._top.insertWidget(1, places)

    def _search_for(self, letters: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.setText(letters)

    def _to_items(self) -> None:
        """Go down to what was found; the first is chosen where what was chosen is not among it."""
        if self.items.count():
            self.items.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.items.current_key():
                self.items.step(1)
