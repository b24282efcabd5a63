"""A picture out of bytes, read as what it is."""

from __future__ import annotations

from PySide6.QtGui import QImage

_PNG = b"\x89PNG"


def picture_of(content: bytes) -> QImage:
    """Give the picture of a PNG or JPEG; an empty one where there is none, or where it cannot be read.

    Left to guess, Qt asks every form that it knows, and may take a PNG for a TGA of gigabytes.
    """
    return QImage.fromData(content, b"PNG" if content.startswith(_PNG) else b"JPG") if content else QImage()
