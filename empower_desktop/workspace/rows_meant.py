"""Rows of workbooks that are asked about: what names two of them is written once both answers say which records these are.

A row that may be one which somebody else had filled in is asked about, and what names it waits for the answer. Of who came to a meeting
both the meeting and the person may be such a row. So what names several waits for the last of these answers, whichever it is, and
comes to the same in whatever order they are given, and in one go.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import product

from empower_desktop.history.change import Change
from empower_desktop.workbook.held import cells_left_with, leaving_too
from empower_desktop.workbook.proposing import Asked, Choice
from empower_desktop.workbook.turning import records_named, refers_to_any, turned
from empower_desktop.workspace.coming import Ledger
from empower_desktop.workspace.kept_questions import File, Waiting, cells_beside, rows_waiting
from empower_desktop.workspace.remembered_lists import Given, as_written_now, beside_the_others
from empower_desktop.workspace.rows_joined import joined_by
from empower_desktop.workspace.workspace import Workspace


def beside_all_answers(ledger: Ledger, given: Sequence[Given]) -> list[Choice]:
    """Give the choices that are answered to questions, each with what it writes beside all other answers to its file."""
    planned = _planned(ledger.work, given)
    return _choices(planned, _RowsMeant.of(ledger).written(planned))


def answers_by_file(work: Workspace, given: Sequence[Given]) -> tuple[list[Choice], dict[str, File]]:
    """Give what `beside_all_answers` does beside the questions that are kept, and the files that say each change, by its id.

    What another file says than the one that asked was only waiting for the answer.
    """
    planned = _planned(work, given)
    written = _RowsMeant.of(Ledger(work)).written(planned)
    return _choices(planned, written), {change.id: file for each in reversed(written) for file, change in reversed(each)}


def _planned(work: Workspace, given: Sequence[Given]) -> list[Given]:
    return [(waiting, choice) for (waiting, _), choice in zip(given, beside_the_others(work, given), strict=True)]


def written_beside_answers(work: Workspace, waiting: Sequence[Waiting]) -> list[Asked]:
    """Give questions whose answers write, each as the only one of them, what they do beside those that were given before."""
    listed, rows = as_written_now(work, waiting), _RowsMeant.of(Ledger(work))
    more = cells_beside(work)
    return [
        replace(asked, choices=tuple(_choices([(one, choice)], rows.written([(one, choice)]))[0] for choice in each.choices))
        for one, asked in zip(waiting, listed, strict=True)
        for each in [_leaving(asked, more.get(asked.id, ()))]
    ]


def cells_named(asked: Asked, file: str) -> str:
    """Give the cells of a file that are left out where a question leaves out its row; nothing where there are none."""
    cells = next(filter(None, map(cells_left_with, asked.choices)), "")
    return f"{file}: {cells}" if cells else ""


def _leaving(asked: Asked, more: Iterable[str]) -> Asked:
    """Let the answers that leave out a row tell the cells of later files which go with it."""
    for cells in more:
        asked = replace(asked, choices=tuple(each if each.means else leaving_too(each, cells) for each in asked.choices))
    return asked


def answers_about_rows(known: Iterable[Waiting]) -> dict[str, str]:
    """Give the answers, by the ids of their questions, that said which records rows are."""
    return {each.asked.id: each.answer for each in known if each.answer and each.asked.decides}


def waiting_with(asked: Iterable[Asked], known: Mapping[str, Waiting], here: Collection[str]) -> dict[str, list[Change]]:
    """Give, by the ids of open questions of an earlier copy, what waits with them and neither stood in that copy nor is `here`."""
    found: dict[str, list[Change]] = {}
    for each in asked:
        if each.id in known and not known[each.id].answer:
            before = {*here, *(change.id for choice in known[each.id].asked.choices for change in choice.first)}
            stays = [choice for choice in each.choices if any(record == other for record, other in choice.means)]
            if more := [change for choice in stays for change in choice.changes if change.id not in before]:
                found[each.id] = more
    return found


def naming_each_other(work: Workspace, questions: Iterable[Waiting]) -> dict[str, set[str]]:
    """Give, by their ids, the questions about rows, each with those of which it depends too what names its row."""
    listed = [each.asked for each in questions]
    about = {record: asked.id for asked in listed for record in asked.decides}
    named = [(asked.id, change) for asked in listed for choice in asked.choices for change in choice.first if about]
    together = [{name, *_named(about, change)} for name, change in named]
    together += [_named(about, change) for _, change in rows_waiting(work)] if about else []
    found: dict[str, set[str]] = {}
    for some in together:
        for one in some if len(some) > 1 else ():
            found.setdefault(one, set()).update(some - {one})
    return found


@dataclass(frozen=True)
class RowsThatMayBe:
    """What rows that questions are about may be, or are as it was answered, by the records that they would be.

    What names such a record, and waits for that, is `naming` it.
    """

    meant: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    naming: Mapping[str, Sequence[Change]] = field(default_factory=dict)

    @classmethod
    def of(cls, ledger: Ledger, questions: Iterable[Asked]) -> RowsThatMayBe:
        """Gather what the questions about the same workbooks as these say, and what waits for their answers."""
        stamps = {change.at for each in questions for choice in each.choices for change in choice.first}
        meant: dict[str, set[str]] = {}
        waiting = [change for _, change in ledger.rows_waiting()]
        for each in ledger.questions_made(stamps).values():
            for choice in each.asked.choices:
                waiting += choice.first if any(record == other for record, other in choice.means) else ()
                for record, other in choice.means if each.answer in ("", choice.code) else ():
                    meant.setdefault(record, set()).add(other)
        naming: dict[str, list[Change]] = {}
        for change in waiting:
            for record in meant.keys() & set(records_named(change)):
                naming.setdefault(record, []).append(change)
        return cls(meant, naming)

    def ways(self, asked: Asked, choice: Choice) -> list[list[Change]]:
        """Give what a choice writes, each change with all that it comes to as the other rows that it names may be meant."""
        own = dict(choice.means)
        waiting = [turned(change, own) for record in own for change in self.naming.get(record, ())]
        changes = {change.id: change for change in (*choice.changes, *waiting)}
        return [[change, *(self._turned(change, asked.decides) if own else ())] for change in changes.values()]

    def _turned(self, change: Change, decided: Collection[str]) -> Iterator[Change]:
        named = [record for record in records_named(change) if record in self.meant and record not in decided]
        for some in product(*(sorted(self.meant[record]) for record in named)) if named else ():
            yield turned(change, dict(zip(named, some, strict=True)))


def _named(about: Mapping[str, str], change: Change) -> set[str]:
    return {about[record] for record in records_named(change) if record in about}


@dataclass(frozen=True)
class _RowsMeant:
    """What answers said of rows: by file, which records these are, those that nobody answered about yet, and what waited for several.

    A row of one copy may be called otherwise in the next: what a file writes is of its rows as they stand there. `beside` are, by
    question, the later copies in which the row that it asks about is the same.
    """

    meant: Mapping[File, Mapping[str, str]]
    open: Mapping[File, AbstractSet[str]]
    waiting: Sequence[tuple[File, Change]]
    beside: Mapping[str, Sequence[File]]
    ledger: Ledger

    @classmethod
    def of(cls, ledger: Ledger) -> _RowsMeant:
        listed, beside = ledger.questions().values(), ledger.files_beside()
        chosen = [(each, choice) for each in listed if (choice := each.chosen) is not None]
        still_open: dict[File, set[str]] = {}
        for each in listed:
            for file in _files(each, beside) if not each.answer else ():
                still_open.setdefault(file, set()).update(each.asked.decides)
        waiting = [*ledger.rows_waiting(), *((each.by_file, change) for each, choice in chosen for change in choice.first)]
        return cls(_meant(chosen, beside), still_open, waiting, beside, ledger)

    def written(self, given: Sequence[Given]) -> list[list[tuple[File, Change]]]:
        """Give, answer by answer, what is written once all of them are given, each with the file that says it: the asking one first."""
        still_open = {file: set(records) for file, records in self.open.items()}
        for waiting, choice in given:
            # Who says that words mean a row which is asked about lets it be taken with them.
            decided = waiting.asked.decides.union(change.record for change in choice.first)
            for file in _files(waiting, self.beside):
                still_open.get(file, set()).difference_update(decided)
        now = _meant(given, self.beside)
        meant = {file: {**self.meant.get(file, {}), **now.get(file, {})} for file in {*self.meant, *now}}
        return [
            [
                (file, now)
                for file, change, now in self._named(*each, meant)
                if not any(refers_to_any(one, still_open.get(file, frozenset())) for one in (change, now))
            ]
            for each in given
        ]

    def _named(self, waiting: Waiting, choice: Choice, meant: Mapping[File, Mapping[str, str]]) -> list[tuple[File, Change, Change]]:
        """Give what waits for an answer, of its own file and of those in which the row stands too, each as it was and as it is meant."""
        # Of a row that is left out nothing is written that names it.
        decides, of_row = frozenset(record for record, _ in choice.means), _files(waiting, self.beside)
        joins = joined_by(self.ledger, waiting.asked, choice)
        # A row that is another one is not taken as itself with what some words mean.
        rows = meant.get(waiting.by_file, {})
        own = [(waiting.by_file, each, turned(each, rows)) for each in (*choice.first, *joins) if each.record not in rows]
        waits = [(file, change, turned(change, meant.get(file, {}))) for file, change in self.waiting if file in of_row]
        return own + [each for each in waits if any(refers_to_any(one, decides) for one in each[1:])]


def _choices(given: Sequence[Given], written: Sequence[Sequence[tuple[File, Change]]]) -> list[Choice]:
    """Give choices with what each writes once all of them are given."""
    listed = [tuple({change.id: change for _, change in each}.values()) for each in written]
    return [
        choice if changes == choice.changes else replace(choice, changes=changes, foretold=choice.first)
        for (_, choice), changes in zip(given, listed, strict=True)
    ]


def _files(waiting: Waiting, beside: Mapping[str, Sequence[File]]) -> list[File]:
    """Give the files in which the row stands that a question is about, as it is asked."""
    return [waiting.by_file, *beside.get(waiting.asked.id, ())]


def _meant(given: Iterable[Given], beside: Mapping[str, Sequence[File]]) -> dict[File, dict[str, str]]:
    """Give, by file, the records of rows that were answered to be other ones, each with that."""
    found: dict[File, dict[str, str]] = {}
    for waiting, choice in given:
        for file in _files(waiting, beside):
            found.setdefault(file, {}).update((record, other) for record, other in choice.means if record != other)
    return found
