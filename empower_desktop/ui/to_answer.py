"""What waits for an answer: conflicts and questions in one list, those left for later, and those that were answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import KINDS
from empower_desktop.ui.disputes import Dispute, disputes_of, settled_of
from empower_desktop.ui.exchange_parts import day_and_time
from empower_desktop.ui.kit.listview import ListItem
from empower_desktop.ui.question_words import short_of
from empower_desktop.workbook.proposing import Asked
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.dated_names import titles_of
from empower_desktop.workspace.kept_questions import Waiting, answered
from empower_desktop.workspace.postponing import postponed, rests_until
from empower_desktop.workspace.resolved import filled_in_by
from empower_desktop.workspace.rivals_gone import still_asked
from empower_desktop.workspace.spelling import first_name
from empower_desktop.workspace.what_became import answerers_of

State = Literal["waiting", "later", "settled"]
NOTHING: Mapping[State, Message] = {
    "waiting": N_("Nothing waits for an answer."),
    "later": N_("Nothing was left for later."),
    "settled": N_("Nothing was answered yet."),
}
Say = Callable[[Message | Label | str], str]
ASKS, ANSWERED = N_("asks"), N_("answered")


@dataclass(frozen=True)
class Inquiry:
    """A question as the list shows it: what its record is called, of which kind, and when it was answered by whom."""

    waiting: Waiting
    title: str
    kind: Label | str
    when: str = ""
    until: date | None = None
    by: str = ""

    @property
    def key(self) -> str:
        """Tell this question from the others."""
        return self.waiting.asked.id

    @property
    def place(self) -> str:
        """Give the file with sheet and cell."""
        asked = self.waiting.asked
        return " · ".join(part for part in (asked.file, f"{asked.sheet} {asked.cell}".strip()) if part)


Entry = Dispute | Inquiry


@dataclass(frozen=True)
class ToAnswer:
    """All that waits, and what was left for later."""

    waiting: Sequence[Entry]
    later: Sequence[Entry]

    def first_since(self, before: ToAnswer) -> str:
        """Give the key of the first that was not there before, or waited elsewhere; nothing where all are as they were."""
        pairs = ((self.waiting, before.waiting), (self.later, before.later))
        return next((each.key for now, then in pairs for each in now if each.key not in {former.key for former in then}), "")


def to_answer_of(work: Workspace) -> ToAnswer:
    """Look up what waits: conflicts first, then questions, the oldest first."""
    kept = postponed(work)
    entries: list[Entry] = [*disputes_of(work)]
    questions = still_asked(work)
    titles = _titles(work, questions)
    entries += [_inquiry(work, each, titles, rests_until(kept, each.asked.id)) for each in questions]
    return ToAnswer([each for each in entries if each.until is None], [each for each in entries if each.until is not None])


def answered_of(work: Workspace) -> list[Entry]:
    """Look up what was answered, the last first."""
    entries: list[tuple[str, Entry]] = [(each.settled.answer.at, each) for each in settled_of(work) if each.settled]
    questions = answered(work)
    by, titles = answerers_of(work, questions), _titles(work, questions)
    entries += [(each.answered_at, replace(_inquiry(work, each, titles), by=by[each.asked.id])) for each in questions]
    return [each for _, each in sorted(entries, key=lambda pair: pair[0], reverse=True)]


def _titles(work: Workspace, questions: Sequence[Waiting]) -> Mapping[str, str]:
    """Look up what the records are called that questions are about."""
    about = [_about(each.asked) for each in questions]
    return titles_of(work, {record: kind for kind, record in about if record and kind in KINDS})


def _about(asked: Asked) -> tuple[str, str]:
    """Give kind and record that a question is about: where it names none, the one that all its answers would write to."""
    written = {(change.kind, change.record) for choice in asked.choices for change in choice.changes}
    return next(iter(written)) if not asked.record and len(written) == 1 else (asked.kind, asked.record)


def _inquiry(work: Workspace, waiting: Waiting, titles: Mapping[str, str], until: date | None = None) -> Inquiry:
    kind, record = _about(waiting.asked)
    when = day_and_time(work.language, waiting.answered_at) if waiting.answered_at else ""
    return Inquiry(waiting, titles.get(record, ""), KINDS[kind].label if kind in KINDS else kind, when, until)


def item_of(say: Say, entry: Entry) -> ListItem:
    """Give the line of a conflict or a question in the list."""
    if isinstance(entry, Dispute):
        word, role = _word_of(entry)
        return ListItem(entry.key, say(entry.spot), f"{say(entry.kind)}: {entry.title}", icon="git-compare", word=say(word), word_role=role)
    asked = entry.waiting.asked
    about = f"{say(entry.kind)}: {entry.title}" if entry.title else entry.place
    word, role = (ANSWERED, "ok") if entry.waiting.answer else (ASKS, "info")
    return ListItem(entry.key, say(short_of(asked)), about, icon="circle-help", word=say(word), word_role=role)


def answer_word(inquiry: Inquiry) -> Message | str:
    """Give the words of the answer that was chosen."""
    waiting = inquiry.waiting
    return next((each.label for each in waiting.asked.choices if each.code == waiting.answer), waiting.answer)


def fits(say: Say, entry: Entry, text: str) -> bool:
    """Say whether what somebody typed stands in an entry: record, field, people, values, file."""
    if isinstance(entry, Dispute):
        fillers = map(filled_in_by, entry.wrote.values())
        words = [entry.title, say(entry.spot), say(entry.kind), *entry.by.values(), *fillers, entry.answered_by, *_texts_in(entry)]
    else:
        words = [entry.title, say(entry.kind), say(entry.waiting.asked.message), entry.place, entry.by]
    return text in " ".join(words).casefold()


def _texts_in(dispute: Dispute) -> list[str]:
    """Give the texts that fight or fought, as they were written."""
    values = [rival.value for rival in dispute.conflict.rivals]
    plains = [plain for value in values for plain in (value.values() if isinstance(value, Mapping) else (value,))]
    return [plain for plain in plains if isinstance(plain, str)]


def _word_of(dispute: Dispute) -> tuple[Message, str]:
    if dispute.settled is not None:
        return N_("by {name}", name=first_name(dispute.answered_by)), "ok"
    return (N_("deleted?") if dispute.is_deletion else N_("{n} values", n=dispute.values)), "danger"
