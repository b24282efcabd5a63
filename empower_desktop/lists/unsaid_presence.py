"""Who of a list may not have come although no mark says so: asked about, or noted as not recorded, rather than taken for present."""

from __future__ import annotations

import re
from collections.abc import Sequence

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.headings import numbers_days
from empower_desktop.lists.marks import MARK_OPTIONS, PRESENT_OPTIONS, Marks, presence_of
from empower_desktop.lists.people import UNKNOWN, Somebody
from empower_desktop.lists.words import beginning, longest, meaning, plain

_OF_INVITED = re.compile(r"daftar (?:\w+ )?(?:undangan|diundang)\b")
"""The title of a list of those who should come, `DAFTAR UNDANGAN` or `Daftar nama undangan`."""


def has_unread_presence(part: Part) -> bool:
    """Say whether a table has columns of who was there that were not read: of days, under words that nobody knows, or by what they hold."""
    table = part.table
    unread = [(each.column, column.heading) for each, column in zip(table.headings, table.columns, strict=True) if not column.field]
    return any(map(numbers_days, table.headings)) or any(
        _may_say_who_came(heading) or _says_who_came(part, column) for column, heading in unread
    )


def _may_say_who_came(heading: str) -> bool:
    """Say whether a heading names a day by its number, or has a word for presence or signatures in it."""
    named = longest("heading", heading)[1] in ("presence", "signed")
    return named or heading.isdecimal() or meaning("presence", heading) == "hadir"


def _says_who_came(part: Part, column: int) -> bool:
    """Say whether a column holds nothing but `Hadir`, `Tidak hadir` and the like; ticks and `Ya` may be of anything."""
    texts = [text for row in part.table.rows if (text := part.table.sheet.text(row, column))]
    return bool(texts) and all(map(presence_of, texts)) and any({"hadir", "datang"} & {*plain(text).split()} for text in texts)


def ask_of_unremarked(context: Context, part: Part, people: Sequence[Somebody], marks: Sequence[Marks]) -> None:
    """Ask about those of whom no remark says whether they came, where remarks alone say it of others."""
    if part.table.column("signed") or not any(presence_of(one.remark) == "hadir" for one in people):
        return
    both = zip(people, marks, strict=True)
    unsaid = [(one, mark) for one, mark in both if "presence" not in mark and not (_says_present(one) or is_represented(one))]
    if unsaid:
        message = N_("No remark whether they came, where others have one. Were they present?")
        where = ",".join(one.cell for one, _ in unsaid)
        answer = context.asking.ask("not_signed", part.sheet, where, message, PRESENT_OPTIONS, "hadir")
        for _, mark in unsaid:
            mark["presence"] = answer or UNKNOWN


def _says_present(one: Somebody) -> bool:
    """Say whether a remark begins with a word for presence: `Hadir, terlambat`."""
    return beginning("presence", one.remark)[1] == "hadir"


def is_represented(one: Somebody) -> bool:
    """Say whether a remark or a note beside a name tells that another came instead."""
    return "diwakili" in (longest("remark_presence", one.name.note)[1], longest("remark_presence", one.remark)[1])


def ask_of_invited(context: Context, part: Part, people: Sequence[Somebody], marks: Sequence[Marks]) -> None:
    """Ask about all of whom nothing says whether they came, where a list calls itself one of those invited."""
    title = next((said for said in part.head.lines if _OF_INVITED.search(plain(said.text)) and "hadir" not in plain(said.text)), None)
    unsaid = [mark for one, mark in zip(people, marks, strict=True) if "presence" not in mark and presence_of(one.remark) != "hadir"]
    if title is None or part.table.column("signed") or not unsaid:
        return
    message = N_("The list is called one of those invited. Were those present of whom it says nothing else?")
    answer = context.asking.ask("not_signed", part.sheet, title.cell.name, message, PRESENT_OPTIONS)
    for mark in unsaid:
        mark["presence"] = answer or UNKNOWN


def ask_of_excused(context: Context, part: Part, one: Somebody, mark: Marks) -> None:
    """Ask about somebody who signed although a remark says that they were not there: `izin pulang cepat` was there for a while."""
    cell = part.table.cell(one.row, "remark")
    is_excused = mark.get("presence") in ("izin", "sakit", "alpa") and longest("remark_presence", one.remark)[1] == mark["presence"]
    if not mark.get("signed") or cell is None or not is_excused:
        return
    message = N_("{name} signed, but the remark says “{remark}”. Were they present?", name=one.name.name, remark=cell.text[:60])
    mark["presence"] = context.asking.ask("mark_unknown", part.sheet, cell.name, message, MARK_OPTIONS) or UNKNOWN
