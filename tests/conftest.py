"""What every test has: windows that are not drawn, laws by profile, golden texts."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("ci", max_examples=50, deadline=None, derandomize=True, database=None)
settings.register_profile("long", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="accept what is made now as the golden texts; review them in the diff")


@pytest.fixture(autouse=True)
def nobodys_data(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test may find or touch the data of the person who runs it."""
    monkeypatch.setenv("EMPOWER_DATA", str(tmp_path_factory.getbasetemp() / "nobody"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with `golden/<name>` beside the test; `--bless` writes it."""
    folder = request.path.parent / "golden"

    def compare(name: str, text: str) -> None:
        kept = folder / name
        if request.config.getoption("--bless"):
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(text, encoding="utf-8", newline="\n")
        assert kept.exists(), f"{kept} is missing: run pytest --bless and review it"
        assert text == kept.read_text(encoding="utf-8")

    return compare
