"""The JSON that scripts read: its keys and shapes never change with the language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from empower_desktop.errors import Problem, Refusal
from empower_desktop.history.change import Change
from empower_desktop.history.merge import Rival
from empower_desktop.language import Label, Language
from empower_desktop.records import KINDS, Record
from empower_desktop.records.fields import Field, Plain
from empower_desktop.records.record import Finding

if TYPE_CHECKING:  # the command kinds answers without the workspace, and without SQLAlchemy
    from empower_desktop.lists.understood import Ask, Reading
    from empower_desktop.workbook.proposing import Asked, Proposal
    from empower_desktop.workspace.importing import Imported
    from empower_desktop.workspace.looking import Whole
    from empower_desktop.workspace.report import FileReport

Answer = dict[str, Any]


def kind(described: type[Record]) -> Answer:
    """Give a record kind with its fields."""
    fields = [_field(described, field) for field in described.fields().values()]
    return {"kind": described.kind, "labels": _labels(described.label), "fields": fields}


def _field(described: type[Record], field: Field) -> Answer:
    answer: Answer = {"code": field.code, "type": field.type, "required": field.required}
    if unit := described.unit_of(field.code):
        answer["unit"] = unit
    answer["labels"] = _labels(field.label)
    if field.choices:
        answer["choices"] = [{"code": choice.code, **_labels(choice.label)} for choice in field.choices]
    if field.refers_to:
        answer["ref"] = field.refers_to
    return answer


def _labels(label: Label) -> dict[str, str]:
    return {"id": label.id, "en": label.en}


def value(kind_code: str, code: str, plain: Plain) -> Any:
    """Give a value as JSON has it: numbers as numbers, several as an array."""
    if isinstance(plain, tuple):
        return list(plain)
    described = KINDS.get(kind_code)
    field = described.fields().get(code) if described else None
    return _number(plain) if field and field.type == "number" and isinstance(plain, str) else plain


def _number(plain: str) -> int | float | str:
    """Give a number that is kept as text; one that a float would change stays text."""
    try:
        number = float(plain)
    except ValueError:
        return plain
    if number.is_integer() and plain.lstrip("-").isdigit():
        return int(plain)
    return number if repr(number) == plain else plain


def values(kind_code: str, fields: Mapping[str, Plain]) -> Answer:
    """Give the values of several fields."""
    return {code: value(kind_code, code, plain) for code, plain in fields.items()}


def rival(kind_code: str, spot: str, one: Rival) -> Answer:
    """Give one of the values that fight; of a unit it is an object."""
    held = values(kind_code, one.value) if isinstance(one.value, Mapping) else value(kind_code, spot, one.value)
    return {"value": held, "change": one.change, "by": one.by, "at": one.at}


def findings(found: Iterable[Finding], language: Language) -> list[Answer]:
    """Give what is missing in a record."""
    return [{"field": each.field, "code": each.rule, "message": language(each.message)} for each in found]


def record(one: Whole, language: Language) -> Answer:
    """Give a whole record; empty fields are left out."""
    return {
        "id": one.id,
        "kind": one.kind,
        "fields": values(one.kind, {code: plain for code, plain in one.fields.items() if plain is not None}),
        "conflicts": {spot: [rival(one.kind, spot, each) for each in rivals] for spot, rivals in one.conflicts.items()},
        "incomplete": findings(one.missing, language),
        "deleted": one.standing == "deleted",
        "contested": one.standing == "contested",
    }


def change(one: Change) -> Answer:
    """Give a change, its parts exactly as hashed."""
    fields = {code: list(plain) if isinstance(plain, tuple) else plain for code, plain in one.fields.items()}
    parts = {"at": one.at, "by": one.by, "fields": fields, "kind": one.kind}
    return {"change": one.id, **parts, "over": list(one.over), "record": one.record, "why": one.why}


def problem(refusal: Refusal, language: Language) -> Answer:
    """Give a refusal with the place in its workbook."""
    place = refusal.place if isinstance(refusal, Problem) else None
    spot = {"sheet": place.sheet if place else "", "cell": place.cell if place else ""}
    return {**spot, "code": refusal.code, "message": language(refusal.message)}


def report(one: FileReport, language: Language) -> Answer:
    """Give what became of one workbook of a merge; `edits` only where something was edited in Excel."""
    names = ("read", "new", "updated", "same", "conflict", "rejected")
    counts = {code: {name: getattr(counted, name) for name in names} for code, counted in one.counts.items()}
    problems = [problem(each, language) for each in one.problems]
    questions = [_question_of_file(each, language) for each in one.questions]
    edits = [edit for proposal in one.proposals for edit in _edits(proposal)]
    told = {"file": one.file, "status": one.status, "counts": counts, "problems": problems, "questions": questions}
    return {**told, "edits": edits} if edits else told


def _edits(one: Proposal) -> Iterator[Answer]:
    """Give the cells of one change made in Excel: what each held, and what it holds now."""
    change = one.change
    for cell in one.cells:
        place = {"sheet": cell.sheet, "cell": cell.cell, "field": cell.field}
        held = {"before": value(change.kind, cell.field, cell.before), "after": value(change.kind, cell.field, cell.after)}
        yield {"change": change.id, "kind": change.kind, "record": change.record, **place, **held, "new": one.is_new}


def _question_of_file(one: Asked, language: Language) -> Answer:
    place = {"sheet": one.sheet, "cell": one.cell}
    return {"question": one.id, **place, "code": one.code, "record": one.record, "field": one.field, "message": language(one.message)}


def imported(one: Imported, language: Language) -> Answer:
    """Give what an import did or would do: its counts are rows of the list, `records` counts records by kind.

    A question without choices only says something; `default` is what is proposed, never taken by itself.
    """
    names = ("read", "new", "updated", "same", "rejected")
    kinds = {entry.name: entry.kind for entry in one.understood.entries}
    records = {code: {name: getattr(counted, name) for name in names} for code, counted in one.records.items()}
    return {
        **{name: getattr(one.rows, name) for name in names},
        "problems": [problem(each, language) for each in one.problems],
        "questions": [_ask(each, one, kinds, language) for each in one.asks if not each.answer],
        "import": one.merge or None,
        "records": records,
        "left": [{"sheet": each.sheet, "cell": each.cell, "why": language(each.why)} for each in one.understood.left],
        "readings": [_reading(each, language) for each in one.understood.readings],
    }


def _reading(one: Reading, language: Language) -> Answer:
    """Give how words were read; the `reading` is what an answer says otherwise under, null where it cannot."""
    place = {"sheet": one.sheet, "cell": one.cells, "kind": one.kind, "field": one.field}
    meant = {"choice": one.value or None, "label": language(one.meaning), "known": one.known}
    return {"reading": one.key or None, **place, "words": one.words, **meant, "rows": one.rows}


def _ask(ask: Ask, of: Imported, kinds: Mapping[str, str], language: Language) -> Answer:
    choices = [{"code": option.code, "label": language(option.label)} for option in ask.options]
    place = {"file": of.file, "sheet": ask.sheet, "cell": ask.cell}
    about = {"kind": kinds.get(ask.entry, ""), "record": of.ids.get(ask.entry, ""), "field": ask.field}
    said = {"code": ask.code, "family": ask.family, **about, "message": language(ask.message)}
    return {"question": ask.id, **place, **said, "choices": choices, "default": ask.default or None, "typed": ask.typed or None}


def question(one: Asked, language: Language) -> Answer:
    """Give what waits for an answer, with the answers that it can have."""
    choices = [{"code": choice.code, "label": language(choice.label)} for choice in one.choices]
    return {**_question_of_file(one, language), "file": one.file, "kind": one.kind, "choices": choices}
