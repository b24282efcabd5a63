"""One record while a person has it before them: what they touched, what is on its way to the disk, and over what."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from empower_desktop.errors import Problem, Refusal
from empower_desktop.history.merge import NEW, Seen
from empower_desktop.records import Record
from empower_desktop.records.fields import Plain
from empower_desktop.ui.desk import Desk
from empower_desktop.workspace import Step, Unsaved
from empower_desktop.workspace.saving import save_plain
from empower_desktop.workspace.unsaved import drop_unsaved, keep_unsaved, new_key, unsaved_of

Told = Callable[[Step], None]


class Sitting:
    """Saves one after another, so that a second field of a new record finds its id, and no one disputes with themselves.

    It goes on until all is saved, also when the form shows another record by then.
    """

    def __init__(self, desk: Desk, kind: type[Record], record: str, given: Mapping[str, Plain]) -> None:
        """Sit down before a record, or with "" before a new one that starts from the values given."""
        self._desk, self._kind, self._given = desk, kind, given
        self.record = record
        self.seen = desk.seen(kind, record) if record else NEW
        self.touched: set[str] = set()
        self._ready: dict[str, Plain] = {}
        self._sent: dict[str, Plain] = {}
        self._key = record or new_key(kind, given)
        self.told: Told = to_nobody
        self.refused: Callable[[Refusal], bool] = not_here

    @property
    def mine(self) -> set[str]:
        """The fields that are being typed or wait to be saved: nobody else's value may be shown in them."""
        return self.touched | self._ready.keys()

    @property
    def is_untouched(self) -> bool:
        """Say whether this is a new record in which nothing was typed."""
        return not (self.record or self.touched or self._ready or self._sent)

    def save(self, code: str, plain: Plain) -> None:
        """Save a value as soon as those before it are on the disk."""
        self.touched.discard(code)
        self._ready[code] = plain
        if not self._sent:
            self._send()

    def catch_up(self) -> None:
        """See what stands now, but for what is being typed: that stays over what was seen when it was begun."""
        if self.record:
            self._see(self._desk.seen(self._kind, self.record), self.mine)

    def keep(self, typed: Mapping[str, object]) -> None:
        """Keep beside the store what is being typed, so that a kill takes the last second at most."""
        stamp = self._desk.work.clock.stamp()
        # What a new record starts from is kept too, as what was shown: it links it to what it came from.
        seen = self.seen if self.record else Seen({}, self._given)
        unsaved = Unsaved(self._key, self._kind.kind, self.record, json.dumps(dict(typed)), seen.dump(), stamp)
        self._desk.do_quietly(keep_unsaved, unsaved)

    def bring_back(self) -> dict[str, object]:
        """Give what was typed before the program ended and never saved, over what was seen then."""
        kept = unsaved_of(self._desk.work, self._key, self.record)
        if kept is None:
            return {}
        self._key = kept.key
        if self.record:
            self.seen = Seen.load(kept.seen)
        typed: dict[str, object] = json.loads(kept.typed)
        self.touched.update(typed)
        return typed

    def _send(self) -> None:
        self._sent, self._ready = self._ready, {}
        values = {**({} if self.record else self._given), **self._sent}
        self._desk.do(save_plain, self._kind, values, self.record, self.seen, then=self._was_saved, refused=self._was_refused)

    def _was_saved(self, step: Step) -> None:
        self.record = step.result
        now = self._desk.seen(self._kind, self.record)
        self._see(now, self.mine - self._sent.keys())
        for code in self.mine & self._sent.keys():
            self._see_own(now, code, step)
        self._sent = {}
        if self._ready:
            self._send()
        elif not self.touched:
            self._desk.do_quietly(drop_unsaved, self._key)
            self._key = self.record
        self.told(step)

    def _see(self, now: Seen, mine: set[str]) -> None:
        self.seen = Seen(
            {**now.survivors, **{code: self.seen.survivors.get(code, ()) for code in mine}},
            {**now.shown, **{code: self.seen.shown.get(code) for code in mine}},
            (now.disputed - mine) | (self.seen.disputed & mine),
        )

    def _see_own(self, now: Seen, code: str, step: Step) -> None:
        """See one's own change in a field that is being typed again, but nobody else's that came meanwhile."""
        own = tuple(change for change in now.survivors.get(code, ()) if change in step.changes)
        if own:
            survivors, shown = {**self.seen.survivors, code: own}, {**self.seen.shown, code: self._sent[code]}
            self.seen = Seen(survivors, shown, self.seen.disputed - {code})

    def _was_refused(self, refusal: Refusal) -> None:
        self.touched.update(self._sent, self._ready)
        self._sent, self._ready = {}, {}
        if not (isinstance(refusal, Problem) and self.refused(refusal)):
            self._desk.refused.emit(refusal)


def to_nobody(step: Step) -> None:
    """Tell nobody: the form shows another record."""


def not_here(refusal: Refusal) -> bool:
    """Say that a refusal has no place in the form."""
    return False
