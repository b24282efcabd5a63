"""What a recap holds: parts with sentences, charts and tables, in no tongue yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from empower_desktop.language import P_, Label, Message
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Name, Result
from empower_desktop.reports.insight.scope import Period


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed: it is never translated, and a name may stand in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Several:
    """Several things, told one after the other, with a mark between them."""

    names: tuple[Cell, ...]
    mark: str = ", "


@dataclass(frozen=True, slots=True)
class Headed:
    """What somebody typed, after the names of what it is about."""

    names: Several
    typed: Typed


@dataclass(frozen=True, slots=True)
class Spelled:
    """A whole number in words, in Indonesian; in English its figures."""

    number: int


NEXT = "; "
"""Between what is said of one thing one after the other."""

MOST_LISTED = 20
"""So many rows of a list paper shows; the recap of a whole district stays readable, and the workbook has them all."""

Cell = Number | Spelled | Headed | date | int | Typed | Several | Label | Message | str
"""What stands in a cell; a `str` is the name of a group, partner or place."""


@dataclass(frozen=True, slots=True)
class Says:
    """A sentence; `form` is plain, note, numbered (one of a few), or large (to be read from afar)."""

    text: Message
    form: str = "plain"


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure that is drawn, on paper as wide as this share of the text; in a workbook also its numbers."""

    result: Result
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a table: its head, how wide it is against the others, and whether it holds figures or days."""

    name: Label | Message
    share: float = 1.0
    form: str = "words"


@dataclass(frozen=True, slots=True)
class Listed:
    """A row; the first cell of a summing row may take the place of several."""

    cells: tuple[Cell, ...]
    total: bool = False
    spread: int = 1


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of records or figures.

    Paper shows at most `most` rows of it (0: all): the last ones, which are the newest where days follow each other, or
    the `first`. Rows that sum up or stand over several columns always stay. A workbook shows every row.
    """

    heads: tuple[Head, ...]
    rows: tuple[Listed, ...]
    most: int = 0
    first: bool = False

    def on_paper(self) -> tuple[Listing, int]:
        """Give the table as paper shows it, and how many rows are left out."""
        counted = [row for row in self.rows if not (row.total or row.spread > 1)]
        beyond = len(counted) - self.most if self.most else 0
        if beyond <= 0:
            return self, 0
        left_out = set(map(id, counted[self.most :] if self.first else counted[:beyond]))
        return replace(self, rows=tuple(row for row in self.rows if id(row) not in left_out)), beyond


Item = Says | Picture | Listing


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the recap under its heading."""

    code: str
    title: Label | Message
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """One of the large figures at the top, with its name and what else is known of it."""

    number: Number
    name: Label | Message
    below: Message | None = None


@dataclass(frozen=True, slots=True)
class Recap:
    """A recap whole. `place` and `group` are names, empty where everything or no group is meant; `code` is the data code.

    Where only persons of one constituency are counted, `whose` names it.
    """

    period: Period
    place: str
    group: str
    headlines: tuple[Headline, ...]
    parts: tuple[Chapter, ...]
    code: str
    made_on: date
    nameless: bool = False
    whose: Name = ""


def older_left_out(most: int, beyond: int) -> Message:
    """Say how many older rows paper leaves out, and where they are."""
    return P_(
        "The {most} newest are listed; {n} older one is in the recap as an Excel workbook and in the app.",
        "The {most} newest are listed; {n} older ones are in the recap as an Excel workbook and in the app.",
        beyond,
        most=most,
    )


def rupiah(amount: int) -> Number:
    """Give an amount as a number of a sentence or cell."""
    return Number(Fraction(amount), "rupiah")


def retold(recap: Recap, telling: Callable[[str], str]) -> Recap:
    """Give the recap with everything that somebody typed told in another way, such as without names."""
    return replace(recap, parts=retold_parts(recap.parts, telling))


def retold_parts(parts: tuple[Chapter, ...], telling: Callable[[str], str]) -> tuple[Chapter, ...]:
    """Give parts with everything that somebody typed told in another way."""
    return tuple(replace(part, items=tuple(_item(item, telling) for item in part.items)) for part in parts)


def _item(item: Item, telling: Callable[[str], str]) -> Item:
    match item:
        case Listing():
            return replace(item, rows=tuple(replace(row, cells=tuple(_cell(cell, telling) for cell in row.cells)) for row in item.rows))
        case Says():
            return replace(item, text=_message(item.text, telling))
        case Picture():
            return replace(item, result=retold_result(item.result, telling))


def retold_result(result: Result, telling: Callable[[str], str]) -> Result:
    """Give a figure told in another way, since a training is called what somebody typed.

    What people said in their own words goes, and so do lists of single records.
    """
    lines = tuple(replace(line, name=_name(line.name, telling)) for line in result.lines)
    return replace(result, lines=lines, notes=tuple(_message(note, telling) for note in result.notes), quotes=(), ledger=None)


def _name(name: Name, telling: Callable[[str], str]) -> Name:
    if isinstance(name, str):
        return telling(name)
    return _message(name, telling) if isinstance(name, Message) else name


def _cell(cell: Cell, telling: Callable[[str], str]) -> Cell:
    if isinstance(cell, Typed):
        return Typed(telling(cell.text))
    if isinstance(cell, Headed):
        return replace(cell, typed=Typed(telling(cell.typed.text)))
    if isinstance(cell, Several):
        return _several(cell, telling)
    return _message(cell, telling) if isinstance(cell, Message) else cell


def _several(several: Several, telling: Callable[[str], str]) -> Several:
    """Tell several things in the other way; what groups, partners and places are called stays."""
    return replace(several, names=tuple(_cell(name, telling) for name in several.names))


def _message(text: Message, telling: Callable[[str], str]) -> Message:
    """Tell the texts among the values of a message in the other way."""
    return replace(text, values={name: _value(value, telling) for name, value in text.values.items()})


def _value(value: object, telling: Callable[[str], str]) -> object:
    if isinstance(value, Typed | str):
        return telling(value.text if isinstance(value, Typed) else value)
    if isinstance(value, Several):
        return _several(value, telling)
    return _message(value, telling) if isinstance(value, Message) else value
