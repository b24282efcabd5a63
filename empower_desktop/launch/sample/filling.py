"""Filling a store with sample data, through the same door as everything else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from empower_desktop.history.change import Change
from empower_desktop.history.clock import stamp_of
from empower_desktop.language import P_
from empower_desktop.launch.sample.story import PICTURES, hash_of
from empower_desktop.launch.sample.year import Act, sample
from empower_desktop.records.choices import CHOICES
from empower_desktop.shipped import RESOURCES
from empower_desktop.workspace import Step, Watch, Workspace, always
from empower_desktop.workspace.files import keep
from empower_desktop.workspace.workspace import step_of

KEPT_AT_ONCE = 2_000
MOST_VILLAGES = 12
VILLAGE_LEVEL = 4
# Where the area list has nothing to offer: villages as there are, in Banjarnegara.
SOME_VILLAGES = (
    ("33.04.01.2001", "Gumelem Wetan"),
    ("33.04.01.2002", "Gumelem Kulon"),
    ("33.04.02.2003", "Kaliwinasuh"),
    ("33.04.03.2004", "Kalimandi"),
)


def fill(work: Workspace, records: int, seed: int, watch: Watch = always, with_story: bool = True) -> Step:
    """Note this many records of a village's year; the same seed gives the same records, and twice changes nothing.

    The story of one group is told where it is wanted and there is room. Stopped, what was noted until then stays.
    """
    names, topics = names_and_topics()
    acts = sample(records, seed, villages_near(work), names, topics, work.today, with_story=with_story)
    kept: list[Change] = []
    made = 0
    for some in _pieces(acts):
        if not watch(made, records):
            break
        _keep_pictures(work, some)
        kept.extend(work.keep([_change(work, act) for act in some]))
        made += sum(not act.again for act in some)
    watch(made, records)
    return step_of(P_("{n} record of sample data", "{n} records of sample data", made), kept, result=made)


def names_and_topics() -> tuple[Mapping[str, Any], list[str]]:
    """Give what samples are made from besides their own tables: the lists of names and the codes of training topics."""
    names = json.loads((RESOURCES / "lists" / "names.json").read_text(encoding="utf-8"))
    return names, [topic.code for topic in CHOICES["training_topics"]]


def villages_near(work: Workspace) -> list[tuple[str, str]]:
    """Give villages below the author's area, the village itself first; some others where the list knows none."""
    area = work.author.area or ""
    if area.count(".") + 1 == VILLAGE_LEVEL:
        own, around = [(area, work.areas.name(area))], area.rpartition(".")[0]
    else:
        own, around = [], area
    below = work.areas.below(around, VILLAGE_LEVEL) if around else []
    near = [*own, *((place.code, place.name) for place in below if place.code != area)]
    return near[:MOST_VILLAGES] or list(SOME_VILLAGES)


def _keep_pictures(work: Workspace, acts: Sequence[Act]) -> None:
    """Put the pictures that these acts attach into the store's folder."""
    wanted = {act.fields["file"] for act in acts if act.kind == "attachment" and not act.again}
    for picture in PICTURES.iterdir() if wanted else ():
        if hash_of(picture) in wanted:
            keep(work, picture.read_bytes(), picture.suffix)


def _change(work: Workspace, act: Act) -> Change:
    fields = {code: tuple(value) if isinstance(value, list) else value for code, value in act.fields.items()}
    over = [_change(work, before).id for before in act.over]
    return Change.make(act.record, act.kind, fields, over, work.author.id, stamp_of(act.at))


def _pieces(acts: Iterable[Act]) -> Iterator[list[Act]]:
    waiting = iter(acts)
    while piece := list(islice(waiting, KEPT_AT_ONCE)):
        yield piece
