"""Asking in Excel: all open conflicts and questions as a workbook that somebody answers and that is merged back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.clock import local_moment
from empower_desktop.history.merge import state_of
from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.placing import check_folder
from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.field import as_it_stands
from empower_desktop.records.fields import Plain
from empower_desktop.store import Conflict
from empower_desktop.workbook.answers import (
    DELETED_IT,
    DELETED_OR_EDITED,
    EDITED_IT,
    EMPTY,
    RESTORED_IT,
    AskedConflict,
    AskedQuestion,
    Contender,
    ToAnswer,
)
from empower_desktop.workbook.proposing import Asked, Choice
from empower_desktop.workbook.unit_words import unit_form, unit_text
from empower_desktop.workspace.hanging_together import touching
from empower_desktop.workspace.kept_questions import Waiting
from empower_desktop.workspace.lettered import Lettered, Value, codes_of, lettered
from empower_desktop.workspace.names_apart import NamesApart, named_in
from empower_desktop.workspace.namesakes import with_namesakes
from empower_desktop.workspace.resolved import writer_named
from empower_desktop.workspace.rivals_gone import still_asked
from empower_desktop.workspace.rows_meant import written_beside_answers
from empower_desktop.workspace.senders import sender
from empower_desktop.workspace.settling import open_conflicts, sources_of, writers_of
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.what_is_written import answer_in_words, effects_of
from empower_desktop.workspace.workspace import Workspace

NOTHING_WAITS = N_("Nothing waits for an answer, so no file was made.")


@dataclass(frozen=True)
class AskedInExcel:
    """What was written: the workbook, and how many conflicts and questions it holds."""

    file: Path
    conflicts: int
    questions: int


def ask_in_excel(work: Workspace, path: Path) -> Step:
    """Write what waits for an answer into a workbook; `result` is an AskedInExcel, None where nothing waits: then no file is made.

    Nothing in the store changes.
    """
    from empower_desktop.workbook.answer_writing import write_answers  # openpyxl is wanted only once something is written

    waiting = _Conflicts(work)
    conflicts = [*waiting.rows()]
    questions = _questions(work, still_asked(work), waiting.in_order)
    if not conflicts and not questions:
        check_folder(path)
        return Step(NOTHING_WAITS)
    content = ToAnswer(
        export_id=str(uuid4()),
        store_id=work.store.id,
        author=sender(work),
        created_at=work.clock.stamp(),
        digest=work.store.digest(),
        brought=_brought(work),
        conflicts=conflicts,
        questions=questions,
        names=waiting.names_in_values(),
        authors=work.author_names(),
        practice=work.practice,
    )
    write_answers(path, content, work.language)
    return Step(N_("{file} written", file=path.name), result=AskedInExcel(path, len(conflicts), len(questions)))


class _NamesInExcel(NamesApart):
    """Names as a workbook shows them: an area with its code, by which it is written back wherever it is read."""

    def area(self, code: str) -> str:
        """Give an area with its code."""
        name = super().area(code)
        return name if name.endswith(code) else f"{name} ({code})"


class _Conflicts:
    """Says each conflict in the words of a row."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._say = work.language
        self._all = open_conflicts(work)
        self._changes = work.store.changes(rival.change for conflict in self._all for rival in conflict.rivals)
        self._joined = {one.record: work.store.members(one.record) for one in self._all if one.spot == DELETED}
        fighting = (change.record for change in self._changes.values())
        self._histories = work.store.histories({*fighting, *(each for some in self._joined.values() for each in some)})
        self._writers = writers_of(work, self._all)
        self._sources = sources_of(work, (change.id for change in self._writers.values()))
        self._authors = work.author_names()
        about = [(one.kind, one.record) for one in self._all if one.kind in KINDS]
        self._names = _NamesInExcel(work, [*about, *self._in_values()])

        titles, order = {one.record: self._title(one) for one in self._all}, {code: place for place, code in enumerate(KINDS)}
        self.in_order = sorted(self._all, key=lambda one: (order.get(one.kind, len(order)), titles[one.record], one.record, one.spot))
        """By kind and record, as they are numbered."""

    def rows(self) -> Iterator[AskedConflict]:
        """Give the rows of the conflicts."""
        return (self._row(one, self._title(one)) for one in self.in_order)

    def names_in_values(self) -> dict[str, dict[str, str]]:
        """Give what the records are called that the values refer to, by kind and id: an answer may name one of them."""
        found: dict[str, dict[str, str]] = {}
        for kind, record in self._in_values():
            found.setdefault(kind, {})[record] = self._names.record(kind, record)
        return found

    def _in_values(self) -> Iterator[tuple[str, str]]:
        for one in self._all:
            for change in self._fighting(one):
                codes = change.fields if one.spot == DELETED else codes_of(one.kind, one.spot)
                yield from named_in(one.kind, {code: change.fields[code] for code in codes if code in change.fields})

    def _title(self, one: Conflict) -> str:
        return self._names.record(one.kind, one.record) if one.kind in KINDS else one.record

    def _row(self, one: Conflict, title: str) -> AskedConflict:
        fighting = self._fighting(one)
        values = lettered(one.kind, one.spot, fighting)
        first = [change for each in values for change in each.changes]
        survivors = dict.fromkeys(change.id for change in (*first, *fighting))
        kind = self._say(KINDS[one.kind].label) if one.kind in KINDS else one.kind
        who = [self._who(each) for each in values]
        if len(set(who)) < len(who):  # one person wrote them on one day, as of records that are one thing
            who = [self._who(each, with_time=True) for each in values]
        contenders = tuple(Contender(self._words(one, each), told) for each, told in zip(values, who, strict=True))
        return AskedConflict(one.record, one.spot, tuple(survivors), kind, title, self._column(one), contenders)

    def _fighting(self, one: Conflict) -> list[Change]:
        """Give all changes that an answer must be over, by time.

        Of a contested deletion they are the survivors of every field, and of every record that is one thing with it.
        """
        records = self._joined[one.record] if one.spot == DELETED else {self._changes[rival.change].record for rival in one.rivals}
        found: dict[str, Change] = {}
        for record in records:
            history = {change.id: change for change in self._histories[record]}
            survivors = state_of(list(history.values()), UNITS).survivors
            codes = survivors.keys() if one.spot == DELETED else codes_of(one.kind, one.spot)
            found.update((each, history[each]) for code in codes for each in survivors.get(code, ()))
        return sorted(found.values(), key=lambda change: (change.at, change.id))

    def _column(self, one: Conflict) -> str:
        if one.spot == DELETED:
            return self._say(DELETED_OR_EDITED)
        fields = KINDS[one.kind].fields() if one.kind in KINDS else {}
        codes = codes_of(one.kind, one.spot)
        if len(codes) > 1:
            return unit_form([fields[code] for code in codes], self._say)
        return self._say(fields[one.spot].label) if one.spot in fields else one.spot

    def _words(self, one: Conflict, value: Lettered) -> str:
        if one.spot == DELETED:
            return self._say(DELETED_IT) if value.value else self._kept(one, value)
        return self._said(one.kind, one.spot, value.value)

    def _said(self, kind: str, spot: str, value: Value) -> str:
        fields = KINDS[kind].fields() if kind in KINDS else {}
        if isinstance(value, Mapping):
            return unit_text([fields[code] for code in codes_of(kind, spot)], value, self._say, self._names)
        if value is None:
            return self._say(EMPTY)
        field = fields.get(spot)
        return field.show(value, self._say, self._names) if field else as_it_stands(value)

    def _kept(self, one: Conflict, value: Lettered) -> str:
        """Say what stands against a deletion: restores, and edits with what they wrote."""
        said = [self._say(RESTORED_IT)] if any(DELETED in change.fields for change in value.changes) else []
        edits: dict[str, list[Plain]] = {}
        for change in value.changes:
            for code, plain in change.fields.items():
                if code != DELETED:
                    edits.setdefault(code, []).append(plain)
        filled = {code: some for code, plains in edits.items() if (some := [plain for plain in plains if plain is not None])}
        fields = KINDS[one.kind].fields() if one.kind in KINDS else {}
        told = []
        for code, plains in (filled or edits).items():
            words = dict.fromkeys(self._said(one.kind, code, plain) for plain in plains)
            told.append(f"{self._label(fields, code)} = {' | '.join(words)}")
        return "; ".join([*said, *([f"{self._say(EDITED_IT)}: {', '.join(told)}"] if told else [])])

    def _label(self, fields: Mapping[str, object], code: str) -> str:
        label = getattr(fields.get(code), "label", None)
        return self._say(label) if isinstance(label, Label) else code

    def _who(self, value: Lettered, *, with_time: bool = False) -> str:
        wrote = [self._writers.get(change.id, change) for change in value.changes]
        return "; ".join(dict.fromkeys(self._told(change, with_time) for change in wrote))

    def _told(self, change: Change, with_time: bool) -> str:
        name, moment = writer_named(change, self._authors, self._say), local_moment(change.at)
        day = self._say.day(moment.date()) + (f" {self._say.time(moment.time())}" if with_time else "")
        return f"{name}, {day}, {self._sources.get(change.id) or self._say(N_('written in the app'))}"


def _brought(work: Workspace) -> str:
    """Say how many files the values came with, and until when."""
    arrived = work.store.arrivals()
    if not arrived:
        return work.language(N_("this laptop; no file was merged yet"))
    day = work.language.day(local_moment(arrived[-1].at).date())
    return work.language(
        P_("{n} file that was merged, the last on {day}", "{n} files that were merged, the last on {day}", len(arrived), day=day)
    )


def _questions(work: Workspace, waiting: Sequence[Waiting], conflicts: Sequence[Conflict]) -> list[AskedQuestion]:
    """Say each question with what its answers write, and what else is asked that it touches."""
    offered = with_namesakes(work, written_beside_answers(work, waiting))
    touched = touching(work, conflicts, [replace(one, asked=asked) for one, asked in zip(waiting, offered, strict=True)])
    return [_question(work, asked, hints) for asked, hints in zip(offered, touched, strict=True)]


def _question(work: Workspace, asked: Asked, hints: Iterable[Message]) -> AskedQuestion:
    say = work.language
    row = asked.cell or (str(asked.row) if asked.row else "")
    told = AskedQuestion(asked.id, asked.file, asked.sheet, row, say(asked.message), "", hints=tuple(say(each) for each in hints))
    if asked.is_yes_or_no:
        return replace(told, consequence=next((_consequence(work, each, ":\n", "\n") for each in asked.choices if each.code == "yes"), ""))
    return replace(told, choices=tuple((choice.code, _consequence(work, choice, " – ", " · ")) for choice in asked.choices))


def _consequence(work: Workspace, choice: Choice, before: str, between: str) -> str:
    """Say an answer in its words, and `before` and `between` these signs what it writes."""
    words = answer_in_words(work.language, choice.label)
    return f"{words}{before}{between.join(effects_of(work, choice))}" if choice.changes else words
