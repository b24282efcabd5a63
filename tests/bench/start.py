"""How soon the window is painted and its first page filled with 100,000 records in the store, against a bare PySide6 window with a table.

Run `python tests/bench/start.py [--records 100000] [--rounds 5] [--write]`; whole processes, offscreen.
"""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from measuring import Run, in_turn, machine, mib, run, table, tell

BARE, OURS = "bare PySide6 window with a table", "Empower Desktop"
UNWANTED = ("openpyxl", "alembic", "PySide6.QtNetwork", "PySide6.QtCharts", "urllib.request")


def bare() -> None:
    """Show a window with a table, say when it is painted, and end."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QTableWidget(100, 15))
    window.resize(1366, 697)
    _watch(app, lambda: True)
    window.show()
    app.exec()


def ours(command: Callable[[list[str]], int], data: str) -> None:
    """Open the window like the command does, say when it is painted and when its first page is filled, and end."""
    from PySide6.QtWidgets import QApplication

    app = QApplication(["empower-desktop"])

    def is_filled() -> bool:
        shells = [each for each in app.topLevelWidgets() if type(each).__name__ == "Shell"]
        content = shells[0].centralWidget() if shells else None
        return type(content).__name__ == "MainWindow" and content.screen_now()._overview is not None

    _watch(app, is_filled)
    command(["--data", data])


def _watch(app: object, is_filled: object) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer

    moments: dict[str, float] = {}

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                moments.setdefault("painted", time.time())
            return False

    watcher, timer = Watcher(app), QTimer(app)
    app.installEventFilter(watcher)

    def look() -> None:
        if "painted" in moments and is_filled():
            loaded = [name for name in UNWANTED if name in sys.modules]
            print(json.dumps({**moments, "filled": time.time(), "loaded": loaded}))
            app.removeEventFilter(watcher)
            timer.stop()
            app.closeAllWindows()

    timer.timeout.connect(look)
    timer.start(2)


def moment(runs: list[Run], name: str) -> float:
    """Give the middle time from the start of the process to a moment, in milliseconds."""
    return median(json.loads(run.said.splitlines()[-1])[name] - run.began for run in runs) * 1000


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from notebooks import village

    data = village(options.records)
    run([sys.executable, __file__, "ours", data])  # what is made at the first start is there at the others
    ways = {BARE: partial(run, [sys.executable, __file__, "bare"]), OURS: partial(run, [sys.executable, __file__, "ours", data])}
    taken = in_turn(ways, options.rounds)
    bare_ms, bare_mib = moment(taken[BARE], "painted"), mib(taken[BARE])
    rows = []
    for way, name in ((BARE, "painted"), (OURS, "painted"), (OURS, "filled")):
        ms, held = moment(taken[way], name), mib(taken[way])
        rows.append((f"{way}: {name}", f"{ms:.0f}", f"{ms / bare_ms:.2f}", f"{held:.0f}", f"{held / bare_mib:.2f}"))
    loaded = ", ".join(json.loads(taken[OURS][0].said.splitlines()[-1])["loaded"]) or "none"
    said = f"{options.records:,} records; {machine()}, medians of {options.rounds} interleaved rounds, offscreen. "
    said += f"Of {', '.join(UNWANTED)} loaded by then: {loaded}.\n\n"
    tell("Start of the window", said + table(("what", "ms", "ratio", "peak MiB", "ratio"), rows), options.write)


if __name__ == "__main__":
    if sys.argv[1:2] == ["bare"]:
        bare()
    elif sys.argv[1:2] == ["ours"]:
        from empower_desktop.launch.command import main as command  # before Qt, as the program does

        ours(command, sys.argv[2])
    else:
        main()
