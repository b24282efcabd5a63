"""What the answers of a workbook of conflicts and questions come to: the same changes in every store that has the same survivors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import DELETED, Change, Plain
from empower_desktop.history.merge import state_of
from empower_desktop.language import N_, Message
from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.typed import folded, tidy
from empower_desktop.workbook.answers import (
    EMPTY,
    LETTERS,
    OTHER,
    OTHER_WORDS,
    AnsweredConflict,
    AnsweredQuestion,
    Answers,
    Written,
)
from empower_desktop.workbook.contents import Incoming, Meta
from empower_desktop.workbook.ground import named_filler
from empower_desktop.workspace.answered_meanwhile import is_open, stands_already
from empower_desktop.workspace.answers_read import AnswerReader
from empower_desktop.workspace.astray import astray, without
from empower_desktop.workspace.coming import Ledger
from empower_desktop.workspace.counting import is_live, outcome_of, owner_of
from empower_desktop.workspace.counts import Counts, in_order
from empower_desktop.workspace.lettered import Value, codes_of, lettered, place_of
from empower_desktop.workspace.replying_in_excel import Reply, beside_each_other, replied
from empower_desktop.workspace.resolved import RESOLVED, resolved_because
from empower_desktop.workspace.rows_shown import shown_under, written_beside


@dataclass(frozen=True)
class Settlement:
    """All that a workbook's answers come to; `problems` are the rows that are left out. `counts` are of the records it asks about.

    `agreed` would have been written had nobody given the same answer before, `notes` tell what was written beside the answers and is
    left out, `replies` answer questions that wait, `repeated` say again what was answered before.
    """

    changes: tuple[Change, ...] = ()
    agreed: tuple[Change, ...] = ()
    notes: tuple[Message, ...] = ()
    replies: tuple[Reply, ...] = ()
    repeated: tuple[Reply, ...] = ()
    problems: tuple[Problem, ...] = ()
    counts: Mapping[str, Counts] = field(default_factory=dict)

    @property
    def replied(self) -> list[str]:
        """The changes that the answers to open questions write."""
        return [change.id for reply in self.replies for change in reply.changes]


def settle(ledger: Ledger, file: str, content: Incoming) -> Settlement:
    """Work out what an answered workbook settles here; nothing is written."""
    answers = content.answers or Answers()
    reader = AnswerReader(ledger.work.language, ledger.work.names.area, content.meta, answers)
    settling = _Settling(ledger, file, content.meta, reader, named_filler(content))
    changes: dict[str, list[Change]] = {}
    waiting = ledger.questions() if answers.questions else {}
    left_out = astray(ledger, file, answers, waiting)
    problems = [*left_out.values()]
    rejected = {row.record for row in answers.conflicts if (row.sheet, row.row) in left_out}
    conflicts, questions = without(answers, left_out)
    for rows, reasons in _by_spot(conflicts):
        try:
            answered = changes.setdefault(rows[0].record, [])
            answered += settling.settled(rows, reasons, answered)
        except Problem as problem:
            problems.append(problem)
            rejected.add(rows[0].record)
    replies: list[Reply] = []
    for question, asked_rows in _by_question(questions).items():
        try:
            replies += replied(ledger.work, file, asked_rows, waiting.get(question))
        except Problem as problem:
            problems.append(problem)
    replies = beside_each_other(ledger, replies, waiting)
    for reply in replies:
        for change in reply.changes:
            changes.setdefault(change.record, []).append(change)
    brought = {change.id: change for some in changes.values() for change in some}
    asked = {row.record: changes.get(row.record, []) for row in answers.conflicts if row.record} | changes
    news, repeated = (tuple(reply for reply in replies if reply.is_known is known) for known in (False, True))
    notes = tuple(written_beside(ledger, [row for row in answers.conflicts if (row.sheet, row.row) not in left_out]))
    return Settlement(
        tuple(brought.values()), tuple(settling.agreed), notes, news, repeated, tuple(problems), _counted(ledger, asked, rejected)
    )


def _counted(ledger: Ledger, asked: Mapping[str, Sequence[Change]], rejected: Collection[str]) -> Mapping[str, Counts]:
    """Count the records that a workbook asks about: those with an answer that cannot be taken, those that got something, the others.

    Those are left out that lie in the trash, or with a deleted owner, before and after.
    """
    known = ledger.changes(change.id for changes in asked.values() for change in changes)
    fresh = {record: [change for change in changes if change.id not in known] for record, changes in asked.items()}
    histories = ledger.histories([record for record, changes in fresh.items() if changes])
    before = {record: state_of(history, UNITS) for record, history in histories.items() if history}
    after = {record: state_of([*histories.get(record, ()), *changes], UNITS) for record, changes in fresh.items() if changes}
    shown = ledger.visible({*asked, *map(owner_of, after.values())})
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for record in asked:
        state, owner = after.get(record), owner_of(after[record]) if record in after else ""
        comes = state is not None and is_live(state) and (not owner or (is_live(after[owner]) if owner in after else owner in shown))
        if record in shown or comes:
            kind = shown.get(record) or after[record].kind
            found[kind]["rejected" if record in rejected else outcome_of(before.get(record), state, record in shown)] += 1
    return in_order({kind: Counts(**outcomes) for kind, outcomes in found.items()})


_Rows = list[AnsweredConflict]


def _by_spot(rows: Iterable[AnsweredConflict]) -> list[tuple[_Rows, _Rows]]:
    """Give the rows that answer a conflict, and those that give a reason, which may stand in another of its rows.

    Deletions come last, for they have seen the others.
    """
    found: dict[tuple[str, str], list[AnsweredConflict]] = defaultdict(list)
    for row in rows:
        found[row.record, row.spot].append(row)
    several = [([row for row in some if row.is_answered], [row for row in some if row.reason.text]) for some in found.values()]
    return sorted([each for each in several if each[0]], key=lambda each: each[0][0].spot == DELETED)


def _by_question(rows: Iterable[AnsweredQuestion]) -> Mapping[str, list[AnsweredQuestion]]:
    found: dict[str, list[AnsweredQuestion]] = defaultdict(list)
    for row in rows:
        found[row.question].append(row)
    return found


@dataclass(frozen=True)
class _Settling:
    """Makes the changes of one workbook's answers: by and at are those of the workbook, whoever merges it.

    Who filled it in, where it was somebody else, stands in their `why`, as with edits by hand.
    """

    ledger: Ledger
    file: str
    meta: Meta
    reader: AnswerReader
    filler: str
    agreed: list[Change] = field(default_factory=list)
    """What would have been written had nobody given the same answer before."""

    def settled(self, rows: Sequence[AnsweredConflict], reasons: Sequence[AnsweredConflict], beside: Sequence[Change]) -> list[Change]:
        """Give the changes that settle a conflict, one for each of its records; a Problem says why its row is left out.

        Its `reasons` may stand in other rows of it.

        `beside` are the workbook's other answers on the same record: a deletion is over them too, or it would be in dispute again.
        """
        row = max(rows, key=lambda each: len(each.survivors))  # one that was pasted from an older workbook knows fewer
        for other in rows:
            if (_word(other.choice), _word(other.value)) != (_word(row.choice), _word(row.value)):
                raise self._problem(other, N_("Another row answers the same conflict differently. Keep one answer."), "answered_twice")
        fighting = self._fighting(row)
        kind = self.ledger.kinds([fighting[0].record])[fighting[0].record]
        fields = self._fields(row, kind, self._chosen(row, kind, fighting), fighting)
        seen = [*fighting, *beside] if fields.get(DELETED) is True else fighting
        why = self._why(reasons)
        shares = ([change for change in seen if change.record == one] for one in _records(fighting))
        settled = [made for share in shares if (made := self._change(kind, fields, share, why)) is not None]
        histories = self.ledger.histories(_records(fighting))
        known = [_known(change, histories[change.record]) for change in settled]
        if settled and all(known):
            return self._same(row, settled, [change for change in known if change is not None])
        if not is_open(self.ledger, row, kind, fighting, histories):
            if not stands_already(self.ledger, row, fields, _records(fighting)):
                message = N_("This was answered or changed by somebody else meanwhile. Look at it in the app.")
                raise self._problem(row, message, "settled_meanwhile")
            self.agreed.extend(settled)
            return []
        return settled

    def _fighting(self, row: AnsweredConflict) -> list[Change]:
        """Give the changes that fight, as the row names them, A's first."""
        if not row.survivors:
            raise self._problem(row, N_("The hidden cells of this row are damaged. Answer it in the app."), "damaged_row")
        found = self.ledger.changes(row.survivors)
        if len(found) < len(row.survivors):
            message = N_("The values of this row have not come here yet. Merge the files that they stand in, then this one again.")
            raise self._problem(row, message, "not_come")
        return [found[one] for one in row.survivors]

    def _chosen(self, row: AnsweredConflict, kind: str, fighting: Sequence[Change]) -> Value:
        """Give the value that somebody chose by its letter, or wrote."""
        word = _word(row.choice)
        if word in OTHER_WORDS:
            return self._written(row, kind)
        if row.value.text:
            message = N_("A value is written, but “{other}” is not chosen. Choose “{other}”, or empty the cell.", other=OTHER)
            raise self._problem(row, message, "value_without_other", row.value)
        values = lettered(kind, row.spot, fighting)
        place = place_of(row.spot, word)
        if not 0 <= place < len(values):
            letters = ", ".join(LETTERS[: len(values)])
            message = N_(
                "“{text}” is no value of this row. Choose {letters} or “{other}”.",
                text=row.choice.text.strip()[:20],
                letters=letters,
                other=OTHER,
            )
            raise self._problem(row, message, "no_such_letter", row.choice)
        value = values[place].value
        cells = shown_under(self.reader.answers.conflicts, row, place, len(values))
        if cells and not any(self.reader.shows(kind, row.spot, value, each) for each in cells):
            message = N_(
                "The value under {letter} was altered. Choose “{other}”, and write it in the column for it.",
                letter=LETTERS[place],
                other=OTHER,
            )
            raise self._problem(row, message, "value_altered", row.choice)
        return value

    def _written(self, row: AnsweredConflict, kind: str) -> Value:
        if not row.value.text:
            message = N_("“{other}” is chosen, but no value is written. To leave it empty, write {empty}.", other=OTHER, empty=EMPTY)
            raise self._problem(row, message, "no_value", row.value if row.value.cell else row.choice)
        fields = KINDS[kind].fields() if kind in KINDS else {}
        if row.spot == DELETED or not all(code in fields for code in codes_of(kind, row.spot)):
            message = N_("Here nothing else can be written. Choose one of the letters.")
            raise self._problem(row, message, "only_letters", row.value)
        try:
            return self.reader.value(kind, row.spot, row.value)
        except Problem as problem:
            raise self._problem(row, problem.message, problem.code, row.value) from None

    def _fields(self, row: AnsweredConflict, kind: str, value: Value, fighting: Sequence[Change]) -> dict[str, Plain]:
        """Give what an answer sets: of a unit all fields, what an older version left out as it is shown."""
        codes = codes_of(kind, row.spot)
        if not isinstance(value, Mapping):
            return {row.spot: value}
        by_time = sorted(fighting, key=lambda change: (change.at, change.id))
        whole = [change for change in by_time if change.fields.keys() >= set(codes)]
        shown: dict[str, Plain] = {}
        for change in (*whole, *by_time):
            for code in codes:
                if code in change.fields:
                    shown.setdefault(code, change.fields[code])
        return {code: value[code] if code in value else shown.get(code) for code in codes}

    def _change(self, kind: str, fields: Mapping[str, Plain], fighting: Sequence[Change], why: str) -> Change | None:
        """Make the change of one record; none where a joined one is kept that nobody deleted."""
        keeps = fields.get(DELETED) is False
        over = [change.id for change in fighting if not keeps or DELETED in change.fields]
        if not over:
            return None
        return Change.make(fighting[0].record, kind, fields, over, self.meta.author_id, self.meta.created_at, why)

    def _why(self, rows: Iterable[AnsweredConflict]) -> str:
        reasons: list[str] = []
        for row in rows:
            try:
                reasons.append(tidy(row.reason.text, one_line=True))
            except Problem as problem:
                raise self._problem(row, problem.message, problem.code, row.reason) from None
        return resolved_because("; ".join(dict.fromkeys(reasons)), self.filler)

    def _same(self, row: AnsweredConflict, settled: Sequence[Change], known: list[Change]) -> list[Change]:
        """Give what this workbook wrote when it was merged before, unless it says something else now."""
        if any(dict(one.fields) != dict(other.fields) for one, other in zip(settled, known, strict=True)):
            message = N_("This conflict was settled by this very workbook, with another answer. Change it in the app.")
            raise self._problem(row, message, "answered_before")
        return known

    def _problem(self, row: AnsweredConflict, message: Message, code: str, written: Written | None = None) -> Problem:
        cell = (written or row.choice).cell or row.value.cell or f"A{row.row}"
        return Problem(message, code, Place(self.file, row.sheet, cell, row.record, row.spot))


def _records(changes: Sequence[Change]) -> list[str]:
    return list(dict.fromkeys(change.record for change in changes))


def _known(change: Change, history: Iterable[Change]) -> Change | None:
    """Give the change that this workbook wrote for the same conflict when it was merged before, whatever reason it gave."""
    mine = (each for each in history if (each.by, each.at) == (change.by, change.at) and each.why.startswith(RESOLVED))
    return next((each for each in mine if each.fields.keys() == change.fields.keys() and set(each.over) & set(change.over)), None)


def _word(written: Written) -> str:
    return folded(written.text).strip("“”\"'")
