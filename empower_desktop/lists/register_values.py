"""What the cells of a register hold, as the fields of its kind take it; what they may mean is asked, once for each word."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches

from empower_desktop.errors import Problem
from empower_desktop.history.change import Plain
from empower_desktop.language import N_, P_
from empower_desktop.lists.amounts import bare_count, figure_in, is_nothing, is_tick, read_amount, read_phone, without_about
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.days import read_cell
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.head_places import read_place
from empower_desktop.lists.heads import Head
from empower_desktop.lists.names import read_name
from empower_desktop.lists.questions import LEAVE, option
from empower_desktop.lists.small_amounts import ask_unit, in_rupiah
from empower_desktop.lists.sure_days import DaysOfColumn, sure_day
from empower_desktop.lists.understood import Option
from empower_desktop.records import KINDS
from empower_desktop.records.choices import Choice
from empower_desktop.records.fields import Area, Day, Field, Integer, ManyChoices, Money, Number, OneChoice, Phone, References, Text, YesNo
from empower_desktop.records.words import meaning, plain, words_of

_PARTS = re.compile(r"\s*(?:[;\n]|,(?!\d)|&|\bdan\b)\s*")
_SHARE = re.compile(r"\s*(\d{1,3}(?:[.,]\d+)?)\s*%\s*")
_SHADES = re.compile(r"\s*[/(),;]\s*")
_HOUSEHOLDS = re.compile(r"\b(?:kk|keluarga|rumah tangga|rt[ms])\b", re.IGNORECASE)
_OF_ONE_SEX = ("_male", "_female")
_UNREADABLE = frozenset(["error", "formula", "identity"])
_CUTOFF = 0.7
_ALL_DONE = 100
_OTHERWISE = frozenset(["belum", "tidak", "bukan", "tanpa", "dari", "oleh"])
"""Words beside which another one does not say what became of something: `tidak ditunda`, `diterima dari dusun`."""


class Values:
    """Reads the cells of one table; a word that a list does not know is asked for once, with all cells that say it."""

    def __init__(self, context: Context, part: Part) -> None:
        """Read nothing yet."""
        self._context, self._part = context, part
        self._codes: dict[tuple[str, str], str] = {}
        self._areas: dict[str, str] = {}
        self._units: dict[str, str] = {}
        self._days: dict[str, DaysOfColumn] = {}

    def plain(self, code: str, field: Field, cell: Cell) -> Plain:
        """Give what a cell says for a field, None for nothing; what cannot be right is left for the field to refuse."""
        if cell.kind in _UNREADABLE or is_nothing(cell.text):
            return None
        if isinstance(field, Day):
            return self._day(code, cell) or None
        if isinstance(field, OneChoice):
            return self._choices(code, field, cell)
        if isinstance(field, Area):
            return self._area(cell)
        if isinstance(field, Money):
            return self._money(code, without_about(cell))
        if isinstance(field, Integer):
            if code.endswith(_OF_ONE_SEX) and _HOUSEHOLDS.search(cell.text):
                why = N_("“{text}” counts households, and not the people that this column is of.", text=" ".join(cell.text.split())[:60])
                self._context.asking.leave(self._part.sheet, cell.name, why)
                return None
            return bare_count(cell.text) if cell.kind == "text" else figure_in(cell)
        if isinstance(field, Number):
            return figure_in(cell)
        if isinstance(field, Phone):
            return self._phone(cell)
        if isinstance(field, YesNo):
            return "ya" if is_tick(cell.text) else cell.text
        if code.endswith("_no") and not re.search(r"\d", cell.text):
            why = N_("“{text}” is no number.", text=" ".join(cell.text.split())[:60])
            self._context.asking.leave(self._part.sheet, cell.name, why)
            return None
        return cell.text if isinstance(field, Text) and not field.one_line else " ".join(cell.text.split())

    def _day(self, code: str, cell: Cell) -> str:
        if self._part.table.cell(cell.row, code) is not cell:  # one of the head
            return sure_day(
                self._context, self._part.sheet, cell, read_cell(cell, self._context.clues, self._part.year, self._context.today)
            )
        if code not in self._days:
            self._days[code] = DaysOfColumn(self._context, self._part, code)
        return self._days[code].sure(cell)

    def _money(self, code: str, cell: Cell) -> Plain:
        """Give an amount in rupiah, as the head says in what amounts are; what is none is left for the field to refuse."""
        table = self._part.table
        if code not in self._units:
            column = table.column(code)
            cells = [table.cell(row, code) for row in table.rows]
            self._units[code] = ask_unit(self._context, self._part, cells, table.heading(column).words if column else "")
        rupiah = in_rupiah(cell, self._units[code])
        return rupiah if rupiah is not None or read_amount(cell) is not None else figure_in(cell)

    def _phone(self, cell: Cell) -> str:
        """Give a phone number with the zero that a spreadsheet dropped; of several in one cell it is asked which."""
        phone = read_phone(cell)
        if phone is None:
            return cell.text
        if len(phone.numbers) > 1:
            message = N_("“{text}” holds several phone numbers. Which one?", text=" ".join(cell.text.split())[:60])
            answer = self._context.asking.ask(
                "two_phones_in_cell", self._part.sheet, cell.name, message, [*map(option, phone.numbers), LEAVE]
            )
            return answer if answer in phone.numbers else ""
        if phone.mended:
            message = P_(
                "{n} phone number had lost its leading 0: it was put back.",
                "{n} phone numbers had lost their leading 0: it was put back.",
                1,
            )
            self._context.asking.say("phone_zero_restored", self._part.sheet, cell.name, message)
        return phone.numbers[0]

    def names(self, field: Field, cell: Cell) -> list[str]:
        """Give the names that a cell gives for a reference, one or several."""
        if cell.kind in _UNREADABLE or is_nothing(cell.text):
            return []
        texts = _PARTS.split(cell.text) if isinstance(field, References) else [cell.text]
        found = [read_name(text).with_others if field.refers_to == "person" else " ".join(text.split()) for text in texts]
        return [name for name in dict.fromkeys(found) if name]

    def _choices(self, code: str, field: OneChoice, cell: Cell) -> Plain:
        if not isinstance(field, ManyChoices):
            return progress_of(field, cell.shown) or self._code(code, field, cell.text) or None
        whole = known_code(field, cell.text)
        texts = [cell.text] if whole else _PARTS.split(cell.text)
        return tuple(sorted({found for text in texts if (found := self._code(code, field, text))})) or None

    def _code(self, code: str, field: OneChoice, text: str) -> str:
        said = plain(text)
        if (code, said) not in self._codes:
            self._codes[code, said] = known_code(field, text) or self._asked(code, field, text)
        return self._codes[code, said]

    def _asked(self, code: str, field: OneChoice, text: str) -> str:
        number = self._part.table.column(code)
        cells = [cell for row in self._part.table.rows if (cell := self._part.table.sheet.cell(row, number))]
        said = {cell.name: [cell.text, *(_PARTS.split(cell.text) if isinstance(field, ManyChoices) else ())] for cell in cells}
        where = ",".join(name for name, texts in said.items() if plain(text) in map(plain, texts))
        message = N_("“{text}” is not in the list “{label}”. Which of these is it?", text=" ".join(text.split())[:60], label=field.label)
        options = [*(Option(choice.code, N_("{value}", value=choice.label)) for choice in field.choices), LEAVE]
        answer = self._context.asking.ask("word_unknown", self._part.sheet, where, message, options, _nearest(field.choices, text), of=code)
        return answer if answer in {choice.code for choice in field.choices} else ""

    def village_of_part(self, heading: Cell, text: str) -> str | None:
        """Give the village that heads a part of the list, in the district that the head of the list names."""
        return self._area(replace(heading, text=text), self._part.head)

    def _area(self, cell: Cell, over: Head | None = None) -> str | None:
        text = " ".join(cell.text.split())
        if text not in self._areas:
            self._areas[text] = village_called(self._context, text, over)
            if not self._areas[text]:
                message = N_("The place “{place}” is not certain: choose the village by hand.", place=text)
                self._context.asking.say("area_unknown", self._part.sheet, cell.name, message)
        return self._areas[text] or None


def village_called(context: Context, text: str, over: Head | None = None) -> str:
    """Give the code of the village that a text names, by itself or in the district that the head of the list names; "" for none."""
    try:
        return str(Area(label=KINDS["group"].fields()["area"].label).read(text, context.today))
    except Problem:
        head = Head() if over is None else Head(district=over.district, regency=over.regency)
        read_place(head, text)
        return context.find_area(head.village, head.district, head.regency)


def progress_of(field: OneChoice, text: str) -> str:
    """Give what became of a follow-up that is done by so many percent; "" for what is no share, and for a list that is of no progress."""
    found = _SHARE.fullmatch(text) if field.list_name == "action_status" else None
    if found is None:
        return ""
    share = Decimal(found[1].replace(",", "."))
    return "belum" if not share else "berjalan" if share < _ALL_DONE else "selesai"


def known_code(field: OneChoice, text: str) -> str:
    """Give the code that a text names for certain: by code, label or a part of a label, or by the words that lists use; "" for none."""
    try:
        return field.code_of(text)
    except Problem:
        pass
    said, codes = plain(text), {choice.code for choice in field.choices}
    if (found := meaning(field.list_name, text)) in codes:
        return found
    shades = {choice.code for choice in field.choices if said in _shades(choice)}
    return shades.pop() if len(shades) == 1 else ""


def code_in(field: OneChoice, heading: str) -> str:
    """Give the code that the heading over some rows names, `Usulan yang ditolak:`; "" where it names no one, several, or denies it."""
    said, known = f" {plain(heading)} ", {shade: choice.code for choice in field.choices for shade in _shades(choice)}
    found = {words: code for words, code in {**words_of(field.list_name), **known}.items() if f" {words} " in said}
    codes = {code for words, code in found.items() if not any(words != other and f" {words} " in f" {other} " for other in found)}
    rest = {*said.split()} - {word for words in found for word in words.split()}
    return codes.pop() if len(codes) == 1 and not rest & _OTHERWISE else ""


def _shades(choice: Choice) -> set[str]:
    """Give the words of a choice, and those on either side of a stroke: `Audiensi/dengar pendapat` is either."""
    texts = [choice.label.id, choice.label.en]
    return {plain(part) for text in texts for part in (text, *_SHADES.split(text)) if plain(part)}


def _nearest(choices: Collection[Choice], text: str) -> str:
    """Give the code that a text most likely means, to be proposed; "" where none is near, or it names what several are shades of."""
    said, denied = plain(text), _OTHERWISE & set(plain(text).split())
    if sum(said in _shades(choice) for choice in choices) > 1:  # `Suara terbanyak`, be it open or secret
        return ""
    words = {shade: choice.code for choice in choices for shade in _shades(choice) if denied <= set(shade.split())}  # `belum jalan`
    near = get_close_matches(said, words, 1, _CUTOFF)
    held = [code for shade, code in words.items() if set(said.split()) <= set(shade.split()) or set(shade.split()) <= set(said.split())]
    return words[near[0]] if near else held[0] if len(set(held)) == 1 else ""
