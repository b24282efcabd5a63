"""Taking in somebody's own list: preview, then apply; nothing that is uncertain is taken before it is answered."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import uuid4

from empower_desktop.errors import Place, Problem, Trouble
from empower_desktop.history.change import Change
from empower_desktop.history.merge import NEW
from empower_desktop.language import N_, P_, Message
from empower_desktop.lists.grid import Listing, column_of, unpack
from empower_desktop.lists.reading import read_list
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.lists.targets import targets_of
from empower_desktop.lists.understood import LISTS, Answers, Ask, Column, Understood
from empower_desktop.records.words import plain
from empower_desktop.store import Arrival, Merge
from empower_desktop.store.packed import packed
from empower_desktop.workbook.proposing import Asked, Choice
from empower_desktop.workspace import answered_anew
from empower_desktop.workspace.choosing import Choosing
from empower_desktop.workspace.counts import Counts
from empower_desktop.workspace.disk_room import refuse_without_room
from empower_desktop.workspace.merges import IMPORTED
from empower_desktop.workspace.planned_again import keep_list
from empower_desktop.workspace.planning import Plan, Planner
from empower_desktop.workspace.questions import keep, note_answered, unasked
from empower_desktop.workspace.remembered_lists import known_answers, let_lists_go, remember, remembered
from empower_desktop.workspace.rows_before import note_people, note_rows
from empower_desktop.workspace.step import Step, Watch, always
from empower_desktop.workspace.unlocking import key_for
from empower_desktop.workspace.workspace import Save, Workspace, step_of

NOTHING: Mapping[str, str] = {}
_PIECE = 100
UNREAD = frozenset({"no_name", "phone_unreadable", "amount_unreadable", "score_unreadable", "sex_unknown", "formula_failed"})
"""What is no question but a problem: cells whose content cannot be what their column holds."""

_ROW = re.compile(r"[A-Z]+(\d+)")


@dataclass(frozen=True)
class Imported:
    """What an import does or did.

    `merge` is the id under which it can be undone, "" where nothing came. `rows` counts rows of the list (read = new
    + updated + same + rejected), `records` the records by kind. `asks` holds every question and remark, those about
    records that are here already included; `understood` the tables and columns as they were understood, `listing` the
    sheets as they were read. `ids` gives, by an entry's name, the record it is.
    """

    merge: str
    file: str
    understood: Understood
    rows: Counts = field(default_factory=Counts)
    records: Mapping[str, Counts] = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()
    problems: tuple[Problem, ...] = ()
    listing: Listing | None = None
    ids: Mapping[str, str] = field(default_factory=dict)

    @property
    def waits(self) -> bool:
        """Whether a question is open."""
        return any(ask.waits for ask in self.asks)

    def said(self) -> Message:
        """Say in one sentence what came of it."""
        return P_(
            "{n} row read: {new} new, {updated} changed", "{n} rows read: {new} new, {updated} changed", self.rows.read, **self._numbers()
        )

    def _numbers(self) -> dict[str, int]:
        return {"new": self.rows.new, "updated": self.rows.updated}


def read(work: Workspace, file: Path, passphrase: str = "") -> Surveyed:
    """Read a list in a child process as it is, before it is known what it is taken as; one that is locked opens with its passphrase.

    In the data folder it lies unlocked meanwhile.

    Raises the Problem or Trouble of a file that cannot be read.
    """
    with key_for(passphrase, work.folder if passphrase else None) as key, work.readers(1) as reader:
        try:
            return Surveyed(unpack(key.read(reader.call, read_list, file)[0]))
        except Trouble as trouble:  # the reader speaks of exports, and nobody can ask for another of somebody's own list
            if trouble.code not in ("memory", "timeout"):
                raise
            message = N_("{file} is too large for a list. Split it into several lists.", file=file.name)
            raise Trouble(message, trouble.code) from trouble


def preview(
    work: Workspace,
    file: Path,
    kind: str,
    mapping: Mapping[str, str] = NOTHING,
    answers: Answers = NOTHING,
    surveyed: Surveyed | None = None,
) -> Step:
    """Tell what importing this list would do; nothing is written. `result` is an Imported.

    `kind` is one of `lists.understood.LISTS`; `mapping` names columns (`F`, `Sheet1!F` or a heading) with the field
    each holds, "" for none, and goes before what is remembered and what the headings say; `answers` are ids of
    questions with a choice or a value, `@SHEET!kind.field` with what goes over the head of a sheet, and
    `=kind.field:words` with the choice that words are read as. A `listing`
    that was read already saves reading it again. Raises the Problem or Trouble of a file that cannot be read, and a
    Problem for a mapping or an answer that fits nothing.
    """
    found = surveyed or read(work, file)
    planner = _planner(work, found, kind, mapping)
    plan = planner.plan(known_answers(work, answers))
    _check_mapping(plan, found.listing, mapping)
    answered_anew.check(work, plan, found.listing.fingerprint, answers, lambda: _unanswered(work, planner))
    imported = _imported("", found.listing, plan)
    return Step(imported.said(), problems=imported.problems, result=imported)


def apply(
    work: Workspace,
    file: Path,
    kind: str,
    mapping: Mapping[str, str] = NOTHING,
    answers: Answers = NOTHING,
    surveyed: Surveyed | None = None,
    watch: Watch = always,
) -> Step:
    """Take in this list, whole or not at all, in one transaction; the same list again changes nothing. `result` is an Imported.

    It is noted as a merge, so that `unmerge` takes it back. What is open is kept as questions; the mapping is
    remembered for the next list of this shape. Of the file itself only its hash is kept, and while questions wait what it says.
    `watch` is told how far it is; what is taken in whole cannot be stopped half-way.
    """
    found = surveyed or read(work, file)
    return work.at_once(lambda: _apply(work, found, file, kind, mapping, answers, watch), sparing=True)


def _apply(work: Workspace, surveyed: Surveyed, file: Path, kind: str, mapping: Mapping[str, str], answers: Answers, watch: Watch) -> Step:
    planner, known = _planner(work, surveyed, kind, mapping), known_answers(work, answers)
    plan, listing = planner.plan(known), surveyed.listing
    _check_mapping(plan, listing, mapping)
    answered_anew.check(work, plan, listing.fingerprint, answers, lambda: _unanswered(work, planner))
    merge = str(uuid4())
    changes = [*_changes(work, plan, watch), *answered_anew.of_kept(work, plan, answers)]
    asked = unasked(work, _asked(work, file.name, planner, plan, known, changes, watch))
    refuse_without_room(work, changes)
    at = work.clock.stamp()
    if changes or asked:
        # One that only asks is noted too: what is answered counts as brought by this file, and is taken back with it.
        arrival = Arrival(
            merge,
            file.name,
            sha256=listing.fingerprint,
            author_id=work.author.id,
            author_name=work.author.name,
            at=at,
            records=packed(dict.fromkeys(change.record for change in changes)),
        )
        work.bring(changes, Merge(merge, at, work.author.id, IMPORTED), arrival)
    watch(1, 1)
    keep(work, asked, merge)
    if asked:
        keep_list(work, merge, listing, kind, mapping, answers)
    answered_anew.note(work, plan, answers, at)
    brought = merge if changes or asked else ""
    note_answered(work, [(_said(ask, plan, file.name), ask.answer) for ask in plan.asks if ask.answer], brought, at)
    note_rows(work, plan.asks, plan.understood, plan.ids, brought)
    note_people(work, listing.fingerprint, plan.understood, plan.ids, plan.is_new, brought)
    let_lists_go(work, [each.merge for each in work.store.arrivals(sha256=listing.fingerprint)])
    remember(work, plan.understood, answers)
    imported = _imported(brought, listing, plan)
    return replace(step_of(imported.said(), changes), problems=imported.problems, result=imported)


def _planner(work: Workspace, surveyed: Surveyed, kind: str, mapping: Mapping[str, str]) -> Planner:
    if kind not in LISTS:
        raise Problem(N_("A list is taken as one of: {kinds}.", kinds=", ".join(LISTS)), "unknown_kind", Place(surveyed.listing.file))
    targets, place = targets_of(kind), Place(surveyed.listing.file)
    for column, code in mapping.items():
        if code and code not in targets:
            message = N_("No column holds “{field}”. Those that can be chosen: {fields}.", field=code, fields=", ".join(targets))
            raise Problem(message, "unknown_field", Place(surveyed.listing.file, field=code))
        if not column.strip():
            raise Problem(N_("Say which column holds “{field}”: its letter or its heading.", field=code), "unknown_column", place)
    return Planner(work, surveyed, kind, mapping, remembered(work))


def _unanswered(work: Workspace, planner: Planner) -> Iterator[Ask]:
    """Give what a list asks while nothing is answered now, nothing was before, or it never came: what it settled may come along again."""
    for answers in (known_answers(work, NOTHING), NOTHING):
        yield from planner.plan(answers).asks
    yield from planner.asked_at_first()


def _check_mapping(plan: Plan, listing: Listing, mapping: Mapping[str, str]) -> None:
    """Refuse a column that no table has, rather than leave out without a word what was said of it."""
    known = {name for table in plan.understood.tables for column in table.columns for name in _names_of(table.sheet, column)}
    tabled = {table.sheet for table in plan.understood.tables}
    untaken = {sheet.name for sheet in listing.sheets} - tabled  # what was said of a hidden sheet waits until it is taken
    for name, code in mapping.items():
        if tabled and known.isdisjoint(_keys_of(name)) and name.rpartition("!")[0] not in untaken:
            message = N_("No table of {file} has the column “{column}”. Give its letter or its heading.", file=listing.file, column=name)
            raise Problem(message, "unknown_column", Place(listing.file, field=code))
    for table in plan.understood.tables:
        for column in table.columns:
            _check_said_once(column, _names_of(table.sheet, column), mapping, Place(listing.file, table.sheet))


def _check_said_once(column: Column, names: Collection[str], mapping: Mapping[str, str], place: Place) -> None:
    """Refuse two fields for one column, which may be called by its letter and by its heading."""
    said = {code: f"{code or '-'}={name}" for name, code in mapping.items() if not _keys_of(name).isdisjoint(names)}
    if len(said) > 1:
        one, other = list(said.values())[:2]
        message = N_(
            "Column {column} was given two fields: {one} and {other}. A column holds one.", column=column.letters, one=one, other=other
        )
        raise Problem(message, "column_twice", place)


def _names_of(sheet: str, column: Column) -> tuple[str, ...]:
    return (column.letters, f"{sheet}!{column.letters}", plain(column.heading))


def _keys_of(name: str) -> set[str]:
    """Give how a column may be meant: by its heading, and by its letters where it could be some, as `Ibu` and `HP` could."""
    sheet, mark, letters = name.rpartition("!")
    return {plain(name), *([f"{sheet}{mark}{letters.upper()}"] if column_of(letters) else [])}


def _changes(work: Workspace, plan: Plan, watch: Watch) -> list[Change]:
    changes: list[Change] = []
    of = 2 * len(plan.values)  # finding what each answer would write takes as long again, and longer
    for done, (record, values) in enumerate(plan.values.items()):
        if done % _PIECE == 0:
            watch(done, of)
        if values:
            seen = NEW if record in plan.is_new else work.seen(record)
            changes.extend(work.made(Save(plan.kinds[record], record, values, seen, IMPORTED)))
    return changes


def _asked(
    work: Workspace, file: str, planner: Planner, plan: Plan, known: Answers, changes: Sequence[Change], watch: Watch
) -> Iterator[Asked]:
    """Give the open questions as they are kept, each choice with the changes that it writes."""
    kept = {each.id for each in work.store.questions(answered=None)}
    fresh = [ask for ask in plan.asks if ask.waits and ask.id not in kept]
    choosing = Choosing(work, plan, changes)
    for ask, choices in choosing.choices(fresh, planner, known, lambda done, of: watch(of + done, 2 * of)):
        yield _placed(ask, plan, file, choices)


def _placed(ask: Ask, plan: Plan, file: str, choices: tuple[Choice, ...] = ()) -> Asked:
    """Give a question of a list as it is kept, with its place."""
    row = _ROW.search(ask.cell)
    kind = next((entry.kind for entry in plan.understood.entries if entry.name == ask.entry), "")
    record = plan.ids.get(ask.entry, "") if kind else ""
    return Asked(ask.id, ask.code, ask.message, file, ask.sheet, int(row[1]) if row else 0, ask.cell, kind, record, ask.field, choices)


def _said(ask: Ask, plan: Plan, file: str) -> Asked:
    """Give a question that was answered with the list: the words of its answers tell how, what they wrote came with the list."""
    return _placed(ask, plan, file, tuple(Choice(each.code, each.label) for each in ask.options))


def _imported(merge: str, listing: Listing, plan: Plan) -> Imported:
    unread = [
        Problem(ask.message, ask.code, Place(listing.file, ask.sheet, ask.cell))
        for ask in plan.asks
        if ask.code in UNREAD and not ask.options
    ]
    asks = tuple(ask for ask in plan.asks if ask.code not in UNREAD or ask.options)
    problems = (*plan.problems, *unread)
    return Imported(merge, listing.file, plan.understood, plan.rows(), plan.counts(), asks, problems, listing, plan.ids)
