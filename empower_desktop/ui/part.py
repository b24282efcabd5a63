"""What stands below one tab of a record's page, and the first of them: the fields of the record itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from empower_desktop.records.fields import Plain
from empower_desktop.ui.form import Form
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.screens.screen import Asking, Frame, Room
from empower_desktop.workspace import Step


class Part(Asking):
    """What stands below one tab of a record's page.

    `counted` tells how much is in it, for its tab; `saved` comes after every save of the record itself.
    """

    counted = Signal(str)
    saved = Signal(object)

    def get_ready(self) -> Iterator[None]:
        """Make what is opened later, a piece at a time."""
        yield

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show the part of a record, or of a new one that starts from the values given."""

    def refresh(self, step: Step | None) -> None:
        """Show again what a step touched."""

    @property
    def is_untouched(self) -> bool:
        """Say whether nothing was entered here."""
        return True

    def settle(self) -> None:
        """Save what is being typed."""

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to where one works first, or to something by its id or field."""

    def set_room(self, room: Room) -> None:
        """Give way."""

    def finish(self) -> None:
        """Finish what is at hand and go on to the next."""


class FormPart(Part):
    """The fields of the record itself."""

    def __init__(self, frame: Frame, form: Form) -> None:
        """Show a form with the margins of a page."""
        super().__init__(frame)
        self.form = form
        form.saved.connect(self.saved)
        inside = QWidget()
        inside.setLayout(column(self.theme, form, margins=(24, 16, 24, 16)))
        self.setLayout(column(self.theme, scrolled(inside)))

    def get_ready(self) -> Iterator[None]:
        """Make the fields of the folded sections."""
        yield
        yield from self.form.get_ready()

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show the fields of a record."""
        self.form.show_record(record, given)

    def refresh(self, step: Step | None) -> None:
        """Show the fields as they stand now, but for what is being typed."""
        if step is None or self.form.record in step.records:
            self.form.refresh()

    @property
    def is_untouched(self) -> bool:
        """Say whether it shows a new record in which nothing was typed."""
        return self.form.is_untouched

    def settle(self) -> None:
        """Save the fields that were touched."""
        self.form.settle()

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to a field, or to the first that is empty."""
        if focus in self.form.inputs:
            self.form.show_problem_at(focus)
        else:
            self.form.focus_first()

    def set_room(self, room: Room) -> None:
        """Put the fields below each other in a narrow window."""
        self.form.set_columns(1 if room.one_column else 2)

    def finish(self) -> None:
        """Open the next section."""
        self.form.next_section()
