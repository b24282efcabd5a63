"""Who of a list is a man and who a woman: by its columns or the heading of a part, or asked once where nothing says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from empower_desktop.language import N_, P_
from empower_desktop.lists.amounts import is_nothing, is_tick, sexes_of
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.part_headings import without_count
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.understood import UNKNOWN, Option
from empower_desktop.records.words import longest, meaning, plain

if TYPE_CHECKING:
    from empower_desktop.lists.people import Somebody

_SIGN = 2
_MOST_TOLD = 8
"""So many names are quoted with the sex that they suggest."""
_MAN, _WOMAN = "L", "P"
_COLUMNS = ("sex", "sex_male", "sex_female")
_OF_WOMEN = ("kwt", "pekka")
_OF_MEN = ("bapak", "bpk", "ayah", "suami")
_WOMEN = re.compile(
    r"\bibu(?:2|\W?ibu)\b|\b(?:bagi|untuk|khusus|kaum|kelompok|peserta|anggota)\s+(?:kaum\s+)?(?:perempuan|wanita|ibu)\b"
    r"(?!\s*(?:dan|&|/|,)\s*(?:anak|bapak|laki|pria))",
    re.IGNORECASE,
)
"""So a title says that those on the list are women; where others stand beside them it does not."""
_EITHER, _SURE_WOMAN = "p", "w"
"""Letters of a sex: *perempuan* or *pria*, and *wanita*."""


def read_sexes(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Give everybody of a table the sex that it says they are of."""
    of_letter = _meant_by_letter(context, part, people)
    unclear: list[Somebody] = []
    for one in people:
        cell = part.table.cell(one.row, "sex")
        found = _ticked(part, one) or ([of_letter] if _is_letter(cell) and of_letter else sexes_of(cell.text) if cell else [])
        if len(found) == 2 and one.letter:
            one.sex = found["ab".index(one.letter)]
        elif len(found) == 1:
            one.sex = found[0]
        elif found or (cell and not is_nothing(cell.text)):
            unclear.append(one)
        one.sex = one.sex or meaning("sex", without_count(one.section))
    _say_unclear(context, part, unclear)
    _note(people)


def settle_sexes(context: Context, people: Sequence[Somebody]) -> None:
    """Ask for the sex of those whose tables do not say it, once for each sheet; it is `tidak_dicatat` where no answer says it either."""
    unsaid: dict[tuple[str, bool], list[Somebody]] = {}
    are_hinted = {id(one.part) for one in people if one.name.hint and not one.sex}
    for one in people:
        if not one.sex and not any(one.part.table.column(code) for code in _COLUMNS):
            unsaid.setdefault((one.part.sheet, id(one.part) in are_hinted), []).append(one)
    for some in unsaid.values():
        _ask_sexes(context, some)
        _note(some)


def _note(people: Sequence[Somebody]) -> None:
    for one in people:
        one.sex = "" if one.sex == UNKNOWN else one.sex
        one.put("sex", one.sex or UNKNOWN, one.cell)


def _is_letter(cell: Cell | None) -> bool:
    return cell is not None and plain(cell.text) == _EITHER


def _meant_by_letter(context: Context, part: Part, people: Sequence[Somebody]) -> str:
    """Ask what `P` means beside a `W`, where no `L` stands: *pria*, it may be; "" where there is no doubt."""
    cells = [cell for one in people if (cell := part.table.cell(one.row, "sex")) is not None and not is_nothing(cell.text)]
    heading = part.table.heading(part.table.column("sex")).words if cells else ""
    letters = {letter for text in (heading, *(cell.text for cell in cells)) for letter in plain(text).split()}
    either = [cell.row for cell in cells if _is_letter(cell)]
    if not either or _SURE_WOMAN not in letters or any(_MAN in sexes_of(cell.text) for cell in cells):
        return ""
    message = N_("“P” stands beside “W” for the sex. What does “P” mean?")
    options = (Option(_MAN, N_("A man (pria)")), Option(_WOMAN, N_("A woman (perempuan)")))
    return context.asking.ask("sex_letter", part.sheet, part.cells_of("sex", either), message, options, _MAN) or UNKNOWN


def _ticked(part: Part, one: Somebody) -> list[str]:
    """Give the sexes that are ticked; where only one of the two columns holds anything, any sign there is a tick."""
    cells = {sex: part.table.cell(one.row, code) for sex, code in ((_MAN, "sex_male"), (_WOMAN, "sex_female"))}
    filled = {sex: cell.text for sex, cell in cells.items() if cell and not is_nothing(cell.text)}
    ticked = [sex for sex, text in filled.items() if is_tick(text)]
    return ticked or [sex for sex, text in filled.items() if len(filled) == 1 and len(text) <= _SIGN]


def _say_unclear(context: Context, part: Part, unclear: Sequence[Somebody]) -> None:
    if unclear:
        column = next(code for code in _COLUMNS if part.table.column(code))
        where = part.cells_of(column, [one.row for one in unclear])
        context.asking.say("sex_unknown", part.sheet, where, N_("Neither L nor P: noted as not recorded."))


def _with_title(one: Somebody) -> str:
    """Give a name with the title that hints at the sex; bin and binti stand within the name already."""
    name, why = one.name.name, one.name.why
    return name if why.casefold() in name.casefold().split() else f"{why} {name}"


def _is_of_women(part: Part) -> bool:
    """Say whether a list says of whom it is: its title or its group, `Pelatihan bagi Perempuan`, or the heading `Nama Ibu`."""
    named = [said.text for said in (part.head.title, part.head.group) if said is not None]
    column = part.table.column("name")
    heading = {*plain(part.table.heading(column).words).split()} if column else set()
    is_of_group = any(longest("group_type", text)[1] in _OF_WOMEN for text in named)
    return is_of_group or any(map(_WOMEN.search, named)) or ("ibu" in heading and heading.isdisjoint(_OF_MEN))


def _ask_sexes(context: Context, people: Sequence[Somebody]) -> None:
    """Ask once for all of a sheet whose tables do not say who is a woman."""
    sheet, parts = people[0].part.sheet, list({id(one.part): one.part for one in people}.values())
    hinted = [one for one in people if one.name.hint]
    if hinted:
        said = ", ".join(list(dict.fromkeys(f"{_with_title(one)} → {one.name.hint}" for one in hinted))[:_MOST_TOLD])
        message = N_("The list has no column L/P. Titles and names suggest: {suggested}. Take that?", suggested=said)
        options = (Option("suggestion", N_("Take what is suggested")), LEAVE)
        where = ",".join(part.cells_of("name", [one.row for one in people if one.part is part]) for part in parts)
        if context.asking.ask("sex_from_title", sheet, where, message, options) == "suggestion":
            for one in hinted:
                one.sex = one.name.hint
                one.assumed.add("sex")
        return
    message = P_(
        "The list has no column L/P. What is the sex of the {n} person?",
        "The list has no column L/P. What is the sex of the {n} people?",
        len(people),
    )
    answers = (Option("P", N_("All women")), Option("L", N_("All men")), Option("leave", N_("Leave: note it person by person later")))
    proposed = _WOMAN if all(map(_is_of_women, parts)) else ""
    answer = context.asking.ask("sex_missing", sheet, ",".join(part.head_cell("name") for part in parts), message, answers, proposed)
    for one in people if answer in ("L", "P") else ():
        one.sex = answer
        one.assumed.add("sex")
