"""Saving or printing what the insight screen shows: in which form, in which tongue, with or without names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QDialog, QLayout, QWidget

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Group
from empower_desktop.records.choices import name_of
from empower_desktop.reports.papers.paper import Paper, Tongues
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.buttons import Action, action_button
from empower_desktop.ui.kit.choose import Segmented
from empower_desktop.ui.kit.field import Field
from empower_desktop.ui.kit.texts import column, label, row
from empower_desktop.ui.paper_type import load_paper_fonts
from empower_desktop.ui.place_for_file import ask_for_place
from empower_desktop.ui.recap_saving import paper_of, sheet_of_group, tongue_of, write_paper
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Step, Watch, Workspace
from empower_desktop.workspace.insight import View
from empower_desktop.workspace.recapping import save_recap_workbook

WIDTH, LONGEST = 520, 40
RECAP, GROUP_SHEET = N_("recap"), N_("group_sheet")
TONGUES: tuple[tuple[Tongues, str | Message], ...] = (("id", "Bahasa Indonesia"), ("en", "English"), ("both", N_("Both")))


@dataclass(frozen=True)
class Order:
    """What is to be saved: of which view, in which tongue, with or without names."""

    view: View
    tongues: Tongues
    nameless: bool


@dataclass(frozen=True)
class Form:
    """A form in which a report is saved; `paper` is what is printed of it, where it is a paper, `file` begins the names of its files."""

    label: Label | Message
    suffix: str
    save: Callable[[Workspace, Order, Path, Watch], Step]
    paper: Callable[[Workspace, Order], Paper] | None = None
    of_groups: bool = False
    file: Message = RECAP


def _in_a_name(text: str) -> str:
    """Write a name as it may stand in the name of a file on any system."""
    return re.sub(r"[^\w]+", "-", text.casefold()).strip("-")[:LONGEST].strip("-")


def _recap(work: Workspace, order: Order) -> Paper:
    return paper_of(work, order.view, order.tongues, nameless=order.nameless)


def _save_recap(work: Workspace, order: Order, path: Path, watch: Watch) -> Step:
    return write_paper(_recap(work, order), path, watch)


def _sheet(work: Workspace, order: Order) -> Paper:
    return sheet_of_group(work, order.view, order.tongues)


def _save_sheet(work: Workspace, order: Order, path: Path, watch: Watch) -> Step:
    return write_paper(_sheet(work, order), path, watch)


def _save_workbook(work: Workspace, order: Order, path: Path, watch: Watch) -> Step:
    tongue = tongue_of(work, order.tongues).first
    return save_recap_workbook(work, order.view, path, order.nameless, watch, tongue)


FORMS: Mapping[str, Form] = {
    "pdf": Form(N_("PDF to print"), ".pdf", _save_recap, _recap),
    "workbook": Form(N_("Excel workbook"), ".xlsx", _save_workbook),
    "sheet": Form(N_("One sheet for the wall"), ".pdf", _save_sheet, _sheet, of_groups=True, file=GROUP_SHEET),
}


class ReportDialog(QDialog):
    """A few choices, and then a file or the printer."""

    def __init__(self, desk: Desk, theme: Theme, view: View, parent: QWidget | None = None) -> None:
        """Ask about the report of a view."""
        super().__init__(parent)
        self._desk, self._theme, self.view = desk, theme, view
        load_paper_fonts()  # while still in the window's thread
        say = desk.say
        self.setObjectName("report")
        self.setWindowTitle(say(N_("Save report")))
        self.setModal(True)
        self.setMinimumWidth(theme.px(WIDTH))
        forms = [(key, say(form.label)) for key, form in FORMS.items() if view.group or not form.of_groups]
        self.form = Segmented(theme, forms, forms[0][0])
        self.tongues = Segmented(theme, [(key, say(text)) for key, text in TONGUES], desk.language.code)
        self.names = Segmented(theme, [(False, say(N_("With names"))), (True, say(N_("No names of persons")))], False)
        about = N_("Printed and sent reports count only complete records, and hide numbers of fewer than five people.")
        whole = column(
            theme, label(say(N_("Save report")), "section"), label(say(about), "muted", wrap=True), space=12, margins=(24, 20, 24, 20)
        )
        if view.constituency:
            only = N_("Figures of persons count only: {who}.", who=name_of("constituency", view.constituency))
            whole.addWidget(label(say(only), "strong", wrap=True))
        for name, text, choice in (
            ("report_form", N_("Form"), self.form),
            ("report_tongues", N_("Language of the report"), self.tongues),
            ("report_names", N_("Names"), self.names),
        ):
            choice.setObjectName(name)
            whole.addWidget(Field(theme, say(text), choice))
        whole.addLayout(self._buttons())
        self.setLayout(whole)
        self.form.changed.connect(lambda _: self._show_print())
        self._show_print()

    def _buttons(self) -> QLayout:
        say, theme = self._desk.say, self._theme
        line = row(theme)
        line.addStretch(1)
        line.addWidget(action_button(theme, Action("", say(N_("Cancel"))), lambda _: self.reject()))
        self.print_button = action_button(theme, Action("print", say(N_("Print…")), "printer"), lambda _: self.print())
        self.save_button = action_button(theme, Action("save", say(N_("Save…")), "save", "primary"), lambda _: self._ask_file())
        self.save_button.setDefault(True)
        line.addWidget(self.print_button)
        line.addWidget(self.save_button)
        return line

    def _show_print(self) -> None:
        self.print_button.setVisible(self._form.paper is not None)

    @property
    def _form(self) -> Form:
        return FORMS[str(self.form.value())]

    @property
    def order(self) -> Order:
        """Give what was chosen."""
        return Order(self.view, cast(Tongues, self.tongues.value()), bool(self.names.value()))

    def file_name(self) -> str:
        """Propose a name for the file, with that of its group or area, without any person's name."""
        view, work = self.view, self._desk.work
        where = work.names.record(Group.kind, view.group) if view.group else work.areas.name(view.area) if view.area else ""
        of = view.constituency if not self._form.of_groups else ""
        parts = [self._desk.say(self._form.file), _in_a_name(where), of, view.period.first.isoformat(), view.period.last.isoformat()]
        return "_".join(part for part in parts if part) + self._form.suffix

    def _ask_file(self) -> None:
        if chosen := ask_for_place(self, self._desk.say(N_("Save report")), Path.home() / self.file_name()):
            self.save(chosen)

    def save(self, file: Path) -> None:
        """Write the report, while the window stays usable."""
        self._desk.start(self._form.save, self.order, file, text=N_("Writing {file}", file=file.name))
        self.accept()

    def print(self) -> None:
        """Show the report as it will be printed."""
        if self._form.paper is not None:
            self._desk.ask(self._form.paper, self.order, then=self._show_preview)

    def _show_preview(self, paper: Paper) -> None:
        from empower_desktop.ui.printing import preview  # the printers of this computer are asked for only now

        preview(self._desk, self._theme, self.parentWidget(), paper)
        self.accept()
