"""What the conflict screen shows: each conflict with its record, and the values that fight, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.merge import Rival
from empower_desktop.language import N_, Label, Message
from empower_desktop.records import KINDS, Attendance, Meeting
from empower_desktop.records.fields import Plain
from empower_desktop.records.meeting import present_total
from empower_desktop.ui.exchange_parts import day_and_time
from empower_desktop.workspace import Conflict, Workspace
from empower_desktop.workspace.listing import row_of
from empower_desktop.workspace.settling import open_conflicts, sources_of, spot_label, writers_of

DID = "did"
"""The row, before the fields, that tells who deleted and who edited."""

HERE = N_("on this laptop")
WHAT_WAS_DONE = N_("What was done")
DELETED_IT, RESTORED_IT, EDITED_IT = N_("deleted it"), N_("restored it"), N_("edited it")
HOMES = ("meeting", "decision", "training", "group", "person", "action")
"""The kinds that have a screen of their own, under the same key."""


@dataclass(frozen=True)
class Dispute:
    """A conflict as the list shows it: `wrote` gives for the change of each value the one that wrote it, `by` names the authors by id."""

    conflict: Conflict
    title: str
    kind: Label | str
    spot: Label | Message
    wrote: Mapping[str, Change]
    by: Mapping[str, str]

    @property
    def key(self) -> str:
        """Tell this conflict from the others."""
        return f"{self.conflict.record} {self.conflict.spot}"

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
    """One of the values: whose, when, from which file, and its fields in words; `again` tells who put it back by an undo."""

    change: str
    by: str
    name: str
    when: str
    file: str
    words: Mapping[str, str]
    again: str = ""

    @property
    def who(self) -> str:
        """Give the author, and who put the value back."""
        return " ".join(filter(None, (self.name, self.again)))


@dataclass(frozen=True)
class Contest:
    """A conflict opened: its rows by code and word, its sides, which rows differ, and what helps to decide."""

    dispute: Dispute
    rows: Sequence[tuple[str, str]]
    sides: Sequence[Side]
    facts: Sequence[tuple[str, str]]

    def differs(self, code: str) -> bool:
        """Say whether the sides say different things in a row."""
        return len({side.words.get(code, "") for side in self.sides}) > 1


def disputes_of(work: Workspace) -> list[Dispute]:
    """Look up all conflicts that wait, with what their records are called."""
    conflicts = [each for each in open_conflicts(work) if each.kind in KINDS]
    authors, writers = work.author_names(), writers_of(work, conflicts)
    titles: dict[str, str] = {}
    for each in conflicts:
        if each.record not in titles:
            titles[each.record] = work.names.record(each.kind, each.record)
    disputes = []
    for each in conflicts:
        wrote = {rival.change: writers[rival.change] for rival in each.rivals}
        by = {change.by: authors.get(change.by, change.by[:8]) for change in wrote.values()}
        disputes.append(Dispute(each, titles[each.record], KINDS[each.kind].label, spot_label(KINDS[each.kind], each.spot), wrote, by))
    return disputes


def contest_of(work: Workspace, dispute: Dispute) -> Contest:
    """Put the values of a conflict side by side."""
    sources = sources_of(work, (change.id for change in dispute.wrote.values()))
    codes = _codes(dispute)
    rows = [(code, work.language(_row_label(dispute, code))) for code in codes]
    sides = [_side(work, dispute, rival, codes, sources) for rival in dispute.conflict.rivals]
    return Contest(dispute, rows, sides, _facts(work, dispute, sides))


def _side(work: Workspace, dispute: Dispute, rival: Rival, codes: Sequence[str], sources: Mapping[str, str]) -> Side:
    """Show a value as theirs who wrote it, even where an undo put it back in another name."""
    wrote = dispute.wrote[rival.change]
    again = "" if wrote.by == rival.by else work.language(N_("(put back by {name})", name=work.author_names().get(rival.by, rival.by[:8])))
    when, file = day_and_time(work.language, wrote.at), sources.get(wrote.id) or work.language(HERE)
    words = {code: _word(work, dispute, rival, code) for code in codes}
    return Side(rival.change, wrote.by, dispute.by[wrote.by], when, file, words, again)


def home_of(work: Workspace, kind: str, record: str) -> tuple[str, str] | None:
    """Give the screen and the record where a record is opened; a part opens with its owner."""
    if kind in HOMES:
        return kind, record
    described = KINDS.get(kind)
    row = row_of(work, kind, record) if described else None
    owner = row.fields.get(described.part_of) if described and row else None
    if described is None or not owner or described.fields()[described.part_of].refers_to not in HOMES:
        return None
    return described.fields()[described.part_of].refers_to, str(owner)


def _row_label(dispute: Dispute, code: str) -> Label | Message | str:
    field = KINDS[dispute.conflict.kind].fields().get(code)
    return WHAT_WAS_DONE if code == DID else field.label if field else code


def _codes(dispute: Dispute) -> list[str]:
    conflict = dispute.conflict
    kind = KINDS[conflict.kind]
    if not dispute.is_deletion:
        return list(kind.units.get(conflict.spot, (conflict.spot,)))
    edited = {code for rival in conflict.rivals if isinstance(rival.value, Mapping) for code in rival.value}
    return [DID, *(code for code in kind.fields() if code in edited)]


def _word(work: Workspace, dispute: Dispute, rival: Rival, code: str) -> str:
    if code == DID:
        return work.language(EDITED_IT if isinstance(rival.value, Mapping) else DELETED_IT if rival.value is True else RESTORED_IT)
    if isinstance(rival.value, Mapping):
        return _shown(work, dispute, code, rival.value.get(code))
    return "" if dispute.is_deletion else _shown(work, dispute, code, rival.value)


def _shown(work: Workspace, dispute: Dispute, code: str, plain: Plain) -> str:
    field = KINDS[dispute.conflict.kind].fields().get(code)
    if field is None or plain is None:
        return "" if plain is None else str(plain)
    return field.show(plain, work.language, work.names)


def _facts(work: Workspace, dispute: Dispute, sides: Sequence[Side]) -> list[tuple[str, str]]:
    say = work.language
    facts = [("users-round", fact) for fact in _votes(work, dispute)]
    if dispute.is_deletion:
        facts.append(("eye", say(N_("Until it is answered, the record stays in the lists."))))
    else:
        shown = _shown_by(work, sides, dispute)
        facts.append(("eye-off", say(N_("Until it is answered, lists show what {name} wrote, marked as disputed.", name=shown))))
    facts.append(("clock", say(N_("The answer is noted as a new change by {name}, and can be undone.", name=work.author.name))))
    return facts


def _shown_by(work: Workspace, sides: Sequence[Side], dispute: Dispute) -> str:
    row = row_of(work, dispute.conflict.kind, dispute.conflict.record)
    shown = row.fields if row else {}
    for side in sides:
        if all(words == _shown(work, dispute, code, shown.get(code)) for code, words in side.words.items()):
            return side.name
    return sides[0].name


def _votes(work: Workspace, dispute: Dispute) -> list[str]:
    """Hold the votes of each side against those who were present."""
    conflict = dispute.conflict
    if (conflict.kind, conflict.spot) != ("decision", "votes"):
        return []
    row = row_of(work, conflict.kind, conflict.record)
    meeting = work.one(Meeting, str(row.fields.get("meeting"))) if row else None
    if meeting is None:
        return []
    present = present_total(meeting, work.where(Attendance, meeting=meeting.id))
    sums = [_sum(work, rival) for rival in conflict.rivals]
    said = [work.language(N_("Present at the meeting: {n}.", n=present)), *(each for each in sums if each)]
    return [" ".join([said[0], "; ".join(said[1:])]).strip()]


def _sum(work: Workspace, rival: Rival) -> str:
    if not isinstance(rival.value, Mapping):
        return ""
    votes = [rival.value.get(code) for code in ("votes_for", "votes_against", "votes_abstain")]
    given = [each for each in votes if isinstance(each, int)]
    if not given:
        return ""
    return work.language(N_("{sum} = {n} votes", sum=" + ".join(map(str, given)), n=sum(given)))
