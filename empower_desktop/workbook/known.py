"""Records that a workbook names without their history: what it shows of each, and which change says so."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import Change
from empower_desktop.language import N_
from empower_desktop.workbook.contents import META

KNOWN = "known"
"""The key in `_meta`: JSON {kind: {record: {change: {field: value}}}}."""


def pack_known(changes: Iterable[Change]) -> str:
    """Give as JSON what these changes, cut down to what is shown, say of their records."""
    found: dict[str, dict[str, dict[str, Mapping[str, object]]]] = defaultdict(lambda: defaultdict(dict))
    for change in changes:
        found[change.kind][change.record][change.id] = dict(change.fields)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def unpack_known(text: str, by: str, at: str) -> list[Change]:
    """Give back the changes that were packed, each with the id that it says: the rest of it is not here to work it out.

    An edit of such a record is over these ids. A Problem says that they are damaged.
    """
    try:
        return [
            _change(kind, record, name, fields, by, at)
            for kind, records in json.loads(text or "{}").items()
            for record, changes in records.items()
            for name, fields in changes.items()
        ]
    except (ValueError, TypeError, AttributeError, RecursionError, Problem):
        raise Problem(
            N_("What the workbook says of itself is damaged. Ask for it to be sent again."), "bad_meta", Place(sheet=META)
        ) from None


def _change(kind: str, record: str, name: str, fields: Mapping[str, object], by: str, at: str) -> Change:
    # The id is held to its form as one that a change is over.
    parts = {"record": record, "kind": kind, "fields": fields, "over": (name,), "by": by, "at": at, "why": ""}
    return replace(Change.read(parts), over=(), id=name)
