"""How commands are called, in both languages, and what is wrong usage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import empower_desktop
from empower_desktop.language import Language
from empower_desktop.launch.command import main
from empower_desktop.launch.commands import COMMANDS
from empower_desktop.launch.say import system_language
from empower_desktop.launch.understanding import spoken, understand

if TYPE_CHECKING:
    from tests.launch.conftest import Seat


def test_the_page_of_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help", "--lang", "en"]) == 0
    page = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n  {name} " not in page] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "-h", "--lang", "en"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(f"Usage: empower-desktop {name}")
    assert str(COMMANDS[name].about)[:30] in page


def test_a_template_is_made_as_its_help_writes_it(seat: Callable[[str], Seat], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["template", "-h", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Usage: empower-desktop template FILE [--kind KIND [KIND ...]]"
    assert seat("sari")("template", str(tmp_path / "t.xlsx"), "--kind", "person", "group").status == 0


def test_help_speaks_the_language_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help", "--lang=id"])
    assert capsys.readouterr().out.startswith("Pemakaian: empower-desktop")


def test_without_a_display_the_window_is_not_opened_but_it_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main(["--lang", "en"]) == 5
    assert "no display here" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert empower_desktop.__version__ in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["nosuch"],
        ["--nosuch"],
        ["list"],
        ["list", "nosuch"],
        ["list", "meeting", "--nosuch"],
        ["list", "meeting", "--where", "title"],
        ["add", "meeting", "title"],
        ["add", "meeting", "title=Rapat", "title=Lain"],
        ["set", "x"],
        ["init"],
        ["init", "--name", "Sari", "--role", "raja"],
        ["sample", "--records", "many"],
        ["sample", "--records", "0"],
        ["export", "sari.csv"],
        ["export", "sari.xlsx", "--area", "Jawa"],
        ["resolve", "x", "title"],
        ["resolve", "x", "title", "--take", "y", "--value", "z"],
        ["resolve", "--take", "y"],
        ["resolve", "x", "title", "--all-from", "Sari"],
        ["digest", "--area", "3"],
        ["shots", "pictures", "--size", "large"],
        ["--lang", "jv", "kinds"],
        ["kinds", "--data"],
        *[[later, "x"] for later in ("template", "import", "questions", "answer", "report", "print")],
        ["conflicts", "--workbook", "x.xls"],
        ["export", "x.xlsx", "--since-receipt", "--profile", "share"],
        ["return", "Sari"],
        ["return", "Sari", "kembali.xls"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_and_says_where_help_is(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "--help" in told.err


def test_shared_options_stand_before_or_after_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path / "a"), "--json", "init", "--name", "Sari"]) == 0
    assert main(["init", "--name", "Sari", f"--data={tmp_path / 'b'}", "--json"]) == 0
    assert capsys.readouterr().out.count('{"author": ') == 2
    assert (tmp_path / "a" / "empower.db").exists()
    assert (tmp_path / "b" / "empower.db").exists()


def test_options_and_words_mix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init", "--name", "Sari", "--data", str(tmp_path)])
    assert main(["list", "--where", "sex=P", "person", "--data", str(tmp_path), "--deleted", "--where", "name=Maria"]) == 0


def test_without_a_command_the_window_is_meant() -> None:
    for words in ([], ["--lang", "en", "--data", "here"]):
        asked = understand(words, Language(spoken(words, "id")))
        assert (asked.command, asked.help) == ("", "")


def test_what_is_missing_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--lang", "en", "set"])
    assert capsys.readouterr().err.startswith("Missing: ID, FIELD=VALUE")


def test_a_passphrase_file_that_is_not_there_is_no_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kinds", "--passphrase-file", "/nowhere/at/all"]) == 5


def test_without_a_word_of_ours_the_language_is_indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    spoken = {}
    for system in ("en_GB.UTF-8", "id_ID.UTF-8", "de_DE.UTF-8", "C"):
        monkeypatch.setenv("LANG", system)
        spoken[system] = system_language()
    assert spoken == {"en_GB.UTF-8": "en", "id_ID.UTF-8": "id", "de_DE.UTF-8": "id", "C": "id"}
