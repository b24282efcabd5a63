"""The rows of an edited workbook, each taken apart into what is proposed, what is asked and what cannot be taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import Change, Plain
from empower_desktop.language import N_, Message
from empower_desktop.records import KINDS
from empower_desktop.workbook.asking import FOOT, Asking, said
from empower_desktop.workbook.contents import Edit, Incoming
from empower_desktop.workbook.day_before import DAY_BEFORE
from empower_desktop.workbook.displaced import Displaced
from empower_desktop.workbook.foot_rows import bare_numbers, foot_words
from empower_desktop.workbook.ground import Ground, label_of
from empower_desktop.workbook.held import held_back, with_dependents
from empower_desktop.workbook.moved_rows import held_moved, moved_rows
from empower_desktop.workbook.new_rows import NewRow, NewRows, key_id, needed_fields, rows_added
from empower_desktop.workbook.oddness import why_odd, why_odd_row
from empower_desktop.workbook.proposing import Asked, Choice, EditedCell, Held, Proposal, Proposed
from empower_desktop.workbook.shifted import shifted_to
from empower_desktop.workbook.whole_rows import WholeRows


class EditedRows:
    """Takes the edits of a file apart, row by row."""

    def __init__(self, content: Incoming, file: str, today: date) -> None:
        self._content, self._file, self._today = content, file, today
        self._ground = Ground(content)
        self._whole = WholeRows(self._ground)
        self._asking = Asking(self._ground, file)
        self._edits = list(content.edits)
        self._new = NewRows(self._ground, rows_added(self._edits, content.problems))
        self._moved = moved_rows(self._ground, self._edits, self._new.rows)
        self._new.offered.update({row.handle: row for row in self._moved if row.handle})
        self._proposals: list[Proposal] = []
        self._questions: list[Asked] = []
        self._problems = list(content.problems)
        self._rejected: Counter[str] = Counter()
        self._said: dict[str, list[Change]] = {}
        self._named: Collection[str] = ()
        self._copied: dict[str, Held] = {}

    def taken_apart(self) -> Proposed:
        """Give all that the file proposes and asks."""
        known: dict[tuple[str, str], list[Edit]] = {}
        elsewhere = {former.record for former in self._moved.values()} | {one for edit in self._edits for one in shifted_to(edit)}
        for edit in self._edits:
            if edit.sort == "missing":
                self._questions += [self._asking.missing(edit)] if edit.record not in elsewhere else []
            elif edit.sort == "unread":
                self._rejected[edit.kind] += 1
            elif edit.title:
                known.setdefault((edit.record, edit.sheet), []).append(edit)
        self._named = {self._named_by(edits) for edits in known.values()}
        for edits in known.values():
            self._known_row(edits)
        displaced = Displaced(self._content, self._ground, self._asking, self._beside, self._new.resolved)
        self._questions += displaced.questions([edit for edits in known.values() for edit in edits])
        self._new_rows()
        held, proposals = held_back({**held_moved(self._moved, self._questions), **self._copied}, self._proposals)
        questions = with_dependents(held, self._questions)
        spare = {row.record: row.first.record for row in self._new.rows if row.handle and row.first.record and row.record}
        return Proposed(tuple(proposals), tuple(questions), tuple(self._problems), dict(self._rejected), spare, held)

    def _known_row(self, edits: Sequence[Edit]) -> None:
        """Take a row that the history knows: a cell or a unit a change, what may not be done unasked a question."""
        first = edits[0]
        keys = [edit for edit in edits if edit.field in KINDS[first.kind].key and edit.sort in ("key", "unclear")]
        if keys:
            self._other_key(keys[0], edits)
            return
        plain = {edit.field: self._new.resolved(edit.after) for edit in edits if edit.sort == "changed"}
        for change in self._spot_changes(first, plain):
            self._propose(change, [edit for edit in edits if edit.sort == "changed" and edit.field in change.fields])
            self._said.setdefault(first.record, []).append(change)
        self._ask_again([edit for edit in edits if edit.sort == "again"])
        for edit in edits:
            if edit.sort == "cleared":
                self._questions.append(self._asking.cleared(edit, self._beside(edit, {edit.field: None})))
            elif edit.sort == "unclear":
                self._ask_cell(edit, partial(self._with_value, edit))

    def _ask_again(self, edits: Sequence[Edit]) -> None:
        """Ask whether a row that stands on a further sheet too counts as it stands there."""
        values = {edit.field: self._new.resolved(edit.after) for edit in edits}
        spots = _spots(edits[0].kind, values) if edits else []
        changes = [self._beside(edits[0], {code: values[code] for code in codes}) for codes in spots]
        if changes:
            self._questions.append(self._asking.again(edits[0], changes))

    def _spot_changes(self, row: Edit, plain: Mapping[str, Plain]) -> list[Change]:
        """Make the changes of a known row that hold these values, one for each field or unit."""
        spots = _spots(row.kind, plain)
        return [self._ground.change(row.record, row.kind, {code: plain[code] for code in codes}) for codes in spots]

    def _ask_cell(self, edit: Edit, made: Callable[[Plain], Change], with_row: Sequence[Change] = ()) -> None:
        """Ask what the words in one cell mean; `with_row` comes with each of its answers."""
        self._questions.append(self._asking.unclear(edit, self._choices(edit, lambda value: [*with_row, made(value)])))

    def _with_value(self, edit: Edit, value: Plain) -> Change:
        return self._beside(edit, {edit.field: value})

    def _beside(self, edit: Edit, values: Mapping[str, Plain]) -> Change:
        """Make the change that answers about cells of a known row; what else was edited in their unit stays as it is."""
        whole = self._ground.whole(edit.record, edit.kind, values)
        said = [change for change in self._said.get(edit.record, ()) if not whole.keys().isdisjoint(change.fields)]
        edited = {code: plain for change in said for code, plain in change.fields.items() if code in whole}
        return self._ground.change(edit.record, edit.kind, {**edited, **values}, [change.id for change in said])

    def _named_by(self, edits: Sequence[Edit]) -> str:
        """Give the entry that a known row is about now, where its key was altered and is clear; else nothing."""
        key = {edit.field: self._new.resolved(edit.after) for edit in edits if edit.sort == "key"}
        return key_id(edits[0].kind, {**self._ground.shown(edits[0].record), **key}) if key else ""

    def _other_key(self, key: Edit, edits: Sequence[Edit]) -> None:
        """Ask about a row whose key names another now: with what else was edited in it, it may be a new entry."""
        # Another entry holds what the sheet shows: what is unclear there is not what the former one said.
        edited = {edit.field: self._new.resolved(edit.after) for edit in edits if edit.sort != "moved"}
        values = {code: plain for code, plain in {**self._ground.shown(key.record), **edited}.items() if plain is not None}
        cells = self._spot_changes(key, {edit.field: edited[edit.field] for edit in edits if edit.sort in ("changed", "cleared", "again")})
        unclear = [edit for edit in edits if edit.sort == "unclear"]
        whom = next((edit for edit in unclear if edit.field in KINDS[key.kind].key), None)
        if whom is not None and len([code for code in KINDS[key.kind].key if code not in values]) > 1:
            self._cannot_be_asked(unclear)
            return
        self._cannot_be_asked(edit for edit in unclear if edit is not whom)
        stays = key.record in self._named
        if whom is None:
            self._questions.append(self._asking.key(key, self._whole.keyed(key.kind, values), cells, stays=stays))
            return

        def other(value: Plain) -> Sequence[Change]:
            keyed = {**values, whom.field: value}
            if key_id(key.kind, keyed) == key.record:
                return cells
            return self._asking.instead(key, self._whole.keyed(key.kind, keyed), stays=stays)

        self._questions.append(self._asking.unclear(whom, self._choices(whom, other), cells))

    def _new_rows(self) -> None:
        made: dict[str, Change] = {}
        for row in self._new.rows:
            lacking = row.lacking
            unclear = [edit for edit in row.unclear if edit.field in lacking]
            if len(lacking) == len(unclear) == 1 and (KINDS[row.first.kind].key or row.record):
                self._ask_which(row, unclear[0])
            elif lacking or not row.values:
                self._cannot_be_taken(row, [code for code in lacking if code not in {edit.field for edit in unclear}])
            else:
                self._take_row(row, made)

    def _take_row(self, row: NewRow, made: dict[str, Change]) -> None:
        before, state = made.get(row.record), self._ground.state(row.record)
        change = self._whole.begun(row, row.record, {})
        if before is not None and change is not None:
            says_the_same = change.fields == before.fields
            change = None if says_the_same else self._whole.onto(row.record, row.first.kind, row.values, [before.id])
        is_there = before is not None or (state is not None and state.standing != "deleted")
        doubt = self._doubt(row, change, is_there) if change is not None else None
        if doubt is not None:
            self._questions.append(doubt)
            if row.sort == "twice" and not is_there and not KINDS[row.first.kind].key:
                self._copied[row.record] = Held(doubt, {"yes": row.record})
        elif change is not None:
            made[row.record] = change
            self._propose(change, [edit for edit in row.edits if edit.field in row.values], why_odd_row(row))
        beside = [one for one in (before, change) if one is not None]
        # A cell of a row that is asked about comes with the row, or there would be nothing that it belongs to.
        with_row = beside if doubt is not None and not is_there else []
        # Who the sum of a table belongs to is no question.
        for edit in row.unclear if doubt is None or doubt.code != FOOT else ():
            self._ask_cell(edit, partial(self._cell_of, row, beside, edit), with_row)

    def _doubt(self, row: NewRow, change: Change, is_there: bool) -> Asked | None:
        """Give the question whether a row is to be taken; None where nothing speaks against it."""
        if (former := self._moved.get(row)) is not None:
            same = self._whole.onto(former.record, row.first.kind, row.values)
            return self._asking.elsewhere(former, row.first.row, [same] if same is not None else [], [change])
        if row.sort == "new" and not is_there and (words := foot_words(row)):
            return self._asking.foot(row.first, words, [change])
        if row.sort == "new" and not is_there and (numbers := bare_numbers(row)):
            return self._asking.bare(row.first, {code: row.values[code] for code in numbers}, [change])
        if row.sort == "unknown":
            return self._asking.unknown(row.first, [change])
        if is_there:
            return self._asking.again(row.first, [change])
        return self._asking.twice(row.first, [change]) if row.sort == "twice" else None

    def _cell_of(self, row: NewRow, beside: Sequence[Change], edit: Edit, value: Plain) -> Change:
        """Make the change that answers about one cell of a new row, `beside` what is said of its record already."""
        unit = self._ground.whole(row.record, edit.kind, {edit.field: value})
        over = [one.id for one in beside if not unit.keys().isdisjoint(one.fields)]
        said = {**row.values, **{code: plain for one in beside for code, plain in one.fields.items()}}
        fields = {**unit, **{code: said.get(code) for code in unit}, edit.field: value}
        return self._ground.exactly(row.record, edit.kind, fields, {*self._ground.over(row.record, fields), *over})

    def _ask_which(self, row: NewRow, edit: Edit) -> None:
        """Ask what an unclear part of a new row's key means: with each answer comes the row."""
        # Which record they belong to is known only with the answer.
        self._cannot_be_asked(other for other in row.unclear if other is not edit)

        def with_it(value: Plain) -> list[Change]:
            values = {**row.values, edit.field: value}
            if any(code not in values for code in needed_fields(edit.kind)):
                return []
            record = key_id(row.first.kind, values) if KINDS[row.first.kind].key else row.record
            change = self._whole.begun(row, record, values) if record else None
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
        for number, (record, words, with_it) in enumerate(self._candidates(edit), 1):
            choices.append(Choice(str(number), words, (*with_it, *made(value(record)))))
        if several and edit.after is not None:
            choices.append(Choice("rest", N_("Take only those that are clear"), tuple(made(self._new.resolved(edit.after)))))
        new = self._asking.new_name(edit, described.refers_to) if not several or ";" not in edit.text else None
        if new is not None and not self._is_called(edit):
            choices.append(Choice("new", N_("A new entry named “{text}”", text=edit.text.strip()), (new, *made(value(new.record)))))
        return choices

    def _candidates(self, edit: Edit) -> Iterator[tuple[str, Message, Sequence[Change]]]:
        """Give what some words may mean, each in words; a row that is only asked about comes with its change."""
        names = [name for _, name in map(_id_and_name, edit.candidates)]
        for record, name in map(_id_and_name, edit.candidates):
            row = self._new.offered.get(record)
            if row is None:
                new = next((row.first.row for row in self._new.rows if row.handle == record), 0) if names.count(name) > 1 else 0
                words = N_("{title} (row {row})", title=name, row=new) if new else N_("{title}", title=name)
                yield self._new.ids.get(record, record), words, ()
            elif row.record and row.values and not row.lacking:
                words = N_("{title} (row {row}, which is taken with it)", title=name, row=row.first.row)
                change = self._whole.begun(row, row.record, {})
                yield row.record, words, [change] if change is not None else []

    def _is_called(self, edit: Edit) -> bool:
        """Say whether one that some words may mean is called so; a row that is only asked about may be so without its day."""
        text = edit.text.strip().casefold()
        names = [(name.casefold(), record in self._new.offered) for record, name in map(_id_and_name, edit.candidates)]
        return any(text == name or (offered and text == DAY_BEFORE.sub("", name)) for name, offered in names)

    def _cannot_be_taken(self, row: NewRow, lacking: Sequence[str]) -> None:
        self._rejected[row.first.kind] += 1
        self._cannot_be_asked(row.unclear)
        if not lacking:
            return
        label = label_of(row.first.kind, lacking[0])
        message = N_("The new row cannot be taken: “{label}” does not say whom or what it belongs to. Fill it in.", label=label)
        place = Place(self._file, row.first.sheet, row.first.cell or f"A{row.first.row}", row.record, lacking[0])
        self._problems.append(Problem(message, "row_incomplete", place))

    def _cannot_be_asked(self, unclear: Iterable[Edit]) -> None:
        """Tell of words that nobody can be asked about, as it is open too what their row is about."""
        for edit in unclear:
            message = N_(
                "It is not clear what “{text}” in “{label}” means, nor what its row is about, so it was left out. "
                "Write it as the lists show it, or add it on its own sheet.",
                text=said(edit.kind, "", edit.text),
                label=label_of(edit.kind, edit.field),
            )
            self._problems.append(Problem(message, "unclear", Place(self._file, edit.sheet, edit.cell, edit.record, edit.field)))

    def _propose(self, change: Change, edits: Sequence[Edit], odd_row: Sequence[Message] | None = None) -> None:
        """Propose a change; of a new row with what is odd of it as a whole."""
        cells = tuple(
            EditedCell(each.sheet, each.cell, each.field, each.before, self._new.resolved(each.after), each.text) for each in edits
        )
        odd = (*(odd_row or ()), *why_odd(change, self._ground.shown(change.record), self._today))
        self._proposals.append(Proposal(change, cells, edits[0].row, odd_row is not None, odd, edits[0].title))


def _spots(kind: str, codes: Iterable[str]) -> list[tuple[str, ...]]:
    """Give the fields that make one change each: alone, or those of one unit together."""
    spots: dict[str, list[str]] = {}
    for code in codes:
        spots.setdefault(KINDS[kind].unit_of(code) or code, []).append(code)
    return [tuple(each) for each in spots.values()]


def _id_and_name(candidate: str) -> tuple[str, str]:
    record, _, name = candidate.partition(" ")
    return record, name
