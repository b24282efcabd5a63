"""A bug becomes a report that tells nothing about persons."""

from __future__ import annotations

from pathlib import Path

import pytest

from empower_desktop.launch import command
from empower_desktop.launch.bug import report, write_report
from empower_desktop.launch.places import Places


def _fail_over(name: str) -> None:
    try:
        raise KeyError(name)
    except KeyError as error:
        raise RuntimeError(f"nothing known of {name}") from error


@pytest.fixture
def bug() -> Exception:
    try:
        _fail_over("Suminah")
    except RuntimeError as error:
        return error
    raise AssertionError


def test_a_report_tells_what_broke_and_where(bug: Exception) -> None:
    told = report(bug, "list")
    assert all(word in told for word in ("RuntimeError", "KeyError", "_fail_over", "test_bug.py", "While: list"))


def test_a_report_tells_nothing_about_persons(bug: Exception) -> None:
    told = report(bug)
    assert "Suminah" not in told
    assert str(Path.home()) not in told


def test_a_report_lies_with_the_logs(bug: Exception, tmp_path: Path) -> None:
    kept = write_report(bug, Places.of(tmp_path))
    assert kept.parent == tmp_path / "logs"
    assert "RuntimeError" in kept.read_text(encoding="utf-8")


def test_a_report_finds_a_place_where_the_logs_cannot_be(bug: Exception, tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file in the way", encoding="utf-8")
    kept = write_report(bug, Places.of(tmp_path))
    assert kept.exists()
    kept.unlink()


@pytest.mark.parametrize("debug", [False, True])
def test_a_bug_ends_a_command_with_70_and_names_its_report(
    debug: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "_done", lambda call: _fail_over("Suminah"))
    status = command.main(["--data", str(tmp_path), "--lang", "en", "kinds", *(["--debug"] if debug else [])])
    told = capsys.readouterr()
    kept = list((tmp_path / "logs").glob("bug-*.txt"))
    assert (status, told.out, len(kept)) == (70, "", 1)
    assert str(kept[0]) in told.err
    assert ("Traceback" in told.err) is debug
