"""How fast doubles are found among 100,000 people, and how many found are right: one in fifty is entered again as others spell.

Run `python tests/bench/doubles.py [--people 100000] [--write]`.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from random import Random

from measuring import HOUSE, machine, table, tell

sys.path.insert(0, str(HOUSE))

from empower_desktop.launch.sample.names import Namer
from empower_desktop.launch.sample.texts import read_texts
from empower_desktop.workspace.likeness import ASKED, LISTED, Known
from empower_desktop.workspace.lookalikes import Lookalikes

PEOPLE_IN_A_VILLAGE = 1_000
HAMLETS = ("Dusun I", "Dusun II", "Dusun III", "Dusun IV")
SPELLINGS = (("u", "oe"), ("j", "dj"), ("y", "j"), ("s", "sy"), ("k", "kh"), ("i", "ie"), ("t", "th"), ("d", "dh"))
TITLES = {"P": ("Bu", "Ibu", "Hj."), "L": ("Pak", "Bpk", "H.")}
ENTERED_TWICE = 0.02


def people(count: int, rng: Random) -> list[dict[str, object]]:
    """Make people of a district or two, as a worker notes them: of one in three nobody knows the year of birth."""
    lists = json.loads((HOUSE / "resources" / "lists" / "names.json").read_text(encoding="utf-8"))
    namer = Namer(rng, lists, read_texts(HOUSE / "resources" / "sample"))
    made = []
    for number in range(count):
        village = f"33.{1 + number // 50_000:02}.{1 + number // 10_000 % 5:02}.{2001 + number // PEOPLE_IN_A_VILLAGE % 10}"
        sex = rng.choice("LP")
        year = rng.randint(1940, 2008)
        born = {"birth_year": year} if rng.random() < 0.67 else {}
        made.append({"name": namer.name(village, sex == "P"), "sex": sex, "area": village, "hamlet": rng.choice(HAMLETS), **born})
    return made


def as_others_write(person: dict[str, object], rng: Random) -> dict[str, object]:
    """Enter somebody again: another spelling, a title, half of the name, a slip of the finger; and what one does not know left out."""
    again = dict(person)
    name = str(person["name"])
    chance = rng.random()
    if chance < 0.35:
        old, new = rng.choice(SPELLINGS)
        name = name[0] + name[1:].replace(old, new, 1)
    elif chance < 0.5:
        name = f"{rng.choice(TITLES[str(person['sex'])])} {name}"
    elif chance < 0.65 and " " in name:
        name = name.rsplit(" ", 1)[0]
    elif chance < 0.8 and len(name) > 5:
        at = rng.randrange(2, len(name) - 1)
        name = name[:at] + name[at + 1 :] if rng.random() < 0.5 else name[:at] + name[at] + name[at:]
    again["name"] = name
    if rng.random() < 0.4:
        again.pop("birth_year", None)
    if rng.random() < 0.4:
        again.pop("hamlet")
    return again


def everybody(count: int) -> Iterator[Known]:
    """Give all people in the order in which they were entered; the second entry of somebody is called as the first, with an x."""
    rng = Random(7)
    for number, person in enumerate(people(count, rng)):
        yield Known.of("person", f"{number:06}", person)
        if rng.random() < ENTERED_TWICE:
            yield Known.of("person", f"{number:06}x", as_others_write(person, rng))


def main() -> None:
    """Measure, and tell."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    known = list(everybody(options.people))
    twice = sum(one.id.endswith("x") for one in known)
    began = time.perf_counter()
    everyone, found = Lookalikes("person", known), []
    for one in known:
        found += [(one.id, other.id, likeness.points) for other, likeness in everyone.like(one, ASKED, after=one.id)]
    listing = time.perf_counter() - began
    rng = Random(11)
    taken = []
    for one in rng.sample(known, 300):
        began = time.perf_counter()
        everyone.like(Known.of("person", "new", {**one.fields, "birth_year": None}), ASKED)
        taken.append((time.perf_counter() - began) * 1000)
    rows = [("the whole list, in a worker", f"{listing:.1f} s"), ("one name at entry, middle", f"{statistics.median(taken):.1f} ms")]
    rows.append(("one name at entry, the slowest of 300", f"{max(taken):.1f} ms"))
    for least in (ASKED, LISTED, 75, 90):
        listed = [(one, other) for one, other, points in found if points >= least]
        right = len({pair for pair in listed if {one.rstrip("x") for one in pair} == {pair[0].rstrip("x")}})
        share = right / len(listed) if listed else 1.0
        rows.append(
            (f"from {least} points: listed, right, found of those entered twice", f"{len(listed):,}, {share:.0%}, {right / twice:.0%}")
        )
    said = f"{len(known):,} people, {twice:,} of them entered twice; {machine()}\n\n"
    tell("Doubles", said + table(("what", "measured"), rows), options.write)


if __name__ == "__main__":
    main()
