"""How many people a sum of savings is made of, so that what fewer than five saved is told nowhere (`records.md`, Contribution)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from empower_desktop.records import Contribution
from empower_desktop.reports.insight.counting import FEWEST

SAVED, TAKEN_OUT = "simpanan", "tarik_simpanan"


def savers(entries: Iterable[Contribution], days: Mapping[str, dt.date]) -> int:
    """Count who saves in a fund: the persons named, or how many people its newest joint entry says it came from, whichever is more."""
    saved = sorted((each for each in entries if each.entry_type == SAVED), key=lambda each: (str(days.get(each.id)), each.id))
    together = [int(each.quantity) for each in saved if each.unit == "orang" and each.quantity]
    return max(len({each.person for each in saved if each.person}), together[-1] if together else 0)


def too_few_save(savings: Iterable[Contribution], days: Mapping[str, dt.date]) -> bool:
    """Say whether a sum of savings, less the funds that are told by themselves, would be what fewer than five people have."""
    funds: dict[str, list[Contribution]] = defaultdict(list)
    for each in savings:
        funds[each.group or ""].append(each)
    small = [count for count in (savers(fund, days) for fund in funds.values()) if count < FEWEST]
    return bool(small) and sum(small) < FEWEST
