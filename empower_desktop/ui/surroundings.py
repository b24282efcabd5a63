"""What helps to settle a conflict: who was there, what the record says otherwise, what lists show meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from empower_desktop.history.change import DELETED
from empower_desktop.history.merge import Rival
from empower_desktop.language import N_, P_, Message
from empower_desktop.records import KINDS, Attendance, Meeting
from empower_desktop.records.meeting import present_total
from empower_desktop.workspace import Conflict, Row, Workspace
from empower_desktop.workspace.dated_names import DatedNames
from empower_desktop.workspace.listing import Query, count_of, row_of

Facts = list[tuple[str, str]]
"""Each with the name of its icon."""

VOTES = ("votes_for", "votes_against", "votes_abstain")
MOST_FIELDS = 5


def known_around(work: Workspace, conflict: Conflict) -> Facts:
    """Tell what is known around a conflict: counts of people, and the other fields of the record."""
    row = row_of(work, conflict.kind, conflict.record) if conflict.kind in KINDS else None
    if row is None:
        return []
    counted = [("users-round", fact) for fact in (_presence(work, conflict, row), _people(work, row)) if fact]
    others = _other_fields(work, conflict, row)
    return [*counted, *([("file-text", work.language(N_("The record also says: {fields}", fields=others)))] if others else [])]


def meanwhile(work: Workspace, conflict: Conflict, shown_by: str) -> Facts:
    """Tell what is shown until the answer is given, and what becomes of the answer."""
    say = work.language
    if conflict.kind not in KINDS:
        first = ("eye-off", say(N_("Lists and figures here show nothing of it. It is kept, and goes along with every workbook.")))
    elif conflict.spot == DELETED:
        first = ("eye", say(N_("Until it is answered, the record stays in the lists.")))
    else:
        first = ("eye-off", say(N_("Until it is answered, lists show what {name} wrote, marked as disputed.", name=shown_by)))
    return [first, ("clock", say(N_("The answer is noted as a new change by {name}, and can be undone.", name=work.author.name)))]


def _presence(work: Workspace, conflict: Conflict, row: Row) -> str:
    """Say how many were at the meeting that a record is about; of votes, whether they fit."""
    meeting = work.one(Meeting, row.id if row.kind == "meeting" else str(row.fields.get("meeting", "")))
    if meeting is None:
        return ""
    present = present_total(meeting, work.where(Attendance, meeting=meeting.id))
    said: list[Message | str] = [N_("Present at the meeting: {n}.", n=present)]
    if conflict.spot == "votes":
        sums = [each for rival in conflict.rivals if (each := _votes_in(rival))]
        said += ["; ".join(work.language(N_("{sum} = {n} votes", sum=words, n=total)) for words, total in sums) + "."] if sums else []
        too_many = [total for _, total in sums if total > present]
        said += [N_("Votes beyond those present: {n}.", n=max(too_many) - present)] if too_many and present else []
    return " ".join(work.language(each) for each in said)


def _votes_in(rival: Rival) -> tuple[str, int] | None:
    if not isinstance(rival.value, Mapping):
        return None
    given = [each for code in VOTES if isinstance(each := rival.value.get(code), int)]
    return (" + ".join(map(str, given)), sum(given)) if given else None


def _people(work: Workspace, row: Row) -> str:
    """Count those who belong to the record: on the roster, trained, in the group, or where a person took part."""
    say = work.language

    def count(kind: str) -> int:
        return count_of(work, Query(kind, {row.kind: row.id}))

    if row.kind == "meeting":
        return say(P_("{n} person stands on its roster.", "{n} people stand on its roster.", count("attendance")))
    if row.kind == "training":
        return say(P_("{n} participant is noted.", "{n} participants are noted.", count("participation")))
    if row.kind == "group":
        return say(P_("{n} member is noted.", "{n} members are noted.", count("membership")))
    if row.kind == "person":
        meetings, trainings, groups = map(count, ("attendance", "participation", "membership"))
        return say(N_("Takes part in meetings: {a}, trainings: {b}, groups: {c}.", a=meetings, b=trainings, c=groups))
    return ""


def _other_fields(work: Workspace, conflict: Conflict, row: Row) -> str:
    """Say what else the record holds, when and where first, but for what is in dispute and what its title says."""
    kind = KINDS[row.kind]
    fields = kind.fields()
    disputed = set(kind.units.get(conflict.spot, (conflict.spot,)))
    if conflict.spot == DELETED:
        disputed = {code for rival in conflict.rivals if isinstance(rival.value, Mapping) for code in rival.value}
    first = [code for code in (kind.date_field, "area", "venue") if code in fields]
    codes: Sequence[str] = list(dict.fromkeys([*first, *(code for code, each in fields.items() if each.required), *fields]))
    left_out = {*disputed, *row.conflicts, *kind.title_fields}
    told = [code for code in codes if code in row.fields and code not in left_out][:MOST_FIELDS]
    say, names = work.language, DatedNames(work)
    return " · ".join(f"{say(fields[code].label)}: {fields[code].show(row.fields[code], say, names)}" for code in told)
