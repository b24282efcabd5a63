"""The tabs of a meeting besides the roster: agenda and notes, decisions, follow-ups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt

from empower_desktop.language import N_
from empower_desktop.records import Action, Decision, Meeting
from empower_desktop.records.fields import Plain
from empower_desktop.ui.columns import CHIPS
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.table_model import Column
from empower_desktop.ui.kit.texts import label
from empower_desktop.ui.rows_part import QuickRow, RowsPart, empty_of
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Row, Step
from empower_desktop.workspace.listing import PageNames, Query, row_of, rows_of
from empower_desktop.workspace.minutes import undertake
from empower_desktop.workspace.saving import delete, save_plain

DECISIONS, ACTIONS = N_("Decisions"), N_("Follow-ups")
RECORD_DECISION = N_("Record a decision")
WHAT, UNTIL, WHO = N_("What will be done"), N_("Until (12/1, +7)"), N_("Who")
DONE_KEYS = N_("Space done · Enter open")
OPEN_STATES = ("belum", "berjalan", "ditunda")


class DecisionsPart(RowsPart):
    """What was decided at a meeting."""

    def __init__(self, frame: Frame) -> None:
        """Make the list and the way to a new one."""
        say = frame.desk.say
        columns = [
            Column("number", say(N_("No.")), 44),
            Column("statement", say(N_("Decision")), 300, wide=True),
            Column("method", say(N_("How")), 150),
            Column("final_decider", say(N_("Decided by")), 150),
            Column("authority", say(N_("Authority")), 110),
            Column("status", say(N_("State")), 120),
        ]
        nothing = N_("No decisions recorded yet")
        text = N_("Write down who proposed, which options there were, who finally decided, and what authority moved.")
        super().__init__(frame, say(DECISIONS), columns, empty_of(frame, "scale", nothing, text))
        self.new_button = Button(self.theme, say(RECORD_DECISION), "default", "plus")
        self.new_button.clicked.connect(self.begin)
        self.tools.add(self.new_button)

    def rows(self) -> Sequence[Row]:
        """Give the decisions as they were recorded."""
        query = Query(Decision.kind, {"meeting": self.record}, sort=(("decision_no", False), ("_made", False)))
        return rows_of(self.desk.work, query)

    def cells(self, number: int, row: Row, names: PageNames) -> tuple[Cell, ...]:
        """Give number, statement, method, decider, whether authority moved, and how it stands."""
        moved = row.fields.get("authority_kind")
        arrow = Cell(self.desk.say(N_("moved")), "chip", role="ok", icon="check") if moved else Cell()
        kind, icon = CHIPS.get(str(row.fields.get("status")), ("neutral", ""))
        state = names.show(row, "status")
        return (
            Cell(str(row.fields.get("decision_no") or number), "muted"),
            Cell(names.title(row), "strong"),
            Cell(names.show(row, "method"), "muted"),
            Cell(names.show(row, "final_decider"), "muted"),
            arrow,
            Cell(state, "chip", role=kind, icon=icon) if state else Cell(),
        )

    def touched_by(self) -> frozenset[str]:
        """Decisions are changed by themselves alone."""
        return frozenset({"decision"})

    def open_row(self, key: str) -> None:
        """Open a decision."""
        self.go("decision", key)

    def delete_row(self, key: str) -> None:
        """Put a decision into the trash."""
        if key:
            self.desk.do(delete, Decision, key, self.desk.seen(Decision, key), then=self.say_with_undo)

    def begin(self) -> None:
        """Begin a decision of this meeting."""
        self.go_new("decision", decision_of(row_of(self.desk.work, Meeting.kind, self.record)))

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to a decision, or to the button for a new one."""
        if self.model.keys:
            super().focus_on(focus)
        else:
            self.new_button.setFocus(Qt.FocusReason.TabFocusReason)

    def finish(self) -> None:
        """Begin a decision."""
        self.begin()


class ActionsPart(RowsPart):
    """What was promised at a meeting: what, until when, who."""

    def __init__(self, frame: Frame) -> None:
        """Make the list and the line for the next one."""
        say = frame.desk.say
        columns = [
            Column("what", say(N_("What")), 300, wide=True),
            Column("due_on", say(N_("Until")), 110),
            Column("responsible_text", say(N_("Who")), 190),
            Column("status", say(N_("State")), 140),
        ]
        nothing = N_("No follow-ups yet. Write the first one above.")
        super().__init__(
            frame, say(ACTIONS), columns, empty_of(frame, "list-checks", nothing, N_("What, until when, who: three fields, then Enter."))
        )
        self.quick = QuickRow(self.theme, [("what", say(WHAT), 0), ("due_on", say(UNTIL), 130), ("responsible_text", say(WHO), 180)])
        self.quick.filled.connect(self._add)
        self.tools.add(self.quick, 9)
        self.tools.add_right(label(say(DONE_KEYS), "small"))
        self.table.ticked.connect(self.tick)

    def rows(self) -> Sequence[Row]:
        """Give the follow-ups by the day they are due."""
        query = Query(Action.kind, {"meeting": self.record}, sort=(("due_on", False), ("_made", False)))
        return rows_of(self.desk.work, query)

    def cells(self, number: int, row: Row, names: PageNames) -> tuple[Cell, ...]:
        """Give what, until when, who, and how it stands."""
        due = Action.fields()["due_on"].load(row.fields.get("due_on"))
        late = row.fields.get("status") in OPEN_STATES and str(row.fields.get("due_on") or "9") < self.desk.work.today.isoformat()
        kind, icon = CHIPS.get(str(row.fields.get("status")), ("neutral", ""))
        state = Cell(names.show(row, "status"), "chip", role=kind, icon=icon)
        day = self.desk.language.short_day(due) if due else ""  # type: ignore[arg-type]  # a day's value is a date
        return (
            Cell(names.title(row), "strong"),
            Cell(day, "muted"),
            Cell(names.show(row, "responsible_text"), "muted"),
            Cell(self.desk.say(N_("Overdue")), "chip", role="danger", icon="clock") if late else state,
        )

    def touched_by(self) -> frozenset[str]:
        """Follow-ups are changed by themselves alone."""
        return frozenset({"action"})

    def open_row(self, key: str) -> None:
        """Open a follow-up."""
        self.go("action", key)

    def delete_row(self, key: str) -> None:
        """Put a follow-up into the trash."""
        if key:
            self.desk.do(delete, Action, key, self.desk.seen(Action, key), then=self.say_with_undo)

    def tick(self, key: str) -> None:
        """Call a follow-up done today, or take that back."""
        row = row_of(self.desk.work, Action.kind, key) if key else None
        if row is None:
            return
        done = row.fields.get("status") == "selesai"
        plain: dict[str, Plain] = {"status": "belum" if done else "selesai", "done_on": None if done else self.desk.work.today.isoformat()}
        self.desk.do(save_plain, Action, plain, key, self.desk.seen(Action, key), then=self._noted)

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to a follow-up, or to the line for the next one."""
        if focus and focus in self.model.keys:
            super().focus_on(focus)
        else:
            self.quick.start()

    def _add(self, typed: Mapping[str, str]) -> None:
        self.desk.do(undertake, typed, {"meeting": self.record}, then=self._added, refused=partial(self.not_saved, self.quick))

    def _added(self, step: Step) -> None:
        self.quick.empty()
        self.quick.start()
        self._noted(step)

    def _noted(self, step: Step) -> None:
        self.reload()
        self.saved.emit(step)


def decision_of(meeting: Row | None) -> dict[str, Plain]:
    """Give what a decision takes over from its meeting."""
    if meeting is None:
        return {}
    held = meeting.fields
    given: dict[str, Plain] = {"meeting": meeting.id, "decided_on": held.get("date"), "area": held.get("area"), "group": held.get("group")}
    return {code: value for code, value in given.items() if value is not None}
