"""How long 300 workbooks take to merge into an empty store, against pandas merging the same visible rows with the last one winning.

Run `python tests/bench/merge.py --with-pandas PYTHON [--rounds 5] [--files 300] [--times 10] [--write]`, PYTHON being that of an
environment with `pip install pandas openpyxl python-calamine xlsxwriter`; without it the program stands alone. Then the same files again,
and ten times as many files, the same ones with other ids, once and again: time grows with them, memory does not. Beside the time by the
clock stands the time of the processors, which says what was done however busy the machine was.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from shutil import rmtree

from measuring import PLACE, Run, in_turn, machine, mib, run, seconds, table, tell, worked

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from workbooks import Sent, multiplied, workbooks

OTHERS = Path(__file__).with_name("others.py")
DATA = PLACE / "merged"
FIRST, AGAIN, OTHER_FILES = "Empower Desktop: merge FOLDER, history and all", "the same files again", "merge of {files} files"
PANDAS = {
    "pandas + openpyxl, the last one wins": ("openpyxl",),
    "pandas + calamine, the last one wins": ("calamine",),
    "pandas + openpyxl, and one workbook of all": ("openpyxl", "others.xlsx"),
    "pandas + calamine + xlsxwriter, and one workbook of all": ("calamine", "others.xlsx"),
}
FLOOR, OWN_FLOOR = "zip + expat over the plain sheets, no meaning (the floor)", "zip + expat over our sheets, `_log` and all"


def command(*words: str | Path) -> Run:
    """Run one of our commands."""
    return run([sys.executable, "-m", "empower_desktop", "--data", DATA, *words])


def into_empty(folder: Path) -> Run:
    """Merge a folder into a store that was just started."""
    rmtree(DATA, ignore_errors=True)
    command("init", "--name", "Budi", "--role", "koordinator")
    return command("merge", folder)


def other(python: str | Path, folder: Path, way: str, *book: str) -> Run:
    """Let others do it, into a database of their own."""
    database = PLACE / "others.db"
    database.unlink(missing_ok=True)
    return run([python, OTHERS, way, folder, database, *[PLACE / name for name in book]])


def measured(options: Namespace, sent: Sent, more: Sent | None) -> dict[str, list[Run]]:
    """Run all the ways in turn."""
    ways = {FLOOR: lambda: other(sys.executable, sent.plain, "floor"), OWN_FLOOR: lambda: other(sys.executable, sent.own, "floor")}
    ways |= {FIRST: lambda: into_empty(sent.own), AGAIN: lambda: command("merge", sent.own)}
    if options.with_pandas:
        ways |= {name: lambda words=words: other(options.with_pandas, sent.plain, *words) for name, words in PANDAS.items()}
    if more:
        ways[OTHER_FILES.format(files=f"{more.files:,}")] = lambda: into_empty(more.own)
        ways[f"these {more.files:,} again"] = lambda: command("merge", more.own)
    return in_turn(ways, options.rounds)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--with-pandas", default="", help="a Python that has pandas, openpyxl, python-calamine and xlsxwriter")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--times", type=int, default=10, help="how many times as many files to compare with; 1 for none")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    sent = workbooks(options.files // 2)
    more = multiplied(sent, options.times) if options.times > 1 else None
    taken = measured(options, sent, more)
    first, work = seconds(taken[FIRST]), worked(taken[FIRST])
    rows = []
    for way, runs in taken.items():
        ratios = f"{seconds(runs) / first:.2f}", f"{worked(runs) / work:.2f}"
        rows.append((way, f"{seconds(runs):.2f}", ratios[0], f"{worked(runs):.2f}", ratios[1], f"{mib(runs):.0f}"))
    said = [
        f"{sent.files} workbooks, 171 rows on 3 sheets of 15 columns each; {machine()}, medians of {options.rounds} interleaved rounds.",
        "The second pair of figures is the time of all processors. Memory is the sum of the highest of each process.",
        "\n\n" + table(("way", "s", "÷ our merge", "processors s", "÷ our merge", "MiB"), rows),
    ]
    tell("Merging workbooks", " ".join(said), options.write)


if __name__ == "__main__":
    main()
