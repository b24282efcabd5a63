"""How much of a stranger's file is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may ask of this machine; sizes are in bytes.

    Excel itself allows 1,048,576 rows, 16,384 columns and 32,767 UTF-16 units in
    a cell. `ratio` is held only from `ratio_from` unpacked bytes on: short parts
    of blanks compress that well without meaning harm. `small_part` is for all that
    is neither a sheet nor the list of texts. `turns` is how often a passphrase is
    hashed: Excel does it 100,000 times, ten million would take a laptop half a minute.
    """

    packed: int = 128 * MIB
    entries: int = 4_000
    unpacked: int = 512 * MIB
    part: int = 256 * MIB
    small_part: int = 32 * MIB
    ratio: int = 200
    ratio_from: int = MIB
    sheets: int = 255
    rows: int = 1_048_576
    columns: int = 16_384
    cell_units: int = 32_767
    strings: int = 2_000_000
    nesting: int = 64
    token: int = MIB
    turns: int = 500_000
    seconds: float = 60.0
    memory: int = 768 * MIB
    answer: int = 256 * MIB


LIMITS = Limits()


def fits(text: str, units: int) -> bool:
    """Say whether a text has at most so many UTF-16 units, as Excel counts them."""
    length = len(text)
    if length * 2 <= units:
        return True
    return length <= units and length + sum(character > "\uffff" for character in text) <= units
