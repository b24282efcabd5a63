"""Doubts about a record, and those that somebody looked at and let be: kept in this store alone, never sent."""

from __future__ import annotations

import json

from empower_desktop.records import Record
from empower_desktop.records.record import Finding
from empower_desktop.workspace.finding import findings_of
from empower_desktop.workspace.workspace import Workspace

LET_BE = "let_be:"


def open_findings(work: Workspace, kind: type[Record], record: str) -> list[Finding]:
    """Tell what is missing or doubtful in a record, but for the warnings that were let be."""
    found, settled = findings_of(work, kind, record), _settled(work, record)
    if not settled:
        return found
    fields = _fields(work, kind, record)
    return [each for each in found if each.level != "W" or _mark(each, fields) not in settled]


def let_be(work: Workspace, kind: type[Record], record: str, finding: Finding) -> None:
    """Let a warning be; it comes back when the field that it stands at holds another value."""
    marks = {*_settled(work, record), _mark(finding, _fields(work, kind, record))}
    work.store.put_setting(LET_BE + record, json.dumps(sorted(marks)))


def _settled(work: Workspace, record: str) -> frozenset[str]:
    kept = work.store.setting(LET_BE + record)
    return frozenset(json.loads(kept)) if kept else frozenset()


def _fields(work: Workspace, kind: type[Record], record: str) -> dict[str, object]:
    row = work.store.row(kind.kind, record)
    return dict(row.fields) if row else {}


def _mark(finding: Finding, fields: dict[str, object]) -> str:
    """Give what tells this doubt about this value from any other."""
    return json.dumps([finding.rule, finding.field, fields.get(finding.field)])
