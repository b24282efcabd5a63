"""Workbooks that came again, content for content: their records are counted together, one question instead of one for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from empower_desktop.store.packed import each_in
from empower_desktop.workspace.counts import Counts, in_order
from empower_desktop.workspace.workspace import Workspace

AT_ONCE = 300
"""So many workbooks that came again are counted together."""


def counts_again(
    work: Workspace, visible: Callable[[set[bytes]], Mapping[bytes, str]], arrived: Sequence[int]
) -> Iterator[Mapping[str, Counts]]:
    """Count the records of each workbook that came before, by its arrival, as far as lists show them.

    `visible` says of packed ids which these are, with their kinds.
    """
    for some in (arrived[start : start + AT_ONCE] for start in range(0, len(arrived), AT_ONCE)):
        records_of = {seq: each_in(records) for seq, records in work.store.records_of(some).items()}
        shown = visible(set().union(*records_of.values()))
        for seq in some:
            kinds = Counter(map(shown.get, records_of[seq]))
            yield in_order({kind: Counts(same=count) for kind, count in kinds.items() if kind})
