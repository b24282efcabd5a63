"""How long a list of 100,000 people takes to open, scroll, filter and sort, and a search while somebody types; and statements for each.

Run `python tests/bench/lists.py [--records 100000] [--write]`; what a screen asks of the workspace, in one process, without painting.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from measuring import machine, middle_of, table, tell

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from notebooks import people

from empower_desktop.language import Language
from empower_desktop.store import Within
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.finding import find
from empower_desktop.workspace.listing import Query, listed, names_for, rows_of
from empower_desktop.workspace.opening import close, opened

PAGE, MOST_FOUND = 100, 200
NAME, NEWEST = (("name", False),), (("_changed", True),)
TYPED = ("s", "su", "sut", "suti", "ja", "kelompok", "rapat ka", "zzz")


def acts(work: Workspace, records: int) -> dict[str, Callable[[], object]]:
    """Give what people do, as the screens ask it."""

    def page(query: Query, offset: int) -> object:
        rows = rows_of(work, query, offset, PAGE)
        return rows, names_for(work, rows)

    by_name, by_change = Query("person", sort=NAME), Query("person", sort=NEWEST)
    area = Query("person", {"area": Within("33.99")}, sort=NAME)
    return {
        "first page, by name": lambda: listed(work, by_name, PAGE),
        "first page, last changed first": lambda: listed(work, by_change, PAGE),
        "a page in the middle, by name": lambda: page(by_name, records // 2),
        "the last page, by name": lambda: page(by_name, records - PAGE),
        "filter by a choice": lambda: listed(work, Query("person", {"occupation": "petani"}, sort=NAME), PAGE),
        "filter by an area and those below": lambda: listed(work, area, PAGE),
        "sort by a choice": lambda: listed(work, Query("person", sort=(("education", False),)), PAGE),
        "sort by a number, the greatest first": lambda: listed(work, Query("person", sort=(("birth_year", True),)), PAGE),
        "search within the list: “su”": lambda: listed(work, Query("person", search="su", sort=NAME), PAGE),
        **{f"search everything: “{typed}”": lambda typed=typed: find(work, typed, MOST_FOUND) for typed in TYPED},
    }


def statements(work: Workspace, act: Callable[[], object]) -> int:
    """Count the statements of an act."""
    said: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(("SELECT", "WITH")):
            said.append(statement)

    engine = work.store._engine
    sa.event.listen(engine, "before_cursor_execute", note)
    act()
    sa.event.remove(engine, "before_cursor_execute", note)
    return len(said)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    work = opened(people(options.records), Language("id"))
    rows = [(name, f"{middle_of(act):.1f}", statements(work, act)) for name, act in acts(work, options.records).items()]
    close(work)
    said = f"{options.records:,} people, pages of {PAGE}; {machine()}, medians of 15 in one process, the file in the system's cache.\n\n"
    tell("Lists and search", said + table(("what", "ms", "statements"), rows), options.write)


if __name__ == "__main__":
    main()
