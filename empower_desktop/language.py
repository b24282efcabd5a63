"""Texts for people: marked in English where they are written, given in the reader's tongue at the edge."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

LANGUAGES = ("id", "en")

MONTHS = {
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}
WEEKDAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
YES_NO = {"id": ("ya", "tidak"), "en": ("yes", "no")}


def yes_or_no(word: str) -> str:
    """Give `yes` or `no` for the word of either language, however its letters are written; any other word as it is."""
    for yes, no in YES_NO.values():
        if word.casefold() in (yes, no):
            return "yes" if word.casefold() == yes else "no"
    return word


@dataclass(frozen=True)
class Message:
    """A text to be translated, its English form being the key, with the values that fill it."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str = ""
    count: int | None = None

    def __str__(self) -> str:
        chosen = self.plural if self.plural and self.count != 1 else self.text
        return chosen.format(**self.values) if self.values else chosen

    def __hash__(self) -> int:
        return hash((self.text, self.plural, self.count))

    def filled(self, **values: object) -> Message:
        """Give the same text with more values."""
        return replace(self, values={**self.values, **values})


def N_(text: str, /, **values: object) -> Message:
    """Mark a text for translation; `{name}` in it is filled from the values."""
    return Message(text, values)


def P_(one: str, many: str, count: int, /, **values: object) -> Message:
    """Mark a text that has a form for one and a form for many; `{n}` is the count."""
    return Message(one, {"n": count, **values}, many, count)


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a kind, a field or a code, in both languages."""

    id: str
    en: str

    def in_language(self, code: str) -> str:
        """Give the name in one language."""
        return self.id if code == "id" else self.en


class Language:
    """The reader's tongue: it turns messages, labels, days and numbers into text."""

    def __init__(self, code: str, translations: Path | None = None) -> None:
        """Read the catalogue `<translations>/<code>.mo`; English needs none."""
        self.code = code if code in LANGUAGES else "id"
        self._catalogue: gettext.NullTranslations = gettext.NullTranslations()
        if translations is not None and self.code != "en":
            compiled = translations / f"{self.code}.mo"
            if compiled.exists():
                with compiled.open("rb") as stream:
                    self._catalogue = gettext.GNUTranslations(stream)

    def __call__(self, text: Message | Label | str) -> str:
        """Give a message or label in this language; a plain text is given as it stands."""
        if isinstance(text, str):
            return text
        if isinstance(text, Label):
            return text.in_language(self.code)
        if text.plural and text.count is not None:
            chosen = self._catalogue.ngettext(text.text, text.plural, text.count)
        else:
            chosen = self._catalogue.gettext(text.text)
        if not text.values:
            return chosen
        return chosen.format(**{name: self._filled(value) for name, value in text.values.items()})

    def _filled(self, value: object) -> str:
        if isinstance(value, Message | Label | str):
            return self(value)
        if isinstance(value, bool):
            return self.yes_no(value)
        if isinstance(value, int | Decimal):
            return self.number(value)
        return self.day(value) if isinstance(value, date) else str(value)

    def day(self, value: date) -> str:
        """Give a day in full, `12 Januari 2026`."""
        return f"{value.day} {self.month(value)} {value.year}"

    def short_day(self, value: date) -> str:
        """Give a day with its month shortened to three letters, `12 Jan 2026`."""
        return f"{value.day} {self.short_month(value)} {value.year}"

    def month(self, value: date) -> str:
        """Give the month of a day, `Januari`."""
        return MONTHS[self.code][value.month - 1]

    def short_month(self, value: date) -> str:
        """Give the month of a day in three letters, `Jan`."""
        return self.month(value)[:3]

    def weekday(self, value: date) -> str:
        """Give the day of the week, `Senin`."""
        return WEEKDAYS[self.code][value.weekday()]

    def time(self, value: time) -> str:
        """Give the time of day, `14.05` in Indonesian and `14:05` in English."""
        return value.strftime("%H.%M" if self.code == "id" else "%H:%M")

    def number(self, value: int | Decimal) -> str:
        """Give a number with the thousands and decimal signs of the language."""
        return self.figures(value.normalize() if isinstance(value, Decimal) else Decimal(value))

    def figures(self, value: Decimal) -> str:
        """Give a number as `number` does, with all its decimals: zeros at the end stay."""
        text = f"{value:,f}"
        return text.translate(str.maketrans(",.", ".,")) if self.code == "id" else text

    def money(self, value: int) -> str:
        """Give whole rupiah, `Rp 1.250.000`."""
        return f"Rp {self.number(value)}"

    def yes_no(self, value: bool) -> str:
        """Give `ya` or `tidak`."""
        return YES_NO[self.code][0 if value else 1]
