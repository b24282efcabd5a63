"""The data code says whether two stores hold the same."""

from __future__ import annotations

from empower_desktop.history.digest import data_code, digest, digest_of_sorted


def test_the_digest_does_not_care_for_order_or_repeats():
    assert digest(["b" * 32, "a" * 32, "b" * 32]) == digest(iter(["a" * 32, "b" * 32]))
    assert digest(["a" * 32]) != digest(["a" * 32, "b" * 32])


def test_nothing_has_a_digest_too():
    assert digest([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_data_code_can_be_read_over_the_phone():
    assert data_code("cab442d1" + "0" * 56) == "CAB4 42D1"


def test_a_store_of_many_changes_has_the_digest_of_all_of_them():
    for count in (0, 1, 999, 1_000, 1_001, 2_500):
        ids = [f"{number:032x}" for number in range(count)]
        assert digest_of_sorted(iter(ids)) == digest(ids)
