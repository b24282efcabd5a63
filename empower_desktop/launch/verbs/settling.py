"""The commands that show and settle the values that fight: conflicts, resolve."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import DELETED, Change
from empower_desktop.language import N_, P_, YES_NO, Label
from empower_desktop.launch import answers
from empower_desktop.launch.call import Call, Usage, workbook_of
from empower_desktop.launch.exits import Exit
from empower_desktop.launch.reading_aloud import said_value
from empower_desktop.launch.verbs.entering import change_of, id_of
from empower_desktop.records import KINDS
from empower_desktop.workspace import Conflict, Step, Workspace, settling
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.looking import kind_here
from empower_desktop.workspace.names_apart import NamesApart, authors_apart, named_by, titles_apart
from empower_desktop.workspace.replacing import refuse_to_replace
from empower_desktop.workspace.resolved import filled_in_by, writer_named
from empower_desktop.workspace.returning import worker_named
from empower_desktop.workspace.settled import Settled, settled_conflicts

RESOLVE = "empower-desktop resolve"


@dataclass(frozen=True)
class _Told:
    """What is told of conflicts beside their values: who wrote what, the files that it came from, and what the records are called."""

    work: Workspace
    wrote: Mapping[str, Change]
    sources: Mapping[str, str]
    kinds: Mapping[str, str]

    @classmethod
    def of(cls, work: Workspace, conflicts: Sequence[Conflict]) -> _Told:
        """Look up what there is to tell of these."""
        wrote = work.store.changes({rival.change for each in conflicts for rival in each.rivals})
        kinds = {each.record: each.kind for each in conflicts if each.kind in KINDS}
        return cls(work, wrote, settling.sources_of(work, wrote), kinds)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What the records are called, no two alike."""
        return titles_apart(self.work, self.kinds)

    @cached_property
    def authors(self) -> Mapping[str, str]:
        """The names of those who wrote, by their ids, no two alike."""
        return authors_apart(self.work)


def conflicts(call: Call) -> Exit:
    """List what fights, with the workbook that each value came from; or ask it in a workbook."""
    if call.options.workbook is not None:
        return _ask_in_excel(call, workbook_of(call.options.workbook, "conflicts"))
    if call.options.settled:
        return _settled_ones(call)
    with call.workspace() as work:
        waiting = settling.open_conflicts(work)
        told = _Told.of(work, waiting)
        if call.say.as_json:
            call.say.array(_answer(conflict, told) for conflict in waiting)
            return Exit.DONE
        for conflict in waiting:
            _tell(call, told, conflict)
        call.say.word(P_("{n} conflict waits.", "{n} conflicts wait.", len(waiting)))
    return Exit.DONE


def _settled_ones(call: Call) -> Exit:
    """List the conflicts that were settled, the last first."""
    with call.workspace() as work:
        known = settled_conflicts(work)
        told = _Told.of(work, [each.conflict for each in known])
        if call.say.as_json:
            call.say.array(_answer_settled(each, told) for each in known)
            return Exit.DONE
        for each in known:
            _tell(call, told, each.conflict)
            who, when = work.names.record("author", each.answer.by), call.say.moment(each.answer.at)
            settled = N_("Settled by {name}, {when}: {value}")
            if each.filler:
                settled = N_("Settled by {name} in the workbook that {maker} made, {when}: {value}", maker=who)
            call.say.line("  " + call.say(settled.filled(name=each.filler or who, when=when, value=_written(work, each))))
            if each.reason:
                call.say.line("  " + call.say(N_("Reason: {reason}", reason=each.reason)))
            call.say.line()
        call.say.word(P_("{n} conflict was settled.", "{n} conflicts were settled.", len(known)))
    return Exit.DONE


def _answer_settled(one: Settled, told: _Told) -> answers.Answer:
    made = one.answer
    settled = {"change": made.id, "by": made.by, "at": made.at, "reason": one.reason, "filled_in_by": one.filler}
    return {**_answer(one.conflict, told), "settled": settled, "won": one.won or None}


def _written(work: Workspace, one: Settled) -> str:
    """Say the value that an answer wrote; of a unit all its fields."""
    fields, names = one.answer.fields, NamesApart(work, named_by([one.conflict]))
    return said_value(work, one.answer.kind, one.conflict.spot, fields if one.conflict.unit else next(iter(fields.values())), names)


def _ask_in_excel(call: Call, file: Path) -> Exit:
    with call.workspace() as work:
        refuse_to_replace(work, file)
        step = ask_in_excel(work, file)
    written = step.result
    if written is None:
        if call.say.as_json:
            call.say.json({"file": None, "conflicts": 0, "questions": 0})
        call.say.word(step.text)
        return Exit.DONE
    if call.say.as_json:
        call.say.json({"file": str(written.file), "conflicts": written.conflicts, "questions": written.questions})
        return Exit.DONE
    call.say.line(str(written.file))
    counted = [P_("{n} conflict", "{n} conflicts", written.conflicts), P_("{n} question", "{n} questions", written.questions)]
    call.say.word(
        N_("{conflicts} and {questions} written. Answer them in Excel, then merge the file.", conflicts=counted[0], questions=counted[1])
    )
    return Exit.DONE


def _answer(conflict: Conflict, told: _Told) -> answers.Answer:
    values = []
    for rival in conflict.rivals:
        filler = filled_in_by(told.wrote[rival.change])
        value = {**answers.rival(conflict.kind, conflict.spot, rival), "file": told.sources.get(rival.change, "")}
        values.append({**value, "filled_in_by": filler} if filler else value)
    named = {"id": conflict.record, "kind": conflict.kind, "field": conflict.spot, "unit": conflict.unit or None}
    return {**named, "values": values}


def _tell(call: Call, told: _Told, conflict: Conflict) -> None:
    say, kind = call.say, KINDS.get(conflict.kind)
    title, names = told.titles.get(conflict.record, conflict.record), NamesApart(told.work, named_by([conflict]))
    say.line(f"{say(kind.label) if kind else conflict.kind}: {title} – {say(settling.spot_label(kind, conflict.spot))}")
    say.line(f"  {conflict.record} {conflict.spot}")
    rows = []
    for rival in conflict.rivals:
        value = said_value(told.work, conflict.kind, conflict.spot, rival.value, names)
        rows.append(
            (
                rival.change,
                writer_named(told.wrote[rival.change], told.authors, call.language),
                say.moment(rival.at),
                told.sources.get(rival.change, ""),
                value,
            )
        )
    say.table((Label("Perubahan", "Change"), N_("Who"), N_("When"), N_("File"), N_("Value")), rows, "  ")
    say.line()


def resolve(call: Call) -> Exit:
    """Settle one conflict, over all its values; or all in which one person wrote something."""
    given = [word for word in (call.options.id, call.options.spot) if word is not None]
    if call.options.all_from is not None:
        if given:
            raise Usage(N_("{what} cannot stand beside {other}.", what="--all-from", other="ID"), RESOLVE)
        return _resolve_all(call)
    if len(given) < 2:
        raise Usage(N_("Missing: {what}", what=", ".join(("ID", "FIELD_OR_UNIT")[len(given) :])), RESOLVE)
    record, spot = id_of(call.options.id), call.options.spot
    with call.workspace() as work:
        step = work.at_once(lambda: _settled(call, work, record, spot))
        if call.say.as_json:
            call.say.json({"id": record, "change": change_of(work, step, record)})
        else:
            call.say.word(step.text)
    return Exit.DONE


def _resolve_all(call: Call) -> Exit:
    """Take what one person wrote wherever it fights, as the window does by one button."""
    with call.workspace() as work:
        who = worker_named(work, call.options.all_from, or_oneself=True).id
        settled = int(work.at_once(lambda: settling.take_all_from(work, who)).result)
        if call.say.as_json:
            call.say.json({"settled": settled})
        else:
            call.say.word(P_("{n} conflict settled.", "{n} conflicts settled.", settled))
    return Exit.DONE


def _settled(call: Call, work: Workspace, record: str, spot: str) -> Step:
    if call.options.take is not None:
        return settling.take(work, record, spot, call.options.take.strip().lower())
    return settling.type_another(work, record, spot, _typed(work, record, spot, call.options.value))


def _typed(work: Workspace, record: str, spot: str, text: str) -> Any:
    """Read a value: of a unit a JSON object, of a contested deletion yes or no, else as it is typed into a form."""
    if spot == DELETED:
        return _is_yes(text, record)
    if spot not in kind_here(work, record).units:
        return text
    try:
        return json.loads(text)
    except ValueError:
        message = N_("“{text}” is not a JSON object such as {example}.", text=text, example='{"date": "2026-01-12"}')
        raise Problem(message, "not_json", Place(record=record, field=spot)) from None


def _is_yes(text: str, record: str) -> bool:
    word = text.strip().casefold()
    for yes, no in (*YES_NO.values(), ("true", "false")):
        if word in (yes, no):
            return word == yes
    message = N_("Write true to delete the record again, false to keep it.")
    raise Problem(message, "not_yes_no", Place(record=record, field=DELETED))
