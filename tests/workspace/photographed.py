"""A meeting of Sari's and a phone's photo of it, and what is kept of such a photo."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from empower_desktop.records import Attachment, Meeting
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.files import file_of
from empower_desktop.workspace.saving import add

GPS, EXIF, TAKEN, ORIENTATION = 0x8825, 0x8769, 0x9003, 0x0112
SOUTH = {1: "S", 2: (7.0, 47.0, 12.0), 3: "E", 4: (110.0, 21.0, 30.0)}


@pytest.fixture
def meeting(sari: Workspace) -> str:
    return str(add(sari, Meeting, {"title": "Musyawarah air", "date": "2026-01-12"}).result)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A phone's photo: large, lying on its side, and telling where and when it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[GPS] = SOUTH
    exif[EXIF] = {TAKEN: "2026:01:12 13:04:05"}
    path = tmp_path / "IMG_0412.jpg"
    Image.effect_noise((4_000, 3_000), 60).convert("RGB").save(path, "JPEG", exif=exif)
    return path


def kept(work: Workspace, attachment: str) -> Image.Image:
    noted = work.one(Attachment, attachment)
    assert noted is not None
    path = file_of(work, noted.file or "")
    assert path is not None
    assert path.stem == sha256(path.read_bytes()).hexdigest()
    return Image.open(BytesIO(path.read_bytes()))
