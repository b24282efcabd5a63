"""The commands that set a store up: init, sample, kinds, areas."""

from __future__ import annotations

from pathlib import Path

from empower_desktop.errors import Trouble
from empower_desktop.language import N_, P_
from empower_desktop.launch import answers
from empower_desktop.launch.call import Call, Usage
from empower_desktop.launch.exits import Exit
from empower_desktop.launch.progress import Progress
from empower_desktop.records import KINDS, Record

# What needs the workspace imports it itself: `kinds` answers without SQLAlchemy.
MOST_PLACES = 200


def init(call: Call) -> Exit:
    """Start a new store with its author, without asking anything."""
    from empower_desktop.workspace.knowing import begin_again
    from empower_desktop.workspace.opening import start

    options = call.options
    if options.name is None and not options.again:
        raise Usage(N_("Missing: {what}", what="--name"), "empower-desktop init")
    folder, language = call.places.data, call.language
    if options.again:
        changed = {"name": options.name, "role": options.role, "area": options.area}
        file = Path(options.again).absolute()
        identity = begin_again(folder, file, language, options.practice, changed, call.passphrase, call.say.word)
    else:
        identity = start(folder, options.name, options.role or "pendamping", options.area, language.code, options.practice)
    if call.say.as_json:
        call.say.json({"author": identity.id})
    else:
        call.say.word(N_("A new store for {name} lies in {folder}.", name=identity.name, folder=str(call.places.data)))
    return Exit.DONE


def sample(call: Call) -> Exit:
    """Fill a store with realistic data."""
    from empower_desktop.launch.sample.filling import fill

    wanted = call.options.records
    if wanted < 1:
        raise Usage(N_("{what} must be 1 or more.", what="--records"), "empower-desktop sample")
    with call.workspace() as work, Progress(call.say) as watch:
        step = fill(work, wanted, call.options.seed, watch)
    if call.say.as_json:
        call.say.json({"records": step.result, "changes": len(step.changes)})
    else:
        call.say.word(step.text)
    return Exit.IN_PART if watch.stopped else Exit.DONE


def kinds(call: Call) -> Exit:
    """Show the record kinds with their fields."""
    if call.say.as_json:
        call.say.array(answers.kind(kind) for kind in KINDS.values())
        return Exit.DONE
    for kind in KINDS.values():
        _tell_kind(call, kind)
    return Exit.DONE


def _tell_kind(call: Call, kind: type[Record]) -> None:
    say = call.say
    say.line(f"{kind.kind} – {say(kind.label)}")
    rows = []
    for code, field in kind.fields().items():
        needed = say(N_("required")) if field.required else ""
        meant = field.refers_to or "; ".join(choice.code for choice in field.choices)
        rows.append((code, field.label, field.type, needed, kind.unit_of(code), meant))
    say.table((N_("Field"), N_("Name"), N_("Type"), "", N_("Unit"), N_("Choices, or the kind it refers to")), rows, "  ")
    say.line()


def areas(call: Call) -> Exit:
    """Take in a newer area list, or look a place up in the one that is there."""
    from empower_desktop.workspace.placing import area_list, take_in_areas

    with area_list(call.places.data) as known:
        if call.options.file:
            step = take_in_areas(known, _list_of_areas(call.options.file))
            call.say.word(step.text)
        if call.options.find is not None:
            found = known.search(call.options.find, MOST_PLACES)
            _tell_places(call, [(place.code, place.name, place.chain) for place in found])
        elif call.say.as_json:
            call.say.json({"areas": known.count()})
        else:
            call.say.word(P_("{n} area is known", "{n} areas are known", known.count()))
    return Exit.DONE


def _list_of_areas(name: str) -> Path:
    """Give the file of a list; a Trouble tells who named a place instead how one is looked up."""
    if not Path(name).exists():
        message = N_(
            "There is no file “{name}”. A list to take in is a .csv, .csv.gz or .xlsx file with code and name. "
            'To look up a place: empower-desktop areas --find "{name}"',
            name=name,
        )
        raise Trouble(message, "unreadable")
    return Path(name)


def _tell_places(call: Call, places: list[tuple[str, str, str]]) -> None:
    if call.say.as_json:
        call.say.array({"code": code, "name": name, "chain": chain} for code, name, chain in places)
        return
    if places:
        call.say.table((N_("Code"), N_("Name"), N_("In")), places)
    if len(places) == MOST_PLACES:
        call.say.word(N_("There are more than these {n}: write more of the name.", n=MOST_PLACES))
    else:
        call.say.word(P_("{n} place found", "{n} places found", len(places)))
