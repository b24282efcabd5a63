"""The ids of many records are a sequence like any other, in a tenth of the memory."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.store.arrivals import packed
from empower_desktop.workspace.many import ManyRecords

ids = st.uuids().map(str) | st.integers(0, 2**20).map(lambda number: str(UUID(int=number << 100 | number)))


@given(st.lists(st.lists(ids, max_size=4), max_size=4), ids)
def test_many_ids_are_each_there_once_and_no_other(pieces: list[list[str]], other: str) -> None:
    once = list(dict.fromkeys(one for piece in pieces for one in piece))
    many = ManyRecords.of(packed(piece) for piece in pieces)
    assert (list(many), len(many), many[1:]) == (once, len(once), tuple(once[1:]))
    assert all(one in many for one in once)
    assert (other in many) == (other in once)
    assert "no id" not in many
