"""What the head of a list says of a group beside its name and its village: the hamlet it is in, and when it meets."""

from __future__ import annotations

import re

from empower_desktop.lists.head_places import HAMLET, VILLAGE_AFTER_HAMLET, hamlet_of
from empower_desktop.lists.heads import Head, Said
from empower_desktop.records.words import longest, plain

_REGULAR = re.compile(r"(?:[^:]{0,30}\bpertemuan\b[^:]{0,20}:)?\s*(?:pertemuan\s+)?(?:rutin\s+)?((?:se)?tiap\s.*)", re.IGNORECASE)
_SPANS = frozenset(("hari", "minggu", "pekan", "bulan", "tanggal", "tgl", "selapan", "pasaran"))
"""Of which a group meets on every one, where no day of the week is named: `setiap tanggal 10`, `tiap bulan`."""


def hamlet_over(head: Head) -> Said | None:
    """Give the hamlet that a line over a list names before the village, `DUSUN SABAH DESA SUNGAI KELIK`, or behind a label of its own."""
    for line in head.lines:
        before = VILLAGE_AFTER_HAMLET.match(line.text)
        if before is not None and (hamlet := HAMLET.search(before[0])):
            return Said(hamlet_of(hamlet), line.cell)
    said = head.key("hamlet")
    named = HAMLET.fullmatch(f"{plain(said.label)} {' '.join(said.text.split())}") if said is not None else None
    return Said(hamlet_of(named), said.cell) if said is not None and named is not None else None


def schedule_over(head: Head) -> Said | None:
    """Give when a group meets regularly, as a line over its list or the value of a label says it: `Pertemuan : setiap Selasa malam`."""
    for said in (*head.keys.values(), *head.lines):
        found = _REGULAR.fullmatch(said.text)
        if found is not None and (longest("weekday", found[1])[0] or _SPANS & {*plain(found[1]).split()}):
            return Said(found[1], said.cell)
    return None
