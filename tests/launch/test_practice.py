"""The first command of the README where there is no display: two workers, a coordinator, and plain words about it."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from few_areas import few_areas
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from empower_desktop.language import Language
from empower_desktop.launch import practice
from empower_desktop.records import KINDS
from empower_desktop.ui.entries import SCREENS
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.merging import preview
from empower_desktop.workspace.opening import open_workspace
from empower_desktop.workspace.practising import is_practice
from empower_desktop.workspace.sending import unsent

NAMES = ("sari", "rina", "budi")
Answer = TypeVar("Answer")
RECORDS = 640
"""With the story of a village's year, whose meetings have pictures attached."""
CHANGE = QRect(1010, 465, 300, 80)
"""Where home says in three sentences what changes; that takes longer than the rest."""
ENGLISH = Language("en")


@dataclass(frozen=True)
class Told:
    """What was said in a language, and the data codes of the three afterwards."""

    lines: list[str]
    digests: tuple[str, ...]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _with_empty_area_lists(tmp_path_factory.mktemp("practice"))


def _with_empty_area_lists(folder: Path) -> Path:
    for name in NAMES:
        (folder / name).mkdir(parents=True)
        few_areas(folder / name)
    return folder


@pytest.fixture(scope="module")
def told(folder: Path, qapp: QApplication) -> Iterator[dict[str, Told]]:
    """Run the command twice, first in English, then in Indonesian."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            patch.delenv(name, raising=False)
        patch.setattr("sys.platform", "linux")
        english = _run(folder, "en", patch)
        patch.setattr(practice, "_pictures", _lying_there)
        yield {"en": english, "id": _run(folder, "id", patch)}


def _lying_there(_work: Workspace, folder: Path) -> int:
    """Count the pictures of the first run: taking them once more takes longer than all the rest, and says nothing new."""
    return len(list(folder.glob("*.png")))


def _run(folder: Path, code: str, patch: pytest.MonkeyPatch) -> Told:
    patch.setenv("LANGUAGE", code)
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert practice.main([str(folder)], RECORDS) == 0
    return Told(out.getvalue().splitlines(), tuple(_of(folder, name, lambda work: work.store.digest()) for name in NAMES))


def _of(folder: Path, name: str, ask: Callable[[Workspace], Answer]) -> Answer:
    with open_workspace(folder / name, ENGLISH) as work:
        return ask(work)


def test_without_a_display_the_same_job_is_done_and_told(told: dict[str, Told], folder: Path) -> None:
    lines = told["en"].lines
    assert "no display" in lines[0]
    codes = [found[1] for line in lines if (found := re.search(r"[Dd]ata code.*?([0-9A-F]{4} [0-9A-F]{4})", line))]
    assert [code.replace(" ", "").lower() for code in codes] == [digest[:8] for digest in told["en"].digests]
    assert str(folder) in lines[-1]


def test_every_screen_has_pictures_of_one_size_and_no_two_alike(told: dict[str, Told], folder: Path) -> None:
    paths = sorted((folder / "pictures").glob("*.png"))
    assert {QImage(str(path)).size() for path in paths} == {QSize(*practice.SIZE)}
    assert len({path.read_bytes() for path in paths}) == len(paths)
    names = " ".join(path.name for path in paths)
    assert all(f"-{entry.key}" in names for entry in SCREENS)
    assert all(look in names for look in ("-gelap", "-125", "-id", "-kosong", "-mulai"))
    assert all(over in names for over in ("-berkas", "-proyektor", "-laporan"))
    assert 0.02 < _inked(next(path for path in paths if path.stem.endswith("-home")), CHANGE) < 0.5


def _inked(path: Path, part: QRect) -> float:
    """Give the share of a part of a picture that is neither white nor the ground of the page."""
    image = QImage(str(path)).copy(part)
    shades = [image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())]
    return sum(shade < 150 for shade in shades) / len(shades)


def test_the_coordinator_holds_what_the_second_worker_holds_and_what_they_dispute(told: dict[str, Told], folder: Path) -> None:
    _, rina, budi = told["en"].digests
    assert rina == budi  # of which pictures were taken: they change nothing
    disputes = [[(one.kind, one.spot) for one in _of(folder, name, lambda work: work.store.conflicts())] for name in ("rina", "budi")]
    assert disputes[0] == disputes[1]
    of_the_story = {("partner", "name"), ("partner", "notes"), ("partner", "power_held")}
    assert sorted(set(disputes[0]) - of_the_story) == [("decision", "votes"), ("meeting", "venue")]
    assert all(_of(folder, name, is_practice) for name in NAMES)


def test_the_first_worker_has_yet_to_merge_what_the_second_sent(told: dict[str, Told], folder: Path) -> None:
    (workbook,) = (folder / "rina").glob("*.xlsx")
    assert told["en"].digests[0] != told["en"].digests[2]
    counts = _of(folder, "sari", lambda work: preview(work, [workbook]).result.files[0].counts)
    assert list(counts) == [code for code in KINDS if code in counts]
    assert sum(each.new for each in counts.values()) > 100
    assert sum(each.conflict for each in counts.values()) == 2
    assert _of(folder, "sari", unsent) == 0


def test_twice_it_goes_on_with_what_is_there(told: dict[str, Told]) -> None:
    assert told["id"].digests == told["en"].digests


def test_its_words_are_plain_in_both_languages(told: dict[str, Told]) -> None:
    english, indonesian = told["en"].lines, told["id"].lines
    assert len(english) == len(indonesian)
    assert not set(english) & set(indonesian)
    for line in english + indonesian:
        assert not re.search(r"[{}]|\bNone\b|Error|Traceback", line), line


def test_broken_off_it_is_done_again(tmp_path: Path) -> None:
    folder = _with_empty_area_lists(tmp_path / "practice")
    first = practice._two_workers(folder, ENGLISH, RECORDS)
    before = [_of(folder, name, lambda work: work.store.digest()) for name in NAMES[:2]]
    assert practice._two_workers(folder, ENGLISH, RECORDS) == first
    for file in (folder / "rina").glob("*.xlsx"):
        file.unlink()
    again = practice._two_workers(folder, ENGLISH, RECORDS)
    assert all(file.exists() for file in again)
    assert _of(folder, "sari", lambda work: work.store.digest()) == before[0]


def test_where_nothing_may_be_written_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert practice.main([str(tmp_path / "file")], RECORDS) == 5
    said = capsys.readouterr().err
    assert "file" in said
    assert "Traceback" not in said
