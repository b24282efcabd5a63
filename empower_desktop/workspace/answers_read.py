"""Reading rows of the workbook of conflicts: the value that somebody wrote, and whether a row still shows what it asks about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from empower_desktop.errors import Problem
from empower_desktop.history.change import DELETED, Plain
from empower_desktop.language import LANGUAGES, N_, Language
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Field, Text
from empower_desktop.records.typed import as_it_looks, folded
from empower_desktop.workbook.answers import DELETED_IT, EDITED_IT, EMPTY, RESTORED_IT, Answers, Names, Written
from empower_desktop.workbook.cells import read_cell
from empower_desktop.workbook.contents import Meta
from empower_desktop.workbook.day_before import DAY_BEFORE
from empower_desktop.workbook.sheetdata import Cell
from empower_desktop.workbook.unit_words import unit_form, unit_parts, unit_text
from empower_desktop.workspace.lettered import Value, codes_of


@cache
def _in(language: str) -> Language:
    return Language(language)


@dataclass(frozen=True)
class AnswerReader:
    """Reads the values of one workbook, the same in every store: `language` words what is refused, `area` names an area."""

    language: Language
    area: Callable[[str], str]
    meta: Meta
    answers: Answers

    def value(self, kind: str, spot: str, written: Written) -> Value:
        """Give the value that a cell holds; a Problem says how it is to be written."""
        fields = KINDS[kind].fields()
        described = [fields[code] for code in codes_of(kind, spot)]
        if len(described) == 1:
            return self._read(described[0], written)
        typed = unit_parts(described, written.text if written.kind == "text" else "", unit_form(described, self.language))
        return {one.code: self._read(one, written._replace(kind="text", text=typed[one.code])) for one in described}

    def shows(self, kind: str, spot: str, value: Value, shown: Written) -> bool:
        """Say whether a cell still shows a value; an empty one, or what only a newer version knows, is not asked."""
        if not shown.text:
            return True
        if spot == DELETED:
            return _shows_deletion(shown.text, deleted=value is True)
        fields = KINDS[kind].fields() if kind in KINDS else {}
        described = [fields[code] for code in codes_of(kind, spot) if code in fields]
        if not described:
            return True
        return self._says(described, value, shown.text) or self._means(kind, spot, described, value, shown)

    def _says(self, described: Sequence[Field], value: Value, text: str) -> bool:
        """Say whether a text is how a value is written, in either language."""
        names = _NamesInFile(self.answers.names, self.area)
        said = (_words(described, value, _in(code), names) for code in LANGUAGES)
        return any(as_it_looks(each).split() == as_it_looks(text).split() for each in said)

    def _means(self, kind: str, spot: str, described: Sequence[Field], value: Value, shown: Written) -> bool:
        """Say whether what a cell shows is read as a value; of texts each sign counts."""
        if len(described) == 1 and isinstance(described[0], Text) and isinstance(value, str) and shown.kind == "text":
            return False
        try:
            read = self.value(kind, spot, shown)
        except Problem:
            return False
        if isinstance(value, Mapping) and isinstance(read, Mapping):
            return all(read[one.code] == value.get(one.code) for one in described)
        return read == value

    def _read(self, described: Field, written: Written) -> Plain:
        """Read a cell as the field reads it."""
        if folded(written.text) in (folded(EMPTY.id), folded(EMPTY.en)):
            return None
        cell = Cell(1, written.kind, written.text)  # type: ignore[arg-type]  # the child gives none but the kinds of cells
        today = date.fromisoformat(self.meta.created_at[:10])
        return read_cell(cell, described, today, written.is_date, self.answers.date1904, self._resolve, {})

    def _resolve(self, kind: str, text: str) -> str:
        """Find the record that some words name among those that the workbook names."""
        names = self.answers.names.get(kind, {})
        found = [one for one, words in names.items() if folded(words) == folded(text) or one == text.strip().lower()]
        found = found or [one for one, words in names.items() if folded(DAY_BEFORE.sub("", words)) == folded(text)]
        if len(found) != 1:
            message = N_("“{text}” is not exactly one of the names in this row. Choose a letter, or answer it in the app.", text=text[:60])
            raise Problem(message, "no_such_record")
        return found[0]


@dataclass(frozen=True)
class _NamesInFile:
    """Names as the workbook shows them."""

    names: Names
    named_area: Callable[[str], str]

    def record(self, kind: str, record: str) -> str:
        return self.names.get(kind, {}).get(record, record)

    def area(self, code: str) -> str:
        name = self.named_area(code)
        return name if name.endswith(code) else f"{name} ({code})"


def _words(described: Sequence[Field], value: Value, language: Language, names: _NamesInFile) -> str:
    if isinstance(value, Mapping):
        return unit_text(described, value, language, names)
    return described[0].show(value, language, names) if value is not None else language(EMPTY)


def _shows_deletion(text: str, *, deleted: bool) -> bool:
    meant = (DELETED_IT,) if deleted else (RESTORED_IT, EDITED_IT)
    return any(folded(text).startswith(word) for label in meant for word in (label.id, label.en))
