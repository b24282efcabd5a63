"""Many records at once, as a script gives them: all or nothing, or all that can be taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.joining import joined
from empower_desktop.history.merge import NEW, Seen, state_of
from empower_desktop.language import N_
from empower_desktop.records import KINDS, UNANSWERED, UNITS, Record
from empower_desktop.records.fields import Plain
from empower_desktop.workspace.attaching import filed
from empower_desktop.workspace.following import following
from empower_desktop.workspace.looking import known_kind, no_record
from empower_desktop.workspace.pairing import check_pair
from empower_desktop.workspace.saving import RESTORED, check_key, id_for, trail
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Save, Workspace, step_of

R = TypeVar("R", bound=Record)
KEYS = ("do", "kind", "id", "as", "fields")
"""What a line may hold."""
NAMING = ("owner_id",)
"""Texts that hold the id of a record of any kind."""


@dataclass(frozen=True)
class Answer:
    """What became of one line: the record's id, or why it was refused."""

    line: int
    id: str = ""
    problem: Problem | None = None


@dataclass
class _Batch:
    """The changes made so far and the names given to new records, before anything is kept."""

    work: Workspace
    made: dict[str, list[Change]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def do(self, line: Mapping[str, Any]) -> str:
        """Make the changes of one line; the id of its record."""
        acts = {"add": self._add, "set": self._set, "delete": self._delete}
        act = acts.get(str(line.get("do")))
        if act is None:
            raise Problem(N_("“do” is add, set or delete."), "unknown_act", Place(field="do"))
        if unknown := [key for key in line if key not in KEYS]:
            message = N_("A line has no “{key}”, only: {keys}. Values stand in “fields”.", key=unknown[0], keys=", ".join(KEYS))
            raise Problem(message, "unknown_key", Place(field=unknown[0]))
        return act(line)

    def one(self, kind: type[R], record: str) -> R | None:
        """Give a live record as it stands after the lines so far, or None."""
        members = self.work.store.members(record)
        if self.made.keys().isdisjoint(members):
            return self.work.one(kind, record)
        history = self._history(record)
        is_there = history and history[0].kind == kind.kind and not self._is_deleted(record)
        return kind.load(members[0], self._seen(record).shown) if is_there else None

    def where(self, kind: type[R], **fields: Plain) -> list[R]:
        """Give the live records of a kind whose fields have these values after the lines so far."""
        found = {each.id: each for each in self.work.where(kind, **fields)}
        for record, changes in self.made.items():
            if changes[0].kind == kind.kind and (record in found or _may_hold(changes, fields)):
                now = self.one(kind, record)
                found.pop(now.id if now else record, None)
                if now is not None and all(getattr(now, code) == value for code, value in fields.items()):
                    found[now.id] = now
        return list(found.values())

    def _add(self, line: Mapping[str, Any]) -> str:
        kind = KINDS.get(str(line.get("kind")))
        if kind is None:
            raise Problem(N_("There is no record kind “{kind}”.", kind=str(line.get("kind"))), "unknown_kind", Place(field="kind"))
        plain = kind.read(self._fields(kind, line), self.work.today)
        record = id_for(self.work, kind, plain)
        if not (kind.key and self._history(record)):
            plain = {**kind.defaults(), **plain}
        self._change(kind, record, plain)
        if name := line.get("as"):
            self.names[f"@{name}"] = record
        return record

    def _set(self, line: Mapping[str, Any]) -> str:
        record, kind = self._record_of(line)
        if self._is_deleted(record):
            raise Problem(N_("This record is in the trash. Restore it first."), "deleted", Place(record=record, field="id"))
        plain, seen = kind.read(self._fields(kind, line), self.work.today), self._seen(record)
        self._change(kind, record, plain)
        for save in trail(self.work, kind, record, plain, seen):
            self._keep(save)
        return record

    def _delete(self, line: Mapping[str, Any]) -> str:
        record, kind = self._record_of(line)
        if not self._is_deleted(record):
            seen = self._seen(record)
            self._keep(Save(kind.kind, record, {DELETED: True}, seen, over=seen.everything()))
        return record

    def _change(self, kind: type[Record], record: str, plain: Mapping[str, Any]) -> None:
        seen = self._seen(record)
        check_key(kind, record, plain, seen)
        check_pair(kind, plain, seen, self._kind_of)
        plain = {**plain, **following(self, kind, plain, seen)}
        if kind.key and self._is_deleted(record):
            self._keep(Save(kind.kind, record, {DELETED: False}, seen, RESTORED))
        self._keep(Save(kind.kind, record, plain, seen))

    def _keep(self, save: Save) -> None:
        for change in self.work.made(save):
            self.made.setdefault(change.record, []).append(change)

    def _history(self, record: str) -> list[Change]:
        return [*self.work.changes(record), *self.made.get(record, ())]

    def _seen(self, record: str) -> Seen:
        """Give what stands in a record now, or in all that are joined with it."""
        histories = [history for one in self.work.store.members(record) if (history := self._history(one))]
        states = [state_of(history, UNITS) for history in histories]
        if len(states) > 1:
            return Seen.of(joined(histories, UNITS, UNANSWERED), states)
        return Seen.of(states[0]) if states else NEW

    def _is_deleted(self, record: str) -> bool:
        history = self._history(record)
        return bool(history) and state_of(history, UNITS).standing == "deleted"

    def _kind_of(self, record: str) -> str:
        made = self.made.get(record)
        return self.work.store.kind_of(record) or (made[0].kind if made else "")

    def _record_of(self, line: Mapping[str, Any]) -> tuple[str, type[Record]]:
        """Give the record that a line names, and its kind; a Problem for one that is not here."""
        record = str(self._named(line.get("id")))
        history = self._history(record)
        if not history:
            raise no_record(record)
        return record, known_kind(history[0].kind, Place(field="id"))

    def _fields(self, kind: type[Record], line: Mapping[str, Any]) -> Mapping[str, Any]:
        """Give the fields of a line, with the ids that its names stand for; in a text `@anna` is nobody's name."""
        fields = line.get("fields", {})
        if not isinstance(fields, Mapping):
            raise Problem(N_("“fields” is an object of field and value."), "not_fields", Place(field="fields"))
        naming = {code for code, each in kind.fields().items() if each.refers_to or code in (*kind.key, *NAMING)}
        return filed(self.work, kind, {str(code): self._named(value) if code in naming else value for code, value in fields.items()})

    def _named(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._named(part) for part in value]
        if isinstance(value, str) and "@" in value:
            return ";".join(self.names.get(part.strip(), part) for part in value.split(";"))
        return value


def _may_hold(changes: Sequence[Change], fields: Mapping[str, Plain]) -> bool:
    """Say whether a record with these changes may have such values: no field got others alone."""
    got = {code: [change.fields[code] for change in changes if code in change.fields] for code in fields}
    return all(not got[code] or value in got[code] for code, value in fields.items())


def batch(work: Workspace, lines: Iterable[Mapping[str, Any] | Problem], keep_going: bool = False) -> Step:
    """Do the lines in one transaction; `result` is an Answer for each line.

    A line that cannot be read comes in as its Problem. All or nothing, unless `keep_going`: then what can be taken is.
    """
    doing, answers = _Batch(work), []
    for number, line in enumerate(lines, 1):
        if isinstance(line, Problem):
            answers.append(Answer(number, problem=line))
            continue
        try:
            answers.append(Answer(number, doing.do(line)))
        except Problem as problem:
            answers.append(Answer(number, problem=problem))
    problems = tuple(answer.problem for answer in answers if answer.problem)
    if problems and not keep_going:
        not_saved = Problem(N_("Not saved, because another line was refused."), "not_saved")
        held = [answer if answer.problem else Answer(answer.line, problem=not_saved) for answer in answers]
        return Step(N_("Nothing saved"), problems=problems, result=held)
    changes = [change for made in doing.made.values() for change in made]
    kept = work.keep(sorted(changes, key=lambda change: (change.at, change.id)))
    return step_of(N_("{n} lines saved", n=len(answers) - len(problems)), kept, problems=problems, result=answers)
