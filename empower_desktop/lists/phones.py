"""The phone numbers of the people of a list: one for each, its leading 0 put back where a spreadsheet took it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from empower_desktop.language import N_, P_
from empower_desktop.lists.amounts import is_nothing, read_phone
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.questions import LEAVE, option

if TYPE_CHECKING:
    from empower_desktop.lists.people import Somebody


def read_phones(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Give everybody their phone number; of several in a cell it is asked which."""
    mended: list[int] = []
    unread: list[int] = []
    for one in people:
        cell = part.table.cell(one.row, "phone")
        if cell is None or is_nothing(cell.text):
            continue
        phone = read_phone(cell)
        if phone is None:
            unread.append(one.row)
        elif len(phone.numbers) > 1:
            message = N_("{name} has several numbers in one cell. Which one?", name=one.name.name)
            options = [*map(option, phone.numbers), LEAVE]
            answer = context.asking.ask("two_phones_in_cell", part.sheet, cell.name, message, options)
            one.put("phone", answer if answer in phone.numbers else None, cell.name)
        else:
            one.put("phone", phone.numbers[0], cell.name)
            mended.extend([one.row] if phone.mended else [])
    if mended:
        message = P_(
            "{n} phone number had lost its leading 0: it was put back.",
            "{n} phone numbers had lost their leading 0: it was put back.",
            len(mended),
        )
        context.asking.say("phone_zero_restored", part.sheet, part.cells_of("phone", mended), message)
    if unread:
        message = N_("Not a phone number (9 to 14 digits): not taken.")
        context.asking.say("phone_unreadable", part.sheet, part.cells_of("phone", unread), message)
