"""The commands that write one record: add, set, delete, restore-record."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.launch.call import Call, typed_fields
from empower_desktop.launch.exits import Exit
from empower_desktop.launch.verbs.doubling import how_to_join
from empower_desktop.records import KINDS
from empower_desktop.records.author import JOINABLE
from empower_desktop.workspace import Step, Workspace, saving
from empower_desktop.workspace.attaching import filed
from empower_desktop.workspace.doubles import asked_about, like_saved
from empower_desktop.workspace.looking import kind_here, whole


def add(call: Call) -> Exit:
    """Add a record and print its id."""
    typed = typed_fields(call.options.fields)
    with call.workspace() as work:
        kind = KINDS[call.options.kind]
        plain = filed(work, kind, typed)
        step = work.at_once(lambda: saving.add(work, kind, plain))
        record = str(step.result)
        if work.standing(record) == "absent":
            raise Problem(N_("Nothing to save: give at least one FIELD=VALUE."), "empty")
        if not call.say.as_json:
            call.say.line(record)
        answered = _answered(call, work, step, record)
        if kind.kind in JOINABLE and not call.say.as_json:
            _ask_whether_known(call, work, kind.kind, record)
    return answered


def _ask_whether_known(call: Call, work: Workspace, kind: str, record: str) -> None:
    """Ask of a record that was added whether it is one that is known, the likeliest, as the window does."""
    for double in like_saved(work, kind, record)[:1]:
        call.say.word(asked_about(work, double))
        call.say.word(how_to_join(double))


def change(call: Call) -> Exit:
    """Change fields of a record, over what stands now."""
    typed, record = typed_fields(call.options.fields), id_of(call.options.id)
    with call.workspace() as work:
        return _answered(call, work, work.at_once(lambda: _changed(work, record, typed)), record)


def _changed(work: Workspace, record: str, typed: Mapping[str, str]) -> Step:
    kind = kind_here(work, record)
    if work.standing(record) == "deleted":
        message = N_("This record is in the trash. Take it out first: empower-desktop restore-record {record}", record=record)
        raise Problem(message, "deleted", Place(field="id"))
    return saving.save(work, kind, filed(work, kind, typed), record, work.seen(record))


def delete(call: Call) -> Exit:
    """Put a record into the trash."""
    record = id_of(call.options.id)
    with call.workspace() as work:
        step = work.at_once(lambda: saving.delete(work, kind_here(work, record), record, work.seen(record)))
        return _answered(call, work, step, record)


def restore_record(call: Call) -> Exit:
    """Take a record out of the trash."""
    record = id_of(call.options.id)
    with call.workspace() as work:
        step = work.at_once(lambda: saving.restore_record(work, kind_here(work, record), record))
        return _answered(call, work, step, record)


def id_of(text: str) -> str:
    """Give an id as it is kept, however it was typed."""
    return text.strip().lower()


def _answered(call: Call, work: Workspace, step: Step, record: str) -> Exit:
    """Answer with the change that was made, and tell people what is still missing."""
    if call.say.as_json:
        call.say.json({"id": record, "change": change_of(work, step, record)})
        return Exit.DONE
    call.say.word(step.text if step.changes else N_("Nothing changed: it stands so already."))
    now = whole(work, record)
    for finding in now.missing if now.standing != "deleted" else ():
        call.say.word(N_("Incomplete: {what}", what=finding.message))
    return Exit.DONE


def change_of(work: Workspace, step: Step, record: str) -> str | None:
    """Give the id of the change that a step made to a record: the last, where a restore went before it."""
    made = set(step.changes)
    ours = [change for change in work.history(record) if change.id in made]
    return max(ours, key=lambda change: change.at).id if ours else None
