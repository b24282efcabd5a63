"""What a register only names: the group, partner or meeting of a row is looked for by its name, and asked for where that is not certain."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from empower_desktop.language import N_, P_, Message
from empower_desktop.lists.questions import LEAVE, Asking
from empower_desktop.lists.understood import Entry, Option
from empower_desktop.records import KINDS
from empower_desktop.records.words import plain
from empower_desktop.store import Row
from empower_desktop.workspace.roster import People, Somebody

MADE = frozenset({"group", "partner", "person"})
"""What may be noted by its name alone; a meeting or a decision of which only a name is known helps nobody."""
_MOST_NAMED = 6
_MOST_OFFERED = 40
_CREATE = Option("create", N_("Note it by this name"))


@dataclass(frozen=True)
class Mentions:
    """Finds what entries name: `rows` gives the live records of a kind, `fresh` the id of one to be made, `place` says an area.

    `apart` gives the words by which people of one name are told apart, `owners` names the entries that rows are parts of.
    """

    asking: Asking
    rows: Callable[[str], Sequence[Row]]
    fresh: Callable[[Entry], str]
    place: Callable[[object], str]
    apart: Callable[[Sequence[Somebody]], Sequence[Message]]
    owners: Collection[str] = ()

    def find(self, entries: Sequence[Entry]) -> dict[str, str]:
        """Give the record of each entry, "" for one that is not found or not answered yet."""
        found: dict[str, str] = {}
        unknown: list[Entry] = []
        for entry in entries:
            bearers = [row for row in self.rows(entry.kind) if _is_called(row, _name_of(entry))]
            if len(bearers) == 1:
                found[entry.name] = bearers[0].id
            elif bearers:
                options = [Option(row.id, N_("{name}, {place}", name=row.title, place=self._told(row))) for row in bearers[:_MOST_OFFERED]]
                found[entry.name] = self._which(entry, options)
            else:
                unknown.append(entry)
        return {**found, **self._make(unknown)}

    def find_people(self, entries: Sequence[Entry], people: People, near: Callable[[Somebody], bool]) -> dict[str, str]:
        """Give the person of each entry: the one of that name who is near, else asked."""
        found: dict[str, str] = {}
        unknown: list[Entry] = []
        for entry in entries:
            bearers = people.named(_name_of(entry))
            close = [one for one in bearers if near(one)]
            if len(close) == 1:
                found[entry.name] = close[0].id
            elif bearers:
                offered = bearers[:_MOST_OFFERED]
                options = [Option(one.id, words) for one, words in zip(offered, self.apart(offered), strict=True)]
                found[entry.name] = self._which(entry, options)
            else:
                unknown.append(entry)
        return {**found, **self._make(unknown)}

    def _which(self, entry: Entry, options: Sequence[Option]) -> str:
        message = N_("Which one is {name}?", name=_name_of(entry))
        last = (_CREATE, LEAVE) if entry.kind in MADE else (LEAVE,)
        answer = self.asking.ask(
            "several_known", entry.sheet, _cell(entry), message, [*options, *last], entry=entry.name, about=(entry.name,)
        )
        return self._answered(entry, answer, {option.code for option in options})

    def _make(self, unknown: Sequence[Entry]) -> dict[str, str]:
        """Ask once for each kind whether what is not known yet is to be noted by its name."""
        found: dict[str, str] = {}
        for kind in dict.fromkeys(entry.kind for entry in unknown):
            some = [entry for entry in unknown if entry.kind == kind]
            names = ", ".join(_name_of(entry) for entry in some[:_MOST_NAMED])
            values = {"kind": KINDS[kind].label, "names": names}
            where = ",".join(map(_cell, some))
            if kind not in MADE:
                message = P_(
                    "{kind}: {n} name is not known here and was left out: {names}",
                    "{kind}: {n} names are not known here and were left out: {names}",
                    len(some),
                    **values,
                )
                if any(entry.name in self.owners for entry in some):
                    message = N_(
                        "{kind}: {names} is not known here, so nothing could be noted under it. "
                        "Note it first, then take in the list again: its rows come then.",
                        **values,
                    )
                self.asking.say("mention_unknown", some[0].sheet, where, message)
                answer = ""
            else:
                message = P_(
                    "{kind}: {n} name is not known here: {names}. Note it?",
                    "{kind}: {n} names are not known here: {names}. Note them?",
                    len(some),
                    **values,
                )
                first, about = some[0], [entry.name for entry in some]
                answer = self.asking.ask("mention_unknown", first.sheet, where, message, (_CREATE, LEAVE), entry=first.name, about=about)
            found.update({entry.name: self._answered(entry, answer, ()) for entry in some})
        return found

    def _answered(self, entry: Entry, answer: str, known: Collection[str]) -> str:
        return self.fresh(entry) if answer == _CREATE.code else answer if answer in known else ""

    def _told(self, row: Row) -> str:
        """Tell a record from another of its name: by its village, or by its day."""
        day = KINDS[row.kind].date_field
        return str(row.fields.get(day)) if day and row.fields.get(day) else self.place(row.fields.get("area"))


def _name_of(entry: Entry) -> str:
    return str(next(iter(entry.fields.values()), ""))


def _cell(entry: Entry) -> str:
    return next(iter(entry.cells.values()), "A1")


def _is_called(row: Row, name: str) -> bool:
    """Say whether a record bears a name, or a day and a name, as our own sheets write it (`12-01-2026 Musyawarah dusun`)."""
    day = str(row.fields.get(KINDS[row.kind].date_field) or "")
    title = plain(row.title)
    return plain(name) in (title, f"{day[8:10]} {day[5:7]} {day[:4]} {title}")
