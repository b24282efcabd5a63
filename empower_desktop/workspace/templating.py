"""Templates: empty workbooks for people without the app, with the people who are known already to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from uuid import uuid4

from empower_desktop.history.change import Change, Plain
from empower_desktop.history.merge import RecordState, state_of
from empower_desktop.language import N_
from empower_desktop.records import KINDS, UNITS
from empower_desktop.workbook.contents import Outgoing
from empower_desktop.workbook.gathered import REFUSED_CONSENT
from empower_desktop.workbook.templates import PURPOSE, USUAL, template_fields, template_kinds
from empower_desktop.workspace.senders import sender
from empower_desktop.workspace.sending import default_name
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Workspace

TEMPLATES = "templates"
"""The setting that counts them."""

KNOWN: Mapping[str, tuple[str, ...]] = {
    "person": ("name", "sex", "person_kind", "consent", "consent_on", "hamlet"),
    "group": ("name", "group_type", "area", "status"),
    "partner": ("name", "partner_type"),
}
"""What a template says of those who are known: names, what tells them apart, what a row must have, and nothing that leads to somebody."""
ALWAYS_KNOWN = frozenset({"person", "group"})

MOST_PLACES = 200
MOST_KNOWN = 200
"""So many of a kind are named that is no list of names: the newest meetings, trainings or assessments."""
VILLAGE = 3
"""So many dots stand in the code of a village."""

GONE = frozenset({"pindah", "meninggal", "tidak_aktif"})


@dataclass(frozen=True)
class Template:
    """What was written: the file, its number and kinds, and how many records it names."""

    file: Path
    export: str
    number: int
    kinds: tuple[str, ...]
    known: int


def template(work: Workspace, path: Path, kinds: Iterable[str] = ()) -> Step:
    """Write a template of these kinds, or of those that a secretary needs; `result` is a Template."""
    from empower_desktop.workbook.writing import write_workbook  # openpyxl is wanted only once something is written

    wanted = list(kinds)
    chosen = template_kinds(wanted)
    known = known_changes(work, _named_in(chosen, wanted))
    number = _next_number(work)
    content = Outgoing(
        export_id=str(uuid4()),
        store_id=work.store.id,
        number=number,
        author=sender(work),
        created_at=work.clock.stamp(),
        changes=(),
        areas=work.names,
        purpose=PURPOSE,
        practice=work.practice,
        authors={work.author.id: work.author.name},
        known=known,
        kinds=chosen,
        places=_places(work),
    )
    write_workbook(path, content, work.language)
    work.store.put_setting(TEMPLATES, str(number))
    named = len({change.record for change in known if change.kind in chosen})
    return Step(N_("{file} written", file=path.name), result=Template(path, content.export_id, number, chosen, named))


def template_name(work: Workspace) -> str:
    """Give the name that a template has unless another is chosen, `TEMPLAT_SARI_2026-11-24_no03.xlsx`."""
    return f"{PURPOSE.upper()}_{default_name(work, _next_number(work))}"


def _next_number(work: Workspace) -> int:
    return int(work.store.setting(TEMPLATES) or 0) + 1


def _places(work: Workspace) -> tuple[str, ...]:
    """Give the villages where groups, meetings and people are, those of most first."""
    found: Counter[str] = Counter()
    for kind in ("group", "meeting", "person"):
        found.update(work.store.counts_by(kind, "area"))
    places = (place for place, _ in sorted(found.items(), key=lambda each: (-each[1], each[0])) if place.count(".") == VILLAGE)
    return tuple(islice(places, MOST_PLACES))


def _named_in(chosen: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """Give the kinds whose records a template names: people and groups, and what rows cannot be without that nobody fills in."""
    fields = [KINDS[kind].fields()[code] for kind in chosen for code in template_fields(KINDS[kind])]
    needed = {field.refers_to for field in fields if field.refers_to and (field.required or field.refers_to in KNOWN)}
    filled_in = set(wanted or USUAL)
    return [kind for kind in KINDS if kind in ALWAYS_KNOWN or (kind in needed and (kind in KNOWN or kind not in filled_in))]


def known_changes(work: Workspace, kinds: Iterable[str]) -> list[Change]:
    """Give what a template may show of records of these kinds: each change cut down to it, under its own id.

    Who refused, withdrew, moved away or died is not among them.
    """
    found: list[Change] = []
    for kind in kinds:
        day = KINDS[kind].date_field
        codes = KNOWN.get(kind) or [code for code, field in KINDS[kind].fields().items() if field.required and field.privacy != "sensitive"]
        rows = work.store.rows(kind) if kind in KNOWN else work.store.rows(kind, sort=((day or "_changed", True),), limit=MOST_KNOWN)
        histories = work.store.histories([row.id for row in rows])
        for history in histories.values():
            state = state_of(history, UNITS)
            if not _is_left_out(state, history):
                found += _shown(state, history, codes)
    return found


def _is_left_out(state: RecordState, history: Sequence[Change]) -> bool:
    """Say whether somebody is not to be named: one word of refusal is enough, though another disputes it."""
    surviving = set(state.survivors.get("consent", ()))
    said = {change.fields.get("consent") for change in history if change.id in surviving}
    return not said.isdisjoint(REFUSED_CONSENT) or (state.kind == "person" and state.fields.get("status") in GONE)


def _shown(state: RecordState, history: Sequence[Change], codes: Iterable[str]) -> list[Change]:
    """Give the changes that say what is shown, each with no more than that."""
    by_id = {change.id: change for change in history}
    said: dict[str, dict[str, Plain]] = {}
    for code in codes:
        for name in state.survivors.get(code, ()):
            if by_id[name].fields[code] == state.fields.get(code):
                said.setdefault(name, {})[code] = by_id[name].fields[code]
    made = [by_id[name] for name in said]
    return [Change(one.record, state.kind, said[one.id], (), one.by, one.at, "", one.id) for one in made]
