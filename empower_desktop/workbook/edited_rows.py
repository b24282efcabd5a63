"""The rows of an edited workbook, each taken apart into what is proposed, what is asked and what cannot be taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import DELETED, Change, Plain
from empower_desktop.language import N_
from empower_desktop.records import KINDS
from empower_desktop.workbook.asking import Asking
from empower_desktop.workbook.contents import Edit, Incoming
from empower_desktop.workbook.ground import Ground, label_of
from empower_desktop.workbook.new_rows import NewRow, NewRows, key_id
from empower_desktop.workbook.oddness import why_odd
from empower_desktop.workbook.proposing import Asked, Choice, EditedCell, Proposal, Proposed


class EditedRows:
    """Takes the edits of a file apart, row by row."""

    def __init__(self, content: Incoming, file: str, today: date) -> None:
        self._content, self._file, self._today = content, file, today
        self._ground = Ground(content)
        self._asking = Asking(self._ground, file)
        self._edits = list(content.edits)
        self._new = NewRows(self._ground, map(NewRow, _new_rows(self._edits)))
        self._proposals: list[Proposal] = []
        self._questions: list[Asked] = []
        self._problems = list(content.problems)
        self._rejected: Counter[str] = Counter()

    def taken_apart(self) -> Proposed:
        """Give all that the file proposes and asks."""
        known: dict[str, list[Edit]] = {}
        for edit in self._edits:
            if edit.sort == "missing":
                self._questions.append(self._asking.missing(edit))
            elif edit.sort == "unread":
                self._rejected[edit.kind] += 1
            elif edit.title:
                known.setdefault(edit.record, []).append(edit)
        for edits in known.values():
            self._known_row(edits)
        self._moved_columns([edit for edits in known.values() for edit in edits if edit.sort == "moved"])
        self._new_rows()
        spare = {row.record: row.first.record for row in self._new.rows if row.handle and row.first.record and row.record}
        return Proposed(tuple(self._proposals), tuple(self._questions), tuple(self._problems), dict(self._rejected), spare)

    def _known_row(self, edits: Sequence[Edit]) -> None:
        """Take a row that the history knows: a cell or a unit a change, what may not be done unasked a question."""
        first = edits[0]
        keys = [edit for edit in edits if edit.field in KINDS[first.kind].key and edit.sort in ("key", "unclear")]
        if keys:
            self._other_key(keys[0], edits)
            return
        plain = {edit.field: self._new.resolved(edit.after) for edit in edits if edit.sort == "changed"}
        changes: list[Change] = []
        for codes in _spots(first.kind, plain):
            values = {code: plain[code] for code in codes}
            change = self._ground.change(first.record, first.kind, values)
            cells = [edit for edit in edits if edit.sort == "changed" and edit.field in values]
            self._propose(change, cells, is_new=False)
            changes.append(change)
        for edit in edits:
            if edit.sort == "cleared":
                self._questions.append(self._asking.cleared(edit, self._beside(edit, changes, plain, None)))
            elif edit.sort == "unclear":
                self._ask_cell(edit, partial(self._beside, edit, changes, plain))

    def _ask_cell(self, edit: Edit, made: Callable[[Plain], Change]) -> None:
        """Ask what the words in one cell mean."""
        self._questions.append(self._asking.unclear(edit, self._choices(edit, lambda value: [made(value)])))

    def _beside(self, edit: Edit, changes: Sequence[Change], plain: Mapping[str, Plain], value: Plain) -> Change:
        """Make the change that answers about one cell; what else was edited in its unit stays as it is."""
        whole = self._ground.whole(edit.record, edit.kind, {edit.field: value})
        same_unit = [change.id for change in changes if not whole.keys().isdisjoint(change.fields)]
        values = {code: plain[code] for code in whole if code in plain}
        return self._ground.change(edit.record, edit.kind, {**values, edit.field: value}, same_unit)

    def _other_key(self, key: Edit, edits: Sequence[Edit]) -> None:
        """Ask about a row whose key names another now: with what else was edited in it, it may be a new entry."""
        edited = {edit.field: self._new.resolved(edit.after) for edit in edits if edit.sort in ("changed", "key")}
        values = {code: plain for code, plain in {**self._ground.shown(key.record), **edited}.items() if plain is not None}
        unclear = [edit for edit in edits if edit.sort == "unclear" and edit.field in KINDS[key.kind].key]
        if not unclear:
            self._questions.append(self._asking.key(key, self._keyed(key.kind, values)))
            return

        def other(value: Plain) -> list[Change]:
            made = self._keyed(key.kind, {**values, unclear[0].field: value})
            return [*self._asking.key(key, made).choices[0].changes] if made else []

        self._questions.append(self._asking.unclear(unclear[0], [each for each in self._choices(unclear[0], other) if each.changes]))

    def _keyed(self, kind: str, values: Mapping[str, Plain]) -> list[Change]:
        """Make the changes of an entry whose key makes its id, over the one of that key if the file holds it."""
        record = key_id(kind, values)
        return [change] if record and (change := self._onto(record, kind, values)) is not None else []

    def _onto(self, record: str, kind: str, values: Mapping[str, Plain], after: Iterable[str] = ()) -> Change | None:
        """Make the change of a whole row: of a record that is there what differs, of one in the trash also that it is back."""
        shown, state = self._ground.shown(record), self._ground.state(record)
        moved = {code: plain for code, plain in values.items() if shown.get(code) != plain}
        if state is not None and state.standing == "deleted":
            fields = {**(self._ground.whole(record, kind, moved) if moved else {}), DELETED: False}
            return self._ground.exactly(record, kind, fields, {*self._ground.over(record, fields), *state.survivors[DELETED], *after})
        return self._ground.change(record, kind, moved, after) if moved else None

    def _moved_columns(self, edits: Sequence[Edit]) -> None:
        columns: dict[tuple[str, str], list[Edit]] = {}
        for edit in edits:
            columns.setdefault((edit.kind, edit.field), []).append(edit)
        for (kind, code), moved in columns.items():
            if code in KINDS[kind].key:
                self._questions.append(self._asking.moved(moved, ()))
                continue
            changes = [self._ground.change(edit.record, kind, {code: self._new.resolved(edit.after)}) for edit in moved]
            self._questions.append(self._asking.moved(moved, changes))

    def _new_rows(self) -> None:
        made: dict[str, Change] = {}
        for row in self._new.rows:
            lacking = [code for code in row.needed if code not in row.values]
            unclear = [edit for edit in row.unclear if edit.field in lacking]
            if [code for code in lacking if code not in {edit.field for edit in unclear}] or not (row.values or unclear):
                self._cannot_be_taken(row, lacking)
            elif unclear:
                self._ask_which(row, unclear[0])
            else:
                self._take_row(row, made)

    def _take_row(self, row: NewRow, made: dict[str, Change]) -> None:
        first, record = row.first, row.record
        before = made.get(record)
        change = self._onto(record, first.kind, row.values, [before.id] if before is not None else ())
        if before is not None and change is not None and change.fields == before.fields:
            change = None
        if change is None:
            return
        state = self._ground.state(record)
        if row.sort == "unknown":
            self._questions.append(self._asking.unknown(first, [change]))
        elif before is not None or (state is not None and state.standing != "deleted"):
            self._questions.append(self._asking.again(first, [change]))
        elif row.sort == "twice":
            self._questions.append(self._asking.twice(first, [change]))
        else:
            made[record] = change
            cells = [edit for edit in row.edits if edit.field in row.values]
            self._propose(change, cells, is_new=True)
            for edit in row.unclear:
                self._ask_cell(edit, partial(self._cell_of, row, change, edit))

    def _cell_of(self, row: NewRow, change: Change, edit: Edit, value: Plain) -> Change:
        """Make the change that answers about one cell of a new row, beside what the row says already."""
        unit = self._ground.whole(row.record, edit.kind, {edit.field: value})
        over = [] if unit.keys().isdisjoint(change.fields) else [change.id]
        fields = {**unit, **{code: row.values.get(code) for code in unit}, edit.field: value}
        return self._ground.exactly(row.record, edit.kind, fields, over)

    def _ask_which(self, row: NewRow, edit: Edit) -> None:
        """Ask what an unclear part of a new row's key means: with each answer comes the row."""

        def with_it(value: Plain) -> list[Change]:
            values = {**row.values, edit.field: value}
            if any(code not in values for code in row.needed):
                return []
            record = key_id(row.first.kind, values) if KINDS[row.first.kind].key else row.record
            change = self._onto(record, row.first.kind, values) if record else None
            return [change] if change is not None else []

        self._questions.append(self._asking.unclear(edit, self._choices(edit, with_it)))

    def _choices(self, edit: Edit, made: Callable[[Plain], Sequence[Change]]) -> list[Choice]:
        """Give the answers to what some words mean: each candidate, the clear ones alone, or a new record of that name."""
        described = KINDS[edit.kind].fields()[edit.field]
        several = described.type == "multi_reference"

        def value(record: str) -> Plain:
            clear = self._new.resolved(edit.after)
            return tuple(sorted({record, *(clear if isinstance(clear, tuple) else ())})) if several else record

        choices = []
        for number, (record, name) in enumerate(map(_id_and_name, edit.candidates), 1):
            choices.append(Choice(str(number), N_("{title}", title=name), tuple(made(value(self._new.ids.get(record, record))))))
        if several and edit.after is not None:
            choices.append(Choice("rest", N_("Take only those that are clear"), tuple(made(self._new.resolved(edit.after)))))
        new = self._asking.new_name(edit, described.refers_to) if not several or ";" not in edit.text else None
        if new is not None and not any(name.casefold() == edit.text.strip().casefold() for _, name in map(_id_and_name, edit.candidates)):
            choices.append(Choice("new", N_("A new entry named “{text}”", text=edit.text.strip()), (new, *made(value(new.record)))))
        return choices

    def _cannot_be_taken(self, row: NewRow, lacking: Sequence[str]) -> None:
        self._rejected[row.first.kind] += 1
        if not lacking:
            return
        label = label_of(row.first.kind, lacking[0])
        message = N_(
            "The new row cannot be taken: “{label}” does not say whom or what it belongs to. Fill it in and merge again.", label=label
        )
        place = Place(self._file, row.first.sheet, row.first.cell or f"A{row.first.row}", row.record, lacking[0])
        self._problems.append(Problem(message, "row_incomplete", place))

    def _propose(self, change: Change, edits: Sequence[Edit], *, is_new: bool) -> None:
        cells = tuple(
            EditedCell(each.sheet, each.cell, each.field, each.before, self._new.resolved(each.after), each.text) for each in edits
        )
        odd = why_odd(change, self._ground.shown(change.record), self._today)
        self._proposals.append(Proposal(change, cells, edits[0].row, is_new, odd, edits[0].title))


def _new_rows(edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Give the cells of each row that the history does not know as such."""
    rows: dict[tuple[str, int], list[Edit]] = {}
    for edit in edits:
        if not edit.title and edit.sort != "unread":
            rows.setdefault((edit.sheet, edit.row), []).append(edit)
    return iter(rows.values())


def _spots(kind: str, codes: Iterable[str]) -> list[tuple[str, ...]]:
    """Give the fields that make one change each: alone, or those of one unit together."""
    spots: dict[str, list[str]] = {}
    for code in codes:
        spots.setdefault(KINDS[kind].unit_of(code) or code, []).append(code)
    return [tuple(each) for each in spots.values()]


def _id_and_name(candidate: str) -> tuple[str, str]:
    record, _, name = candidate.partition(" ")
    return record, name
