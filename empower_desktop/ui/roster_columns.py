"""What can be done with a whole column of the roster: each says how many it touched, and is one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from empower_desktop.language import N_, P_
from empower_desktop.records.fields import Plain
from empower_desktop.ui import roster_model as model
from empower_desktop.ui.gathering import Gathering
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.workspace.attending import Attender

EVERYONE_PRESENT = N_("Everyone invited is present")
BLANKS_NO = N_("Blanks become “no”")
CLEAR_COLUMN = N_("Clear the column")
SORT_BY_IT, AS_RECORDED = N_("Sort by it"), N_("As recorded")
NOBODY_TO_MARK = N_("Nobody is left to mark in this column.")
MARKABLE = ("invited", "presence", "spoke")


class ColumnActs:
    """Acts on the shown rows of one column."""

    def __init__(self, roster: Gathering) -> None:
        """Act on a roster."""
        self._roster = roster

    def actions(self, column: str, free: bool) -> list[Action | None]:
        """Give the lines of a column's menu; those that change something only while the roster is free."""
        say = self._roster.desk.say
        actions: list[Action | None] = []
        if column == "presence":
            actions.append(Action("everyone", say(EVERYONE_PRESENT), "check", enabled=free))
        if column in MARKABLE:
            actions.append(Action("blanks", say(BLANKS_NO), "minus", enabled=free))
            actions.append(Action("clear", say(CLEAR_COLUMN), "x", enabled=free))
            actions.append(None)
        actions.append(Action("sort", say(SORT_BY_IT), "arrow-down"))
        actions.append(Action("recorded", say(AS_RECORDED), "list-checks"))
        return actions

    def act(self, column: str, key: str) -> None:
        """Do what a line of a column's menu says."""
        shown = self._roster.shown()
        acts: Mapping[str, Callable[[], None]] = {
            "everyone": lambda: self.mark([each for each in shown if each.fields.get("invited") and not each.presence], "hadir", column),
            "blanks": lambda: self.mark(_blank(shown, column), model.refused(column), column),
            "clear": lambda: self.mark([each for each in shown if _is_noted(each, column)], model.emptied(column), column),
            "sort": lambda: self._roster.order_by([each.person for each in sorted(shown, key=partial(_sort_key, column))]),
            "recorded": lambda: self._roster.order_by(()),
        }
        acts[key]()

    def flip(self, column: str) -> None:
        """Tick everybody of whom nothing is noted; where nobody is left, take the ticks away again."""
        if column not in MARKABLE:
            return
        shown = self._roster.shown()
        blank = _blank(shown, column)
        chosen = blank or [each for each in shown if model.ticked(each, column)]
        yes: Plain = "hadir" if column == "presence" else True
        self.mark(chosen, yes if blank else model.emptied(column), column)

    def mark(self, chosen: Sequence[Attender], value: Plain, column: str) -> None:
        """Note one value of several people."""
        marks = {each.person: {column: value} for each in chosen}
        if not marks:
            self._roster.say(NOBODY_TO_MARK)
            return
        made, _ = model.after(self._roster.shown(), marks)
        word = self._roster.desk.say(model.HEADS[column])
        text = P_("{column}: {n} person marked", "{column}: {n} people marked", len(made), column=word)
        self._roster.note_down(made, text, say=True)


def _blank(attenders: Sequence[Attender], column: str) -> list[Attender]:
    blank = [each for each in attenders if not _is_noted(each, column)]
    return [each for each in blank if each.presence == "hadir"] if column == "spoke" else blank


def _is_noted(attender: Attender, column: str) -> bool:
    return bool(attender.presence) if column == "presence" else model.ticked(attender, column) is not None


def _sort_key(column: str, each: Attender) -> tuple[object, ...]:
    name = each.name.casefold()
    if column in model.TICKS:
        return 0 if model.ticked(each, column) else 1 if _is_noted(each, column) else 2, name
    if column == "sex":
        return each.sex, name
    if column in ("capacity_as", "remark"):
        text = str(each.fields.get(column) or "")
        return not text, text.casefold(), name
    return (name,)
