"""Returns: what goes back to a worker, with the receipt for everything of theirs that has arrived."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from empower_desktop.errors import Place, Problem, Refusal
from empower_desktop.history.change import Change
from empower_desktop.history.merge import RecordState, state_of
from empower_desktop.language import N_, P_, Label
from empower_desktop.records import UNITS
from empower_desktop.store import Arrival
from empower_desktop.store.notes import RETURN
from empower_desktop.workbook import contents
from empower_desktop.workspace.gaps import taken_back
from empower_desktop.workspace.replacing import refuse_to_replace
from empower_desktop.workspace.scope import Scope, records_in
from empower_desktop.workspace.sending import Exported, Parcel, by_whom_and_when, in_capitals, send
from empower_desktop.workspace.step import Step, Watch, always
from empower_desktop.workspace.workspace import Workspace

RETURNED, FOR, NAMELESS = Label("balasan", "return"), Label("untuk", "for"), Label("PENDAMPING", "WORKER")


@dataclass(frozen=True)
class Worker:
    """Somebody whose exports come here, or whose record did."""

    id: str
    name: str


def workers(work: Workspace) -> list[Worker]:
    """Give everybody else who sent something, even if it was undone, or wrote something here, by name."""
    names = {arrival.author_id: arrival.author_name for arrival in (*taken_back(work), *work.store.exports_held())}
    names |= {author: name for author, name in work.author_names().items() if name or author not in names}
    names.pop(work.author.id, None)
    return sorted((Worker(author, name) for author, name in names.items()), key=lambda one: (one.name.casefold(), one.id))


def worker_named(work: Workspace, name: str, *, or_oneself: bool = False) -> Worker:
    """Give the worker of an id or a name, if wanted also oneself; the beginning of one is enough where only one begins so."""
    oneself = [Worker(work.author.id, work.author.name)] if or_oneself else []
    everybody, wanted = [*workers(work), *oneself], " ".join(name.split()).casefold()
    exact = [one for one in everybody if wanted in (one.id, one.name.casefold())]
    found = exact or [one for one in everybody if wanted and f" {one.name.casefold()}".find(f" {wanted}") >= 0]
    if len(found) == 1:
        return found[0]
    if found:
        message = N_("“{name}” may be any of: {who}. Give the id instead of the name.", name=name, who=_listed(found))
        raise Problem(message, "ambiguous_worker", Place(field="name"))
    if not everybody:
        raise Problem(N_("Nothing has come from anybody yet. Merge an export of {name} first.", name=name), "no_such_worker")
    message = N_("Nobody here is called “{name}”. There are: {who}. Choose one of them.", name=name, who=_listed(everybody))
    raise Problem(message, "no_such_worker", Place(field="name"))


def held_of(work: Workspace, author: str) -> list[Arrival]:
    """Give the exports of somebody that this store holds whole now, each once, in the order they came."""
    return list({one.export_id: one for one in work.store.exports_held() if one.author_id == author}.values())


def return_name(work: Workspace, worker: Worker) -> str:
    """Give the name that a return has unless another is chosen, `BUDI_2026-11-24_balasan04_untuk_SARI.xlsx`.

    Returns are numbered by themselves, so that the number follows another word than that of an export.
    """
    number, whom = work.store.next_export(RETURN)[0], in_capitals(worker.name) or work.language(NAMELESS)
    told = f"{work.language(RETURNED)}{number:02}_{work.language(FOR)}_{whom}"
    return f"{by_whom_and_when(work)}_{told}{'_LATIHAN' if work.practice else ''}.xlsx"


def give_back(work: Workspace, worker: Worker, path: Path, watch: Watch = always) -> Step:
    """Write the workbook that goes back to a worker; `result` is an Exported, None when it was stopped.

    It carries whole every record of their area and of the areas of their exports (of all areas where none is known), every
    record in which they wrote, and every one that they ever sent, with what these bring along; and the receipt for the
    exports that this store holds now.
    """

    def packed() -> Parcel:
        arrivals = held_of(work, worker.id)
        changes, areas = _belonging(work, worker.id)
        return Parcel(
            changes,
            contents.Scope(areas),
            purpose=RETURN,
            for_name=worker.name,
            for_author=worker.id,
            exports=tuple(arrival.export_id for arrival in arrivals),
            received=tuple(contents.Received(one.number, one.made, one.digest, one.file) for one in arrivals),
            former_stores=_stores(work, worker.id),
        )

    return send(work, path, packed, watch)


def give_back_to(work: Workspace, several: Sequence[Worker], folder: Path, watch: Watch = always) -> Step:
    """Write a return for each of several workers into a folder; `result` are the Exported of those done by the time it was stopped.

    One that cannot be written is among the problems and does not keep the others waiting.
    """
    made: list[Exported] = []
    problems: list[Refusal] = []
    for done, worker in enumerate(several):
        if not watch(done, len(several)):
            break
        try:
            file = folder / return_name(work, worker)
            refuse_to_replace(work, file)
            made.append(give_back(work, worker, file).result)
        except Refusal as refusal:
            problems.append(refusal)
    watch(len(several), len(several))
    return Step(P_("{n} return made", "{n} returns made", len(made)), problems=tuple(problems), result=tuple(made))


def _stores(work: Workspace, author: str) -> tuple[str, ...]:
    """Give the stores of somebody from which something came here, the last one first: whoever loses them begins again from a return."""
    return tuple(dict.fromkeys(one.store_id for one in reversed(work.store.arrivals()) if one.author_id == author))


def _belonging(work: Workspace, author: str) -> tuple[list[Change], tuple[str, ...]]:
    """Give the changes of every record that concerns a worker, and the areas that are theirs."""
    histories: dict[str, list[Change]] = {}
    for change in work.store.all_changes():
        histories.setdefault(change.record, []).append(change)
    states = {record: state_of(history, UNITS) for record, history in histories.items()}
    sent = [arrival for arrival in work.store.arrivals() if arrival.author_id == author]
    own = {record for record, history in histories.items() if any(change.by == author for change in history)}
    own |= {record for arrival in sent for record in arrival.record_ids} & histories.keys()
    areas = _areas(states.get(author), sent)
    chosen = records_in(Scope(areas), states, own)
    return [change for record, history in histories.items() if record in chosen for change in history], areas


def _areas(author: RecordState | None, sent: Sequence[Arrival]) -> tuple[str, ...]:
    """Give the areas in which somebody works: that of their record, and those that their exports were limited to."""
    stated = [area for arrival in sent for area in json.loads(arrival.scope or "{}").get("areas", ())]
    rivals = author.conflicts.get("area", ()) if author else ()
    own = [author.fields.get("area") if author else None, *(rival.value for rival in rivals)]
    found = {area for area in (*own, *stated) if isinstance(area, str) and area}
    return tuple(sorted(area for area in found if not _is_below(area, found)))


def _is_below(area: str, others: Collection[str]) -> bool:
    return any(area.startswith(f"{other}.") for other in others)


def _listed(found: Sequence[Worker]) -> str:
    return "; ".join(f"{one.name or '–'} ({one.id})" for one in found[:10])
