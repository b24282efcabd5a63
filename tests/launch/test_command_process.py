"""Commands as whole processes: what they import, how they write, how they stop."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

START = [sys.executable, "-m", "empower_desktop"]
# Not ssl and asyncio, which SQLAlchemy brings along.
SLOW = (
    *("PySide6", "openpyxl", "alembic", "urllib.request", "http.client", "multiprocessing"),
    *("empower_desktop.workbook.gathered", "empower_desktop.lists.context"),
)
TAKES_IN = {
    f"empower_desktop.{name}"
    for name in (
        "workbook.answers",
        "workbook.contents",
        "workbook.earlier",
        "workbook.proposing",
        "workbook.reader",
        "workbook.reading",
        "workspace.adding",
        "workspace.answering_in_excel",
        "workspace.by_hand",
        "workspace.counting",
        "workspace.foretelling",
        "workspace.left_out",
        "workspace.questions",
        "workspace.sending",
        "workspace.unmerging",
        "workspace.what_is_new",
        "launch.by_hand_aloud",
        "lists.context",
        "store.backup",
    )
}
READING = [["list", "person"], ["digest"], ["conflicts"], ["questions"], ["find", "rapat"], ["kinds"]]
IMPORTED = f"""
import json, sys
from empower_desktop.launch.command import main
done = {{words[0]: [main(words), [name for name in {SLOW!r} if name in sys.modules]] for words in {READING!r}}}
sys.stdout.flush()
print(json.dumps(done), file=sys.stderr)
"""


def run(words: Sequence[str], folder: Path, start: Sequence[str] = START, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """Call the command line as a process of its own."""
    environment = {**os.environ, "EMPOWER_DATA": str(folder), **more.pop("environment", {})}
    return subprocess.run([*start, *words], env=environment, capture_output=True, check=False, timeout=60, **more)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a hundred records."""
    folder = tmp_path_factory.mktemp("store")
    assert run(["init", "--name", "Sari", "--area", "33.02.10"], folder).returncode == 0
    assert run(["sample", "--records", "100"], folder).returncode == 0
    return folder


def test_a_reading_command_imports_nothing_slow(store: Path) -> None:
    """One after the other in one process: the first that imports something is the one that is to blame."""
    done = run([], store, [sys.executable, "-c", IMPORTED])
    assert json.loads(done.stderr.splitlines()[-1]) == {words[0]: [0, []] for words in READING}


def test_a_workbook_that_came_before_is_known_without_what_reads_it_and_takes_it_in(store: Path, tmp_path: Path) -> None:
    desk, file = tmp_path / "desk", tmp_path / "sari.xlsx"
    assert run(["export", str(file)], store).returncode == 0
    assert run(["init", "--name", "Budi", "--role", "koordinator"], desk).returncode == 0
    assert run(["merge", str(file)], desk).returncode == 0
    again = f"import sys; from empower_desktop.launch.command import main; main(); print({TAKES_IN!r} & set(sys.modules), file=sys.stderr)"
    done = run(["merge", str(file)], desk, [sys.executable, "-c", again])
    assert done.stderr.splitlines()[-1] == b"set()"


def test_a_command_makes_no_more_tables_than_it_asks(store: Path) -> None:
    made = (
        "import sys; from empower_desktop.launch.command import main; main()\n"
        "from empower_desktop.store.row_tables import TABLES\n"
        "print(*[kind for kind, each in TABLES.items() if 'table' in vars(each)], file=sys.stderr)"
    )
    done = run(["digest"], store, [sys.executable, "-c", made])
    assert done.stderr.splitlines()[-1] == b"same_as"


def test_garbage_is_not_looked_for_in_what_a_command_imported(store: Path) -> None:
    left = "import gc, sys; from empower_desktop.launch.command import main; main(); print(len(gc.get_objects()), file=sys.stderr)"
    done = run(["digest"], store, [sys.executable, "-c", left])
    assert int(done.stderr.splitlines()[-1]) < 20_000  # of some hundred thousand


def test_words_are_utf8_whatever_the_system_says(store: Path) -> None:
    old = {"PYTHONIOENCODING": "ascii"}
    run(["add", "person", "name=Nyi Räden Søri", "sex=P"], store, environment=old)
    done = run(["list", "person", "--where", "name=Nyi Räden Søri"], store, environment=old)
    assert "Nyi Räden Søri" in done.stdout.decode("utf-8")


def test_errors_go_to_stderr_alone(store: Path) -> None:
    done = run(["show", "nobody"], store)
    assert (done.returncode, done.stdout) == (4, b"")
    assert b"Traceback" not in done.stderr


def test_a_listener_that_leaves_is_no_error(store: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as gone:
        environment = {**os.environ, "EMPOWER_DATA": str(store)}
        done = subprocess.run([*START, "kinds", "--json"], env=environment, stdout=gone, stderr=subprocess.PIPE, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_no_progress_is_shown_where_nobody_watches(store: Path, tmp_path: Path) -> None:
    done = run(["sample", "--records", "50", "--seed", "9", "--data", str(tmp_path / "new")], store)
    assert done.returncode == 4
    done = run(["export", str(tmp_path / "x.xlsx")], store)
    assert (done.returncode, b"\r" in done.stderr.replace(b"\r\n", b"\n")) == (0, False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that stops one process politely")
def test_ctrl_c_stops_politely(tmp_path: Path) -> None:
    folder = tmp_path / "stopped"
    run(["init", "--name", "Sari"], folder)
    environment = {**os.environ, "EMPOWER_DATA": str(folder)}
    process = subprocess.Popen([*START, "sample", "--records", "60000"], env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    while not (folder / "empower.db-wal").exists() and process.poll() is None:
        time.sleep(0.05)
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode in (1, 4)
    assert b"Traceback" not in told
    assert run(["check"], folder).returncode == 0


def test_commands_that_run_at_once_come_one_after_the_other(store: Path) -> None:
    person = json.loads(run(["add", "person", "name=Suminah", "sex=P", "--json"], store).stdout)["id"]
    environment = {**os.environ, "EMPOWER_DATA": str(store)}
    calls = [[*START, "set", person, f"hamlet=Dusun {n}", "--json"] for n in range(4)]
    running = [subprocess.Popen(call, env=environment, stdout=subprocess.PIPE) for call in calls]
    assert all(one.communicate(timeout=60)[0] and one.returncode == 0 for one in running)
    shown = json.loads(run(["show", person, "--history", "--json"], store).stdout)
    assert (len(shown["history"]), shown["conflicts"]) == (5, {})
