"""What may come of a record: a new one of another kind, begun with what this one knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from empower_desktop.language import Message
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Plain
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.workspace import Row, Workspace
from empower_desktop.workspace.listing import row_of

BEGIN = "onward:"
ITSELF = "id"


def _always(row: Row) -> bool:
    return True


@dataclass(frozen=True)
class Onward:
    """A button that begins a record of the kind `to`: `given` names for its fields those of this record (`id` for itself).

    `when` says for which records it is offered.
    """

    to: str
    text: Message
    icon: str
    given: Mapping[str, str] = field(default_factory=dict)
    when: Callable[[Row], bool] = _always


def buttons_onward(row: Row, ways: tuple[Onward, ...], say: Callable[[Message], str]) -> list[Action]:
    """Give the buttons that a record offers, the first way as the primary one, which stands last."""
    offered = [(number, way) for number, way in enumerate(ways) if way.when(row)]
    made = [Action(f"{BEGIN}{at}", say(way.text), way.icon, "default" if number else "primary") for number, (at, way) in enumerate(offered)]
    return made[::-1]


def begun_by(work: Workspace, way: Onward, kind: str, record: str) -> dict[str, Plain]:
    """Give the values that the new record starts from, those of the record as it stands now."""
    row = row_of(work, kind, record)
    held: dict[str, Plain] = {ITSELF: record, **(row.fields if row else {})}
    given = {code: held[of] for code, of in way.given.items() if held.get(of) is not None}
    return {code: plain for code, plain in given.items() if code in KINDS[way.to].fields()}
