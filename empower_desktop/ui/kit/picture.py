"""A picture out of bytes, read as what it is."""

from __future__ import annotations

from PySide6.QtGui import QImage

_PNG = b"\x89PNG"


def picture_of(content: bytes) -> QImage:
    """Give the picture of a PNG or JPEG; an empty one where there is none, or where it cannot be read.

    Left to guess, Qt asks every form that it knows, and may take a PNG for a TGA of gigabytes.
    """
    form = "PNG" if content.startswith(_PNG) else "JPG"
    return QImage.fromData(content, form) if content else QImage()  # type: ignore[arg-type]  # PySide takes the name as text alone
