"""Rows of a list that sum up others, and those that only look so: `Laki-laki : 12` is nobody, and `Min Suryani` is somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from empower_desktop.lists.grid import Cell
from empower_desktop.records.words import beginning, meaning, plain

_NAMES_TOO = ("min", "maks")
_PEOPLE = re.compile(r"\d+\s*(?:orang|org)", re.IGNORECASE)
_COUNT = re.compile(r"\d+\s*(?:orang|org)?", re.IGNORECASE)
_OF_MONEY = re.compile(r".*\(\s*(?:dalam\s+)?rp\.?\s*\)\W*", re.IGNORECASE)
"""What says of the numbers beside it that they are rupiah, `Infaq (Rp)`."""
_NUMBER = re.compile(r"(?:rp\.?\s*)?(\d[\d.,]*)(?:,?-)?", re.IGNORECASE)


def sum_begun(text: str) -> str:
    """Say which sum a row begins as, "" for none: `Min` is the least of all, and `Min Suryani` somebody."""
    phrase, total = beginning("total", text if not text[:1].isdigit() else "")
    return "" if total == "average" and phrase in _NAMES_TOO and plain(_COUNT.sub(" ", text)) != phrase else total


def numbered_sum(name: str) -> str:
    """Give which sum stands where a name should beside a number, "" for none: nobody is called `Jumlah`, somebody may be `Min`."""
    words = plain(_COUNT.sub(" ", name))
    return "" if words in _NAMES_TOO else meaning("total", words)


def counts_some(cells: Sequence[Cell]) -> bool:
    """Say whether a row tells how many of the women, the men, the ill were there: `Laki-laki : 12` is nobody."""
    words = plain(_COUNT.sub(" ", cells[0].text))
    is_one_kind = len(words) > 2 and bool(meaning("sex", words) or meaning("presence", words))
    # Beside a count nobody is named: `Perempuan | Tumini | RT 01` says of which sex she is.
    return is_one_kind and any(_COUNT.search(cell.text) for cell in cells) and not any(map(_says_more, cells[1:]))


def counts_people(cells: Sequence[Cell]) -> bool:
    """Say whether beside the words that begin a row nothing stands but how many people there were: `Hadir dengan kuasa | 2 orang`."""
    return len(cells) > 1 and all(_PEOPLE.fullmatch(cell.text.strip(" :.")) for cell in cells[1:])


def numbers_of_nobody(cells: Sequence[Cell], is_uncounted_below_sum: bool) -> bool:
    """Say whether a row tells numbers of nobody: money that came in, `Infaq (Rp) | 65000`, or below the sum more sums, `Absen | 2 | 3`.

    `is_uncounted_below_sum` says that it has no number as the rows of people have; 1 and 0 beside a name may be marks of a guest.
    """
    numbers = [_NUMBER.fullmatch(cell.text.strip()) for cell in cells[1:]]
    is_more_than_marks = any(found is not None and found[1].lstrip("0") not in ("", "1") for found in numbers)
    return all(numbers) and is_more_than_marks and (is_uncounted_below_sum or bool(_OF_MONEY.fullmatch(cells[0].text)))


def _says_more(cell: Cell) -> bool:
    """Say whether a cell holds other words than a count and its unit."""
    left = plain(re.sub(r"\d+", " ", cell.text))
    return bool(left) and not meaning("counted", left)


def heads_sums(cells: Sequence[Cell]) -> bool:
    """Say whether a row heads a small table of sums, `Status | Jumlah`: words alone, and one of them says so."""
    names_sum = any(meaning("heading", cell.text) == "row_total" for cell in cells[1:])
    return names_sum and not any(re.search(r"\d", cell.text) for cell in cells)
