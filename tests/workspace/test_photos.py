"""What a photo tells besides its picture goes, wherever it stands in the file; the picture itself stays readable."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from empower_desktop.errors import Problem
from empower_desktop.workspace.photos import LONGEST_SIDE, made_fit, small_picture, taken_on

SECRET = b"7 47 12 S, 110 21 30 E; SN 4711"
ORIENTATION = 0x0112


def written(form: str, size: tuple[int, int] = (300, 200), mode: str = "RGB", **more: object) -> bytes:
    out = BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(out, form, **more)
    return out.getvalue()


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def of(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


JPEG, PNG = written("JPEG"), written("PNG")
BEFORE_END = PNG.rindex(b"IEND") - 4
IN_JPEG = {
    "exif": segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + SECRET),
    "xmp": segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET),
    "what else an application writes": segment(0xE4, b"maker" + SECRET),
    "a second picture": segment(0xE2, b"MPF\0" + SECRET),
    "a profile of this very screen": segment(0xE2, b"ICC_PROFILE\0\x01\x01" + SECRET),
    "provenance": segment(0xEB, b"JP\0\x01" + SECRET),
    "iptc": segment(0xED, b"Photoshop 3.0\08BIM\x04\x04\0\0" + struct.pack(">I", len(SECRET)) + SECRET),
    "another form of iptc": segment(0xED, b"Adobe_CM" + SECRET),
    "a comment": segment(0xFE, SECRET),
}
IN_PNG = {
    "a text": chunk(b"tEXt", b"Author\0" + SECRET),
    "a packed text": chunk(b"zTXt", b"Location\0\0" + zlib.compress(SECRET)),
    "a text in any letters": chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET),
    "exif": chunk(b"eXIf", b"MM\0*\0\0\0\x08\xff\xff" + SECRET),
    "a chunk of some program": chunk(b"geOs", SECRET),
}


@pytest.mark.parametrize(
    "content",
    [
        *(pytest.param(JPEG[:2] + each + JPEG[2:], id=f"jpg: {name}") for name, each in IN_JPEG.items()),
        *(pytest.param(PNG[:BEFORE_END] + each + PNG[BEFORE_END:], id=f"png: {name}") for name, each in IN_PNG.items()),
        pytest.param(JPEG + SECRET, id="jpg: behind its end"),
        pytest.param(PNG + b"PK\x03\x04" + SECRET, id="png: behind its end"),
    ],
)
def test_nothing_that_a_phone_writes_beside_the_picture_is_kept(content: bytes) -> None:
    kept = made_fit(content)
    assert SECRET not in kept
    assert of(kept).size == (300, 200)
    assert of(kept).info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "progressive", "progression"}


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
@pytest.mark.parametrize("size", [(300, 200), (LONGEST_SIDE + 400, 900)])
def test_a_photo_made_fit_once_stays_as_it_is(form: str, size: tuple[int, int]) -> None:
    kept = made_fit(written(form, size) + SECRET)
    assert made_fit(kept) == kept
    plain = written(form)
    assert made_fit(plain) == plain


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_a_thin_line_of_a_scan_is_still_seen_when_it_was_made_smaller(mode: str) -> None:
    side = LONGEST_SIDE * 3
    scan = Image.new("L", (side, 60), 255)
    ImageDraw.Draw(scan).line((0, 31, side, 31), fill=0)
    out = BytesIO()
    (scan.convert("RGB").quantize(4) if mode == "P" else scan.convert(mode)).save(out, "PNG")
    small = of(made_fit(out.getvalue()))
    darkest = min(small.convert("L" if mode != "I;16" else "I").get_flattened_data())
    assert small.width == LONGEST_SIDE
    assert darkest < 230


def test_a_photo_for_print_keeps_its_colours() -> None:
    out = BytesIO()
    Image.new("CMYK", (LONGEST_SIDE + 10, 100), (0, 255, 255, 0)).save(out, "JPEG")
    red, green, blue = of(made_fit(out.getvalue())).convert("RGB").getpixel((50, 50))
    assert red > 200 > 60 > max(green, blue)


def test_a_photo_lying_on_its_side_stands_upright_whatever_its_size() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    for size in ((400, 200), (4_000, 2_000)):
        assert of(made_fit(written("JPEG", size, exif=exif))).size in ((200, 400), (1_000, 2_000))


@pytest.mark.parametrize("content", [JPEG[: len(JPEG) // 2], PNG[: len(PNG) // 2], JPEG[:3], PNG[:8], PNG[:40], b""])
def test_half_a_photo_is_refused_before_the_other_half_is_lost_for_good(content: bytes) -> None:
    with pytest.raises(Problem, match="damaged"):
        made_fit(content)


@given(st.binary(max_size=60), st.integers(2, 80))
def test_whatever_stands_in_a_photo_it_is_read_or_refused(noise: bytes, place: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 8
    exif[0x8769] = {0x9003: "2026:01:12 13:04:05"}
    exif[0x8825] = {1: "S", 2: (7.0, 47.0, 12.0)}
    for form in ("JPEG", "PNG"):
        content = written(form, (40, 30), exif=exif)
        spoiled = content[:place] + noise + content[place + len(noise) :]
        for act in (made_fit, taken_on):
            with suppress(Problem):
                act(spoiled)


def test_a_small_picture_is_made_of_every_kind(tmp_path) -> None:
    for mode in ("1", "L", "LA", "P", "RGBA", "I;16"):
        path = tmp_path / "gambar.png"
        path.write_bytes(written("PNG", mode=mode))
        assert max(of(small_picture(path, 90)).size) == 90
