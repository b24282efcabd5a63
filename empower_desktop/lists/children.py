"""Children on a list of who came: of somebody younger than 18 on that day only the name is to be kept, and a list may bring more."""

from __future__ import annotations

from datetime import date

from empower_desktop.language import P_
from empower_desktop.lists.context import Context, Draft
from empower_desktop.lists.questions import in_short

_OF_AGE = 18


def name_children(context: Context) -> None:
    """Say, sheet by sheet, who was younger than 18 when it was held (R22), with the cells that say how old they are."""
    found: dict[str, dict[str, str]] = {}
    for draft in context.drafts.values():
        event = context.drafts.get(draft.links.get("meeting") or draft.links.get("training") or "")
        person = context.drafts.get(draft.links.get("person", ""))
        if event is None or person is None:
            continue
        held, born = _day(event, "date", "date_start"), _day(person, "birth_date")
        year = born.year if born else int(str(person.fields.get("birth_year") or 0))
        if held and year and held.year - year - bool(born and (held.month, held.day) < (born.month, born.day)) < _OF_AGE:
            where = person.cells.get("birth_date") or person.cells.get("birth_year") or person.cells.get("name", "A1")
            found.setdefault(draft.sheet, {})[where] = str(person.fields["name"])
    for sheet, names in found.items():
        message = P_(
            "{n} person was younger than 18 on that day, and of a child the name is enough: {names}.",
            "{n} people were younger than 18 on that day, and of a child the name is enough: {names}.",
            len(names),
            names=in_short(names.values()),
        )
        context.asking.say("child", sheet, ",".join(names), message)


def _day(draft: Draft, *codes: str) -> date | None:
    said = next((str(draft.fields[code]) for code in codes if draft.fields.get(code)), "")
    return date.fromisoformat(said) if len(said) == 10 else None
