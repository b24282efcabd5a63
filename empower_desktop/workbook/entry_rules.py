"""What a spreadsheet checks and explains while people type: drop-down lists, dates, whole numbers, hints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from openpyxl.worksheet.datavalidation import DataValidation

from empower_desktop.language import N_, YES_NO, Label, Language, Message
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Area, Clock, Day, Field, Integer, ManyChoices, Money, Number, OneChoice, Reference, YesNo
from empower_desktop.workbook.layout import DICTIONARY, PLACES, SheetPlan, table_name

HINT_TITLE = N_("How to fill in")
ERROR_TITLE = N_("Does not fit here")
LONGEST_HINT = 254
Check = Literal["whole", "decimal", "list", "date", "time"]
FIRST_DAY, LAST_DAY = "1", "73415"  # 1 January 1900 and 31 December 2100
LAST_TIME = "0.999988"

DAY_HINT = N_("Write year-month-day, for example 2026-04-12")
TIME_HINT = N_("Write the time, for example 13:30")
LIST_ERROR = N_("Choose one from the list. The whole list is on the sheet _kamus.")
EMPTY_HINT = N_("Empty = not recorded")
MONEY_HINT = N_("Digits only, without Rp and dots")
OTHER_PLACE = N_("This place is not in the list. If its name is not known with its code, it will be asked.")
AREA_HINT = N_("Name or code of the village, for example 33.02.10.2003.")


def rules_for(plan: SheetPlan, ranges: Mapping[str, str], last_row: int, language: Language) -> list[DataValidation]:
    """Give the rules of a sheet's columns, columns of one rule sharing it; `ranges` say where lists and the names of tables stand."""
    found: dict[tuple[str, ...], DataValidation] = {}
    for column in plan.visible:
        rule = _rule(column.field, ranges, language) if column.field is not None else None
        if rule is not None:
            alike = (rule.type or "", rule.formula1 or "", rule.formula2 or "", rule.prompt or "", rule.error or "")
            found.setdefault(alike, rule).add(f"{column.letters}2:{column.letters}{last_row}")
    return list(found.values())


def _rule(field: Field, ranges: Mapping[str, str], language: Language) -> DataValidation | None:
    if isinstance(field, ManyChoices):
        choices = ", ".join(language(choice.label) for choice in field.choices)
        return _hint(N_("Several may be chosen; separate them with a semicolon. {choices}", choices=choices), language)
    if isinstance(field, OneChoice):
        return _checked("list", ranges[field.list_name], "", LIST_ERROR, None, language)
    if isinstance(field, YesNo):
        return _checked("list", f'"{",".join(YES_NO[language.code])}"', "", LIST_ERROR, EMPTY_HINT, language)
    if isinstance(field, Day):
        return _checked("date", FIRST_DAY, LAST_DAY, DAY_HINT, DAY_HINT, language)
    if isinstance(field, Clock):
        return _checked("time", "0", LAST_TIME, TIME_HINT, TIME_HINT, language)
    if isinstance(field, Integer | Number):
        return _number_rule(field, language)
    if isinstance(field, Reference):
        sheet = KINDS[field.to].sheet
        if field.type == "reference" and table_name(field.to) in ranges:
            return _names(ranges[table_name(field.to)], sheet, language)
        return _hint(N_("Write it as on the sheet {sheet}. If not exactly one fits, it will be asked.", sheet=sheet), language)
    if isinstance(field, Area):
        places = ranges.get(table_name(PLACES))
        return _warning(places, OTHER_PLACE, AREA_HINT, language) if places else _hint(AREA_HINT, language)
    return None


def _names(names: str, sheet: Label, language: Language) -> DataValidation:
    """Offer the names of another sheet, or of records that have none; another may be typed all the same."""
    if DICTIONARY in names:
        hint = N_("Choose from the list. Leave it empty if what you look for is missing.")
        error = N_("This name is not in the list. Choose one from it, or go on and it will be asked.")
        return _warning(names, error, hint, language)
    error = N_("This name is not on the sheet {sheet} yet. Write it there first, or go on and it will be asked.", sheet=sheet)
    hint = N_("Choose from the list. What is missing there is written on the sheet {sheet} first.", sheet=sheet)
    return _warning(names, error, hint, language)


def _warning(names: str, error: Message, hint: Message, language: Language) -> DataValidation:
    rule = _checked("list", names, "", error, hint, language)
    rule.errorStyle = "warning"
    return rule


def _number_rule(field: Integer | Number, language: Language) -> DataValidation:
    least, most = str(field.least), str(field.most)
    if isinstance(field, Money):
        return _checked("whole", least, most, MONEY_HINT, MONEY_HINT, language)
    error = N_("A whole number from {least} to {most}", least=field.least, most=field.most)
    if isinstance(field, Number):
        return _checked("decimal", least, most, N_("A number from {least} to {most}", least=field.least, most=field.most), None, language)
    return _checked("whole", least, most, error, None, language)


def _checked(kind: Check, first: str, second: str, error: Message, hint: Message | None, language: Language) -> DataValidation:
    rule = DataValidation(type=kind, formula1=first, formula2=second or None, allow_blank=True)
    if kind != "list":
        rule.operator = "between"
    rule.errorStyle = "stop"
    rule.showErrorMessage, rule.errorTitle, rule.error = True, language(ERROR_TITLE), language(error)
    rule.showInputMessage = hint is not None
    if hint is not None:
        rule.promptTitle, rule.prompt = language(HINT_TITLE), language(hint)
    return rule


def _hint(hint: Message, language: Language) -> DataValidation:
    text = language(hint)
    rule = DataValidation(showInputMessage=True, showErrorMessage=False, allow_blank=True)
    rule.promptTitle = language(HINT_TITLE)
    rule.prompt = text if len(text) <= LONGEST_HINT else text[: LONGEST_HINT - 1] + "…"
    return rule
