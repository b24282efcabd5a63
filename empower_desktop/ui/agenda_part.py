"""The agenda of a meeting: topics in their order, and the notes of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from empower_desktop.language import N_
from empower_desktop.records import AgendaItem
from empower_desktop.ui.form import Form
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.table_model import Column
from empower_desktop.ui.kit.texts import label
from empower_desktop.ui.rows_part import QuickRow, RowsPart, empty_of
from empower_desktop.ui.screens.screen import Frame, Room
from empower_desktop.workspace import Row, Step
from empower_desktop.workspace.listing import PageNames, Query, rows_of
from empower_desktop.workspace.minutes import add_item, put_in_order
from empower_desktop.workspace.saving import delete

AGENDA = N_("Agenda and notes")
NEXT_TOPIC = N_("Next topic, then Enter")
MOVE_KEYS = N_("Ctrl ↑ ↓ move · Enter notes · Del trash")


class AgendaPart(RowsPart):
    """The topics in their order; below them the notes of the current one."""

    def __init__(self, frame: Frame) -> None:
        """Make the list, the line for the next topic, and the form of the notes."""
        say = frame.desk.say
        columns = [
            Column("order_no", say(N_("No.")), 44),
            Column("topic", say(N_("Topic")), 280, wide=True),
            Column("presenter", say(N_("Presenter")), 150),
            Column("conclusion", say(N_("Conclusion")), 240, wide=True),
        ]
        nothing = N_("No topics yet. Write the first one above.")
        super().__init__(
            frame,
            say(AGENDA),
            columns,
            empty_of(frame, "list-checks", nothing, N_("Notes, presenter and conclusion follow below each topic.")),
        )
        self.quick = QuickRow(self.theme, [("topic", say(NEXT_TOPIC), 0)])
        self.quick.filled.connect(self._add)
        self.tools.add(self.quick, 9)
        self.tools.add_right(label(say(MOVE_KEYS), "small"))
        self.form = Form(self.desk, self.theme, AgendaItem, without=("meeting", "order_no"), settings=frame.settings)
        self.form.saved.connect(self.saved)
        self._below = scrolled(self._padded())
        self.lines.addWidget(self._below, 2)
        self.table.moved.connect(self._move)
        self.table.letters_typed.connect(self._write_on)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_notes())

    def rows(self) -> Sequence[Row]:
        """Give the topics in their order."""
        return rows_of(self.desk.work, Query(AgendaItem.kind, {"meeting": self.record}, sort=(("order_no", False),)))

    def cells(self, number: int, row: Row, names: PageNames) -> tuple[Cell, ...]:
        """Give number, topic, presenter and conclusion."""
        conclusion = str(row.fields.get("conclusion") or "").replace("\n", " ")
        return (
            Cell(str(number), "muted"),
            Cell(names.title(row), "strong"),
            Cell(names.show(row, "presenter"), "muted"),
            Cell(conclusion, "muted"),
        )

    def touched_by(self) -> frozenset[str]:
        """Topics are changed by themselves alone."""
        return frozenset({"agenda_item"})

    def reload(self) -> None:
        """Read the topics again, and show the notes of the current one."""
        super().reload()
        self._below.setVisible(bool(self.model.keys))
        self._show_notes()

    def open_row(self, key: str) -> None:
        """Write the notes of a topic."""
        self.form.inputs["discussion"].setFocus()

    def delete_row(self, key: str) -> None:
        """Put a topic into the trash."""
        if key:
            self.form.settle()
            self.desk.do(delete, AgendaItem, key, self.desk.seen(AgendaItem, key), then=self.say_with_undo)

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to a topic, or to the line for the next one."""
        if focus and focus in self.model.keys:
            self.choose(focus)
            self.form.inputs["discussion"].setFocus()
        else:
            self.quick.start()

    def settle(self) -> None:
        """Save the notes."""
        self.form.settle()

    def finish(self) -> None:
        """Go on to the notes of the next topic."""
        self.form.settle()
        keys = self.model.keys
        at = self.model.row_of(self.form.record)
        if 0 <= at < len(keys) - 1:
            self.choose(keys[at + 1])
            self.form.inputs["discussion"].setFocus()
        else:
            self.quick.start()

    def set_room(self, room: Room) -> None:
        """Put the fields below each other in a narrow window."""
        self.form.set_columns(1 if room.one_column else 2)

    def _padded(self) -> Form:
        margins = (self.theme.px(24), self.theme.px(12), self.theme.px(24), self.theme.px(12))
        self.form.layout().setContentsMargins(*margins)  # type: ignore[union-attr]  # a form has its lines
        return self.form

    def _show_notes(self) -> None:
        key = self.table.current_key()
        if key and key != self.form.record:
            self.form.settle()
            self.form.show_record(key)
        elif key:
            self.form.refresh()

    def _write_on(self, letters: str) -> None:
        self.quick.start()
        self.quick.fields["topic"].setText(letters)

    def _add(self, typed: Mapping[str, str]) -> None:
        self.form.settle()
        self.desk.do(add_item, self.record, typed["topic"], then=self._added, refused=partial(self.not_saved, self.quick))

    def _added(self, step: Step) -> None:
        self.quick.empty()
        self.reload()
        self.choose(step.result)
        self.saved.emit(step)

    def _move(self, key: str, by: int) -> None:
        keys = self.model.keys
        at = self.model.row_of(key)
        if 0 <= at + by < len(keys):
            keys.insert(at + by, keys.pop(at))
            self.desk.do(put_in_order, keys, then=partial(self._moved, key))

    def _moved(self, key: str, step: Step) -> None:
        self.reload()
        self.choose(key)
        self.saved.emit(step)
