"""The data code: the same code at both ends of a telephone means the same data."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def digest(ids: Iterable[str]) -> str:
    """Give the SHA-256 over change ids, sorted and joined by line feeds; order and repeats do not matter."""
    return sha256("\n".join(sorted(set(ids))).encode()).hexdigest()


def data_code(full: str) -> str:
    """Give the short form of a digest that people read to each other, `CAB4 42D1`."""
    return f"{full[:4]} {full[4:8]}".upper()
