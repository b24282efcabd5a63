"""Search everything: results by kind as one types, Enter opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from empower_desktop.language import N_, P_, Label
from empower_desktop.records import KINDS
from empower_desktop.ui.entries import SCREENS
from empower_desktop.ui.kit.choose import FilterPills
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.listview import ListItem, ListView
from empower_desktop.ui.kit.page import Foot
from empower_desktop.ui.kit.search import SearchField
from empower_desktop.ui.kit.texts import column, hair, label, row
from empower_desktop.ui.routes import place_of
from empower_desktop.ui.screens.screen import Asking, Frame, Screen
from empower_desktop.workspace import Found, Step
from empower_desktop.workspace.finding import find

MOST = 200
ICONS: Mapping[str, str] = MappingProxyType(
    {
        **{entry.key: entry.icon for entry in SCREENS},
        "action_log": "list-checks",
        "agenda_item": "notebook-pen",
        "proposal": "hand",
        "attendance": "users-round",
        "participation": "graduation-cap",
        "membership": "sprout",
    }
)
ALL = N_("All")


class SearchScreen(Screen):
    """One field for everything that is recorded."""

    key = "search"
    title = Label("Cari semua", "Search everything")
    icon = "search"

    def __init__(self, frame: Frame) -> None:
        """Show the field and nothing found yet."""
        super().__init__(frame)
        say = self.desk.say
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = SearchField(self.theme, say(N_("Search everything…")), clear=say(N_("Clear")))
        self.field.setMinimumWidth(self.theme.px(420))
        self.field.setMaximumWidth(self.theme.px(640))
        self.field.searched.connect(self._search)
        self.field.installEventFilter(self)
        self.items = ListView(self.theme, say(self.title))
        self.items.opened.connect(self._open)
        self.items.letters_typed.connect(self._type_on)
        self.items.left.connect(self.field.setFocus)
        self._found: Sequence[Found] = ()
        self._kind = ""
        self._pills: FilterPills | None = None
        self._pill_row = row(self.theme)
        self.foot = Foot(self.theme, 40)
        self.foot.set_right(label(say(N_("↓ choose    Enter open    Esc back")), "small"))
        hint = N_("A name, a place, a word from the minutes. Parts of words are enough.")
        self._none = EmptyState(self.theme, "search", say(N_("What are you looking for?")), say(hint))
        self._nothing = EmptyState(self.theme, "search", say(N_("Nothing matches. Try part of a word.")), "")
        self._stack = QStackedWidget()
        self._lay_out()

    def show_list(self) -> None:
        """Bring the keyboard to the field, its letters marked."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def refresh(self, step: Step | None) -> None:
        """Search again."""
        if self.field.text().strip():
            self._search(self.field.text().strip())

    def next_place(self) -> bool:
        """Bring the keyboard to the field."""
        if self.field.hasFocus():
            return False
        self.show_list()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk into the results with ↓, open the first with Enter, go back with Esc."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self.items.count():
                self.items.setFocus()
                self.items.choose_number(max(self.items.currentIndex().row(), 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.items.count():
                self._open(self.items.current_key() or self._shown()[0].record)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.go("back")
                return True
        return False

    def pictures(self) -> list[tuple[str, str]]:
        """Name a search with results."""
        return [("hasil", "air"), ("kosong", "qqq")]

    def show_picture(self, name: str) -> None:
        """Search for something."""
        self.field.setText(name)
        self.field.search_now()

    def _lay_out(self) -> None:
        top = column(self.theme, space=10, margins=(24, 14, 24, 12))
        line = row(self.theme)
        line.addWidget(self.field, 1)
        line.addStretch(1)
        top.addLayout(line)
        top.addLayout(self._pill_row)
        head = Asking(self.frame)
        head.setObjectName("head")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setLayout(top)
        for widget in (self._none, self.items, self._nothing):
            self._stack.addWidget(widget)
        self.setLayout(column(self.theme, head, space=0))
        body = self.layout()
        assert body is not None
        body.addWidget(self._stack)
        body.addWidget(hair())
        body.addWidget(self.foot)

    def _search(self, text: str) -> None:
        if not text:
            self._show(text, ())
        else:
            self.desk.ask(find, text, MOST, then=partial(self._show, text))

    def _show(self, text: str, found: Sequence[Found]) -> None:
        if text != self.field.text().strip():
            return
        self._found = [each for each in found if each.kind in KINDS]
        self._show_pills()
        self._show_items()

    def _shown(self) -> list[Found]:
        shown = [each for each in self._found if not self._kind or each.kind == self._kind]
        order = list(KINDS)
        return sorted(shown, key=lambda each: order.index(each.kind))

    def _show_items(self) -> None:
        shown = self._shown()
        items = [self._item(each) for each in shown]
        self.items.show_items(len(items), lambda offset, limit: items[offset : offset + limit])
        empty = self._none if not self.field.text().strip() else self._nothing
        self._stack.setCurrentWidget(self.items if items else empty)
        most = len(self._found) >= MOST
        counted = N_("the first {n}", n=MOST) if most else P_("{n} found", "{n} found", len(shown))
        self.foot.set_sentence(self.desk.say(counted) if shown else "", "")

    def _show_pills(self) -> None:
        counts: dict[str, int] = {}
        for each in self._found:
            counts[each.kind] = counts.get(each.kind, 0) + 1
        if self._kind not in counts:
            self._kind = ""
        say, number = self.desk.say, self.desk.language.number
        pills = [("", say(ALL), "")]
        pills += [(kind, f"{say(KINDS[kind].label)} {number(counts[kind])}", "") for kind in KINDS if kind in counts]
        if self._pills is not None:
            self._pill_row.removeWidget(self._pills)
            self._pills.hide()
            self._pills.deleteLater()
            self._pills = None
        if self._found:
            self._pills = FilterPills(self.theme, pills)
            self._pills.set_chosen(self._kind)
            self._pills.changed.connect(self._filter)
            self._pill_row.addWidget(self._pills)

    def _filter(self, kind: str) -> None:
        self._kind = kind
        self._show_items()

    def _item(self, each: Found) -> ListItem:
        kind = self.desk.say(KINDS[each.kind].label)
        snippet = each.snippet.replace("\x02", "").replace("\x03", "").replace("\n", " · ")
        title = each.title or self.desk.work.names.record(each.kind, each.record)
        return ListItem(f"{each.kind}:{each.record}", title, snippet, icon=ICONS.get(each.kind, "file"), word=kind, word_role="muted")

    def _open(self, key: str) -> None:
        kind, _, record = key.partition(":")
        if not record:
            each = next((each for each in self._found if each.record == key), None)
            if each is None:
                return
            kind, record = each.kind, each.record
        self._go_to(kind, record)

    def _go_to(self, kind: str, record: str) -> None:
        place = place_of(self.desk.work, kind, record)
        if place[0]:
            self.go(*place)

    def _type_on(self, letters: str) -> None:
        self.field.setFocus()
        self.field.setText(self.field.text() + letters)
