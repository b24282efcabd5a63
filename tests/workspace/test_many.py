"""The ids of many records are a sequence like any other, in a tenth of the memory."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.store.packed import packed
from empower_desktop.workspace.many import ManyRecords

ids = st.uuids().map(str) | st.integers(0, 2**20).map(lambda number: str(UUID(int=number << 100 | number)))


@given(st.lists(ids, max_size=12), ids)
def test_many_ids_are_all_there_and_no_other(held: list[str], other: str) -> None:
    many = ManyRecords(packed(held))
    assert (list(many), len(many), many[1:]) == (held, len(held), tuple(held[1:]))
    assert all(one in many for one in held)
    assert (other in many) == (other in held)
    assert "no id" not in many
