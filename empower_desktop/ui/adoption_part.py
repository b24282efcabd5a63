"""Whether participants apply what they learned: an answer a person and check, what stands in the way, who teaches others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt

from empower_desktop.errors import Refusal
from empower_desktop.language import N_, P_, Message
from empower_desktop.records import Participation, Training
from empower_desktop.records.fields import Plain
from empower_desktop.records.training import ADOPTION_APPLIED, ADOPTION_DUE
from empower_desktop.ui import participants_model as model
from empower_desktop.ui.entry_grid import EntryModel
from empower_desktop.ui.kit.buttons import Action, Button, action_menu
from empower_desktop.ui.kit.card import paper
from empower_desktop.ui.kit.page import Foot, ToolRow
from empower_desktop.ui.kit.texts import Chip, column, label
from empower_desktop.ui.participant_grid import ParticipantGrid
from empower_desktop.ui.record_page import Part
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Step
from empower_desktop.workspace.adoption import check_due, due_codes, note_for_all
from empower_desktop.workspace.attending import Attender, coming, mark

ADOPTION = N_("Use in practice")
FILL_ALL = N_("All: …")
NOT_DUE_YET = N_("It may be asked three weeks after the training.")
KEYS = N_("Enter answers · Del clears")


class AdoptionPart(Part):
    """Those who came, with the checks that are due by now; one answer can be noted for all who were not asked."""

    def __init__(self, frame: Frame) -> None:
        """Make the grid and the way to answer for all."""
        super().__init__(frame)
        self.record = ""
        self._present: dict[str, Attender] = {}
        self._due: list[str] = []
        self.entries = EntryModel(model.adoption_columns(self.desk.language, ()), self)
        self.grid = ParticipantGrid(self.theme, self.desk.say(ADOPTION), self.entries)
        self.tools, self.foot = ToolRow(self.theme), Foot(self.theme)
        self._said = label("", "muted")
        self.fill_button = Button(self.theme, self.desk.say(FILL_ALL), "default", "check")
        self.fill_button.clicked.connect(self._offer_all)
        self.tools.add(self._said)
        self.tools.add(self.fill_button)
        self.tools.add_right(label(self.desk.say(KEYS), "small"))
        whole = column(self.theme, self.tools, space=0)
        whole.addWidget(paper(column(self.theme, self.grid, margins=(16, 0, 12, 0))), 1)
        whole.addWidget(self.foot)
        self.setLayout(whole)
        self.grid.opened.connect(lambda _: self._answer(""))
        self.grid.space_pressed.connect(lambda: self._answer(""))
        self.grid.letters_typed.connect(self._answer)
        self.grid.cleared.connect(self._clear)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._count())

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show the participants of a training."""
        self.record = record
        self._reload()

    def refresh(self, step: Step | None) -> None:
        """Show again what a step touched."""
        if step is None or step.kinds & {"participation", "training", "person"}:
            self._reload()

    def settle(self) -> None:
        """Let an open cell be."""
        self.grid.leave_cell()

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to a check by its field, at the first who was not asked; or to somebody by id."""
        code = focus if focus in self._due else self._code()
        first = next((person for person, each in self._present.items() if each.fields.get(code) is None), "")
        person = focus if focus in self._present else first or next(iter(self._present), "")
        if person:
            self.grid.go_to(person, code)
        self._count()

    def fill(self, answer: str) -> None:
        """Note one answer for all who were not asked in the column at hand."""
        code = self._code()
        open_ones = [person for person, each in self._present.items() if each.fields.get(code) is None]
        if code and open_ones:
            self.desk.do(note_for_all, self.record, code, answer, open_ones, then=partial(self._kept, say=True))

    # What it shows

    def _reload(self) -> None:
        found = coming(self.desk.work, Training, self.record) if self.record else None
        fields = found.owner.fields if found else {}
        self._present = {each.person: each for each in (found.attenders if found else ()) if each.presence == "hadir"}
        self._due = due_codes(fields, self.desk.work.today)
        columns = model.adoption_columns(self.desk.language, self._due)
        if [column.key for column in columns] != [column.key for column in self.entries.columns]:
            self.entries.show_rows(())
            self.entries.show_columns(columns)
            self.grid.fit_columns()
        self.entries.show_rows(model.adoption_rows(list(self._present.values()), columns, self.desk.language))
        due = check_due(fields, self.desk.work.today)
        open_ones = sum(each.fields.get(due) is None for each in self._present.values()) if due else 0
        self.counted.emit(self.desk.language.number(open_ones) if open_ones else "")
        self._count()

    def _code(self) -> str:
        """Give the check at hand: the current column, or else the latest that is due."""
        column_at_hand = self.grid.spot()[1]
        return column_at_hand if column_at_hand in self._due else self._due[-1] if self._due else ""

    def _count(self) -> None:
        say, number, code = self.desk.say, self.desk.language.number, self._code()
        answers = [str(each.fields[code]) for each in self._present.values() if each.fields.get(code) is not None] if code else []
        left = len(self._present) - len(answers)
        told: Message = NOT_DUE_YET
        if code:
            name = say(Participation.fields()[code].label)
            told = P_("{check}: {n} person not asked yet", "{check}: {n} people not asked yet", left, check=name)
        self._said.setText(say(told))
        self.fill_button.setVisible(bool(code))
        self.fill_button.setEnabled(left > 0)
        applied = sum(answer in ADOPTION_APPLIED for answer in answers)
        self.foot.set_figures(
            [
                (number(len(self._present)), say(N_("present")), ""),
                (number(len(answers)), say(N_("asked")), ""),
                (number(applied), say(N_("apply it")), "accent"),
            ]
        )
        self.foot.set_right(Chip(self.theme, "neutral", say(N_("indicative"))))

    # Writing

    def _offer_all(self) -> None:
        actions = [Action(code, self.desk.say(N_("All: {answer}", answer=word))) for code, word in model.adoptions(self.desk.language)]
        menu = action_menu(self.theme, self, actions, self.fill)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.fill_button.mapToGlobal(self.fill_button.rect().bottomLeft()))

    def _answer(self, text: str) -> None:
        """Open the cell at hand to choose an answer; teaching others is simply turned."""
        person, at = self.grid.spot()
        held = self._present.get(person)
        if held is None:
            return
        if at in ADOPTION_DUE:
            self._open(text, partial(self._keep_adoption, person, at), model.adoptions(self.desk.language))
        elif at == "barrier":
            self._open(text, lambda code: self._mark(person, {"barrier": code or None}), model.barriers(self.desk.language))
        elif at == "taught_others":
            self._mark(person, {at: {None: True, True: False, False: None}[_yes_no(held.fields.get(at))]})
        elif at == "name":
            self.go("person", person)

    def _open(self, text: str, keep: object, offers: Sequence[tuple[str, str]]) -> None:
        editor = self.grid.write_into("", keep, offers)  # type: ignore[arg-type]  # what is meant goes there
        if text:
            editor.setText(text)
            editor.textEdited.emit(text)

    def _clear(self) -> None:
        person, at = self.grid.spot()
        if person in self._present and at in (*ADOPTION_DUE, "barrier", "taught_others"):
            self._mark(person, {at: None})

    def _keep_adoption(self, person: str, code: str, answer: str) -> None:
        if answer:
            self._mark(person, {code: answer, "adoption_checked_on": self.desk.work.today.isoformat()})

    def _mark(self, person: str, values: Mapping[str, Plain]) -> None:
        self.desk.do(mark, Participation, self.record, {person: values}, then=self._kept, refused=self._refused)

    def _kept(self, step: Step, *, say: bool = False) -> None:
        self._reload()
        self.saved.emit(step)
        if say:
            self.say(step.text, undo=True)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, refusal: Refusal) -> None:
        self.desk.refused.emit(refusal)


def _yes_no(value: Plain) -> bool | None:
    return value if isinstance(value, bool) else None
