"""What a picture file is made of: whether it holds anything besides the picture, wherever a phone may have put it."""

from __future__ import annotations

from collections.abc import Iterator

_MARK = 0xFF
_JPEG, _JPEG_END, _SCAN, _JFIF, _ADOBE = b"\xff\xd8", 0xD9, 0xDA, 0xE0, 0xEE
_TABLES = frozenset({0xC4, 0xDB, 0xDD, _SCAN}) | frozenset(range(0xC0, 0xD0)) - {0xC8, 0xCC}
"""What draws the picture: tables, frames, intervals and scans."""
_WITHOUT_LENGTH = frozenset({0x00, *range(0xD0, 0xD8)})
"""What stands within the points of a picture itself."""
_PLAIN = {_JFIF: (b"JFIF\0", 16), _ADOBE: (b"Adobe", 14)}
"""Two segments that say how to read the colours, with their length; a longer JFIF has a small picture within."""
_PNG, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND"
_DRAWN = frozenset({b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs", _PNG_END})


def holds_only_the_picture(content: bytes) -> bool:
    """Say whether nothing stands in a JPEG or PNG but what is needed to draw it; what is not understood is something else.

    Only parts that are known are let pass: phones and programs put places, serial numbers, small pictures and whole films
    into any of the others, and behind the end.
    """
    try:
        return all(_jpeg_parts(content) if content.startswith(_JPEG) else _png_parts(content))
    except IndexError:
        return False


def _jpeg_parts(content: bytes) -> Iterator[bool]:
    place = len(_JPEG)
    while content[place + 1] != _JPEG_END:
        marker, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        beginning, expected = _PLAIN.get(marker, (b"", length))
        plain = content.startswith(beginning, place + 4) and length == expected
        yield content[place] == _MARK and plain and (marker in _TABLES or marker in _PLAIN)
        place += 2 + length
        if marker == _SCAN:
            place = _behind_points(content, place)
    yield content[place] == _MARK and len(content) == place + 2


def _behind_points(content: bytes, place: int) -> int:
    """Give where the next segment begins behind the points of a scan."""
    while (place := content.find(_MARK, place)) >= 0 and content[place + 1] in _WITHOUT_LENGTH:
        place += 2
    return place if place >= 0 else len(content)


def _png_parts(content: bytes) -> Iterator[bool]:
    yield content.startswith(_PNG)
    place, name = len(_PNG), b""
    while name != _PNG_END:
        length, name = int.from_bytes(content[place : place + 4]), content[place + 4 : place + 8]
        yield name in _DRAWN
        place += 12 + length
    yield len(content) == place
