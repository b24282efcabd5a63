"""Where data and resources lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from empower_desktop.launch.places import Places


def test_data_lies_where_it_is_asked_for(tmp_path: Path) -> None:
    assert Places.of(tmp_path).data == tmp_path


def test_data_lies_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EMPOWER_DATA", str(tmp_path))
    assert Places.of().data == tmp_path
    assert Places.of(tmp_path / "asked").data == tmp_path / "asked"


def test_data_lies_in_the_platforms_folder_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EMPOWER_DATA")
    assert Places.of().data.name == "empower-desktop"
    assert Places.of().data.is_relative_to(Path.home())


def test_a_folder_named_beside_stays_the_same_when_the_work_moves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert Places.of(Path("data")).data == tmp_path / "data"


def test_logs_lie_with_the_data_and_translations_with_the_program(tmp_path: Path) -> None:
    places = Places.of(tmp_path)
    assert places.logs.parent == tmp_path
    assert (places.translations / "id.mo").is_file()
