"""Whose the sex and the birth on a row are, where two columns name people: a mother and her child, a husband and his wife."""

from __future__ import annotations

from dataclasses import replace

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, across
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.tables import Found
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import plain

_KIN = frozenset(
    ["anak", "balita", "bayi", "suami", "istri", "isteri", "ayah", "bapak", "ibu", "orang", "ortu", "wali", "pasangan", "siswa", "murid"]
)
_CHILDREN = frozenset(["anak", "balita", "bayi", "siswa", "murid"])
"""Whose details may also follow the name of their mother: `Nama Balita | Nama Ibu | Tgl Lahir`."""
_DETAILS = ("sex", "sex_male", "sex_female", "birth_date", "birth", "birth_year", "age")


def ask_whose(context: Context, table: Found) -> None:
    """Ask about columns of sex and birth that follow the name of somebody else than the row is taken for; left out until then."""
    name = table.column("name")
    nearest, child, asked = 0, 0, dict[int, list[int]]()
    for at, column in enumerate(table.columns):
        number = table.headings[at].column
        if number == name or _names_kin(column.heading, column.field):
            nearest = number if number != name or not child else child
            child = number if _CHILDREN & set(plain(column.heading).split()) and number != name else child
        elif column.field in _DETAILS and nearest not in (0, name) and column.certainty not in ("chosen", "remembered"):
            asked.setdefault(nearest, []).append(at)
    for kin, places in asked.items():
        columns = [table.headings[at].column for at in places]
        message = N_(
            "{columns}: do they speak of “{name}” or of “{other}”?",
            columns=", ".join(table.columns[at].heading for at in places),
            name=table.heading(name).words,
            other=table.heading(kin).words,
        )
        options = (Option("name", N_("Of “{name}”", name=table.heading(name).words)), LEAVE)
        where = across(max(table.header_rows, default=table.rows[0]), columns)
        if context.asking.ask("whose_details", table.sheet.name, where, message, options) != "name":
            for at in places:
                table.columns[at] = replace(table.columns[at], field="", why_not="of somebody else")


def _names_kin(heading: str, field: str) -> bool:
    words = plain(heading).split()
    return field in ("", "other") and words[:1] == ["nama"] and bool(_KIN & set(words[1:]))
