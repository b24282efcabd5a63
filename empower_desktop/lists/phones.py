"""The phone numbers of the people of a list: one for each, its leading 0 put back where a spreadsheet took it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from empower_desktop.language import N_, P_
from empower_desktop.lists.amounts import each_once, is_nothing, read_phone
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.questions import LEAVE, option

if TYPE_CHECKING:
    from empower_desktop.lists.people import Somebody


def read_phones(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Give everybody their phone number; of several, also in several columns, it is asked which."""
    mended: list[int] = []
    unread: list[Cell] = []
    for one in people:
        cells = _cells(part, one.row)
        read = [phone for cell in cells if (phone := read_phone(cell)) is not None]
        numbers = each_once(number for phone in read for number in phone.numbers)
        unread.extend(cell for cell in cells if read_phone(cell) is None)
        if len(numbers) > 1:
            where = ",".join(cell.name for cell in cells)
            message = N_("{name} has several phone numbers. Which one?", name=one.name.name)
            options = [*map(option, numbers), LEAVE]
            answer = context.asking.ask("two_phones_in_cell", part.sheet, where, message, options)
            one.put("phone", answer if answer in numbers else None, cells[0].name)
        elif numbers:
            one.put("phone", numbers[0], cells[0].name)
            mended.extend([one.row] if any(phone.mended for phone in read) else [])
    if mended:
        message = P_(
            "{n} phone number had lost its leading 0: it was put back.",
            "{n} phone numbers had lost their leading 0: it was put back.",
            len(mended),
        )
        context.asking.say("phone_zero_restored", part.sheet, part.cells_of("phone", mended), message)
    if unread:
        texts = ", ".join(f"“{text}”" for text in dict.fromkeys(" ".join(cell.text.split())[:30] for cell in unread[:6]))
        message = N_("Not a phone number (9 to 14 digits): {texts}. Not taken.", texts=texts)
        context.asking.say("phone_unreadable", part.sheet, ",".join(cell.name for cell in unread[:20]), message)


def _cells(part: Part, row: int) -> list[Cell]:
    """Give the cells that may hold the number of a row: `WA` and `Telepon` may be one number, or two."""
    others = part.table.columns_with("phone")[1:]
    found = [part.table.cell(row, "phone"), *(part.table.sheet.cell(row, column) for column in others)]
    return [cell for cell in found if cell is not None and not is_nothing(cell.text)]
