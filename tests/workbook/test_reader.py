"""The child may die, hang, grow or be stopped: the parent says so and the next file is read."""

from __future__ import annotations

import importlib
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from empower_desktop.errors import Place, Problem, Trouble
from empower_desktop.language import N_, P_, Label
from empower_desktop.workbook import wire
from empower_desktop.workbook.limits import MIB, Limits
from empower_desktop.workbook.reader import Reader

ACTS = """
import os, sys, time
from pathlib import Path
from empower_desktop.errors import Place, Problem, Trouble
from empower_desktop.language import N_
from empower_desktop.workbook.package import Package

def texts(path):
    with Package(Path(path)) as package:
        return [cell.text for _, cells in package.rows(package.sheets[0]) for cell in cells]
def echo(path, *rest): return [path, *rest]
def speak(path): print("noise"); os.write(1, b"noise"); return "quiet"
def die(path): os.abort()
def hang(path): time.sleep(60)
def grow(path): return len(bytearray(2_000_000_000))
def err(path): return {}["key"]
def answer(path, size): return "x" * size
def refuse(path): raise Problem(N_("Not this {n}.", n=3), "why", Place(path, "Satu", "B2"))
def trouble(path): raise Trouble(N_("No disk."), "disk")
def modules(path): return sorted(sys.modules)
def number(path): return os.getpid()
"""


@pytest.fixture
def acts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    (tmp_path / "acts_in_a_child.py").write_text(ACTS, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("acts_in_a_child")
    sys.modules.pop("acts_in_a_child")


@pytest.fixture
def reader(acts: ModuleType) -> Iterator[Reader]:
    with Reader(Limits(memory=512 * MIB, answer=MIB)) as opened:
        yield opened


def test_a_workbook_is_read_in_the_child(reader: Reader, acts: ModuleType, build, tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(build("<row><c t='str'><v>é😀</v></c><c t='str'><v>_xD800_</v></c></row>"))
    assert reader.call(acts.texts, path) == ["é😀", "\ud800"]


def test_one_child_reads_many_files(reader: Reader, acts: ModuleType) -> None:
    assert len({reader.call(acts.number, "x") for _ in range(20)}) == 1
    assert reader.call(acts.echo, "a", 1, [None, {"b": True}]) == ["a", 1, [None, {"b": True}]]


def test_a_refusal_keeps_its_reason_and_place(reader: Reader, acts: ModuleType) -> None:
    with pytest.raises(Problem) as refusal:
        reader.call(acts.refuse, "a.xlsx")
    assert (str(refusal.value), refusal.value.code, refusal.value.place) == ("Not this 3.", "why", Place("a.xlsx", "Satu", "B2"))
    with pytest.raises(Trouble, match=r"No disk\."):
        reader.call(acts.trouble, "a.xlsx")


@pytest.mark.parametrize(("act", "code"), [("die", "reader_died"), ("hang", "timeout"), ("err", "reader_bug")])
def test_a_bad_end_is_told_and_the_next_file_is_read(reader: Reader, acts: ModuleType, act: str, code: str) -> None:
    with pytest.raises(Trouble) as refusal:
        reader.call(getattr(acts, act), "x", seconds=0.5)
    assert refusal.value.code == code
    assert reader.call(acts.echo, "again") == ["again"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_a_child_that_grows_is_told_and_replaced(reader: Reader, acts: ModuleType) -> None:
    before = reader.call(acts.number, "x")
    with pytest.raises(Trouble) as refusal:
        reader.call(acts.grow, "x")
    assert refusal.value.code == "memory"
    assert reader.call(acts.number, "x") != before


def test_an_answer_that_is_too_long_stays_in_the_child(reader: Reader, acts: ModuleType) -> None:
    with pytest.raises(Trouble) as refusal:
        reader.call(acts.answer, "x", 2 * MIB)
    assert refusal.value.code == "memory"


def test_a_bug_in_the_child_comes_with_its_traceback(reader: Reader, acts: ModuleType) -> None:
    with pytest.raises(Trouble) as refusal:
        reader.call(acts.err, "x")
    assert "KeyError" in refusal.value.__notes__[0]


def test_what_a_library_prints_does_not_lie_between_the_answers(reader: Reader, acts: ModuleType) -> None:
    assert [reader.call(acts.speak, "x"), reader.call(acts.echo, "y")] == ["quiet", ["y"]]


def test_another_thread_can_stop_a_call(reader: Reader, acts: ModuleType) -> None:
    reader.warm()
    threading.Timer(0.3, reader.stop).start()
    started = time.monotonic()
    with pytest.raises(Trouble) as refusal:
        reader.call(acts.hang, "x")
    assert refusal.value.code == "stopped"
    assert time.monotonic() - started < 10
    assert reader.call(acts.echo, "again") == ["again"]


def test_calls_from_several_threads_take_turns(reader: Reader, acts: ModuleType) -> None:
    found: list[object] = []
    threads = [threading.Thread(target=lambda n=n: found.append(reader.call(acts.echo, str(n)))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, found)) == [f"['{n}']" for n in range(8)]


def test_a_child_that_died_between_two_files_is_not_noticed(reader: Reader, acts: ModuleType) -> None:
    reader.call(acts.echo, "x")
    reader._child.process.kill()
    reader._child.process.wait()
    assert reader.call(acts.echo, "again") == ["again"]


def test_the_child_loads_no_window_store_or_writer(reader: Reader, acts: ModuleType) -> None:
    loaded = {name.partition(".")[0] for name in reader.call(acts.modules, "x")}
    assert loaded.isdisjoint({"PySide6", "sqlalchemy", "openpyxl", "alembic", "httpx", "site"})


def test_a_program_that_does_not_start_is_a_trouble(acts: ModuleType, tmp_path: Path) -> None:
    with Reader(command=[str(tmp_path / "none")]) as reader, pytest.raises(Trouble) as refusal:
        reader.call(acts.echo, "x")
    assert refusal.value.code == "reader_died"


def test_messages_survive_the_way_between_the_processes() -> None:
    message = P_("{n} row of {kind}: {why}", "{n} rows of {kind}: {why}", 2, kind=Label("Orang", "Person"), why=N_("late {d}", d=7))
    assert wire.unpack_message(wire.pack_message(message)) == message
