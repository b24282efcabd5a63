"""A paper: what stands on it, from the letterhead to the signatures, in order and without any measure of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from empower_desktop.reports.charts import Chart

Size = Literal["F4", "A4"]
Tongues = Literal["id", "en", "both"]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words that look alike."""

    text: str
    bold: bool = False
    italic: bool = False


Words = tuple[Run, ...]
"""A text of one or several looks; a line break in it is kept."""


def words(text: str, *, bold: bool = False, italic: bool = False) -> Words:
    """Give a text of one look."""
    return (Run(text, bold, italic),) if text else ()


def text_of(said: Words) -> str:
    """Give the words without their looks."""
    return "".join(run.text for run in said)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose paper it is: the offices above, the name, the address, and the content of a picture (PNG or JPEG)."""

    above: tuple[str, ...] = ()
    name: str = ""
    address: str = ""
    logo: bytes = b""

    @property
    def is_set(self) -> bool:
        """Say whether there is anything to print."""
        return bool(self.name)


@dataclass(frozen=True, slots=True)
class Title:
    """What the paper is, and of what, each part of `under` set apart."""

    text: Words
    under: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over what follows; it never stands alone at the foot of a page."""

    text: Words


@dataclass(frozen=True, slots=True)
class Prose:
    """Sentences: `prose` as in minutes, justified; `plain` as in a recap; `note` small, grey, in italics; `large` to be read from afar."""

    text: Words
    form: Literal["prose", "plain", "note", "large"] = "prose"
    number: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, how wide it is against the others, and to which side its cells lean."""

    head: Words
    share: float = 1.0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, never split by a page; `spread` cells of it stand in the first, which is that much wider."""

    cells: tuple[Words, ...]
    bold: bool = False
    spread: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head comes again on each page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure, large, with its name and what else is known of it."""

    figure: str
    name: Words
    below: Words = ()


@dataclass(frozen=True, slots=True)
class Tiles:
    """Figures side by side."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart, never split by a page, in the middle of it and as wide as this share of its text."""

    chart: Chart
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the words above the place, the name, and the office below; without a name there is a dotted line."""

    above: tuple[Words, ...] = ()
    name: str = ""
    below: Words = ()


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, in rows of one or two; never alone on a page, so many rows or lines of what stands before come along."""

    rows: tuple[tuple[Signature, ...], ...]
    along: int = 5


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stand on one page if one page can hold them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks in two columns of one page, as on a sheet for a wall."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


Block = Beside | Letterhead | Title | Heading | Prose | Table | Tiles | ChartBlock | Signatures | KeepTogether


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of a page in millimetres."""

    left: float
    top: float
    right: float
    bottom: float


RECAP_MARGINS = Margins(20, 14, 20, 24)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper ready to be laid out.

    `name` is the document's kind as PDF properties give it, `foot` what stands at the left of each page's foot.
    `mark` is printed large behind each page (`DRAF`). `one_page` papers are set as large as one page allows.
    `arial_only` sets everything in the sans serif, as some offices prescribe.
    """

    name: str
    blocks: tuple[Block, ...]
    foot: Words = ()
    tongues: Tongues = "id"
    size: Size = "F4"
    landscape: bool = False
    margins: Margins = RECAP_MARGINS
    mark: str = ""
    one_page: bool = False
    arial_only: bool = False


def texts_of(blocks: Sequence[Block]) -> list[str]:
    """Give everything that blocks say in words, in order, as a search for a word in a paper needs it; charts say theirs themselves."""
    said: list[str] = []
    for block in blocks:
        said.extend(_texts(block))
    return [text for text in said if text]


def _texts(block: Block) -> list[str]:
    match block:
        case Letterhead():
            return [*block.above, block.name, block.address]
        case Title():
            return [text_of(block.text), *map(text_of, block.under)]
        case Heading():
            return [text_of(block.text)]
        case Prose():
            return [f"{block.number} {text_of(block.text)}".strip()]
        case Table():
            heads = [text_of(column.head) for column in block.columns]
            return ["\t".join(line) for line in [heads, *([text_of(cell) for cell in row.cells] for row in block.rows)]]
        case Tiles():
            return ["\t".join((tile.figure, text_of(tile.name), text_of(tile.below))) for tile in block.tiles]
        case Signatures():
            return [line for row in block.rows for each in row for line in (*map(text_of, each.above), each.name, text_of(each.below))]
        case KeepTogether():
            return texts_of(block.blocks)
        case Beside():
            return texts_of((*block.left, *block.right))
        case _:
            return []
