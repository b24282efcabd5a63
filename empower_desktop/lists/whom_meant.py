"""Whom the rows mean that name an office, a body, a family or something else: asked, and nobody of them taken before it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from empower_desktop.language import N_, P_, Message
from empower_desktop.lists.context import Context, Part, span
from empower_desktop.lists.names import Name
from empower_desktop.lists.questions import quoted_in_short
from empower_desktop.lists.stand_ins import StandIn, stand_in
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import plain

_CALLED = Option("called", N_("As it stands, until the name is known"))
_LEAVE = Option("leave", N_("Nobody: leave it out"))


def whom_they_mean(context: Context, part: Part) -> Mapping[int, Name | None]:
    """Give, for each row that names no person, whom it was answered to mean; None for nobody, and while that is open."""
    is_place = _places(context, part)
    cells = {row: cell for row in part.table.rows if (cell := part.table.cell(row, "name")) is not None and not cell.is_error}
    found = {row: stands for row, cell in cells.items() if (stands := stand_in(cell.text, is_place)) is not None}
    meant = {row: _ask_of_one(context, part, row, each) for row, each in found.items() if each.named is not None}
    together: dict[tuple[str, int], dict[int, StandIn]] = {}
    for row, each in found.items():
        if each.named is None:
            together.setdefault((each.stands, row if each.may_be_name else 0), {})[row] = each
    for (what, _), several in together.items():
        may_be_name = any(each.may_be_name for each in several.values())
        is_taken = _ask_of_several(context, part, what, [*several], may_be_name) == "called"
        meant.update({row: each.whole if is_taken else None for row, each in several.items()})
    return meant


def _ask_of_one(context: Context, part: Part, row: int, found: StandIn) -> Name | None:
    """Ask of a row behind whose office or family somebody is named, and give whom it means."""
    assert found.named is not None
    text, name = _text(part, row), found.named.name
    if found.stands == "household":
        message = N_("“{text}” names a family or a couple. Who of them is meant?", text=text)
        answer = _answer(context, part, "household_for_name", [row], message, (Option("named", N_("Only {name}", name=name)), _LEAVE))
    else:
        message = N_("“{text}”: is that {name}, or an office and not a name?", text=text, name=name)
        options = (Option("named", N_("It is {name}", name=name)), _CALLED, _LEAVE)
        answer = _answer(context, part, "office_for_name", [row], message, options)
    return {"named": found.named, "called": found.whole}.get(answer)


def _ask_of_several(context: Context, part: Part, what: str, rows: Sequence[int], may_be_name: bool) -> str:
    """Ask at once of all rows that say no more than an office, or a body, and give the answer; of a possible name nothing is proposed."""
    names = quoted_in_short(_text(part, row) for row in rows)
    code = {"household": "household_for_name", "words": "words_for_name"}.get(what, "office_for_name")
    default = "" if may_be_name else "called" if what == "office" else "leave"
    return _answer(context, part, code, rows, _question(what, len(rows), names), (_CALLED, _LEAVE), default)


def _answer(
    context: Context, part: Part, code: str, rows: Sequence[int], message: Message, options: Sequence[Option], default: str = ""
) -> str:
    """Ask of some rows; those that are answered to be left out are named as not taken."""
    cells = [span(part.table.column("name"), [row]) for row in rows]
    answer = context.asking.ask(code, part.sheet, ",".join(cells), message, options, default)
    if answer == _LEAVE.code:
        context.asking.leave(part.sheet, cells, N_("Nobody by name"))
    return answer


def _question(what: str, rows: int, names: str) -> Message:
    if what == "office":
        return P_(
            "{n} row calls somebody by an office or a relation and not by name: {names}. Take it all the same?",
            "{n} rows call somebody by an office or a relation and not by name: {names}. Take them all the same?",
            rows,
            names=names,
        )
    if what == "words":
        return P_(
            "{n} row does not look like a name: {names}. Take it as one person?",
            "{n} rows do not look like names: {names}. Take each of them as one person?",
            rows,
            names=names,
        )
    return P_(
        "{n} row names a body or several people, and nobody by name: {names}. Take it as one person?",
        "{n} rows name a body or several people, and nobody by name: {names}. Take each of them as one person?",
        rows,
        names=names,
    )


def _text(part: Part, row: int) -> str:
    return " ".join(part.table.sheet.text(row, part.table.column("name")).split())[:40]


def _places(context: Context, part: Part) -> Callable[[str], bool]:
    """Give what knows the places that the list itself names, and the villages around."""
    head, table = part.head, part.table
    columns = [column for code in ("hamlet", "village") for column in table.columns_with(code)]
    told = [head.hamlet, head.village, head.district, head.regency, *(table.sheet.text(row, at) for row in table.rows for at in columns)]
    known = {word for text in told for word in plain(text).split()}

    def is_place(text: str) -> bool:
        return set(plain(text).split()) <= known or bool(context.find_area(text, "", "", True))

    return is_place
