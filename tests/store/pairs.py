"""A few meetings and people of whom any two may be found to be one thing."""

from __future__ import annotations

from empower_desktop.history.change import keyed_id
from tests.store.conftest import record_id

AUTHORS = ["01910000-0000-7000-8000-000000000001", "01910000-0000-7000-8000-000000000002"]
MEETINGS = [record_id(1), record_id(2)]
PEOPLE = [record_id(11), record_id(12), record_id(13)]
PAIRS = [("meeting", MEETINGS[0], MEETINGS[1]), *(("person", PEOPLE[a], PEOPLE[b]) for a, b in ((0, 1), (1, 2), (0, 2)))]
SAME = [keyed_id(one, other) for _, one, other in PAIRS]
