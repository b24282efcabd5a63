"""What a list leaves open: asked once for each column or cause, answered by a choice or a value, or only said."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from empower_desktop.errors import Problem
from empower_desktop.language import N_, Message
from empower_desktop.lists.places import Places
from empower_desktop.lists.understood import Answers, Ask, Left, Option, Typed
from empower_desktop.records.typed import number_text, read_day, read_number

_FAMILIES = {
    "date": "date_serial_unformatted date_order two_digit_year date_impossible year_only day_missing year_from_title year_missing"
    " due_missing no_date weekday_differs another_day several_days one_training rows_of_days month_from_title",
    "person": "same_person two_people_in_cell proxy represented_by left_member known_elsewhere several_known name_alike no_name"
    " office_for_name household_for_name words_for_name unnamed_beside whose_details",
    "sex": "sex_missing sex_from_title sex_letter sex_unknown",
    "age": "age_to_birth_year age_birth_year_conflict",
    "score": "score_out_of_scale post_without_pre scale words_to_scale score_unreadable",
    "amount": "money_text phone_zero_restored two_phones_in_cell member_no_padded amount_unreadable phone_unreadable amount_unit"
    " amounts_unsaid givers_unsaid",
    "total": "total_mismatch row_total_mismatch column_total_mismatch",
    "mark": "mark_unknown blank_means not_signed remark_unknown signature_empty",
    "layout": "hidden_column hidden_sheet hidden_row struck_out second_table columns_without_field title_from_sheet no_heading ditto"
    " place_from_sheet formula_failed bare_name whether_people once_over other_kind people_again",
    "private": "nik_dropped",
    "doubt": "out_of_place child",
    "word": "area_of_group group_unknown method_assumed word_unknown value_differs area_unknown mention_unknown row_again several_heads"
    " home_as_day same_group workplace",
    "missing": "no_title decision_fields_missing hours_missing group_missing no_owner",
}
FAMILY = {code: family for family, codes in _FAMILIES.items() for code in codes.split()}
"""What each code of a question is about."""

LEAVE = Option("leave", N_("Leave it empty"))
UNKNOWN_WORDS = N_("Words that no choice is known for were left out: {words}.")
_FIRST, _LONGEST = 6, 40
"""So many texts are told of many, and so much of each that is quoted."""


def option(code: str, label: Message | None = None) -> Option:
    """Give an option; without words of its own it is called as its code, a day in full."""
    return Option(code, label or N_("{value}", value=in_full(code)))


def as_kept(text: str, typed: Typed, today: date) -> str:
    """Give a typed answer as it is kept, a day as ISO; "" for one that is not what was asked for."""
    try:
        if typed == "day":
            return read_day(text, today).isoformat()
        if typed in ("number", "day of the month"):
            number = read_number(text)
            return number_text(number) if typed == "number" or (number == int(number) and 1 <= number <= 28) else ""
    except Problem:
        return ""
    if typed == "year":
        return text if re.fullmatch(r"(?:19|20)\d\d", text) else ""
    if typed == "scale":
        ends = re.fullmatch(r"(\d{1,4})\s*[-–]\s*(\d{1,4})", text)
        return f"{ends[1]}-{ends[2]}" if ends and int(ends[1]) < int(ends[2]) else ""
    return text if typed == "text" else ""


def in_full(text: str) -> date | str:
    """Give a day in ISO form as a day, so that it is said in the reader's tongue; any other text as it is."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else text
    except ValueError:
        return text


def in_short(texts: Iterable[str]) -> str:
    """Give the first few of some texts in one line, and a sign that there are more."""
    listed = list(texts)
    return ", ".join(listed[:_FIRST]) + (" …" if len(listed) > _FIRST else "")


def quoted_in_short(texts: Iterable[str]) -> str:
    """Give the first few different ones of some texts in one line, in quotation marks."""
    return in_short(dict.fromkeys(f"“{text[:_LONGEST]}”" for text in texts))


@dataclass
class Asking:
    """Gathers the questions of one list, and gives the answers that are known."""

    fingerprint: str
    answers: Answers
    today: date
    places: Places
    asks: dict[str, Ask] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)

    def ask(
        self,
        code: str,
        sheet: str,
        cell: str,
        message: Message,
        options: Sequence[Option],
        default: str = "",
        *,
        typed: Typed = "",
        entry: str = "",
        of: str = "",
        pairs: Sequence[tuple[str, str]] = (),
        about: Iterable[str] = (),
    ) -> str:
        """Ask a question and give its answer: the code of an option, a typed value, or "" while it is open.

        An answer that is no option counts only where it is what may be `typed`, and is given as it is kept; `entry` and
        `of` name the record and field. `about` says what it is about where its cell depends on the order of the rows.
        """
        name = self._id(code, sheet, cell, _of(entry, of), about)
        given = self.answers.get(name, "").strip()
        if given and given not in {each.code for each in options}:
            given = as_kept(given, typed, self.today)
        self.asks[name] = Ask(
            name, code, FAMILY[code], sheet, cell, message, tuple(options), default, typed, given, entry, of, tuple(pairs)
        )
        return given

    def answer_to(self, code: str, sheet: str, cell: str, entry: str) -> str:
        """Give what was answered to a question of an entry, whether or not it is asked now; "" where nothing was."""
        return self.answers.get(self._id(code, sheet, cell, _of(entry)), "").strip()

    def say(self, code: str, sheet: str, cell: str, message: Message) -> None:
        """Say something that needs no answer."""
        name = self._id(code, sheet, cell, "said")
        self.asks[name] = Ask(name, code, FAMILY[code], sheet, cell, message)

    def leave(self, sheet: str, cells: Iterable[str] | str, why: Message, *, of_form: bool = False) -> None:
        """Note cells that were not taken; those `of_form` are nothing of anybody."""
        listed = [cells] if isinstance(cells, str) else list(cells)
        self.left.extend(Left(sheet, cell, why, of_form) for cell in listed)

    def _id(self, code: str, sheet: str, cell: str, of: str, about: Iterable[str] = ()) -> str:
        """Give the id of a question: the same list asks it under the same id, whoever reads it and however it was sorted."""
        name = "\n".join((self.fingerprint, code, of, *(sorted(about) or [self.places.of(sheet, cell)])))
        while True:
            name = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
            other = self.asks.get(name)
            if other is None or (other.sheet, other.cell) == (sheet, cell):  # two questions never share one
                return name


def _of(entry: str, field: str = "") -> str:
    return f"{entry.partition(':')[0]}.{field}"
