"""XML read strictly and in pieces: no DTD, no entities, no other encoding than UTF-8 and UTF-16, bounded depth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.workbook.limits import Limits

ENCODINGS = (None, "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii")
TEXT_BUFFER = 32 * 1024


def strict_parser(place: Place) -> expat.XMLParserType:
    """Make a parser that refuses DTD, entities and foreign encodings, and joins namespace and name by a blank."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = TEXT_BUFFER
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def no_doctype(*_: object) -> None:
        raise Problem(
            N_("The file holds XML with a document type or entities, as no workbook does. Ask for a new export."), "forbidden_xml", place
        )

    def known_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ENCODINGS:
            raise Problem(
                N_("The file is in an encoding that Excel does not use: {encoding}. Ask for a new export.", encoding=encoding[:40]),
                "encoding",
                place,
            )

    parser.StartDoctypeDeclHandler = no_doctype
    parser.EntityDeclHandler = no_doctype
    parser.XmlDeclHandler = known_encoding
    return parser


def feed(parser: expat.XMLParserType, chunks: Iterable[bytes], place: Place, limits: Limits) -> Iterator[None]:
    """Hand the pieces to the parser and pause after each, so that what it found can be passed on."""
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            # The parser reads an unfinished tag again from its start with every piece.
            if fed - parser.CurrentByteIndex > limits.token:
                raise Problem(N_("The file holds a tag that does not end. Ask for a new export."), "too_long", place)
            yield
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        message = N_("The file is damaged: its XML breaks off or is wrong at line {line}. Ask for it to be sent again.", line=error.lineno)
        raise Problem(message, "broken_xml", place) from error
    yield


def too_deep(place: Place) -> Problem:
    """Give the Problem of XML nested too deeply."""
    return Problem(N_("The file holds XML that is nested too deeply. Ask for a new export."), "nesting", place)


class Element(NamedTuple):
    """An element that has ended: the local names down to it, its attributes, its own text."""

    path: str
    attributes: Mapping[str, str]
    text: str


def elements(chunks: Iterable[bytes], place: Place, limits: Limits) -> Iterator[Element]:
    """Give the elements of a small part in the order in which they end."""
    parser = strict_parser(place)
    open_elements: list[tuple[str, dict[str, str], list[str]]] = []
    ended: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        path = f"{open_elements[-1][0]}/{local}" if open_elements else local
        if len(open_elements) >= limits.nesting:
            raise too_deep(place)
        open_elements.append((path, {key.rpartition(" ")[2]: value for key, value in attributes.items()}, []))

    def end(_name: str) -> None:
        path, attributes, pieces = open_elements.pop()
        ended.append(Element(path, attributes, "".join(pieces)))

    def text(data: str) -> None:
        open_elements[-1][2].append(data)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    for _ in feed(parser, chunks, place, limits):
        yield from ended
        ended.clear()
