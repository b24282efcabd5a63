"""The commands about what has arrived: return, coverage."""

from __future__ import annotations

from empower_desktop.errors import Problem
from empower_desktop.language import N_, P_
from empower_desktop.launch.answers import Answer
from empower_desktop.launch.call import Call, workbook_of
from empower_desktop.launch.exits import Exit
from empower_desktop.launch.progress import Progress
from empower_desktop.launch.say import Say
from empower_desktop.launch.verbs.exchanging import tell_written
from empower_desktop.workspace import Arrival, Step, Workspace, returning
from empower_desktop.workspace import coverage as covering
from empower_desktop.workspace.coverage_words import code_words, forgone_words, gap_numbers, reply_to
from empower_desktop.workspace.gaps import Gap, ask_again, ask_no_more
from empower_desktop.workspace.replacing import refuse_to_replace
from empower_desktop.workspace.sending import unsent


def give_back(call: Call) -> Exit:
    """Write the workbook that goes back to a worker, with the receipt."""
    file = workbook_of(call.options.file, "return")
    with call.workspace() as work, Progress(call.say) as watch:
        refuse_to_replace(work, file)
        step = returning.give_back(work, returning.worker_named(work, call.options.name), file, watch)
    return tell_written(call, step)


def coverage(call: Call) -> Exit:
    """Tell what came from each worker, what is missing, and what to write to them; and what was written here and not sent.

    Before that a worker is asked for files of a laptop that is gone no more, or for what was let go again.
    """
    with call.workspace() as work:
        if call.options.ask_no_more is not None:
            call.say.word(_let_go(work, call.options.ask_no_more).text)
        elif call.options.ask_again is not None:
            call.say.word(_take_up(work, call.options.ask_again).text)
        known, not_sent = covering.coverage(work), unsent(work)
    if call.say.as_json:
        call.say.array(_answer(one) for one in known)
        return Exit.DONE
    heads = (N_("Who"), N_("Last file"), N_("Came"), N_("Data code"), N_("Not come"), N_("Records"), N_("Days"))
    if known:
        call.say.table(heads, [_row(one, call.say) for one in known])
    for one in known:
        call.say.line()
        call.say.line(reply_to(one, call.language))
        if let_go := forgone_words(one, call.language):
            call.say.line(f"({one.worker.name}) {let_go}")
    call.say.word(P_("{n} person sent something.", "{n} people sent something.", len(known)))
    if not_sent:
        call.say.word(P_("{n} record not sent yet", "{n} records not sent yet", not_sent))
    return Exit.DONE


def _let_go(work: Workspace, name: str) -> Step:
    worker, one = _covered(work, name)
    if one is None or not one.of_lost_laptop:
        raise Problem(
            N_("No file of {name} is asked for. The command coverage says what is missing of whom.", name=worker.name), "nothing_asked"
        )
    return ask_no_more(work, one.of_lost_laptop)


def _take_up(work: Workspace, name: str) -> Step:
    worker, one = _covered(work, name)
    if one is None or not one.forgone:
        raise Problem(
            N_("No file of {name} was let go. The command coverage says what is not asked for any more.", name=worker.name),
            "nothing_let_go",
        )
    return ask_again(work, one.forgone)


def _covered(work: Workspace, name: str) -> tuple[returning.Worker, covering.Coverage | None]:
    worker = returning.worker_named(work, name)
    return worker, next((one for one in covering.coverage(work) if one.worker.id == worker.id), None)


def _answer(one: covering.Coverage) -> Answer:
    return {
        "author": one.worker.id,
        "exports": [_export(arrival) for arrival in one.exports],
        "gaps": [_gap(gap, is_forgone=gap in one.forgone) for gap in one.gaps],
        "last": _export(one.last) if one.last else None,
        "records": one.records,
    }


def _gap(gap: Gap, *, is_forgone: bool) -> Answer:
    named = {"store": gap.store, "number": gap.number}
    return {**named, "asked": False} if is_forgone else named


def _export(arrival: Arrival) -> Answer:
    named = {"export": arrival.export_id, "store": arrival.store_id, "number": arrival.number, "name": arrival.author_name}
    return {**named, "file": arrival.file, "made": arrival.made, "came": arrival.at, "digest": arrival.digest}


def _row(one: covering.Coverage, say: Say) -> tuple[str, ...]:
    last = one.last
    came = say.day(last.at) if last else ""
    missing = gap_numbers(one, say.language) or "–"
    file, code = (str(last.number), say(code_words(last))) if last else ("", "")
    return one.worker.name, file, came, code, missing, str(one.records), "" if one.days is None else str(one.days)
