"""Workbooks that came again, content for content: their records are counted together, one question instead of one for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from empower_desktop.workspace.counting import Counts, in_order
from empower_desktop.workspace.workspace import Workspace

AT_ONCE = 300
"""So many workbooks that came again are counted together."""


def counts_again(
    work: Workspace, visible: Callable[[Collection[str]], Mapping[str, str]], arrived: Sequence[int]
) -> Iterator[Mapping[str, Counts]]:
    """Count the records of each workbook that came before, by its arrival, as far as lists show them; `visible` says which these are."""
    for some in (arrived[start : start + AT_ONCE] for start in range(0, len(arrived), AT_ONCE)):
        records_of = work.store.records_of(some)
        shown = visible({record for records in records_of.values() for record in records})
        for seq in some:
            kinds = Counter([shown[record] for record in records_of[seq] if record in shown])
            yield in_order({kind: Counts(same=count) for kind, count in kinds.items()})
