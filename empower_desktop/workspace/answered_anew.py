"""Answers that come with a list to questions that it asked when it was taken in before: they count as they did then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import Change
from empower_desktop.language import N_
from empower_desktop.lists.answer_keys import GROUP, OF_WORDS, is_correction
from empower_desktop.lists.corrections import OF_GROUPS
from empower_desktop.lists.understood import Answers, Ask
from empower_desktop.records import KINDS
from empower_desktop.records.words import plain
from empower_desktop.workspace.kept_questions import Waiting, open_questions
from empower_desktop.workspace.planning import Plan
from empower_desktop.workspace.questions import as_meant, asked_before
from empower_desktop.workspace.what_became import already_answered, not_asked_here
from empower_desktop.workspace.workspace import Workspace


def check(work: Workspace, plan: Plan, fingerprint: str, given: Answers, unanswered: Callable[[], Iterable[Ask]]) -> None:
    """Refuse an answer that answers nothing, rather than leave it out without a word; the Problem's `id` is that of its question.

    An answer that another one settled may come along all the same, as long as it is what was proposed: `unanswered` gives what
    the list asks while nothing is answered, with what it proposes.
    """
    asks = {ask.id: ask for ask in plan.asks}
    has_stale = any(not is_correction(name) and name not in asks for name in given)
    at_first = {ask.id: ask for ask in unanswered()} if has_stale else {}
    for name, choice in given.items():
        if name == GROUP:
            _check_group(plan, choice)
        if name.startswith(OF_WORDS):
            _check_words(plan, name, choice.strip())
        if is_correction(name):
            continue
        ask = asks.get(name)
        if ask is None and name in at_first and choice.strip() == at_first[name].default:
            continue
        if ask is None:
            _check_kept(work, name, choice.strip(), fingerprint, at_first.get(name))
        elif choice.strip() and not ask.answer:
            sheet = plan.understood.tables[0].sheet if plan.understood.tables else ""
            raise _no_such_choice(name, choice, [option.code for option in ask.options], Place(sheet, cell=ask.cell))


def of_kept(work: Workspace, plan: Plan, given: Answers) -> list[Change]:
    """Give what answers write to questions that the list itself does not settle any more: what it asked about is here already.

    That is so where it is asked no more, and where two of those that it brought before are one.
    """
    asks = {ask.id: ask for ask in plan.asks}
    found: list[Change] = []
    for name, waiting in _waiting(work, given):
        if name not in asks or asks[name].pairs:
            changes = next((each.changes for each in waiting.asked.choices if each.code == given[name].strip()), ())
            told, again = as_meant(work, changes)
            found += [*told, *again]
    return found


def note(work: Workspace, plan: Plan, given: Answers, at: str) -> None:
    """Note what was answered of questions that waited, at the moment when the list was taken in: undoing that asks them again."""
    answers = {ask.id: ask.answer for ask in plan.asks if ask.answer}
    for name, waiting in _waiting(work, {**given, **answers}):
        work.store.answer(waiting.asked.id, answers.get(name) or given[name].strip(), at)


def _waiting(work: Workspace, given: Answers) -> Iterator[tuple[str, Waiting]]:
    waiting = {each.asked.id: each for each in open_questions(work)} if given else {}
    yield from ((name, waiting[name]) for name, choice in given.items() if choice.strip() and name in waiting)


def _check_group(plan: Plan, name: str) -> None:
    """Refuse a group that no table of the list takes; before an answer that all of it waits for, none takes anything yet."""
    if not plan.understood.entries and any(ask.waits for ask in plan.asks):
        return
    groups = [str(entry.fields.get("name", "")) for entry in plan.understood.entries if entry.kind == "group"]
    if plain(name) in map(plain, groups):
        return
    if plan.understood.kind in OF_GROUPS and groups:
        message = N_("The list names its group itself: {groups}. Leave “{name}” out.", groups=", ".join(groups), name=name)
    else:
        message = N_("A list of this kind names no group. Leave “{name}” out.", name=name)
    raise Problem(message, "no_group_wanted", Place(field="group"))


def _check_words(plan: Plan, name: str, choice: str) -> None:
    """Refuse a reading of words that the list does not hold in that field, or as what is no choice of it."""
    read = next((each for each in plan.understood.readings if each.key == name), None)
    if read is None:
        message = N_("The list has no words that are read so: {id}. Foretell the import again, and take the readings from there.", id=name)
        raise Problem(message, "no_such_question")
    codes = [each.code for each in KINDS[read.kind].fields()[read.field].choices]
    if choice and choice not in codes:
        raise _no_such_choice(name, choice, codes, Place(sheet=read.sheet, cell=read.cells))


def _check_kept(work: Workspace, name: str, choice: str, fingerprint: str, settled: Ask | None) -> None:
    """Take an answer to a question that this list asked before, as long as nobody answered otherwise; not to one that is `settled`."""
    waiting = asked_before(work, name)
    if waiting is None or not _is_of(work, waiting, fingerprint):
        problem = not_asked_here(work, name)
        if problem.code == "no_such_question" and settled is not None:
            message = N_("Another of these answers settles question {id} ({cell}). Leave out one of the two.", id=name, cell=settled.cell)
            problem = Problem(message, "settled", Place(sheet=settled.sheet, cell=settled.cell))
        elif problem.code == "no_such_question":
            message = N_("The list asks no question {id}. Foretell the import again, and take the questions from there.", id=name)
            problem = Problem(message, problem.code)
        raise problem
    if waiting.answer and choice and waiting.answer != choice:
        problem = already_answered(work, waiting)
        raise Problem(problem.message.filled(id=name), problem.code, problem.place)
    codes = [each.code for each in waiting.asked.choices]
    if not waiting.answer and choice and choice not in codes:
        raise _no_such_choice(name, choice, codes, Place(waiting.asked.file, waiting.asked.sheet, waiting.asked.cell))


def _is_of(work: Workspace, waiting: Waiting, fingerprint: str) -> bool:
    """Say whether it was this very list that asked."""
    return any(arrival.sha256 == fingerprint for arrival in work.store.arrivals(waiting.merge)) if waiting.merge else bool(waiting.answer)


def _no_such_choice(name: str, choice: str, codes: list[str], place: Place) -> Problem:
    listed = ", ".join(codes) or "–"
    message = N_("“{choice}” is no answer to this question. Choose one of: {choices}.", choice=choice, choices=listed, id=name)
    return Problem(message, "no_such_choice", place)
