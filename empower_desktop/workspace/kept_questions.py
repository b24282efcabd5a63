"""A question as the store keeps it: its words, its place and what each answer writes, as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from empower_desktop.history.change import Change
from empower_desktop.store import Question
from empower_desktop.workbook.proposing import Asked, Choice
from empower_desktop.workbook.wire import pack_message, unpack_message
from empower_desktop.workspace.refused import is_asked
from empower_desktop.workspace.workspace import Workspace

File = tuple[str, str]
"""A file that came: the merge that took it in, and its hash, for names are shared; its name where a list or an earlier version asked."""
_MADE = re.compile(r'"(?:record|at)": "([^"]*)"')
"""What a kept question tells of the changes that its answers write: about which records, and with which stamps."""
_PLACE = ("file", "sha256", "sheet", "row", "cell", "kind", "record", "field")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question as it is kept: the merge or import that asked it, when, and the answer, empty while it is open.

    `answerer` says who answers it by a workbook that is only foretold; of one that came its arrival tells.
    """

    asked: Asked
    merge: str
    at: str
    answer: str = ""
    answered_at: str = ""
    answerer: str = ""

    @property
    def by_file(self) -> File:
        """The file that asked it."""
        return self.merge, self.asked.sha256 or self.asked.file

    @property
    def came_answered(self) -> bool:
        """Whether it never waited: it was answered with the list that asks it, and what that wrote came with the list."""
        return bool(self.answer) and self.answered_at == self.at

    @property
    def chosen(self) -> Choice | None:
        """The choice that was answered, with what it writes; None while it is open, or where a value of one's own was given."""
        return next((each for each in self.asked.choices if self.answer and each.code == self.answer), None)

    @property
    def wrote_nothing(self) -> bool:
        """Whether it is open, or its answer left everything as it was."""
        return self.chosen is None or not self.chosen.changes


def open_questions(work: Workspace) -> list[Waiting]:
    """Give the questions that wait, the oldest first."""
    return [waiting_of(each) for each in work.store.questions() if is_asked(each)]


def open_questions_touched(work: Workspace, came: Iterable[Change]) -> list[Waiting]:
    """Give the questions that wait and write about a record of changes that came, or with the stamp of one of these.

    These changes can settle no others. Where thousands wait, to unfold all of them would take much longer than the files that came.
    """
    signs = {sign for change in came for sign in (change.record, change.at)}
    return [waiting_of(each) for each in work.store.questions() if is_asked(each) and not signs.isdisjoint(_MADE.findall(each.body))]


def questions_made(work: Workspace, stamps: Collection[str]) -> list[Waiting]:
    """Give the questions, open or answered, whose answers write with one of these stamps, as all do that are about one workbook."""
    kept = work.store.questions(answered=None) if stamps else []
    return [waiting_of(each) for each in kept if any(stamp in each.body for stamp in stamps) and is_asked(each)]


def answered(work: Workspace) -> list[Waiting]:
    """Give the questions that were answered, the oldest first."""
    return [waiting_of(each) for each in work.store.questions(answered=True) if is_asked(each)]


def keep_rows_waiting(work: Workspace, changes: Iterable[Change], questions: Mapping[str, str], file: File) -> None:
    """Keep what a file writes that names rows which other files were asked about, with these questions, until they are answered.

    With each question come the cells that are left out where it leaves out its row.
    """
    bodies = [(each.id, json.dumps({"waits": _parts(each), "file": file[1]})) for each in changes]
    bodies += [("\n".join((*file, *questions)), json.dumps({"beside": dict(questions), "file": file[1]}))] if questions else []
    at = work.clock.stamp()
    work.store.ask(Question(_waits_as(name), file[0], at, body) for name, body in bodies)


def rows_waiting(work: Workspace) -> list[tuple[File, Change]]:
    """Give what names rows that other files were asked about, with its own file."""
    return [(file, Change.read(body["waits"])) for file, body in _rows_beside(work) if "waits" in body]


def files_beside(work: Workspace) -> dict[str, list[File]]:
    """Give, by the ids of questions about rows, the files that have the same rows as the one which asked first."""
    found: dict[str, list[File]] = {}
    for file, body in _rows_beside(work):
        for question in body.get("beside", ()):
            found.setdefault(question, []).append(file)
    return found


def cells_beside(work: Workspace) -> dict[str, list[str]]:
    """Give, by the ids of questions about rows, the cells of later files that are left out with the row."""
    found: dict[str, list[str]] = {}
    for _, body in _rows_beside(work):
        questions = body.get("beside", {})
        for question, cells in questions.items() if isinstance(questions, dict) else ():  # an earlier version kept no cells
            if cells and cells not in found.setdefault(question, []):
                found[question].append(cells)
    return found


def _rows_beside(work: Workspace) -> Iterator[tuple[File, Mapping[str, Any]]]:
    for each in work.store.questions():
        if not is_asked(each):
            body = json.loads(each.body)
            yield (each.merge, body.get("file", "")), body


def _waits_as(name: str) -> str:
    """Give the id under which a change waits: another one than that under which it would be remembered as refused."""
    return sha256(f"waits\n{name}".encode()).hexdigest()[:32]


def waiting_of(kept: Question) -> Waiting:
    """Give back a question as it was kept."""
    return Waiting(_asked(kept.id, json.loads(kept.body)), kept.merge, kept.at, kept.answer, kept.answered_at)


def body_of(asked: Asked) -> str:
    """Give a question as it is kept."""
    place = {name: getattr(asked, name) for name in _PLACE}
    choices = [[each.code, pack_message(each.label), [_parts(change) for change in each.changes], *_more(each)] for each in asked.choices]
    return json.dumps({"code": asked.code, "message": pack_message(asked.message), **place, "choices": choices})


def _asked(question: str, body: Mapping[str, Any]) -> Asked:
    choices = [_choice(*parts) for parts in body["choices"]]
    place = {name: body[name] for name in _PLACE if name in body}  # an earlier version kept no hash
    return Asked(id=question, code=body["code"], message=unpack_message(body["message"]), choices=tuple(choices), **place)


def _choice(code: str, label: Any, changes: Sequence[Any], more: Mapping[str, Any] | None = None) -> Choice:
    choice = Choice(code, unpack_message(label), tuple(map(Change.read, changes)))
    if more is None:
        return choice
    foretold = more.get("foretold")
    means = tuple((record, other) for record, other in more["means"])
    return replace(choice, means=means, foretold=None if foretold is None else tuple(map(Change.read, foretold)))


def _more(choice: Choice) -> list[dict[str, Any]]:
    """Give what is kept of a choice beyond what it writes; nothing of most."""
    if not choice.means and choice.foretold is None:
        return []
    foretold = {} if choice.foretold is None else {"foretold": [_parts(change) for change in choice.foretold]}
    return [{"means": [list(pair) for pair in choice.means], **foretold}]


def _parts(change: Change) -> dict[str, Any]:
    fields = {code: list(value) if isinstance(value, tuple) else value for code, value in change.fields.items()}
    return {
        "record": change.record,
        "kind": change.kind,
        "fields": fields,
        "over": list(change.over),
        "by": change.by,
        "at": change.at,
        "why": change.why,
    }
