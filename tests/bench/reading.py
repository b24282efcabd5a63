"""How long a reading command takes as a whole process on a small store, against Python importing SQLAlchemy alone.

Run `python tests/bench/reading.py [--rounds 9] [--write]`.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from functools import partial
from pathlib import Path

from measuring import in_turn, machine, mib, run, seconds, table, tell

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from notebooks import village

RECORDS = 400
BARE = 'python -c "import sqlalchemy"'
UNWANTED = ("PySide6", "openpyxl", "alembic", "urllib.request", "http.client")


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    program = [sys.executable, "-m", "empower_desktop", "--data", village(RECORDS)]
    meeting = json.loads(run([*program, "--json", "list", "meeting"]).said)[0]["id"]
    commands = {"list person": ["list", "person"], "show ID": ["show", meeting], "digest": ["digest"], "conflicts": ["conflicts"]}
    ways = {BARE: partial(run, [sys.executable, "-c", "import sqlalchemy"])}
    ways |= {name: partial(run, [*program, *words]) for name, words in commands.items()}
    taken = in_turn(ways, options.rounds)
    bare = seconds(taken[BARE])
    rows = [(way, f"{seconds(runs) * 1000:.0f}", f"{seconds(runs) / bare:.2f}", f"{mib(runs):.0f}") for way, runs in taken.items()]
    imported = run([sys.executable, "-c", LOADED, json.dumps([str(part) for part in [*program[3:], "digest"]])]).said.splitlines()[-1]
    said = f"{RECORDS} records; {machine()}, medians of {options.rounds} interleaved rounds. "
    said += f"Of {', '.join(UNWANTED)} loaded: {imported}.\n\n"
    tell("Reading commands", said + table(("command", "ms", "ratio", "MiB"), rows), options.write)


LOADED = f"""
import json, sys
from empower_desktop.launch.command import main
main(json.loads(sys.argv[1]))
print(", ".join(name for name in {UNWANTED!r} if name in sys.modules) or "none")
"""

if __name__ == "__main__":
    main()
