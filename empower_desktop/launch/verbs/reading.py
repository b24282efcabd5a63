"""The commands that only read: list, show, find, digest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from empower_desktop.history.merge import history_order
from empower_desktop.language import N_, P_
from empower_desktop.launch import answers
from empower_desktop.launch.call import Call, area_of, typed_fields
from empower_desktop.launch.exits import Exit
from empower_desktop.launch.reading_aloud import said_marks, said_value
from empower_desktop.launch.say import Words
from empower_desktop.launch.verbs.entering import id_of
from empower_desktop.records import KINDS
from empower_desktop.records.author import PAIR
from empower_desktop.workspace import Workspace, finding, looking
from empower_desktop.workspace.listing import PageNames, names_for
from empower_desktop.workspace.receipts import Mark, marks

MOST_FOUND = 1_000
_TELLING: Mapping[str, Sequence[str]] = {PAIR: ("same",)}
"""What of a kind is told beside what its records are called, or they would say nothing."""


def listed(call: Call) -> Exit:
    """List the records of a kind."""
    kind, say = KINDS[call.options.kind], call.say
    typed = typed_fields(call.options.where)
    with call.workspace() as work:
        records = looking.listed(work, kind, looking.wanted_of(work, kind, typed), call.options.deleted)
        if say.as_json:
            say.array(answers.record(record, call.language) for record in records)
            return Exit.DONE
        beside = [code for code in (kind.date_field, *_TELLING.get(kind.kind, ())) if code and code not in kind.title_fields]
        headings: tuple[Words, ...] = ("ID", kind.label, *(kind.fields()[code].label for code in beside), N_("Remarks"))
        shown = list(records)
        names = names_for(work, shown)
        rows = [
            (
                record.id,
                _title(record, names),
                *_said(record, beside, names),
                said_marks(record, call.language),
            )
            for record in shown
        ]
        if rows:
            say.table(headings, rows)
        say.word(P_("{n} record", "{n} records", len(rows)))
    return Exit.DONE


def _title(record: looking.Whole, names: PageNames) -> str:
    """Give what a record is called, titles before a name without signs between them; two that may be one by the names of both."""
    if record.kind == PAIR:
        return names.record(PAIR, record.id)
    described, codes = KINDS[record.kind].fields(), KINDS[record.kind].title_fields
    return " ".join(described[code].in_title(text) for code, text in zip(codes, _said(record, codes, names), strict=True))


def _said(record: looking.Whole, codes: Sequence[str], names: PageNames) -> list[str]:
    """Say some fields of a record, with names that were looked up for the whole list at once."""
    fields = KINDS[record.kind].fields()
    return [fields[code].show(record.fields.get(code), names.language, names) for code in codes]


def show(call: Call) -> Exit:
    """Show records whole; all of them or none."""
    with call.workspace() as work:
        records = [looking.whole(work, id_of(one)) for one in call.options.ids]
        received = marks(work, [record.id for record in records])
        if call.say.as_json:
            shown = [_answer(work, call, record, received.get(record.id)) for record in records]
            call.say.json(shown[0]) if len(shown) == 1 else call.say.array(shown)
            return Exit.DONE
        for record in records:
            _tell(call, work, record, received.get(record.id))
    return Exit.DONE


def _answer(work: Workspace, call: Call, record: looking.Whole, received: Mark | None) -> answers.Answer:
    answer = answers.record(record, call.language)
    if received is not None:
        answer["received"] = {"by": received.by, "at": received.at}
    if call.options.history:
        answer["history"] = [answers.change(change) for change in history_order(work.history(record.id))]
    return answer


def _tell(call: Call, work: Workspace, record: looking.Whole, received: Mark | None) -> None:
    """Say a record field by field, then what is wrong with it, then how it became so."""
    say, kind = call.say, KINDS.get(record.kind)
    title = work.names.title(record.kind, record.fields) if kind else ""
    say.line(f"{say(kind.label) if kind else record.kind}: {title}")
    say.line(f"  {record.id}  {said_marks(record, call.language)}".rstrip())
    known = list(kind.fields()) if kind else []
    for code in sorted(record.fields, key=lambda code: known.index(code) if code in known else len(known)):
        label = say(kind.fields()[code].label) if kind and code in known else code
        said = said_value(work, record.kind, code, record.fields[code])
        say.line(f"  {label}: {said}".replace("\n", "\n    "))
    for spot, rivals in record.conflicts.items():
        values = " | ".join(said_value(work, record.kind, spot, rival.value) for rival in rivals)
        say.line(f"  {say(N_('In dispute'))}: {spot}: {values}")
    if received is not None:
        say.line(f"  {say(N_('Received by {name}, {day}', name=received.by, day=say.day(received.at)))}")
    for missing in record.missing:
        say.line(f"  {say(N_('Incomplete: {what}', what=missing.message))}")
    for change in history_order(work.history(record.id)) if call.options.history else ():
        fields = "; ".join(f"{code}={said_value(work, record.kind, code, plain)}" for code, plain in change.fields.items())
        who = work.names.record("author", change.by)
        told = f"{change.at[:16].replace('T', ' ')}  {who}  {change.id}  {fields}  {change.why}"
        say.line("  " + " ".join(told.splitlines()).rstrip())
    say.line()


def find(call: Call) -> Exit:
    """Search everything."""
    with call.workspace() as work:
        found = finding.find(work, " ".join(call.options.text), MOST_FOUND)
    if call.say.as_json:
        call.say.array({"id": each.record, "kind": each.kind, "title": each.title, "snippet": _unmarked(each.snippet)} for each in found)
        return Exit.DONE
    if found:
        rows = [
            (each.record, KINDS[each.kind].label if each.kind in KINDS else each.kind, each.title, _unmarked(each.snippet))
            for each in found
        ]
        call.say.table(("ID", N_("Kind"), N_("Title"), N_("Found")), rows)
    call.say.word(P_("{n} record found", "{n} records found", len(found)))
    return Exit.DONE


def _unmarked(snippet: str) -> str:
    """Leave out the marks around the words found, which only a window can show."""
    return snippet.translate({2: None, 3: None})


def digest(call: Call) -> Exit:
    """Print the data code in full, and nothing else."""
    # Imported here because the other commands of this page need nothing of workbooks.
    from empower_desktop.workspace.scope import Scope
    from empower_desktop.workspace.sending import scope_digest

    scope = Scope(tuple(map(area_of, call.options.area)))
    with call.workspace() as work:
        call.say.line(scope_digest(work, scope))
    return Exit.DONE
