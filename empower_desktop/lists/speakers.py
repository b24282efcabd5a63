"""People of a training's list who are speakers or of the committee, by a heading or a remark: whether they took part is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from empower_desktop.language import N_, P_, Message
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.part_headings import without_count
from empower_desktop.lists.people import Somebody, names_of
from empower_desktop.lists.taught import trainer_of
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import beginning, longest, meaning, plain

_PARTICIPANTS = Option("participants", N_("Participants like the others"))
_TRAINER = Option("trainer", N_("Not participants: note as the trainer"))
_NEITHER = Option("leave", N_("Not participants"))
_BEFORE_SIGN = re.compile(r"\s*[(,;/:–-]")


def participants_of(context: Context, part: Part, people: Sequence[Somebody]) -> list[Somebody]:
    """Give those of a training's list who took part; of speakers and of the committee, by heading or beside their names, that is asked."""
    below: dict[str, list[Somebody]] = {}
    beside: dict[str, list[Somebody]] = {}
    for one in people:
        if _names_others(one.section):
            below.setdefault(one.section, []).append(one)
        elif said := _said_beside(part, one):
            beside.setdefault(said, []).append(one)
    left: list[Somebody] = []
    for section, some in below.items():
        message = P_(
            "{names} stands under “{section}”. A participant of the training?",
            "{n} people stand under “{section}”: {names}. Are they participants of the training?",
            len(some),
            names=names_of(some),
            section=section[:40],
        )
        if _asked(context, part, section, some, message) != "participants":
            left.extend(some)
            context.asking.leave(part.sheet, (one.cell for one in some), N_("Under “{section}”: no participants", section=section[:40]))
    for said, some in beside.items():
        message = P_(
            "Beside {names} stands “{words}”. A participant of the training?",
            "“{words}” stands beside {n} people: {names}. Are they participants of the training?",
            len(some),
            names=names_of(some),
            words=said,
        )
        if _asked(context, part, said, some, message) != "participants":
            left.extend(some)
            context.asking.leave(part.sheet, (one.cell for one in some), N_("“{words}”: no participants", words=said))
    return [one for one in people if one not in left]


def _names_others(section: str) -> bool:
    bare = without_count(section)
    return bool(longest("speaker", bare)[0]) or beginning("second_table", bare)[1] == "committee"


def _said_beside(part: Part, one: Somebody) -> str:
    """Give the word beside a name that says that somebody spoke or arranged it, `narasumber (Puskesmas)`; "" for none.

    It stands alone, or before a sign: `Fasilitator desa` is an office.
    """
    cells = (part.table.cell(one.row, code) for code in ("remark", "position", "capacity"))
    texts = [cell.text for cell in cells if cell is not None] + [one.name.note]
    words = (plain(_BEFORE_SIGN.split(text.strip(), maxsplit=1)[0]) for text in texts)
    return next((each for each in words if meaning("speaker", each) or meaning("second_table", each) == "committee"), "")


def _as_written(part: Part, one: Somebody) -> str:
    """Give somebody's name with the titles beside it."""
    cell = part.table.cell(one.row, "name")
    return trainer_of(cell.text) if cell is not None and not one.letter else one.name.with_others


def _asked(context: Context, part: Part, said: str, some: Sequence[Somebody], message: Message) -> str:
    may_be_trainer = len(some) == 1 and bool(longest("speaker", said)[0])
    options = (_TRAINER, _PARTICIPANTS, _NEITHER) if may_be_trainer else (_PARTICIPANTS, _NEITHER)
    where = ",".join(one.cell for one in some)
    answer = context.asking.ask("second_table", part.sheet, where, message, options, options[0].code if may_be_trainer else "")
    if answer == "trainer":
        context.drafts[part.owner].put("trainer_name", _as_written(part, some[0])[:160], some[0].cell)
    return answer
