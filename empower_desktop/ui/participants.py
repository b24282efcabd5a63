"""The participants of a training: the same type-ahead as the roster, marks typed down a column, what is applied."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from empower_desktop.errors import Problem, Refusal
from empower_desktop.language import N_, P_
from empower_desktop.records import Participation, Training
from empower_desktop.records.fields import Plain
from empower_desktop.records.training import ADOPTION_DUE
from empower_desktop.reports.insight.counting import FEWEST
from empower_desktop.reports.insight.shown import rounded
from empower_desktop.reports.insight.training_gain import band
from empower_desktop.ui import participants_model as model
from empower_desktop.ui.entry_grid import EntryModel
from empower_desktop.ui.gathering import Gathering
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.kit.table_model import TableRow
from empower_desktop.ui.kit.texts import Chip, announce, label
from empower_desktop.ui.participant_grid import ParticipantGrid
from empower_desktop.ui.roster_model import NOT_NOTED
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Step
from empower_desktop.workspace.attending import Attender, take_off
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.scoring import Scale, gain_of, number_of

PARTICIPANTS = N_("Participants")
SCALE = N_("Scale of marks")
LOWEST, HIGHEST = N_("Lowest mark"), N_("Highest mark")
INDICATIVE = N_("indicative")


class Participants(Gathering):
    """Who took part, and what they took from it."""

    owner_kind, noted_kind = Training, Participation
    goes_on_at = "pre_score"
    enters_at = 0  # marks are entered downwards, one under the other
    touched_by = frozenset({"participation", "training", "person", "membership"})

    grid: ParticipantGrid

    def __init__(self, frame: Frame) -> None:
        """Make the grid of participants."""
        say = frame.desk.say
        entries = EntryModel(model.columns_of(frame.desk.language, ["adoption_1m"]))
        super().__init__(frame, ParticipantGrid(frame.theme, say(PARTICIPANTS), entries))
        entries.setParent(self)
        self._problem = Note(self.theme, "danger", "circle-alert")
        self._problem.acted.connect(self._cure)
        self._problem.hide()
        self.note_place.layout().addWidget(self._problem)  # type: ignore[union-attr]  # the place has its line
        self.least, self.most = self._scale_field(LOWEST), self._scale_field(HIGHEST)
        self.tools.add(label(say(SCALE), "muted"))
        self.tools.add(self.least)
        self.tools.add(label("–", "muted"))
        self.tools.add(self.most)
        self.tools.add_right(self.members_button)
        self.tools.add_right(self.paste_button)
        grid = self.grid
        grid.digit_typed.connect(self._overwrite)
        grid.space_pressed.connect(self._flip)
        grid.presence_chosen.connect(lambda code: self._note("presence", code))
        grid.cleared.connect(self._clear)
        grid.taken_off.connect(self._take_off)
        grid.column_pasted.connect(self.paste_column)
        grid.went_up.connect(lambda: self.field.setFocus(Qt.FocusReason.OtherFocusReason))
        grid.opened.connect(lambda _: self._enter())
        grid.selectionModel().currentChanged.connect(lambda *_: self._show_problem())

    @property
    def scale(self) -> Scale:
        """The scale of the marks."""
        return Scale.of(self.list.owner.fields if self.list else {})

    # What Gathering asks

    def reload(self) -> None:
        """Read the list again, with the columns that are due by now."""
        super().reload()
        if self.list is not None:
            columns = model.columns_of(self.desk.language, model.due_columns(self.list.owner.fields, self.desk.work.today))
            if [column.key for column in columns] != [column.key for column in self.entries.columns]:
                self.entries.show_rows(())
                self.entries.show_columns(columns)
                self.grid.fit_columns()
                self.show_list()
            for field, code in ((self.least, "score_min"), (self.most, "score_max")):
                if not field.hasFocus():
                    field.setText(model.written(number_of(self.list.owner.fields.get(code)), self.desk.language))

    def table_rows(self, attenders: Sequence[Attender]) -> Sequence[TableRow]:
        """Give the rows of the grid."""
        return model.rows_of(attenders, self.entries.columns, self.scale, self.desk.language)

    def show_foot(self, attenders: Sequence[Attender]) -> None:
        """Show how many there are, their means, and the gain."""
        say, language = self.desk.say, self.desk.language
        present = [each for each in attenders if each.presence == "hadir"]
        women, men = (sum(1 for each in present if each.sex == sex) for sex in ("P", "L"))
        gain = gain_of([_scores(each) for each in present], self.scale)
        figures = [(str(len(attenders)), say(N_("participants · F {women} · M {men}", women=women, men=men)), "")]
        if gain.pairs:
            means = [(N_("mean before"), gain.before), (N_("mean after"), gain.after)]
            figures += [(language.number(rounded(mean, 1)), say(text), "") for text, mean in means if mean is not None]
            pairs = say(P_("{n} pair of marks", "{n} pairs of marks", gain.pairs))
            share = language.number(rounded(gain.share, 2)) if gain.share is not None else f"n<{FEWEST}" if gain.pairs < FEWEST else "—"
            figures.append((share, " · ".join(part for part in (say(N_("gain")), say(band(gain.share)), pairs) if part), "accent"))
        self.foot.set_figures(figures)
        self.foot.set_right(Chip(self.theme, "neutral", say(INDICATIVE)))
        announce(self, ", ".join(f"{number} {word}" for number, word, _ in figures))
        self._show_problem()

    def first_marks(self, person: str, alone: bool) -> dict[str, Plain]:
        """Note that somebody is present, for all the hours."""
        hours = self.list.owner.fields.get("hours") if self.list else None
        return {"presence": "hadir", **({"attended_hours": hours} if hours is not None else {})}

    def member_marks(self, person: str) -> dict[str, Plain]:
        """Put a member on the list; whether they came is not known yet."""
        return {"presence": NOT_NOTED}

    # Writing

    def _current(self) -> Attender | None:
        return self.attender(self.grid.spot()[0])

    def _note(self, column: str, value: Plain) -> None:
        held = self._current()
        if held is not None:
            self.note_down({held.person: {column: value}})

    def _flip(self) -> None:
        held, column = self._current(), self.grid.spot()[1]
        if held is None:
            return
        if column == "presence":
            self._note(column, NOT_NOTED if held.presence == "hadir" else "hadir")
        else:
            self._enter()

    def _clear(self) -> None:
        column = self.grid.spot()[1]
        if column == "presence":
            self._note(column, NOT_NOTED)
        elif column in (*model.MARKS, *ADOPTION_DUE):
            self._note(column, None)

    def _overwrite(self, digit: str) -> None:
        held, column = self._current(), self.grid.spot()[1]
        if held is None:
            return
        if column == "satisfaction":
            if digit in "1234":
                self._note(column, int(digit))
                self.grid.walk("down")
        else:
            self.grid.write_into(digit, partial(self._keep, held.person, column))

    def _enter(self) -> None:
        held, column = self._current(), self.grid.spot()[1]
        if held is None:
            return
        if column in ADOPTION_DUE:
            self.grid.write_into("", partial(self._keep_adoption, held.person, column), model.adoptions(self.desk.language))
        elif column == "name":
            self.go("person", held.person)
        else:
            self.grid.walk("down")

    def _keep(self, person: str, column: str, text: str) -> None:
        try:
            plain = Participation.read({column: text}, self.desk.work.today)
        except Problem as problem:
            self.grid.go_to(person, column)
            self._say_problem(f"{escape(text)}: {escape(self.desk.say(problem.message))}")
            return
        self.note_down({person: plain})

    def _keep_adoption(self, person: str, column: str, code: str) -> None:
        self.note_down({person: {column: code, "adoption_checked_on": self.desk.work.today.isoformat()}})

    def paste_column(self, text: str) -> None:
        """Write a pasted column of marks downwards from the current cell; what cannot be read is said."""
        person, column = self.grid.spot()
        at = self.entries.row_of(person)
        if at < 0 or column not in model.MARKS:
            return
        lines = [line.split("\t")[0].strip() for line in text.splitlines()]
        marks: dict[str, dict[str, Plain]] = {}
        unread: list[str] = []
        for key, typed in zip(self.entries.keys[at:], lines, strict=False):
            try:
                marks[key] = Participation.read({column: typed}, self.desk.work.today) if typed else {}
            except Problem:
                unread.append(typed)
        filled = {key: values for key, values in marks.items() if values}
        word = self.desk.say(model.HEADS[column])
        self.note_down(filled, P_("{column}: {n} value pasted", "{column}: {n} values pasted", len(filled), column=word), say=True)
        if unread:
            self._say_problem(escape(self.desk.say(N_("Not read: {values}. Write digits.", values=", ".join(unread)))))

    def _take_off(self) -> None:
        held = self._current()
        if held is not None and held.record:
            text = N_("{name} was taken off the list.", name=held.name)
            self.desk.do(take_off, Participation, (held.record,), text, then=self.took_off)

    # Problems and the scale

    def _show_problem(self) -> None:
        """Say above the table what is wrong in the current row, or else in the first row where something is."""
        current = self._current()
        wrong = [each for each in self.shown() if model.outside(each, self.scale)]
        held = current if current in wrong else wrong[0] if wrong else None
        found = model.outside(held, self.scale) if held is not None else None
        if held is None or found is None:
            self._problem.hide()
            self.note_place.setVisible(self._newcoming.is_asking)
            return
        text, actions = model.told(held, found, self.scale, self.desk.language)
        self._problem.show_text(text, actions)
        self.note_place.show()

    def _say_problem(self, text: str) -> None:
        self._problem.show_text(text)
        self.note_place.show()
        announce(self, text)

    def _cure(self, key: str) -> None:
        if key == "scale":
            self.most.setFocus(Qt.FocusReason.TabFocusReason)
            self.most.selectAll()
            return
        person, column, score = key.split(" ")
        self.note_down({person: {column: score}})
        self.grid.go_to(person, column)

    def _scale_field(self, name: object) -> QLineEdit:
        field = QLineEdit()
        field.setFixedWidth(self.theme.px(52))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setAccessibleName(self.desk.say(name))  # type: ignore[arg-type]  # a message
        field.editingFinished.connect(self._save_scale)
        return field

    def _save_scale(self) -> None:
        if self.least.isModified() or self.most.isModified():
            typed = {"score_min": self.least.text(), "score_max": self.most.text()}
            for field in (self.least, self.most):
                field.setModified(False)
            self.desk.do(
                save,
                Training,
                typed,
                self.record,
                self.desk.seen(Training, self.record),
                then=self._scale_saved,
                refused=self._scale_refused,
            )

    def _scale_saved(self, step: Step) -> None:
        self.reload()
        self.saved.emit(step)

    def _scale_refused(self, refusal: Refusal) -> None:
        self._say_problem(escape(self.desk.say(refusal.message)))


def _scores(each: Attender) -> tuple[Decimal | None, Decimal | None]:
    return number_of(each.fields.get("pre_score")), number_of(each.fields.get("post_score"))
