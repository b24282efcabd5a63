from __future__ import annotations

import json
import sqlite3
import zipfile
from datetime import date, timedelta

import pytest

from empower_desktop.errors import Refusal, Trouble
from empower_desktop.store import Arrival, Merge, Store
from empower_desktop.store.backup import KEPT_DAYS, backup, daily, restore
from empower_desktop.store.database import Database


@pytest.fixture
def filled(store, make, attend):
    """Keep a meeting with one who came, and the workbook that brought it."""
    store.note_merge(Merge("m1", "2026", "budi"))
    store.append([make("meeting", 1, {"title": "Musdus"}), attend(1, 11)], Arrival("m1", "sari.xlsx", "ab" * 32))
    store.originals.mkdir()
    (store.originals / f"{'ab' * 32}.xlsx").write_bytes(b"as it came")
    (store.path.parent / "files").mkdir()
    (store.path.parent / "files" / f"{'cd' * 32}.jpg").write_bytes(b"as attached")
    return store


def test_a_backup_brings_everything_back_under_a_new_id(tmp_path, filled):
    file, target = tmp_path / "all.empower", tmp_path / "other" / "empower.db"
    backup(filled, file)
    assert restore(file, target) is None
    with Store.open(target) as restored:
        assert restored.digest() == filled.digest()
        assert restored.rows("attendance") == filled.rows("attendance")
        assert (restored.former_ids, restored.id != filled.id) == ((filled.id,), True)
        assert set(restored.sources_of(restored.brought_by("m1")).values()) == {"sari.xlsx"}
        assert (restored.originals / f"{'ab' * 32}.xlsx").read_bytes() == b"as it came"
        assert (restored.path.parent / "files" / f"{'cd' * 32}.jpg").read_bytes() == b"as attached"
        assert restored.check() == []


def test_a_backup_leaves_nothing_beside_it(tmp_path, filled):
    (tmp_path / "kept").mkdir()
    backup(filled, tmp_path / "kept" / "all.empower")
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["all.empower"]


def test_no_folder_is_made_for_a_backup_so_that_none_lands_on_the_laptop_once_the_stick_is_out(tmp_path, filled):
    (tmp_path / "a file").write_bytes(b"")
    for folder in (tmp_path / "stick" / "kept", tmp_path / "a file"):
        with pytest.raises(Trouble) as raised:
            backup(filled, folder / "all.empower")
        assert (raised.value.code, list(tmp_path.glob("stick*"))) == ("folder_gone", [])


def test_the_present_data_are_kept_aside(tmp_path, filled, make):
    backup(filled, tmp_path / "all.empower")
    filled.append([make("meeting", 2, {"title": "Rembug"})])
    later = filled.digest()
    filled.close()
    aside = restore(tmp_path / "all.empower", filled.path)
    with Store.open(aside) as kept, Store.open(filled.path) as restored:
        assert kept.digest() == later
        assert restored.count("meeting") == 1


def test_restoring_waits_for_the_window_to_be_closed(tmp_path, filled):
    backup(filled, tmp_path / "all.empower")
    before = filled.id
    with pytest.raises(Trouble) as refused:
        restore(tmp_path / "all.empower", filled.path)
    assert refused.value.code == "in_use"
    assert filled.id == before


def test_damaged_data_are_kept_as_they_lie(tmp_path, filled):
    backup(filled, tmp_path / "all.empower")
    filled.close()
    filled.path.write_bytes(b"not a database any more, whatever it was")
    aside = restore(tmp_path / "all.empower", filled.path)
    assert aside.read_bytes().startswith(b"not a database")
    with Store.open(filled.path) as restored:
        assert restored.count("meeting") == 1


def test_a_log_that_was_left_behind_is_not_taken_for_the_new_one(tmp_path, filled):
    backup(filled, tmp_path / "all.empower")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "empower.db-wal").write_bytes(b"left behind")
    restore(tmp_path / "all.empower", tmp_path / "other" / "empower.db")
    with Store.open(tmp_path / "other" / "empower.db") as restored:
        assert restored.check() == []


def altered(file, change):
    """Pack a backup again with other content."""
    with zipfile.ZipFile(file) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w") as pack:
        for name, content in parts.items():
            pack.writestr(name, content)


def flip(parts):
    parts["ledger.db"] = parts["ledger.db"][:-1] + b"\xff"


def newer(parts):
    parts["about.json"] = json.dumps(json.loads(parts["about.json"]) | {"ledger": 99}).encode()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda file: file.write_bytes(file.read_bytes()[:-200]), "damaged_backup"),
        (lambda file: file.write_bytes(b"no backup"), "damaged_backup"),
        (lambda file: altered(file, flip), "damaged_backup"),
        (lambda file: altered(file, lambda parts: parts.pop("ledger.db")), "damaged_backup"),
        (lambda file: altered(file, lambda parts: parts.pop("about.json")), "damaged_backup"),
        (lambda file: altered(file, newer), "newer"),
        (lambda file: file.unlink(), "missing"),
    ],
    ids=["cut off", "another file", "altered", "half", "of another kind", "newer", "missing"],
)
def test_a_backup_that_is_not_whole_is_refused_before_anything_is_touched(tmp_path, filled, spoil, code):
    file = tmp_path / "all.empower"
    backup(filled, file)
    filled.close()
    spoil(file)
    before = {path: path.read_bytes() for path in filled.path.parent.iterdir() if path.is_file()}
    with pytest.raises(Refusal) as refused:
        restore(file, filled.path)
    assert refused.value.code == code
    assert {path: path.read_bytes() for path in filled.path.parent.iterdir() if path.is_file()} == before


def test_a_former_backup_stays_when_the_new_one_fails(tmp_path, filled):
    file = tmp_path / "all.empower"
    backup(filled, file)
    before = file.read_bytes()
    with pytest.raises(Trouble) as refused:
        backup(Database(tmp_path / "no_folder" / "empower.db"), file)
    assert refused.value.code == "read_only"
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.glob("all.*")] == ["all.empower"]


def test_one_copy_a_day_is_kept_for_two_weeks(tmp_path, filled):
    first = date(2026, 1, 1)
    for n in range(KEPT_DAYS + 3):
        daily(filled, tmp_path / "daily", first + timedelta(days=n))
        daily(filled, tmp_path / "daily", first + timedelta(days=n))
    kept = sorted(path.name for path in (tmp_path / "daily").iterdir())
    assert (len(kept), kept[0], kept[-1]) == (KEPT_DAYS, "2026-01-04.empower", "2026-01-17.empower")


def _copies_of(store, make, folder, first, days):
    """Write something on each of so many days, and take the copy of the day."""
    for n in range(days):
        store.append([make("meeting", 1, {"title": f"{first} {n}"})])
        daily(store, folder, first + timedelta(days=n))
    return {path.stem for path in folder.iterdir()}


def test_once_a_clock_that_was_years_ahead_is_right_the_copies_of_each_day_stay_in_place_of_the_oldest(tmp_path, filled, make):
    folder = tmp_path / "daily"
    ahead = _copies_of(filled, make, folder, date(2031, 11, 4), KEPT_DAYS)
    assert len(ahead) == KEPT_DAYS
    now = _copies_of(filled, make, folder, date(2026, 11, 20), 3)
    assert (len(now), now - ahead) == (KEPT_DAYS, {"2026-11-20", "2026-11-21", "2026-11-22"})
    assert ahead - now == {"2031-11-04", "2031-11-05", "2031-11-06"}


def test_what_was_written_since_is_copied_though_the_clock_says_the_same_day_at_every_start(tmp_path, filled, make):
    file = daily(filled, tmp_path / "daily", date(2015, 1, 1))
    filled.append([make("meeting", 1, {"venue": "Balai"})])
    assert daily(filled, tmp_path / "daily", date(2015, 1, 1)) == file
    restore(file, tmp_path / "other" / "empower.db")
    with Store.open(tmp_path / "other" / "empower.db") as restored:
        assert restored.digest() == filled.digest()


def test_a_copy_of_today_that_holds_everything_is_not_made_again(tmp_path, filled):
    file = daily(filled, tmp_path / "daily", date(2026, 1, 1))
    made = file.stat().st_ino
    assert daily(filled, tmp_path / "daily", date(2026, 1, 1)).stat().st_ino == made


def test_a_daily_copy_needs_no_rows_and_no_workbooks(tmp_path, filled):
    file = daily(filled, tmp_path / "daily", date(2026, 1, 1))
    with zipfile.ZipFile(file) as pack:
        assert pack.namelist() == ["about.json", "ledger.db"]
        (tmp_path / "ledger.db").write_bytes(pack.read("ledger.db"))
    with sqlite3.connect(tmp_path / "ledger.db") as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    assert "change" in names
    assert not [name for name in names if name.startswith(("row_", "found", "conflict"))]


def test_the_copy_of_today_stays_where_another_store_takes_the_place_of_a_lost_one(tmp_path, filled, make):
    folder, today = tmp_path / "daily", date(2026, 1, 2)
    yesterday = daily(filled, folder, date(2026, 1, 1))
    filled.append([make("meeting", 2, {"title": "Rembug"})])
    daily(filled, folder, today)
    lost = filled.digest()
    filled.close()
    restore(yesterday, filled.path)
    with Store.open(filled.path) as store:
        daily(store, folder, today)
    kept = next(path for path in folder.iterdir() if path.name.startswith("2026-01-02_"))
    restore(kept, tmp_path / "other" / "empower.db")
    with Store.open(tmp_path / "other" / "empower.db") as restored:
        assert restored.digest() == lost
