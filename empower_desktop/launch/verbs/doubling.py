"""The command that lists what may have been entered twice: doubles."""

from __future__ import annotations

from empower_desktop.language import N_, P_, Message
from empower_desktop.launch.answers import Answer
from empower_desktop.launch.call import Call
from empower_desktop.launch.exits import Exit
from empower_desktop.launch.progress import Progress
from empower_desktop.launch.say import Say
from empower_desktop.records import KINDS
from empower_desktop.records.author import JOINABLE
from empower_desktop.workspace.doubles import Double, possible_doubles


def doubles(call: Call) -> Exit:
    """List the pairs that may be one thing and about which nobody said yes or no, the likeliest of each kind first."""
    kinds = (call.options.kind,) if call.options.kind else tuple(JOINABLE)
    with call.workspace() as work, Progress(call.say) as watch:
        found = [pair for kind in kinds for pair in possible_doubles(work, kind, watch).pairs]
        titles = [(work.names.record(each.kind, each.one.id), work.names.record(each.kind, each.other.id)) for each in found]
    if call.say.as_json:
        call.say.array(_answer(each, called) for each, called in zip(found, titles, strict=True))
    else:
        for each, called in zip(found, titles, strict=True):
            _tell(call.say, each, called)
        call.say.word(P_("{n} pair may be one thing.", "{n} pairs may be one thing.", len(found)))
        if found:
            call.say.word(how_to_join(found[0]))
    return Exit.IN_PART if watch.stopped else Exit.DONE


def _answer(double: Double, titles: tuple[str, str]) -> Answer:
    likeness, pair = double.likeness, {"one": double.one.id, "other": double.other.id}
    why = {"same": list(likeness.agree), "near": list(likeness.near), "differ": list(likeness.differ)}
    return {"kind": double.kind, **pair, "titles": list(titles), **why}


def _tell(say: Say, double: Double, titles: tuple[str, str]) -> None:
    """Tell a pair: both by name and id, then what speaks for it and against it."""
    say.line(f"{say(KINDS[double.kind].label)}: {titles[0]} – {titles[1]}")
    say.line(f"  {double.one.id}  {double.other.id}")
    fields, likeness = KINDS[double.kind].fields(), double.likeness

    def named(codes: tuple[str, ...]) -> str:
        return ", ".join(say(fields[code].label) for code in codes)

    same, near, differ = named(likeness.agree), named(likeness.near), named(likeness.differ)
    told = ((same, N_("the same: {fields}", fields=same)), (near, N_("nearly: {fields}", fields=near)))
    said = [say(words) for given, words in (*told, (differ, N_("differs: {fields}", fields=differ))) if given]
    say.line(f"  {'; '.join(said)}")


def how_to_join(double: Double) -> Message:
    """Say by which command a pair is joined, or told to be two."""
    one, other = sorted((double.one.id, double.other.id))
    joining = f"empower-desktop add same_as kind={double.kind} one={one} other={other} same=yes"
    return N_("If one is: {command} (or same=no, and it is not asked again)", command=joining)
