"""The sheet `_kamus`: every column with its field and rule, every list with its codes and labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.language import N_, Language
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.fields import Day, Field, Integer, Number, OneChoice, Reference, Text
from empower_desktop.workbook.layout import DICTIONARY, DICTIONARY_FIRST_ROW, DICTIONARY_LISTS, GREY, SheetPlan, table_name
from empower_desktop.workbook.looks import DARK, INK, TEXT, WHITE, Look, Looks
from empower_desktop.workbook.packing import SharedTexts, Styled, plain_row
from empower_desktop.workbook.sheetdata import column_letters

# The words by which the format names itself, the same in every language.
COLUMNS = ("lembar", "kolom", "kode", "jenis", "wajib", "daftar/rujukan", "aturan", "privasi")
LISTS = ("daftar", "kode pilihan", "pilihan", "english")
REQUIRED = "wajib"
LABELS = column_letters(DICTIONARY_LISTS + 2)
WIDTHS = (20, 30, 20, 24, 9, 22, 46, 12, 3, 24, 22, 34, 30)
TYPES = {
    "long_text": "long text",
    "money": "money IDR",
    "yes_no": "yes/no",
    "multi_choice": "multi-choice",
    "multi_reference": "multi reference",
}
NOBODY: Mapping[str, Mapping[str, str]] = {}
TITLE = N_("Dictionary: the columns of every sheet (left) and the lists to choose from (right). Do not change it.")


@dataclass(frozen=True)
class Dictionary:
    """What `_kamus` says of some sheets: its rows, and where each list stands."""

    fields: tuple[tuple[str, ...], ...]
    choices: tuple[tuple[str, ...], ...]
    ranges: Mapping[str, str]

    @property
    def last_row(self) -> int:
        """The last row that holds anything."""
        return DICTIONARY_FIRST_ROW - 1 + max(len(self.fields), len(self.choices))


def dictionary_of(plans: Sequence[SheetPlan], language: Language, named: Mapping[str, Mapping[str, str]] = NOBODY) -> Dictionary:
    """Put together what the columns mean and the lists that they use; `named` are records, by kind and id, that have no sheet."""
    columns = [(plan.sheet, column.header, column.field) for plan in plans for column in plan.visible if column.field is not None]
    fields = tuple(_field_row(sheet, header, field, language) for sheet, header, field in columns)
    names = dict.fromkeys(field.list_name for _, _, field in columns if isinstance(field, OneChoice))
    choices: list[tuple[str, ...]] = []
    ranges: dict[str, str] = {}
    for name in names:
        first = DICTIONARY_FIRST_ROW + len(choices)
        choices += [(name, choice.code, language(choice.label), choice.label.en) for choice in CHOICES.get(name, ())]
        ranges[name] = f"'{DICTIONARY}'!${LABELS}${first}:${LABELS}${DICTIONARY_FIRST_ROW - 1 + len(choices)}"
    for kind, known in named.items():
        first = DICTIONARY_FIRST_ROW + len(choices)
        choices += [(kind, record, name, name) for record, name in sorted(known.items(), key=lambda each: each[1].casefold())]
        ranges[table_name(kind)] = f"'{DICTIONARY}'!${LABELS}${first}:${LABELS}${DICTIONARY_FIRST_ROW - 1 + len(choices)}"
    return Dictionary(fields, tuple(choices), ranges)


def _field_row(sheet: str, header: str, field: Field, language: Language) -> tuple[str, ...]:
    target = field.list_name if isinstance(field, OneChoice) else field.refers_to
    required = REQUIRED if field.required else ""
    return sheet, header, field.code, TYPES.get(field.type, field.type), required, target, _rule(field, language), field.privacy


def _rule(field: Field, language: Language) -> str:
    """Say briefly what a field takes, in signs rather than words."""
    if isinstance(field, OneChoice):
        return language(N_("from the list"))
    if isinstance(field, Reference):
        return language(N_("a row of that sheet"))
    if isinstance(field, Text):
        return f"{field.least}–{language.number(field.most)}" if field.least else f"≤ {language.number(field.most)}"
    if isinstance(field, Integer | Number):
        return f"{language.number(field.least)}–{language.number(field.most)}"
    if isinstance(field, Day):
        return "1900–2100"
    return ""


def furnish(sheet: Worksheet) -> None:
    """Set the sheet up for reading and for print."""
    sheet.sheet_properties.tabColor = GREY
    sheet.freeze_panes = f"A{DICTIONARY_FIRST_ROW}"
    for place, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[chr(64 + place)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{DICTIONARY_FIRST_ROW - 1}:{DICTIONARY_FIRST_ROW - 1}"


def dictionary_rows(dictionary: Dictionary, language: Language, looks: Looks, texts: SharedTexts) -> Iterator[str]:
    """Give the rows of the sheet."""
    title, head = looks.number(Look(bold=True, ink=INK)), looks.number(Look(bold=True, ink=WHITE, fill=DARK))
    body = looks.number(Look(TEXT))
    yield plain_row(1, {1: (language(TITLE), title)}, texts, 20)
    yield plain_row(2, _cells(COLUMNS, LISTS, head), texts, 18)
    for number, (field, choice) in enumerate(zip_longest(dictionary.fields, dictionary.choices, fillvalue=()), DICTIONARY_FIRST_ROW):
        yield plain_row(number, _cells(field, choice, body), texts)


def _cells(left: Sequence[str], right: Sequence[str], style: int) -> dict[int, Styled]:
    filled = {place: text for place, text in enumerate(left, 1) if text}
    filled.update({place: text for place, text in enumerate(right, DICTIONARY_LISTS) if text})
    return {place: (text, style) for place, text in filled.items()}
