"""Tracing a value to its file: which workbook brought a change, and in which row of it the record stands."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.errors import Refusal
from empower_desktop.workbook.whereabouts import rows_of_records
from empower_desktop.workspace.unpacking import original_of
from empower_desktop.workspace.workspace import Workspace


def rows_in_originals(work: Workspace, wanted: Mapping[str, str]) -> dict[str, int]:
    """Give, for changes with their records, the row in the workbook that brought each; none for what was written here.

    A file is looked into where its original is still kept; one that cannot be read tells nothing.
    """
    brought = work.store.brought_in(wanted)
    found: dict[str, int] = {}
    with work.readers(1) as reader:
        for change, sha256 in brought.items():
            path = original_of(work.store.originals, sha256)
            try:
                rows: dict[str, int] = reader.call(rows_of_records, path, [wanted[change]]) if path.exists() else {}
            except Refusal:
                continue
            if wanted[change] in rows:
                found[change] = rows[wanted[change]]
    return found
