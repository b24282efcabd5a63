"""One group that two heads of a list call in more and in fewer words: asked, so that it is not there twice with its members."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.heads import Said
from empower_desktop.lists.names import usual_title
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import plain

_OPTIONS = (Option("same", N_("The same group")), Option("different", N_("Two groups")))
_COUNT = re.compile(r"\d+|[ivx]{1,4}|[a-z]")
"""What tells one group from the next, `Melati` and `Melati II`."""


def ask_of_groups_alike(context: Context, parts: Sequence[Part]) -> None:
    """Ask of each head whose group another one over it calls in more or fewer words whether it is that one; let it have its name then."""
    firsts: dict[str, Said] = {}
    for part in parts:
        said = part.head.group
        if said is None:
            continue
        name = plain(said.text)
        if name not in firsts:
            other = next((first for called, first in firsts.items() if _are_alike(called, name)), None)
            firsts[name] = other if other is not None and _is_same(context, part, said, other) else said
        if plain(firsts[name].text) != name:
            part.head = replace(part.head, group=firsts[name])


def _is_same(context: Context, part: Part, said: Said, other: Said) -> bool:
    message = N_("{name} and {other}: the same group?", name=usual_title(said.text), other=usual_title(other.text))
    return context.asking.ask("same_group", part.sheet, said.cell.name, message, _OPTIONS, "same") == "same"


def _are_alike(one: str, other: str) -> bool:
    """Say whether the words of one name, its kind first, stand in that order in the other, and what that says more counts nothing."""
    fewer, more = sorted((one.split(), other.split()), key=len)
    rest = iter(more)
    is_within = len(fewer) > 1 and fewer[:1] == more[:1] and all(word in rest for word in fewer)
    return is_within and not any(_COUNT.fullmatch(word) for word in more if word not in fewer)
