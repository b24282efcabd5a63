"""Ids of many records in few bytes."""

from __future__ import annotations

import tracemalloc

from empower_desktop.store.packed import each_in


def test_to_take_the_ids_of_many_workbooks_apart_leaves_nothing_in_memory() -> None:
    assert each_in(b"a" * 16 + b"b" * 16) == [b"a" * 16, b"b" * 16]
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for records in range(3_000, 3_050):
            each_in(bytes(16 * records))
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 100_000
