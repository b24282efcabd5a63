"""People of a training's list who stand under a heading of speakers or of the committee: whether they took part is asked."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_, P_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.part_headings import without_count
from empower_desktop.lists.people import Somebody, names_of
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import beginning, longest

_PARTICIPANTS = Option("participants", N_("Participants like the others"))
_TRAINER = Option("trainer", N_("Not participants: note as the trainer"))
_NEITHER = Option("leave", N_("Not participants"))


def participants_of(context: Context, part: Part, people: Sequence[Somebody]) -> list[Somebody]:
    """Give those of a training's list who took part; of those under a heading of speakers or of the committee that is asked."""
    others: dict[str, list[Somebody]] = {}
    for one in people:
        if _names_others(one.section):
            others.setdefault(one.section, []).append(one)
    left: list[Somebody] = []
    for section, some in others.items():
        if _asked(context, part, section, some) != "participants":
            left.extend(some)
            context.asking.leave(part.sheet, (one.cell for one in some), N_("Under “{section}”: no participants", section=section[:40]))
    return [one for one in people if one not in left]


def _names_others(section: str) -> bool:
    bare = without_count(section)
    return bool(longest("speaker", bare)[0]) or beginning("second_table", bare)[1] == "committee"


def _asked(context: Context, part: Part, section: str, some: Sequence[Somebody]) -> str:
    may_be_trainer = len(some) == 1 and bool(longest("speaker", section)[0])
    options = (_TRAINER, _PARTICIPANTS, _NEITHER) if may_be_trainer else (_PARTICIPANTS, _NEITHER)
    message = P_(
        "{names} stands under “{section}”. A participant of the training?",
        "{n} people stand under “{section}”: {names}. Are they participants of the training?",
        len(some),
        names=names_of(some),
        section=section[:40],
    )
    where = ",".join(one.cell for one in some)
    answer = context.asking.ask("second_table", part.sheet, where, message, options, options[0].code if may_be_trainer else "")
    if answer == "trainer":
        context.drafts[part.owner].put("trainer_name", some[0].name.with_others, some[0].cell)
    return answer
