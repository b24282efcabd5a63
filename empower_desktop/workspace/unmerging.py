"""Taking a whole merge back, or saying what builds on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import Change
from empower_desktop.language import N_, P_, Message
from empower_desktop.records import SameAs
from empower_desktop.records.author import PAIR
from empower_desktop.store import Export
from empower_desktop.workspace.already_sent import told_of_sent
from empower_desktop.workspace.dated_names import DatedNames
from empower_desktop.workspace.disk_room import refuse_without_room
from empower_desktop.workspace.gaps import remember_taken_back
from empower_desktop.workspace.kept_questions import Waiting, answered, open_questions
from empower_desktop.workspace.merges import IMPORTED
from empower_desktop.workspace.other_originals import OtherOriginals
from empower_desktop.workspace.questions import keep
from empower_desktop.workspace.remembered_lists import let_lists_go
from empower_desktop.workspace.standing_answers import answer_still, ask_again_beside, note_settled, unask_beside
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.taken_back import answers_taken_back, put_back
from empower_desktop.workspace.thrown_away import Leaving, thrown_away_with
from empower_desktop.workspace.untaken import keep_left_out
from empower_desktop.workspace.what_became import remember_questions
from empower_desktop.workspace.workspace import Workspace, step_of
from empower_desktop.workspace.written_upon import written_upon


def unmerge(work: Workspace, merge: str) -> Step:
    """Take a whole merge back, or say what builds on it and leave it as it is.

    Taken away are the changes that arrived with it first and that no other kept original also brings, and with them
    its questions and the answers to them, those that somebody took back too, but for what another original asks or answers
    too. With it goes what was written upon it and put back, and what threw its records away. What lies in the trash besides keeps
    nothing and stays there. What another copy of the same export had held back, since this merge had brought it already, comes in
    its place. Where any of it had left with a file, the step says with which, and has these as its result.
    """
    taken = next((each for each in work.store.merges() if each.id == merge), None)
    if taken is None:
        raise Problem(N_("There is no merge {merge}. The command merges lists those there are.", merge=merge), "no_such_merge")
    others = OtherOriginals(work, merge)
    others.read()
    going = set(work.store.brought_by(merge)) - others.changes.keys()
    leaving = _leaving(work, merge, going)
    if builders := leaving.holding(leaving.let_partings_go(work.store.built_on(leaving.changes))):
        raise _built_upon(work, builders, going)
    if waiting := _corrects(work, merge, going, others.questions):
        raise _asked_upon(waiting)

    def take_back() -> tuple[list[Change], list[Change], list[Export]]:
        refuse_without_room(work, many=len(going))
        work.store.hand_over_questions(merge, others.questions)
        work.store.reopen_questions(arrival.at for arrival in work.store.arrivals(merge))
        remember_taken_back(work, merge)
        remember_questions(work, merge)
        sent = work.store.carried_with(leaving.changes)
        gone = work.store.take_back(merge, others.changes, others.unread, leaving.changes - going)
        let_lists_go(work, [merge])
        answer_still(work, others.given.values(), others.answers)
        ask_again_beside(work, {change.id for change in gone})
        came = [*leaving.delete_again(), *_let_come(work, others)]
        unask_beside(work, {change.id for change in gone})
        return gone, came, sent

    gone, came, sent = work.store.write(lambda _: take_back(), sparing=True)
    told = told_of_sent(_told(is_list=taken.text == IMPORTED, stays=bool(others.changes)), sent)
    return replace(step_of(told, [*gone, *came]), changes=tuple(change.id for change in gone), result=tuple(sent))


def _leaving(work: Workspace, merge: str, going: Collection[str]) -> Leaving:
    """Give the changes that are to leave with a merge: those that it brought, and what was done upon them and amounts to nothing."""
    answers = answers_taken_back(work, merge, going)
    upon = written_upon(work, {*going, *answers})
    return Leaving(work, {*going, *answers, *put_back(work, upon)}, upon)


def _told(*, is_list: bool, stays: bool) -> Message:
    """Say what was done, and where it is so, that what other files bring too did not go."""
    if not stays:
        return N_("List undone: what came with it is gone again") if is_list else N_("Merge undone")
    if is_list:
        return N_("List undone: what came with it is gone again, but for what other files bring too")
    return N_("Merge undone. What other files bring too stays")


def _let_come(work: Workspace, others: OtherOriginals) -> list[Change]:
    """Bring what other files say too and held back beside what is gone now, and note the questions that this settles.

    What needs a look before it is taken is offered when its file is merged again.
    """
    came: list[Change] = []
    for arrival, proposals in others.held_back.items():
        keep_left_out(work, arrival, [each for each in proposals if each.is_odd])
        plain = [each.change for each in proposals if not each.is_odd]
        came += work.store.add_to(arrival.seq, plain)
        note_settled(work, [change.id for change in plain], arrival.at)
    waiting = {each.asked.id for each in open_questions(work)} & others.asked_anew.keys()
    for name in waiting:
        arrival, asked = others.asked_anew[name]
        work.store.unask([name])
        keep(work, [asked], arrival.merge)
    return came


def _built_upon(work: Workspace, builders: Sequence[Change], going: Collection[str]) -> Problem:
    """Say what keeps a merge from being undone: the first that builds on it, with which file that came or left, and how much else."""
    builder = builders[0]
    record, what = _done_afterwards(work, builder)
    thrown = thrown_away_with(work, work.store.states([builder.record])[builder.record])
    if others := len({each.record for each in builders} - {builder.record}):
        what = P_("{what} (and {n} other record)", "{what} (and {n} other records)", others, what=what)
    sent, file = (
        work.store.carried_with(each.id for each in builders if each.record == builder.record),
        work.store.sources_of([builder.id]).get(builder.id),
    )
    if not sent and file and _hold_each_other(work, builder, going):
        message = N_(
            "This merge cannot be undone: {what} with {file}, which this merge builds on too. Throw away what was added, then undo both.",
            what=what,
            file=file,
        )
    elif not sent and file:
        message = N_("This merge cannot be undone: {what} with {file}. Undo that file first, if it was wrong too.", what=what, file=file)
    elif not sent and thrown:
        message = N_(
            "This merge cannot be undone: {what}. Restore it from the trash, put back what was changed, and then undo the merge.", what=what
        )
    elif not sent:
        message = N_("This merge cannot be undone: {what}. Correct the records themselves instead.", what=what)
    else:
        message = N_(
            "This merge cannot be undone: {what}, and left with {file} ({who}). Correct the records themselves instead.",
            what=what,
            file=sent[0].file,
            who=", ".join(dict.fromkeys(export.for_name for export in sent if export.for_name)) or "–",
        )
    return Problem(message, "built_upon", Place(record=thrown or record))


def _done_afterwards(work: Workspace, builder: Change) -> tuple[str, Message]:
    """Give the record that somebody would look at, and say what was done to it; of a join both of the joined by their own names."""
    names = DatedNames(work)
    if builder.kind != PAIR:
        title = names.record(builder.kind, builder.record)
        if all(change.at >= builder.at for change in work.changes(builder.record)):
            return builder.record, N_("“{title}” was added afterwards", title=title)
        return builder.record, N_("“{title}” was changed afterwards", title=title)
    pair = work.store.states([builder.record])[builder.record].fields
    kind, ends = str(pair.get("kind")), [str(pair.get(code)) for code in SameAs.key]
    states = work.store.states(ends)
    both = {code: names.title(kind, states[end].fields) if end in states else "–" for code, end in zip(SameAs.key, ends, strict=True)}
    if pair.get("same") is True:
        return ends[0], N_("“{one}” and “{other}” were joined afterwards", **both)
    return ends[0], N_("“{one}” and “{other}” were afterwards said to be two", **both)


def _hold_each_other(work: Workspace, builder: Change, going: Collection[str]) -> bool:
    """Say whether the merge that brought what builds on this one is built upon by this one too, as answers may have come to say."""
    came = work.store.came_with([builder.id]).get(builder.id)
    other = next((arrival.merge for arrival in work.store.arrivals() if arrival.seq == came), "")
    return bool(other) and any(each.id in going for each in work.store.built_on(set(work.store.brought_by(other))))


def _corrects(work: Workspace, merge: str, going: Collection[str], heirs: Collection[str]) -> Waiting | None:
    """Give a question of another merge that only corrects a row which this one made: its answer would make half a row.

    One whose answer wrote nothing counts too: it is answered otherwise as soon as somebody asks it again.
    """
    may_be_asked_again = [each for each in answered(work) if not each.came_answered]
    for waiting in (*open_questions(work), *may_be_asked_again):
        if waiting.merge != merge and waiting.asked.id not in heirs and waiting.wrote_nothing:
            changes = [change for choice in waiting.asked.choices for change in choice.changes if not set(going).isdisjoint(change.over)]
            histories = work.store.histories({change.record for change in changes})
            if any(set(going).issuperset(each.id for each in history) for history in histories.values()):
                return waiting
    return None


def _asked_upon(waiting: Waiting) -> Problem:
    message = N_(
        "This merge cannot be undone: a question of {file} corrects a row that came with it. Undo the merge of {file} first.",
        file=waiting.asked.file,
    )
    return Problem(message, "built_upon", Place(waiting.asked.file, waiting.asked.sheet, waiting.asked.cell))
