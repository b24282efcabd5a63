"""What the conflict screen shows: each conflict with its record, and the values that fight or fought, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.merge import Rival
from empower_desktop.language import N_, Label, Message
from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.field import as_it_stands
from empower_desktop.records.fields import Field, Plain
from empower_desktop.ui.exchange_parts import day_and_time
from empower_desktop.ui.surroundings import known_around, meanwhile
from empower_desktop.workspace import Conflict, Workspace
from empower_desktop.workspace.listing import row_of
from empower_desktop.workspace.names_apart import NamesApart, authors_apart, named_by, titles_apart
from empower_desktop.workspace.postponing import postponed, rests_until
from empower_desktop.workspace.resolved import writer_named
from empower_desktop.workspace.settled import Settled, settled_conflicts
from empower_desktop.workspace.settling import facing, key_of, open_conflicts, sources_of, spot_label, writers_of
from empower_desktop.workspace.tracing import rows_in_originals

DID = "did"
"""The row, before the fields, that tells who deleted and who edited."""

HERE = N_("on this laptop")
WHAT_WAS_DONE = N_("What was done")
DELETED_IT, RESTORED_IT, EDITED_IT = N_("deleted it"), N_("restored it"), N_("edited it")


@dataclass(frozen=True)
class Dispute:
    """A conflict as the list shows it: `wrote` gives for the change of each value the one that wrote it, `by` names the authors by id.

    `until` is the day on which one that was left for later comes back; `settled` the answer of one that waits
    no more, with the name of who gave it.
    """

    conflict: Conflict
    title: str
    kind: Label | str
    spot: Label | Message
    wrote: Mapping[str, Change]
    by: Mapping[str, str]
    until: date | None = None
    settled: Settled | None = None
    answered_by: str = ""

    @property
    def key(self) -> str:
        """Tell this conflict from the others; one spot may have been settled more than once."""
        return f"{key_of(self.conflict)} {self.settled.answer.id}" if self.settled else key_of(self.conflict)

    @property
    def is_deletion(self) -> bool:
        """Say whether the question is to keep or to delete."""
        return self.conflict.spot == DELETED

    @property
    def values(self) -> int:
        """Count the values that fight."""
        return len(self.conflict.rivals)


@dataclass(frozen=True)
class Side:
    """One of the values: whose, when, from which file, and its fields in words.

    `again` tells who put it back by an undo, `wrote` is the change that wrote it first, `workbook_of` who made the workbook
    in which somebody else wrote it.
    """

    change: str
    by: str
    name: str
    when: str
    file: str
    words: Mapping[str, str]
    again: str = ""
    wrote: str = ""
    workbook_of: str = ""

    @property
    def who(self) -> str:
        """Give the author, and who put the value back."""
        return " ".join(filter(None, (self.name, self.again)))


@dataclass(frozen=True)
class Contest:
    """A conflict opened: its rows by code and word, its sides, and what helps to decide.

    `answer` is, of one that is settled, what was written and by whom.
    """

    dispute: Dispute
    rows: Sequence[tuple[str, str]]
    sides: Sequence[Side]
    facts: Sequence[tuple[str, str]]
    answer: Side | None = None

    @property
    def won(self) -> str:
        """Give the change whose value was taken; nothing while it waits, or where something else was written."""
        return self.dispute.settled.won if self.dispute.settled else ""

    def is_taken(self, change: str) -> bool:
        """Say whether the value of a change is the one that was taken; of a deletion all that ask for the same."""
        if not self.won or not self.dispute.is_deletion:
            return bool(self.won) and change == self.won
        asked = {rival.change: rival.value is True for rival in self.dispute.conflict.rivals}
        return asked[change] == asked[self.won]

    @property
    def is_known(self) -> bool:
        """Say whether this version knows the kind and the fields that are fought over."""
        known = fields_of(self.dispute.conflict.kind)
        return bool(known) and (self.dispute.is_deletion or all(code in known for code, _ in self.rows))

    @property
    def can_be_written(self) -> bool:
        """Say whether something else may be written than what fights."""
        return not self.dispute.is_deletion and self.answer is None and self.is_known

    def differs(self, code: str) -> bool:
        """Say whether the sides say different things in a row."""
        return len({side.words.get(code, "") for side in self.sides}) > 1


def told_apart(side: Side, sides: Sequence[Side]) -> str:
    """Give whose value it is; where one author wrote several, as of records that are one thing, also when, or what it says."""
    name = side.who
    others = [other for other in sides if other is not side and other.who == name]
    if others:
        name = f"{name}, {side.when}"
    if any(other.when == side.when for other in others):
        name = f"{name}, “{next((word for word in side.words.values() if word), '')}”"
    return name


def fields_of(kind: str) -> Mapping[str, Field]:
    """Give the fields of a kind by their codes; of one that only a newer version knows, none."""
    return KINDS[kind].fields() if kind in KINDS else {}


def disputes_of(work: Workspace) -> list[Dispute]:
    """Look up all conflicts that wait or were left for later, with what their records are called."""
    kept = postponed(work)
    about = _about(work, open_conflicts(work))
    return [_dispute(work, each, found, until=rests_until(kept, key_of(each), facing(each))) for each, found in about]


def settled_of(work: Workspace) -> list[Dispute]:
    """Look up the conflicts that were settled, the last first."""
    settled = settled_conflicts(work)
    about = _about(work, [each.conflict for each in settled])
    return [_dispute(work, each.conflict, found, settled=each) for each, (_, found) in zip(settled, about, strict=True)]


def contest_of(work: Workspace, dispute: Dispute) -> Contest:
    """Put the values of a conflict side by side."""
    settled = dispute.settled
    sources = sources_of(work, [*(change.id for change in dispute.wrote.values()), *([settled.answer.id] if settled else [])])
    codes = _codes(dispute)
    rows = [(code, work.language(_row_label(dispute, code))) for code in codes]
    said = _Said(work, dispute, NamesApart(work, named_by([dispute.conflict])))
    sides = [_side(said, rival, codes, sources) for rival in dispute.conflict.rivals]
    around = known_around(work, dispute.conflict)
    if settled is not None:
        return Contest(dispute, rows, sides, around, _answer(said, settled, codes, sources))
    return Contest(dispute, rows, sides, [*around, *meanwhile(work, dispute.conflict, _shown_by(said, sides))])


def rows_in_files(work: Workspace, contest: Contest) -> tuple[Contest, dict[str, int]]:
    """Look up in which row of its file each value stands, by the change that wrote it; files are opened for that."""
    return contest, rows_in_originals(work, {change.id: change.record for change in contest.dispute.wrote.values()})


@dataclass(frozen=True)
class _Known:
    """What is looked up once for many conflicts: what records are called, who wrote what, and who everybody is."""

    title: str
    writers: Mapping[str, Change]
    authors: Mapping[str, str]


def _about(work: Workspace, conflicts: Sequence[Conflict]) -> list[tuple[Conflict, _Known]]:
    authors, writers = authors_apart(work), writers_of(work, conflicts)
    titles = titles_apart(work, {each.record: each.kind for each in conflicts if each.kind in KINDS})
    return [(each, _Known(titles.get(each.record, each.record), writers, authors)) for each in conflicts]


def _dispute(work: Workspace, conflict: Conflict, known: _Known, until: date | None = None, settled: Settled | None = None) -> Dispute:
    wrote = {rival.change: known.writers[rival.change] for rival in conflict.rivals}
    by = {author: known.authors.get(author, author[:8]) for author in dict.fromkeys(change.by for change in wrote.values())}
    kind = KINDS.get(conflict.kind)
    label = kind.label if kind else conflict.kind
    answered_by = writer_named(settled.answer, known.authors, work.language) if settled else ""
    return Dispute(conflict, known.title, label, spot_label(kind, conflict.spot), wrote, by, until, settled, answered_by)


@dataclass(frozen=True)
class _Said:
    """Says the values of one conflict, in which two records of one name are told apart."""

    work: Workspace
    dispute: Dispute
    names: NamesApart

    @cached_property
    def authors(self) -> Mapping[str, str]:
        """Everybody's name by id, two of one name told apart; only some values name anybody besides those who wrote them."""
        return authors_apart(self.work)

    def word(self, rival: Rival, code: str) -> str:
        """Say what a rival has in a field."""
        if code == DID:
            did = EDITED_IT if isinstance(rival.value, Mapping) else DELETED_IT if rival.value is True else RESTORED_IT
            return self.work.language(did)
        if isinstance(rival.value, Mapping):
            return self.shown(code, rival.value.get(code))
        return "" if self.dispute.is_deletion else self.shown(code, rival.value)

    def shown(self, code: str, plain: Plain) -> str:
        """Say a value of a field."""
        field = fields_of(self.dispute.conflict.kind).get(code)
        return field.show(plain, self.work.language, self.names) if field else as_it_stands(plain)


def _answer(told: _Said, settled: Settled, codes: Sequence[str], sources: Mapping[str, str]) -> Side:
    """Say who settled it, and what they wrote; who filled in a workbook stands before who made it."""
    work, answer = told.work, settled.answer
    maker = told.authors.get(answer.by, answer.by[:8])
    name = settled.filler or maker
    value = answer.fields if told.dispute.conflict.unit else next(iter(answer.fields.values()))
    said = Rival(value, answer.id, answer.by, answer.at)
    words = {code: told.word(said, code) for code in codes}
    file = sources.get(answer.id) or work.language(HERE)
    when, by_workbook = day_and_time(work.language, answer.at), maker if settled.filler else ""
    return Side(answer.id, answer.by, name, when, file, words, wrote=answer.id, workbook_of=by_workbook)


def _side(said: _Said, rival: Rival, codes: Sequence[str], sources: Mapping[str, str]) -> Side:
    """Show a value as theirs who wrote it, even where an undo put it back in another name."""
    work, dispute = said.work, said.dispute
    wrote = dispute.wrote[rival.change]
    again = "" if wrote.by == rival.by else work.language(N_("(put back by {name})", name=said.authors.get(rival.by, rival.by[:8])))
    when, file = day_and_time(work.language, wrote.at), sources.get(wrote.id) or work.language(HERE)
    words = {code: said.word(rival, code) for code in codes}
    return Side(rival.change, wrote.by, writer_named(wrote, dispute.by, work.language), when, file, words, again, wrote.id)


def _row_label(dispute: Dispute, code: str) -> Label | Message | str:
    field = fields_of(dispute.conflict.kind).get(code)
    return WHAT_WAS_DONE if code == DID else field.label if field else code


def _codes(dispute: Dispute) -> list[str]:
    conflict = dispute.conflict
    if not dispute.is_deletion:
        return list(UNITS.get(conflict.kind, {}).get(conflict.spot, (conflict.spot,)))
    edited = {code for rival in conflict.rivals if isinstance(rival.value, Mapping) for code in rival.value}
    return [DID, *(code for code in fields_of(conflict.kind) or sorted(edited) if code in edited)]


def _shown_by(said: _Said, sides: Sequence[Side]) -> str:
    conflict = said.dispute.conflict
    row = row_of(said.work, conflict.kind, conflict.record) if conflict.kind in KINDS else None
    shown = row.fields if row else {}
    for side in sides:
        if all(words == said.shown(code, shown.get(code)) for code, words in side.words.items()):
            return told_apart(side, sides)
    return told_apart(sides[0], sides)
