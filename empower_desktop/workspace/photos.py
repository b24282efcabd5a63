"""Photos and scans made fit to be kept and sent: upright, no larger than a page can be read at, and silent about where they were taken."""

from __future__ import annotations

import datetime as dt
import struct
import warnings
import zlib
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from empower_desktop.errors import Problem
from empower_desktop.language import N_
from empower_desktop.workspace.picture_parts import holds_only_the_picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL import Image

LONGEST_SIDE = 2_000
"""Pixels: a page of A4 at 170 to the inch, at which a signed list can still be read."""
QUALITY = 82
_GPS, _EXIF, _TAKEN = 0x8825, 0x8769, 0x9003
_SHADED = {"1": "L", "P": "RGBA", "PA": "RGBA"}
"""Forms in which a smaller picture would lose its thin lines, and those in which they become paler instead."""
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, struct.error, zlib.error)
"""What Pillow raises at pictures that are damaged, or were made to look so."""


def made_fit(content: bytes, keep_place: bool = False) -> bytes:
    """Give a photo as it is kept: turned upright, made smaller where it is large, without what a phone writes into it.

    Of all that, `keep_place` keeps where it was taken, and nothing else. One that is fit already stays as it is, byte by byte.
    A Problem says that it cannot be read as a picture.
    """
    with _opened(content) as picture:
        if max(picture.size) <= LONGEST_SIDE and holds_only_the_picture(content):
            picture.load()  # half a picture is told while the other half can still be fetched
            return content
        return _written(picture, keep_place)


def taken_on(content: bytes) -> dt.date | None:
    """Give the day on which a photo says that it was taken."""
    with _opened(content) as picture:
        stated = str(_exif_of(picture).get_ifd(_EXIF).get(_TAKEN, ""))
    try:
        return dt.datetime.strptime(stated[:10], "%Y:%m:%d").date()
    except ValueError:
        return None


def small_picture(path: Path, side: int) -> bytes:
    """Give a small PNG of a photo, no larger than `side` pixels either way; a Problem says that it cannot be read."""
    with _opened(path.read_bytes()) as picture:
        picture.draft("RGB", (side * 2, side * 2))
        picture.thumbnail((side, side))
        small = BytesIO()
        picture.convert("RGBA").save(small, "PNG")
    return small.getvalue()


def _written(picture: Image.Image, keep_place: bool) -> bytes:
    from PIL import Image, ImageOps

    form, place = picture.format, _exif_of(picture).get_ifd(_GPS) if keep_place else {}
    if picture.mode in _SHADED:
        picture = picture.convert(_SHADED[picture.mode])
    # Smaller first: a photo of a hundred million points would need a gigabyte to be turned whole.
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    try:
        made = ImageOps.exif_transpose(picture)
    except _BROKEN:
        made = picture
    # Whatever else the file told stands in `info`, which some writers copy.
    made.info.clear()
    kept = Image.Exif()
    if place:
        kept[_GPS] = place
    told = {"exif": kept} if place else {}
    out = BytesIO()
    if form == "PNG":
        made.save(out, "PNG", optimize=True, **told)
    else:
        made.convert("RGB").save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True, **told)
    return out.getvalue()


def _exif_of(picture: Image.Image) -> Image.Exif:
    """Give what a phone noted of a picture; nothing where that is damaged, which the picture need not be."""
    from PIL import Image

    try:
        exif = picture.getexif()
        for part in (_EXIF, _GPS):
            exif.get_ifd(part)
    except _BROKEN:
        return Image.Exif()
    return exif


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    """Open a picture; Pillow itself refuses one that claims to be hundreds of millions of pixels, as a few bytes can."""
    from PIL import Image

    try:
        # What Pillow warns of is no news to the person at work: it is mended here, or refused.
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
            yield picture
    except Image.DecompressionBombError as error:
        raise Problem(N_("This picture has too many pixels. Save a smaller copy of it."), "too_large") from error
    except _BROKEN as error:
        message = N_("This picture is damaged and cannot be read. Take it again, or copy it from the phone once more.")
        raise Problem(message, "damaged") from error
