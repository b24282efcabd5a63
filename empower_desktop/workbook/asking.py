"""What a workbook asks instead of doing it: each question with its place, and the changes that each answer would write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from empower_desktop.errors import Problem
from empower_desktop.history.change import DELETED, Change, Plain
from empower_desktop.language import N_, P_, YES_NO, Label, Language, Message
from empower_desktop.records import KINDS
from empower_desktop.records.measures import Clock, Day, Integer, Number
from empower_desktop.workbook.contents import Edit
from empower_desktop.workbook.day_before import short_day
from empower_desktop.workbook.ground import Ground, label_of, typed_row_id
from empower_desktop.workbook.naming import NoNames
from empower_desktop.workbook.new_rows import with_defaults
from empower_desktop.workbook.proposing import LEAVE, TWICE, Asked, Choice

LONGEST_WORDS = 60
ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
"""What somebody copied out of a hidden column: no name to call anything by."""
MOVED, SAME, ANOTHER = "elsewhere", "same", "another"
"""The code of the question whether a row was moved, and those of its answers."""
FOOT = "foot"
"""The code of the question whether a row is the foot of its table."""
TAKE = N_("Take it")


def said(kind: str, code: str, plain: Plain, named: Callable[[str, str], object] | None = None) -> object:
    """Say a value in a message: a choice by its label, nothing as such, a long text cut, and a record by what it is `named`."""
    if plain is None:
        return N_("(empty)")
    if isinstance(plain, bool):
        return Label(*(YES_NO[language][0 if plain else 1] for language in ("id", "en")))
    codes = plain if isinstance(plain, tuple) else (plain,)
    described = KINDS[kind].fields().get(code)
    if described is not None and described.refers_to and named is not None:
        return together([named(described.refers_to, str(one)) or str(one)[:8] for one in codes])
    labels = {choice.code: choice.label for choice in described.choices} if described is not None else {}
    if labels:
        shown = [labels.get(str(one), Label(str(one), str(one))) for one in codes]
        return Label("; ".join(one.id for one in shown), "; ".join(one.en for one in shown))
    if isinstance(described, Day) and isinstance(day := described.load(plain), date):
        return day
    if isinstance(described, Clock | Integer | Number):
        return Label(*(described.show(plain, Language(language), NoNames()) for language in ("id", "en")))
    text = " ".join("; ".join(map(str, codes)).split())
    return text if len(text) <= LONGEST_WORDS else f"{text[:LONGEST_WORDS]}…"


def together(parts: Sequence[object]) -> object:
    """Say what belongs together in one place of a message, as a cell of it says it."""
    places = [f"part{number}" for number in range(len(parts))]
    # No words of ours, so there is nothing to translate but the parts.
    return Message("; ".join(f"{{{place}}}" for place in places), dict(zip(places, parts, strict=True))) if len(parts) > 1 else parts[0]


def called(kind: str, values: Mapping[str, Plain], named: Callable[[str, str], object]) -> object:
    """Name a record by its day and the parts of its title; nothing where it has no title.

    `named` tells what those are called that it refers to.
    """
    described, labels = KINDS[kind], list[Label]()
    for field in map(described.fields().__getitem__, described.title_fields):
        value = values.get(field.code)
        part = named(field.refers_to, str(value)) if field.refers_to else said(kind, field.code, value)
        if value is not None and part:
            labels.append(_label_of(part) if isinstance(part, Label | date) else Label(*[field.in_title(str(part))] * 2))
    day = values.get(described.date_field) if described.date_field else None
    if labels and isinstance(day, str):
        labels.insert(0, Label(*[short_day(day)] * 2))
    return Label(" ".join(one.id for one in labels), " ".join(one.en for one in labels)) if labels else ""


def _label_of(part: Label | date) -> Label:
    return part if isinstance(part, Label) else Label(*(Language(code).day(part) for code in ("id", "en")))


@dataclass(frozen=True)
class Asking:
    """Makes the questions of one file."""

    ground: Ground
    file: str

    def missing(self, edit: Edit) -> Asked:
        """Ask whether a row that is gone shall be deleted."""
        message = N_(
            "“{title}” is no longer on the sheet {sheet}. A row that is missing deletes nothing. Delete it?",
            title=edit.title,
            sheet=edit.sheet,
        )
        return self.ask("missing", edit, message, self._yes_no(N_("Delete it"), N_("Keep it"), [self._deletion(edit)]))

    def elsewhere(self, edit: Edit, row: int, same: Sequence[Change], new: Sequence[Change]) -> Asked:
        """Ask whether a row that is gone is the new one that says the same; `same` is what that says beyond the former."""
        message = N_(
            "“{title}” is no longer in its row on the sheet {sheet}, but row {row} says the same, as when a row is cut and pasted. "
            "Is it the same one?",
            title=edit.title,
            sheet=edit.sheet,
            row=row,
        )
        keep = Choice(SAME, N_("The same: keep the entry that is there, make no new one"), tuple(same))
        other = N_("Another one: take row {row} as new, leave the other as it was", row=row)
        return self.ask(MOVED, edit, message, [keep, Choice(ANOTHER, other, tuple(new))])

    def twice(self, edit: Edit, changes: Sequence[Change]) -> Asked:
        """Ask whether a row that carries the id of another is a new one."""
        message = N_(
            "Row {row} carries the hidden mark of another row ({title}), as when a row is copied. Take it as a new row?",
            row=edit.row,
            title=self._words_of(edit.kind, edit.record),
        )
        return self.ask(TWICE, edit, message, self._yes_no(N_("Take it as a new row"), N_("Leave it out"), changes))

    def again(self, edit: Edit, changes: Sequence[Change]) -> Asked:
        """Ask whether the values of a row count that says again what another row is about."""
        message = N_("Row {row} is about the same as another row, with other values. Take the values of this row?", row=edit.row)
        return self.ask(TWICE, edit, message, self._yes_no(N_("Take this row"), N_("Leave it out"), changes))

    def foot(self, edit: Edit, words: str, changes: Sequence[Change]) -> Asked:
        """Ask whether a row that says what stands below a table is an entry."""
        message = N_(
            "Row {row} of the sheet {sheet} says “{words}”, as the sum or the signatures below a table do. Take it as a new row?",
            row=edit.row,
            sheet=edit.sheet,
            words=said(edit.kind, "", words),
        )
        return self.ask(FOOT, edit, message, self._yes_no(N_("Take it as a new row"), N_("Leave it out"), changes))

    def bare(self, edit: Edit, values: Mapping[str, Plain], changes: Sequence[Change]) -> Asked:
        """Ask whether a row that holds numbers and nothing else is an entry, or a sum without the word for it."""
        message = N_(
            "Row {row} of the sheet {sheet} holds nothing but “{words}”, as a sum below a table does. Take it as a new row?",
            row=edit.row,
            sheet=edit.sheet,
            words=together([said(edit.kind, code, plain) for code, plain in values.items()]),
        )
        return self.ask(FOOT, edit, message, self._yes_no(N_("Take it as a new row"), N_("Leave it out"), changes))

    def unknown(self, edit: Edit, changes: Sequence[Change]) -> Asked:
        """Ask whether a row with an id from elsewhere is a new one."""
        message = N_("Row {row} carries a hidden mark that this workbook did not give. Take it as a new row?", row=edit.row)
        return self.ask("unknown", edit, message, self._yes_no(N_("Take it as a new row"), N_("Leave it out"), changes))

    def key(self, edit: Edit, new: Sequence[Change], cells: Sequence[Change] = (), *, stays: bool = False) -> Asked:
        """Ask whether a row whose key was altered is another one now; `cells` is what else was altered in it.

        The former entry `stays` where a further such row is about it now.
        """
        message = N_(
            "“{label}” of “{title}” was altered, so that the row is about another. Delete the former entry and take the new one?",
            label=label_of(edit.kind, edit.field),
            title=edit.title,
        )
        if stays:
            message = N_(
                "“{label}” of “{title}” was altered, so that the row is about another, and another row is about that one now. "
                "Take what this row says now?",
                label=label_of(edit.kind, edit.field),
                title=edit.title,
            )
        take, leave = self._yes_no(TAKE, LEAVE, self.instead(edit, new, stays=stays))
        return self.ask("key", edit, message, [leave, *_only_cells(cells), take])

    def instead(self, edit: Edit, new: Sequence[Change], *, stays: bool) -> list[Change]:
        """Make the changes by which a row is about another: the former entry is deleted, unless it stays."""
        return [*(() if stays else (self._deletion(edit),)), *new]

    def cleared(self, edit: Edit, change: Change) -> Asked:
        """Ask whether a required cell shall be empty."""
        message = N_(
            "“{label}” of “{title}” was emptied, but is needed. Empty it?", label=label_of(edit.kind, edit.field), title=edit.title
        )
        # Without what it belongs to it would stand on no list any more.
        choices = [Choice("no", LEAVE)] if edit.field == KINDS[edit.kind].part_of else self._yes_no(N_("Empty it"), LEAVE, [change])
        return self.ask("cleared", edit, message, choices)

    def moved(self, edits: Sequence[Edit], changes: Sequence[Change]) -> Asked:
        """Ask about a column that was sorted alone, or about several that belong together."""
        label = together([label_of(edits[0].kind, code) for code in dict.fromkeys(edit.field for edit in edits)])
        message = P_(
            "{n} cell of the column “{label}” changed its place, as when one column is sorted alone or one of its cells is deleted. "
            "Take it as it stands now?",
            "{n} cells of the column “{label}” changed places, as when one column is sorted alone or one of its cells is deleted. "
            "Take them as they stand now?",
            len(edits),
            label=label,
        )
        # Who a row is about cannot be moved: such a column is only told of.
        choices = self._yes_no(N_("Take them"), LEAVE, changes) if changes else [Choice("no", LEAVE)]
        return self.ask("moved", edits[0], message, choices)

    def filled(self, edits: Sequence[Edit], changes: Sequence[Change], others: Sequence[Change] = ()) -> Asked:
        """Ask about a name that several neighbouring rows got; `others` is what was dragged along with it."""
        first = edits[0]
        message = N_(
            "{n} cells of the column “{label}” below each other hold “{name}” now, as when one cell is dragged over others, so that "
            "several would be called the same. Take them as they stand now?",
            n=len(edits),
            label=label_of(first.kind, first.field),
            name=said(first.kind, first.field, first.after),
        )
        if not others:
            return self.ask("filled", first, message, self._yes_no(N_("Take them"), LEAVE, changes))
        message = N_("{question} Other cells of these rows were altered with them.").filled(question=message)
        take, leave = self._yes_no(N_("Take them, and the other cells of these rows"), LEAVE, changes)
        cells = Choice("cells", N_("Leave the names; take the other cells"), tuple(others))
        return self.ask("filled", first, message, [leave, cells, take])

    def dragged(self, edits: Sequence[Edit], changes: Sequence[Change]) -> Asked:
        """Ask about rows over which the one beside them was dragged, that have no name of their own."""
        message = N_(
            "Rows {first} to {last} of the sheet {sheet} say now what the row beside them says, as when one row is dragged over others, "
            "so that several entries would be the same. Take them as they stand now?"
        ).filled(first=edits[0].row, last=edits[-1].row, sheet=edits[0].sheet)
        return self.ask("filled", edits[0], message, self._yes_no(N_("Take them"), LEAVE, changes))

    def shifted(self, edit: Edit, rows: int, names: Sequence[object], same: Sequence[Change], as_they_stand: Sequence[Change]) -> Asked:
        """Ask about rows that changed places; `names` are the first of them, as it is called now and was."""
        message = P_(
            "{n} row of the sheet {sheet} changed its place, as when cells are pasted over others: “{name}” stands where “{former}” was. "
            "Who or what is it about?",
            "{n} rows of the sheet {sheet} changed places, as when cells are cut and inserted elsewhere or others move up: “{name}” stands "
            "where “{former}” was. Who or what are they about?",
            rows,
            sheet=edit.sheet,
            name=names[0],
            former=names[1],
        )
        keep = N_("About whom or what they are called like: take what else they say of those; what is called like none is new")
        take = N_("About those that stood there before: they are called otherwise now")
        choices = [Choice("same", keep, tuple(same)), Choice("renamed", take, tuple(as_they_stand)), Choice("no", LEAVE)]
        return self.ask("shifted", edit, message, choices)

    def unclear(self, edit: Edit, choices: Sequence[Choice], cells: Sequence[Change] = ()) -> Asked:
        """Ask which record some words mean; `cells` is what else was altered in a row that they say to be about another."""
        text, label = said(edit.kind, "", edit.text), label_of(edit.kind, edit.field)
        codes = {choice.code for choice in choices}
        if "2" in codes:
            message = N_("“{text}” in “{label}” may mean several. Which one?", text=text, label=label)
        elif "1" in codes:
            message = N_("“{text}” in “{label}” may mean a row that is here. Is it that one?", text=text, label=label)
        else:
            message = N_("“{text}” in “{label}” names no row of this workbook.", text=text, label=label)
        return self.ask("unclear", edit, message, [*choices, *_only_cells(cells), Choice("no", N_("Leave it out"))], edit.text)

    def _words_of(self, kind: str, record: str) -> object:
        """Name a record by its title, where it has one; else by its kind."""
        return called(kind, self.ground.shown(record), self._name_of) or KINDS[kind].label

    def _name_of(self, kind: str, record: str) -> object:
        return called(kind, self.ground.shown(record), self._name_of)

    def ask(
        self, code: str, edit: Edit, message: Message, choices: Sequence[Choice], more: str = "", about: Sequence[str] | None = None
    ) -> Asked:
        """Make a question: its id follows from the export and from what is asked, not from the file's name or the order of its rows.

        It is `about` these changes, or about those that its answers write.
        """
        changes = about if about is not None else sorted({change.id for choice in choices for change in choice.changes})
        named = [self.ground.meta.export_id, code, edit.kind, edit.record, edit.field, more, *changes]
        question = sha256("\n".join(named).encode("utf-8", "replace")).hexdigest()[:32]
        cell = edit.cell or (f"A{edit.row}" if edit.row else "")
        record = edit.record or next((change.record for choice in choices for change in choice.changes), "")
        place = (self.file, edit.sheet, edit.row, cell, edit.kind, record, edit.field)
        return Asked(question, code, message, *place, tuple(choices))

    def new_name(self, edit: Edit, kind: str) -> Change | None:
        """Make the record that new words name, where a name is all that is needed to begin one."""
        fields = [KINDS[kind].fields()[code] for code in KINDS[kind].title_fields]
        naming = [field for field in fields if field.required and field.type == "text"]
        if KINDS[kind].part_of or len(naming) != 1 or not edit.text.strip() or ID.fullmatch(edit.text.strip()):
            return None
        field = naming[0]
        try:
            values: dict[str, Plain] = {field.code: field.read(edit.text, date.fromisoformat(self.ground.meta.created_at[:10]))}
        except Problem:
            return None
        record = typed_row_id(self.ground.meta.export_id, self.ground.name, kind, values, 1)
        return self.ground.change(record, kind, with_defaults(kind, values))

    def _deletion(self, edit: Edit) -> Change:
        return self.ground.exactly(edit.record, edit.kind, {DELETED: True}, self.ground.everything(edit.record))

    def _yes_no(self, yes: Message, no: Message, changes: Sequence[Change]) -> list[Choice]:
        return [Choice("yes", yes, tuple(changes)), Choice("no", no)]


def _only_cells(cells: Sequence[Change]) -> list[Choice]:
    """Give the answer by which a row stays about whom it was, and the rest of it is taken."""
    return [Choice("cells", N_("Leave whom or what the row is about; take its other cells"), tuple(cells))] if cells else []
