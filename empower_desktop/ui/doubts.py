"""What is doubted in the record of a form, by the rules or between two people, and which of it is shown.

What the rules doubt of an empty field is shown only after somebody was there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from empower_desktop.language import N_
from empower_desktop.records import Record
from empower_desktop.records.record import Finding
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.input import Input
from empower_desktop.workspace.doubting import open_findings

DISPUTED = "disputed"
SEVERAL = N_("Different values were recorded here. Under Conflicts they stand side by side; what you write here replaces them all.")


class Doubts(QObject):
    """The doubts by field, and where the keyboard has been; `left` tells a field when it was left first, `came` what the rules say."""

    came = Signal(list)
    left = Signal(str)

    def __init__(self, form: QWidget) -> None:
        """Serve a form, whose inputs are named by their fields."""
        super().__init__(form)
        self.by_field: Mapping[str, Finding] = {}
        self._been: set[str] = set()
        self._from_before: set[tuple[str, str]] = set()
        self._is_first, self._asked = False, ""

    def begin(self, *, is_new: bool) -> None:
        """Forget all: the form shows another record, or a new one."""
        self.by_field = {}
        self._been.clear()
        self._from_before.clear()
        self._is_first, self._asked = not is_new, ""

    def ask(self, desk: Desk, kind: type[Record], record: str) -> None:
        """Ask what the rules say of a record; of a new one they say nothing yet."""
        self._asked = record
        if record:
            desk.ask(open_findings, kind, record, then=partial(self._tell, record))

    def take(self, found: Iterable[Finding], disputed: Collection[str] = ()) -> None:
        """Take what the rules say, the first of each field; what they said when the record was opened is known from before.

        Of a `disputed` field that is said first, unless what stands there is wrong in any case.
        """
        by_field: dict[str, Finding] = {}
        said = [each for each in found if each.rule != "required"]
        wrong = [each for each in said if each.level == "E" and each.field in disputed]
        for finding in (*wrong, *(Finding(DISPUTED, "Q", code, SEVERAL) for code in disputed), *said):
            by_field.setdefault(finding.field, finding)
        self.by_field = by_field
        if self._is_first:
            self._from_before = {(each.rule, each.field) for each in by_field.values()}
            self._is_first = False

    def visit(self, codes: Iterable[str]) -> None:
        """Count fields as visited, as when one goes on to the next step or is led there."""
        for code in codes:
            if code not in self._been:
                self._been.add(code)
                self.left.emit(code)

    def shows(self, found: Finding, filled: Mapping[str, object]) -> bool:
        """Tell whether to show a doubt: not at an empty field that nobody had a chance to fill yet."""
        known = found.rule == DISPUTED or found.field in self._been or (found.rule, found.field) in self._from_before
        return known or filled.get(found.field) not in (None, ())

    def _tell(self, record: str, found: list[Finding]) -> None:
        if isValid(self) and record == self._asked:
            self.came.emit(found)

    def was_left(self, before: QWidget | None, now: QWidget) -> None:
        """Learn that the keyboard went from one widget of the form to another one."""
        left: QWidget | None = before
        while left is not None and not isinstance(left, Input):
            left = left.parentWidget()
        if left is not None and not left.isAncestorOf(now):
            self.visit([left.objectName()])
