"""The data code: the same code at both ends of a telephone means the same data."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import islice

AT_ONCE = 1_000


def digest(ids: Iterable[str]) -> str:
    """Give the SHA-256 over change ids, sorted and joined by line feeds; order and repeats do not matter."""
    return sha256("\n".join(sorted(set(ids))).encode()).hexdigest()


def digest_of_sorted(ids: Iterable[str]) -> str:
    """Give the digest of ids that come sorted and once each; never more than some of them are held."""
    whole, coming = sha256(), iter(ids)
    whole.update("\n".join(islice(coming, AT_ONCE)).encode())
    while some := list(islice(coming, AT_ONCE)):
        whole.update(("\n" + "\n".join(some)).encode())
    return whole.hexdigest()


def data_code(full: str) -> str:
    """Give the short form of a digest that people read to each other, `CAB4 42D1`."""
    return f"{full[:4]} {full[4:8]}".upper()
