"""A merge that is cut off, by a kill or by the current: every workbook is in whole or not at all, and merging all again loses nothing."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from few_areas import few_areas
from hypothesis import settings
from laptops import Laptop, start_laptop

from empower_desktop.store import Store
from empower_desktop.workspace import merging

FILES, EACH = 20, 12
AT_ONCE = 40
"""So many changes are taken in together here: some three workbooks in each transaction."""
MERGE = f"""
import sys
from empower_desktop.launch.command import main
from empower_desktop.workspace import merging
merging.CHANGES_AT_ONCE = {AT_ONCE}
sys.exit(main(sys.argv[1:]))
"""
KEPT = {"areas.db", "empower.db", "empower.db.reserve", "originals"}


def kills() -> int:
    return 10 if settings.get_current_profile_name() == "long" else 3


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of twenty workbooks, each with the meetings of another month."""
    folder = tmp_path_factory.mktemp("sent")
    sari = begun(folder / "sari", "Sari")
    months = [f"{2020 + at // 12}-{at % 12 + 1:02}" for at in range(FILES)]
    sari.batch(
        {"do": "add", "kind": "meeting", "fields": {"title": f"Rapat {day}", "date": f"{month}-{day + 1:02}"}}
        for month in months
        for day in range(EACH)
    )
    for at, month in enumerate(months):
        sari.json("export", folder / f"{at:02}.xlsx", "--from", f"{month}-01", "--to", f"{month}-28")
    shutil.rmtree(sari.folder)
    return folder


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    """Give a coordinator's laptop on which nothing was merged yet."""
    return begun(tmp_path_factory.mktemp("desk"), "Budi")


@pytest.fixture(scope="module")
def undisturbed(empty: Laptop, sent: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the data code of a laptop on which all of them were merged."""
    laptop = empty.copied(tmp_path_factory.mktemp("undisturbed") / "budi")
    laptop.json("merge", sent)
    return laptop.digest()


def begun(folder: Path, name: str) -> Laptop:
    folder.mkdir(exist_ok=True)
    few_areas(folder)
    return start_laptop(folder / name, name, areas=folder / "areas.db")


def merged_whole(laptop: Laptop) -> list[str]:
    """Give the workbooks that are in, each of them held to be whole."""
    assert laptop.json("check") == {"ok": True, "problems": []}
    files = [file for each in laptop.json("merges") for file in each["files"]]
    assert len(laptop.json("list", "meeting")) == EACH * len(files)
    return files


@pytest.mark.skipif(os.name != "posix", reason="kills as Linux does")
def test_killed_at_any_moment_a_merge_has_whole_workbooks_and_leaves_nothing_behind(
    sent: Path, empty: Laptop, undisturbed: str, tmp_path: Path
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()

    def begin(laptop: Laptop) -> subprocess.Popen[bytes]:
        line = [sys.executable, "-c", MERGE, *laptop.line("merge", sent)]
        return subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "TMPDIR": str(temporary)})

    chance, seen = random.Random(4), set()
    for number in range(kills()):
        laptop = empty.copied(tmp_path / f"killed{number}")
        originals, some = laptop.folder / "originals", chance.randrange(FILES - 2)
        with begin(laptop) as process:
            while process.poll() is None and len(list(originals.glob("*"))) <= some:
                time.sleep(0.002)
            time.sleep(chance.uniform(0, 0.1))
            process.kill()
        files = merged_whole(laptop)
        assert files == [f"{at:02}.xlsx" for at in range(len(files))]
        assert {path.name for path in laptop.folder.iterdir()} <= KEPT
        assert len(list(originals.glob("*"))) == len(files)
        seen.add(len(files))
        laptop.json("merge", sent)
        assert len(merged_whole(laptop)) == FILES
        assert laptop.digest() == undisturbed
        assert {path.name for path in laptop.folder.iterdir()} == KEPT
        assert len(list(originals.glob("*"))) == FILES
        assert list(temporary.iterdir()) == []
    assert len(seen) > 1, "the kills were to come in the middle"


def cut_short(ahead: bytes, at: int) -> bytes:
    return ahead[:at]


def not_written_from(ahead: bytes, at: int) -> bytes:
    return ahead[:at] + bytes(len(ahead) - at)


def one_page_missing(ahead: bytes, at: int) -> bytes:
    return ahead[:at] + bytes(8_192) + ahead[at + 8_192 :]


@pytest.mark.parametrize("lost", [cut_short, not_written_from, one_page_missing])
def test_wherever_the_current_fails_what_is_found_is_the_first_workbooks_each_of_them_whole(
    sent: Path, empty: Laptop, undisturbed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: Callable[[bytes, int], bytes]
) -> None:
    laptop, found = empty.copied(tmp_path / "budi"), tmp_path / "found"
    make_lasting = Store.make_lasting

    def as_it_is_now(store: Store) -> None:
        shutil.copytree(laptop.folder, found, ignore=shutil.ignore_patterns("*-shm", "scratch"))
        make_lasting(store)

    with monkeypatch.context() as held:
        held.setattr(merging, "CHANGES_AT_ONCE", AT_ONCE)
        held.setattr(Store, "carry_over", lambda _: None)
        held.setattr(Store, "make_lasting", as_it_is_now)
        laptop.json("merge", sent)
    ahead, chance = (found / "empower.db-wal").read_bytes(), random.Random(lost.__name__)
    seen = set()
    for number in range(2 * kills()):
        image = Laptop(tmp_path / f"image{number}")
        shutil.copytree(found, image.folder)
        (image.folder / "empower.db-wal").write_bytes(lost(ahead, chance.randrange(len(ahead))))
        files = merged_whole(image)
        assert files == [f"{at:02}.xlsx" for at in range(len(files))]
        seen.add(len(files))
        image.json("merge", sent)
        assert image.digest() == undisturbed
    assert len(seen) > 2, "the current was to fail in the middle"
