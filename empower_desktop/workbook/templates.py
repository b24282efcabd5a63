"""What a template holds: the few columns that a secretary needs, many empty rows, and lists of names out of its own sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from empower_desktop.language import Language
from empower_desktop.records import KINDS
from empower_desktop.records.record import Record
from empower_desktop.workbook.layout import SheetPlan, kinds_with_sheets, plan_of, table_name
from empower_desktop.workbook.purposes import Purpose
from empower_desktop.workbook.sheets import TableSheet

PURPOSE: Purpose = "templat"
USUAL = ("meeting", "attendance", "decision", "action", "person")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "meeting": (
        "title", "meeting_type", "date", "area", "convened_by", "status", "group", "start_time", "end_time", "venue", "chair", "note_taker",
        "invited_count", "extra_male", "extra_female", "accountability_report", "finance_shared", "summary",
    ),
    "attendance": ("meeting", "person", "presence", "invited", "spoke", "capacity_as", "remark"),
    "decision": (
        "statement", "decided_on", "proposer_type", "method", "final_decider", "participation_level", "meeting", "votes_for",
        "votes_against", "votes_abstain", "dissent",
    ),
    "action": ("what", "due_on", "responsible_text", "status", "meeting"),
    "person": ("name", "sex", "person_kind", "consent", "birth_year", "hamlet", "phone"),
    "issue": (
        "entry_type", "title", "area", "identified_on", "identified_by", "status", "group", "sector", "cause", "affected",
        "affected_count", "severity", "resource_kind",
    ),
    "partnership": ("group", "partner", "form", "purpose", "start_on", "status", "initiated_by", "end_on", "equality", "result"),
    "engagement": (
        "engagement_type", "title", "date", "target_type", "demand", "outcome", "group", "area", "target_partner", "participants_male",
        "participants_female", "response", "response_on", "outcome_on", "outcome_note",
    ),
    "lesson": (
        "date", "title", "planned", "happened", "change", "why", "group", "community_count", "bureaucracy_count",
        "bureaucracy_institutions",
    ),
    "choice_note": (
        "date", "domain", "statement", "decided_by", "group", "confidence_before", "confidence_after", "realised", "quote_allowed",
    ),
}  # fmt: skip
SPARE_ROWS = {"meeting": 12, "attendance": 120, "decision": 24, "action": 24, "person": 40}
OTHER_SPARE_ROWS = 40


def template_kinds(wanted: Iterable[str]) -> tuple[str, ...]:
    """Give the kinds of a template: those wanted, or the usual ones, with those that their rows cannot be without."""
    found = dict.fromkeys(wanted) or dict.fromkeys(USUAL)
    waiting = list(found)
    while waiting:
        kind = KINDS[waiting.pop()]
        for code in (*kind.key, *([kind.part_of] if kind.part_of else [])):
            needed = kind.fields()[code].refers_to
            if needed and needed not in found:
                found[needed] = None
                waiting.append(needed)
    return tuple(kind.kind for kind in kinds_with_sheets() if kind.kind in found)


def template_plans(kinds: Sequence[str], language: Language) -> tuple[SheetPlan, ...]:
    """Lay out the sheets of a template, each printed with its empty rows."""
    return tuple(
        replace(
            plan_of(KINDS[kind], language, "penuh", SPARE_ROWS.get(kind, OTHER_SPARE_ROWS), template_fields(KINDS[kind])),
            printed_empty=True,
        )
        for kind in kinds
    )


def template_fields(kind: type[Record]) -> tuple[str, ...]:
    """Give the columns of a kind; of one that is rarely asked for all but what is sensitive, unless a row must have it."""
    every = kind.fields().items()
    return FIELDS.get(kind.kind) or tuple(code for code, field in every if field.required or field.privacy != "sensitive")


def name_lists(sheets: Iterable[TableSheet]) -> dict[str, str]:
    """Give, by table, where the names of its rows stand, from which cells that refer to them are filled in."""
    found: dict[str, str] = {}
    for sheet in sheets:
        kind = sheet.plan.kind
        if sheet.plan.keyed or not kind.title_fields:
            continue
        titles = (column for column in sheet.plan.visible if column.field is not None and column.field.code in kind.title_fields)
        column = next(titles, None)
        if column is not None:
            letters = column.letters
            found[table_name(kind.kind)] = f"'{sheet.plan.sheet}'!${letters}$2:${letters}${sheet.last_row}"
    return found
