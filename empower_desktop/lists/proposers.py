"""Who proposes, where one column of a register holds sides and names: `KWT Melati` and `Ibu Tumini` below `Pengusul`."""

from __future__ import annotations

from empower_desktop.language import N_
from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.context import Context
from empower_desktop.lists.names import is_name, read_names
from empower_desktop.lists.register_values import known_code
from empower_desktop.lists.stand_ins import stand_in
from empower_desktop.lists.tables import Found
from empower_desktop.records import KINDS
from empower_desktop.records.fields import OneChoice
from empower_desktop.records.words import beginning, plain, words_of

_SIDE, _PERSON, _GROUP = "proposer_type", "proposer_person", "proposer_group"


def part_proposers(context: Context, table: Found) -> None:
    """Take the group or the person that a column of sides names for who proposes, where no other column holds them.

    Which side that is goes on being asked. Words that name neither for certain are told as not kept: the side alone is.
    """
    field = KINDS[context.kind].fields().get(_SIDE)
    if not isinstance(field, OneChoice) or not table.column(_SIDE):
        return
    free = [code for code in (_PERSON, _GROUP) if code in KINDS[context.kind].fields() and not table.column(code)]
    for row in table.rows:
        cell = table.cell(row, _SIDE)
        if cell is None or cell.kind != "text" or is_nothing(cell.text) or known_code(field, cell.text):
            continue
        named = _GROUP if _is_group(cell.text) else _PERSON if _is_person(cell.text) else ""
        if named in free:
            table.apart[row, named] = cell
        elif free:
            why = N_("“{text}”: only which side proposes is noted, not these words.", text=" ".join(cell.text.split())[:60])
            context.asking.leave(table.sheet.name, cell.name, why)


def names_proposer(table: Found, row: int) -> bool:
    """Say whether a row itself says who proposes: then it is not the group over its list."""
    said = (table.cell(row, code) for code in (_SIDE, _PERSON, _GROUP))
    return any(cell is not None and not is_nothing(cell.text) for cell in said)


def _is_group(text: str) -> bool:
    """Say whether a text is the name of a group: a word for one, and behind it how that one is called."""
    phrase = beginning("group_type", text)[0]
    return bool(phrase) and len(plain(text).split()) > len(phrase.split()) and "\n" not in text.strip()


def _is_person(text: str) -> bool:
    """Say whether a text calls somebody by title and name, `Ibu Tumini`: a bare `Tumini` may be a place, and `Pak RT 02` is an office."""
    words, names = text.split(), read_names(text)
    is_titled = len(words) > 1 and plain(words[0]) in words_of("title") and words[1][:1].isupper()  # `Ibu hamil` is nobody
    return is_titled and len(names) == 1 and is_name(names[0].name) and stand_in(text, lambda _: False) is None
