"""Money, marks, phone numbers, ages and ticks as lists write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from empower_desktop.errors import Problem
from empower_desktop.lists.grid import Cell
from empower_desktop.records.texts import with_lead
from empower_desktop.records.typed import number_text, read_number
from empower_desktop.records.words import meaning, plain, words_of

NONE = frozenset(["-", "–", "—", "--", "---", "_", ".", "n/a", "nihil", "kosong", "0-"])
_MARKED = re.compile(r"rp\.?\s*[\d.,]+(?:,-)?", re.IGNORECASE)
_AGE = re.compile(r"(±|\+/-|kira[\s\-]?kira|sekitar|kurang lebih)?\s*(\d{1,3})\s*(th|thn|tahun|t|y|yr)?\.?", re.IGNORECASE)
_ABOUT = re.compile(r"^\s*(?:±|\+/-|kira[\s\-]?kira|sekitar|kurang lebih|\?)\s*|\?\s*$", re.IGNORECASE)
_ESTIMATED = re.compile(r"^\s*(?:±|\+/-|kira[\s\-]?kira|sekitar|kurang lebih)\s*", re.IGNORECASE)
_COUNT = re.compile(r"(.*\d(?:\s*(?:rb|ribu|jt|juta))?)\s*(\D*)", re.IGNORECASE)
_LIKE_THOUSANDS = re.compile(r"\.\d{3}$")
_PHONE = re.compile(r"\+?\d{9,14}")
_BETWEEN_PHONES = re.compile(r"\s*(?:[/;,&|\n]|\bdan\b|\batau\b)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+\.?")
OLDEST = 110


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in whole rupiah; `loose` where only a custom of writing makes it that."""

    rupiah: int | None
    loose: bool = False


def is_nothing(text: str) -> bool:
    """Say whether a cell says that there is nothing: empty, or a dash."""
    return not text.strip() or text.strip().casefold() in NONE


def read_amount(cell: Cell) -> Amount | None:
    """Read whole rupiah, from `50000`, `Rp 50.000,-` or `50 rb`; None for what is no amount, as a ticked box is none."""
    if cell.kind == "bool":
        return None
    if cell.kind == "number":
        number = Decimal(cell.text)
        return Amount(int(number)) if number == number.to_integral_value() else None
    text = re.sub(r"(?<=\d)[.,]00$", "", cell.text.strip())
    try:
        number = read_number(text.replace(",-", "").replace(".-", ""))
    except Problem:
        return None
    if number != number.to_integral_value() or number < 0:
        return None
    return Amount(int(number), not (_MARKED.fullmatch(text) or text.isdecimal()))


def bare_count(text: str) -> str:
    """Give the number of `± 42 KK` without the word for about before it and the word for what is counted behind it.

    Any other text stays whole, so that `>100`, `50%` and `1 lusin` are refused as the numbers that they are not.
    """
    number = _ESTIMATED.sub("", text).strip()
    found = _COUNT.fullmatch(number)
    return found[1] if found and plain(found[2]) in words_of("counted") else number


def without_about(cell: Cell) -> Cell:
    """Give a cell without the word for about before its number, `± 60 juta`."""
    return replace(cell, text=_ESTIMATED.sub("", cell.text)) if cell.kind == "text" else cell


def figure_in(cell: Cell) -> str:
    """Give what a cell says for a field to read as a number, or to refuse, as it does a box to tick.

    Three decimals of a number are no thousands, as they are where somebody types `2.375`: one more says so.
    """
    return f"{cell.text}0" if cell.kind == "number" and _LIKE_THOUSANDS.search(cell.text) else cell.shown


def read_score(cell: Cell) -> str | None:
    """Read a mark, `52,5`, `52.5/100` or `52%`; None for what is none, as a ticked box is none."""
    if cell.kind == "bool":
        return None
    if cell.kind == "number":
        return figure_in(cell)
    found = re.fullmatch(r"(\d{1,6}(?:[.,]\d{1,2})?)(?:\s*/\s*\d{1,4}|\s*%)?", cell.text.strip())
    if not found:
        return None
    try:
        return number_text(Decimal(found[1].replace(",", ".")))
    except InvalidOperation:
        return None


def out_of(cell: Cell) -> Decimal | None:
    """Give what a mark was out of, 100 of `75/100` and `75%`; None where it does not say."""
    if cell.text.rstrip().endswith("%"):
        return Decimal(100)
    found = re.fullmatch(r"[\d.,]+\s*/\s*([1-9]\d{0,3})", cell.text.strip()) if cell.kind == "text" else None
    return Decimal(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Phone:
    """The numbers of a cell; `mended` where a leading zero was put back."""

    numbers: tuple[str, ...]
    mended: bool = False


def read_phone(cell: Cell) -> Phone | None:
    """Read the phone numbers of a cell, `0812-3333-4444 (WA)` or two under each other; None for what is none."""
    numbers, mended = [], False
    for part in _BETWEEN_PHONES.split(cell.text):
        digits = re.sub(r"[\s.\-–()':]", "", _WORD.sub(_unless_of_phones, part))
        if not digits:
            continue
        number = with_lead(digits)
        if not _PHONE.fullmatch(number):
            return None
        mended |= number == f"0{digits}"
        numbers.append(number)
    return Phone(each_once(numbers), mended) if numbers else None


def each_once(numbers: Iterable[str]) -> tuple[str, ...]:
    """Give phone numbers without those that come again in the other form, `+62812…` and `0812…`."""
    return tuple({f"0{number.removeprefix('+62')}" if number.startswith("+62") else number: number for number in numbers}.values())


def _unless_of_phones(word: re.Match[str]) -> str:
    """Give a word, and nothing for one that calls a number a phone number, `WA`."""
    return "" if meaning("heading", word[0]) == "phone" else word[0]


def read_age(text: str) -> int | None:
    """Read an age in years, `34 th` or `± 40`; None for what is none."""
    found = _AGE.fullmatch(text.strip())
    return int(found[2]) if found and 0 < int(found[2]) <= OLDEST else None


def read_year(text: str) -> int | None:
    """Read a year of birth, `1950` or `± 1950`."""
    bare = _ABOUT.sub("", text).strip()
    return int(bare) if re.fullmatch(r"(?:19|20)\d\d", bare) else None


def is_about(text: str) -> bool:
    """Say whether a value is given as an estimate."""
    return bool(_ABOUT.search(text))


def is_tick(text: str) -> bool:
    """Say whether a cell is ticked."""
    return bool(text.strip()) and (meaning("tick", text) == "hadir" or text.strip().casefold() in ("√", "✓", "✔", "●", "•", "+", "☑", "*"))


def sexes_of(text: str) -> list[str]:
    """Give the sexes that a cell names, in order: one, or two as in `L/P`."""
    whole = meaning("sex", text)
    if whole:
        return [whole]
    found = [meaning("sex", part) for part in re.split(r"[\s/,&+\-]+", text) if plain(part)]
    return found if all(found) else []


def is_large(text: str) -> bool:
    """Say whether a text begins as an amount of money does, and no mark or small number: `20000`, `10.000`, `Rp 500`."""
    return bool(re.match(r"(?i)\s*(?:rp|\d[\d.]{2})", text))
